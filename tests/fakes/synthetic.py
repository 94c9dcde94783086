"""Stores in a temporary folder, filled with made-up reports through the same door as real ones: `CacheStore.apply_page`.

stores = open_temporary(tmp_path)
with filled(stores, reports=1_000) as cache: ...      # or: cache = stores.open_cache(); fill(cache, reports=1_000)
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from officer_app.domain import deadlines
from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Actor, Attachment, Event, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Role, Status, Visibility
from officer_app.domain.workflow import DEFAULT_STEPS
from sync.cache import CacheStore
from sync.feed import FeedReport
from sync.keys import StoreKey
from sync.stores import Stores, open_stores

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
KEY = StoreKey(b"a key for tests only".ljust(32, b"."))
CITY, DISTRICT = "31.75", "31.75.07"
WARDS = {
    "31.75.07.1001": "Pondok Bambu",
    "31.75.07.1002": "Duren Sawit",
    "31.75.07.1003": "Klender",
    "31.75.07.1004": "Pondok Kelapa",
    "31.75.08.1001": "Makasar",
    "31.71.01.1001": "Gambir",
}
HALF_SIDES = {"city": 0.05, "district": 0.02, "ward": 0.008, "neighbourhood": 0.002}
CATEGORIES = {
    "flood": ("Banjir", "Flood"),
    "waste": ("Sampah", "Rubbish"),
    "traffic": ("Kemacetan", "Traffic jam"),
    "parking": ("Parkir liar", "Illegal parking"),
    "streetlight": ("Lampu jalan", "Street light"),
}
AGENCIES = {"SDA": "Dinas Sumber Daya Air", "LH": "Dinas Lingkungan Hidup", "DISHUB": "Dinas Perhubungan"}
UNITS = {"PPSU-KLENDER": "PPSU Klender", "SATPOL-DS": "Satpol PP Duren Sawit"}
HOURS = {"response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}
TEXTS = (
    "Banjir setinggi lutut di jalan Dermaga",
    "Sampah menumpuk di depan pasar sejak kemarin",
    "Mobil parkir menutup setengah jalan",
    "Lampu jalan mati sudah tiga malam",
    "Macet parah karena truk mogok",
)

LURAH = Officer("o-lurah", "lurah.klender", "Siti Aminah", "Lurah Klender", frozenset({Role.STAFF}), ("31.75.07.1003",))
STAFF = Officer("o-staff", "staf.durensawit", "Budi Santoso", "Staf Kecamatan", frozenset({Role.STAFF}), (DISTRICT,))
SUPERVISOR = Officer("o-camat", "camat.durensawit", "Rahmat Hidayat", "Camat", frozenset({Role.SUPERVISOR, Role.STAFF}), (CITY,))
OFFICERS = (LURAH, STAFF, SUPERVISOR)


def clock() -> datetime:
    """The moment at which tests happen."""
    return NOW


def open_temporary(home: Path, *, clock: Callable[[], datetime] = clock, key: StoreKey = KEY) -> Stores:
    """Real stores below a folder of the test."""
    return open_stores(home, key, clock=clock)


@contextmanager
def filled(stores: Stores, *, reports: int = 100, wards: Sequence[str] = tuple(WARDS), seed: int = 1) -> Iterator[CacheStore]:
    """The cache with synthetic reports and reference data in it, closed at the end."""
    cache = stores.open_cache()
    try:
        fill(cache, reports=reports, wards=wards, seed=seed)
        yield cache
    finally:
        cache.close()


def fill(
    cache: CacheStore, *, reports: int = 100, wards: Sequence[str] = tuple(WARDS), seed: int = 1, page: int = 2_000
) -> list[Report]:
    """Put reference data, areas and so many reports into the cache; the same seed makes the same reports."""
    put_reference(cache)
    made = synthetic_reports(reports, wards=wards, seed=seed)
    for start in range(0, max(len(made), 1), page):
        items = [FeedReport(report, history_of(report)) for report in made[start : start + page]]
        cache.apply_page(items, f"cursor-{start + len(items)}", NOW)
    cache.mark_synced(NOW)
    return made


def put_reference(cache: CacheStore) -> None:
    """Put the reference data and the areas into the cache."""
    cache.put_document("reference", '"r1"', reference_document())
    for level in ("city", "district", "ward", "neighbourhood"):
        cache.put_document(f"areas/{level}", '"a1"', areas_document(level))
    cache.put_document("roads", '"w1"', roads_document())


def synthetic_reports(count: int, *, wards: Sequence[str] = tuple(WARDS), seed: int = 1) -> list[Report]:
    """Reports of all statuses, categories and wards, the newest minutes old, revisions 1, 2, 3 ..."""
    rng = random.Random(seed)
    return [_report(rng, number, count, wards) for number in range(count)]


def history_of(report: Report) -> tuple[Event, ...]:
    """A history that fits a report's status."""
    events = [Event(seq=1, kind="received", at=report.received_at, data={"channel": report.channel.value})]
    if report.status is not Status.WAITING:
        actor = Actor(id=LURAH.id, name=LURAH.name, title=LURAH.title)
        data: dict[str, object] = {"to": report.status.value}
        at = report.received_at + timedelta(minutes=20)
        events.append(Event(seq=2, kind="move", at=at, recorded_at=at, actor=actor, op_id=f"op-{report.id}", data=data))
    return tuple(events)


