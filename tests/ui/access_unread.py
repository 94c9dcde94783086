"""What could not be read, as states of the window: at the report, and in the list behind the foot."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sync.changes import ChangeSet
from tests.fakes.odd_reports import put_odd
from ui.frame.rail import Place
from ui.frame.unread_sheet import UnreadSheet

if TYPE_CHECKING:
    from tests.ui.access_states import States


def unread(states: "States") -> Iterator[tuple[str, QWidget]]:
    """Reports of tomorrow's server: one of them opened, and the list of what is odd about them."""
    office, desk = states.driver.office, states.desk
    put_odd(office)
    office.on_change(ChangeSet(reports=frozenset({"odd-1", "odd-2", "odd-3"})))
    desk.go_to(Place.QUEUE)
    desk.open_report("odd-3")
    states.driver.qtbot.waitUntil(desk.desk_page.detail.body.unread.isVisible)
    states.driver.qtbot.waitUntil(desk.status.unread.isVisible)
    yield states.shown("a report that is not fully readable")
    QTest.mouseClick(desk.status.unread, Qt.MouseButton.LeftButton)
    yield states.given(sheet_of(), "what could not be read")


def sheet_of() -> UnreadSheet:
    """The list that is open."""
    sheets = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, UnreadSheet) and widget.isVisible()]
    assert len(sheets) == 1
    return sheets[0]
