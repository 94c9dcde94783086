"""The queue as a printed list: A4 across, one report a line, with the columns' names on every page."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice

from officer_app.domain.deadlines import read_resolution, read_response
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, Visibility
from ui.papers.foot import Foot
from ui.papers.paper import SOFT, Look, Paper
from ui.papers.request import PaperRequest
from ui.papers.source import PaperSource
from ui.papers.words import filter_words, moment, order_words, place_words, private_words
from ui.words.names import area_name, category_name
from ui.words.statuses import status_symbol, status_word
from ui.words.times import clock_words

_TITLE, _SUB, _HEAD = Look(15, bold=True), Look(8.5, colour=SOFT), Look(8, bold=True)
_CELL, _STRONG, _SOFT = Look(8), Look(8, bold=True), Look(7.5, colour=SOFT)
_WIDTHS = (30.0, 34.0, 30.0, 52.0, 22.0, 40.0, 59.0)
_ROW = 9.4


class ListPages:
    """Lays the list out on a device."""

    def __init__(self, device: QPagedPaintDevice, source: PaperSource, request: PaperRequest, foot: Foot) -> None:
        self._paper = Paper(device, request.family, across=True)
        self._source, self._request, self._foot = source, request, foot
        self._y = 0.0

    def draw(self, reports: Iterable[Report]) -> int:
        """Draw the list of these reports; answers how many pages it took."""
        self._first_page()
        empty = True
        for report in reports:
            empty = False
            if self._y + _ROW > self._paper.bottom:
                self._paper.turn()
                self._y = 13.0
                self._columns()
            self._row(report)
        if empty:
            nothing = QCoreApplication.translate("Papers", "No report fits this filter.")
            self._paper.words(self._paper.left, self._y + 3, 200, nothing, _CELL)
        return self._paper.draw(lambda page, pages: self._foot.draw(self._paper, page, pages), self._source.check)

    def _first_page(self) -> None:
        paper, request = self._paper, self._request
        paper.turn()
        wide = paper.right - paper.left
        self._y = 13.0 + paper.words(paper.left, 13.0, wide, QCoreApplication.translate("Papers", "Reports"), _TITLE)
        where = ", ".join(area_name(self._source.reference, area) for area in request.officer.areas[:6])
        said = [where, QCoreApplication.translate("Papers", "as of {0}").format(moment(request.now))]
        if request.query is not None:
            said += [
                filter_words(request.query, self._source.reference, self._source.reader.officer_name),
                order_words(request.query),
            ]
        self._y += paper.words(paper.left, self._y, wide, " · ".join(filter(None, said)), _SUB, most_lines=2) + 3
        self._columns()

    def _columns(self) -> None:
        paper, x = self._paper, self._paper.left
        names = (
            QCoreApplication.translate("Papers", "Number"),
            QCoreApplication.translate("Papers", "Status"),
            QCoreApplication.translate("Papers", "Category"),
            QCoreApplication.translate("Papers", "Place"),
            QCoreApplication.translate("Papers", "Received"),
            QCoreApplication.translate("Papers", "Time left"),
            QCoreApplication.translate("Papers", "Text"),
        )
        for name, width in zip(names, _WIDTHS, strict=True):
            paper.cell(x, self._y, width - 2, name, _HEAD)
            x += width
        self._y += paper.line_height(_HEAD) + 1
        paper.line(paper.left, self._y, paper.right, self._y, SOFT, 0.35)

    def _row(self, report: Report) -> None:
        paper, top = self._paper, self._y
        x = paper.left
        for (first, second), width, look in zip(self._cells(report), _WIDTHS, _LOOKS, strict=True):
            if not second:
                paper.passage(x, top + 0.8, width - 2.5, first, look, 2)
            else:
                paper.cell(x, top + 0.8, width - 2.5, first, look)
                paper.cell(x, top + 0.8 + 4.1, width - 2.5, second, _SOFT)
            x += width
        self._y = top + _ROW
        paper.line(paper.left, self._y, paper.right, self._y)

    def _cells(self, report: Report) -> tuple[tuple[str, str], ...]:
        reference, clocks, now = self._source.reference, report.clocks, self._source.now
        private = report.visibility is Visibility.PRIVATE
        first = "" if clocks.responded_at or report.status in CLOSED_STATUSES else clock_words(read_response(clocks, now))
        second = clock_words(read_resolution(clocks, now))
        unit = reference.units.get(report.unit, report.unit) if report.unit else ""
        place = private_words() if private else report.address or ""
        ward = place_words(replace(report, address=None), reference)
        text = private_words() if private else report.text
        return (
            (
                report.number,
                QCoreApplication.translate("Papers", "Priority {0}").format(report.priority) if report.priority > 0 else "",
            ),
            (f"{status_symbol(report.status)} {status_word(report.status)}", self._source.assignee(report.assignee) or unit),
            (category_name(reference, report.category), ""),
            (place or ward, ward if place else ""),
            _halves(moment(report.received_at)),
            (QCoreApplication.translate("Papers", "response {0}").format(first) if first else second, second if first else ""),
            (text[:200], ""),
        )


_LOOKS = (_STRONG, _CELL, _CELL, _CELL, _CELL, _CELL, _CELL)


def _halves(words: str) -> tuple[str, str]:
    day, _, time = words.rpartition(" ")[0].rpartition(" ")
    return day, f"{time} WIB"
