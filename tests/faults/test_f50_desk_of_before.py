"""F50: a desk of before tells no values: judged by the revision that its officer saw, and nothing is overwritten either."""

from dataclasses import replace
from typing import Any

import pytest

from officer_app.domain.operations import Answer, Guard, Prioritise
from sync.guarding import Relied, relied_on
from sync.records import Choice, OperationState
from tests.fakes.city_fixtures import Seat


@pytest.fixture(autouse=True)
def _of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def former(*given: Any) -> Relied:
        relied = relied_on(*given)
        status = relied.guard.status
        return replace(relied, guard=replace(relied.guard, seen=()) if status is not None else Guard(), depends_on=())

    monkeypatch.setattr("sync.commands.relied_on", former)


def test_it_waits_for_a_person_who_then_replaces_what_he_saw(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    op_id = lurah.commands.record(lurah.officer, "r1", Answer(text="Sudah kami cek."))
    other = lurah.commands.record(lurah.officer, "r1", Prioritise(priority=2))
    camat.commands.record(camat.officer, "r1", Answer(text="Petugas datang besok."))
    camat.sync()
    lurah.sync()
    assert (lurah.state(op_id), lurah.state(other)) == (OperationState.CONFLICT, OperationState.SETTLED)
    [again] = lurah.commands.resolve(lurah.officer, op_id, Choice.SEND_AGAIN)
    lurah.sync()
    assert lurah.state(again) is OperationState.SETTLED


def test_its_own_work_stands_in_nobodys_way(seat: Seat) -> None:
    lurah = seat("lurah")
    lurah.sync()
    for number in (1, 2, 3):
        lurah.commands.record(lurah.officer, "r1", Prioritise(priority=number))
        lurah.commands.record(lurah.officer, "r1", Answer(text=f"Kabar ke-{number}"))
    lurah.sync()
    assert lurah.outbox() == {}
