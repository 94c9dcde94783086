"""Works a real map pane as an officer does: by the mouse, on the web view itself."""

import json
from array import array
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sync.records import MapPoints
from ui.map.pane import MapPane
from ui.map.tiles import Tiles

PointRow = tuple[str, float, float, int]


class MapDriver:
    """Opens one map pane and works it."""

    def __init__(self, qtbot: QtBot, cache: Path) -> None:
        self._qtbot = qtbot
        self._cache = cache
        self._pane: MapPane | None = None

    @property
    def pane(self) -> MapPane:
        """The pane that was opened."""
        assert self._pane is not None
        return self._pane

    @property
    def web(self) -> QWebEngineView:
        """The web view in the pane."""
        web = self.pane.findChild(QWebEngineView)
        assert web is not None
        return web

    @property
    def mouse_target(self) -> QWidget:
        """What takes the mouse in a web view."""
        target = self.web.focusProxy()
        assert target is not None
        return target

    def build(
        self, *, label_of: Callable[[str], str] = str, tiles: Tiles | None = None, size: tuple[int, int] = (660, 400)
    ) -> MapPane:
        """Make and show a pane without waiting for its page."""
        self._pane = MapPane(label_of=label_of, page_cache=self._cache, tiles=tiles)
        self._pane.resize(*size)
        self._pane.show()
        return self._pane

    def open(self, *rows: PointRow, **options: object) -> MapPane:
        """Make a pane and wait until these reports are drawn."""
        pane = self.build(**options)  # type: ignore[arg-type]
        with self._qtbot.waitSignals([pane.ready, pane.drawn], timeout=30_000):
            pane.show_points(map_points(*rows))
        return pane

    def close(self) -> None:
        """Delete the pane at once, its web page with it."""
        if self._pane is not None and shiboken6.isValid(self._pane):
            self._pane.close()
            shiboken6.delete(self._pane)

    def place(self, report_id: str) -> QPoint | None:
        """Where a report lies, once all orders are done."""
        answers: list[QPoint | None] = []
        self.pane.position_of(report_id, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def click(self, point: QPoint) -> None:
        """Click there with the mouse."""
        QTest.mouseClick(self.mouse_target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def hover(self, point: QPoint) -> None:
        """Move the mouse there."""
        QTest.mouseMove(self.mouse_target, point - QPoint(5, 5))
        QTest.mouseMove(self.mouse_target, point)

    def ask(self, expression: str) -> object:
        """The value of a JavaScript expression in the page, promises awaited."""
        answers: list[str] = []
        page = self.web.page()
        page.titleChanged.connect(answers.append)
        answer = (
            "(async () => (EXPRESSION))().then((value) => { document.title = 'answer:' + JSON.stringify([value ?? null]); }, "
        )
        answer += "(error) => { document.title = 'answer:' + JSON.stringify(['failed: ' + error]); });"
        page.runJavaScript("document.title = '';" + answer.replace("EXPRESSION", expression))
        self._qtbot.waitUntil(lambda: any(text.startswith("answer:") for text in answers), timeout=20_000)
        page.titleChanged.disconnect(answers.append)
        found = next(text for text in answers if text.startswith("answer:"))
        return json.loads(found.removeprefix("answer:"))[0]

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        self._qtbot.waitUntil(lambda: self.ask(expression) is True, timeout=10_000)


def map_points(*rows: PointRow) -> MapPoints:
    """Reports for the map from rows of id, lon, lat and status byte."""
    return MapPoints(
        ids=tuple(row[0] for row in rows),
        positions=array("f", [part for row in rows for part in row[1:3]]),
        statuses=bytes(row[3] for row in rows),
    )
