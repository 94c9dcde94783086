"""F48: two officers give a field the same value: done once, without a card."""

import pytest

from officer_app.domain.operations import Answer, Assign, Payload, Prioritise, Recategorise, Relocate
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat


@pytest.mark.parametrize(
    "payload",
    [
        Answer(text="Kami cek."),
        Prioritise(priority=2),
        Recategorise(category="flood"),
        Relocate(point=(106.83, -6.26)),
        Assign(officer="o-field"),
    ],
)
def test_no_card(seat: Seat, payload: Payload) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    offices = (camat, lurah)
    for office in offices:
        office.sync()
    op_ids = [office.commands.record(office.officer, "r1", payload) for office in offices]
    for office in offices:
        office.sync()
    assert [office.state(op_id) for office, op_id in zip(offices, op_ids, strict=True)] == [OperationState.SETTLED] * 2
    assert lurah.reader.cards() == []
