"""F12: the centre was restored from a backup: the work of the last 30 days is offered again, and stands once."""

from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, kinds, status
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre

SETTLED = OperationState.SETTLED


def test_what_the_backup_has_and_what_it_lacks(office: Office, centre: SmallCentre) -> None:
    kept, forgotten = office.note("r1", "satu"), office.evidence("r1", picture())
    office.sync()
    assert centre.applied == {kept: 1, forgotten: 1}
    # The backup is older than the second operation and its photo.
    centre.epoch = "e2"
    centre.blobs.clear()
    del centre.results[forgotten], centre.applied[forgotten]
    centre.feed = centre.feed[:2]
    office.sync_later()
    office.sync_later()
    assert centre.applied == {kept: 1, forgotten: 1}
    assert len(centre.blobs) == 1
    assert (office.state(kept), office.state(forgotten)) == (SETTLED, SETTLED)
    centre.put("r1", text="sesudah")
    office.sync()
    found = office.reader.detail("r1")
    assert found is not None
    assert found.report.text == "sesudah"


def test_the_real_centre_from_a_real_copy(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    before = lurah.note("r1", "sebelum")
    lurah.sync()
    central.stop()
    backup = {path: path.read_bytes() for path in central.data.rglob("*") if path.is_file()}
    central.start()
    after = [lurah.note("r1", "sesudah"), lurah.evidence("r2", picture(9))]
    lurah.sync()
    assert [lurah.state(op_id) for op_id in (before, *after)] == [SETTLED] * 3
    central.stop()
    for path in [path for path in central.data.rglob("*") if path.is_file()]:
        path.unlink()
    for path, data in backup.items():
        path.write_bytes(data)
    central.start()
    central.storage.renew_epoch()
    lurah.sync_later()
    lurah.sync_later()
    assert [lurah.state(op_id) for op_id in (before, *after)] == [SETTLED] * 3
    assert kinds(lurah, "r1") == ["received", "note", "note"]
    assert kinds(lurah, "r2") == ["received", "evidence"]
    assert status(lurah, "p1") is Status.WAITING
