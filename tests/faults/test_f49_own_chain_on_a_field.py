"""F49: several own actions on one field offline: each relies on the one before, and falls with it."""

from officer_app.domain.operations import Answer, Assign, Prioritise
from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat

SETTLED = OperationState.SETTLED


def test_they_arrive_in_their_order_without_a_card(seat: Seat) -> None:
    lurah = seat("lurah")
    lurah.sync()
    lurah.move("r1", Status.IN_PROGRESS)
    lurah.commands.record(lurah.officer, "r1", Assign(officer="o-field"))
    for number in (1, 2, 3):
        lurah.commands.record(lurah.officer, "r1", Prioritise(priority=number))
        lurah.commands.record(lurah.officer, "r1", Answer(text=f"Kabar ke-{number}"))
    lurah.sync()
    assert lurah.outbox() == {}
    detail = lurah.reader.detail("r1")
    assert detail is not None
    report = detail.report
    assert (report.priority, report.public_answer, report.assignee) == (3, "Kabar ke-3", "o-field")


def test_where_the_first_waits_for_a_person_so_does_what_relies_on_it(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    chain = [lurah.commands.record(lurah.officer, "r1", Answer(text=f"Kabar ke-{number}")) for number in (1, 2)]
    note = lurah.note("r1")
    camat.commands.record(camat.officer, "r1", Answer(text="Petugas datang besok."))
    camat.sync()
    lurah.sync()
    assert {card.item.op_id for card in lurah.reader.cards()} == set(chain)
    assert lurah.state(note) is SETTLED
    detail = lurah.reader.detail("r1")
    assert detail is not None
    assert detail.report.public_answer == "Petugas datang besok."
