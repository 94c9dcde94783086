"""Pages: laid out in millimetres in memory, so that every page can say how many there are, then drawn on a file or a printer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from papers.sheet import clean
from sync.errors import OfficerError

# Colours as Qt reads them.
INK, SOFT, HAIR, ALARM = "#1d2126", "#555c64", "#b4bac1", "#b3261e"
MM_PER_INCH = 25.4
MARGIN = 15.0
FOOT = 12.0
Draw = Callable[[QPainter], None]


@runtime_checkable
class Abortable(Protocol):
    """A printer: its job can be thrown away; asking for QPrinter itself would load the system's printing."""

    def abort(self) -> bool:
        """Throw the job away; whether that was possible."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: size in points."""

    size: float = 9.5
    bold: bool = False
    colour: str = INK


class Paper:
    """A4 pages on a device; every place and length is in millimetres from the page's upper left corner."""

    def __init__(self, device: QPagedPaintDevice, family: str, *, across: bool = False) -> None:
        turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(0, 0, 0, 0))
        # A printer has margins of its own, which ours are wider than: places count from the paper's corner all the same.
        layout.setMode(QPageLayout.Mode.FullPageMode)
        device.setPageLayout(layout)
        self._device, self._family = device, family
        self._dots = device.logicalDpiX() / MM_PER_INCH
        self.width, self.height = (297.0, 210.0) if across else (210.0, 297.0)
        self.left, self.right, self.bottom = MARGIN, self.width - MARGIN, self.height - MARGIN - FOOT
        self._pages: list[list[Draw]] = []
        self._painter: QPainter | None = None
        self._fonts: dict[Look, tuple[QFont, QFontMetricsF]] = {}

    def turn(self) -> None:
        """Begin a new page."""
        self._pages.append([])

    def add(self, draw: Draw) -> None:
        """Draw something on this page when its time has come, which may be now; the painter counts in dots (see `rect`)."""
        if self._painter is None:
            self._pages[-1].append(draw)
        else:
            draw(self._painter)

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle in the device's dots."""
        return QRectF(x * self._dots, y * self._dots, width * self._dots, height * self._dots)

    def dots(self, length: float) -> float:
        """A length in the device's dots."""
        return length * self._dots

    def font(self, look: Look) -> QFont:
        """The font of a look on this device."""
        return self._dressed(look)[0]

    def measure(self, text: str, look: Look) -> float:
        """How wide a text is in one line."""
        return self._dressed(look)[1].horizontalAdvance(text) / self._dots

    def line_height(self, look: Look) -> float:
        """How high one line is."""
        return self._dressed(look)[1].height() / self._dots

    def words(self, x: float, y: float, width: float, text: str, look: Look, *, most_lines: int = 1_000) -> float:
        """A text in as many lines as it needs, `most_lines` at most; answers how high it is."""
        layout, height = self._laid_out(text, look, width, most_lines)
        spot, colour = QPointF(x * self._dots, y * self._dots), QColor(look.colour)

        def draw(painter: QPainter) -> None:
            painter.setPen(colour)
            layout.draw(painter, spot)

        self.add(draw)
        return height / self._dots

    def cell(self, x: float, y: float, width: float, text: str, look: Look, *, right: bool = False) -> None:
        """A text in one line, cut where it is too long; laid out only when it is drawn."""
        place, plain = self.rect(x, y, width, self.line_height(look)), " ".join(clean(text).split())

        def draw(painter: QPainter) -> None:
            font, metrics = self._dressed(look)
            painter.setFont(font)
            painter.setPen(QColor(look.colour))
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            fitting = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)

        self.add(draw)

    def passage(self, x: float, y: float, width: float, text: str, look: Look, lines: int) -> None:
        """A text in so many lines at most, cut where it is too long; laid out only when it is drawn."""
        spot, plain = QPointF(x * self._dots, y * self._dots), " ".join(clean(text).split())

        def draw(painter: QPainter) -> None:
            painter.setPen(QColor(look.colour))
            self._laid_out(plain, look, width, lines)[0].draw(painter, spot)

        self.add(draw)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = HAIR, width: float = 0.2, *, dots: bool = False
    ) -> None:
        """A thin line; `dots` to write on."""
        pen = QPen(QColor(colour), width * self._dots, Qt.PenStyle.DotLine if dots else Qt.PenStyle.SolidLine)
        first, last = QPointF(x1 * self._dots, y1 * self._dots), QPointF(x2 * self._dots, y2 * self._dots)

        def draw(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.drawLine(first, last)

        self.add(draw)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str | None = None, edge: str | None = HAIR) -> None:
        """A rectangle, filled or empty."""
        place = self.rect(x, y, width, height)
        pen = QPen(QColor(edge), 0.25 * self._dots) if edge is not None else QPen(Qt.PenStyle.NoPen)

        def draw(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            painter.setBrush(Qt.BrushStyle.NoBrush)

        self.add(draw)

    def image(self, x: float, y: float, width: float, height: float, image: QImage) -> None:
        """A picture, as large as fits."""
        size = image.size().scaled(int(width * 100), int(height * 100), Qt.AspectRatioMode.KeepAspectRatio)
        place = self.rect(x, y, size.width() / 100, size.height() / 100)
        self.add(lambda painter: painter.drawImage(place, image))

    def draw(self, foot: Callable[[int, int], None], check: Callable[[], None]) -> int:
        """Draw all pages; `foot(page, pages)` adds what stands below each, `check` may end it. Answers how many there are."""
        pages, self._pages = self._pages, []
        painter = QPainter()
        if not painter.begin(self._device):
            raise OfficerError("paper-printer")
        whole = False
        try:
            for number, items in enumerate(pages, 1):
                check()
                if number > 1 and not self._device.newPage():
                    raise OfficerError("paper-printer")
                self._painter = painter
                for item in items:
                    item(painter)
                foot(number, len(pages))
            whole = True
        finally:
            # A printer would print what it has; a PDF in memory is simply dropped.
            if not whole and isinstance(self._device, Abortable):
                self._device.abort()
            self._painter = None
            painter.end()
        return len(pages)

    def _dressed(self, look: Look) -> tuple[QFont, QFontMetricsF]:
        # Made once for each look: a list of ten thousand reports asks for them a hundred thousand times.
        found = self._fonts.get(look)
        if found is None:
            font = QFont(self._family) if self._family else QFont()
            font.setPointSizeF(look.size)
            font.setWeight(QFont.Weight.DemiBold if look.bold else QFont.Weight.Normal)
            # A PDF holds "ffi" as one sign, which nobody finds who looks for "official".
            font.setFeature(QFont.Tag("liga"), 0)
            font = QFont(font, self._device)
            found = self._fonts[look] = font, QFontMetricsF(font, self._device)
        return found

    def _laid_out(self, text: str, look: Look, width: float, most_lines: int) -> tuple[QTextLayout, float]:
        font, room = self.font(look), width * self._dots
        plain = clean(text)
        while True:
            layout = QTextLayout(plain.replace("\n", "\u2028"), font, self._device)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            end, height = _broken(layout, room, most_lines)
            if end >= len(plain):
                return layout, height
            plain = plain[: max(end - 2, 0)].rstrip() + "…"


def _broken(layout: QTextLayout, room: float, most_lines: int) -> tuple[int, float]:
    """Break a text into lines; answers how much of it fits and how high it is."""
    height, end, length = 0.0, 0, len(layout.text())
    layout.beginLayout()
    for _ in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            end = length
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end, height
