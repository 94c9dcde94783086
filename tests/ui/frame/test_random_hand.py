"""Mouse, keys, changes from outside, filters, groups, ticks, forms and undo in any order: highlight, pane and keys stay one.

A failure names its seed and its gestures; `HAND_STEPS` and `HAND_SEED` in the environment walk farther.
"""

import os
import random
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.domain.vocabulary import Status
from sync.records import Group
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.queue.filters import START
from widgets.fields import takes_typing

STEPS = int(os.environ.get("HAND_STEPS", "90"))
SEEDS = [int(os.environ["HAND_SEED"])] if "HAND_SEED" in os.environ else [7, 12, 2026]
REPORTS = 24
LEFT = Qt.MouseButton.LeftButton
_MOVES = (Status.WAITING, Status.IN_PROGRESS, Status.COORDINATING, Status.DONE)
_QUERIES = (
    START,
    replace(START, statuses=(Status.WAITING,)),
    replace(START, statuses=(Status.IN_PROGRESS, Status.COORDINATING)),
    replace(START, group=Group.STATUS),
    replace(START, statuses=(Status.WAITING,), group=Group.CATEGORY),
    replace(START, text="gang 1"),
)


class RandomHand:
    """One officer at one window, with changes from outside."""

    def __init__(self, driver: WindowDriver, seed: int) -> None:
        self.driver = driver
        self.chance = random.Random(seed)
        self.said: list[str] = []
        self._rev = 1_000
        self.gestures: tuple[Callable[[], str], ...] = (
            self.click,
            self.click,
            self.key,
            self.key,
            self.arrow,
            self.enter,
            self.form,
            self.change,
            self.change,
            self.remove,
            self.filter,
            self.fold,
            self.tick,
            self.undo,
            self.escape,
            self.read,
        )

    def step(self) -> None:
        """One gesture and what follows from it, then what always holds."""
        self.said.append(self.chance.choice(self.gestures)())
        self._settle()
        self.check()

    def check(self) -> None:
        """Highlight, pane and the target of keys are one; the focus is where a person went or where the work is."""
        page, view = self.driver.desk.desk_page, self.driver.desk.desk_page.queue.view
        rows = view.selectionModel().selectedRows()
        highlighted = view.queue.report_id(rows[0].row()) if rows else None
        at_header = bool(rows) and view.queue.section_key(rows[0].row()) is not None
        assert page.detail.report_id() == view.chosen, "the pane shows what is chosen"
        if highlighted is not None:
            assert highlighted == view.chosen, "what is highlighted is what the pane shows"
        listed = view.chosen is not None and view.queue.position(view.chosen) is not None
        assert at_header or (highlighted is not None) == listed, "a chosen report with a row is highlighted there"
        assert page.pane.unlisted.isVisible() == (view.chosen is not None and not listed)
        focus = self.driver.focus()
        work = focus is view or page.pane.isAncestorOf(focus) or focus is page
        assert work or focus is page.queue.bar.search, f"the focus strayed to {focus}"

    def acts_on(self) -> str | None:
        """What Enter in the list would act on, as one sees it."""
        view = self.driver.desk.desk_page.queue.view
        rows = view.selectionModel().selectedRows()
        return view.queue.report_id(rows[0].row()) if rows else None

    def click(self) -> str:
        view = self.driver.desk.desk_page.queue.view
        shown = [row for row in range(view.queue.rowCount()) if view.visualRect(view.queue.index(row)).top() >= 0]
        shown = [row for row in shown if view.viewport().rect().contains(view.visualRect(view.queue.index(row)).center())]
        if not shown or not view.isVisible():
            return "no row to click"
        row = self.chance.choice(shown)
        name = view.queue.report_id(row)
        place = view.visualRect(view.queue.index(row)).center()
        QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
        assert name is None or view.chosen == name, "a click always opens its row"
        return f"click {name or 'a header'}"

    def key(self) -> str:
        return self._press(self.chance.choice("jk"))

    def arrow(self) -> str:
        key = self.chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End))
        self.driver.key(key)
        return key.name

    def enter(self) -> str:
        """Enter in the list takes on what is highlighted, or nothing."""
        driver, page = self.driver, self.driver.desk.desk_page
        if driver.focus() is not page.queue.view or page.bulk.isVisible():
            return "no Enter"
        target, before = self.acts_on(), self._statuses()
        driver.key(Qt.Key.Key_Return)
        self._settle()
        changed = {name for name, status in self._statuses().items() if before.get(name) is not status}
        assert changed <= {target}, f"Enter at {target} changed {changed}"
        return f"Enter at {target}"

    def form(self) -> str:
        """A note on what the pane shows goes to that report."""
        page = self.driver.desk.desk_page
        shown = page.detail.report_id()
        if page.bulk.isVisible() or takes_typing(self.driver.focus()) or shown is None:
            return "no note"
        self.driver.press("n")
        form = page.detail.panel.form()
        if form is None or self.chance.random() < 0.5:
            return f"a note begun on {shown}"
        QTest.keyClicks(self.driver.focus(), f"catatan {len(self.said)}")
        self.driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._settle()
        detail = self.driver.desk.desk.reader.detail(shown)
        assert detail is not None and any(f"catatan {len(self.said)}" in str(one.payload) for one in detail.operations)
        return f"a note on {shown}"

    def change(self) -> str:
        number, status = self.chance.randint(1, REPORTS), self.chance.choice(_MOVES)
        self._rev += 1
        self.driver.office.arrive(report(number, status=status, rev=self._rev))
        return f"{number} becomes {status}"

    def remove(self) -> str:
        number = self.chance.randint(1, REPORTS)
        self.driver.office.arrive(gone=[f"report-{number:05}"])
        return f"{number} goes"

    def filter(self) -> str:
        query = self.chance.choice(_QUERIES)
        self.driver.desk.desk_page.queue.bar.set_query(query)
        return f"filter {query.statuses} {query.text} {query.group}"

    def fold(self) -> str:
        if self.driver.focus() is not self.driver.desk.desk_page.queue.view:
            return "no fold"
        key = self.chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Right))
        self.driver.key(key, self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)))
        return key.name

    def tick(self) -> str:
        """X ticks what is highlighted, or nothing."""
        view = self.driver.desk.desk_page.queue.view
        if takes_typing(self.driver.focus()):
            return "no tick"
        target, before = self.acts_on(), set(view.queue.ticks())
        at_header = view.at.header is not None
        self.driver.press("x")
        assert at_header or set(view.queue.ticks()) ^ before <= {target}
        return f"tick {target}"

    def undo(self) -> str:
        return self._press("z")

    def escape(self) -> str:
        self.driver.key(Qt.Key.Key_Escape)
        return "Esc"

    def read(self) -> str:
        text = self.driver.desk.desk_page.detail.body.text
        if text.isVisible():
            QTest.mouseClick(text.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
        return "click into the text"

    def _press(self, letter: str) -> str:
        if takes_typing(self.driver.focus()):
            self.driver.key(Qt.Key.Key_Escape)
        self.driver.press(letter)
        return letter

    def _settle(self) -> None:
        """Wait until what was ordered is on the disk and shown."""
        written = threading.Event()
        orders = self.driver.desk.desk.orders
        orders._order(orders._next(), lambda _commands: written.set())
        self.driver.qtbot.waitUntil(lambda: written.is_set() and self._is_settled())

    def _is_settled(self) -> bool:
        desk = self.driver.desk
        QApplication.processEvents()
        return desk.turns.are_done() and not desk.shortcuts.guard.is_waiting() and not desk.desk_page.detail._saving

    def _statuses(self) -> dict[str, Status]:
        rows = self.driver.desk.desk.reader.rows([f"report-{number:05}" for number in range(1, REPORTS + 1)])
        return {name: row.status for name, row in rows.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_hand_does_highlight_pane_and_keys_are_one(driver: WindowDriver, office: WindowOffice, seed: int) -> None:
    office.settings.undo_seconds = 10
    driver.open(report(number) for number in range(1, REPORTS + 1))
    hand = RandomHand(driver, seed)
    for _ in range(STEPS):
        try:
            hand.step()
        except AssertionError as wrong:
            raise AssertionError(f"seed {seed}, after {len(hand.said)} gestures, last: {hand.said[-6:]}: {wrong}") from wrong
