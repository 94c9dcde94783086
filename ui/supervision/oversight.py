"""The places of supervision in the window, with the thread that counts for them; a page is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sync.changes import ChangeSet
from sync.records import Counts
from ui.desk import Desk
from ui.frame.rail import Place, Rail
from ui.threads.reading import ReadingThread

if TYPE_CHECKING:
    # The pages are imported with the first look at them: few officers supervise, and all wait for the start.
    from ui.supervision.statistics_page import StatisticsPage
    from ui.supervision.supervision_page import SupervisionPage
    from ui.supervision.validation_page import ValidationPage

PLACES = (Place.SUPERVISION, Place.STATISTICS)


class Oversight(QObject):
    """Makes the pages and passes on what happens; who may not validate has no supervision on the rail.

    Signals: `query_requested(QueueQuery)` and `report_requested(report_id)` to be shown at the desk.
    """

    query_requested = Signal(object)
    report_requested = Signal(str)

    def __init__(self, desk: Desk, rail: Rail, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._rail, self._stack = desk, rail, stack
        self._counts = Counts()
        self.feed = ReadingThread(desk.stores, self)
        self.supervision: SupervisionPage | None = None
        self.statistics: StatisticsPage | None = None
        self._show_right()

    def enter(self, place: Place) -> None:
        """Show one of the places."""
        if place is Place.SUPERVISION:
            supervision = self._supervision()
            self._stack.setCurrentWidget(supervision)
            supervision.enter()
        else:
            statistics = self._statistics()
            self._stack.setCurrentWidget(statistics)
            statistics.table.setFocus()

    def place_of(self, page: QWidget | None) -> Place | None:
        """Which of the places a page is, None for any other page."""
        found = {id(self.supervision): Place.SUPERVISION, id(self.statistics): Place.STATISTICS}
        return None if page is None else found.get(id(page))

    def stop(self) -> None:
        """Before the desk closes."""
        for page in (self.supervision, self.statistics):
            if page is not None:
                page.stop()
        self.feed.stop()

    def apply(self, change: ChangeSet) -> None:
        """Take a change in."""
        if change.reference:
            self._show_right()
        for page in (self.supervision, self.statistics):
            if page is not None:
                page.apply(change)

    def show_counts(self, counts: Counts) -> None:
        """Say how many results wait."""
        self._counts = counts
        if self.supervision is not None:
            self.supervision.show_counts(counts)

    def step(self, by: int) -> None:
        """J and K, on the page that is shown."""
        for page in (self.supervision, self.statistics):
            if page is not None and page is self._stack.currentWidget():
                page.step(by)

    def chosen(self) -> str | None:
        """The result that is looked at, None on another page."""
        page = self._validation()
        return page.list.chosen() or None if page is not None else None

    def choose(self, report_id: str) -> None:
        """Step to a result of those that are listed."""
        page = self._validation()
        if page is not None:
            page.list.choose(report_id)

    def send_back(self) -> None:
        """Ask why the result that is looked at is sent back; nothing on another page."""
        page = self._validation()
        if page is not None:
            page.send_back()

    def go_back(self) -> bool:
        """Esc, on the page that is shown; False when there was nothing to close."""
        page = self.supervision
        return page is not None and page is self._stack.currentWidget() and page.go_back()

    def _validation(self) -> "ValidationPage | None":
        """The page of results, while it is shown."""
        page = self.supervision
        shown = page is not None and page is self._stack.currentWidget() and page.views.currentWidget() is page.validation
        return page.validation if page is not None and shown else None

    def _supervision(self) -> "SupervisionPage":
        if self.supervision is None:
            from ui.supervision.supervision_page import SupervisionPage  # noqa: PLC0415

            self.supervision = SupervisionPage(self._desk, self.feed, self._stack)
            self.supervision.query_requested.connect(self.query_requested)
            self.supervision.report_requested.connect(self.report_requested)
            self.supervision.show_counts(self._counts)
            self._stack.addWidget(self.supervision)
        return self.supervision

    def _statistics(self) -> "StatisticsPage":
        if self.statistics is None:
            from ui.supervision.statistics_page import StatisticsPage  # noqa: PLC0415

            self.statistics = StatisticsPage(self._desk, self.feed, self._stack)
            self.statistics.query_requested.connect(self.query_requested)
            self._stack.addWidget(self.statistics)
        return self.statistics

    def _show_right(self) -> None:
        allowed = self._desk.reader.reference().workflow.lets_validate(self._desk.officer.roles)
        self._rail.buttons[Place.SUPERVISION].setVisible(allowed)
