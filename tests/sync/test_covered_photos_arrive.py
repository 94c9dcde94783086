"""A covered photo from the draft to another officer's desk, over the real central API: only what was painted over is anywhere."""

from io import BytesIO

from PIL import Image

from officer_app.domain.operations import Evidence
from officer_app.domain.vocabulary import PhotoRole
from sync.changes import Connection
from sync.fetching import PhotoFetcher
from sync.photos.boxes import Box
from sync.photos.covering import covered, plate_of
from sync.photos.preparing import prepare
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat
from tests.fakes.photo_bytes import exif, jpeg


def test_what_arrives_is_the_covered_one(seat: Seat, central: CentralServer) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    assert lurah.sync().connection is Connection.ONLINE
    ready = prepare(jpeg(640, 480, exif=exif(orientation=6, make="Xiaomi")), role=PhotoRole.AFTER, caption="Sudah kering")
    attached = lurah.commands.attach("r1", ready)
    made = covered(attached, plate_of(ready.data), [Box(0, 0, 240, 320)])
    lurah.commands.replace_photo("r1", attached.sha256, made)
    lurah.commands.record(lurah.officer, "r1", Evidence(photos=tuple(lurah.reader.draft_photos("r1"))))
    lurah.sync()
    camat.sync()
    detail = camat.reader.detail("r1")
    assert detail is not None
    [photo] = [photo for photo in detail.report.attachments if photo.role is PhotoRole.AFTER]
    assert (photo.sha256, photo.caption, photo.covered) == (made.photo.sha256, "Sudah kering", True)
    assert photo.original_sha256 == ready.photo.facts.original_sha256
    assert detail.events[-1].data["photos"][0]["covered"] is True  # type: ignore[index]
    fetcher = PhotoFetcher(camat.api, camat.stores.vault)
    for size, scale in (("full", 1.0), ("thumb", 320 / 640)):
        image = Image.open(BytesIO(fetcher.fetch(photo.sha256, size)))  # type: ignore[arg-type]
        assert not image.getexif()
        inside = image.crop((8, 8, round(240 * scale) - 16, round(320 * scale) - 16))
        assert max(high for _, high in inside.getextrema()) < 32  # type: ignore[misc]
        assert max(high for _, high in image.getextrema()) > 200, "the rest is there"  # type: ignore[misc]
    kept = {path.name for path in central.storage.data.rglob("*") if path.is_file()}
    assert not [name for name in kept if ready.photo.sha256 in name], "the centre never got the uncovered one"
