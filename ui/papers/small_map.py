"""The small map of a work order: areas and roads around a point, from what this computer has, without a network."""

import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

log = logging.getLogger(__name__)

# Half of what the map shows from left to right, in metres: streets around a place, the whole ward where the place is not known.
NEAR, FAR = 350.0, 1_800.0
_METRES_PER_DEGREE = 111_320.0
_MOST_NAMES = 8
_GROUND, _EDGE, _CASING = QColor("#f3f1ea"), QColor("#8a93a0"), QColor("#c4bfb2")
_PIN, _WORDS = QColor("#b3261e"), QColor("#3c434b")
# Widths of roads in metres on the ground by class, 1 (motorway) to 7 (path); none is thinner than a hair.
_WIDTHS = {1: 16.0, 2: 14.0, 3: 11.0, 4: 9.0, 5: 7.0, 6: 5.0, 7: 2.5}

Line = list[list[float]]
Box = tuple[float, float, float, float]


class _Geometry(msgspec.Struct):
    type: str = ""
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Properties(msgspec.Struct):
    name: str | None = None
    cls: int = 6


class _Feature(msgspec.Struct):
    properties: _Properties = msgspec.field(default_factory=_Properties)
    geometry: _Geometry | None = None


class _Collection(msgspec.Struct):
    features: list[_Feature] = []


_documents = msgspec.json.Decoder(_Collection)
_shapes: dict[str, Any] = {
    "LineString": msgspec.json.Decoder(Line),
    "MultiLineString": msgspec.json.Decoder(list[Line]),
    "Polygon": msgspec.json.Decoder(list[Line]),
    "MultiPolygon": msgspec.json.Decoder(list[list[Line]]),
}


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    cls: int
    line: Line
    box: Box


