"""F44: the laptop is suspended in the middle of a transfer: hours later line and token are dead, and the photo resumes."""

from datetime import timedelta

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.central_office import SetClock
from tests.fakes.city_fixtures import Seat, break_off
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import picture

SETTLED = OperationState.SETTLED


def test_it_resumes_where_it_stopped(seat: Seat, proxy: CuttingProxy, clock: SetClock) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id, words = lurah.evidence("r1", photo), lurah.note("r1", "sesudah bangun")
    break_off(lurah, proxy)
    sent = lurah.outbox()[op_id].bytes_sent
    assert 0 < sent < len(photo)
    clock.move(timedelta(hours=9))
    lurah.now = clock.now
    before = proxy.sent
    assert lurah.sync().connection is Connection.ONLINE
    assert [lurah.state(found) for found in (op_id, words)] == [SETTLED, SETTLED]
    assert proxy.sent - before < len(photo) - sent + 64 * 1024
