"""Pictures cost what they may cost: pixels, passes and time are bounded, one officer's hold up nobody else's."""

import io
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from central.pictures import FROM_DESKS, FROM_PACKS, Bounds, NotAPhotoError, inspect
from central.uploads import Upload, Uploads
from tests.fakes.central_office import Caller, SetClock, digest, picture
from tests.fakes.central_process import CentralProcess, CentralServer
from tests.fakes.laid_city import lay_city

_SECONDS = 30.0
_MIB = 1024 * 1024
_COMMENT = b"comment 0000"


@cache
def progressive(scans: int, side: int = 2_560) -> bytes:
    """A JPEG in so many scans: its last one again and again."""
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize((side, side)).convert("RGB")
    image.save(out, "JPEG", quality=40, progressive=True, comment=_COMMENT)
    whole = out.getvalue()
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * (scans - whole.count(b"\xff\xda")) + b"\xff\xd9"


def another(photo: bytes, number: int) -> bytes:
    """The same picture in other bytes."""
    return photo.replace(_COMMENT, b"comment %04d" % number)


def encoded(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, kind, **options)
    return out.getvalue()


def looked_at(folder: Path, data: bytes, bounds: Bounds = FROM_DESKS) -> tuple[str, int, int]:
    path = folder / "photo"
    path.write_bytes(data)
    return inspect(path, bounds)


def test_a_progressive_jpeg_may_have_what_cameras_make(tmp_path: Path) -> None:
    assert looked_at(tmp_path, progressive(FROM_DESKS.scans)) == ("image/jpeg", 2_560, 2_560)
    with pytest.raises(NotAPhotoError, match="scans"):
        looked_at(tmp_path, progressive(FROM_DESKS.scans + 1))
    with pytest.raises(NotAPhotoError, match="on a side"):
        looked_at(tmp_path, progressive(12, 2_561), replace(FROM_DESKS, pixels=FROM_PACKS.pixels))


@pytest.mark.parametrize("data", [progressive(20), encoded("PNG"), encoded("JPEG")])
def test_a_picture_is_given_up_when_its_time_is_over(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NotAPhotoError, match="too long"):
        looked_at(tmp_path, data, replace(FROM_DESKS, seconds=-1.0))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_follows_the_picture_of_a_desk(tmp_path: Path, kind: str) -> None:
    data = encoded(kind)
    for bounds in (FROM_DESKS, FROM_PACKS):
        assert looked_at(tmp_path, data, bounds)[1:] == (64, 48)
    with pytest.raises(NotAPhotoError, match="4096 bytes follow"):
        looked_at(tmp_path, data + bytes(4096))
    assert looked_at(tmp_path, data + bytes(4096), FROM_PACKS)[1:] == (64, 48), "phones put films behind their pictures"


@pytest.mark.parametrize("lossless", [True, False])
def test_a_webp_is_measured_before_it_takes_memory(tmp_path: Path, lossless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_at(tmp_path, encoded("WEBP", lossless=lossless))[0] == "image/webp"
    out = io.BytesIO()
    Image.new("RGB", (2_561, 8)).save(out, "WEBP", lossless=lossless, exif=b"Exif\0\0" if lossless else b"")
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(NotAPhotoError, match="2561 x 8"):
        looked_at(tmp_path, out.getvalue())


@pytest.fixture
def process(tmp_path: Path) -> Iterator[CentralProcess]:
    lay_city(tmp_path / "central", SetClock())
    with CentralProcess(tmp_path / "central") as central:
        yield central


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc")
def test_ten_heavy_jpegs_at_once_take_bounded_memory_and_block_nobody(process: CentralProcess) -> None:
    lines = [Caller(process.url, "lurah") for _ in range(11)]
    photos = [another(progressive(FROM_DESKS.scans - 1), number) for number in range(10)]
    bombs = [another(progressive(99, 6_000), number) for number in range(10)]
    with ThreadPoolExecutor(10) as sending:
        refused = list(sending.map(lambda line, bomb: sent(line, bomb), lines, bombs))
        kept = sending.map(lambda line, data: sent(line, data), lines, photos)
        assert lines[10].do("r1", "note", {"text": "di antaranya"})["status"] == "applied"
        assert list(kept) == [204] * 10
    assert refused == [415] * 10
    peak = next(line for line in Path(f"/proc/{process.pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) * 1024 < 400 * _MIB
    for line in lines:
        line.close()


def sent(line: Caller, data: bytes) -> int:
    location = line.begin_upload(data).headers["Location"]
    return line.patch_upload(location, 0, data).status_code


def test_one_officers_pictures_wait_for_one_another_and_nobody_else_does(
    central_server: CentralServer, caller: Callable[[str | None], Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, complete = threading.Event(), Uploads.complete

    def stuck(self: Uploads, upload: Upload) -> None:
        if upload.officer_id == "o-outsider":
            assert let_go.wait(_SECONDS)
        complete(self, upload)

    monkeypatch.setattr(Uploads, "complete", stuck)
    many = [caller("outsider") for _ in range(6)]
    with ThreadPoolExecutor(len(many)) as sending:
        waiting = [sending.submit(sent, line, picture(number)) for number, line in enumerate(many)]
        assert sent(caller("lurah"), picture(20)) == 204
        assert caller("camat").get("/changes", params={"limit": 1})["items"]
        assert not any(one.done() for one in waiting)
        let_go.set()
        assert [one.result(_SECONDS) for one in waiting] == [204] * len(many)


def test_officers_who_bring_many_heavy_pictures_have_one_turn_between_them(
    central_server: CentralServer, caller: Callable[[str | None], Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, inside, complete = threading.Event(), list[str](), Uploads.complete

    def stuck(self: Uploads, upload: Upload) -> None:
        inside.append(upload.officer_id)
        if upload.officer_id != "o-lurah":
            assert let_go.wait(_SECONDS)
        complete(self, upload)

    heavy = ("outsider", "camat", "field")
    lines = [caller(login) for login in heavy]
    looked_at = central_server._running._server._centre.looked_at  # type: ignore[union-attr]
    for login in heavy:
        looked_at.charge(f"o-{login}", 30.0)
    monkeypatch.setattr(Uploads, "complete", stuck)
    with ThreadPoolExecutor(len(lines)) as sending:
        waiting = [sending.submit(sent, line, picture(number)) for number, line in enumerate(lines)]
        for number in range(3):
            assert sent(caller("lurah"), picture(20 + number)) == 204, "the other thread is everybody else's"
        assert len([one for one in inside if one != "o-lurah"]) <= 1
        let_go.set()
        assert [one.result(_SECONDS) for one in waiting] == [204] * len(lines)


def test_what_is_whole_and_was_not_verified_is_verified_when_it_is_asked_for(
    lurah: Caller, central_server: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture(30)
    location = lurah.begin_upload(data).headers["Location"]
    with monkeypatch.context() as patch:  # the centre ended between the last byte and the look at the photo
        patch.setattr(Uploads, "complete", lambda *_: None)
        lurah.patch_upload(location, 0, data)
    path = location.removeprefix("/officer/v1")
    assert lurah.call("HEAD", path).headers["Upload-Offset"] == str(len(data))
    assert lurah.call("HEAD", f"/blobs/{digest(data)}").status_code == 200
