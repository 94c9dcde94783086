"""A field officer who corrects a place moves no report out of the office, already on the computer and without a line."""

import pytest

from officer_app.domain.operations import Relocate
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused
from tests.fakes.city_fixtures import Seat

OUTSIDE, INSIDE = (106.92, -6.25), (106.81, -6.21)


def test_a_place_outside_is_refused_to_a_field_officer_and_not_to_the_desk(seat: Seat) -> None:
    field, lurah = seat("field"), seat("lurah")
    for office in (field, lurah):
        office.sync()
    with pytest.raises(CommandRefused) as refused:
        field.commands.record(field.officer, "r1", Relocate(point=OUTSIDE))
    assert refused.value.code == "leaves-area" and field.reader.outbox() == []
    field.commands.record(field.officer, "r1", Relocate(point=INSIDE))
    lurah.commands.record(lurah.officer, "r2", Relocate(point=OUTSIDE))
    assert lurah.reader.rows(["r2"])["r2"].status is Status.WAITING
