"""Bursts of changes are shown once."""

from pytestqt.qtbot import QtBot

from sync.changes import ChangeSet
from ui.threads.change_gate import ChangeGate, merged


def ids(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_a_burst_is_told_once(qtbot: QtBot) -> None:
    gate = ChangeGate()
    told: list[ChangeSet] = []
    gate.opened.connect(told.append)
    with qtbot.waitSignal(gate.opened, timeout=2_000):
        gate.take(ChangeSet(reports=ids("a")))
        gate.take(ChangeSet(reports=ids("b"), arrived=ids("b")))
        gate.take(ChangeSet(operations=ids("o"), reference=True))
        gate.take(ChangeSet(progress=ids("p")))
    told_once = ChangeSet(reports=ids("a", "b"), arrived=ids("b"), operations=ids("o"), progress=ids("p"), reference=True)
    assert told == [told_once]


def test_the_later_word_counts() -> None:
    came, went = ChangeSet(reports=ids("a"), arrived=ids("a")), ChangeSet(removed=ids("a"))
    assert merged(came, went) == went
    assert merged(went, came) == came


def test_nothing_is_told_after_closing(qtbot: QtBot) -> None:
    gate = ChangeGate()
    gate.take(ChangeSet(reports=ids("a")))
    gate.close()
    with qtbot.assertNotEmitted(gate.opened, wait=100):
        pass
