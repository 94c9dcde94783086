"""The line and the coding of small bodies: read with all checks, and sent only to a server that knows it."""

import gzip
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from officer_app.domain.compact import CODING, packed, unpacked
from sync.errors import LineError, NotOurServer, Refused, Unreachable
from sync.remotes.line import Line, Patience
from tests.fakes.wire_answers import HEADERS, INSTANCE, problem

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
PATH = "/officer/v1/x"
WORK = "/officer/v1/operations"
COMPACT = {**HEADERS, "Content-Encoding": CODING, "Content-Type": "application/json"}
BODY = (
    b'{"operations":[{"op_id":"01a2","report_id":"r1","kind":"note","payload":{"text":"Sudah dicek."},"guard":{},"base_rev":1}]}'
)
Taken = list[tuple[str, bytes]]


@pytest.fixture
def line(httpserver: HTTPServer) -> Iterator[Line]:
    url, stop = httpserver.url_for("").rstrip("/"), threading.Event()
    made = Line(url, clock=lambda: NOW, stop=stop, instance=INSTANCE, patience=Patience(connect=2.0, stall=0.6))
    yield made
    made.close()


@pytest.fixture
def centre(httpserver: HTTPServer) -> Callable[..., Taken]:
    """Has operations answered, and tells how they came: `centre(status)`, or by a function of the request."""

    def answer_with(answer: Callable[[Request], Response] | None = None) -> Taken:
        taken: Taken = []

        def handle(request: Request) -> Response:
            taken.append((request.headers.get("Content-Encoding", ""), request.get_data()))
            return answer(request) if answer is not None else Response("{}", headers=HEADERS)

        httpserver.expect_request(WORK).respond_with_handler(handle)
        return taken

    return answer_with


def shown(line: Line, httpserver: HTTPServer) -> None:
    """The server shows that it knows the coding."""
    httpserver.expect_oneshot_request("/officer/v1/me").respond_with_data(packed(b"{}" + b" " * 200), headers=COMPACT)
    assert line.request("GET", "/me").body.strip() == b"{}"


def hand_in(line: Line) -> bytes:
    return line.request("POST", "/operations", headers={"Content-Type": "application/json"}, body=BODY).body


def refused(line: Line, limit: int = 100_000) -> LineError:
    with pytest.raises(LineError) as caught:
        line.request("GET", "/x", limit=limit)
    return caught.value


def test_a_compact_answer_comes_whole(line: Line, httpserver: HTTPServer) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.headers["Accept-Encoding"])
        return Response(packed(b"x" * 90_000), headers=COMPACT)

    httpserver.expect_request(PATH).respond_with_handler(answer)
    assert line.request("GET", "/x", limit=90_000).body == b"x" * 90_000
    assert asked == [f"{CODING}, gzip"]


@pytest.mark.parametrize("body", [b"garbage", b"{}", packed(b"{}")[:-1], packed(b"{}") + b"x", gzip.compress(b"{}", mtime=0)])
def test_what_is_not_in_the_coding_is_garbled(line: Line, httpserver: HTTPServer, body: bytes) -> None:
    httpserver.expect_request(PATH).respond_with_data(body, headers=COMPACT)
    error = refused(line)
    assert isinstance(error, NotOurServer)
    assert error.facts["reason"] == "garbled"


def test_another_dictionary_is_garbled(line: Line, httpserver: HTTPServer) -> None:
    foreign = zlib.compressobj(9, zdict=b"another")
    httpserver.expect_request(PATH).respond_with_data(foreign.compress(b"{}") + foreign.flush(), headers=COMPACT)
    assert refused(line).facts["reason"] == "garbled"


@pytest.mark.parametrize("length", [100_001, 50_000_000])
def test_a_bomb_is_given_up(line: Line, httpserver: HTTPServer, length: int) -> None:
    httpserver.expect_request(PATH).respond_with_data(packed(bytes(length)), headers=COMPACT)
    error = refused(line)
    assert isinstance(error, NotOurServer)
    assert error.facts["reason"] == "too-long"


def test_the_sender_is_judged_before_the_body(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"garbage", headers={**COMPACT, "Officer-Instance": "another"})
    assert refused(line).facts["reason"] == "other-instance"


def test_a_head_has_no_body_to_unpack(line: Line, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"", headers=COMPACT)
    assert line.request("HEAD", "/x").body == b""


