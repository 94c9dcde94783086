"""Wherever an answer points, nothing of the officer's goes there: no token, no cookie, no body, not even a knock."""

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response
from werkzeug.datastructures import Headers

from sync.errors import LineError, NotOurServer, SignedOut, Unreachable
from sync.remotes.line import Line, Patience
from sync.remotes.officer_api import OfficerApi
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import HEADERS, INSTANCE, tokens
from tests.security.listeners import Bystander, Listener, read_request, saying

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
QUICK = Patience(connect=2.0, stall=2.0)
BODY = b'{"refresh_token": "refresh-1", "text": "rahasia warga"}'
METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE")
STATUSES = (300, 301, 302, 303, 305, 307, 308)
PLACES = (
    "http://127.0.0.1:{port}/officer/v1/x",
    "http://localhost:{port}/officer/v1/x",
    "//127.0.0.1:{port}/officer/v1/x",
    "http://127.0.0.1:{port}",
    "https://127.0.0.1:{port}/",
    "http://user:word@127.0.0.1:{port}/",
    "/elsewhere",
    "elsewhere",
    "?q=1",
    "file:///etc/passwd",
    "http://[",
    "\xff\xfe",
    "x" * 60_000,
    "",
)


def line_to(port: int) -> Line:
    return Line(f"http://127.0.0.1:{port}", clock=lambda: NOW, stop=threading.Event(), patience=QUICK)


@pytest.fixture
def line(httpserver: HTTPServer) -> Iterator[Line]:
    made = Line(httpserver.url_for("").rstrip("/"), clock=lambda: NOW, stop=threading.Event(), instance=INSTANCE, patience=QUICK)
    yield made
    made.close()


@pytest.fixture
def abroad() -> Iterator[Bystander]:
    with Bystander() as bystander:
        yield bystander
        assert bystander.heard == b""
        assert bystander.connections == 0


@pytest.fixture
def api(httpserver: HTTPServer) -> Iterator[OfficerApi]:
    server = httpserver.url_for("").rstrip("/")
    made = OfficerApi(server, MemoryTokens(tokens(server)), clock=lambda: NOW, device_id="pc", patience=QUICK)
    yield made
    made.close()


@pytest.mark.parametrize("place", PLACES)
def test_no_redirect_is_followed_wherever_it_leads(abroad: Bystander, place: str) -> None:
    """Not even its body is read: `requests` would read one without end, and stumble over an address that is none."""
    statuses = itertools.cycle(STATUSES)
    where = place.format(port=abroad.port).encode("latin-1")

    def lead(client: socket.socket) -> None:
        asked.append(read_request(client).split()[1])
        head = b"HTTP/1.1 %d Go\r\nOfficer-Instance: i\r\nLocation: %s\r\nContent-Length: 999999\r\n\r\n"
        client.sendall(head % (next(statuses), where) + b"x" * 1000)

    asked: list[bytes] = []
    with Listener(lead) as server, closing(line_to(server.port)) as line:
        for method, _ in itertools.product(METHODS, STATUSES):
            with pytest.raises(NotOurServer) as caught:
                line.request(method, "/x", token="secret", body=BODY if method in ("POST", "PATCH") else None)
            assert caught.value.facts["reason"] == "redirect"
    assert asked == [b"/officer/v1/x"] * len(METHODS) * len(STATUSES)


def test_headers_that_some_clients_obey_are_not_obeyed(line: Line, httpserver: HTTPServer, abroad: Bystander) -> None:
    url = f"http://127.0.0.1:{abroad.port}/"
    headers = {
        "Refresh": f"0; url={url}",
        "Content-Location": url,
        "Link": f"<{url}>; rel=preload",
        "Alt-Svc": f'h2="{url[7:-1]}"',
    }
    httpserver.expect_request("/officer/v1/x").respond_with_data("{}", headers={**HEADERS, **headers})
    for _ in range(2):
        assert line.request("GET", "/x", token="secret").body == b"{}"


def test_an_uploads_place_abroad_is_never_gone_to(api: OfficerApi, httpserver: HTTPServer, abroad: Bystander) -> None:
    tus = {**HEADERS, "Tus-Resumable": "1.0.0"}
    places = itertools.cycle(
        [
            f"http://127.0.0.1:{abroad.port}/officer/v1/uploads/u-1",
            f"//localhost:{abroad.port}/uploads/u-1",
            f"http://127.0.0.1:{abroad.port}@x/uploads/u-1/",
        ]
    )
    httpserver.expect_request("/officer/v1/uploads", method="POST").respond_with_handler(
        lambda _: Response("", 201, {**tus, "Location": next(places)})
    )
    httpserver.expect_request("/officer/v1/uploads/u-1", method="HEAD").respond_with_data(
        "", headers={**tus, "Upload-Offset": "0"}
    )
    httpserver.expect_request("/officer/v1/uploads/u-1", method="PATCH").respond_with_data(
        "", status=204, headers={**tus, "Upload-Offset": "4"}
    )
    for _ in range(3):
        upload = api.photos.create("a" * 64, 4, "image/jpeg")
        assert upload == "u-1"
        assert api.photos.offset(upload, 4) == 0
        assert api.photos.send(upload, 0, b"abcd", 4) == 4


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:{port}/officer/v1/uploads/../../x", "http://127.0.0.1:{port}/?uploads/u", "/uploads/u\\v"]
)
def test_a_place_without_a_plain_id_is_refused(api: OfficerApi, httpserver: HTTPServer, abroad: Bystander, location: str) -> None:
    answer = {**HEADERS, "Tus-Resumable": "1.0.0", "Location": location.format(port=abroad.port)}
    httpserver.expect_request("/officer/v1/uploads").respond_with_handler(lambda _: Response("", 201, answer))
    with pytest.raises(NotOurServer):
        api.photos.create("a" * 64, 4, "image/jpeg")


