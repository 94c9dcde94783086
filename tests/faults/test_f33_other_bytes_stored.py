"""F33: the centre stored other bytes than were sent: not acknowledged, and sent again."""

import hashlib

from werkzeug import Request

from sync.records import OperationState
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, break_off
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre

SETTLED = OperationState.SETTLED
LARGE = picture(2, side=1100)


def test_spoilt_on_the_way(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", LARGE)

    def spoil(_: Request) -> None:
        for _metadata, held in centre.uploads.values():
            held[0] ^= 255

    centre.fail("PATCH /uploads", lambda _: None, spoil)
    office.sync()
    assert office.state(op_id) is SETTLED
    assert list(centre.blobs.values()) == [LARGE]
    assert centre.calls("POST /uploads") == 2


def test_answered_well_but_not_there(office: Office, centre: SmallCentre) -> None:
    """What the centre vouches for counts, not what it answered to the last bytes."""
    op_id = office.evidence("r1", picture())
    centre.fail("HEAD /blobs", lambda _: None, lambda _: centre.blobs.clear())
    office.sync()
    assert office.state(op_id) is SETTLED
    assert centre.calls("POST /uploads") == 2


def test_spoilt_on_the_disk_of_the_real_centre(seat: Seat, proxy: CuttingProxy, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id = lurah.evidence("r1", photo)
    break_off(lurah, proxy)
    begun = [path for path in central.data.rglob("*") if path.is_file() and photo.startswith(path.read_bytes()[:4096] or b"?")]
    assert len(begun) == 1
    held = bytearray(begun[0].read_bytes())
    held[1000] ^= 255
    begun[0].write_bytes(held)
    lurah.sync_later()
    lurah.sync_later()
    assert lurah.state(op_id) is SETTLED
    assert lurah.api.attachment(hashlib.sha256(photo).hexdigest(), "full") == photo
