"""The machine bites: with one safeguard taken away it finds the harm within a few programs."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import LineError, Unreachable
from sync.feed import FeedItem
from sync.guarding import relied_on
from sync.planner import Action, Delay, Finish, after_failure
from sync.records import OperationState, StoredOperation
from tests.faults.machine.acts import Act
from tests.faults.machine.edits import Edit
from tests.faults.machine.office_machine import OfficeMachine
from tests.faults.machine.promises import at_any_time, at_rest
from tests.faults.machine.running import run
from tests.faults.machine.world import Deed, World

EXAMPLES, STEPS = 60, 40


class OfficeWithForgetfulCentre(OfficeMachine):
    """The centre does not look up operations that it knows."""

    forgetful = True


def harm(machine: type[OfficeMachine] = OfficeMachine) -> str:
    """What the machine finds."""
    with pytest.raises(AssertionError) as found:
        run(EXAMPLES, STEPS, 3, machine=machine, shrink=False)
    return str(found.value)


def test_a_centre_that_forgets_what_it_did_is_found() -> None:
    assert "took effect twice" in harm(OfficeWithForgetfulCentre)


def test_work_taken_off_the_queue_without_an_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(batch: Sequence[StoredOperation], error: LineError, delay: Delay) -> list[Action]:
        if isinstance(error, Unreachable):
            return [Finish(op_id=one.op_id, state=OperationState.APPLIED, result_rev=0) for one in batch]
        return after_failure(batch, error, delay)

    monkeypatch.setattr("sync.push.after_failure", careless)
    found = harm()
    # Or what depends on it is never taken in: the centre waits for an operation that will not come.
    assert "settled here, unknown at the centre" in found or "there still waits" in found


def test_a_cursor_kept_before_its_page_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    apply_page = CacheStore.apply_page

    def hasty(self: CacheStore, items: Sequence[FeedItem], cursor: str, at: datetime) -> ChangeSet:
        with self._db.writing():
            self._set_state("cursor", cursor)
        return apply_page(self, items, cursor, at)

    monkeypatch.setattr(CacheStore, "apply_page", hasty)
    assert "the cache and the centre differ" in harm()


def overtaken(*, opened: bool) -> None:
    """An officer answers on what a form showed, or without a line; the centre has answered meanwhile."""
    world = World()
    try:
        if opened:
            world.open_form(0, 0)
        else:
            world.work(0, [Deed(Act.ANSWER, 0, 1)])
        world.centre_edits(Edit.FIELDS, 0, 1)
        if opened:
            world.sync(0)
            world.work(0, [Deed(Act.ANSWER, 0, 1)])
        world.sync(0)
        at_any_time(world)
        assert [card.item.problem for card in world.desks[0].reader.cards()] == ["value-changed"]
        at_rest(world)
    finally:
        world.close()


@pytest.mark.parametrize("opened", [True, False])
def test_a_value_that_came_in_between_is_replaced_only_where_nobody_guards_it(
    monkeypatch: pytest.MonkeyPatch, *, opened: bool
) -> None:
    overtaken(opened=opened)
    monkeypatch.setattr("tests.faults.machine.reference_operations.unseen", lambda *_given: None)
    with pytest.raises(AssertionError, match="replaced unseen"):
        overtaken(opened=opened)


def test_a_desk_that_tells_what_it_has_instead_of_what_was_seen_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.commands.relied_on", lambda *given: relied_on(*given[:5]))
    with pytest.raises(AssertionError, match="replaced unseen"):
        overtaken(opened=True)


def test_work_that_a_restored_centre_is_not_offered_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.work.WorkStore.reoffer", lambda self, since: set())
    assert "settled here, unknown at the centre" in harm()
