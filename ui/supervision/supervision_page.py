"""The supervisor's desk: what stands open where, and the results that wait to be validated."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sync.changes import ChangeSet
from sync.records import Counts
from ui.desk import Desk
from ui.supervision.overview_page import OverviewPage
from ui.supervision.validation_page import ValidationPage
from ui.threads.reading import ReadingThread
from widgets.chip import Chip
from widgets.hairline import Hairline
from widgets.lettering import LARGE, PlainLabel


class SupervisionPage(QWidget):
    """Two views behind two buttons.

    Signals: `query_requested(QueueQuery)` and `report_requested(report_id)` to be shown at the desk.
    """

    query_requested = Signal(object)
    report_requested = Signal(str)

    def __init__(self, desk: Desk, feed: ReadingThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        # In the order in which the Tab key goes through them.
        self.to_validation, self.to_overview = Chip(parent=self), Chip(parent=self)
        self.validation, self.overview = ValidationPage(desk, self), OverviewPage(desk, feed, self)
        self.views = QStackedWidget(self)
        self._started = False
        self._lay_out()
        self.to_validation.clicked.connect(self.show_validation)
        self.to_overview.clicked.connect(self.show_overview)
        self.overview.query_requested.connect(self.query_requested)
        self.validation.report_requested.connect(self.report_requested)
        self._retranslate()
        self._mark()

    def enter(self) -> None:
        """The officer comes here; the first time the results are read."""
        if not self._started:
            self._started = True
            self.validation.start()
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def home(self) -> QWidget:
        """Where the work is: in the list of results or the table of areas."""
        return self.validation.list if self.views.currentWidget() is self.validation else self.overview.table

    def stop(self) -> None:
        """Before the desk closes."""
        self.validation.stop()
        self.overview.stop()

    def apply(self, change: ChangeSet) -> None:
        """Take a change in."""
        if self._started:
            self.validation.apply(change)
        self.overview.apply(change)

    def show_counts(self, counts: Counts) -> None:
        """Say how many results wait."""
        self.validation.show_counts(counts)

    def show_validation(self) -> None:
        """Look at results."""
        self.views.setCurrentWidget(self.validation)
        self._mark()

    def show_overview(self) -> None:
        """Look at what stands open."""
        self.views.setCurrentWidget(self.overview)
        self.overview.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark()

    def step(self, by: int) -> None:
        """J and K."""
        (self.validation if self.views.currentWidget() is self.validation else self.overview).step(by)

    def go_back(self) -> bool:
        """Esc: close what is open here; False when there is nothing."""
        return (self.validation if self.views.currentWidget() is self.validation else self.overview).go_back()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _mark(self) -> None:
        self.to_validation.setChecked(self.views.currentWidget() is self.validation)
        self.to_overview.setChecked(self.views.currentWidget() is self.overview)

    def _lay_out(self) -> None:
        for page in (self.validation, self.overview):
            self.views.addWidget(page)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addSpacing(16)
        line.addWidget(self.to_validation)
        line.addWidget(self.to_overview)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline(self))
        column.addWidget(self.views, 1)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Supervision"))
        self.to_validation.setText(self.tr("Validation"))
        self.to_overview.setText(self.tr("Overview"))
