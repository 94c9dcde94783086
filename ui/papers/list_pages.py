"""The queue as a printed list: A4 across, one report a line, with the columns' names on every page."""

from collections.abc import Iterable, Sequence
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
from ui.words.times import resolution_words, response_words

_TITLE, _SUB, _HEAD = Look(15, bold=True), Look(8.5, colour=SOFT), Look(8, bold=True)
_CELL, _STRONG, _SOFT = Look(8), Look(8, bold=True), Look(7.5, colour=SOFT)
_WIDTHS = (30.0, 34.0, 30.0, 52.0, 22.0, 40.0, 59.0)
_ROW, _HEADER = 9.4, 4.8

# For each column what it says, and what it says below that.
_Row = tuple[tuple[str, str], ...]


class ListPages:
    """Lays the list out on a device."""

    def __init__(self, device: QPagedPaintDevice, source: PaperSource, request: PaperRequest, foot: Foot) -> None:
        self._paper = Paper(device, request.family, across=True)
        self._source, self._request, self._foot = source, request, foot

    def draw(self, reports: Iterable[Report]) -> int:
        """Draw the list of these reports; answers how many pages it took."""
        paper = self._paper
        paper.turn()
        top = self._title()
        rows: list[_Row] = []
        for report in reports:
            if top + _HEADER + (len(rows) + 1) * _ROW > paper.bottom:
                self._add_page(top, rows)
                paper.turn()
                top, rows = 13.0, []
            rows.append(self._cells(report))
        self._add_page(top, rows)
        if not rows:
            nothing = QCoreApplication.translate("Papers", "No report matches this filter.")
            paper.words(paper.left, top + _HEADER + 3, 200, nothing, _CELL)
        return paper.draw(lambda page, pages: self._foot.draw(paper, page, pages), self._source.check)

    def _title(self) -> float:
        paper, request = self._paper, self._request
        wide = paper.right - paper.left
        y = 13.0 + paper.words(paper.left, 13.0, wide, QCoreApplication.translate("Papers", "Reports"), _TITLE)
        where = ", ".join(area_name(self._source.reference, area) for area in request.officer.areas[:6])
        said = [where, QCoreApplication.translate("Papers", "as of {0}").format(moment(request.now))]
        if request.query is not None:
            filtered = filter_words(request.query, self._source.reference, self._source.reader.officer_name)
            said += [filtered, order_words(request.query)]
        return y + paper.words(paper.left, y, wide, " · ".join(filter(None, said)), _SUB, most_lines=2) + 3

    def _add_page(self, top: float, rows: Sequence[_Row]) -> None:
        # One piece a page: cell by cell, ten thousand reports are a million objects that the garbage collector looks at.
        self._paper.add(lambda _painter: self._page(top, rows))

    def _page(self, top: float, rows: Sequence[_Row]) -> None:
        self._columns(top)
        for number, row in enumerate(rows):
            self._row(top + _HEADER + number * _ROW, row)

    def _columns(self, top: float) -> None:
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
            paper.cell(x, top, width - 2, name, _HEAD)
            x += width
        paper.line(paper.left, top + _HEADER, paper.right, top + _HEADER, SOFT, 0.35)

    def _row(self, top: float, row: _Row) -> None:
        paper, x = self._paper, self._paper.left
        for (first, second), width, look in zip(row, _WIDTHS, _LOOKS, strict=True):
            if not second:
                paper.passage(x, top + 0.8, width - 2.5, first, look, 2)
            else:
                paper.cell(x, top + 0.8, width - 2.5, first, look)
                paper.cell(x, top + 0.8 + 4.1, width - 2.5, second, _SOFT)
            x += width
        paper.line(paper.left, top + _ROW, paper.right, top + _ROW)

    def _cells(self, report: Report) -> _Row:
        reference, clocks, now = self._source.reference, report.clocks, self._source.now
        private = report.visibility is not Visibility.PUBLIC
        first = "" if clocks.responded_at or report.status in CLOSED_STATUSES else response_words(read_response(clocks, now))
        second = resolution_words(read_resolution(clocks, now))
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
            (QCoreApplication.translate("Papers", "response: {0}").format(first) if first else second, second if first else ""),
            (text[:200], ""),
        )


_LOOKS = (_STRONG, _CELL, _CELL, _CELL, _CELL, _CELL, _CELL)


def _halves(words: str) -> tuple[str, str]:
    day, _, time = words.rpartition(" ")[0].rpartition(" ")
    return day, f"{time} WIB"
