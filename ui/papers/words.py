"""The words that every paper carries: whose it is, that it is not to be shared, and what was filtered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.areas import level_of, parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import AreaLevel
from officer_app.domain.wib import WIB
from sync.records import QueueQuery, Reference
from ui.papers.request import PaperKind
from ui.queue.filters import active_filters, sort_words
from ui.words.names import area_name
from ui.words.times import wib


def do_not_share() -> str:
    """The mark of everything that leaves."""
    return QCoreApplication.translate("Papers", "For official use, do not share")


def file_mark() -> str:
    """The mark as part of a file's name."""
    return QCoreApplication.translate("Papers", "official-use")


def moment(at: datetime) -> str:
    """A moment in full: "4 Mar 2026 10:20 WIB"."""
    return f"{wib(at)} WIB"


def made_by(officer: Officer, now: datetime) -> str:
    """Who made it and when."""
    who = ", ".join(filter(None, (officer.name, officer.title)))
    return QCoreApplication.translate("Papers", "made by {0}, {1}").format(who, moment(now))


def mark(officer: Officer, now: datetime) -> str:
    """The whole mark: do not share, who made it, when."""
    return f"{do_not_share()} · {made_by(officer, now)}"


def private_words() -> str:
    """What stands where a private report's text would."""
    return QCoreApplication.translate("Papers", "(private report)")


def filter_words(query: QueueQuery, reference: Reference, officer_name: Callable[[str], str | None]) -> str:
    """What was filtered, in a line; the words that were searched for stay here: a private report might hold them."""
    said = [entry.words for entry in active_filters(replace(query, text=""), reference, officer_name)]
    if not query.statuses:
        said.insert(0, QCoreApplication.translate("Papers", "All statuses"))
    if query.text:
        said.append(QCoreApplication.translate("Papers", "a search for words"))
    return ", ".join(said)


def order_words(query: QueueQuery) -> str:
    """The order of the rows, in words."""
    return sort_words(query.sort)


def place_words(report: Report, reference: Reference) -> str:
    """Where a report is: address, RW, ward, district, each once."""
    neighbourhood = report.neighbourhood.rpartition("/")[2] if report.neighbourhood else ""
    address = " ".join(report.address.split()) if report.address else ""
    parts = (address, neighbourhood, area_name(reference, report.ward), district_name(report, reference))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def district_name(report: Report, reference: Reference) -> str:
    """The district of a report's ward, nothing where it is not known."""
    above = parent_of(report.ward)
    return reference.areas.get(above, "") if above and level_of(above) is AreaLevel.DISTRICT else ""


def long_moment(at: datetime) -> str:
    """A moment with its day of the week: "Wednesday, 4 March 2026, 15:20 WIB"."""
    local, names = at.astimezone(WIB), QLocale()
    day = names.dayName(local.isoweekday(), QLocale.FormatType.LongFormat)
    month = names.monthName(local.month, QLocale.FormatType.LongFormat)
    return f"{day}, {local.day} {month} {local.year}, {local:%H:%M} WIB"


def kind_name(kind: PaperKind) -> str:
    """What can leave, as a choice."""
    names = {
        PaperKind.WORKBOOK: QCoreApplication.translate("Papers", "Excel"),
        PaperKind.CSV: QCoreApplication.translate("Papers", "CSV table"),
        PaperKind.GEOPACKAGE: QCoreApplication.translate("Papers", "GeoPackage for QGIS"),
        PaperKind.MAP: QCoreApplication.translate("Papers", "Map as one HTML file"),
        PaperKind.LIST: QCoreApplication.translate("Papers", "Printed list (PDF)"),
        PaperKind.ORDERS: QCoreApplication.translate("Papers", "Work orders (PDF)"),
    }
    return names[kind]


def kind_hint(kind: PaperKind) -> str:
    """What it is good for, and what of private reports is in it."""
    listed = QCoreApplication.translate("Papers", "Private reports are rows without text, address and place.")
    hints = {
        PaperKind.WORKBOOK: QCoreApplication.translate("Papers", "All columns, with real dates; opens in Excel and LibreOffice."),
        PaperKind.CSV: QCoreApplication.translate("Papers", "All columns as plain text; opens in every program."),
        PaperKind.GEOPACKAGE: QCoreApplication.translate("Papers", "Points on a map; opens in QGIS."),
        PaperKind.MAP: QCoreApplication.translate(
            "Papers", "Opens in a browser, also offline. Private reports and all texts are left out."
        ),
        PaperKind.LIST: QCoreApplication.translate("Papers", "A4 landscape, one line per report."),
        PaperKind.ORDERS: QCoreApplication.translate(
            "Papers", "One sheet per report for the crew, with a map, photos and a list to tick. Private reports are left out."
        ),
    }
    return hints[kind] if kind in (PaperKind.MAP, PaperKind.ORDERS) else f"{hints[kind]} {listed}"


def file_stem(kind: PaperKind, now: datetime, number: str = "") -> str:
    """A name for the file that says what it is, from when, and that it is not to be shared."""
    names = {
        PaperKind.MAP: QCoreApplication.translate("Papers", "reports-map"),
        PaperKind.LIST: QCoreApplication.translate("Papers", "reports-list"),
        PaperKind.ORDERS: QCoreApplication.translate("Papers", "work-order"),
    }
    name = names.get(kind, QCoreApplication.translate("Papers", "reports"))
    day = f"{now.astimezone(WIB):%Y-%m-%d}"
    return "-".join(filter(None, ("crop", name, number, day, file_mark())))
