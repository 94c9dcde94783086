"""Fills a central API's data folder with a province, always the same for the same seed and size."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from bench.province import people
from bench.province.album import Album, fill_album
from bench.province.days import days_of
from bench.province.lives import Crew, Person
from bench.province.places import Ward, wards_of
from bench.province.reports import Batch, Reporter, Setting
from bench.province.writing import write_rows
from central import schema
from central.officers import hash_password
from central.packs import storing
from central.packs.findings import Findings
from central.packs.identity import officer_id
from central.packs.reading import read_pack
from central.packs.records import Named, Pack
from central.storage import Storage
from officer_app.domain.areas import parent_of

SHARED = Path(__file__).resolve().parents[3] / "shared" / "jakarta"
# When the province's time ends where nobody says otherwise: always the same, so that the same seed gives the same rows.
UNTIL = datetime(2026, 11, 1, tzinfo=UTC)
UNITS = ("ppsu", "satpol-pp", "pasukan-biru", "pasukan-kuning", "pasukan-hijau")

_BATCH = 20_000
_MOST_PHOTOS = 200
_LEAST_PHOTOS = 34

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was written, and how long it took; every login's password is `people.PASSWORD`."""

    data: Path
    size: int
    seed: int
    events: int
    photos: int
    blobs: int
    wards: tuple[str, ...]
    seconds: float


def fill(
    data: Path,
    size: int,
    seed: int,
    *,
    database: str | None = None,
    until: datetime = UNTIL,
    facts: Path = SHARED,
    say: Say = lambda _: None,
) -> Filled:
    """Make the data folder of a central API with so many reports; it must not hold any yet."""
    began = time.perf_counter()
    storage = Storage.open(data, database=database)
    try:
        pack = _reference(storage, facts)
        say(f"areas, roads and officers after {time.perf_counter() - began:.1f} s")
        wards = wards_of(pack, facts, seed)
        album = fill_album(storage, seed, max(_LEAST_PHOTOS, min(_MOST_PHOTOS, size // 20)))
        say(f"places and {album.count()} photos after {time.perf_counter() - began:.1f} s")
        events = photos = done = 0
        for batch in _batches(pack, wards, album, size, seed, until):
            _write(storage, batch)
            done, events, photos = done + len(batch.reports), events + len(batch.events), photos + len(batch.photos)
            say(f"{done:,} reports after {time.perf_counter() - began:.1f} s")
    finally:
        storage.close()
    codes = tuple(ward.code for ward in wards)
    seconds = time.perf_counter() - began
    return Filled(
        data=data, size=size, seed=seed, events=events, photos=photos, blobs=album.count(), wards=codes, seconds=seconds
    )


def _reference(storage: Storage, facts: Path) -> Pack:
    """Store all of the reference pack but its reports."""
    pack = read_pack(facts, Findings())
    pack.reports.clear()
    pack.units.update({code: Named(code, code.replace("-", " ").title()) for code in UNITS})
    officers = people.officers_of(sorted(pack.areas.values(), key=lambda area: area.code))
    hashed = {people.PASSWORD: hash_password(people.PASSWORD)}
    with storage.writing() as tx:
        storing.store_areas(tx, pack)
        storing.store_roads(tx, pack.roads)
        storing.store_categories(tx, pack)
        storing.store_agencies(tx, pack.agencies)
        storing.store_units(tx, pack.units)
        storing.store_officers(tx, officers, hashed)
        tx.areas_changed()
    pack.officers.update({officer.login: officer for officer in officers})
    return pack


def _batches(pack: Pack, wards: list[Ward], album: Album, size: int, seed: int, until: datetime) -> Iterator[Batch]:
    dice = random.Random(f"{seed}/reports")
    days = days_of(size, until, dice)
    setting = Setting(
        wards=tuple(wards),
        crews=tuple(_crew(pack, ward.code) for ward in wards),
        album=album,
        categories=dict(pack.categories),
        agencies=tuple(sorted(pack.agencies)),
        units=UNITS,
        usual=list(accumulate(ward.share for ward in wards)),
        floods=list(accumulate(ward.flood_share for ward in wards)),
    )
    reporter = Reporter(setting, dice, size, int(until.timestamp() * 1000))
    batch = Batch()
    for day in days:
        reporter.tell(day, batch)
        if len(batch.reports) >= _BATCH:
            yield batch
            batch = Batch()
    if batch.reports:
        yield batch


def _crew(pack: Pack, ward: str) -> Crew:
    def person(login: str) -> Person:
        officer = pack.officers[login]
        return officer_id(login), officer.name, officer.title

    desk = (people.lurah(ward), people.staff(ward, 1), people.staff(ward, 2))
    return Crew(tuple(map(person, desk)), person(people.field(ward)), person(people.camat(parent_of(ward) or "")))


def _write(storage: Storage, batch: Batch) -> None:
    """One transaction; revisions are given as the centre gives them."""
    with storage.writing() as tx:
        revs = tx.next_revs(len(batch.reports))
        numbered = [(*row, rev) for row, rev in zip(batch.reports, revs, strict=True)]
        write_rows(tx.connection, schema.report, numbered)
        write_rows(tx.connection, schema.attachment, batch.photos)
        write_rows(tx.connection, schema.event, batch.events)
