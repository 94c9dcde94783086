"""Whatever the other side sends: an answer that is ours, or a LineError; never a crash, never memory without bound."""

import gzip
import json
import random
import socket
import subprocess
import sys
import threading
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from officer_app.domain.compact_words import DICTIONARY
from sync.errors import LineError, Unreachable
from sync.remotes.line import Line, Patience
from tests.security.listeners import Listener, Script, read_request

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
GOOD = (
    b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Type: application/json\r\nRetry-After: 3\r\n"
    b'Date: Mon, 01 Mar 2021 10:00:00 GMT\r\nETag: "1"\r\nContent-Length: 12\r\n\r\n{"items":[]}'
)
HEAD = b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Type: application/json\r\n"
ODD = (
    b"",
    b"\r\n\r\n",
    b"HTTP/1.1",
    b"HTTP/9.9 200 OK\r\n\r\n",
    b"HTTP/1.1 99999999999999999999 OK\r\n\r\n",
    b"HTTP/1.1 -1 OK\r\nOfficer-Instance: i\r\n\r\n",
    b"HTTP/1.1 2\xb2 OK\r\nOfficer-Instance: i\r\n\r\n",
    b"HTTP/1.1 199 OK\r\nOfficer-Instance: i\r\n\r\n",
    b"HTTP/1.1 101 Switching\r\nOfficer-Instance: i\r\nUpgrade: websocket\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 2000,
    HEAD + b"X: y\r\n" * 150 + b"\r\n",
    HEAD + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
    HEAD + b"no colon here\r\n\r\n{}",
    HEAD + b": nameless\r\n\r\n{}",
    HEAD + b"Content-Length: -5\r\n\r\n{}",
    HEAD + b"Content-Length: 2, 3\r\n\r\n{}",
    HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    HEAD + b"Content-Length: \xb2\r\n\r\n{}",
    HEAD + b"Content-Length: 1e3\r\n\r\n{}",
    HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n2" + b";x" * 40_000 + b"\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + b"T: x\r\n" * 5000 + b"\r\n",
    HEAD + b"Transfer-Encoding: gzip, chunked\r\nContent-Length: 1\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: crop-deflate-1\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: crop-deflate-1, gzip\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: " + b", ".join([b"gzip"] * 200) + b"\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: zstd\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Content-Encoding: \xff\xfe\r\nContent-Length: 2\r\n\r\n{}",
    HEAD + b"Set-Cookie: " + b"a=b; " * 5000 + b"\r\nContent-Length: 2\r\n\r\n{}",
    HEAD.replace(b"200", b"503") + b"Retry-After: 999999999999999999999999\r\nDate: nonsense\r\nContent-Length: 0\r\n\r\n",
    HEAD.replace(b"200", b"503") + b"Retry-After: Mon, 99 Foo 0000 99:99:99 GMT\r\nContent-Length: 0\r\n\r\n",
    HEAD.replace(b"200", b"503") + b"Retry-After: \xb2\xb3\r\nContent-Length: 0\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"SSH-2.0-OpenSSH_9.2\r\n",
    b"<html><body>Welcome</body></html>",
    b"ICY 200 OK\r\n\r\n",
)


# Asks for one hostile answer after the other in a process of its own and tells what became of each, and the most memory it held.
CHILD = """
import json, logging, sys, threading
from datetime import UTC, datetime
from pathlib import Path
from sync.errors import LineError
from sync.remotes.line import LARGE, SMALL, Line, Patience
line = Line(sys.argv[1], clock=lambda: datetime.now(UTC), stop=threading.Event(), patience=Patience(5.0, 5.0))
told = []
for method, limit in (("GET", LARGE), ("POST", SMALL)) * int(sys.argv[2]):
    try:
        told.append(["ok", len(line.request(method, "/x", token="secret", limit=limit).body)])
    except LineError as error:
        told.append([error.code, error.facts.get("reason")])
line.close()
peak = next(text for text in Path("/proc/self/status").read_text().splitlines() if text.startswith("VmHWM"))
print(json.dumps({"told": told, "peak": int(peak.split()[1]) * 1024}))
"""


