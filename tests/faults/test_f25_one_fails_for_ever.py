"""F25: one operation fails for ever: it is set aside with what builds on it, and the others flow."""

from werkzeug import Request, Response

from sync.records import OperationState
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, refused

QUEUED, SETTLED, QUARANTINED = OperationState.QUEUED, OperationState.SETTLED, OperationState.QUARANTINED


def test_one_poisoned_operation_is_set_aside_and_the_others_flow(office: Office, centre: SmallCentre) -> None:
    for number in range(6):
        centre.put(f"q{number}")
    office.sync()
    sick = office.note("q3")
    well = [office.note(f"q{number}") for number in (0, 1, 2, 4, 5)]
    follower = office.note("q3", "later")

    def fault(request: Request) -> Response | None:
        if sick in request.get_data(as_text=True):
            centre.fail("POST /operations", fault)
            return refused("internal", 500)
        centre.fail("POST /operations", fault)
        return None

    centre.fail("POST /operations", fault)
    office.sync()
    assert [office.state(op_id) for op_id in well] == [SETTLED] * 5
    assert office.state(sick) is QUEUED
    assert office.state(follower) is QUEUED  # first in, first out for each report
    for number in range(2):
        office.note(f"q{number}", "more")
        office.sync_later()
    assert office.state(sick) is QUARANTINED
    office.sync_later()
    assert office.state(follower) is SETTLED


def test_where_nothing_succeeds_nothing_is_set_aside(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    for _ in range(6):
        centre.fail("POST /operations", lambda _: refused("internal", 500))
        office.sync_later()
        assert office.state(op_id) is QUEUED
    office.sync_later()
    assert office.state(op_id) is SETTLED
