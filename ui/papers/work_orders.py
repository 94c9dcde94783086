"""A sheet for a crew for each report: what, where, until when, what the citizen saw, and room to write what was done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPainter

from officer_app.domain.deadlines import read_resolution, read_response
from officer_app.domain.reports import Attachment, Report
from papers.qr import modules
from ui.papers.foot import Foot
from ui.papers.paper import HAIR, SOFT, Look, Paper
from ui.papers.small_map import SmallMap
from ui.papers.source import PaperSource
from ui.papers.words import long_moment, place_words
from ui.words.labels import channel_words
from ui.words.names import category_name
from ui.words.photos import photo_words
from ui.words.statuses import status_symbol, status_word
from ui.words.times import resolution_words, response_words

_TITLE, _NUMBER, _BIG, _HEAD = (
    Look(11, bold=True, colour=SOFT),
    Look(20, bold=True),
    Look(13, bold=True),
    Look(8.5, bold=True, colour=SOFT),
)
_PLAIN, _SMALL, _BOLD = Look(), Look(7.5, colour=SOFT), Look(9.5, bold=True)
_QR_SIDE, _GAP, _LABEL = 27.0, 5.0, 36.0
_MAP_HEIGHT, _MOST_PHOTOS, _TEXT_LINES = 62.0, 4, 14
_MOST_LINES, _NAMES = 20, 27.0

Photos = Callable[[Attachment], QImage | None]


@dataclass(frozen=True, slots=True)
class OrderParts:
    """What work orders are drawn from besides the reports: the map's ground, and a photo's image or None where it is not here."""

    ground: SmallMap
    photos: Photos
    family: str


class WorkOrders:
    """Lays work orders out on a device, each from a page of its own."""

    def __init__(self, device: QPagedPaintDevice, source: PaperSource, parts: OrderParts, foot: Foot) -> None:
        self._paper = Paper(device, parts.family)
        self._source, self._parts, self._foot = source, parts, foot
        self._y = 0.0

    def draw(self, reports: Iterable[Report]) -> int:
        """Draw the orders of these reports; answers how many pages it took."""
        for report in reports:
            self._source.check()
            self._order(report)
        return self._paper.draw(lambda page, pages: self._foot.draw(self._paper, page, pages), self._source.check)

    def _order(self, report: Report) -> None:
        self._paper.turn()
        self._y = 13.0
        self._head(report)
        self._facts(report)
        self._text(report)
        self._surroundings(report)
        self._ticks(report)
        self._names(report)

    def _head(self, report: Report) -> None:
        paper, left = self._paper, self._paper.left
        self._qr(report.number, paper.right - _QR_SIDE, self._y)
        wide = paper.right - left - _QR_SIDE - _GAP
        y = self._y + paper.words(left, self._y, wide, QCoreApplication.translate("Papers", "WORK ORDER"), _TITLE)
        y += paper.words(left, y, wide, report.number, _NUMBER)
        y += paper.words(left, y, wide, category_name(self._source.reference, report.category), _BIG, most_lines=2)
        status = f"{status_symbol(report.status)} {status_word(report.status)}"
        if report.priority > 0:
            urgent = QCoreApplication.translate("Papers", "Priority {0}").format(report.priority)
            status = f"{status}  ·  {urgent}"
        y += paper.words(left, y + 0.5, wide, status, _PLAIN) + 0.5
        self._y = max(y, self._y + _QR_SIDE) + 3
        paper.line(left, self._y, paper.right, self._y, width=0.4)
        self._y += 3

    def _qr(self, number: str, x: float, y: float) -> None:
        squares = modules(number)
        side = _QR_SIDE / len(squares)
        paper = self._paper
        places = [
            paper.rect(x + column * side, y + row * side, side, side)
            for row, line in enumerate(squares)
            for column, dark in enumerate(line)
            if dark
        ]

        def draw(painter: QPainter) -> None:
            # Without smoothing no white lines show between squares that touch.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for place in places:
                painter.fillRect(place, QColor("black"))

        paper.add(draw)

    def _facts(self, report: Report) -> None:
        reference = self._source.reference
        place = place_words(report, reference)
        if report.approximate:
            place = QCoreApplication.translate("Papers", "{0} (place approximate: the citizen gave none)").format(place)
        self._fact(QCoreApplication.translate("Papers", "Place"), place, _BOLD)
        if report.point is not None and not report.approximate:
            lon, lat = report.point
            self._fact(QCoreApplication.translate("Papers", "Coordinates"), f"{lat:.6f}, {lon:.6f}")
        self._fact(QCoreApplication.translate("Papers", "To be done by"), self._deadline(report), _BOLD)
        received = QCoreApplication.translate("Papers", "{0}, via {1}")
        received = received.format(long_moment(report.received_at), channel_words(report.channel))
        self._fact(QCoreApplication.translate("Papers", "Received"), received)
        unit = reference.units.get(report.unit, report.unit) if report.unit else ""
        agency = reference.agencies.get(report.agency, report.agency) if report.agency else ""
        self._fact(QCoreApplication.translate("Papers", "Unit"), ", ".join(filter(None, (unit, agency))))
        self._fact(QCoreApplication.translate("Papers", "Handled by"), self._source.assignee(report.assignee))
        self._y += 2

    def _deadline(self, report: Report) -> str:
        clocks, now = report.clocks, self._source.now
        words = [_deadline_words(clocks.resolution_due, resolution_words(read_resolution(clocks, now)))]
        if clocks.responded_at is None and clocks.response_due < clocks.resolution_due:
            first = QCoreApplication.translate("Papers", "First response: {0}")
            words.append(first.format(_deadline_words(clocks.response_due, response_words(read_response(clocks, now)))))
        return "\n".join(words)

    def _fact(self, name: str, says: str, look: Look = _PLAIN) -> None:
        if not says:
            return
        paper, left = self._paper, self._paper.left
        paper.words(left, self._y, _LABEL, name, Look(look.size, colour=SOFT), most_lines=1)
        self._y += paper.words(left + _LABEL, self._y, paper.right - left - _LABEL, says, look, most_lines=4) + 0.8

    def _text(self, report: Report) -> None:
        self._title(QCoreApplication.translate("Papers", "What the citizen wrote"))
        paper, top = self._paper, self._y
        wide = paper.right - paper.left
        words = report.text.strip() or QCoreApplication.translate("Papers", "(The citizen wrote nothing.)")
        high = paper.words(paper.left + 3, top + 2, wide - 6, words, _PLAIN, most_lines=_TEXT_LINES)
        paper.box(paper.left, top, wide, high + 4)
        self._y = top + high + 4 + _GAP

    def _surroundings(self, report: Report) -> None:
        self._room(_MAP_HEIGHT + 8, report)
        paper = self._paper
        half = (paper.right - paper.left - _GAP) / 2
        top = self._y
        self._title(QCoreApplication.translate("Papers", "Map"))
        if report.point is not None:
            self._map(report, report.point, paper.rect(paper.left, self._y, half, _MAP_HEIGHT))
        else:
            paper.box(paper.left, self._y, half, _MAP_HEIGHT)
            nowhere = QCoreApplication.translate("Papers", "The report has no place on the map.")
            paper.words(paper.left + 3, self._y + 3, half - 6, nowhere, _SMALL)
        self._photos(report, paper.left + half + _GAP, top, half)
        self._y = top + paper.line_height(_HEAD) + 1 + _MAP_HEIGHT + _GAP

    def _map(self, report: Report, point: tuple[float, float], place: QRectF) -> None:
        ground, family, dots = self._parts.ground, self._parts.family, self._paper.dots(1)
        approximate = report.approximate
        self._paper.add(lambda painter: ground.draw(painter, place, point, family, dots, approximate=approximate))

    def _photos(self, report: Report, x: float, y: float, width: float) -> None:
        paper = self._paper
        y += paper.words(x, y, width, QCoreApplication.translate("Papers", "Photos"), _HEAD) + 1
        shown = report.attachments[:_MOST_PHOTOS]
        if not shown:
            paper.box(x, y, width, _MAP_HEIGHT)
            paper.words(x + 3, y + 3, width - 6, QCoreApplication.translate("Papers", "The citizen sent no photo."), _SMALL)
            return
        across = 1 if len(shown) == 1 else 2
        down = 1 if len(shown) <= 2 else 2
        wide, high = (width - (across - 1) * 2) / across, (_MAP_HEIGHT - (down - 1) * 2) / down
        for number, photo in enumerate(shown):
            self._photo(photo, x + (number % across) * (wide + 2), y + (number // across) * (high + 2), wide, high)

    def _photo(self, photo: Attachment, x: float, y: float, wide: float, high: float) -> None:
        paper, caption = self._paper, photo_words(photo)
        room = min(high - paper.line_height(_SMALL) - 0.5, wide * 0.75)
        image = self._parts.photos(photo)
        if image is not None:
            paper.image(x, y, wide, room, image)
        else:
            paper.box(x, y, wide, room)
            missing = QCoreApplication.translate(
                "Papers", "This photo is not on this computer yet. Open the report while connected, then print again."
            )
            paper.words(x + 2, y + 2, wide - 4, missing, _SMALL, most_lines=6)
        paper.cell(x, y + room + 0.5, wide, caption, _SMALL)

    def _ticks(self, report: Report) -> None:
        self._room(48, report)
        self._title(QCoreApplication.translate("Papers", "To tick and fill in on site"))
        ticks = (
            (
                QCoreApplication.translate("Papers", "Arrived, at"),
                QCoreApplication.translate("Papers", "Photo before the work taken"),
            ),
            (
                QCoreApplication.translate("Papers", "Done, at"),
                QCoreApplication.translate("Papers", "Photo after the work taken"),
            ),
        )
        paper = self._paper
        middle = (paper.left + paper.right) / 2 + _GAP / 2
        for timed, photo in ticks:
            self._tick(paper.left, timed, to=middle - _GAP)
            self._tick(middle, photo)
            self._y += 8
        paper.words(paper.left, self._y, 60, QCoreApplication.translate("Papers", "Remarks"), _PLAIN)
        self._y += 8
        # At least two lines to write on, and more where there is room above the names.
        for number in range(_MOST_LINES):
            if number > 1 and self._y > paper.bottom - _NAMES - 4:
                break
            paper.line(paper.left, self._y, paper.right, self._y, SOFT, dots=True)
            self._y += 7.5
        self._y -= 3

    def _tick(self, x: float, words: str, to: float | None = None) -> None:
        paper = self._paper
        paper.box(x, self._y, 4.2, 4.2, edge=SOFT)
        paper.words(x + 6.5, self._y, 80, words, _PLAIN)
        if to is not None:
            paper.line(x + 8.5 + paper.measure(words, _PLAIN), self._y + 4.2, to, self._y + 4.2, SOFT, dots=True)

    def _names(self, report: Report) -> None:
        self._room(_NAMES - 1, report)
        paper = self._paper
        half = (paper.right - paper.left - _GAP) / 2
        people = (
            QCoreApplication.translate("Papers", "Crew: name and signature"),
            QCoreApplication.translate("Papers", "Ordered by: name and signature"),
        )
        top = max(self._y, paper.bottom - _NAMES)
        for number, words in enumerate(people):
            x = paper.left + number * (half + _GAP)
            paper.box(x, top, half, 25)
            paper.words(x + 2.5, top + 1.5, half - 5, words, _SMALL)
            paper.line(x + 2.5, top + 20, x + half - 2.5, top + 20, HAIR)
        self._y = top + _NAMES

    def _title(self, words: str) -> None:
        paper = self._paper
        self._y += paper.words(paper.left, self._y, paper.right - paper.left, words, _HEAD) + 1

    def _room(self, needed: float, report: Report) -> None:
        """Go on on a new page that names the report where this one is too short."""
        if self._y + needed <= self._paper.bottom:
            return
        paper = self._paper
        paper.turn()
        words = QCoreApplication.translate("Papers", "Work order {0}, continued").format(report.number)
        self._y = 13.0 + paper.words(paper.left, 13.0, paper.right - paper.left, words, _TITLE) + 4


def _deadline_words(due: datetime, stands: str) -> str:
    return f"{long_moment(due)} ({stands})"
