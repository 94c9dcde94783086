"""The made-up reports of the demo pack: where, when, by which channel, in whose words, and what became of them."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from central.packs.making.cells import Ward
from central.packs.making.histories import Case, plan_for
from central.packs.making.people import crew_of
from central.packs.making.places import Place, place_in
from central.packs.making.sentences import CLOSERS, DETAILS, FORMAL_CLOSERS, FORMAL_OPENERS, HASHTAGS, OPENERS, SENTENCES

COUNT = 600
# The newest report of the pack; --shift-to-now brings it to the present.
NEWEST = datetime(2014, 12, 18, 3, 0, tzinfo=UTC)
SPAN = timedelta(days=10)

_DENSE = {"31.75.07.1003": 90.0, "31.75.06.1005": 45.0, "31.72.01.1001": 45.0, "31.71.07.1005": 40.0}
_NEAR = {"31.75.07": 6.0, "31.71.07": 3.0, "31.72.01": 3.0}
_CATEGORY_WEIGHTS = {
    "banjir": 15,
    "sampah": 14,
    "jalan-rusak": 10,
    "parkir-liar": 9,
    "macet": 9,
    "saluran-air": 8,
    "pkl-liar": 6,
    "lampu-jalan": 5,
    "pengemis": 4,
    "joki-3in1": 4,
    "pohon-tumbang": 3,
    "pohon": 3,
    "trotoar": 3,
    "galian": 3,
    "ketertiban": 3,
    "iklan-liar": 3,
}
_CHANNEL_WEIGHTS = {
    "qlue": 40,
    "twitter": 14,
    "lapor": 10,
    "facebook": 8,
    "balai_warga": 6,
    "email": 6,
    "jaki": 3,
    "media": 3,
    "petajakarta": 0,
    "waze": 0,
}
# Channels that carry certain matters only, or most of all.
_SPECIAL = {
    "banjir": {"petajakarta": 40, "waze": 5},
    "macet": {"waze": 40},
    "jalan-rusak": {"waze": 10},
    "pohon-tumbang": {"waze": 15},
}
_SCENES = {
    "banjir": "flood",
    "sampah": "rubbish",
    "jalan-rusak": "pothole",
    "parkir-liar": "parked_cars",
    "macet": "jam",
    "pohon-tumbang": "fallen_tree",
    "pohon": "fallen_tree",
    "lampu-jalan": "dark_street",
    "pkl-liar": "vendors",
    "pengemis": "people",
    "joki-3in1": "people",
    "saluran-air": "drain",
    "kebakaran": "fire",
    "izin-bangunan": "building",
    "iklan-liar": "banner",
    "transjakarta": "bus",
    "trotoar": "pavement",
    "galian": "digging",
    "jaringan-listrik": "cables",
    "fasilitas-umum": "pavement",
    "makanan-tidak-higienis": "vendors",
    "pelanggaran-aturan": "parked_cars",
}
_PRIVATE = frozenset({"kriminal", "pungutan-liar"})
_FORMAL = frozenset({"email", "lapor", "balai_warga"})
_DRAWINGS_A_SCENE = 3
_CITIZENS_PHOTOS = 0.38

Document = dict[str, object]


def reports(wards: list[Ward], cells: Mapping[str, BaseGeometry], seed: int = 2014) -> list[Document]:
    """All reports of the demo pack, oldest first; the same seed gives the same ones."""
    dice = random.Random(seed)  # noqa: S311 - a made-up city, not a secret
    weights = [_DENSE.get(ward.code, _NEAR.get(ward.code[:8], 1.0)) for ward in wards]
    ages = sorted((_age(dice, number) for number in range(COUNT)), reverse=True)
    kinds = _kinds(dice)
    made: list[Document] = []
    earlier: dict[tuple[str, str], str] = {}
    for number, age in enumerate(ages):
        ward = dice.choices(wards, weights)[0]
        made.append(_report(number, ward, cells[ward.code], kinds[number], age, earlier, dice))
    return made


def _age(dice: random.Random, number: int) -> timedelta:
    """More of yesterday and today than of last week; the very newest is the pack's present."""
    return timedelta(0) if number == 0 else timedelta(minutes=2) + SPAN * dice.random() ** 1.8


def _kinds(dice: random.Random) -> list[str]:
    """A category for each report, none forgotten."""
    names = list(SENTENCES)
    kinds = names * 4 + dice.choices(names, [_CATEGORY_WEIGHTS.get(name, 2) for name in names], k=COUNT - 4 * len(names))
    dice.shuffle(kinds)
    return kinds


