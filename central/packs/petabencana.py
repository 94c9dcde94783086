"""Flood reports as PetaBencana (PetaJakarta) archived them: GeoJSON points with source, time, text and flood depth.

Their `created_at` names no zone. The live API documents UTC, but in the archive of February 2017 it is Jakarta's local time:
texts that name the minute at which they were written lie minutes before it, and the first texts of the flood, which began before
dawn, come with its first hours. A time that carries a zone is taken by it.
"""

import hashlib
import json
import re

from central.packs import fields
from central.packs.areas import features_of
from central.packs.fields import Row
from central.packs.findings import DUPLICATE, Findings, RowBrokenError, RowRefusedError
from central.packs.records import Pack, PackReport, Where
from officer_app.domain.text import clean
from officer_app.domain.vocabulary import Channel
from officer_app.domain.wib import WIB

FLOOD = "banjir"

_CHANNELS = {"grasp": Channel.PETAJAKARTA, "qlue": Channel.QLUE, "detik": Channel.MEDIA}
_HASHTAG = re.compile(r"#(\w+)")
_FLOOD_TAG = re.compile(r"banj|genang|bencana|kirim|lautpasang|rob$")
# Hashtags with which a flood report says that it is about something else.
_OTHER_TAGS = (
    (re.compile(r"drainase|got(penuh|mampet)|saluran|selokan"), "saluran-air"),
    (re.compile(r"jalan\w*rusak|lubang"), "jalan-rusak"),
    (re.compile(r"sampah"), "sampah"),
    (re.compile(r"pohontumbang"), "pohon-tumbang"),
    (re.compile(r"macet"), "macet"),
    (re.compile(r"matilistrik|listrik(padam|mati)"), "jaringan-listrik"),
)
_SCALARS = (str, int, float, bool)


def read_reports(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the reports of one file; a row is told by its own id, or by all that it says."""
    known = {report.source_key for report in pack.reports}
    for row, feature in enumerate(features_of(document), start=1):
        findings.read += 1
        where = Where(file, row)
        try:
            report = _report(where, feature)
            if report.source_key in known:
                raise RowRefusedError(DUPLICATE)
        except RowBrokenError as error:
            findings.report_broken(where, error)
            continue
        known.add(report.source_key)
        pack.reports.append(report)


def category_of(text: str) -> str:
    """What a flood report is about: a flood, unless its hashtags name another matter and no flood."""
    tags = [tag.lower() for tag in _HASHTAG.findall(text)]
    if any(_FLOOD_TAG.search(tag) for tag in tags):
        return FLOOD
    return next((category for pattern, category in _OTHER_TAGS for tag in tags if pattern.search(tag)), FLOOD)


def _report(where: Where, feature: object) -> PackReport:
    row = fields.mapping(feature, "feature")
    properties = fields.mapping(row.get("properties"), "properties")
    geometry = fields.mapping(row.get("geometry"), "geometry")
    if geometry.get("type") != "Point":
        raise RowBrokenError("geometry", "a point is expected")
    source = fields.text(properties, "source").lower()
    raw, title = fields.raw_text(properties, "text"), fields.raw_text(properties, "title")
    facts = _facts(properties)
    return PackReport(
        where=where,
        source_key=_key(properties, geometry),
        channel=_CHANNELS.get(source, Channel.PETAJAKARTA),
        category=category_of(raw),
        text=_display(raw, title, facts),
        raw_text=raw,
        received_at=fields.instant(properties, "created_at", WIB),
        point=fields.point(geometry.get("coordinates"), "coordinates"),
        received={"source": source} | ({"title": clean(title)} if title.strip() else {}) | facts,
    )


def _display(raw: str, title: str, facts: dict[str, object]) -> str:
    """The text to show; a report of nothing but a picture or a depth says so."""
    depth = facts.get("flood_depth")
    said = clean(raw) or clean(title)
    if depth is None:
        return said or "(Laporan banjir tanpa keterangan)"
    return f"{said}\nTinggi air: {depth:g} cm" if said else f"Tinggi air: {depth:g} cm"


def _facts(properties: Row) -> dict[str, object]:
    facts: dict[str, object] = {}
    data = properties.get("report_data")
    if isinstance(data, dict) and data.get("flood_depth") is not None:
        facts["flood_depth"] = fields.number(data, "flood_depth", least=0, most=10_000)
    image = fields.optional_text(properties, "image_url")
    if image:
        facts["image_url"] = image
    return facts


def _key(properties: Row, geometry: Row) -> str:
    own = properties.get("pkey")
    if isinstance(own, str | int) and str(own).strip():
        return f"petabencana:pkey:{str(own).strip()[:100]}"
    said = {name: value for name, value in properties.items() if isinstance(value, _SCALARS)}
    content = json.dumps([said, geometry.get("coordinates")], sort_keys=True)
    return f"petabencana:{hashlib.sha256(content.encode()).hexdigest()[:32]}"