def reference_document() -> bytes:
    """The answer to GET /reference."""
    return msgspec.json.encode(
        {
            "version": "1",
            "categories": [
                {"code": code, "name": name, "name_en": name_en, **HOURS} for code, (name, name_en) in CATEGORIES.items()
            ],
            "agencies": [{"code": code, "name": name} for code, name in AGENCIES.items()],
            "units": [{"code": code, "name": name} for code, name in UNITS.items()],
            "officers": [
                {"id": o.id, "name": o.name, "title": o.title, "roles": sorted(o.roles), "areas": list(o.areas)} for o in OFFICERS
            ],
            "workflow": [
                {"source": s.source, "target": s.target, "kind": s.kind, "roles": sorted(s.roles), "needs": sorted(s.needs)}
                for s in DEFAULT_STEPS
            ],
            "areas_version": "1",
            "approximate_areas": True,
        }
    )


def calendar_document(calendar: WorkCalendar) -> dict[str, object]:
    """A calendar as GET /reference has it."""
    return {
        "hours": [dict(zip(("weekday", "begins", "ends"), stretch, strict=True)) for stretch in calendar.written_hours()],
        "holidays": [{"date": day, "name": name} for day, name in calendar.written_holidays()],
    }


def areas_document(level: str) -> bytes:
    """The answer to GET /areas?level=: squares around each ward's centre; no neighbourhoods."""
    names = {
        "city": {"31.75": "Jakarta Timur", "31.71": "Jakarta Pusat"},
        "district": {"31.75.07": "Duren Sawit", "31.75.08": "Makasar", "31.71.01": "Gambir"},
        "ward": WARDS,
        "neighbourhood": {},
    }[level]
    return msgspec.json.encode(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"code": code, "name": name, "level": level, "approximate": True},
                    "geometry": {"type": "Polygon", "coordinates": [_square(code, HALF_SIDES[level])]},
                }
                for code, name in names.items()
            ],
        }
    )


def roads_document() -> bytes:
    """The answer to GET /roads: one road through Klender."""
    lon, lat = centre_of("31.75.07.1003")
    line = {"type": "LineString", "coordinates": [[lon - 0.01, lat], [lon, lat + 0.001], [lon + 0.01, lat]]}
    feature = {"type": "Feature", "properties": {"cls": 2, "name": "Jalan Dermaga"}, "geometry": line}
    return msgspec.json.encode({"type": "FeatureCollection", "features": [feature]})


def centre_of(ward: str) -> tuple[float, float]:
    """A made-up centre for an area code, somewhere in Jakarta."""
    place = list(WARDS).index(next((code for code in WARDS if code.startswith(ward)), next(iter(WARDS))))
    return 106.80 + 0.025 * (place % 3), -6.25 + 0.025 * (place // 3)


def _square(code: str, half: float) -> list[list[float]]:
    lon, lat = centre_of(code)
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return [[lon + east, lat + north] for east, north in corners]


def _report(rng: random.Random, number: int, count: int, wards: Sequence[str]) -> Report:
    received = NOW - timedelta(minutes=5 + 7 * (count - number))
    status = rng.choices(tuple(Status), weights=(8, 2, 1, 5, 2, 10, 2, 1))[0]
    ward = rng.choice(wards)
    report_id = f"{rng.getrandbits(128):032x}"
    lon, lat = centre_of(ward)
    approximate = rng.random() < 0.2
    spread = 0.0 if approximate else 0.007
    return Report(
        id=report_id,
        number=f"JK{received:%y%m%d}{number % 10_000:04d}",
        channel=rng.choice(tuple(Channel)),
        category=rng.choice(tuple(CATEGORIES)),
        text=f"{rng.choice(TEXTS)}, RT {rng.randint(1, 12):02d} no {number}",
        status=status,
        ward=ward,
        received_at=received,
        updated_at=received + timedelta(minutes=20),
        clocks=_clocks(status, received),
        rev=number + 1,
        visibility=Visibility.PRIVATE if rng.random() < 0.05 else Visibility.PUBLIC,
        point=(lon + rng.uniform(-spread, spread), lat + rng.uniform(-spread, spread)),
        approximate=approximate,
        address=f"Jl. Contoh {number % 90}",
        assignee=LURAH.id if status is Status.IN_PROGRESS and rng.random() < 0.5 else None,
        agency="SDA" if status is Status.COORDINATING else None,
        public_answer="Sudah ditangani" if status is Status.DONE else None,
        attachments=_photos(rng, number),
    )


def _clocks(status: Status, received: datetime) -> deadlines.Clocks:
    clocks = deadlines.start(received, ClockPolicy())
    moved = received + timedelta(minutes=20)
    if status is Status.WAITING:
        return clocks
    if status is Status.COORDINATING:
        return deadlines.pause(deadlines.respond(clocks, moved), moved)
    if status in (Status.DONE, Status.REJECTED, Status.DUPLICATE):
        return deadlines.resolve(clocks, moved)
    return deadlines.respond(clocks, moved)


def _photos(rng: random.Random, number: int) -> tuple[Attachment, ...]:
    if number % 3:
        return ()
    sha256 = f"{rng.getrandbits(256):064x}"
    return (Attachment(sha256=sha256, size=120_000, mime="image/jpeg", role=PhotoRole.CITIZEN, width=1280, height=960),)
