"""Photos up by tus: whole, in pieces, cut in the middle, wrong, foreign, expired."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from central.housekeeping import clear_away
from tests.fakes.central_office import BASE, Caller, SetClock, digest, picture
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]
BODY = {"Content-Type": "application/offset+octet-stream"}


def slug(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


def head(line: Caller, location: str) -> Any:
    return line.call("HEAD", location.removeprefix(BASE), headers={"Tus-Resumable": "1.0.0"})


def stored(central_server: CentralServer, sha256: str) -> Path:
    return central_server.data / "blobs" / sha256[:2] / sha256


def test_options_say_what_is_spoken(caller: Open) -> None:
    answer = caller(None).call("OPTIONS", "/uploads")
    assert answer.status_code == 204
    assert answer.headers["Tus-Resumable"] == answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Extension"] == "creation,creation-with-upload,expiration,termination"
    assert answer.headers["Tus-Max-Size"] == "20971520"


def test_photo_in_two_pieces(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    data = picture(1)
    assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 404
    created = lurah.begin_upload(data)
    location = created.headers["Location"]
    assert (created.status_code, created.headers["Upload-Offset"]) == (201, "0")
    assert location.startswith("/officer/v1/uploads/")
    assert created.headers["Upload-Expires"] == "Mon, 09 Mar 2026 03:00:00 GMT"
    first = lurah.patch_upload(location, 0, data[:1000])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "1000")
    assert head(lurah, location).headers["Upload-Offset"] == "1000"
    assert head(lurah, location).headers["Upload-Length"] == str(len(data))
    assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 404, "not before all of it is verified"
    last = lurah.patch_upload(location, 1000, data[1000:])
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(data)))
    assert stored(central_server, digest(data)).read_bytes() == data
    held = lurah.call("HEAD", f"/blobs/{digest(data)}")
    assert (held.status_code, held.headers["Content-Length"]) == (200, str(len(data)))
    assert camat.call("HEAD", f"/blobs/{digest(data)}").status_code == 404, "a hash alone grants nothing"
    assert head(lurah, location).headers["Upload-Offset"] == str(len(data)), "a lost answer to the last PATCH is asked for again"


def test_creation_with_upload(lurah: Caller) -> None:
    data = picture(2)
    created = lurah.begin_upload(data, data=data[:500], headers=BODY)
    assert (created.status_code, created.headers["Upload-Offset"]) == (201, "500")
    assert lurah.patch_upload(created.headers["Location"], 500, data[500:]).status_code == 204
    whole = picture(3)
    created = lurah.begin_upload(whole, data=whole, headers=BODY)
    assert (created.status_code, created.headers["Upload-Offset"]) == (201, str(len(whole)))
    assert lurah.call("HEAD", f"/blobs/{digest(whole)}").status_code == 200


def test_photo_that_is_held_already_needs_no_bytes(lurah: Caller, camat: Caller) -> None:
    data = picture(4)
    lurah.upload(data)
    assert lurah.begin_upload(data).headers["Upload-Offset"] == str(len(data))
    assert camat.begin_upload(data).headers["Upload-Offset"] == "0", "another officer proves that he has it"
    camat.upload(data)
    assert camat.call("HEAD", f"/blobs/{digest(data)}").status_code == 200


def cut_patch(central_server: CentralServer, line: Caller, location: str, offset: int, announced: int, sent: bytes) -> None:
    """A PATCH whose line is cut after some of its bytes."""
    request = (
        f"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {line.tokens['access_token']}\r\n"
        f"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Content-Length: {announced}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", central_server.port), timeout=10) as wire:
        wire.sendall(request.encode() + sent)


def settled_offset(line: Caller, location: str, expected: int) -> int:
    """The offset once the server has taken over what was on the line."""
    deadline = time.monotonic() + 10
    while (offset := int(head(line, location).headers["Upload-Offset"])) != expected and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    return offset


@pytest.mark.parametrize("piece", [1, 1500, 65_536, 300_000])
def test_what_arrived_of_a_cut_patch_is_kept(lurah: Caller, central_server: CentralServer, piece: int) -> None:
    data = picture(5, size=(1600, 1200))
    assert len(data) > 400_000
    location = lurah.begin_upload(data).headers["Location"]
    cut_patch(central_server, lurah, location, 0, len(data), data[:piece])
    assert settled_offset(lurah, location, piece) == piece
    assert lurah.patch_upload(location, piece, data[piece:]).status_code == 204
    assert stored(central_server, digest(data)).read_bytes() == data


def test_line_cut_again_and_again_wastes_nothing(lurah: Caller, central_server: CentralServer) -> None:
    data = picture(6, size=(1600, 1200))
    location = lurah.begin_upload(data).headers["Location"]
    step, offset, sent = 65_536, 0, 0
    while offset < len(data):
        end = min(offset + step, len(data))
        cut_patch(central_server, lurah, location, offset, len(data) - offset, data[offset:end])
        sent += end - offset
        offset = settled_offset(lurah, location, end)
    assert sent == len(data)
    assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 200


def test_new_request_ends_the_one_whose_line_is_dead(lurah: Caller, central_server: CentralServer) -> None:
    """The first PATCH stands half open, as after a lost mobile network: nobody tells the server."""
    data = picture(7)
    location = lurah.begin_upload(data).headers["Location"]
    request = (
        f"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {lurah.tokens['access_token']}\r\n"
        f"Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", central_server.port), timeout=10) as dead:
        dead.sendall(request.encode() + data[:2000])
        assert settled_offset(lurah, location, 2000) == 2000
        assert lurah.patch_upload(location, 2000, data[2000:]).status_code == 204


def test_wrong_offset_tells_the_right_one(lurah: Caller) -> None:
    data = picture(8)
    location = lurah.begin_upload(data).headers["Location"]
    lurah.patch_upload(location, 0, data[:100])
    for offset in (0, 99, 101, len(data), 10**14):
        answer = lurah.patch_upload(location, offset, b"")
        assert slug(answer) == (409, "offset-mismatch")
        assert answer.headers["Upload-Offset"] == "100"
        assert answer.headers["Tus-Resumable"] == "1.0.0"


def test_other_bytes_than_announced_are_not_acknowledged(lurah: Caller, central_server: CentralServer) -> None:
    data, other = picture(9), picture(10)
    location = lurah.begin_upload(data, sha256=digest(other)).headers["Location"]
    assert slug(lurah.patch_upload(location, 0, data)) == (422, "checksum-mismatch")
    assert head(lurah, location).status_code == 410
    assert not stored(central_server, digest(data)).exists()
    assert not list((central_server.data / "uploads").iterdir())


@pytest.mark.parametrize("data", [b"not a photo", b"GIF89a" + b"\0" * 100, b"<svg/>", b"%PDF-1.7", picture(1)[:2000]])
def test_bytes_that_are_no_photo(lurah: Caller, central_server: CentralServer, data: bytes) -> None:
    location = lurah.begin_upload(data).headers["Location"]
    assert slug(lurah.patch_upload(location, 0, data)) == (415, "not-a-photo")
    assert head(lurah, location).status_code == 410
    assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 404


def test_photo_of_too_many_pixels(lurah: Caller) -> None:
    data = picture(11, (2_561, 40))
    location = lurah.begin_upload(data).headers["Location"]
    answer = lurah.patch_upload(location, 0, data)
    assert slug(answer) == (415, "not-a-photo")
    assert "2561 x 40" in answer.json()["detail"]


def test_more_bytes_than_announced(lurah: Caller) -> None:
    data = picture(12)
    location = lurah.begin_upload(data).headers["Location"]
    assert slug(lurah.patch_upload(location, 0, data + b"x")) == (413, "too-large")
    assert slug(lurah.patch_upload(location, 0, iter([data, b"x"]))) == (413, "too-large")  # type: ignore[arg-type]
    assert head(lurah, location).headers["Upload-Offset"] == "0"
    assert lurah.patch_upload(location, 0, iter([data[:10], data[10:]])).status_code == 204  # type: ignore[arg-type]


def test_larger_than_is_taken(lurah: Caller) -> None:
    answer = lurah.begin_upload(b"", sha256="0" * 64, size=20_971_521)
    assert slug(answer) == (413, "too-large")
    assert answer.headers["Tus-Max-Size"] == "20971520"
    assert lurah.begin_upload(b"", sha256="0" * 64, size=20_971_520).status_code == 201


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({"Upload-Length": "x"}, "Upload-Length"),
        ({"Upload-Length": "-1"}, "Upload-Length"),
        ({"Upload-Length": "²"}, "Upload-Length"),
        ({"Upload-Length": "9" * 30}, "Upload-Length"),
        ({"Upload-Length": "12"}, "Upload-Metadata.size"),
        ({"Upload-Metadata": "sha256 !!!"}, "Upload-Metadata.sha256"),
        ({"Upload-Metadata": ""}, "Upload-Metadata.sha256"),
        ({"Tus-Resumable": "0.2.2"}, "Tus-Resumable"),
    ],
)
def test_malformed_creation_names_the_header(lurah: Caller, headers: dict[str, str], field: str) -> None:
    sent = {name: value.encode() for name, value in headers.items()}
    answer = lurah.begin_upload(picture(13), headers=sent)
    assert slug(answer) == (400, "validation")
    assert field in answer.json()["fields"]


def test_patch_of_another_type(lurah: Caller) -> None:
    location = lurah.begin_upload(picture(14)).headers["Location"]
    answer = lurah.call("PATCH", location.removeprefix(BASE), headers={"Upload-Offset": "0"}, data=b"x")
    assert slug(answer) == (400, "validation")


def test_upload_exists_only_for_its_officer(lurah: Caller, camat: Caller) -> None:
    data = picture(15)
    location = lurah.begin_upload(data).headers["Location"]
    assert head(camat, location).status_code == 410
    assert slug(camat.patch_upload(location, 0, data)) == (410, "upload-gone")
    assert camat.call("DELETE", location.removeprefix(BASE)).status_code == 410
    assert lurah.patch_upload(location, 0, data).status_code == 204


def test_termination(lurah: Caller, central_server: CentralServer) -> None:
    location = lurah.begin_upload(picture(16)).headers["Location"]
    lurah.patch_upload(location, 0, b"abc")
    assert lurah.call("DELETE", location.removeprefix(BASE)).status_code == 204
    assert head(lurah, location).status_code == 410
    assert not list((central_server.data / "uploads").iterdir())


def test_expiry(lurah: Caller, clock: SetClock, central_server: CentralServer) -> None:
    location = lurah.begin_upload(picture(17)).headers["Location"]
    lurah.patch_upload(location, 0, b"abc")
    clock.move(timedelta(days=7) - timedelta(seconds=1))
    lurah.sign_in("lurah")
    assert head(lurah, location).headers["Upload-Offset"] == "3"
    clock.move(timedelta(seconds=1))
    assert head(lurah, location).status_code == 410
    clock.move(timedelta(hours=2) + timedelta(days=365))  # files are as old as the real clock says
    clear_away(central_server.storage)
    assert not list((central_server.data / "uploads").iterdir())


def test_clearing_away_does_not_trip_over_a_file_that_just_went(central_server: CentralServer) -> None:
    # A photo being stored is renamed between the listing and the look at its age: here its name leads nowhere already.
    (central_server.data / "blobs" / "new-moved").symlink_to(central_server.data / "nowhere")
    clear_away(central_server.storage)


@pytest.mark.parametrize("upload_id", ["x", "..%2Fcentral.db", "%00", "a" * 5000])
def test_unknown_upload(lurah: Caller, upload_id: str, central_server: CentralServer) -> None:
    assert head(lurah, f"{BASE}/uploads/{upload_id}").status_code in (404, 410)
    assert (central_server.data / "central.db").exists()


def test_upload_goes_on_after_a_restart(lurah: Caller, central_server: CentralServer) -> None:
    data = picture(18)
    location = lurah.begin_upload(data).headers["Location"]
    lurah.patch_upload(location, 0, data[:777])
    central_server.stop()
    central_server.start()
    assert head(lurah, location).headers["Upload-Offset"] == "777"
    assert lurah.patch_upload(location, 777, data[777:]).status_code == 204


def test_two_photos_with_the_same_size_and_head(lurah: Caller) -> None:
    first = picture(19, size=(1600, 1200))
    second = bytearray(first)
    second[-2000] ^= 1
    lurah.upload(first)
    lurah.upload(bytes(second))
    for data in (first, bytes(second)):
        assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 200
