"""One report, its history, its photos: whole, in ranges, small, and never for strangers."""

import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import insert

from central import schema
from central.blob_rows import record_blob
from central.report_rows import attachment_row
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole
from tests.fakes.central_office import Caller, digest, picture
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]


def photo_of(line: Caller, report_id: str) -> str:
    return str(line.report(report_id)["attachments"][0]["sha256"])


def test_whole_photo_and_small_photo(lurah: Caller, central_server: CentralServer) -> None:
    sha256 = photo_of(lurah, "r1")
    full = lurah.call("GET", f"/attachments/{sha256}")
    assert (full.status_code, digest(full.content), full.headers["Content-Type"]) == (200, sha256, "image/jpeg")
    assert full.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    thumb = lurah.call("GET", f"/attachments/{sha256}", params={"size": "thumb"})
    assert Image.open(io.BytesIO(thumb.content)).size == (320, 240)
    assert thumb.headers["ETag"] != full.headers["ETag"]
    unchanged = lurah.call("GET", f"/attachments/{sha256}", headers={"If-None-Match": full.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [("bytes=0-9", 0, 10), ("bytes=5-", 5, None), ("bytes=-7", -7, None), ("bytes=10-99999999", 10, None), ("bytes=3-3", 3, 4)],
)
def test_range(lurah: Caller, wanted: str, start: int, end: int | None) -> None:
    sha256 = photo_of(lurah, "r1")
    whole = lurah.call("GET", f"/attachments/{sha256}").content
    part = lurah.call("GET", f"/attachments/{sha256}", headers={"Range": wanted})
    assert (part.status_code, part.content) == (206, whole[start:end])
    first = start % len(whole)
    assert part.headers["Content-Range"] == f"bytes {first}-{first + len(part.content) - 1}/{len(whole)}"


@pytest.mark.parametrize("wanted", ["bytes=9-3", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=x-y", "bytes=0-0x"])
def test_ranges_that_are_none_get_the_whole(lurah: Caller, wanted: str) -> None:
    answer = lurah.call("GET", f"/attachments/{photo_of(lurah, 'r1')}", headers={"Range": wanted})
    assert answer.status_code == 200
    assert digest(answer.content) == photo_of(lurah, "r1")


def test_range_beyond_the_end(lurah: Caller) -> None:
    answer = lurah.call("GET", f"/attachments/{photo_of(lurah, 'r1')}", headers={"Range": "bytes=99999999-"})
    assert (answer.status_code, answer.json()["type"]) == (416, "urn:officer:problem:range-not-satisfiable")
    assert answer.headers["Content-Range"].startswith("bytes */")


def test_stale_if_range_gets_the_whole(lurah: Caller) -> None:
    sha256 = photo_of(lurah, "r1")
    for etag, status in ((f'"{sha256}-full"', 206), ('"other"', 200)):
        answer = lurah.call("GET", f"/attachments/{sha256}", headers={"Range": "bytes=0-0", "If-Range": etag})
        assert answer.status_code == status


def test_small_photo_stands_upright(lurah: Caller, central_server: CentralServer) -> None:
    image = Image.new("RGB", (800, 400), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    blob = central_server.storage.blobs.store(out.getvalue())
    assert (blob.width, blob.height) == (400, 800)
    with central_server.storage.writing() as tx:
        record_blob(tx, blob)
        photo = Attachment(sha256=blob.sha256, size=blob.size, mime=blob.mime, role=PhotoRole.CITIZEN)
        tx.execute(insert(schema.attachment).values(attachment_row("r2", 1, photo)))
    thumb = lurah.call("GET", f"/attachments/{blob.sha256}", params={"size": "thumb"})
    assert Image.open(io.BytesIO(thumb.content)).size == (160, 320)


@pytest.mark.parametrize("size", ["huge", "", "full\0"])
def test_unknown_size_is_named(lurah: Caller, size: str) -> None:
    answer = lurah.call("GET", f"/attachments/{photo_of(lurah, 'r1')}", params={"size": size})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["size"])


def test_private_photo_is_for_the_office_only(caller: Open, lurah: Caller) -> None:
    sha256 = photo_of(lurah, "p1")
    lurah.do("p1", "move", {"to": "coordinating", "reason": "x", "agency": "bm"})
    for login, allowed in (("lurah", True), ("camat", True), ("field", False), ("dinas", False), ("outsider", False)):
        line = caller(login)
        assert line.call("GET", f"/attachments/{sha256}").status_code == (200 if allowed else 404), login
        assert line.call("GET", f"/attachments/{sha256}", params={"size": "thumb"}).status_code == (200 if allowed else 404)
        if login != "outsider":
            assert bool(line.report("p1")["attachments"]) == allowed
            listed = next(item["report"] for item in line.changes()["items"] if item["report"]["id"] == "p1")
            assert bool(listed["attachments"]) == allowed


def test_uploaded_photo_is_seen_only_on_a_report(lurah: Caller, camat: Caller) -> None:
    data = picture(30)
    sha256 = lurah.upload(data)
    assert lurah.call("GET", f"/attachments/{sha256}").status_code == 404


def test_lost_file_is_not_found(lurah: Caller, central_server: CentralServer) -> None:
    sha256 = photo_of(lurah, "r1")
    central_server.storage.blobs.path(sha256).unlink()
    for size in ("thumb", "full"):
        assert lurah.call("GET", f"/attachments/{sha256}", params={"size": size}).status_code == 404


@pytest.mark.parametrize("path", ["reports/x1", "reports/nowhere", "reports/%2e%2e", "reports/%00", "reports/" + "r" * 3000])
def test_reports_out_of_scope_and_unknown_look_the_same(lurah: Caller, path: str) -> None:
    answers = [lurah.call("GET", f"/{path}"), lurah.call("GET", f"/{path}/events")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json() == answers[1].json() == lurah.call("GET", "/reports/none").json()


def test_large_answers_are_compressed_where_that_is_taken(lurah: Caller) -> None:
    plain = lurah.call("GET", "/changes", stream=True)
    assert "Content-Encoding" not in plain.headers
    body = plain.raw.read()
    packed = lurah.call("GET", "/changes", headers={"Accept-Encoding": "br;q=1, gzip;q=0.8"}, stream=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    raw = packed.raw.read(decode_content=False)
    assert len(raw) < len(body)
    assert set(said(gzip.decompress(raw))) == set(said(body))
    refused = lurah.call("GET", "/changes", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers
    small = lurah.call("GET", "/me", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in small.headers


def said(body: bytes) -> list[str]:
    found: Any = json.loads(body)
    return [item["report"]["id"] for item in found["items"]]
