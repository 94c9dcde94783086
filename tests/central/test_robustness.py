"""No input makes the server fail: hostile requests get a problem, on every address, and the next request is served."""

import socket
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.decoding import MalformedError, decode
from central.wire import SignIn
from central.wire_operations import PAYLOADS, Batch, Operation
from tests.fakes.central_office import Caller, SetClock, seed
from tests.fakes.central_process import CentralServer

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)

# The server is the same for all examples on purpose.
one_server = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Caller]:
    """One server for all examples of a test: it must live through all of them."""
    with CentralServer(tmp_path / "data", clock=SetClock()) as central:
        seed(central.storage)
        caller = Caller(central.url, "province")
        yield caller
        assert caller.get("/me")["login"] == "province"
        caller.close()


@one_server
@given(
    path=st.sampled_from(["/ping", "/changes", "/index", "/areas", "/reports/r1/events", f"/attachments/{'0' * 64}"]),
    name=st.sampled_from(["cursor", "limit", "after", "level", "size", "nonce"]),
    value=ANY_TEXT,
)
def test_any_parameter(line: Caller, path: str, name: str, value: str) -> None:
    assert line.call("GET", path, params={name: value}).status_code < 500


@one_server
@given(
    method=st.sampled_from(["GET", "HEAD", "PATCH", "PUT", "DELETE", "OPTIONS"]),
    path=st.sampled_from(["/reports/", "/attachments/", "/operations/", "/blobs/", "/uploads/", "/"]),
    part=ANY_TEXT,
)
def test_any_address(line: Caller, method: str, path: str, part: str) -> None:
    assert line.call(method, path + part.replace("/", "")).status_code < 500


@one_server
@given(body=st.binary(max_size=200) | ANY_JSON.map(msgspec.json.encode))
def test_any_body(line: Caller, body: bytes) -> None:
    for path in ("/session", "/session/refresh", "/operations"):
        assert line.call("POST", path, data=body).status_code in (400, 401, 200)


@one_server
@given(payload=ANY_JSON, kind=st.sampled_from(sorted(PAYLOADS)), guard=ANY_JSON, recorded_at=ANY_JSON, photo=ANY_JSON)
def test_any_operation(line: Caller, payload: object, kind: str, guard: object, recorded_at: object, photo: object) -> None:
    given_payload = payload if not isinstance(payload, dict) else payload | {"photos": [photo], "to": "in_progress"}
    operation = line.operation("r1", kind, {}) | {"payload": given_payload, "guard": guard, "recorded_at": recorded_at}
    result = line.send(operation, line.operation("r2", "note", {"text": "beside"}))
    assert [entry["status"] for entry in result] == ["rejected", "applied"]
    assert result[0]["problem"]["fields"]


@one_server
@given(length=ANY_TEXT, metadata=ANY_TEXT, offset=ANY_TEXT, prefer=ANY_TEXT, wanted=ANY_TEXT)
def test_any_header(line: Caller, length: str, metadata: str, offset: str, prefer: str, wanted: str) -> None:
    def header(text: str) -> bytes:
        return "".join(char for char in text if char.isprintable()).strip().encode("latin-1", "replace")

    sent = {"Upload-Length": header(length), "Upload-Metadata": header(metadata), "Upload-Offset": header(offset)}
    assert line.call("POST", "/uploads", headers=sent).status_code == 400
    assert line.call("PATCH", "/uploads/x", headers=sent).status_code in (400, 410)
    asked = {"Prefer": header(prefer.replace("wait", "")), "Range": header(wanted), "Accept-Encoding": header(prefer)}
    photo = line.report("r1")["attachments"][0]["sha256"]
    for path in ("/changes", f"/attachments/{photo}"):
        assert line.call("GET", path, headers=asked | {"If-None-Match": header(prefer)}).status_code < 500


@pytest.mark.parametrize(
    "raw",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /officer/v1/operations HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /officer/v1/operations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_bytes_that_are_no_http(line: Caller, raw: bytes) -> None:
    host, _, port = line.url.removeprefix("http://").partition("/")[0].partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(raw)
        wire.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := wire.recv(65536):
            answer += chunk
    if answer:
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.split()[1] < b"500"
        assert b"officer-instance:" in head.lower()
        assert b"urn:officer:problem:" in body


@pytest.mark.parametrize("shape", [SignIn, Batch, Operation, *PAYLOADS.values()])
@given(data=st.binary(max_size=100) | ANY_JSON.map(msgspec.json.encode))
def test_decoding_fails_in_one_way_only(shape: type, data: bytes) -> None:
    try:
        decode(data, shape)
    except MalformedError as error:
        assert error.fields
        assert all(isinstance(reason, str) for reason in error.fields.values())


def test_data_folder_holds_no_password_and_no_token(line: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    secrets = [value.encode() for name, value in line.tokens.items() if name.endswith("_token")] + [b"rahasia-sekali"]
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(secret in content for secret in secrets), path
