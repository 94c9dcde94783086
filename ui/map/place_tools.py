"""Places on the map at work: measured, gone to, copied, chosen for a form; by the menus, the right mouse button and the keys."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.places import Point, write_point
from ui.desk import Desk
from ui.map.bar import Tool, tool_words
from ui.map.go_to import GoToLine
from ui.map.modes import Mode

if TYPE_CHECKING:
    from ui.map.pane import MapPane

# A tenth of a metre, as others read places.
DIGITS = 6


class PlaceTools(QObject):
    """Carries out what is chosen with the pane that is there; without one nothing can be done, and nothing is.

    Signals: `place_chosen(text)` when a place was chosen for a form.
    """

    place_chosen = Signal(str)

    def __init__(self, desk: Desk, go_to: GoToLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._go_to = go_to
        self._pane: MapPane | None = None
        self._report_id: str | None = None
        self.mode: Mode | None = None
        go_to.went.connect(self._went)
        go_to.closed.connect(self._unmark)

    def attach(self, pane: "MapPane") -> None:
        """Work with this map from now on."""
        self._pane = pane
        pane.place_taken.connect(self._take)
        pane.mode_left.connect(self._left)
        pane.menu_asked.connect(self._open_menu)

    def show_report(self, report_id: str | None) -> None:
        """Know which report is open."""
        self._report_id = report_id

    def has_place(self) -> bool:
        """Whether the open report has a place to copy."""
        return self._report_id is not None and self._place_of(self._report_id) is not None

    def run(self, tool: Tool) -> None:
        """Do something with places."""
        if self._pane is None:
            return
        match tool:
            case Tool.MEASURE:
                self._begin(Mode.MEASURE, None)
            case Tool.COPY_PLACE:
                self._begin(Mode.COPY, None)
            case Tool.COPY_REPORT:
                self._copy(self._place_of(self._report_id) if self._report_id is not None else None)
            case Tool.GO_TO:
                self._go_to.open_line()
            case Tool.FIT:
                self._pane.fit_to_areas()

    def choose(self, former: Point | None) -> None:
        """Let the officer choose a place for a form; `former` is where the report is said to be now."""
        self._begin(Mode.CHOOSE, former)

    def stop_choosing(self) -> None:
        """Nobody waits for a place any more."""
        if self.mode is Mode.CHOOSE:
            self._end()

    def go_back(self) -> bool:
        """Leave what is being done; False when nothing is."""
        if self.mode is not None:
            self._end()
            return True
        if self._go_to.isVisible():
            self._go_to.close_line()
            return True
        return self._pane is not None and self._pane.close_list()

    def _begin(self, mode: Mode, start: Point | None) -> None:
        if self._pane is not None:
            self.mode = mode
            self._pane.begin_mode(mode, start)

    def _end(self) -> None:
        self.mode = None
        if self._pane is not None:
            self._pane.end_mode()

    def _left(self) -> None:
        self.mode = None

    def _take(self, mode: Mode, place: Point) -> None:
        self.mode = None
        if mode is Mode.CHOOSE:
            self.place_chosen.emit(write_point(place, DIGITS))
        elif mode is Mode.COPY:
            self._copy(place)

    def _copy(self, place: Point | None) -> None:
        if self._pane is None:
            return
        if place is None:
            self._pane.say(self.tr("This report has no place to copy."))
            return
        text = write_point(place, DIGITS)
        QGuiApplication.clipboard().setText(text)
        self._pane.say(self.tr("Copied: {0}").format(text))

    def _place_of(self, report_id: str) -> Point | None:
        detail = self._desk.reader.detail(report_id)
        return detail.report.point if detail is not None else None

    def _went(self, place: Point) -> None:
        if self._pane is not None:
            self._pane.mark(place)

    def _unmark(self) -> None:
        if self._pane is not None:
            self._pane.mark(None)
            self._pane.setFocus()

    def _open_menu(self, at: QPoint, place: Point, report_id: str | None) -> None:
        pane = self._pane
        if pane is None:
            return
        menu = QMenu(pane)
        menu.setWindowTitle(self.tr("Places on the map"))
        menu.aboutToHide.connect(menu.deleteLater)
        text = write_point(place, DIGITS)
        menu.addAction(self.tr("Copy this place: {0}").format(text)).triggered.connect(partial(self._copy, place))
        exact = self._place_of(report_id) if report_id is not None else None
        if exact is not None:
            menu.addAction(tool_words(Tool.COPY_REPORT)).triggered.connect(partial(self._copy, exact))
        menu.addAction(self.tr("Measure from here")).triggered.connect(partial(self._begin, Mode.MEASURE, place))
        menu.popup(pane.mapToGlobal(at))
