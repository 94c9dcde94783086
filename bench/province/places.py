"""Where reports come from: how many from each ward, points inside it, and its addresses as people write them."""

import csv
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from bench.province.words import LANDMARKS, shortened
from central.packs.records import Pack, PackArea, Point
from officer_app.domain.areas import parent_of
from officer_app.domain.vocabulary import AreaLevel

_POINTS = 160
_STREETS = 24
_PHRASES = 64
_FLOODS = "reports/petabencana*.geojson"
_CRM = "reports/crm_jaki_2023_sample.csv"

Spot = tuple[float, float, str | None]


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward: its shares of usual and of flood reports, and what a report may say of a place in it."""

    code: str
    name: str
    label: Point
    share: float
    flood_share: float
    spots: tuple[Spot, ...]
    phrases: tuple[str, ...]
    short_phrases: tuple[str, ...]
    addresses: tuple[str, ...]


def wards_of(pack: Pack, facts: Path, seed: int) -> list[Ward]:
    """All wards of the pack, by code; shares follow the real reports and the number of neighbourhoods."""
    dice = random.Random(f"{seed}/places")
    wards = sorted((area for area in pack.areas.values() if area.level is AreaLevel.WARD), key=lambda area: area.code)
    inside = _neighbourhoods(pack)
    crm, floods = _crm_counts(facts), _flood_counts(facts, wards)
    streets = _streets(pack, wards)
    return [
        _ward(area, pack, inside.get(area.code, []), streets.get(area.code, []), crm[area.code], floods[area.code], dice)
        for area in wards
    ]


def _ward(
    area: PackArea, pack: Pack, inside: list[PackArea], streets: list[str], crm: int, floods: int, dice: random.Random
) -> Ward:
    share = (2 + len(inside)) * dice.lognormvariate(0, 0.35) * (1 + 0.25 * crm)
    district = pack.areas.get(parent_of(area.code) or "")
    names = dice.sample(streets, min(_STREETS, len(streets))) or [area.name]
    addresses = [f"Jl. {_plain(name)} {_house(dice)}" for name in names for _ in range(3)]
    tail = f", Kel. {_plain(area.name)}" + (f", Kec. {_plain(district.name)}" if district else "")
    phrases = [f"di {dice.choice(addresses)} {dice.choice(LANDMARKS)}".strip() for _ in range(_PHRASES)]
    return Ward(
        code=area.code,
        name=area.name,
        label=area.label,
        share=share,
        flood_share=0.3 + floods,
        spots=_spots(area.geometry, inside, dice),
        phrases=tuple(phrases),
        short_phrases=tuple(map(shortened, phrases)),
        addresses=tuple(address + tail for address in addresses),
    )


def _house(dice: random.Random) -> str:
    if dice.random() < 0.3:
        return f"No. {dice.randint(1, 180)}"
    return f"RT {dice.randint(1, 16):03d}/RW {dice.randint(1, 12):02d}"


def _spots(shape: BaseGeometry, inside: list[PackArea], dice: random.Random) -> tuple[Spot, ...]:
    """Points really inside the ward, each with its neighbourhood."""
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    found: list[tuple[float, float]] = []
    for _ in range(50):
        tried = [(dice.uniform(west, east), dice.uniform(south, north)) for _ in range(_POINTS)]
        lons, lats = [lon for lon, _ in tried], [lat for _, lat in tried]
        found += [point for point, fits in zip(tried, shapely.contains_xy(shape, lons, lats), strict=True) if fits]
        if len(found) >= _POINTS:
            break
    found = found[:_POINTS] or [(shape.representative_point().x, shape.representative_point().y)]
    names: dict[int, str] = {}
    if inside:
        pairs = STRtree([area.geometry for area in inside]).query(shapely.points(found), predicate="within")
        names = {int(point): inside[int(area)].code for point, area in zip(*pairs, strict=True)}
    return tuple((lon, lat, names.get(place)) for place, (lon, lat) in enumerate(found))


def _neighbourhoods(pack: Pack) -> dict[str, list[PackArea]]:
    found: dict[str, list[PackArea]] = {}
    for area in sorted(pack.areas.values(), key=lambda area: area.code):
        if area.level is AreaLevel.NEIGHBOURHOOD:
            found.setdefault(parent_of(area.code) or "", []).append(area)
    return found


def _streets(pack: Pack, wards: list[PackArea]) -> dict[str, list[str]]:
    named = [road for road in pack.roads if road.name and len(road.name) <= 28]
    tree = STRtree([road.geometry for road in named])
    found: dict[str, list[str]] = {}
    for ward, road in zip(*tree.query([area.geometry for area in wards], predicate="intersects"), strict=True):
        found.setdefault(wards[int(ward)].code, []).append(named[int(road)].name or "")
    return {code: sorted(set(names)) for code, names in found.items()}


def _crm_counts(facts: Path) -> Counter[str]:
    with (facts / _CRM).open(encoding="utf-8", newline="") as file:
        return Counter(row["kel_code_joined"] for row in csv.DictReader(file))


def _flood_counts(facts: Path, wards: list[PackArea]) -> Counter[str]:
    points = [
        feature["geometry"]["coordinates"][:2]
        for file in sorted(facts.glob(_FLOODS))
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]
        if feature.get("geometry")
    ]
    tree = STRtree([area.geometry for area in wards])
    pairs = tree.query(shapely.points(points), predicate="within") if points else ((), ())
    return Counter(wards[int(ward)].code for _, ward in zip(*pairs, strict=True))


def _plain(name: str) -> str:
    """A name without what JSON or a text would have to escape."""
    return " ".join(name.replace('"', "").replace("\\", "").split())
