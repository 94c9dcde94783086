"""F02: the answer is lost, and by the time of the second try the guard no longer fits: the stored result, no conflict."""

from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat, status
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, answer_lost

SETTLED, UNCERTAIN = OperationState.SETTLED, OperationState.UNCERTAIN


def test_the_stored_result_counts_whatever_the_report_is_now(office: Office, centre: SmallCentre) -> None:
    op_id = office.move("r1", Status.IN_PROGRESS)
    centre.fail("POST /operations", answer_lost(centre))
    office.sync()
    centre.judge = lambda _: {"status": "conflict"}
    office.sync_later()
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}


def test_the_real_centre_looks_the_id_up_before_the_guard(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    op_id = lurah.move("r2", Status.IN_PROGRESS)
    proxy.cut_answer_when = lambda heard: b"POST /officer/v1/operations" in heard
    lurah.sync()
    assert lurah.state(op_id) is UNCERTAIN
    proxy.cut_answer_when = None
    camat.sync()
    handed = camat.move("r2", Status.COORDINATING, agency="bm", reason="milik dinas")
    camat.sync()
    assert camat.state(handed) is SETTLED
    lurah.sync_later()
    assert lurah.state(op_id) is SETTLED, "a lost answer is no conflict"
    assert status(lurah, "r2") is Status.COORDINATING, "and what came after it stands"
