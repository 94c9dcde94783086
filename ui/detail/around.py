"""What lies around a report, and where a place is that is typed for it: looked up off the GUI thread.

Around a report lie earlier fixes and open reports nearby; the shapes say whose ground it stands on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from officer_app.domain.officers import Officer
from officer_app.domain.places import Point
from officer_app.domain.reports import Report
from sync.errors import OfficerError
from sync.reading import Reader
from sync.reading.duplicates import Alike
from sync.reading.whereabouts import Grounds, Whereabouts
from sync.stores import Stores
from ui.threads.reading import ReadingThread

# The place is looked around when the officer stays at a report, not while he steps past it.
AROUND_AFTER_MS = 150
_AROUND, _PLACE = "around a report", "a place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What was fixed at the report's place before, what else is open near it, and where it is."""

    report_id: str
    fixed: Sequence[Alike] = ()
    near: Sequence[Alike] = ()
    where: Whereabouts


class AroundFeed(QObject):
    """Looks around one report at a time, in a thread with a reader of its own, once the officer stays there; the newest counts.

    Signals: `looked(Around)`; `placed(Whereabouts)` of the point that was asked for last, None where that cannot be told.
    """

    looked = Signal(object)
    placed = Signal(object)

    def __init__(self, stores: Stores, officer: Officer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._officer = officer
        self._grounds = Grounds()
        self._report: Report | None = None
        self._point: Point | None = None
        # What was looked at last: the same again is not looked at.
        self._key: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AROUND_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self._feed = ReadingThread(stores, self, name="around")
        self._feed.answered.connect(self._answered)
        self._feed.failed.connect(self._failed)

    def watch(self, report: Report) -> None:
        """This report is shown, as it stands now: look around it soon, unless that is done already."""
        key = report.id, report.point, report.category
        self._report = report
        if key != self._key:
            self._key = key
            self._timer.start()

    def again(self) -> None:
        """What lies around may be different now."""
        if self._report is not None:
            self._timer.start()

    def look_at(self, point: Point | None) -> None:
        """Tell where a point is; only the last one asked for is told of, and None is asked for by nobody."""
        self._point = point
        if point is not None:
            self._feed.ask(_PLACE, lambda reader: (point, self._grounds.place(reader, point, self._officer)))

    def forget(self) -> None:
        """Another report is shown, or none: what comes of the former one is nobody's any more."""
        self._timer.stop()
        self._report, self._point, self._key = None, None, ()

    def stop(self) -> None:
        """End the thread; nothing more is told."""
        self.forget()
        self._feed.stop()

    def _look(self) -> None:
        report = self._report
        if report is not None:
            self._feed.ask(_AROUND, lambda reader: self._found(reader, report))

    def _found(self, reader: Reader, report: Report) -> Around:
        return Around(
            report_id=report.id,
            fixed=reader.fixed_before(report.id),
            near=reader.nearby(report.id),
            where=self._grounds.look(reader, report, self._officer),
        )

    def _answered(self, _name: str, found: Around | tuple[Point, Whereabouts]) -> None:
        if isinstance(found, Around):
            if self._report is not None and found.report_id == self._report.id:
                self.looked.emit(found)
        elif found[0] == self._point:
            self.placed.emit(found[1])

    def _failed(self, name: str, _error: OfficerError) -> None:
        # The log says why, and the report is whole without it; the next change looks again.
        if name == _AROUND:
            self._key = ()
        elif self._point is not None:
            self.placed.emit(None)
