"""F32: the same photo on two reports, and twice in one: one upload, every reference."""

from officer_app.domain.operations import Evidence
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office, picture, prepared
from tests.fakes.small_centre import SmallCentre

SETTLED = OperationState.SETTLED


def test_it_goes_up_once(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    photo = picture()
    ops = [office.evidence("r1", photo), office.evidence("r2", photo)]
    office.sync()
    assert centre.calls("POST /uploads") == 1
    assert [office.state(op_id) for op_id in ops] == [SETTLED, SETTLED]


def test_twice_in_one_and_again_on_another_at_the_real_centre(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    data = picture(8, side=400)
    attached = lurah.commands.attach("r1", prepared(data))
    first = lurah.commands.record(lurah.officer, "r1", Evidence(photos=(attached, attached)))
    second = lurah.evidence("r2", data)
    before = proxy.sent
    lurah.sync()
    assert (lurah.state(first), lurah.state(second)) == (SETTLED, SETTLED)
    assert proxy.sent - before < 1.5 * len(data), "its bytes went over the line once"
    camat.sync()
    for report_id, count in (("r1", 2), ("r2", 1)):
        detail = camat.reader.detail(report_id)
        assert detail is not None
        assert [found.sha256 for found in detail.report.attachments].count(attached.sha256) == 1, "shown once"
        [evidence] = [event.data for event in detail.events if event.kind == "evidence"]
        assert len(evidence["photos"]) == count, "and named as often as it was given"  # type: ignore[arg-type]