class SmallMap:
    """Areas and roads, read once for all work orders of an export; a document that cannot be read is left out."""

    def __init__(self, areas: bytes | None, roads: bytes | None) -> None:
        self._areas = list(_shapes_of(areas))
        self._roads = sorted(_shapes_of(roads), key=lambda shape: -shape.cls)

    def draw(
        self, painter: QPainter, place: QRectF, point: tuple[float, float], family: str, dots: float, *, approximate: bool
    ) -> None:
        """Draw the surroundings of a point (longitude, latitude) into a rectangle; `dots` are the device's in a millimetre."""
        view = _View(place, point, FAR if approximate else NEAR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(place)
        painter.fillRect(place, _GROUND)
        self._draw_roads(painter, view, dots)
        self._draw_areas(painter, view, dots)
        font = QFont(family) if family else QFont()
        font.setPointSizeF(6.5)
        self._draw_names(painter, view, QFont(font, painter.device()))
        _draw_pin(painter, view, dots, approximate=approximate)
        _draw_scale(painter, view, QFont(font, painter.device()), dots)
        painter.setClipping(False)
        painter.setPen(QPen(_EDGE, 0.25 * dots))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.restore()

    def _draw_roads(self, painter: QPainter, view: "_View", dots: float) -> None:
        seen = [(shape, view.polygon(shape.line)) for shape in self._roads if view.sees(shape.box)]
        for colour, more in ((_CASING, 0.35), (QColor("white"), 0.0)):
            for shape, polygon in seen:
                width = max(_WIDTHS.get(shape.cls, 5.0) * view.scale, 0.35 * dots) + more * dots
                pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPolyline(polygon)

    def _draw_areas(self, painter: QPainter, view: "_View", dots: float) -> None:
        painter.setPen(QPen(_EDGE, 0.4 * dots, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._areas:
            if view.sees(shape.box):
                painter.drawPolygon(view.polygon(shape.line))

    def _draw_names(self, painter: QPainter, view: "_View", font: QFont) -> None:
        metrics = QFontMetricsF(font, painter.device())
        # The pin's place and the scale's, which stand above all names.
        side, middle, corner = view.place.width() / 12, view.place.center(), view.place.bottomLeft()
        taken = [
            QRectF(middle.x() - side, middle.y() - 2 * side, 2 * side, 2.4 * side),
            QRectF(corner.x(), corner.y() - side, 6 * side, side),
        ]
        painter.setFont(font)
        shown: set[str] = set()
        # The greatest roads last in the list, first to get their names.
        for shape in [*reversed(self._roads)]:
            if len(shown) >= _MOST_NAMES:
                return
            if not shape.name or shape.name in shown or not view.sees(shape.box):
                continue
            inside = [spot for spot in view.spots(shape.line) if view.place.contains(spot)]
            if not inside:
                continue
            rect = metrics.boundingRect(shape.name)
            rect.moveCenter(inside[len(inside) // 2])
            if view.place.contains(rect) and not any(rect.intersects(other) for other in taken):
                taken.append(rect.adjusted(-6, -6, 6, 6))
                shown.add(shape.name)
                _outlined(painter, rect, shape.name, font)


class _View:
    """Turns degrees into dots around a point; so near the equator a plain scaling is right to a part in a thousand."""

    def __init__(self, place: QRectF, point: tuple[float, float], half: float) -> None:
        self.place = place
        self.scale = place.width() / 2 / half
        self._lon, self._lat = point
        self._across = _METRES_PER_DEGREE * math.cos(math.radians(self._lat)) * self.scale
        self._up = _METRES_PER_DEGREE * self.scale
        reach, rise = place.width() / 2 / self._across, place.height() / 2 / self._up
        self._seen: Box = (self._lon - reach, self._lat - rise, self._lon + reach, self._lat + rise)

    def sees(self, box: Box) -> bool:
        """Whether a box of degrees touches the map."""
        west, south, east, north = self._seen
        return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south

    def polygon(self, line: Line) -> QPolygonF:
        """A line in dots, to draw."""
        return QPolygonF(self.spots(line))

    def spots(self, line: Line) -> list[QPointF]:
        """The corners of a line in dots."""
        middle = self.place.center()
        return [
            QPointF(middle.x() + (spot[0] - self._lon) * self._across, middle.y() - (spot[1] - self._lat) * self._up)
            for spot in line
        ]


def _draw_pin(painter: QPainter, view: _View, dots: float, *, approximate: bool) -> None:
    middle = view.place.center()
    if approximate:
        painter.setPen(QPen(_PIN, 0.5 * dots, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(179, 38, 30, 30))
        painter.drawEllipse(middle, 9 * dots, 9 * dots)
        return
    path = QPainterPath(middle)
    path.cubicTo(middle + QPointF(-0.8, -1.8) * dots, middle + QPointF(-2.2, -2.6) * dots, middle + QPointF(-2.2, -4.6) * dots)
    path.arcTo(QRectF(middle.x() - 2.2 * dots, middle.y() - 6.8 * dots, 4.4 * dots, 4.4 * dots), 180, -180)
    path.cubicTo(middle + QPointF(2.2, -2.6) * dots, middle + QPointF(0.8, -1.8) * dots, middle)
    painter.setPen(QPen(QColor("white"), 0.35 * dots))
    painter.setBrush(_PIN)
    painter.drawPath(path)
    painter.setBrush(QColor("white"))
    painter.drawEllipse(middle + QPointF(0, -4.6) * dots, 0.8 * dots, 0.8 * dots)


def _draw_scale(painter: QPainter, view: _View, font: QFont, dots: float) -> None:
    metres = next(step for step in (1_000, 500, 200, 100, 50) if step * view.scale <= view.place.width() / 3)
    length = metres * view.scale
    left, base = view.place.left() + 2 * dots, view.place.bottom() - 2 * dots
    painter.setPen(QPen(_WORDS, 0.4 * dots))
    painter.drawPolyline(
        [QPointF(left, base - dots), QPointF(left, base), QPointF(left + length, base), QPointF(left + length, base - dots)]
    )
    words = f"{metres} m" if metres < 1_000 else f"{metres // 1_000} km"
    height = QFontMetricsF(font, painter.device()).height()
    _outlined(painter, QRectF(left + length + dots, base - height * 0.8, 60 * dots, height), words, font)


def _outlined(painter: QPainter, rect: QRectF, words: str, font: QFont) -> None:
    """Words with a light rim, readable on every ground."""
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    rim = rect.height() * 0.06
    painter.setPen(QColor(255, 255, 255, 230))
    for right, down in ((-rim, 0), (rim, 0), (0, -rim), (0, rim)):
        painter.drawText(rect.translated(right, down), flags, words)
    painter.setPen(_WORDS)
    painter.drawText(rect, flags, words)


def _shapes_of(document: bytes | None) -> Iterator[_Shape]:
    if document is None:
        return
    try:
        features: Sequence[_Feature] = _documents.decode(document).features
        for feature in features:
            if feature.geometry is not None:
                for line in _lines(feature.geometry):
                    if len(line) > 1:
                        yield _Shape(feature.properties.name or "", feature.properties.cls, line, _box(line))
    except (msgspec.MsgspecError, IndexError, RecursionError):
        log.warning("areas or roads cannot be read: the small map goes without them")


def _lines(geometry: _Geometry) -> Iterable[Line]:
    decoder = _shapes.get(geometry.type)
    if decoder is None:
        return []
    found: Any = decoder.decode(geometry.coordinates)
    match geometry.type:
        case "LineString":
            return [found]
        case "MultiPolygon":
            return [ring for polygon in found for ring in polygon]
        case _:
            return list(found)


def _box(line: Line) -> Box:
    lons, lats = [spot[0] for spot in line], [spot[1] for spot in line]
    return min(lons), min(lats), max(lons), max(lats)
