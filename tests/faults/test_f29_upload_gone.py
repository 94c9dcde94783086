"""F29: the upload is gone at the centre (404, 410): a new one is made, and the photo arrives."""

from datetime import timedelta

import pytest
from werkzeug import Request, Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.central_office import SetClock
from tests.fakes.city_fixtures import Seat, break_off
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, refused, tus

SETTLED = OperationState.SETTLED
LARGE = picture(2, side=1100)


@pytest.mark.parametrize("call", ["HEAD /uploads", "PATCH /uploads"])
@pytest.mark.parametrize("status", [404, 410])
def test_it_is_begun_anew(office: Office, centre: SmallCentre, call: str, status: int) -> None:
    op_id = office.evidence("r1", LARGE)
    centre.fail("PATCH /uploads", lambda _: None, lambda _: refused("unavailable", 503))
    office.sync()

    def gone(_: Request) -> Response:
        centre.uploads.clear()
        return tus(status)

    centre.fail(call, gone)
    office.sync_later()
    assert office.state(op_id) is SETTLED
    assert list(centre.blobs.values()) == [LARGE]


def test_it_expired_at_the_real_centre(seat: Seat, proxy: CuttingProxy, clock: SetClock) -> None:
    lurah = seat("lurah")
    lurah.sync()
    op_id = lurah.evidence("r1", picture(4, side=1000))
    break_off(lurah, proxy)
    clock.move(timedelta(days=8))
    assert lurah.sync_later().connection is Connection.ONLINE
    assert lurah.state(op_id) is SETTLED
