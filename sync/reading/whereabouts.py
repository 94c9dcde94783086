"""Where a report's point lies: in which ward, which neighbourhood, and whether that is the officer's; and whose matter it is.

Walks the shapes of a province's wards, so not for the GUI thread: a `Grounds` belongs to the thread that has its reader.
"""

import logging
from dataclasses import dataclass, replace
from typing import Annotated

import msgspec

from officer_app.domain.areas import covers
from officer_app.domain.officers import Officer
from officer_app.domain.outlines import Outline, Outlines, Ring, outline
from officer_app.domain.places import Point
from officer_app.domain.reports import Report
from sync.reading.reader import Reader

log = logging.getLogger(__name__)

WARDS, NEIGHBOURHOODS, REFERENCE = "areas/ward", "areas/neighbourhood", "reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What the shapes say of a report's point, and what the reference data says of its category.

    `ward` is None outside all shapes; `outside` when it is a ward that the officer has no part in; `agency` is the code of the
    agency that the category is the matter of.
    """

    ward: str | None = None
    neighbourhood: str | None = None
    outside: bool = False
    agency: str | None = None


class _Properties(msgspec.Struct):
    code: str


class _Shape(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: _Shape


class _Collection(msgspec.Struct):
    features: list[msgspec.Raw]


class _Owned(msgspec.Struct):
    code: str
    agency: str | None = None


class _Categories(msgspec.Struct):
    categories: list[_Owned] = []


_Position = Annotated[list[float], msgspec.Meta(min_length=2)]
_Polygon = list[list[_Position]]


class Grounds:
    """The shapes and the owners of matters, read again when their documents change."""

    def __init__(self) -> None:
        self._shapes: dict[str, tuple[str | None, Outlines]] = {}
        self._owners: tuple[str | None, dict[str, str]] = (None, {})

    def look(self, reader: Reader, report: Report, officer: Officer) -> Whereabouts:
        """Where a report is; a place that stands for a whole ward says nothing."""
        where = Whereabouts()
        if report.point is not None and not report.approximate:
            where = self.place(reader, report.point, officer)
        return replace(where, agency=self._owner(reader, report.category))

    def place(self, reader: Reader, point: Point, officer: Officer) -> Whereabouts:
        """Where a point is."""
        wards = self._outlines(reader, WARDS).holding(*point)
        own = [ward for ward in wards if any(covers(area, ward) for area in officer.areas)]
        # Where shapes overlap, the office's own counts: nobody hands over what may be his.
        ward = next(iter(own), None) or next(iter(wards), None)
        inside = self._outlines(reader, NEIGHBOURHOODS).holding(*point)
        neighbourhood = next((code for code in inside if ward is not None and covers(ward, code)), None)
        return Whereabouts(ward=ward, neighbourhood=neighbourhood, outside=bool(wards) and not own)

    def _outlines(self, reader: Reader, name: str) -> Outlines:
        tag, known = reader.document_tag(name), self._shapes.get(name)
        if known is not None and known[0] == tag:
            return known[1]
        found = Outlines(_read_shapes(reader.document(name) or b""))
        self._shapes[name] = tag, found
        return found

    def _owner(self, reader: Reader, category: str) -> str | None:
        tag = reader.document_tag(REFERENCE)
        if tag != self._owners[0]:
            self._owners = tag, _read_owners(reader.document(REFERENCE) or b"")
        return self._owners[1].get(category)


def _read_shapes(document: bytes) -> list[Outline]:
    """The outlines of a GeoJSON collection; what cannot be understood is left out and spoils none of the others."""
    try:
        features = msgspec.json.decode(document, type=_Collection).features if document else []
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        log.warning("the areas' shapes could not be read: %s", error)
        return []
    found = (_read_shape(raw) for raw in features)
    return [shape for shape in found if shape is not None]


def _read_shape(raw: msgspec.Raw) -> Outline | None:
    # One by one: between them another thread may have its turn.
    try:
        feature = msgspec.json.decode(raw, type=_Feature)
        return outline(feature.properties.code, _rings(feature.geometry))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def _rings(shape: _Shape) -> list[Ring]:
    if shape.type == "Polygon":
        return list(msgspec.json.decode(shape.coordinates, type=_Polygon))
    if shape.type == "MultiPolygon":
        return [ring for polygon in msgspec.json.decode(shape.coordinates, type=list[_Polygon]) for ring in polygon]
    return []


def _read_owners(document: bytes) -> dict[str, str]:
    try:
        found = msgspec.json.decode(document, type=_Categories) if document else _Categories()
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return {}
    return {category.code: category.agency for category in found.categories if category.agency}
