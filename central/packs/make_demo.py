"""Makes the bundled demo pack from a table of facts: `python -m central.packs.make_demo FACTS_CSV OUT`."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from shapely import get_parts
from shapely.geometry.base import BaseGeometry

from central.packs.catalogue import BY_CODE, OTHER
from central.packs.making.calendar import NOTE, calendar
from central.packs.making.cells import Ward, cells_of, dissolved, read_facts
from central.packs.making.people import AGENCIES, ROUTES, UNITS, officers
from central.packs.making.reports import reports
from central.packs.making.sentences import SENTENCES

_MANIFEST = {
    "name": "demo",
    "version": "1",
    "title": "Jakarta, Desember 2014 (contoh)",
    "licence": "Apache-2.0. Reports, officers and photos are made up. Areas are approximations: cells around the wards' centres.",
}
# Matters of an office's desk: response, resolution and red flag in office hours, as the promise of a deployment may have them.
_OFFICE_HOURS = {"izin-bangunan": (8.0, 80.0, 64.0)}
_USAGE = "usage: python -m central.packs.make_demo FACTS_CSV OUT\n"


def make(facts: Path, out: Path) -> None:
    """Write the whole pack; the same facts give the same bytes."""
    wards = read_facts(facts)
    cells = cells_of(wards)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "pack.json", _MANIFEST)
    _write_areas(out, wards, cells)
    _write_rows(out / "taxonomy.json", "categories", map(_category, (*SENTENCES, OTHER)))
    _write_calendar(out / "calendar.json")
    _write_rows(out / "agencies.json", "agencies", ({"code": code, "name": name} for code, name, _ in AGENCIES))
    _write_rows(out / "units.json", "units", ({"code": code, "name": name} for code, name in UNITS))
    _write_rows(out / "officers.json", "officers", (person.document() for person in officers(wards)))
    (out / "reports.jsonl").write_text("".join(f"{_dump(report)}\n" for report in reports(wards, cells)), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """The command; 2 on a wrong call."""
    if len(arguments) != 2:
        sys.stderr.write(_USAGE)
        return 2
    make(Path(arguments[0]), Path(arguments[1]))
    return 0


def _write_areas(out: Path, wards: Iterable[Ward], cells: Mapping[str, BaseGeometry]) -> None:
    listed = list(wards)
    names = {ward.code: ward.name for ward in listed}
    names |= {ward.code[:8]: ward.district for ward in listed} | {ward.code[:5]: ward.city for ward in listed}
    centres = {ward.code: (ward.lon, ward.lat) for ward in listed}
    for file, shapes in (("ward", cells), ("district", dissolved(cells, 8)), ("city", dissolved(cells, 5))):
        features = [_feature(code, names[code], shape, centres.get(code)) for code, shape in shapes.items()]
        lines = ",\n".join(_dump(feature) for feature in features)
        (out / f"areas.{file}.geojson").write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _feature(code: str, name: str, shape: BaseGeometry, centre: tuple[float, float] | None) -> dict[str, object]:
    label = {"label_lon": centre[0], "label_lat": centre[1]} if centre else {}
    polygons = [[_ring(ring) for ring in (part.exterior, *part.interiors)] for part in get_parts(shape)]
    single = len(polygons) == 1
    geometry = {"type": "Polygon" if single else "MultiPolygon", "coordinates": polygons[0] if single else polygons}
    properties = {"code": code, "name": name, "approximate": True} | label
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _ring(ring: BaseGeometry) -> list[list[float]]:
    return [[round(lon, 5), round(lat, 5)] for lon, lat in ring.coords]


def _category(code: str) -> dict[str, object]:
    known = BY_CODE[code]
    response, resolution, red_flag = _OFFICE_HOURS.get(code, (known.response_hours, known.resolution_hours, known.red_flag_hours))
    row: dict[str, object] = {
        "code": code,
        "name": known.name,
        "name_en": known.name_en,
        "response_hours": response,
        "resolution_hours": resolution,
        "red_flag_hours": red_flag,
        "synonyms": list(known.synonyms),
    }
    if code in _OFFICE_HOURS:
        row["office_hours"] = True
    if code in ROUTES:
        row["agency"] = ROUTES[code][0]
    return row


def _write_calendar(path: Path) -> None:
    """One line for each stretch of work and each holiday, for people to add theirs."""
    document = msgspec.to_builtins(calendar())
    parts = [f'"note":{_dump(NOTE)}']
    for name in ("hours", "holidays"):
        lines = ",\n".join(_dump(row) for row in document[name])
        parts.append(f'"{name}":[\n{lines}\n]')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def _write_rows(path: Path, name: str, rows: Iterable[Mapping[str, object]]) -> None:
    lines = ",\n".join(_dump(row) for row in rows)
    path.write_text(f'{{"{name}":[\n{lines}\n]}}\n', encoding="utf-8")


def _write(path: Path, document: Mapping[str, object]) -> None:
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _dump(document: Mapping[str, object] | str) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
