"""When the queue has painted what: noted at the end of each paint event of its list."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintEvent

from sync.records import QueueQuery
from ui.queue.view import QueueView


class PaintLog:
    """The moments (of `time.perf_counter`) at which rows of a query were painted, newest last."""

    def __init__(self) -> None:
        self.painted: list[tuple[float, QueueQuery]] = []

    def first_of(self, query: QueueQuery, since: float) -> float | None:
        """When rows of a query were painted first after a moment, None when they were not."""
        return next((at for at, painted in self.painted if at > since and painted == query), None)


@contextmanager
def paint_log() -> Iterator[PaintLog]:
    """Note paints until the block ends; begin it before the window is made."""
    log = PaintLog()
    paint = QueueView.paintEvent

    def noted(view: QueueView, event: QPaintEvent) -> None:
        paint(view, event)
        log.painted.append((time.perf_counter(), view.queue.query))

    QueueView.paintEvent = noted  # type: ignore[method-assign, assignment]
    try:
        yield log
    finally:
        QueueView.paintEvent = paint  # type: ignore[method-assign]
