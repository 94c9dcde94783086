"""The state of a flood, area by area, as PetaBencana gives it: GeoJSON polygons with `state` and `changed`, whole each time.

States: 1 take care (depth unknown), 2 10 to 70 cm, 3 71 to 150 cm, 4 more than 150 cm; areas with 0 are dry and not taken in.
As with its reports, a time without a zone is Jakarta's.
"""

from datetime import datetime

from central.packs import fields
from central.packs.areas import features_of
from central.packs.findings import Findings, RowBrokenError
from central.packs.geometry import polygonal
from central.packs.records import Pack, PackFlood, PackFloods, Where
from officer_app.domain.wib import WIB

HIGHEST_STATE = 4


def read_floods(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in one state of the floods; of several files the newest counts, and one without areas says that all is dry."""
    areas = []
    for row, feature in enumerate(features_of(document), start=1):
        where = Where(file, row)
        try:
            areas.append(_flood(where, feature, findings))
        except RowBrokenError as error:
            findings.row_broken(where, error)
    read = PackFloods(file, _as_of(document, areas), tuple(area for area in areas if area.state))
    if pack.floods is not None:
        older, read = sorted((pack.floods, read), key=_age)
        findings.skip(older.file, f"is no newer than the state of the floods in {read.file}")
    pack.floods = read


def _age(floods: PackFloods) -> float:
    # Without any time it is the state of the moment in which it is loaded.
    return floods.as_of.timestamp() if floods.as_of is not None else float("inf")


def _as_of(document: object, areas: list[PackFlood]) -> datetime | None:
    """The moment that the file names, else that of its newest change."""
    row = fields.mapping(document)
    if fields.optional_text(row, "as_of") is not None:
        return fields.instant(row, "as_of", WIB)
    return max((area.changed for area in areas if area.changed is not None), default=None)


def _flood(where: Where, feature: object, findings: Findings) -> PackFlood:
    row = fields.mapping(feature, "feature")
    properties = fields.mapping(row.get("properties"), "properties")
    state = fields.number(properties, "state", least=0, most=HIGHEST_STATE)
    if state != int(state):
        raise RowBrokenError("state", "a whole number is expected")
    named = fields.optional_text(properties, "changed") is not None
    changed = fields.instant(properties, "changed", WIB) if named else None
    shape, mended = polygonal(row.get("geometry"))
    if mended:
        findings.put_right(where, "geometry", mended)
    return PackFlood(int(state), changed, shape)
