"""The proxy spoils what it is told to spoil, and nothing else; what it saw is what was said."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import Any

import pytest
import requests

from officer_app.domain.compact import CODING, packed
from tests.lab.http_stream import RequestStream
from tests.lab.proxy import Ambush, Proxy, Trap, lab_proxy
from tests.lab.stranger import Stranger
from tests.lab.weather import CuttingSky, Fate, RoughSky, SteadySky, Weather

LOST = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
KIB = 1024
OPERATION = {"op_id": "op-1", "kind": "note"}


class Handler(BaseHTTPRequestHandler):
    """Answers everything that came whole with 200 and what it got, or with as many bytes as the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"x" * int(self.path.strip("/") or 0))

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        if len(body) < length:
            return
        self.server.got.append(body)  # type: ignore[attr-defined]
        self._answer(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A server that keeps what was posted."""

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.got: list[bytes] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that breaks is no news here."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with lab_proxy("127.0.0.1", server.server_address[1]) as made:
        yield made


def post(proxy: Proxy, path: str, body: bytes, **options: Any) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.post(proxy.url + path, data=body, timeout=5, **options)


def get(proxy: Proxy, path: str, **options: Any) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(proxy.url + path, timeout=options.pop("timeout", 5), **options)


def batch(*operations: dict[str, Any]) -> bytes:
    return json.dumps({"operations": operations}).encode()


def test_a_clean_line_changes_nothing_and_counts(proxy: Proxy, server: Server) -> None:
    body = bytes(300 * KIB)
    assert post(proxy, "/uploads", body).content == body
    assert get(proxy, "/17").content == b"x" * 17
    assert server.got == [body]
    assert proxy.seen.requests == 2
    assert 300 * KIB < proxy.seen.photo_up < 301 * KIB
    assert proxy.seen.photo_up < proxy.seen.wire_up < 302 * KIB
    assert proxy.seen.fates == {"clean": 2}


def test_packed_operations_are_read_as_well(proxy: Proxy) -> None:
    body = batch({"op_id": "a", "kind": "note"})
    post(proxy, "/operations", packed(body), headers={"Content-Encoding": CODING})
    post(proxy, "/operations", body)
    assert proxy.seen.documents == {"a": {"op_id": "a", "kind": "note"}}
    assert proxy.seen.reworded == set()


def test_two_requests_of_one_connection_are_told_apart(proxy: Proxy) -> None:
    with requests.Session() as session:
        session.trust_env = False
        for path in ("/operations", "/uploads", "/operations"):
            session.post(proxy.url + path, data=batch(OPERATION), timeout=5)
    assert (proxy.seen.requests, proxy.seen.batches_in_shift) == (3, 2)
    assert proxy.seen.documents == {"op-1": OPERATION}
    assert not proxy.seen.reworded


def test_an_operation_with_another_content_is_noticed(proxy: Proxy) -> None:
    post(proxy, "/operations", batch(OPERATION))
    post(proxy, "/operations", batch(OPERATION | {"kind": "answer"}))
    assert proxy.seen.reworded == {"op-1"}


def test_a_cut_on_the_way_up_brings_only_so_much(proxy: Proxy, server: Server) -> None:
    proxy.sky = SteadySky(Weather(Fate.CUT_UP, after=100 * KIB, silent=False))
    with pytest.raises(LOST):
        post(proxy, "/uploads", bytes(300 * KIB))
    assert server.got == []
    assert 100 * KIB <= proxy.seen.wire_up <= 130 * KIB


def test_a_cut_on_the_way_down_spoils_the_answer(proxy: Proxy) -> None:
    proxy.sky = SteadySky(Weather(Fate.CUT_DOWN, after=5 * KIB, silent=False))
    with pytest.raises(LOST):
        get(proxy, "/100000")


def test_a_lost_answer_is_one_that_the_server_gave(proxy: Proxy, server: Server) -> None:
    proxy.sky = SteadySky(Weather(Fate.LOST_ANSWER, after=2))
    assert get(proxy, "/3").content == b"xxx"
    with requests.Session() as session:
        session.trust_env = False
        session.post(proxy.url + "/uploads", data=b"first", timeout=5)
        with pytest.raises(LOST):
            session.post(proxy.url + "/uploads", data=b"second", timeout=5)
    assert server.got == [b"first", b"second"]


def test_held_operations_reach_nobody(proxy: Proxy, server: Server) -> None:
    proxy.sky = SteadySky(Weather(Fate.HELD))
    assert get(proxy, "/3").content == b"xxx"
    with pytest.raises(LOST):
        post(proxy, "/operations", batch(OPERATION))
    assert server.got == []
    assert proxy.seen.documents == {"op-1": OPERATION}


def test_a_black_hole_never_answers(proxy: Proxy) -> None:
    proxy.sky = SteadySky(Weather(Fate.BLACK_HOLE))
    with pytest.raises(requests.Timeout):
        get(proxy, "/3", timeout=0.3)


def test_a_refused_connection_is_refused(proxy: Proxy) -> None:
    proxy.sky = SteadySky(Weather(Fate.REFUSED))
    with pytest.raises(LOST):
        get(proxy, "/3")


def test_a_portal_and_a_busy_gateway_answer_by_themselves(proxy: Proxy, server: Server) -> None:
    proxy.sky = SteadySky(Weather(Fate.PORTAL))
    answer = post(proxy, "/operations", batch(OPERATION))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    proxy.sky = SteadySky(Weather(Fate.BUSY))
    answer = get(proxy, "/3")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert server.got == []


def test_a_redirect_leads_to_the_stranger_who_hears_it(server: Server) -> None:
    with Stranger() as stranger, lab_proxy("127.0.0.1", server.server_address[1], stranger=stranger.url) as proxy:
        proxy.sky = SteadySky(Weather(Fate.REDIRECT))
        answer = get(proxy, "/3", allow_redirects=False)
        assert (answer.status_code, answer.headers["Location"]) == (302, stranger.url + "/3")
        assert stranger.heard == b""
        with pytest.raises(LOST):
            get(proxy, "/3", headers={"Authorization": "Bearer secret"})
        assert b"/3" in stranger.heard


def test_a_slow_line_is_slow(proxy: Proxy) -> None:
    proxy.sky = SteadySky(Weather(Fate.SLOW, rate=100 * KIB))
    assert get(proxy, "/30000").elapsed.total_seconds() < 5
    assert len(get(proxy, "/30000").content) == 30_000


@pytest.mark.parametrize(("trap", "reached"), [(Trap.HELD, 1), (Trap.ANSWER_LOST, 2)])
def test_an_ambush_closes_on_the_batch_it_waits_for(proxy: Proxy, server: Server, trap: Trap, reached: int) -> None:
    sprung = threading.Event()
    proxy.ambush = Ambush(trap, 2, sprung.set)
    assert post(proxy, "/operations", batch(OPERATION)).status_code == 200
    assert not sprung.is_set()
    with pytest.raises(LOST):
        post(proxy, "/operations", batch(OPERATION))
    assert sprung.is_set()
    assert len(server.got) == reached


def test_a_server_that_is_down_is_a_connection_that_breaks(server: Server) -> None:
    with lab_proxy("127.0.0.1", 9) as proxy, pytest.raises(LOST):
        get(proxy, "/3")


def test_skies_are_those_of_the_seed() -> None:
    first, again, other = RoughSky(Random(1)), RoughSky(Random(1)), RoughSky(Random(2))
    days = [[sky.next() for _ in range(2000)] for sky in (first, again, other)]
    assert days[0] == days[1] != days[2]
    assert {weather.fate for weather in days[0]} == set(Fate)


def test_cuts_lie_as_far_apart_as_they_should() -> None:
    sky = CuttingSky(Random(1), 1000 * KIB)
    mean = sum(sky.next().after for _ in range(2000)) / 2000
    assert 900 * KIB < mean < 1100 * KIB


@pytest.mark.parametrize("step", [1, 7, 40, 1000])
def test_requests_are_found_however_the_bytes_come(step: int) -> None:
    said = b"POST /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhelloGET /b?c=d HTTP/1.1\r\nHost: e\r\n\r\n"
    stream = RequestStream()
    pieces = [piece for at in range(0, len(said), step) for piece in stream.feed(said[at : at + step])]
    assert b"".join(piece.data for piece in pieces) == said
    assert [piece.request.path for piece in pieces if piece.begins] == ["/a", "/b"]
    assert [piece.request.path for piece in pieces if piece.ends] == ["/a", "/b"]


def test_a_head_without_an_end_is_no_http() -> None:
    with pytest.raises(ValueError, match="without an end"):
        RequestStream().feed(b"x" * 70_000)
