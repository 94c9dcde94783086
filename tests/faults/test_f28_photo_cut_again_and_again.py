"""F28: a photo cut at each 64 KiB: the wire carries at most 1.05 times its bytes plus a chunk."""

import hashlib

from sync.records import OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import picture

SETTLED = OperationState.SETTLED
CUT = 64 * 1024


def test_a_photo_over_a_line_cut_every_64_kib_costs_hardly_more_than_its_bytes(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    photo = picture(3, side=1000)
    op_id = lurah.evidence("r1", photo)
    before = proxy.sent
    proxy.cut_upload_after = CUT
    for _ in range(100):
        lurah.sync_later()
        if lurah.state(op_id) is SETTLED:
            break
    proxy.cut_upload_after = None
    assert lurah.state(op_id) is SETTLED
    assert len(photo) > 12 * CUT
    assert proxy.sent - before <= 1.05 * len(photo) + CUT
    sha256 = hashlib.sha256(photo).hexdigest()
    camat.sync()
    assert camat.api.attachment(sha256, "full") == photo
