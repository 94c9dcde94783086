"""A drafted photo gives its place to its covered one: in one transaction, with what was written about it; then its file goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import MAX_CAPTION, Evidence, Move
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.errors import CommandRefused, DiskFull, PhotoError
from sync.outbox_rows import read_document
from sync.photos.boxes import Box
from sync.photos.covering import covered, covered_copy, plate_of
from sync.photos.preparing import prepare
from sync.records import PreparedPhoto
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.photo_bytes import jpeg

STAFF = synthetic.STAFF


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def ready(seed: int = 64) -> PreparedPhoto:
    return prepare(jpeg(seed, 48), role=PhotoRole.AFTER)


def over(photo: PreparedPhoto, *boxes: Box) -> PreparedPhoto:
    return covered(photo.photo, plate_of(photo.data), boxes or (Box(0, 0, 20, 20),))


def test_the_covered_photo_stands_where_the_other_one_stood(desk: DeskWork) -> None:
    photos = [ready(seed) for seed in (64, 80, 96)]
    for photo in photos:
        desk.commands.attach("r1", photo)
    made = over(photos[1])
    assert desk.commands.replace_photo("r1", photos[1].photo.sha256, made) == made.photo
    assert desk.reader.draft_photos("r1") == [photos[0].photo, made.photo, photos[2].photo]
    assert desk.stores.vault.get(made.photo.sha256) == made.data
    assert not desk.stores.vault.has(photos[1].photo.sha256), "the uncovered bytes are gone"
    assert desk.stores.check() == []


def test_what_was_written_about_it_goes_along(desk: DeskWork) -> None:
    photo, other = ready(64), ready(80)
    for one in (photo, other):
        desk.commands.attach("r1", one)
        for about, text in (("role", "before"), ("caption", f"Selokan {one.photo.width}")):
            desk.commands.keep_draft("r1", f"evidence.{about}.{one.photo.sha256}", text)
    desk.commands.keep_draft("r2", f"evidence.caption.{photo.photo.sha256}", "laporan lain")
    made = over(photo)
    desk.commands.replace_photo("r1", photo.photo.sha256, made)
    drafts = {made.photo.sha256: "Selokan 64", other.photo.sha256: "Selokan 80"}
    wanted = {f"evidence.caption.{sha256}": text for sha256, text in drafts.items()}
    wanted |= {f"evidence.role.{sha256}": "before" for sha256 in drafts}
    assert desk.reader.drafts("r1") == wanted
    assert desk.reader.drafts("r2") == {f"evidence.caption.{photo.photo.sha256}": "laporan lain"}


def test_what_others_need_stays(desk: DeskWork) -> None:
    photo = ready()
    for report_id in ("r1", "r2"):
        desk.commands.attach(report_id, photo)
    made = over(photo)
    desk.commands.replace_photo("r1", photo.photo.sha256, made)
    assert desk.stores.vault.has(photo.photo.sha256)
    assert desk.reader.draft_photos("r2") == [photo.photo]
    desk.commands.replace_photo("r2", photo.photo.sha256, made)
    assert not desk.stores.vault.has(photo.photo.sha256)
    assert desk.reader.draft_photos("r1") == desk.reader.draft_photos("r2") == [made.photo]


def test_one_that_was_taken_off_meanwhile_is_not_brought_back(desk: DeskWork) -> None:
    photo = ready()
    desk.commands.attach("r1", photo)
    desk.commands.detach("r1", photo.photo.sha256)
    made = over(photo)
    with pytest.raises(PhotoError, match="photo-not-found"):
        desk.commands.replace_photo("r1", photo.photo.sha256, made)
    assert desk.reader.draft_photos("r1") == []
    assert not desk.stores.vault.has(made.photo.sha256)


def test_a_full_disk_leaves_the_draft_as_it_was(desk: DeskWork, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = ready()
    desk.commands.attach("r1", photo)

    def full(sha256: str, data: bytes) -> None:
        raise DiskFull

    monkeypatch.setattr(desk.stores.vault, "put", full)
    with pytest.raises(DiskFull):
        desk.commands.replace_photo("r1", photo.photo.sha256, over(photo))
    assert desk.reader.draft_photos("r1") == [photo.photo]
    assert desk.stores.vault.get(photo.photo.sha256) == photo.data


def test_only_the_covered_one_is_sent(desk: DeskWork) -> None:
    photo = ready()
    attached = desk.commands.attach("r1", photo)
    made = over(photo)
    desk.commands.replace_photo("r1", attached.sha256, made)
    with pytest.raises(PhotoError, match="photo-not-found"):
        desk.commands.record(STAFF, "r1", Evidence(photos=(attached,)))
    desk.commands.record(STAFF, "r1", Evidence(photos=tuple(desk.reader.draft_photos("r1"))))
    assert [blob.sha256 for blob in desk.work.pending_blobs(STAFF.id, desk.clock())] == [made.photo.sha256]
    desk.work.blob_stored(made.photo.sha256)
    [stored] = desk.work.sendable(STAFF.id, desk.clock())
    assert stored.photos == (made.photo.sha256,)
    assert attached.sha256.encode() not in stored.document
    assert b'"covered":true' in stored.document
    assert read_document(stored.kind, stored.document).payload == Evidence(photos=(made.photo,))


def test_an_uncovered_photo_says_nothing_of_it(desk: DeskWork) -> None:
    """So that centres which do not know the word get what they always got."""
    op_id = desk.commands.record(STAFF, "r1", Evidence(photos=(desk.commands.attach("r1", prepared()),)))
    database = desk.stores.work_database()
    document = database.value("SELECT document FROM operation WHERE op_id = ?", (op_id,))
    database.close()
    assert b"covered" not in document


def test_what_was_written_about_a_photo_goes_when_it_is_sent_or_taken_off(desk: DeskWork) -> None:
    sent, gone = desk.commands.attach("r1", ready(64)), desk.commands.attach("r1", ready(80))
    for photo in (sent, gone):
        for base in ("evidence", "move.awaiting_validation"):
            desk.commands.keep_draft("r1", f"{base}.caption.{photo.sha256}", "Sesudah")
    desk.commands.detach("r1", gone.sha256)
    desk.commands.record(STAFF, "r1", Evidence(photos=(sent,)))
    assert desk.reader.drafts("r1") == {}


def test_a_copy_of_the_citizens_photo_alone_is_no_result(desk: DeskWork) -> None:
    data = jpeg(64, 48)
    citizens = Attachment(sha256="c" * 64, size=len(data), mime="image/jpeg", role=PhotoRole.CITIZEN)
    desk.put("r1", status=Status.IN_PROGRESS, rev=8, attachments=(citizens,))
    copy = desk.commands.attach("r1", covered_copy(citizens, plate_of(data), [Box(0, 0, 9, 9)]))
    with pytest.raises(CommandRefused, match="needs-photo"):
        desk.commands.record(STAFF, "r1", Move(to=Status.AWAITING_VALIDATION, answer="Beres", photos=(copy,)))
    own = desk.commands.attach("r1", ready())
    desk.commands.record(STAFF, "r1", Move(to=Status.AWAITING_VALIDATION, answer="Beres", photos=(copy, own)))
    assert desk.status("r1") is Status.AWAITING_VALIDATION


@pytest.mark.parametrize("letter", ["x", "é", "🙂"])
def test_a_caption_has_its_length(desk: DeskWork, letter: str) -> None:
    long, longer = letter * MAX_CAPTION, letter * (MAX_CAPTION + 1)
    assert prepare(jpeg(), role=PhotoRole.AFTER, caption=f"  {long}\n").photo.caption == long
    with pytest.raises(CommandRefused, match="caption-too-long"):
        prepare(jpeg(), role=PhotoRole.AFTER, caption=longer)
