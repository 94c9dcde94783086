"""Programs of the machine that once broke a promise, kept as they were found or a little wider."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.faults.machine.acts import Act
from tests.faults.machine.edits import Edit
from tests.faults.machine.mishaps import Mishap, Place, Trouble
from tests.faults.machine.promises import at_any_time, at_rest
from tests.faults.machine.world import Deed, Fate, Turn, World


@contextmanager
def world() -> Iterator[World]:
    made = World()
    try:
        yield made
        at_any_time(made)
        at_rest(made)
    finally:
        made.close()


@pytest.mark.parametrize("steps", range(1, 9))
def test_a_crash_while_a_restored_centre_is_met(steps: int) -> None:
    """The cache kept reports that the restored centre never had: the comparison with its index was forgotten in the crash."""
    with world() as it:
        it.befall(Fate.BACKUP, 0)
        it.centre_edits(Edit.RECEIVE, 0, 1)
        for desk in (0, 1):
            it.work(desk, [Deed(Act.NOTE, 0, 1)])
            it.sync(desk)
        it.befall(Fate.RESTORED, 0)
        it.arm(0, steps, "committed")
        it.sync(0)


@pytest.mark.parametrize("part", [8, 24, 40, 10, 26, 42, 11, 27, 43])  # to another ward, merged away, purged
@pytest.mark.parametrize("place", [Place.FEED, Place.INDEX])
@pytest.mark.parametrize("after", [0, 1])
def test_the_centre_moves_on_while_feed_and_index_are_read(place: Place, after: int, part: int) -> None:
    """A report that left between the index and the beginning of the feed stayed for ever: neither told of it."""
    with world() as it:
        it.centre_edits(Edit.FORGET_CURSORS, 0, 0)
        it.wait(1)
        it.centre_edits(Edit.FORGET_CURSORS, 0, 0)
        it.sync(1, [Trouble(after, Mishap.MEANWHILE, part, place)])


def test_another_officer_is_offered_again_what_a_restored_centre_lost() -> None:
    with world() as it:
        it.befall(Fate.BACKUP, 0)
        it.work(0, [Deed(Act.EVIDENCE, 0, 0, (0,)), Deed(Act.STEP, 1, 0)])
        it.sync(0)
        it.turn(0, Turn.SIGNS_OVER)
        it.befall(Fate.RESTORED, 0)


def test_a_photo_that_went_up_before_the_centre_was_restored_goes_up_again() -> None:
    with world() as it:
        it.work(1, [Deed(Act.EVIDENCE, 0, 1, (0, 2))])
        it.befall(Fate.BACKUP, 0)
        it.sync(1, [Trouble(3, Mishap.GARBLED, 58, Place.HELD)])
        it.befall(Fate.RESTORED, 0)


@pytest.mark.parametrize("mishap", [Mishap.FORBIDDEN, Mishap.INTERNAL, Mishap.GARBLED, Mishap.ANSWER_LOST, Mishap.UPGRADE])
def test_a_session_that_cannot_be_renewed_sets_nothing_aside(mishap: Mishap) -> None:
    """What the centre said to the refresh was taken for its word about the operation, which went into quarantine."""
    with world() as it:
        it.work(0, [Deed(Act.NOTE, 0, 1)])
        it.sync(0, [Trouble(0, Mishap.EXPIRED, 0, Place.OPERATIONS), Trouble(0, mishap, 0, Place.SESSION)])
        assert {state.value for state, _ in it.states(0).values()} == {"queued"}


@pytest.mark.parametrize("steps", range(1, 10))
def test_a_crash_between_a_conflict_and_what_builds_on_it(steps: int) -> None:
    """What built on an operation in conflict waited for ever."""
    with world() as it:
        it.work(0, [Deed(Act.STEP, 0, 0), Deed(Act.STEP, 0, 1, (1,))])
        it.centre_edits(Edit.CLOSE, 0, 0)
        it.arm(0, steps, "committed")
        it.sync(0)


def test_a_report_that_an_officer_moved_out_of_his_own_sight() -> None:
    """The operation stayed applied for ever: the tombstone is older than its effect."""
    with world() as it:
        it.work(0, [Deed(Act.RELOCATE, 0, 3), Deed(Act.NOTE, 0, 1)])
        it.sync(0)
