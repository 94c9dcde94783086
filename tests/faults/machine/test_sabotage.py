"""The machine bites: with one safeguard taken away it finds the harm within a few programs."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import LineError, Unreachable
from sync.feed import FeedItem
from sync.planner import Action, Delay, Finish, after_failure
from sync.records import OperationState, StoredOperation
from tests.faults.machine.office_machine import OfficeMachine
from tests.faults.machine.running import run

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


def test_work_that_a_restored_centre_is_not_offered_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.work.WorkStore.reoffer", lambda self, since: set())
    assert "settled here, unknown at the centre" in harm()
