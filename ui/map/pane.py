"""The map of reports as a pane of the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QThreadPool, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QStackedLayout, QWidget

from officer_app.domain.places import Point
from sync.records import MapPoints
from ui.map.bridge import MapBridge, Move
from ui.map.layers import Layers
from ui.map.looks import looks, map_background
from ui.map.modes import Mode
from ui.map.notice import MapNotice
from ui.map.page import MapDocument, PageLoader
from ui.map.scene import MapScene
from ui.map.scheme import MapContents
from ui.map.tiles import Tiles
from ui.map.view import MapView

OPENSTREETMAP = "© OpenStreetMap contributors"

_DARK_BELOW = 128
_ENDED_BY_US = QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus
_NEW_WORDS = (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange, QEvent.Type.FontChange)

PlaceCallback = Callable[[QPoint | None], None]


class MapPane(QWidget):
    """Areas, roads and clustered reports on a map; every method may be called before the page is there.

    `label_of` gives the plain text shown for a report under the mouse ("" when it is not known), `page_cache` is the file that
    keeps the page between starts.

    Signals: `report_selected` (id) when a report was clicked, `ready` when the page is there, `drawn` (count) when the reports
    last given are on the canvas, `place_taken` (Mode, point), `mode_left`, `menu_asked` (QPoint in the pane, point, id or None).
    """

    report_selected = Signal(str)
    ready = Signal()
    drawn = Signal(int)
    place_taken = Signal(object, object)
    mode_left = Signal()
    menu_asked = Signal(QPoint, object, object)

    def __init__(
        self,
        *,
        label_of: Callable[[str], str],
        page_cache: Path | None = None,
        tiles: Tiles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label_of = label_of
        self._page_cache = page_cache
        self._dark = self._is_dark()
        self._contents = MapContents(tiles)
        self._bridge = MapBridge(self._label, self)
        self._scene = MapScene(self._contents, self._bridge)
        self._view = MapView(self._contents, self._bridge, self)
        self._notice = MapNotice(self)
        self._loader: PageLoader | None = None
        self._loading = QThreadPool(self)
        self._shown_once = False
        self._lists = False
        self._questions: dict[int, tuple[str, PlaceCallback]] = {}
        self._tickets = 0
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._view)
        self._layout.addWidget(self._notice)
        self.setFocusProxy(self._view)
        self._connect()
        self.set_words()
        self._load_page()

    def set_areas(self, geojson: bytes | Sequence[bytes], *, approximate: bool, own: Sequence[str] = ()) -> None:
        """Show areas (GeoJSON, one document or one a level); `own` are the officer's: emphasised, and what is fitted to."""
        self._scene.set_areas([geojson] if isinstance(geojson, bytes) else geojson, approximate, own)

    def set_roads(self, geojson: bytes, *, attribution: str = OPENSTREETMAP) -> None:
        """Show roads (GeoJSON lines with the property `cls`, 1 the greatest); a document's own `attribution` goes before ours."""
        self._scene.set_roads(geojson, attribution)

    def set_floods(self, geojson: bytes | None, when: str = "") -> None:
        """Show the state of the floods (GeoJSON with `state` and `changed`), and of when it is; None when nothing is known."""
        self._scene.set_floods(geojson, when)

    def set_layers(self, layers: Layers, *, chosen: bool = False) -> None:
        """Show the reports and what lies under them in a way; `chosen` when somebody has just wanted it."""
        self._scene.set_layers(layers, chosen=chosen)

    def begin_mode(self, mode: Mode, start: Point | None) -> None:
        """Let the officer point at places; `start` is where a way begins, or where the report that is corrected was."""
        self._scene.begin_mode(mode, start)
        self.setFocus()

    def end_mode(self) -> None:
        """Point at places no more."""
        self._scene.end_mode()

    def stop(self) -> None:
        """Wait for the page that is being built: who waits for it is about to go."""
        self._loading.waitForDone()

    def close_list(self) -> bool:
        """Close the list of the reports at one place; False when there is none."""
        if self._lists:
            self._bridge.list_ended.emit()
        return self._lists

    def mark(self, point: Point | None) -> None:
        """Go to a place and mark it; None marks none."""
        self._scene.mark(point)

    def say(self, text: str) -> None:
        """Say something on the map for a moment."""
        self._bridge.told.emit(text)

    def set_tiles(self, tiles: Tiles | None) -> None:
        """Show the tiles of another server, or none; the page is loaded again, because its policy names the server."""
        if tiles != self._contents.tiles:
            self._contents.tiles = tiles
            self._open()

    def set_colour_scheme(self, dark: bool) -> None:
        """Light or dark, as the window."""
        self._dark = dark
        self._view.page.setBackgroundColor(map_background(dark))
        self.set_words()

    def set_words(self) -> None:
        """Tell the page its words and colours anew; happens by itself when language, font or palette change."""
        self._notice.set_words()
        self._view.set_name(QCoreApplication.translate("Map", "Map of reports"))
        if self._scene.live:
            self._bridge.looks_changed.emit(looks(self, self._dark))

    def show_points(self, points: MapPoints) -> None:
        """Show these reports and no others."""
        self._scene.show_points(points)

    def update_points(self, changed: MapPoints, removed: Sequence[str]) -> None:
        """Add or change some reports and take others away, without sending all again."""
        self._scene.update_points(changed, removed)

    def select(self, report_id: str | None) -> None:
        """Highlight a report and bring it into view; None highlights nothing."""
        self._scene.select(report_id, Move.INTO_VIEW)

    def mark_reports(self, report_ids: Sequence[str]) -> None:
        """Put a ring around each of these; none takes the rings away."""
        self._scene.mark_reports(report_ids)

    def locate(self, report_id: str) -> None:
        """Highlight a report and go down to its street."""
        self._scene.select(report_id, Move.CLOSE)

    def fit_to_areas(self) -> None:
        """Show the officer's areas whole."""
        self._scene.fit()

    def position_of(self, report_id: str, callback: PlaceCallback) -> None:
        """Tell where in the pane a report lies, after all that was ordered before is drawn; None when it is not in view."""
        self._tickets += 1
        self._questions[self._tickets] = (report_id, callback)
        if self._scene.live:
            self._ask(self._tickets)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, the font and the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.set_colour_scheme(self._is_dark())
        elif event.type() in _NEW_WORDS:
            self.set_words()

    def _connect(self) -> None:
        self._bridge.page_started.connect(self._start)
        self._bridge.report_chosen.connect(self._choose)
        self._bridge.place_found.connect(self._answer)
        self._bridge.points_drawn.connect(self._note_drawn)
        self._bridge.place_taken.connect(self._take_place)
        self._bridge.mode_left.connect(self._leave_mode)
        self._bridge.list_shown.connect(self._note_list)
        self._bridge.menu_asked.connect(self._ask_menu)
        self._view.page.renderProcessTerminated.connect(self._recover)
        self._view.page.loadFinished.connect(self._check_load)
        self._notice.again_requested.connect(self._load_page)

    def _is_dark(self) -> bool:
        return self.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW

    def _load_page(self) -> None:
        self._layout.setCurrentWidget(self._view)
        self._loader = PageLoader(self._page_cache)
        self._loader.done.loaded.connect(self._show_page)
        self._loader.done.failed.connect(self._give_up)
        self._loading.start(self._loader)

    def _show_page(self, document: MapDocument) -> None:
        self._contents.set_document(document)
        self._open()

    def _open(self) -> None:
        self._scene.live = self._lists = False
        self._shown_once = False
        if self._contents.has_document:
            self._view.open_map(map_background(self._dark))

    def _start(self) -> None:
        self._layout.setCurrentWidget(self._view)
        self._bridge.looks_changed.emit(looks(self, self._dark))
        self._scene.tell_all()
        for ticket in list(self._questions):
            self._ask(ticket)
        self.ready.emit()

    def _check_load(self, fine: bool) -> None:
        if not fine and not self._scene.live:
            self._give_up()

    def _recover(self, status: QWebEnginePage.RenderProcessTerminationStatus, _exit_code: int) -> None:
        self._scene.live = self._lists = False
        if status == _ENDED_BY_US:
            return
        # A page that stopped before it had drawn anything would stop again: then the officer decides.
        if not self._shown_once:
            self._give_up()
            return
        self._notice.say(loading=True)
        self._layout.setCurrentWidget(self._notice)
        self._open()

    def _give_up(self) -> None:
        self._notice.say(loading=False)
        self._layout.setCurrentWidget(self._notice)

    def _choose(self, number: int) -> None:
        report_id = self._scene.points.report_id(number)
        if report_id is not None:
            self._scene.select(report_id, Move.STAY)
            self.report_selected.emit(report_id)

    def _label(self, number: int) -> str:
        report_id = self._scene.points.report_id(number)
        return "" if report_id is None else self._label_of(report_id)

    def _ask(self, ticket: int) -> None:
        number = self._scene.points.number(self._questions[ticket][0])
        self._bridge.place_requested.emit(ticket, -1 if number is None else number)

    def _answer(self, ticket: int, x: float, y: float) -> None:
        question = self._questions.pop(ticket, None)
        if question is not None:
            question[1](None if x < 0 or y < 0 else QPoint(round(x), round(y)))

    def _take_place(self, kind: str, lon: float, lat: float) -> None:
        # Only what was asked for: a page that was just told to stop may still have answered.
        if self._scene.take_mode(kind):
            self.place_taken.emit(Mode(kind), (lon, lat))

    def _leave_mode(self) -> None:
        self._scene.end_mode()
        self.mode_left.emit()

    def _note_list(self, is_open: bool) -> None:
        self._lists = is_open

    def _ask_menu(self, x: float, y: float, lon: float, lat: float, number: int) -> None:
        self.menu_asked.emit(QPoint(round(x), round(y)), (lon, lat), self._scene.points.report_id(number))

    def _note_drawn(self, count: int) -> None:
        self._shown_once = True
        self.drawn.emit(count)
