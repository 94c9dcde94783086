"""Areas, neighbourhoods (RW) and roads of a pack, from GeoJSON as cities publish it."""

import re
from collections.abc import Callable, Iterator

from shapely.geometry.base import BaseGeometry

from central.packs import fields
from central.packs.findings import FileBrokenError, Findings, RowBrokenError
from central.packs.geometry import joined, linear, polygonal
from central.packs.records import Pack, PackArea, PackRoad, Point, Where
from officer_app.domain.areas import is_code, level_of
from officer_app.domain.vocabulary import AreaLevel

MOST_CLASSES = 9

_RW_NUMBER = re.compile(r"(?:RW)?[\s.]*0*(\d{1,3})", re.IGNORECASE)
_NAME_FIELDS = {AreaLevel.WARD: "kelurahan", AreaLevel.DISTRICT: "kecamatan", AreaLevel.CITY: "kota"}


def features_of(document: object) -> list[object]:
    """The features of a GeoJSON FeatureCollection; FileBrokenError when the document is none."""
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise FileBrokenError("is not a GeoJSON FeatureCollection")
    features: list[object] = document["features"]
    return features


def read_areas(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the areas of one level, or of several, of a file."""
    for where, feature in _rows(file, document):
        _each(where, findings, _take_area, where, feature, pack, findings)


def read_neighbourhoods(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in RW polygons by their ward's code and their number; several of one RW become one area."""
    found: dict[str, list[PackArea]] = {}
    for where, feature in _rows(file, document):
        _each(where, findings, _take_neighbourhood, where, feature, found, pack, findings)
    for code, areas in found.items():
        first = areas[0]
        shape = first.geometry if len(areas) == 1 else joined(area.geometry for area in areas)
        pack.areas[code] = PackArea(
            code=code, name=first.name, level=first.level, geometry=shape, label=_label({}, shape), approximate=first.approximate
        )


def read_roads(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in roads with their class and name; one that is there already, from another file, is not doubled."""
    known = {(road.cls, road.name, road.geometry.wkb) for road in pack.roads}
    for where, feature in _rows(file, document):
        _each(where, findings, _take_road, feature, pack, known)


def read_aliases(document: object, pack: Pack, findings: Findings, file: str) -> None:
    """Take in other spellings of areas' names, by code."""
    if not isinstance(document, dict):
        raise FileBrokenError("is not an object of area codes")
    for row, (code, entry) in enumerate(document.items(), start=1):
        _each(Where(file, row), findings, _take_aliases, code, entry, pack)


def _rows(file: str, document: object) -> Iterator[tuple[Where, object]]:
    return ((Where(file, row), feature) for row, feature in enumerate(features_of(document), start=1))


def _each(where: Where, findings: Findings, take: Callable[..., None], *given: object) -> None:
    try:
        take(*given)
    except RowBrokenError as error:
        findings.row_broken(where, error)


def _take_area(where: Where, feature: object, pack: Pack, findings: Findings) -> None:
    row = fields.mapping(feature, "feature")
    properties = fields.mapping(row.get("properties"), "properties")
    code = fields.text(properties, "code")
    if not is_code(code):
        raise RowBrokenError("code", "is not shaped like an area code")
    if code in pack.areas:
        raise RowBrokenError("code", "stands in the pack already")
    level = level_of(code)
    name = fields.text(properties, "name" if properties.get("name") else _NAME_FIELDS.get(level, "name"))
    shape, mended = polygonal(row.get("geometry"))
    if mended:
        findings.put_right(where, "geometry", mended)
    approximate = fields.flag(properties, "approximate")
    pack.areas[code] = PackArea(
        code=code, name=name, level=level, geometry=shape, label=_label(properties, shape), approximate=approximate
    )


def _label(properties: fields.Row, shape: BaseGeometry) -> Point:
    """The point that stands for the area: the one given, where it is usable, else one inside the shape."""
    if "label_lon" in properties and "label_lat" in properties:
        return fields.point([properties["label_lon"], properties["label_lat"]], "label")
    inside = shape.representative_point()
    return round(inside.x, 6), round(inside.y, 6)


def _take_neighbourhood(where: Where, feature: object, found: dict[str, list[PackArea]], pack: Pack, findings: Findings) -> None:
    row = fields.mapping(feature, "feature")
    properties = fields.mapping(row.get("properties"), "properties")
    ward = fields.text(properties, "kel_code")
    if not is_code(ward) or level_of(ward) is not AreaLevel.WARD:
        raise RowBrokenError("kel_code", "is not a ward's code")
    if pack.areas and ward not in pack.areas:
        raise RowBrokenError("kel_code", "names a ward that the pack does not have")
    number = _RW_NUMBER.fullmatch(fields.text(properties, "rw"))
    if number is None:
        raise RowBrokenError("rw", "is not an RW number")
    name = f"RW {int(number[1]):02d}"
    shape, mended = polygonal(row.get("geometry"))
    if mended:
        findings.put_right(where, "geometry", mended)
    area = PackArea(code=f"{ward}/{name}", name=name, level=AreaLevel.NEIGHBOURHOOD, geometry=shape, label=_label({}, shape))
    found.setdefault(area.code, []).append(area)


def _take_road(feature: object, pack: Pack, known: set[tuple[int, str | None, bytes]]) -> None:
    row = fields.mapping(feature, "feature")
    properties = fields.mapping(row.get("properties"), "properties")
    cls = int(fields.number(properties, "cls", least=1, most=MOST_CLASSES))
    road = PackRoad(cls, fields.optional_text(properties, "name"), linear(row.get("geometry")))
    key = (road.cls, road.name, road.geometry.wkb)
    if key not in known:
        known.add(key)
        pack.roads.append(road)


def _take_aliases(code: str, entry: object, pack: Pack) -> None:
    if not is_code(code):
        raise RowBrokenError("code", "is not shaped like an area code")
    names = entry if isinstance(entry, list) else fields.sequence(fields.mapping(entry), "aliases")
    spellings = tuple(fields.text({"aliases": name}, "aliases") for name in names)
    pack.aliases[code] = tuple(dict.fromkeys((*pack.aliases.get(code, ()), *spellings)))
