"""Reports in this product's own pack format (docs/packs.md): with their history, and with photos that are drawn at loading."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from central.packs import fields
from central.packs.catalogue import OTHER, CategoryNames
from central.packs.files import parse_json, read_text
from central.packs.findings import DUPLICATE, FileBrokenError, Findings, RowBrokenError, RowRefusedError
from central.packs.records import Pack, PackEvent, PackPhoto, PackReport, Where
from central.packs.scenes import SCENES
from officer_app.domain.operations import MAX_PHOTOS
from officer_app.domain.text import clean
from officer_app.domain.vocabulary import Channel, OperationKind, PhotoRole, Status, Visibility

MOST_EVENTS = 200

_Word = TypeVar("_Word", bound=StrEnum)


def read_reports(file: str, path: Path, pack: Pack, findings: Findings) -> None:
    """Take in the reports of a reports.json (one list) or of a reports.jsonl (one object a line)."""
    names = CategoryNames(pack.categories.values())
    known = {report.source_key for report in pack.reports}
    for row, document in _documents(path):
        findings.read += 1
        where = Where(file, row)
        try:
            if isinstance(document, FileBrokenError):
                raise RowBrokenError(None, document.reason)
            report = _report(where, document, names, pack.name, findings)
            if report.source_key in known:
                raise RowRefusedError(DUPLICATE, "key")
        except RowBrokenError as error:
            findings.report_broken(where, error)
            continue
        known.add(report.source_key)
        pack.reports.append(report)


def _documents(path: Path) -> Iterator[tuple[int, object]]:
    text = read_text(path)
    if path.suffix == ".jsonl":
        for row, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield row, _line(line)
        return
    document = parse_json(text)
    rows = document.get("reports") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise FileBrokenError("does not hold a list of reports")
    yield from enumerate(rows, start=1)


def _line(line: str) -> object:
    try:
        return parse_json(line)
    except FileBrokenError as error:
        return error


def _report(where: Where, document: object, names: CategoryNames, pack_name: str, findings: Findings) -> PackReport:
    row = fields.mapping(document)
    raw = fields.raw_text(row, "text")
    if not clean(raw):
        raise RowBrokenError("text", "is missing")
    spelling = fields.text(row, "category")
    category = names.find(spelling)
    if category is None:
        findings.put_right(where, "category", f"no category is called “{spelling[:80]}”; it is kept as “{OTHER}”")
    ward, status = fields.optional_text(row, "ward"), row.get("status")
    return PackReport(
        where=where,
        source_key=source_key(pack_name, fields.text(row, "key")),
        channel=_word(row, "channel", Channel),
        category=category or OTHER,
        text=clean(raw),
        raw_text=raw,
        received_at=fields.instant(row, "received_at"),
        number=fields.optional_text(row, "number"),
        point=None if row.get("point") is None else fields.point(row["point"]),
        place=(ward,) if ward else (),
        address=fields.optional_text(row, "address"),
        visibility=_word(row, "visibility", Visibility) if row.get("visibility") else Visibility.PUBLIC,
        priority=int(fields.number(row, "priority", 0, least=0, most=3)),
        status=None if status is None else _word(row, "status", Status),
        events=_events(row),
        photos=_photos(row),
        received=fields.mapping(row.get("received", {}), "received"),
    )


def source_key(pack_name: str, key: str) -> str:
    """What tells a report of this pack from all others."""
    if len(key) > 100:
        raise RowBrokenError("key", "is longer than 100 characters")
    return f"{pack_name}:{key}"


def _events(row: fields.Row) -> tuple[PackEvent, ...]:
    documents = fields.sequence(row, "events")
    if len(documents) > MOST_EVENTS:
        raise RowBrokenError("events", f"there are more than {MOST_EVENTS}")
    return tuple(_event(fields.mapping(document, "events")) for document in documents)


def _event(row: fields.Row) -> PackEvent:
    return PackEvent(
        kind=_word(row, "kind", OperationKind),
        at=fields.instant(row, "at"),
        by=fields.text(row, "by"),
        data=fields.mapping(row.get("data", {}), "data"),
        photos=_photos(row),
    )


def _photos(row: fields.Row) -> tuple[PackPhoto, ...]:
    documents = fields.sequence(row, "photos")
    if len(documents) > MAX_PHOTOS:
        raise RowBrokenError("photos", f"there are more than {MAX_PHOTOS}")
    return tuple(_photo(fields.mapping(document, "photos")) for document in documents)


def _photo(row: fields.Row) -> PackPhoto:
    scene = fields.text(row, "scene")
    if scene not in SCENES:
        raise RowBrokenError("scene", f"knows only {', '.join(SCENES)}")
    return PackPhoto(
        role=_word(row, "role", PhotoRole),
        scene=scene,
        seed=int(fields.number(row, "seed", 0, least=0, most=2**31)),
        taken_at=fields.instant(row, "taken_at"),
        repaired=fields.flag(row, "repaired"),
        caption=fields.optional_text(row, "caption"),
        point=None if row.get("point") is None else fields.point(row["point"]),
    )


def _word(row: fields.Row, name: str, words: type[_Word]) -> _Word:
    written = fields.text(row, name)
    try:
        return words(written)
    except ValueError:
        raise RowBrokenError(name, f"knows only {', '.join(words)}") from None
