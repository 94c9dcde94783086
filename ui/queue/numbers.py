"""Counts what the bar above the queue says of a query, in a thread that has the time for it."""

from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sync.reading import Reader
from sync.reading.facets import Facets, Tally
from sync.records import QueueQuery
from ui.desk import Clock
from ui.threads.reading import Job, ReadingThread

# Letters that come together are counted once.
AFTER_MS = 150
# After a failure, which the log has, it is tried again.
AGAIN_AFTER_MS = 5_000
# Between two counts of one query so many times as long as the last one took.
REST = 4
# With no more hits than this a word may be misspelt.
FEW = 2
_TALLY, _FACETS, _SPELLING = "tally", "facets", "spelling"


class QueueNumbers(QObject):
    """Asks for the numbers of one query at a time.

    Signals: `tallied(QueueQuery, Tally)`; `misspelt(QueueQuery, words)` where other words would find something;
    `faceted(QueueQuery, Facets)`.
    """

    tallied = Signal(object, object)
    misspelt = Signal(object, str)
    faceted = Signal(object, object)

    def __init__(self, feed: ReadingThread, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._clock = feed, clock
        self._query: QueueQuery | None = None
        self._took = 0
        self._since = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._count)
        feed.answered.connect(self._answer)
        feed.failed.connect(self._fail)

    def ask(self, query: QueueQuery | None) -> None:
        """Count a query soon, or none any more."""
        again = query == self._query
        self._query = query
        if query is None:
            self._pause.stop()
        elif not again:
            self._took = 0
            self._pause.start(AFTER_MS)
        elif not self._pause.isActive():
            # Changes that come one upon the other neither put it off nor have it counted all the time.
            self._pause.start(max(AFTER_MS, REST * self._took))

    def ask_facets(self, query: QueueQuery) -> None:
        """Count what every filter would leave."""
        self._feed.ask(_FACETS, partial(_facets, query, self._clock))

    def _count(self) -> None:
        if self._query is not None:
            job: Job = partial(_tally, self._query)
            self._since.start()
            self._feed.ask(_TALLY, job)

    def _answer(self, name: str, result: tuple[QueueQuery, object]) -> None:
        if name == _FACETS:
            self.faceted.emit(*result)
        elif name in (_TALLY, _SPELLING) and result[0] == self._query:
            if isinstance(result[1], Tally):
                self._took = self._since.elapsed()
                self._tell(result[0], result[1])
            elif result[1] is not None:
                self.misspelt.emit(result[0], str(result[1]))

    def _tell(self, query: QueueQuery, tally: Tally) -> None:
        self.tallied.emit(query, tally)
        if query.text and not query.meant and tally.hits <= FEW:
            self._feed.ask(_SPELLING, partial(_corrected, query))

    def _fail(self, name: str, _error: object) -> None:
        if name == _TALLY and self._query is not None:
            self._pause.start(AGAIN_AFTER_MS)


def _tally(query: QueueQuery, reader: Reader) -> tuple[QueueQuery, Tally]:
    return query, reader.tally(query)


def _facets(query: QueueQuery, clock: Clock, reader: Reader) -> tuple[QueueQuery, Facets]:
    return query, reader.facets(query, clock())


def _corrected(query: QueueQuery, reader: Reader) -> tuple[QueueQuery, str | None]:
    return query, reader.corrected(query)
