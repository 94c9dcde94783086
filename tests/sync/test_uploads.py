"""Photos up: once, resumed, verified; gone, spoilt and unfit ones."""

import pytest
from werkzeug import Request, Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office, picture, prepared
from tests.fakes.small_centre import SmallCentre, refused, tus

SETTLED, QUARANTINED, QUEUED = OperationState.SETTLED, OperationState.QUARANTINED, OperationState.QUEUED
LARGE = picture(2, side=1100)


def test_a_photo_goes_up_before_its_operation(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)
    assert len(LARGE) > 1024 * 1024
    office.sync()
    assert list(centre.blobs.values()) == [LARGE]
    assert office.state(op_id) is SETTLED
    assert centre.bytes_up == len(LARGE)
    patches = [number for number, line in enumerate(centre.log) if line.startswith("PATCH")]
    assert len(patches) >= 3
    assert max(patches) < centre.log.index("POST /operations")


def test_the_same_photo_on_two_reports_goes_up_once(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    photo = picture()
    ops = [office.evidence("r1", photo), office.evidence("r2", photo)]
    office.sync()
    assert centre.calls("POST /uploads") == 1
    assert [office.state(op_id) for op_id in ops] == [SETTLED, SETTLED]


def test_a_photo_that_the_centre_holds_is_not_sent(office: Office, centre: SmallCentre) -> None:
    photo = picture()
    centre.blobs[prepared(photo).photo.sha256] = photo
    op_id = office.evidence("r1", photo)
    office.sync()
    assert (centre.calls("POST /uploads"), office.state(op_id)) == (0, SETTLED)


def test_an_upload_goes_on_at_its_offset_in_a_later_run(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)
    centre.fail("PATCH /uploads", lambda _: None, lambda _: refused("unavailable", 503))
    assert office.sync().connection is Connection.OFFLINE
    item = office.outbox()[op_id]
    assert 0 < item.bytes_sent < item.bytes_total == len(LARGE)
    # Nothing but the outbox shows how much has arrived.
    [arrived] = [change for change in office.changes if change.progress]
    assert (arrived.progress, arrived.operations, arrived.reports) == (frozenset({op_id}), frozenset(), frozenset())
    office.sync_later()
    assert office.state(op_id) is SETTLED
    assert (centre.bytes_up, centre.calls("POST /uploads")) == (len(LARGE), 1)


@pytest.mark.parametrize("status", [404, 410])
def test_an_upload_that_is_gone_is_begun_anew(office: Office, centre: SmallCentre, status: int) -> None:
    op_id = office.evidence("r1", LARGE)
    centre.fail("PATCH /uploads", lambda _: None, lambda _: refused("unavailable", 503))
    office.sync()
    centre.uploads.clear()
    centre.fail("HEAD /uploads", lambda _: tus(status))
    office.sync_later()
    assert office.state(op_id) is SETTLED
    assert list(centre.blobs.values()) == [LARGE]


def test_an_offset_that_does_not_fit_is_asked_for(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)

    def forget(_: Request) -> Response:
        for _metadata, held in centre.uploads.values():
            del held[100:]
        return refused("offset-mismatch", 409)

    centre.fail("PATCH /uploads", lambda _: None, forget)
    office.sync()
    assert office.state(op_id) is SETTLED
    assert list(centre.blobs.values()) == [LARGE]


def test_spoilt_bytes_are_not_acknowledged_and_sent_again(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)

    def spoil(_: Request) -> None:
        for _metadata, held in centre.uploads.values():
            held[0] ^= 255

    centre.fail("PATCH /uploads", lambda _: None, spoil)
    office.sync()
    assert office.state(op_id) is SETTLED
    assert list(centre.blobs.values()) == [LARGE]
    assert centre.calls("POST /uploads") == 2


def test_a_whole_upload_that_the_centre_does_not_vouch_for_is_sent_again(office: Office, centre: SmallCentre) -> None:
    """The last PATCH was answered well, but the photo is not there: no operation goes out without its photo."""
    op_id = office.evidence("r1", picture())
    held = centre.blobs

    def forget(_: Request) -> None:
        held.clear()

    centre.fail("HEAD /blobs", lambda _: None, forget)
    office.sync()
    assert office.state(op_id) is SETTLED
    assert centre.calls("POST /uploads") == 2


@pytest.mark.parametrize(("slug", "status"), [("not-a-photo", 415), ("too-large", 413)])
def test_an_unfit_photo_needs_a_person_and_the_others_flow(office: Office, centre: SmallCentre, slug: str, status: int) -> None:
    centre.put("r2")
    office.sync()
    unfit, fit = office.evidence("r1", picture(1)), office.evidence("r2", picture(2))
    centre.fail("PATCH /uploads", lambda _: refused(slug, status))
    office.sync()
    assert office.outbox()[unfit].problem == slug
    assert (office.state(unfit), office.state(fit)) == (QUARANTINED, SETTLED)


def test_a_full_centre_does_not_hold_up_the_words(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    photo, words = office.evidence("r1", picture()), office.note("r2")
    centre.fail("POST /uploads", lambda _: refused("storage-full", 507))
    office.sync()
    assert (office.state(photo), office.state(words)) == (QUEUED, SETTLED)
    office.sync_later()
    assert office.state(photo) is SETTLED


def test_a_photo_that_changed_on_this_computer_is_noticed(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    op_id = office.evidence("r1", picture())
    monkeypatch.setattr("sync.photos.vault.PhotoVault.get", lambda self, sha256: b"other bytes")
    office.sync()
    assert office.outbox()[op_id].problem == "photo-changed"
    assert centre.calls("POST /uploads") == 0


def test_a_photo_that_is_gone_from_this_computer_is_noticed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    op_id = office.evidence("r1", picture())
    monkeypatch.setattr("sync.photos.vault.PhotoVault.get", lambda self, sha256: None)
    office.sync()
    assert (office.state(op_id), office.outbox()[op_id].problem) == (QUARANTINED, "photo-missing")


def test_a_photo_that_is_gone_from_this_computer_is_not_missed_where_the_centre_holds_it(
    office: Office, centre: SmallCentre
) -> None:
    photo = picture()
    sha256 = prepared(photo).photo.sha256
    op_id = office.evidence("r1", photo)
    centre.blobs[sha256] = photo
    office.stores.vault.remove(sha256)
    office.sync()
    assert office.state(op_id) is SETTLED
