"""Patience over TLS: handshake, reading and writing in slices, and no trust in a stranger's certificate."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.errors import NotOurServer, Unreachable
from sync.remotes.line import Line, Patience

NOW = dt.datetime(2017, 2, 21, 6, 0, tzinfo=dt.UTC)
ANSWER = b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 2\r\n\r\n{}"
Script = Callable[[ssl.SSLSocket], None]
Start = Callable[..., Line]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this computer with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def start(certificate: Path, stop: threading.Event) -> Iterator[Start]:
    """A TLS server of one connection that does what a script says, and a line to it."""
    opened: list[tuple[socket.socket, threading.Thread, Line]] = []

    def begin(script: Script | None, *, trusted: bool = True, stall: float = 0.6) -> Line:
        listener = socket.create_server(("127.0.0.1", 0))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        thread = threading.Thread(target=_serve, args=(listener, context, script, stop))
        thread.start()
        server = f"https://127.0.0.1:{listener.getsockname()[1]}"
        line = Line(server, clock=lambda: NOW, stop=stop, patience=Patience(connect=2.0, stall=stall))
        if trusted:
            line._session.verify = str(certificate)
        opened.append((listener, thread, line))
        return line

    yield begin
    stop.set()
    for listener, thread, line in opened:
        line.close()
        thread.join()
        listener.close()


def _serve(listener: socket.socket, context: ssl.SSLContext, script: Script | None, stop: threading.Event) -> None:
    client, _ = listener.accept()
    with client:
        if script is None:  # no handshake at all
            stop.wait(10)
            return
        try:
            with context.wrap_socket(client, server_side=True) as secure:
                script(secure)
        except OSError:
            return


def until_closed(client: ssl.SSLSocket) -> None:
    while client.recv(65536):
        pass


def answer(client: ssl.SSLSocket) -> None:
    client.recv(65536)
    client.sendall(ANSWER)


def test_an_answer_comes_over_tls(start: Start) -> None:
    assert start(answer).request("GET", "/x").body == b"{}"


def test_a_strangers_certificate_is_not_our_server(start: Start) -> None:
    with pytest.raises(NotOurServer) as caught:
        start(answer, trusted=False).request("GET", "/x")
    assert caught.value.facts["reason"] == "certificate"


def test_silence_over_tls_ends_after_the_stall(start: Start) -> None:
    began = time.monotonic()
    with pytest.raises(Unreachable):
        start(until_closed).request("GET", "/x")
    assert 0.5 < time.monotonic() - began < 3


def test_a_slow_answer_over_tls_is_read_through_many_slices(start: Start) -> None:
    pause = threading.Event()

    def script(client: ssl.SSLSocket) -> None:
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 5\r\n\r\n")
        for _ in range(5):
            pause.wait(0.3)
            client.sendall(b"x")

    assert start(script).request("GET", "/x").body == b"xxxxx"


def test_a_large_body_over_tls_arrives_whole(start: Start) -> None:
    size = 8 * 1024 * 1024
    got: list[int] = []
    pause = threading.Event()

    def script(client: ssl.SSLSocket) -> None:
        read = 0
        while read < size:
            read += len(client.recv(65536))
            if len(got) < 5:
                pause.wait(0.3)
                got.append(read)
        client.sendall(ANSWER)

    assert start(script).request("PATCH", "/x", body=bytes(size)).status == 200


@pytest.mark.parametrize("script", [until_closed, None])
def test_a_stop_ends_a_wait_over_tls_even_in_the_handshake(start: Start, stop: threading.Event, script: Script | None) -> None:
    line = start(script, stall=60.0)
    timer = threading.Timer(0.3, stop.set)
    timer.start()
    began = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        line.request("GET", "/x")
    timer.join()
    assert caught.value.code == "stopped"
    assert time.monotonic() - began < 1.5
