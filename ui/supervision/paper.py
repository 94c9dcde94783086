"""Puts a report on A4 pages in a PDF: the do-not-share mark, who and when, and the page's number stand on every page.

Runs in any thread: nothing here is a widget. The file is whole or not there.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from sync.errors import OfficerError
from ui.supervision.report_content import ReportFigures, charts, first_part, late_part, mark_words, title_of, weeks_part
from ui.supervision.trends import Trend, trend_words
from ui.words.times import wib
from widgets.line_chart import Chart, paint_chart

_DOTS = 96
_MARGIN_MM = 14
_FOOT = 30.0
_CHART = 210.0
_INK, _FAINT, _MARK = QColor("#1b1f24"), QColor("#5c6167"), QColor("#8c1d18")
_TEXT_PT = 9


def write_pdf(figures: ReportFigures, file: Path) -> int:
    """Write a report to a file and answer its number of pages; OfficerError("file-unwritable") when that fails."""
    device = QSaveFile(str(file))
    if not device.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OfficerError("file-unwritable", file=file.name)
    writer = QPdfWriter(device)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    writer.setTitle(title_of(figures.name))
    writer.setAuthor(figures.officer.name)
    writer.setCreator("CROP Officer")
    painter = QPainter()
    if not painter.begin(writer):
        raise OfficerError("file-unwritable", file=file.name)
    pages = _Pages(painter, writer, figures).paint()
    painter.end()
    if not device.commit():
        raise OfficerError("file-unwritable", file=file.name)
    return pages


class _Pages:
    """Lays out the parts first, so that every page knows how many there are."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, figures: ReportFigures) -> None:
        self._painter, self._writer, self._figures = painter, writer, figures
        area = writer.pageLayout().paintRectPixels(_DOTS)
        self._size = QSizeF(area.width(), area.height() - _FOOT)
        self._number, self._count = 0, 0

    def paint(self) -> int:
        """Paint all pages and answer how many there are."""
        first, weeks, late = (self._document(part(self._figures)) for part in (first_part, weeks_part, late_part))
        self._count = first.pageCount() + 1 + weeks.pageCount() + late.pageCount()
        for document in (first, None, weeks, late):
            for page in self._pages_of(document):
                self._begin_page()
                if document is None:
                    self._paint_charts(charts(self._figures))
                else:
                    self._paint_document(document, page)
        return self._count

    def _pages_of(self, document: QTextDocument | None) -> Iterator[int]:
        yield from range(1 if document is None else document.pageCount())

    def _document(self, html: str) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setUseDesignMetrics(True)
        document.documentLayout().setPaintDevice(self._writer)
        document.setDefaultFont(_font(_TEXT_PT))
        document.setDocumentMargin(0)
        document.setHtml(html)
        document.setPageSize(self._size)
        return document

    def _begin_page(self) -> None:
        if self._number:
            self._writer.newPage()
        self._number += 1
        self._paint_foot()

    def _paint_document(self, document: QTextDocument, page: int) -> None:
        box = QRectF(0, page * self._size.height(), self._size.width(), self._size.height())
        self._painter.save()
        self._painter.translate(0, -box.top())
        self._painter.setClipRect(box)
        document.drawContents(self._painter, box)
        self._painter.restore()

    def _paint_charts(self, found: tuple[tuple[Trend, Chart], ...]) -> None:
        painter, top = self._painter, 0.0
        heading, plain = _font(11.5, bold=True), _font(8)
        for trend, chart in found:
            words = QCoreApplication.translate("PaperReport", "By week: {0}").format(trend_words(trend))
            painter.setFont(heading)
            painter.setPen(_INK)
            height = QFontMetricsF(heading, self._writer).height()
            painter.drawText(QRectF(0, top, self._size.width(), height), words)
            box = QRectF(0, top + height + 4, self._size.width() * 0.9, _CHART)
            painter.save()
            paint_chart(painter, box, chart, _paper_palette(), plain)
            painter.restore()
            top += height + _CHART + 26

    def _paint_foot(self) -> None:
        painter, width = self._painter, self._size.width()
        top = self._size.height() + 8
        painter.setPen(QPen(QColor("#c3c8ce"), 0.8))
        painter.drawLine(0, round(top), round(width), round(top))
        painter.setFont(_font(7.5, bold=True))
        painter.setPen(_MARK)
        box = QRectF(0, top + 3, width, _FOOT - 10)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), mark_words())
        painter.setFont(_font(7.5))
        painter.setPen(_FAINT)
        page = QCoreApplication.translate("PaperReport", "Page {0} of {1}").format(self._number, self._count)
        who = f"{self._figures.officer.name} · {wib(self._figures.at)} WIB · {page}"
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), who)


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def _paper_palette() -> QPalette:
    palette = QPalette(QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.WindowText, _INK)
    return palette
