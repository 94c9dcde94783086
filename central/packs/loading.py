"""Loads a pack into the central API's storage: reference data in one transaction, reports in batches of one transaction each.

Whatever is killed in the middle leaves whole batches behind, and the next loading goes on from there: reports are told by their
source, so that nothing is ever doubled, not by two loadings at the same time either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from central import schema
from central.blob_rows import record_blob
from central.blobs import StoredBlob
from central.officers import hash_password, list_officers
from central.packs import storing
from central.packs.catalogue import BY_CODE
from central.packs.darkroom import Darkroom
from central.packs.findings import Findings, PackError, RowBrokenError
from central.packs.history import Teller, Told
from central.packs.placing import Placed, Placing
from central.packs.reading import read_pack
from central.packs.records import Pack, PackReport
from central.packs.summary import LoadSummary
from central.reports import NewReport, insert_reports, known_source_keys
from central.storage import Storage, Writing
from central.working_time import read_calendar, read_working_time, store_calendar
from officer_app.domain.vocabulary import AreaLevel
from officer_app.domain.workflow import Workflow

BATCH = 2000
# How old the newest report of a shifted pack is: new, but not from the future for a computer whose clock is a little behind.
NEWEST_AGE = timedelta(minutes=3)

_CHUNK = 500

Sited = tuple[PackReport, Placed]


def load_pack(storage: Storage, path: Path, *, now: datetime, shift_to_now: bool = False) -> LoadSummary:
    """Load the pack in a folder and give account of it; PackError when there is none."""
    findings = Findings()
    pack = read_pack(path, findings)
    counts = _store_reference(storage, pack)
    sited = list(_sited(storage, pack, findings))
    shift = _shift(sited, now) if shift_to_now else timedelta(0)
    floods = _store_floods(storage, pack, findings, shift, now)
    loader = _Loader(storage, pack, findings, shift, {report.source_key for report, _ in sited})
    for start in range(0, len(sited), BATCH):
        loader.load(sited[start : start + BATCH])
    return replace(
        counts,
        read=findings.read,
        accepted=loader.accepted,
        already_there=loader.already_there,
        refused=findings.refused,
        approximate=loader.approximate,
        events=loader.events,
        photos=loader.photos,
        floods=floods,
        shifted_seconds=shift.total_seconds() if shift_to_now else None,
        broken=tuple(findings.broken),
        refused_rows=tuple(findings.refused_rows),
        mended=tuple(findings.mended),
        skipped=tuple(findings.skipped),
    )


def _store_reference(storage: Storage, pack: Pack) -> LoadSummary:
    """Write all but the reports; returns a summary in which only those counts stand."""
    pack.categories.update({code: BY_CODE[code] for code in _used(pack) if code not in pack.categories})
    # One hash for each password: only demo packs carry any, and forty hashes of the same word would take two seconds.
    hashes = {password: hash_password(password) for password in {officer.password for officer in pack.officers.values()}}
    with storage.writing() as tx:
        counts = LoadSummary(
            pack=pack.name,
            read=0,
            accepted=0,
            already_there=0,
            refused={},
            approximate=0,
            areas=storing.store_areas(tx, pack),
            roads=storing.store_roads(tx, pack.roads),
            categories=storing.store_categories(tx, pack),
            agencies=storing.store_agencies(tx, pack.agencies),
            units=storing.store_units(tx, pack.units),
            officers=storing.store_officers(tx, pack.officers.values(), hashes),
            calendar=_store_calendar(tx, pack),
        )
        _say_what_changed(tx, counts)
    return counts


def _store_calendar(tx: Writing, pack: Pack) -> bool:
    changed = pack.calendar is not None and store_calendar(tx, pack.calendar)
    counted = sorted(code for code, category in pack.categories.items() if category.office_hours)
    if counted and read_calendar(tx.connection) is None:
        raise PackError(
            f"The category {counted[0]} counts office hours, and no calendar says which these are. Nothing was changed. "
            "Add a calendar.json to the pack."
        )
    return changed


def _store_floods(storage: Storage, pack: Pack, findings: Findings, shift: timedelta, now: datetime) -> int | None:
    """Write the state of the floods, when the pack tells one and it is news; returns of how many areas."""
    if pack.floods is None:
        return None
    with storage.writing() as tx:
        stored = storing.store_floods(tx, pack.floods, shift, now)
    if stored is None:
        findings.skip(pack.floods.file, "is no newer than the state of the floods that is stored")
    return stored


def _say_what_changed(tx: Writing, counts: LoadSummary) -> None:
    if counts.areas or counts.roads:
        tx.areas_changed()
    elif counts.categories or counts.agencies or counts.units or counts.officers or counts.calendar:
        tx.reference_changed()


def _used(pack: Pack) -> Iterator[str]:
    return (report.category for report in pack.reports)


def _sited(storage: Storage, pack: Pack, findings: Findings) -> Iterator[Sited]:
    """The reports that lie in an area, oldest first; the others are refused in the findings."""
    with storage.reading() as connection:
        stored, spellings = storing.stored_areas(connection, (AreaLevel.WARD, AreaLevel.NEIGHBOURHOOD))
    areas = {area.code: area for area in stored} | pack.areas
    placing = Placing(areas.values(), spellings | pack.aliases)
    for report in sorted(pack.reports, key=lambda report: (report.received_at, report.source_key)):
        try:
            yield report, placing.place(report.point, report.place)
        except RowBrokenError as error:
            findings.report_broken(report.where, error)


def _shift(sited: Iterable[Sited], now: datetime) -> timedelta:
    """One offset for all times of the pack: its newest report becomes minutes old, and nothing lies in the future."""
    reports = [report for report, _ in sited]
    if not reports:
        return timedelta(0)
    newest = max(report.received_at for report in reports)
    latest = max((event.at for report in reports for event in report.events), default=newest)
    return min(now - NEWEST_AGE - newest, now - latest)


class _Loader:
    """Stores the reports of one pack, batch by batch, and counts."""

    def __init__(self, storage: Storage, pack: Pack, findings: Findings, shift: timedelta, keys: set[str]) -> None:
        self._storage = storage
        self._pack = pack
        self._findings = findings
        self._shift = shift
        self._keys = keys
        with storage.reading() as connection:
            self._officers = {officer.login: officer for officer in list_officers(connection)}
            self._policies = storing.policies(connection)
            self._working = read_working_time(connection)
        self.accepted = self.already_there = self.approximate = self.events = self.photos = 0

    def load(self, batch: Sequence[Sited]) -> None:
        """Store the batch's reports that are not there yet, in one transaction."""
        with self._storage.reading() as connection:
            known = known_source_keys(connection, [report.source_key for report, _ in batch])
        self.already_there += len(known)
        fresh = [(report, placed) for report, placed in batch if report.source_key not in known]
        darkroom = Darkroom((report for report, _ in fresh), self._shift)
        told = list(self._told(fresh, darkroom))
        # Two at a time: verifying a photo is decoding it, which runs without the interpreter's lock.
        with ThreadPoolExecutor(max_workers=2, thread_name_prefix="storing") as pool:
            blobs = list(pool.map(self._storage.blobs.store, darkroom.developed.values()))
        with self._storage.writing() as tx:
            self._write(tx, told, {blob.sha256: blob for blob in blobs})

    def _told(self, fresh: Iterable[Sited], darkroom: Darkroom) -> Iterator[Told]:
        teller = Teller(
            self._pack.name, self._officers, self._policies, self._working, darkroom, Workflow(), self._shift, self._keys
        )
        for report, placed in fresh:
            try:
                yield teller.tell(report, placed)
            except RowBrokenError as error:
                self._findings.report_broken(report.where, error)

    def _write(self, tx: Writing, told: Sequence[Told], blobs: Mapping[str, StoredBlob]) -> None:
        # Asked again inside the transaction: another loading may have been quicker.
        known = known_source_keys(tx.connection, [report.source_key for report in told])
        fresh = [report for report in told if report.source_key not in known]
        # Reports that bring a number go first, so that no number is given that one of them has.
        numbered = _without_taken_numbers(tx, [report for report in fresh if report.report.number], self._findings)
        for group in (numbered, [report for report in fresh if not report.report.number]):
            if group:
                insert_reports(tx, [_new(report) for report in group])
        used = {photo.sha256: photo.added_by for report in fresh for photo in report.report.attachments}
        for sha256, holder in used.items():
            record_blob(tx, blobs[sha256], holder)
        self._count(fresh, already=len(known))

    def _count(self, fresh: Sequence[Told], already: int) -> None:
        self.already_there += already
        self.accepted += len(fresh)
        self.approximate += sum(report.report.approximate for report in fresh)
        self.events += sum(len(report.events) for report in fresh)
        self.photos += sum(len(report.report.attachments) for report in fresh)


def _new(told: Told) -> NewReport:
    return NewReport(
        report=told.report,
        source_key=told.source_key,
        raw_text=told.raw_text,
        events=told.events,
        attachments=told.report.attachments,
    )


def _without_taken_numbers(tx: Writing, told: Sequence[Told], findings: Findings) -> list[Told]:
    """The reports, those whose number another report has stripped of it, to be given a new one."""
    column, numbers, taken = schema.report.c.number, [report.report.number for report in told], set[str]()
    for start in range(0, len(numbers), _CHUNK):
        taken |= set(tx.execute(select(column).where(column.in_(numbers[start : start + _CHUNK]))).scalars())
    return [_renumbered(report, taken, findings) for report in told]


def _renumbered(told: Told, taken: set[str], findings: Findings) -> Told:
    number = told.report.number
    if number not in taken:
        taken.add(number)
        return told
    findings.put_right(told.where, "number", f"another report has the number {number}; a new one was given")
    return replace(told, report=replace(told.report, number=""))
