"""Reports as rows of a table, in the window's language."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.domain.deadlines import read_resolution, read_response
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Visibility
from papers.sheet import Cell, Column, Kind, Sheet, Words
from ui.papers.request import PaperRequest
from ui.papers.source import PaperSource
from ui.papers.words import district_name, do_not_share, filter_words, made_by, mark, moment, order_words, private_words
from ui.words.labels import channel_words
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word
from ui.words.times import resolution_words, response_words


def sheet_of(source: PaperSource, request: PaperRequest, reports: Iterable[Report]) -> Sheet:
    """The table of these reports; its rows are read while it is written."""
    mark_words = mark(request.officer, request.now)
    return Sheet(
        title=QCoreApplication.translate("Papers", "Reports"),
        columns=columns(),
        rows=(row_of(report, source, mark_words) for report in reports),
        mark=mark_words,
        check=source.check,
        about=_about(source, request),
        words=Words(
            about=QCoreApplication.translate("Papers", "About"),
            without_place=QCoreApplication.translate("Papers", "reports without a place"),
            yes=QCoreApplication.translate("Papers", "yes"),
            no=QCoreApplication.translate("Papers", "no"),
        ),
    )


def columns() -> tuple[Column, ...]:
    """The columns in their order."""
    return (
        Column("number", QCoreApplication.translate("Papers", "Number"), width=15),
        Column("status", QCoreApplication.translate("Papers", "Status"), width=16),
        Column("category", QCoreApplication.translate("Papers", "Category"), width=20),
        Column("ward", QCoreApplication.translate("Papers", "Kelurahan"), width=18),
        Column("district", QCoreApplication.translate("Papers", "Kecamatan"), width=18),
        Column("address", QCoreApplication.translate("Papers", "Address"), width=30),
        Column("received", QCoreApplication.translate("Papers", "Received"), Kind.MOMENT, 17),
        Column("response_due", QCoreApplication.translate("Papers", "First response due"), Kind.MOMENT, 17),
        Column("response", QCoreApplication.translate("Papers", "First response"), width=18),
        Column("resolution_due", QCoreApplication.translate("Papers", "Resolution due"), Kind.MOMENT, 17),
        Column("resolution", QCoreApplication.translate("Papers", "Resolution"), width=18),
        Column("assignee", QCoreApplication.translate("Papers", "Handled by"), width=20),
        Column("agency", QCoreApplication.translate("Papers", "Agency"), width=24),
        Column("unit", QCoreApplication.translate("Papers", "Unit"), width=20),
        Column("priority", QCoreApplication.translate("Papers", "Priority"), Kind.COUNT, 9),
        Column("channel", QCoreApplication.translate("Papers", "Channel"), width=13),
        Column("text", QCoreApplication.translate("Papers", "Text"), width=60),
        Column("answer", QCoreApplication.translate("Papers", "Public answer"), width=40),
        Column("photos", QCoreApplication.translate("Papers", "Photos"), Kind.COUNT, 8),
        Column("approximate", QCoreApplication.translate("Papers", "Place approximate"), Kind.FLAG, 12),
        Column("lon", QCoreApplication.translate("Papers", "Longitude"), Kind.DEGREES, 12),
        Column("lat", QCoreApplication.translate("Papers", "Latitude"), Kind.DEGREES, 12),
        Column("mark", do_not_share(), width=50),
    )


def row_of(report: Report, source: PaperSource, mark_words: str) -> tuple[Cell, ...]:
    """One report, as it may leave, in the order of the columns."""
    reference, clocks = source.reference, report.clocks
    private = report.visibility is not Visibility.PUBLIC
    # A centimetre is more than enough; floats of a strange centre have digits that mean nothing.
    lon, lat = (round(degrees, 7) for degrees in report.point) if report.point else (None, None)
    return (
        report.number,
        status_word(report.status),
        category_name(reference, report.category),
        area_name(reference, report.ward),
        district_name(report, reference),
        private_words() if private else report.address or "",
        report.received_at,
        clocks.response_due,
        response_words(read_response(clocks, source.now)),
        clocks.resolution_due,
        resolution_words(read_resolution(clocks, source.now)),
        source.assignee(report.assignee),
        reference.agencies.get(report.agency, report.agency) if report.agency else "",
        reference.units.get(report.unit, report.unit) if report.unit else "",
        report.priority,
        channel_words(report.channel),
        private_words() if private else report.text,
        private_words() if private else report.public_answer or "",
        None if private else len(report.attachments),
        report.approximate,
        lon,
        lat,
        mark_words,
    )


def _about(source: PaperSource, request: PaperRequest) -> tuple[tuple[str, str], ...]:
    found = [
        (QCoreApplication.translate("Papers", "Made by"), made_by(request.officer, request.now)),
        (QCoreApplication.translate("Papers", "As of"), _as_of(request.now)),
    ]
    if request.query is not None:
        words = filter_words(request.query, source.reference, source.reader.officer_name)
        found.append((QCoreApplication.translate("Papers", "Filter"), words))
        found.append((QCoreApplication.translate("Papers", "Order"), order_words(request.query)))
    found += [
        (
            QCoreApplication.translate("Papers", "Private reports"),
            QCoreApplication.translate("Papers", "They are rows without text, answer, address, photos and place."),
        ),
        (
            QCoreApplication.translate("Papers", "Place approximate"),
            QCoreApplication.translate("Papers", "The citizen gave no place: the point stands for the whole kelurahan."),
        ),
    ]
    return tuple(found)


def _as_of(now: datetime) -> str:
    words = QCoreApplication.translate("Papers", "What was on this computer at {0}; clocks count from then.")
    return words.format(moment(now))
