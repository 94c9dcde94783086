"""Connections of strangers, at real sockets: what is slow, endless or too many gives way, and honest callers are answered."""

import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from central import service
from central.connections import Limits
from central.service import RunningServer
from tests.fakes.central_office import Caller, SetClock
from tests.fakes.laid_city import lay_city

_SECONDS = 20.0
_ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(
    connections=40,
    head_seconds=0.5,
    head_bytes=8 * 1024,
    body_grace=0.5,
    body_rate=100_000.0,
    body_bytes=1024 * 1024,
    answer_seconds=0.5,
    answer_bytes=4 * 1024 * 1024,
)


@pytest.fixture
def server(tmp_path: Path, clock: SetClock) -> Iterator[RunningServer]:
    lay_city(tmp_path / "central", clock)
    running = service.start(tmp_path / "central", clock=clock, limits=LIMITS)
    yield running
    running.stop()


@pytest.fixture
def honest(server: RunningServer) -> Iterator[Caller]:
    line = Caller(server.url, "lurah")
    yield line
    assert line.get("/me")["login"] == "lurah"
    line.close()


def connected(server: RunningServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=_SECONDS)


def answer_of(wire: socket.socket) -> bytes:
    """What comes until the server hangs up."""
    found = b""
    try:
        while chunk := wire.recv(65536):
            found += chunk
    except ConnectionError:
        pass
    return found


def poured(wire: socket.socket, piece: bytes, most: int) -> int:
    """Send a piece again and again until the server hangs up; how many bytes it let come."""
    sent = 0
    try:
        while sent < most:
            wire.sendall(piece)
            sent += len(piece)
    except OSError:
        return sent
    raise AssertionError(f"the server took {sent} bytes")


def dripped(wire: socket.socket, piece: bytes) -> bytes:
    """Send a piece each time that nothing has come for a moment, until the server hangs up."""
    wire.settimeout(0.05)
    for _ in range(400):
        try:
            wire.sendall(piece)
            return answer_of(wire)
        except TimeoutError:
            continue
        except OSError:
            return b""
    raise AssertionError("the server waits for ever")


POST = b"POST /officer/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("begins", "piece"),
    [
        (b"", b""),
        (b"GET /officer/v1/ping", b"x"),
        (b"GET /officer/v1/ping?nonce=n HTTP/1.1\r\n", b"X-A: b\r\n"),
        (POST + b"Content-Length: 10000\r\n\r\n", b" "),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-A: b\r\n"),
    ],
    ids=["nothing", "an address", "heads", "a body", "a body in pieces", "what follows a body"],
)
def test_what_drips_is_given_up(server: RunningServer, honest: Caller, begins: bytes, piece: bytes) -> None:
    with connected(server) as wire:
        wire.sendall(begins)
        assert dripped(wire, piece) == b""


@pytest.mark.parametrize(
    ("begins", "piece"),
    [
        (b"GET /", b"x" * 1000),
        (b"GET / HTTP/1.1\r\nX-A: ", b"x" * 1000),
        (b"GET / HTTP/1.1\r\n", b"X-A: b\r\n"),
        (POST + b"Content-Length: 2\r\n\r\n{}GET /", b"x" * 1000),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-A: b\r\n"),
    ],
    ids=["an address", "one head", "heads", "a second head", "a body", "what follows a body"],
)
def test_what_has_no_end_is_given_up(server: RunningServer, honest: Caller, begins: bytes, piece: bytes) -> None:
    with connected(server) as wire:
        wire.sendall(begins)
        poured(wire, piece, 64 * 1024 * 1024)


def test_a_head_that_is_too_long_is_told_so_by_this_server(server: RunningServer, honest: Caller) -> None:
    with connected(server) as wire:
        wire.sendall(b"GET /officer/v1/ping?nonce=n HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 200 + b"\r\n")
        head, _, body = answer_of(wire).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert b"Officer-Instance" in head
    assert b"the head is too long" in body


def test_requests_ahead_of_their_answers_are_few(server: RunningServer, honest: Caller) -> None:
    with connected(server) as wire:
        wire.sendall(b"GET /officer/v1/ping?nonce=n HTTP/1.1\r\nHost: x\r\n\r\n" * 2000)
        assert answer_of(wire).count(b"officer-api") < 20


def test_idle_connections_make_room_and_who_waits_for_news_stays(server: RunningServer, honest: Caller) -> None:
    cursor = honest.changes()["cursor"]
    waits = Caller(server.url, "lurah")
    found: list[Any] = []
    asking = threading.Thread(
        target=lambda: found.append(waits.get("/changes", params={"cursor": cursor}, headers={"Prefer": "wait=20"}))
    )
    asking.start()
    with ExitStack() as stack:
        idle = [stack.enter_context(connected(server)) for _ in range(3 * LIMITS.connections)]
        assert answer_of(idle[0]) == b""
        other = Caller(server.url, "lurah")
        assert other.do("r1", "note", {"text": "di antara yang menganggur"})["status"] == "applied"
        other.close()
    asking.join(_SECONDS)
    assert [item["id"] if "id" in item else item["report"]["id"] for item in found[0]["items"]] == ["r1"]
    waits.close()


def test_bodies_make_room_where_nobody_is_idle(server: RunningServer, honest: Caller) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(server)) for _ in range(2 * LIMITS.connections)]
        for wire in slow:
            try:
                wire.sendall(POST + b"Content-Length: 10000\r\n\r\n{")
            except OSError:
                continue
        assert honest.get("/me")["login"] == "lurah"


@pytest.mark.skipif(sys.platform == "win32", reason="nobody tells there that the other end hung up before it is read")
def test_whoever_does_not_take_his_answer_is_given_up(server: RunningServer, honest: Caller) -> None:
    asking = b"GET /officer/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.socket() as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        wire.settimeout(_SECONDS)
        wire.connect(("127.0.0.1", server.port))
        hung_up = select.poll()
        hung_up.register(wire, 0)
        for _ in range(200):
            try:
                wire.sendall(asking)
            except OSError:
                return
            if hung_up.poll(50):
                return
    raise AssertionError("the answers wait for ever")


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_limit_of_open_files_is_raised_and_connections_stay_below_it() -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (300, 1024));"
        "from central.file_limit import limits_here;"
        "print(limits_here().connections, *resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == ["768", "1024", "1024"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_eleven_hundred_idle_connections_stop_no_server(tmp_path: Path, clock: SetClock) -> None:
    """The real process, which may have 1,024 files; this one needs as many for its ends."""
    import resource  # noqa: PLC0415

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    lay_city(tmp_path / "central", clock)
    log = tmp_path / "log"
    serve = f"ulimit -n 1024; exec {sys.executable} -m officer_app central serve --data {tmp_path / 'central'} --port 0"
    with log.open("w") as errors, ExitStack() as stack:
        process = subprocess.Popen(["sh", "-c", serve], cwd=_ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split()[-1]
            port = int(url.rpartition(":")[2])
            for _ in range(1_100):
                stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=_SECONDS))
            line = Caller(url, "lurah")
            assert line.do("r1", "note", {"text": "tetap dilayani"})["status"] == "applied"
            line.close()
        finally:
            process.terminate()
            process.wait(_SECONDS)
            if process.stdout is not None:
                process.stdout.close()
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert log.stat().st_size < 10_000