def _report(
    number: int,
    ward: Ward,
    cell: BaseGeometry,
    category: str,
    age: timedelta,
    earlier: dict[tuple[str, str], str],
    dice: random.Random,
) -> Document:
    key, received = f"demo-{number + 1:04d}", NEWEST - age
    place, channel = place_in(ward.code, ward.name, dice), _channel(category, dice)
    point = _point(cell, dice) if dice.random() < 0.93 else None
    case = Case(
        key=key,
        category=category,
        street=place.street,
        scene=_SCENES.get(category),
        seed=dice.randrange(_DRAWINGS_A_SCENE),
        point=point,
        crew=crew_of(ward.code),
        dice=dice,
        duplicate_of=earlier.get((ward.code, category)),
    )
    report: Document = {
        "key": key,
        "channel": channel,
        "category": category,
        "text": _text(category, channel, place, dice),
        "received_at": _written(received),
        "address": place.address,
        "ward": ward.code,
    }
    report |= _extras(case, received, dice)
    plan = plan_for(age / timedelta(hours=1), may_be_duplicate=case.duplicate_of is not None, dice=dice)
    events = _dated(plan.steps(case), received, age, dice)
    report["status"] = plan.status
    if plan.status != "duplicate":
        earlier[(ward.code, category)] = key
    return report | ({"events": events} if events else {})


def _extras(case: Case, received: datetime, dice: random.Random) -> Document:
    """What not every report has: a point, privacy, a photo."""
    extras: Document = {"point": list(case.point)} if case.point else {}
    if case.category in _PRIVATE or dice.random() < 0.03:
        extras["visibility"] = "private"
    if case.scene and dice.random() < _CITIZENS_PHOTOS:
        extras["photos"] = [_taken(case.photo("citizen", repaired=False), received, dice)]
    return extras


def _channel(category: str, dice: random.Random) -> str:
    weights = _CHANNEL_WEIGHTS | _SPECIAL.get(category, {})
    return dice.choices(list(weights), list(weights.values()))[0]


def _point(cell: BaseGeometry, dice: random.Random) -> tuple[float, float]:
    """A point well inside the cell, where a ward's report may come from."""
    west, south, east, north = cell.bounds
    while True:
        lon, lat = round(dice.uniform(west, east), 5), round(dice.uniform(south, north), 5)
        if cell.contains(Point(lon, lat)):
            return lon, lat


def _text(category: str, channel: str, place: Place, dice: random.Random) -> str:
    """A citizen's words: short and quick where people type on phones, formal where they write letters."""
    words = place.fillings(dice)
    said = dice.choice(SENTENCES[category])
    if dice.random() < 0.3:
        said = f"{said} {dice.choice(DETAILS)}"
    if channel in _FORMAL:
        opener, closer = dice.choice((*FORMAL_OPENERS, "", "")), dice.choice((*FORMAL_CLOSERS, "", " Terima kasih."))
    elif channel in ("waze", "media"):
        opener = closer = ""
    else:
        opener, closer = dice.choice(OPENERS), dice.choice(CLOSERS)
    if opener.endswith(", "):
        said = said[0].lower() + said[1:]
    text = f"{opener}{said}{closer}".format(**words)
    text = text[0].upper() + text[1:]
    return _dressed(text, category, channel, dice)


def _dressed(text: str, category: str, channel: str, dice: random.Random) -> str:
    tags = HASHTAGS.get(category, ())
    if channel == "twitter":
        text = f"@jakartagoid {text}"
    if channel == "petajakarta":
        text = f"{text} #banjir"
    elif tags and channel in ("qlue", "twitter") and dice.random() < 0.35:
        text = f"{text} {dice.choice(tags)}"
    return text.lower() if channel in ("qlue", "twitter", "facebook") and dice.random() < 0.3 else text


def _dated(steps: list[Document], received: datetime, age: timedelta, dice: random.Random) -> list[Document]:
    """The steps with their times: in order, after the report, none later than the pack's newest report."""
    if not steps:
        return []
    shares = sorted(dice.uniform(0.04, 0.94) ** 1.6 for _ in steps)
    return [_step(step, received + age * share, dice) for step, share in zip(steps, shares, strict=True)]


def _step(step: Document, at: datetime, dice: random.Random) -> Document:
    photos = step.get("photos")
    dated = {"at": _written(at)} | step
    if isinstance(photos, list):
        dated["photos"] = [_taken(photo, at, dice) for photo in photos]
    return dated


def _taken(photo: Document, at: datetime, dice: random.Random) -> Document:
    """The photo, taken some minutes before it was sent, some metres from the reported point."""
    taken = {name: value for name, value in photo.items() if value is not None and value is not False}
    taken["taken_at"] = _written(at - timedelta(seconds=dice.randint(20, 240)))
    point = photo.get("point")
    if isinstance(point, tuple):
        taken["point"] = [round(value + dice.uniform(-0.0003, 0.0003), 5) for value in point]
    return taken


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
