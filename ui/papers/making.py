"""Makes a paper: reads with a reader of its own, writes a file that is whole or absent; runs off the GUI thread."""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale
from PySide6.QtGui import QImage, QPagedPaintDevice, QPdfWriter

from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import Visibility
from papers.csv_table import write_csv
from papers.geopackage import write_geopackage
from papers.web_map import Pin, WebMap, write_web_map
from papers.whole_file import whole_file
from papers.workbook import write_workbook
from sync.errors import OfficerError
from sync.photos.vault import PhotoVault
from sync.reading import Reader
from sync.stores import Stores
from ui.detail.photo_loader import decode
from ui.papers.foot import Foot
from ui.papers.list_pages import ListPages
from ui.papers.request import MOST_LISTED, MOST_ON_MAP, MOST_ORDERS, PaperKind, PaperRequest, PaperResult
from ui.papers.small_map import SmallMap
from ui.papers.source import PaperSource
from ui.papers.table import sheet_of
from ui.papers.words import filter_words, kind_name, mark, moment
from ui.papers.work_orders import OrderParts, WorkOrders
from ui.words.names import area_name, category_name
from ui.words.statuses import status_colour, status_symbol, status_word

PDF_DOTS_PER_INCH = 600
_PHOTO_SIDE = 900
_TABLES = {
    PaperKind.WORKBOOK: write_workbook,
    PaperKind.CSV: write_csv,
    PaperKind.GEOPACKAGE: write_geopackage,
}
# On a map of more than wards the borders of all wards are a web of lines: then the districts.
_MOST_AREA_BYTES = 3_000_000


class Making:
    """One order being carried out; `stop` ends it with an OfficerError `paper-stopped` and nothing is left then.

    `device` is a printer where the pages go to paper; `told` hears how many reports were read, in this thread.
    """

    def __init__(
        self,
        stores: Stores,
        request: PaperRequest,
        stop: threading.Event,
        told: Callable[[int], None],
        device: QPagedPaintDevice | None = None,
    ) -> None:
        self._stores, self._request, self._device = stores, request, device
        self._stop, self._told = stop, told

    def make(self) -> PaperResult:
        """Make it; raises an OfficerError."""
        reader = self._stores.open_reader()
        try:
            source = PaperSource(reader, self._request.officer, self._request.now, self._stop, self._told)
            return self._made(source)
        finally:
            reader.close()

    def _made(self, source: PaperSource) -> PaperResult:
        request = self._request
        left_out = 0
        # Closed before the reader is, also where a writer fails in the middle: it holds a snapshot.
        with closing(self._reports(source)) as reports:
            if request.kind in _TABLES:
                _TABLES[request.kind](sheet_of(source, request, reports), self._path())
            elif request.kind is PaperKind.MAP:
                left_out = self._map(source, reports)
            elif request.kind is PaperKind.LIST:
                self._pages(lambda device: ListPages(device, source, request, self._foot()).draw(_at_most(MOST_LISTED, reports)))
            else:
                left_out = self._orders(source, reports)
        return PaperResult(kind=request.kind, path=request.path, reports=source.count - left_out, left_out=left_out)

    def _reports(self, source: PaperSource) -> Generator[Report, None, None]:
        request = self._request
        return source.of_query(request.query) if request.query is not None else source.of_ids(request.report_ids)

    def _orders(self, source: PaperSource, found: Iterable[Report]) -> int:
        reports = []
        for report in found:
            if report.visibility is Visibility.PUBLIC:
                reports.append(report)
            if len(reports) > MOST_ORDERS:
                raise OfficerError("paper-too-many-orders", limit=MOST_ORDERS)
        if not reports and source.private:
            raise OfficerError("paper-private")
        if not reports:
            raise OfficerError("paper-nothing")
        parts = OrderParts(ground=_ground(source.reader), photos=_photos(self._stores.vault), family=self._request.family)
        self._pages(lambda device: WorkOrders(device, source, parts, self._foot()).draw(reports))
        return source.private

    def _map(self, source: PaperSource, found: Iterable[Report]) -> int:
        pins = [pin for report in _at_most(MOST_ON_MAP, found) if (pin := _pin(report, source)) is not None]
        if not pins:
            raise OfficerError("paper-nothing-on-map")
        source.check()
        write_web_map(_web_map(source, self._request, pins), self._path())
        return source.count - len(pins)

    def _pages(self, draw: Callable[[QPagedPaintDevice], int]) -> None:
        if self._device is not None:
            draw(self._device)
            return
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(PDF_DOTS_PER_INCH)
        writer.setTitle(f"{kind_name(self._request.kind)} · {mark(self._request.officer, self._request.now)}")
        writer.setCreator("CROP Officer")
        draw(writer)
        buffer.close()
        # Qt says nothing of a full disk: the bytes are written by somebody who does.
        with whole_file(self._path()) as part:
            part.write_bytes(data.data())

    def _foot(self) -> Foot:
        return Foot(self._request.officer, self._request.now)

    def _path(self) -> Path:
        if self._request.path is None:
            raise OfficerError("paper-printer")
        return self._request.path


