"""What the map's page and the app say to each other over QWebChannel: numbers, plain text and small JSON."""

import logging
from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject, Signal, Slot

_LOG = logging.getLogger(__name__)

_LABELS_AT_ONCE = 500
_LOGGED = 500


class Move(IntEnum):
    """How the map moves to a selected report: not at all, only when it is out of view, or down to its street."""

    STAY = 0
    INTO_VIEW = 1
    CLOSE = 2


class MapBridge(QObject):
    """Orders for the page are signals named for what has changed; the page's words are slots.

    To the page: `looks_changed` (JSON: words, statuses, colours, locale), `tiles_changed` (JSON or ""), `areas_changed` (JSON:
    names to fetch, how to draw them), `roads_changed` (name to fetch, credit), `points_replaced` (revision: fetch it as
    `points/<revision>`), `floods_changed` (name to fetch or "", of when they are), `layers_changed` (JSON of `ui/map/layers.py`),
    `mode_begun` (JSON: kind, from) and `mode_ended`, `mark_moved` (JSON of lon, lat or null, its label), `told` (a text to show
    for a moment), `list_ended`, `points_changed` (revision, JSON of rows), `selected` (number or -1, a Move), `fit_requested`,
    `reports_marked` (JSON of numbers to put a ring around),
    `place_requested` (ticket, number).

    To the app: `page_started`, `report_chosen` (number), `place_found` (ticket, x, y; -1, -1 when not in view),
    `points_drawn` (count), `place_taken` (a Mode's value, lon, lat), `mode_left`, `list_shown` (whether the list of the
    reports at one place is open), `menu_asked` (x, y, lon, lat, number or -1).
    """

    looks_changed = Signal(str)
    tiles_changed = Signal(str)
    areas_changed = Signal(str)
    roads_changed = Signal(str, str)
    floods_changed = Signal(str, str)
    layers_changed = Signal(str)
    mode_begun = Signal(str)
    mode_ended = Signal()
    mark_moved = Signal(str, str)
    told = Signal(str)
    list_ended = Signal()
    points_replaced = Signal(int)
    points_changed = Signal(int, str)
    selected = Signal(int, int)
    reports_marked = Signal(str)
    fit_requested = Signal()
    place_requested = Signal(int, int)

    page_started = Signal()
    report_chosen = Signal(int)
    place_found = Signal(int, float, float)
    points_drawn = Signal(int)
    place_taken = Signal(str, float, float)
    mode_left = Signal()
    list_shown = Signal(bool)
    menu_asked = Signal(float, float, float, float, int)

    def __init__(self, label_of: Callable[[int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label_of = label_of

    @Slot()
    def started(self) -> None:
        """The page has loaded its scripts and listens."""
        self.page_started.emit()

    @Slot(int)
    def choose(self, number: int) -> None:
        """The officer has clicked a report."""
        self.report_chosen.emit(number)

    @Slot(int, result=str)
    def label(self, number: int) -> str:
        """The plain text of a report under the mouse."""
        return self._label_of(number)

    @Slot("QVariantList", result="QVariantList")
    def labels(self, numbers: list[object]) -> list[str]:
        """The plain texts of reports at one place."""
        return [self._label_of(int(number)) for number in numbers[:_LABELS_AT_ONCE] if isinstance(number, int | float)]

    @Slot(int, float, float)
    def answer_place(self, ticket: int, x: float, y: float) -> None:
        """Where a report stands in the view."""
        self.place_found.emit(ticket, x, y)

    @Slot(int)
    def answer_drawn(self, count: int) -> None:
        """So many reports are on the canvas now."""
        self.points_drawn.emit(count)

    @Slot(str, float, float)
    def take_place(self, kind: str, lon: float, lat: float) -> None:
        """The officer has pointed at a place."""
        self.place_taken.emit(kind, lon, lat)

    @Slot()
    def leave_mode(self) -> None:
        """The officer points at places no more."""
        self.mode_left.emit()

    @Slot(bool)
    def show_list(self, is_open: bool) -> None:
        """The list of the reports at one place has opened or closed."""
        self.list_shown.emit(is_open)

    @Slot(float, float, float, float, int)
    def ask_menu(self, x: float, y: float, lon: float, lat: float, number: int) -> None:
        """The officer asks what can be done at a place."""
        self.menu_asked.emit(x, y, lon, lat, number)

    @Slot(str)
    def problem(self, text: str) -> None:
        """Something in the page went wrong."""
        _LOG.error("the map's page: %s", text[:_LOGGED])
