"""The window's own pictures: drawn from SVG in the colour of the text around them."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_SIZES = (16, 22, 24, 32, 44, 48)


def icon(name: str, palette: QPalette) -> QIcon:
    """A picture in the palette's text colour, in all the sizes that screens ask for."""
    return _icon(name, palette.color(QPalette.ColorRole.WindowText).name())


def app_icon() -> QIcon:
    """The application's own picture."""
    return _drawn_icon("app", "#000000", (16, 24, 32, 48, 64, 128, 256))


@lru_cache(maxsize=512)
def pixmap(name: str, side: int, colour: str) -> QPixmap:
    """A picture in a colour at a size in device pixels."""
    return _drawn(_renderer(name, colour), side)


def paint_icon(painter: QPainter, name: str, x: float, y: float, side: float, colour: QColor) -> None:
    """Draw a picture sharply at the painter's scale."""
    picture = pixmap(name, round(side * painter.device().devicePixelRatio()), colour.name())
    painter.drawPixmap(QRectF(x, y, side, side), picture, QRectF(picture.rect()))


@lru_cache(maxsize=128)
def _icon(name: str, colour: str) -> QIcon:
    return _drawn_icon(name, colour, _SIZES)


def _drawn_icon(name: str, colour: str, sides: Iterable[int]) -> QIcon:
    # Read and parsed once for all sizes: a start draws some ten icons.
    renderer = _renderer(name, colour)
    result = QIcon()
    for side in sides:
        result.addPixmap(_drawn(renderer, side))
    return result


def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resources.text(f"icons/{name}.svg").replace("currentColor", QColor(colour).name())
    return QSvgRenderer(QByteArray(source.encode()))


def _drawn(renderer: QSvgRenderer, side: int) -> QPixmap:
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return result
