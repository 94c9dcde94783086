"""Pieces of the window's work: in order, one in a turn, with the right of way until they have been painted."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from pytestqt.qtbot import QtBot

from sync.right_of_way import RightOfWay
from ui.threads.turns import Turns


class CountedWay(RightOfWay):
    """Notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.claimed = False

    def claim(self) -> None:
        super().claim()
        self.claimed = True

    def release(self) -> None:
        super().release()
        self.claimed = False


@pytest.fixture
def way() -> CountedWay:
    return CountedWay()


@pytest.fixture
def turns(qtbot: QtBot, way: CountedWay) -> Iterator[Turns]:
    made = Turns(way=way)
    yield made
    made.stop()


def _noting(done: list[str], *names: str) -> list[Callable[[], None]]:
    return [partial(done.append, name) for name in names]


def test_pieces_are_done_in_order_and_later(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.take(_noting(done, "a", "b"))
    turns.take(_noting(done, "c"))
    assert not done
    qtbot.waitUntil(lambda: done == ["a", "b", "c"])


def test_something_else_comes_between_two_pieces(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.take([lambda: QTimer.singleShot(0, partial(done.append, "key")), *_noting(done, "b", "c", "d")])
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done.index("key") < done.index("d")


def test_what_came_due_meanwhile_comes_before_the_next_piece(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []

    def long_piece() -> None:
        since = QElapsedTimer()
        since.start()
        while not since.hasExpired(5):
            pass
        done.append("long")

    beat = QTimer(turns)
    beat.setSingleShot(True)
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(partial(done.append, "beat"))
    # Due while the first piece is done, and after the second one could have begun.
    turns.take([partial(beat.start, 3), long_piece, *_noting(done, "next")])
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["long", "beat", "next"]


def test_the_window_has_the_right_of_way_until_it_was_painted(turns: Turns, way: CountedWay, qtbot: QtBot) -> None:
    claims: list[bool] = []
    # Both come of the loop's own turns: the first in the one after the last piece, where a painting would be.
    turns.take([lambda: None, lambda: QTimer.singleShot(0, lambda: claims.append(way.claimed))])
    qtbot.waitUntil(lambda: len(claims) == 1)
    assert claims == [True]
    qtbot.waitUntil(lambda: not way.claimed)


def test_what_waits_when_it_is_stopped_is_never_done(turns: Turns, way: CountedWay, qtbot: QtBot) -> None:
    done: list[str] = []
    turns.take([turns.stop, *_noting(done, "never")])
    later: list[str] = []
    qtbot.waitUntil(turns.are_done)
    QTimer.singleShot(0, partial(later.append, "later"))
    qtbot.waitUntil(lambda: bool(later))
    assert not done
    assert not way.claimed
