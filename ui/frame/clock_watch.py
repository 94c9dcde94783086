"""Watches the clocks of the open reports: each promise that is about to break is told once, an hour before."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from officer_app.domain.deadlines import risk_at
from officer_app.domain.urgency import SOON
from sync.records import QueueQuery
from sync.urgency import due_between
from ui.desk import Desk
from ui.queue.filters import OPEN

EVERY_MS = 60_000
# The first look is not on the way to the first paint.
FIRST_MS = 8_000
AHEAD = SOON
MOST = 50


class ClockWatch(QObject):
    """Looks every minute; bounded by MOST reports a look.

    Signals: `due(rows)` with the reports whose next promise breaks within the hour and that were not told before.
    """

    due = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: dict[str, datetime] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def look(self) -> None:
        """Tell what is new since the last look; a promise that was put off is told again before it breaks."""
        self._timer.setInterval(EVERY_MS)
        now = self._desk.clock()
        soon = due_between(QueueQuery(statuses=OPEN), now, now + AHEAD)
        rows = self._desk.reader.queue(soon, None, MOST).rows
        fresh = [row for row in rows if self._told.get(row.report_id) != risk_at(row.clocks)]
        self._told |= {row.report_id: risk_at(row.clocks) for row in fresh}
        if fresh:
            self.due.emit(fresh)
