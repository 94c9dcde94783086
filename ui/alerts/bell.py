"""The bell: what the officer is told of, as messages that go again and as a list that stays."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from sync.alerts import due_alert
from sync.changes import ChangeSet
from sync.records import QueueQuery, QueueRow
from ui.alerts.page import AlertsPage
from ui.desk import Desk
from ui.frame.clock_watch import ClockWatch
from ui.frame.notifications import Notifications
from ui.frame.rail import Rail
from ui.icons import app_icon


class Bell(QObject):
    """Owns the messages, the watch over the clocks and the list; the count of what is not read stands on the rail."""

    def __init__(self, desk: Desk, pages: QStackedWidget, rail: Rail, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.notifications = Notifications(desk, pages, app_icon())
        self.clocks = ClockWatch(desk, self)
        self.page = AlertsPage(desk, parent)
        # A page that is brought to the front is not put over a message.
        pages.currentChanged.connect(self.notifications.toast.come_up)
        self.clocks.due.connect(self._tell_due)
        self.page.told.connect(self.notifications.tell)
        self.page.unread_changed.connect(rail.show_unread)

    def lead_to(
        self, report: Callable[[str], None], reports: Callable[[QueueQuery], None], decision: Callable[[str], None]
    ) -> None:
        """How a report, several of them, and a decision are opened."""
        self._show_reports = reports
        self.notifications.report_requested.connect(report)
        self.page.report_requested.connect(report)
        self.page.reports_requested.connect(self._show)
        self.page.decision_requested.connect(decision)

    def announce(self, change: ChangeSet) -> None:
        """Say that reports came in."""
        self.notifications.arrive(change.arrived)

    def stop(self) -> None:
        """Tell nothing more."""
        self.clocks.stop()
        self.notifications.close()
        self.page.stop()

    def _show(self, report_ids: Sequence[str]) -> None:
        self._show_reports(QueueQuery(reports=tuple(report_ids)))

    def _tell_due(self, rows: list[QueueRow]) -> None:
        self._desk.orders.tell([due_alert(rows, self._desk.clock())])
        self.notifications.warn(rows)
