"""What stands in front: TLS ends there and callers are told apart; a proxy that was not named is told of at its first request."""

import http.client
import json
import logging
import re
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from central import service
from central.blobs import MAX_BLOB_BYTES
from central.connections import Limits
from central.endpoints.changes import MAX_WAIT
from central.guesses import MAX_FAILURES
from central.service import RunningServer
from tests.fakes.central_office import PASSWORD, Caller, SetClock, seed
from tests.fakes.tls_front import TlsFront
from tests.security.certificates import new_authority

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"


@pytest.fixture(params=[(), ("192.0.2.1",), ("127.0.0.1",)], ids=["none named", "another named", "named"])
def fronted(request: pytest.FixtureRequest, tmp_path: Path, clock: SetClock) -> Iterator[tuple[RunningServer, bool]]:
    """The small city, and whether it was told of the proxy that it is called through."""
    server = service.start(tmp_path / "data", clock=clock, proxies=request.param)
    seed(server.storage)
    yield server, "127.0.0.1" in request.param
    server.stop()


def notices(records: list[logging.LogRecord]) -> list[str]:
    return [record.getMessage() for record in records if record.name == "central.fronting"]


@pytest.mark.expects_errors
@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_proxy_that_was_not_named_is_told_of_once(
    fronted: tuple[RunningServer, bool], caplog: pytest.LogCaptureFixture, header: str
) -> None:
    server, named = fronted
    line = Caller(server.url)
    line.get("/ping", params={"nonce": "direct"})
    assert notices(caplog.records) == []
    for number in range(3):
        line.get("/ping", params={"nonce": "n"}, headers={header: f"203.0.113.{number}"})
    told = notices(caplog.records)
    if named and header == "X-Forwarded-For":
        assert told == []
    else:
        assert len(told) == 1
        assert "--proxy 127.0.0.1" in told[0]
    line.close()


def sign_in(front: TlsFront, trust: ssl.SSLContext, at: str, password: str) -> int:
    """What a caller at this address of the computer is told."""
    line = http.client.HTTPSConnection("127.0.0.1", front.port, timeout=30, context=trust, source_address=(at, 0))
    body = json.dumps({"login": "lurah", "password": password, "device_id": f"device-{at}"})
    forged = {"Content-Type": "application/json", "X-Forwarded-For": "203.0.113.99"}
    line.request("POST", "/officer/v1/session", body, forged)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status


def test_behind_a_tls_proxy_that_was_named_callers_are_told_apart(
    tmp_path: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    authority = new_authority(tmp_path)
    trust = ssl.create_default_context(cafile=str(authority.file))
    server = service.start(tmp_path / "data", clock=clock, proxies=("127.0.0.1",))
    seed(server.storage)
    with TlsFront(server.port, authority.context()) as front:
        assert [sign_in(front, trust, "127.0.0.2", "salah-sekali") for _ in range(MAX_FAILURES + 1)][-2:] == [401, 429]
        assert sign_in(front, trust, "127.0.0.3", PASSWORD) == 200
    server.stop()
    assert notices(caplog.records) == []


def test_the_page_asks_no_proxy_for_less_than_the_server_needs() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    said = dict(re.findall(r"^\s+([a-z_]+) ([^;]+);", page, re.MULTILINE))
    assert int(said["proxy_read_timeout"].removesuffix("s")) > MAX_WAIT
    assert MAX_BLOB_BYTES < int(said["client_max_body_size"].removesuffix("m")) * 1024 * 1024 <= Limits().body_bytes
    assert said["proxy_request_buffering"] == "off", "what arrived of a photo is kept when the line breaks"
    assert "X-Forwarded-For $remote_addr;" in page, "the caller's own word is replaced"
