"""Reports as CRM's public pages showed them in 2023: a CSV with number, day, text, kelurahan, category and agency."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from central.packs import fields
from central.packs.catalogue import OTHER, CategoryNames
from central.packs.files import read_rows
from central.packs.findings import DUPLICATE, FileBrokenError, Findings, RowBrokenError, RowRefusedError
from central.packs.records import Pack, PackReport, Where
from central.packs.taxonomy import agency_of
from officer_app.domain.text import clean
from officer_app.domain.vocabulary import Channel
from officer_app.domain.wib import WIB

COLUMNS = ("report_id", "date", "description", "location", "kel_code_joined", "category", "dinas")

_ENOUGH_TO_TELL = 3
_NUMBER = re.compile(r"JK\d{10,12}")


def is_report_table(columns: tuple[str, ...]) -> bool:
    """Whether a CSV is meant as such a list, complete or not."""
    return len(set(columns) & set(COLUMNS)) >= _ENOUGH_TO_TELL


def read_reports(file: str, path: Path, pack: Pack, findings: Findings) -> None:
    """Take in the reports of one CSV; their numbers and their days (in WIB) are kept."""
    columns, rows = read_rows(path)
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise FileBrokenError(f"lacks the columns {', '.join(missing)}")
    names = CategoryNames(pack.categories.values())
    known = {report.source_key for report in pack.reports}
    for row, record in rows:
        findings.read += 1
        where = Where(file, row)
        try:
            if isinstance(record, str):
                raise RowBrokenError(None, record)
            report = _report(where, record, names, pack, findings)
            if report.source_key in known:
                raise RowRefusedError(DUPLICATE, "report_id")
        except RowBrokenError as error:
            findings.report_broken(where, error)
            continue
        known.add(report.source_key)
        pack.reports.append(report)


def _report(where: Where, row: Mapping[str, str], names: CategoryNames, pack: Pack, findings: Findings) -> PackReport:
    number = fields.text(row, "report_id")
    if not _NUMBER.fullmatch(number):
        raise RowBrokenError("report_id", "is not a report number (JK, date, counter)")
    raw = fields.raw_text(row, "description")
    if not clean(raw):
        raise RowBrokenError("description", "is missing")
    places = (fields.optional_text(row, "kel_code_joined"), fields.optional_text(row, "location"))
    return PackReport(
        where=where,
        source_key=f"crm:{number}",
        channel=Channel.JAKI,
        category=_category(where, row, names, findings),
        text=clean(raw),
        raw_text=raw,
        received_at=_day(row),
        number=number,
        place=tuple(place for place in places if place),
        address=fields.optional_text(row, "location"),
        received={"category": row["category"]} | _handed_to(row, pack),
    )


def _day(row: Mapping[str, str]) -> datetime:
    """The first moment of the day in WIB: the pages tell no hour."""
    written = fields.text(row, "date")
    try:
        day = datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise RowBrokenError("date", "is not a day (YYYY-MM-DD)") from None
    return fields.parse_instant(datetime.combine(day, time(), WIB).isoformat(), "date")


def _category(where: Where, row: Mapping[str, str], names: CategoryNames, findings: Findings) -> str:
    spelling = fields.text(row, "category")
    code = names.find(spelling)
    if code is None:
        findings.put_right(where, "category", f"no category is called “{spelling[:80]}”; it is kept as “{OTHER}”")
    return code or OTHER


def _handed_to(row: Mapping[str, str], pack: Pack) -> dict[str, object]:
    """The agency that CRM names, made known; the report itself waits for its office, which hands it on."""
    spelling = fields.optional_text(row, "dinas")
    agency = agency_of(spelling) if spelling else None
    if agency is None:
        return {}
    held = pack.agencies.setdefault(agency.code, agency)
    return {"agency": held.code, "agency_name": held.name}
