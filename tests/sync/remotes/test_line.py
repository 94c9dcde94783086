"""Hostile and broken lines: nothing that is not our server's answer is taken for one."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sync.errors import LineError, NotOurServer, Refused, Unreachable, WrongPassword
from sync.remotes.line import Line, Patience, TokenRefused
from tests.fakes.wire_answers import HEADERS, INSTANCE, problem

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
QUICK = Patience(connect=2.0, stall=0.6)
PATH = "/officer/v1/x"


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def line(httpserver: HTTPServer, stop: threading.Event) -> Iterator[Line]:
    made = Line(httpserver.url_for("").rstrip("/"), clock=lambda: NOW, stop=stop, instance=INSTANCE, patience=QUICK)
    yield made
    made.close()


def refused(line: Line, method: str = "GET") -> LineError:
    with pytest.raises(LineError) as caught:
        line.request(method, "/x", token="secret", body=b"{}" if method in ("POST", "PATCH") else None)
    return caught.value


def test_a_good_answer_comes_whole(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH, headers={"Authorization": "Bearer secret"}).respond_with_data(
        b"{}", headers=HEADERS, content_type="application/json; charset=utf-8"
    )
    reply = line.request("GET", "/x", token="secret")
    assert (reply.status, reply.mime, reply.body) == (200, "application/json", b"{}")


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "HEAD"])
def test_a_captive_portal_is_not_our_server(line: Line, httpserver: HTTPServer, method: str) -> None:
    httpserver.expect_request(PATH).respond_with_data("<html>Welcome</html>", content_type="text/html")
    assert isinstance(refused(line, method), NotOurServer)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_no_token_leaks(line: Line, httpserver: HTTPServer, status: int) -> None:
    seen: list[str] = []

    def elsewhere(request: Request) -> Response:
        seen.append(request.headers.get("Authorization", ""))
        return Response("{}", headers=HEADERS)

    httpserver.expect_request("/elsewhere").respond_with_handler(elsewhere)
    headers = {"Location": httpserver.url_for("/elsewhere"), **HEADERS}
    httpserver.expect_request(PATH).respond_with_data("", status=status, headers=headers)
    assert isinstance(refused(line), NotOurServer)
    assert seen == []


def test_another_deployment_is_not_ours(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json({}, headers={"Officer-Instance": "another"})
    error = refused(line)
    assert isinstance(error, NotOurServer)
    assert error.facts["reason"] == "other-instance"


@pytest.mark.parametrize(("status", "kind"), [(403, Unreachable), (407, Unreachable), (502, Unreachable), (404, NotOurServer)])
def test_what_a_proxy_says_is_not_taken_for_the_centres_word(
    line: Line, httpserver: HTTPServer, status: int, kind: type[LineError]
) -> None:
    httpserver.expect_request(PATH).respond_with_data("<html>denied</html>", status=status, content_type="text/html")
    assert type(refused(line)) is kind


def test_a_captive_portals_own_status_is_known(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data("sign in", status=511)
    assert isinstance(refused(line), NotOurServer)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 507])
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "17"}, 17.0),
        ({}, None),
    ],
)
def test_a_busy_server_is_waited_for(
    line: Line, httpserver: HTTPServer, status: int, headers: dict[str, str], seconds: float | None
) -> None:
    httpserver.expect_request(PATH).respond_with_handler(lambda _: Response("", status, {**HEADERS, **headers}))
    error = refused(line)
    assert isinstance(error, Unreachable)
    assert error.retry_after == seconds


@pytest.mark.parametrize("status", [400, 404, 409, 410, 413, 415, 422])
def test_a_problem_of_the_centre_is_told_by_its_slug(line: Line, httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request(PATH).respond_with_json(
        problem("validation", status, fields={"kind": "unknown"}),
        status=status,
        headers=HEADERS,
        content_type="application/problem+json",
    )
    error = refused(line)
    assert isinstance(error, Refused)
    assert (error.code, error.status, error.facts["fields"]) == ("validation", status, "kind: unknown")


def test_403_is_ours_only_with_our_problem(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request(PATH).respond_with_data("no", status=403, headers=HEADERS)
    httpserver.expect_ordered_request(PATH).respond_with_json(
        problem("forbidden", 403), status=403, headers=HEADERS, content_type="application/problem+json"
    )
    assert isinstance(refused(line), Unreachable)
    assert isinstance(refused(line), Refused)


def test_401_says_why(line: Line, httpserver: HTTPServer) -> None:
    for slug in ("token-expired", "wrong-password"):
        httpserver.expect_ordered_request(PATH).respond_with_json(
            problem(slug, 401), status=401, headers=HEADERS, content_type="application/problem+json"
        )
    assert isinstance(refused(line), TokenRefused)
    assert isinstance(refused(line), WrongPassword)


def test_an_answer_without_end_is_given_up(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"x" * 300_000, headers=HEADERS)
    with pytest.raises(NotOurServer):
        line.request("GET", "/x", limit=100_000)


def test_a_gzip_bomb_is_given_up(line: Line, httpserver: HTTPServer) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    httpserver.expect_request(PATH).respond_with_data(bomb, headers={**HEADERS, "Content-Encoding": "gzip"})
    with pytest.raises(NotOurServer):
        line.request("GET", "/x")


def test_garbled_compression_is_not_ours(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"no gzip", headers={**HEADERS, "Content-Encoding": "gzip"})
    assert isinstance(refused(line), NotOurServer)


def test_no_cookie_is_kept(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request(PATH).respond_with_data("", headers={**HEADERS, "Set-Cookie": "track=1"})
    httpserver.expect_ordered_request(PATH).respond_with_handler(
        lambda request: Response(str(len(request.cookies)), headers=HEADERS)
    )
    line.request("GET", "/x")
    assert line.request("GET", "/x").body == b"0"


def test_a_password_of_netrc_never_replaces_the_token(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, stop: threading.Event
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text(f"machine {httpserver.host} login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    line = Line(httpserver.url_for("").rstrip("/"), clock=lambda: NOW, stop=stop, patience=QUICK)
    line._session.trust_env = True
    httpserver.expect_request(PATH).respond_with_handler(
        lambda request: Response(request.headers.get("Authorization", "none"), headers=HEADERS)
    )
    assert line.request("GET", "/x", token="secret").body == b"Bearer secret"
    assert line.request("GET", "/x").body == b"none"
    line.close()


Script = Callable[[socket.socket], None]


@pytest.fixture
def scripted(stop: threading.Event) -> Iterator[Callable[[Script], Line]]:
    """A server of one connection that does what a script says, and a line to it."""
    opened: list[tuple[socket.socket, threading.Thread, Line]] = []

    def start(script: Script, patience: Patience = QUICK) -> Line:
        listener = socket.create_server(("127.0.0.1", 0))

        def serve() -> None:
            client, _ = listener.accept()
            with client:
                script(client)

        thread = threading.Thread(target=serve)
        thread.start()
        line = Line(f"http://127.0.0.1:{listener.getsockname()[1]}", clock=lambda: NOW, stop=stop, patience=patience)
        opened.append((listener, thread, line))
        return line

    yield start
    for listener, thread, line in opened:
        line.close()
        thread.join()
        listener.close()


def until_closed(client: socket.socket) -> None:
    while client.recv(65536):
        pass


def test_a_server_that_never_answers_is_given_up_after_the_stall(scripted: Callable[[Script], Line]) -> None:
    line = scripted(until_closed)
    began = time.monotonic()
    error = refused(line)
    assert isinstance(error, Unreachable)
    assert error.facts["phase"] == "answer"
    assert 0.5 < time.monotonic() - began < 3


def test_a_body_that_stalls_is_given_up(scripted: Callable[[Script], Line]) -> None:
    def script(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 100\r\n\r\nabc")
        until_closed(client)

    assert isinstance(refused(scripted(script)), Unreachable)


def test_a_cut_body_is_no_answer(scripted: Callable[[Script], Line]) -> None:
    def script(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 100\r\n\r\nabc")

    assert isinstance(refused(scripted(script)), Unreachable)


def test_a_date_to_come_back_at_is_read_against_the_servers_own_clock(scripted: Callable[[Script], Line]) -> None:
    def script(client: socket.socket) -> None:
        client.recv(65536)
        lines = (
            "HTTP/1.1 503 Busy",
            "Officer-Instance: i",
            "Date: Mon, 01 Mar 2021 10:00:00 GMT",
            "Retry-After: Mon, 01 Mar 2021 10:00:30 GMT",
            "Content-Length: 0",
        )
        client.sendall("\r\n".join((*lines, "", "")).encode())

    error = refused(scripted(script))
    assert isinstance(error, Unreachable)
    assert error.retry_after == 30.0


def test_a_slow_but_steady_answer_is_waited_for_beyond_the_stall(scripted: Callable[[Script], Line]) -> None:
    tick = threading.Event()

    def script(client: socket.socket) -> None:
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 8\r\n\r\n")
        for _ in range(8):
            tick.wait(0.2)
            client.sendall(b"x")

    assert scripted(script).request("GET", "/x").body == b"x" * 8


def test_a_stop_ends_a_wait_within_a_second(scripted: Callable[..., Line], stop: threading.Event) -> None:
    line = scripted(until_closed, Patience(connect=5.0, stall=60.0))
    timer = threading.Timer(0.3, stop.set)
    timer.start()
    began = time.monotonic()
    error = refused(line)
    timer.join()
    assert error.code == "stopped"
    assert time.monotonic() - began < 1.5


def test_a_stop_ends_a_body_that_nobody_takes(scripted: Callable[..., Line], stop: threading.Event) -> None:
    def script(client: socket.socket) -> None:
        stop.wait()

    line = scripted(script, Patience(connect=5.0, stall=60.0))
    timer = threading.Timer(0.3, stop.set)
    timer.start()
    began = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        line.request("PATCH", "/x", body=bytes(64 * 1024 * 1024))
    timer.join()
    assert caught.value.code == "stopped"
    assert time.monotonic() - began < 2


def test_a_large_body_may_take_longer_than_the_stall(scripted: Callable[[Script], Line]) -> None:
    """The time-out of sending is for each part: a photo on a slow line needs longer than any stall."""
    size = 24 * 1024 * 1024
    pause = threading.Event()

    def script(client: socket.socket) -> None:
        read, began = 0, time.monotonic()
        while read < size:
            read += len(client.recv(1024 * 1024))
            if time.monotonic() - began < 1.5:
                pause.wait(0.15)
        client.sendall(b"HTTP/1.1 204 No Content\r\nOfficer-Instance: i\r\n\r\n")

    began = time.monotonic()
    assert scripted(script).request("PATCH", "/x", body=bytes(size)).status == 204
    assert time.monotonic() - began > QUICK.stall * 2


def test_no_server_is_no_connection(stop: threading.Event) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    line = Line(f"http://127.0.0.1:{port}", clock=lambda: NOW, stop=stop, patience=QUICK)
    error = refused(line)
    assert isinstance(error, Unreachable)
    assert error.facts["phase"] == "connect"
    line.close()


def test_an_unknown_name_is_no_connection(stop: threading.Event) -> None:
    line = Line("https://no-such-host.invalid", clock=lambda: NOW, stop=stop, patience=QUICK)
    error = refused(line)
    assert isinstance(error, Unreachable)
    assert error.facts["phase"] == "connect"
    line.close()