def spoilt(seed: int) -> bytes:
    rng = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.4:
        del data[rng.randrange(len(data)) :]
    return bytes(data)


def line_to(port: int, stall: float = 2.0, stop: threading.Event | None = None) -> Line:
    return Line(
        f"http://127.0.0.1:{port}", clock=lambda: NOW, stop=stop or threading.Event(), patience=Patience(connect=2.0, stall=stall)
    )


def test_whatever_comes_back_is_an_answer_or_a_line_error() -> None:
    answers = iter((*ODD, *map(spoilt, range(400))))
    accepted: list[bytes] = []

    def answer(client: socket.socket) -> None:
        read_request(client)
        client.sendall(next(answers))

    with Listener(answer) as server, closing(line_to(server.port)) as line:
        for _ in range(len(ODD) + 400):
            try:
                reply = line.request("GET", "/x", token="secret")
            except LineError:
                continue
            accepted.append(reply.body)
    assert len(accepted) < 200, "a spoilt answer that is believed has at least its instance"


@pytest.mark.parametrize("cut", range(0, len(GOOD) - 13, 7))
def test_a_head_that_was_cut_leaves_a_doubt_and_is_not_believed(cut: int) -> None:
    """The request arrived, so nobody may say that it did not: the work stays uncertain and goes again under the same id."""

    def answer(client: socket.socket) -> None:
        read_request(client)
        client.sendall(GOOD[:cut])

    with Listener(answer) as server, closing(line_to(server.port)) as line, pytest.raises(Unreachable) as caught:
        line.request("POST", "/operations", token="secret", body=b"{}")
    assert caught.value.facts["phase"] == "answer"


def _gzipped(mebibytes: int, layers: int = 1) -> bytes:
    data = gzip.compress(bytes(MIB)) * mebibytes
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


def _endless(client: socket.socket, head: bytes, piece: bytes) -> None:
    client.sendall(head)
    while True:  # until the other side has had enough
        client.sendall(piece)


@pytest.fixture(scope="module")
def floods() -> list[Script]:
    """Answers that would fill the memory of whoever takes them all."""
    layered = HEAD + b"Content-Encoding: gzip, gzip, gzip\r\n\r\n" + _gzipped(4096, layers=3)
    once = HEAD + b"Content-Encoding: gzip\r\n\r\n" + _gzipped(1024)
    deflating = zlib.compressobj(9, zdict=DICTIONARY)
    compact = HEAD + b"Content-Encoding: crop-deflate-1\r\n\r\n"
    compact += b"".join(deflating.compress(bytes(MIB)) for _ in range(1024)) + deflating.flush()
    chunk = b"%x\r\n%s\r\n" % (65536, b"x" * 65536)
    redirect = HEAD.replace(b"200 OK", b"302 Go") + b"Location: /elsewhere\r\n\r\n"
    return [
        lambda client: client.sendall(once),
        lambda client: client.sendall(layered),
        lambda client: client.sendall(compact),
        lambda client: client.sendall(redirect[:-2] + once[len(HEAD) :]),
        lambda client: _endless(client, redirect, bytes(MIB)),
        lambda client: _endless(client, HEAD + b"\r\n", bytes(MIB)),
        lambda client: _endless(client, HEAD + b"Content-Length: 99999999999999\r\n\r\n", bytes(MIB)),
        lambda client: _endless(client, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk),
        lambda client: _endless(client, HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n", bytes(MIB)),
        lambda client: _endless(client, HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"T: x\r\n" * 10_000),
        lambda client: _endless(client, HEAD, b"x" * MIB),
        lambda client: _endless(client, b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000),
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process's own peak")
def test_no_answer_fills_the_memory(floods: list[Script]) -> None:
    turns = iter([script for script in floods for _ in range(2)])

    def answer(client: socket.socket) -> None:
        read_request(client)
        next(turns)(client)

    with Listener(answer) as server:
        url = f"http://127.0.0.1:{server.port}"
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", CHILD, url, str(len(floods))],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    believed = [one for one in told["told"] if one[0] == "ok" and one[1]]
    assert not believed
    assert told["peak"] < 300 * MIB, told["peak"] // MIB
