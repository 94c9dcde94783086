"""Counts the groups of a query in a thread of its own: that walks all reports of the query, which no frame has time for."""

from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sync.queue_groups import GroupLine
from sync.queue_order import ANYTIME, Standpoint
from sync.reading import Reader
from sync.records import QueueQuery
from ui.desk import Clock
from ui.threads.reading import Job, ReadingThread

# After a failure, which the log has, it is tried again.
AGAIN_AFTER_MS = 5_000
# Between two counts of one query so many times as long as the last one took.
REST = 4
_JOB = "groups"


class GroupCounts(QObject):
    """Asks for the groups of one query at a time.

    Signals: `counted(lines)` with every group of the query that was asked for last.
    """

    counted = Signal(object)

    def __init__(self, feed: ReadingThread, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._clock = feed, clock
        self._query: QueueQuery | None = None
        self._standpoint = ANYTIME
        self._took = 0
        self._since = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        feed.answered.connect(self._answer)
        feed.failed.connect(self._fail)

    def ask(self, query: QueueQuery, after_ms: int, standpoint: Standpoint = ANYTIME) -> None:
        """Count soon, as seen from where the list is; what comes together is counted once, what takes long not all the time."""
        self._standpoint = standpoint
        if query != self._query:
            self._query, self._took = query, 0
        elif self._pause.isActive():
            # Changes that come one upon the other do not put it off.
            after_ms = min(after_ms, self._pause.remainingTime())
        else:
            after_ms = max(after_ms, REST * self._took)
        self._pause.start(after_ms)

    def stop(self) -> None:
        """Ask no more, and hear nothing of what was asked."""
        self._query = None
        self._pause.stop()

    def _ask(self) -> None:
        if self._query is not None:
            job: Job = partial(_lines, self._query, self._clock, self._standpoint)
            self._since.start()
            self._feed.ask(_JOB, job)

    def _answer(self, name: str, result: tuple[QueueQuery, tuple[GroupLine, ...]]) -> None:
        if name == _JOB and result[0] == self._query:
            self._took = self._since.elapsed()
            self.counted.emit(result[1])

    def _fail(self, name: str, _error: object) -> None:
        if name == _JOB and self._query is not None:
            self._pause.start(AGAIN_AFTER_MS)


def _lines(query: QueueQuery, clock: Clock, standpoint: Standpoint, reader: Reader) -> tuple[QueueQuery, tuple[GroupLine, ...]]:
    return query, reader.group_lines(query, clock(), standpoint)