def _at_most(limit: int, reports: Iterable[Report]) -> Iterator[Report]:
    for number, report in enumerate(reports, 1):
        if number > limit:
            raise OfficerError("paper-too-many", limit=limit)
        yield report


def _photos(vault: PhotoVault) -> Callable[[Attachment], QImage | None]:
    def image(photo: Attachment) -> QImage | None:
        data = vault.fetched(photo.sha256, "full") or vault.get(photo.sha256) or vault.fetched(photo.sha256, "thumb")
        if data is None:
            return None
        found = decode(data, _PHOTO_SIDE)
        # Without transparency a PDF holds it as JPEG: a tenth of the size.
        return None if found.isNull() else found.convertToFormat(QImage.Format.Format_RGB32)

    return image


def _ground(reader: Reader) -> SmallMap:
    areas = reader.document("areas/ward") or reader.document("areas/district")
    return SmallMap(areas, reader.document("roads"))


def _pin(report: Report, source: PaperSource) -> Pin | None:
    if report.point is None or report.visibility is not Visibility.PUBLIC:
        return None
    lon, lat = report.point
    return Pin(
        number=report.number,
        category=category_name(source.reference, report.category),
        status=f"{status_symbol(report.status)} {status_word(report.status)}",
        ward=area_name(source.reference, report.ward),
        date=moment(report.received_at),
        colour=status_colour(report.status, dark=False).name(),
        lon=lon,
        lat=lat,
        approximate=report.approximate,
    )


def _web_map(source: PaperSource, request: PaperRequest, pins: list[Pin]) -> WebMap:
    area = next(filter(None, (source.reader.document(name) for name in ("areas/ward", "areas/district", "areas/city"))), None)
    if area is not None and len(area) > _MOST_AREA_BYTES:
        area = source.reader.document("areas/district") or source.reader.document("areas/city") or area
    filtered = "" if request.query is None else filter_words(request.query, source.reference, source.reader.officer_name)
    counted = QCoreApplication.translate("Papers", "%Ln report(s)", "", len(pins))
    return WebMap(
        title=QCoreApplication.translate("Papers", "Reports on the map"),
        mark=mark(request.officer, request.now),
        about=" · ".join(filter(None, (counted, filtered))),
        language="en" if QLocale().language() == QLocale.Language.English else "id",
        pins=pins,
        areas=() if area is None else (area,),
        approximate_areas=source.reference.approximate_areas,
        words={
            "category": QCoreApplication.translate("Papers", "Category"),
            "status": QCoreApplication.translate("Papers", "Status"),
            "ward": QCoreApplication.translate("Papers", "Kelurahan"),
            "received": QCoreApplication.translate("Papers", "Received"),
            "approximate": QCoreApplication.translate(
                "Papers", "The citizen gave no place: the point stands for the whole kelurahan."
            ),
            "reports": QCoreApplication.translate("Papers", "reports"),
            "in": QCoreApplication.translate("Papers", "Zoom in"),
            "out": QCoreApplication.translate("Papers", "Zoom out"),
        },
    )
