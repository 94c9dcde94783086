"""F21: 401 in the middle of a batch, and of a PATCH: refreshed, goes on at the offset, and no attempt is counted."""

from datetime import timedelta

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.central_office import SetClock
from tests.fakes.city_fixtures import Seat, break_off
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, refused

QUEUED, SETTLED = OperationState.QUEUED, OperationState.SETTLED
LARGE = picture(2, side=1100)


def test_every_call_goes_on_after_a_refresh(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)
    for call in ("POST /operations", "HEAD /blobs", "GET /changes"):
        centre.fail(call, lambda _: refused("token-expired", 401))
    centre.fail("PATCH /uploads", lambda _: None, lambda _: refused("token-expired", 401))
    assert office.sync().connection is Connection.ONLINE
    assert centre.calls("POST /session/refresh") == 4
    assert (centre.bytes_up, centre.calls("POST /uploads")) == (len(LARGE), 1), "the photo went on at its offset"
    assert centre.applied == {op_id: 1}


def test_where_no_refresh_helps_the_work_waits_for_the_officer(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", lambda _: refused("token-expired", 401))
    centre.fail("POST /session/refresh", lambda _: refused("token-invalid", 401))
    assert office.sync().connection is Connection.SIGNED_OUT
    item = office.outbox()[op_id]
    assert (item.state, item.attempts, item.next_try) == (QUEUED, 0, None)


def test_a_photo_resumes_under_a_new_token(seat: Seat, proxy: CuttingProxy, clock: SetClock) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id = lurah.evidence("r1", photo)
    break_off(lurah, proxy)
    clock.move(timedelta(minutes=16))
    before = proxy.sent
    assert lurah.sync_later().connection is Connection.ONLINE
    assert lurah.state(op_id) is SETTLED
    assert proxy.sent - before < len(photo)
