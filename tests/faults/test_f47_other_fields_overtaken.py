"""F47: priority, category, place, assignee and agency changed offline, and by somebody else meanwhile: a card for each."""

import pytest

from officer_app.domain.fields import value_of
from officer_app.domain.operations import Answer, Assign, Move, Payload, Prioritise, Recategorise, Relocate
from officer_app.domain.vocabulary import Field, Status
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat
from tests.fakes.office import Office

TO_BM = Move(to=Status.COORDINATING, agency="bm", reason="jalan")
TO_SDA = Move(to=Status.COORDINATING, agency="sda", reason="saluran")
CONFLICT, SETTLED = OperationState.CONFLICT, OperationState.SETTLED


def stands(office: Office, field: Field) -> object:
    office.sync()
    detail = office.reader.detail("r1")
    assert detail is not None
    return value_of(detail.report, field)


@pytest.mark.parametrize(
    ("mine", "theirs", "field", "now", "problem"),
    [
        (Prioritise(priority=1), Prioritise(priority=3), Field.PRIORITY, 3, "value-changed"),
        (Relocate(point=(106.81, -6.27)), Relocate(point=(106.83, -6.26)), Field.POINT, (106.83, -6.26), "value-changed"),
        (Assign(officer="o-lurah"), Assign(officer="o-field"), Field.ASSIGNEE, "o-field", "assignee-changed"),
    ],
)
def test_it_waits_for_a_person(seat: Seat, mine: Payload, theirs: Payload, field: Field, now: object, problem: str) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = lurah.commands.record(lurah.officer, "r1", mine)
    camat.commands.record(camat.officer, "r1", theirs)
    camat.sync()
    lurah.sync()
    assert (lurah.state(op_id), lurah.outbox()[op_id].problem) == (CONFLICT, problem)
    assert lurah.reader.card(op_id) is not None
    assert stands(lurah, field) == stands(camat, field) == now


def test_a_category_and_back_by_somebody_else_is_as_it_was_seen(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = lurah.commands.record(lurah.officer, "r1", Recategorise(category="flood"))
    for priority in (3, 0):
        camat.commands.record(camat.officer, "r1", Prioritise(priority=priority))
    camat.sync()
    lurah.sync()
    assert lurah.state(op_id) is SETTLED, "another field, and the same value, stand in nobody's way"


def test_handed_to_another_agency_while_the_status_stayed(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    lurah.move("r1", Status.COORDINATING, agency="bm", reason="jalan")
    lurah.sync()
    camat.sync()
    camat.commands.record(camat.officer, "r1", TO_SDA)
    back = lurah.commands.record(lurah.officer, "r1", TO_BM)
    camat.sync()
    lurah.sync()
    assert (lurah.state(back), stands(lurah, Field.AGENCY)) == (CONFLICT, "sda")


def test_of_a_quick_action_only_the_steps_that_would_replace_something_wait(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    steps = (Prioritise(priority=2), Answer(text="Kami cek."))
    op_ids, _ = lurah.commands.record_steps(lurah.officer, [("r1", steps), ("r2", steps)])
    camat.commands.record(camat.officer, "r1", Answer(text="Petugas datang besok."))
    camat.sync()
    lurah.sync()
    states = [[lurah.state(op_id) for op_id in op_ids[report_id]] for report_id in ("r1", "r2")]
    assert states == [[SETTLED, CONFLICT], [SETTLED, SETTLED]]
