"""A connection that cannot be protected carries nothing, and says in its own words why: the cure differs each time."""

import datetime as dt
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.errors import LineError, NotOurServer, Unreachable
from sync.remotes.line import Line, Patience
from tests.security.certificates import DAY, Authority, new_authority
from tests.security.listeners import Bystander, Listener, Script, saying
from ui.words.labels import error_words, has_words

NOW = dt.datetime(2017, 2, 21, 6, 0, tzinfo=dt.UTC)
ANSWER = b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nContent-Length: 2\r\n\r\n{}"
Make = Callable[..., Line]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("office"))


@pytest.fixture
def line() -> Iterator[Make]:
    """Lines to a port of this computer, closed at the end."""
    with ExitStack() as closing:

        def make(port: int, host: str = "127.0.0.1") -> Line:
            made = Line(f"https://{host}:{port}", clock=lambda: NOW, stop=threading.Event(), patience=Patience(2.0, 2.0))
            closing.callback(made.close)
            return made

        yield make


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The office's authority, installed in the system's list as an administrator would."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority


def refusal(line: Line) -> LineError:
    with pytest.raises(LineError) as caught:
        line.request("POST", "/session", token="secret", body=b'{"password": "secret"}')
    return caught.value


def told(port: int, line: Make) -> tuple[type[LineError], str]:
    error = refusal(line(port))
    words = error_words(error)
    assert has_words(error.code), error.code
    assert "Nothing is sent for now" in words.text and "kept" in words.text, words
    return type(error), error.code


def test_an_offices_own_authority_counts_when_the_system_knows_it(trusted: Authority, line: Make) -> None:
    with Listener(saying(ANSWER), trusted.context()) as server:
        assert line(server.port).request("GET", "/x").body == b"{}"


def test_or_when_the_environment_names_its_file(authority: Authority, line: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    with Listener(saying(ANSWER), authority.context(host="officer.kantor.example")) as server:
        _resolve(monkeypatch, "officer.kantor.example")
        monkeypatch.setenv("NO_PROXY", "*")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.file))
        assert line(server.port, "officer.kantor.example").request("GET", "/x").body == b"{}"


def test_the_authorities_of_the_world_count_beside_the_offices(trusted: Authority, line: Make) -> None:
    made = line(1)
    adapter = made._session.get_adapter("https://x")
    context = adapter._context  # type: ignore[attr-defined]
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname is True
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert made._session.verify is True


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"self_signed": True}, "certificate-unknown"),
        ({"begins": -3 * DAY, "ends": -DAY}, "certificate-expired"),
        ({"begins": DAY, "ends": 3 * DAY}, "certificate-too-early"),
        ({"host": "10.0.0.9"}, "certificate-of-another"),
        ({"host": "portal.wifi.example"}, "certificate-of-another"),
    ],
)
def test_a_certificate_that_proves_nothing(trusted: Authority, line: Make, options: dict[str, object], code: str) -> None:
    with Bystander(trusted.context(**options)) as server:  # type: ignore[arg-type]
        assert told(server.port, line) == (NotOurServer, code)
    assert server.heard == b""


def test_an_authority_that_nobody_here_knows(authority: Authority, line: Make) -> None:
    with Bystander(authority.context()) as server:
        assert told(server.port, line) == (NotOurServer, "certificate-unknown")
    assert server.heard == b""


def test_a_clock_that_went_wrong_has_words_about_the_clock() -> None:
    assert "date and time" in error_words("certificate-too-early").text
    assert "date" in error_words("certificate-expired").text
    for code in ("certificate-unknown", "certificate-of-another", "not-protected"):
        assert "sign-in page" in error_words(code).text, "it may be a captive portal"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_a_server_of_yesterday(trusted: Authority, line: Make, version: ssl.TLSVersion) -> None:
    context = trusted.context()
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = version
    with Bystander(context) as server:
        assert told(server.port, line) == (NotOurServer, "protection-outdated")
    assert server.heard == b""


def test_plain_http_where_tls_is_asked_for(line: Make) -> None:
    with Listener(_after_a_look(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) as server:
        assert told(server.port, line) == (NotOurServer, "not-protected")


def test_something_that_speaks_neither(line: Make) -> None:
    with Listener(_after_a_look(b"SSH-2.0-OpenSSH_9.2\r\n")) as server:
        assert told(server.port, line)[1] in ("not-protected", "protection-failed")


def _close(client: socket.socket) -> None:
    client.recv(1024)


def _reset(client: socket.socket) -> None:
    client.recv(1024)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize("script", [_close, _reset])
def test_a_connection_cut_in_the_handshake(line: Make, script: Script) -> None:
    with Listener(script) as server:
        assert told(server.port, line) == (Unreachable, "protection-cut")
        assert refusal(line(server.port)).facts["phase"] == "connect", "nothing was sent: no doubt about the work"


def test_a_connection_cut_after_the_request_leaves_a_doubt(trusted: Authority, line: Make) -> None:
    with Listener(saying(b"HTTP/1.1 200 OK\r\nOfficer-"), trusted.context()) as server:
        error = refusal(line(server.port))
    assert (type(error), error.facts["phase"]) == (Unreachable, "answer")


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_list_of_authorities_that_cannot_be_read(
    authority: Authority, line: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    with Bystander(authority.context(host="officer.kantor.example")) as server:
        _resolve(monkeypatch, "officer.kantor.example")
        monkeypatch.setenv("NO_PROXY", "*")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
        error = refusal(line(server.port, "officer.kantor.example"))
    assert error.code == "authorities-unreadable"
    assert server.heard == b""


def test_a_redirect_from_https_to_plain_http_is_not_followed(trusted: Authority, line: Make) -> None:
    with Bystander() as plain:
        away = f"HTTP/1.1 307 Go\r\nOfficer-Instance: i\r\nLocation: http://127.0.0.1:{plain.port}/x\r\nContent-Length: 0\r\n\r\n"
        with Listener(saying(away.encode()), trusted.context()) as server:
            assert refusal(line(server.port)).facts["reason"] == "redirect"
    assert plain.heard == b""
    assert plain.connections == 0


def _after_a_look(answer: bytes) -> Script:
    def script(client: socket.socket) -> None:
        client.recv(1024)
        client.sendall(answer)

    return script


def _resolve(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """Let a name lead to this computer, as the office's own name server would."""
    real = socket.getaddrinfo

    def resolve(name: str, *args: object, **kwargs: object) -> object:
        return real("127.0.0.1" if name == host else name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
