"""Driving a web view as its user does, and reading the times of its frames."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QWidget

from bench.window.inside import live, until

_STAMP = """(() => {
  const mine = window.benchStamps = [];
  const stamp = (at) => { if (window.benchStamps === mine) { mine.push(at); requestAnimationFrame(stamp); } };
  requestAnimationFrame(stamp);
})()"""
_TAKE = "(() => { const found = window.benchStamps || []; window.benchStamps = null; return found.join(' '); })()"
_STEP_MS = 0.012


def ask(page: QWebEnginePage, script: str, patience: float = 60) -> object:
    """The value of an expression in the page."""
    answers: list[object] = []
    page.runJavaScript(script, 0, answers.append)
    until(lambda: bool(answers), "an answer of the page", patience)
    return answers[0]


def frames_of_drag(page: QWebEnginePage, target: QWidget) -> list[float]:
    """Milliseconds between frames while the map is dragged to and fro by the mouse."""
    middle = target.rect().center()
    ask(page, _STAMP)
    for way in (1, -1):
        QTest.mousePress(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        for step in range(1, 60):
            QTest.mouseMove(target, middle + QPoint(way * 3 * step, way * step))
            live(_STEP_MS)
        # Held still at the end: nothing slides on.
        live(0.1)
        QTest.mouseRelease(
            target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(way * 177, way * 59)
        )
    return _intervals(page)


def frames_of_zoom(page: QWebEnginePage, target: QWidget) -> list[float]:
    """Milliseconds between frames while the wheel zooms in, and out again."""
    ask(page, _STAMP)
    for turn in (120, 120, 120, -120, -120, -120):
        _turn_wheel(target, turn)
        live(0.4)
    return _intervals(page)


def _turn_wheel(target: QWidget, angle: int) -> None:
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(target.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def _intervals(page: QWebEnginePage) -> list[float]:
    stamps = [float(stamp) for stamp in str(ask(page, _TAKE)).split()]
    return [after - before for before, after in pairwise(stamps)]