def test_a_problem_may_come_compact(line: Line, httpserver: HTTPServer) -> None:
    text = b'{"type":"urn:officer:problem:validation","title":"x","status":400}'
    headers = {**COMPACT, "Content-Type": "application/problem+json"}
    httpserver.expect_request(PATH).respond_with_data(packed(text), status=400, headers=headers)
    assert refused(line).code == "validation"


def test_work_goes_plain_to_a_server_that_has_shown_nothing(
    line: Line, centre: Callable[..., Taken], httpserver: HTTPServer
) -> None:
    zipped = {**HEADERS, "Content-Encoding": "gzip"}
    taken = centre(lambda _: Response(gzip.compress(b"{}"), headers=zipped))
    assert [hand_in(line), hand_in(line)] == [b"{}", b"{}"]
    assert taken == [("", BODY), ("", BODY)]


def test_work_goes_compact_to_a_server_that_knows_it(line: Line, centre: Callable[..., Taken], httpserver: HTTPServer) -> None:
    taken = centre()
    shown(line, httpserver)
    reply = line.request("POST", "/operations", body=BODY)
    ((coding, body),) = taken
    assert (coding, unpacked(body, 1000)) == (CODING, BODY)
    assert reply.sent == len(body) < len(BODY)


def test_only_work_goes_compact(line: Line, httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("Content-Encoding", ""))
        return Response("{}", headers=HEADERS)

    for path in ("/session", "/session/refresh", "/uploads"):
        httpserver.expect_request(f"/officer/v1{path}").respond_with_handler(answer)
    shown(line, httpserver)
    for path in ("/session", "/session/refresh", "/uploads"):
        line.request("POST", path, body=BODY)
    assert seen == ["", "", ""]


@pytest.mark.parametrize(("status", "slug"), [(415, "unknown-coding"), (400, "validation"), (415, None)])
def test_a_server_that_knows_it_no_longer_is_sent_plain_bytes_at_once(
    line: Line, centre: Callable[..., Taken], httpserver: HTTPServer, status: int, slug: str | None
) -> None:
    def answer(request: Request) -> Response:
        if "Content-Encoding" not in request.headers:
            return Response("{}", headers=HEADERS)
        if slug is None:
            return Response("", status, HEADERS)
        return Response(str(problem(slug, status)), status, {**HEADERS, "Content-Type": "application/problem+json"})

    taken = centre(answer)
    shown(line, httpserver)
    assert [hand_in(line), hand_in(line)] == [b"{}", b"{}"]
    assert [coding for coding, _ in taken] == [CODING, "", ""]
    shown(line, httpserver)
    hand_in(line)
    assert taken[-1] == ("", BODY), "once refused, never again on this line"


def test_a_refusal_of_the_work_itself_is_told(line: Line, centre: Callable[..., Taken], httpserver: HTTPServer) -> None:
    def answer(_: Request) -> Response:
        headers = {**HEADERS, "Content-Type": "application/problem+json"}
        return Response('{"type":"urn:officer:problem:validation","title":"x","status":400}', 400, headers)

    taken = centre(answer)
    shown(line, httpserver)
    with pytest.raises(Refused):
        hand_in(line)
    assert [coding for coding, _ in taken] == [CODING, ""]


def test_a_filter_that_stumbles_over_the_coding_does_not_hold_up_work(
    line: Line, centre: Callable[..., Taken], httpserver: HTTPServer
) -> None:
    def answer(request: Request) -> Response:
        plain = "Content-Encoding" not in request.headers
        return Response("{}", headers=HEADERS) if plain else Response("<html>blocked</html>", 403)

    taken = centre(answer)
    shown(line, httpserver)
    for _ in range(3):
        with pytest.raises(Unreachable):
            hand_in(line)
        hand_in(line)
    hand_in(line)
    hand_in(line)
    assert [coding for coding, _ in taken] == [CODING, "", CODING, "", CODING, "", "", ""]


def test_a_line_that_failed_and_came_back_goes_on_compact(
    line: Line, centre: Callable[..., Taken], httpserver: HTTPServer
) -> None:
    failing = iter([True, False] * 5)

    def answer(request: Request) -> Response:
        lost = "Content-Encoding" in request.headers and next(failing)
        return Response("busy", 502) if lost else Response("{}", headers=HEADERS)

    taken = centre(answer)
    shown(line, httpserver)
    for _ in range(5):
        with pytest.raises(Unreachable):
            hand_in(line)
        hand_in(line)
        hand_in(line)
    assert [coding for coding, _ in taken] == [CODING, "", CODING] * 5