def test_cookies_are_neither_kept_nor_sent(line: Line, httpserver: HTTPServer) -> None:
    headers = [*HEADERS.items(), ("Set-Cookie", "sid=tracked"), ("Set-Cookie", "all=tracked; Path=/; Max-Age=99999")]
    seen: list[str | None] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("Cookie"))
        return Response("{}", 200, Headers(headers))

    httpserver.expect_request("/officer/v1/x").respond_with_handler(answer)
    for _ in range(3):
        line.request("POST", "/x", body=BODY)
    assert seen == [None] * 3


PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def test_a_proxy_of_the_environment_is_no_way_to_this_very_computer(
    line: Line, httpserver: HTTPServer, abroad: Bystander, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, f"http://127.0.0.1:{abroad.port}")
    httpserver.expect_request("/officer/v1/x").respond_with_data("{}", headers=HEADERS)
    assert line.request("POST", "/x", token="secret", body=BODY).body == b"{}"


def test_a_proxy_on_the_way_out_hears_the_servers_name_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with Bystander() as proxy:
        for name in PROXIES:
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        server = "https://officer.kantor.example"
        api = OfficerApi(server, MemoryTokens(tokens(server)), clock=lambda: NOW, device_id="pc", patience=QUICK)
        with pytest.raises(LineError):
            api.me()
        api.close()
    assert proxy.heard.startswith(b"CONNECT officer.kantor.example:443 HTTP/1.")
    assert not [secret for secret in (b"access-1", b"refresh-1", b"Authorization", b"/officer/v1") if secret in proxy.heard]


@pytest.mark.parametrize(
    "proxy",
    ["http://127.0.0.1:{port}", "socks5://127.0.0.1:{port}", "socks4a://127.0.0.1:{port}", "http://", "127.0.0.1:{port}"],
)
def test_a_proxy_that_does_not_work_has_words(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    refusing = saying(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    with Listener(refusing) as server:
        for name in PROXIES:
            monkeypatch.setenv(name, proxy.format(port=server.port))
        line = Line("https://officer.kantor.example", clock=lambda: NOW, stop=threading.Event(), patience=QUICK)
        with pytest.raises(Unreachable) as caught:
            line.request("GET", "/x", token="secret")
        line.close()
    assert (caught.value.code, caught.value.facts["phase"]) == ("proxy-failed", "connect")


@pytest.mark.parametrize(
    "server",
    [
        "http://10.0.0.5",
        "http://officer.kantor.example",
        "http://127.0.0.1.kantor.example",
        "http://localhost.kantor.example",
        "http://127.0.0.1@kantor.example",
        "http://user:word@127.0.0.1",
        "http://kantor.example\\@127.0.0.1",
        "http://127.0.0.1\\.kantor.example",
        "https://kantor.example\\.centre.example",
        "https://kantor.example%2f.centre.example",
        "https://centre.example /x",
        "https://centre.example\x00.kantor.example",
        "https://centre\u3002example\uff0fx",
        "http://[::ffff:10.0.0.5]",
        "http://0x7f.1",
        "http://127.1",
        "http://2130706433",
    ],
)
def test_no_token_is_ever_meant_for_such_an_address(server: str) -> None:
    store = MemoryTokens(tokens(server))
    with pytest.raises(NotOurServer) as caught:
        OfficerApi(server, store, clock=lambda: NOW, device_id="pc")
    assert caught.value.code in ("bad-address", "insecure-address")


def test_a_token_of_one_server_is_never_shown_to_another(httpserver: HTTPServer) -> None:
    here = httpserver.url_for("").rstrip("/")
    for kept in (here.replace("127.0.0.1", "localhost"), here + "/prefix", here.replace("http:", "https:"), "http://10.0.0.5"):
        api = OfficerApi(here, MemoryTokens(tokens(kept)), clock=lambda: NOW, device_id="pc")
        if kept != here:
            with pytest.raises(SignedOut):
                api.me()
        api.close()
    assert httpserver.log == []
