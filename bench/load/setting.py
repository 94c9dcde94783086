"""Who works this evening: every ward's lurah and the province's supervisors, signed in and up to date."""

import hashlib
import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, select

from bench.province import people
from central import schema
from central.clock import to_millis
from central.cursors import Cursor, scope_of
from central.officers import list_officers
from central.storage import Storage, read_fact, read_rev
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel

_KNOWN = 25
_HELD = 2
_TOKEN_LIFE = timedelta(hours=2)

Photo = tuple[str, int]


@dataclass(slots=True)
class Office:
    """One officer at his desk: his token, where he stands in the feed, what he works on."""

    officer: Officer
    token: str
    cursor: str
    is_supervisor: bool
    reports: dict[str, str] = field(default_factory=dict)
    held: list[Photo] = field(default_factory=list)
    to_show: list[str] = field(default_factory=list)


def offices_of(data: Path, database: str | None, seed: int, wards: int, supervisors: int) -> list[Office]:
    """So many offices, as they are after the morning's sign-ins; the tokens and the photos they sent are written down here."""
    dice = random.Random(f"{seed}/offices")
    storage = Storage.open(data, database=database)
    try:
        with storage.reading() as connection:
            codes = select(schema.area.c.code).where(schema.area.c.level == str(AreaLevel.WARD)).order_by(schema.area.c.code)
            names = [people.lurah(code) for code in connection.execute(codes).scalars()]
            officers = {officer.login: officer for officer in list_officers(connection)}
            rev, epoch = read_rev(connection), read_fact(connection, "epoch") or ""
        desks = [officers[name] for name in dice.sample(names, min(wards, len(names)))]
        desks += [officers[people.supervisor(number + 1)] for number in range(supervisors)]
        now = to_millis(storage.clock())
        offices = [_office(officer, epoch, rev, now, dice) for officer in desks]
        _write(storage, offices, dice)
        _acquaint(storage, offices)
    finally:
        storage.close()
    return offices


def _office(officer: Officer, epoch: str, rev: int, now: int, dice: random.Random) -> Office:
    cursor = Cursor(epoch, rev, rev, scope_of(officer), now).written()
    return Office(officer, f"bench-{dice.getrandbits(160):040x}", cursor, officer.areas == ("31",))


def _write(storage: Storage, offices: list[Office], dice: random.Random) -> None:
    """Sessions as signing in makes them, without proving 317 passwords; and photos as uploads leave them."""
    with storage.writing() as tx:
        expires = to_millis(tx.now + _TOKEN_LIFE)
        tx.execute(insert(schema.session), [_session(office, expires, dice) for office in offices])
        pool = [(row.sha256, row.size) for row in tx.execute(select(schema.blob).order_by(schema.blob.c.sha256))]
        for office in offices if pool else ():
            office.held = dice.sample(pool, min(_HELD, len(pool)))
        held = {(sha256, office.officer.id) for office in offices for sha256, _ in office.held}
        known = {(row.sha256, row.officer_id) for row in tx.execute(select(schema.blob_holder))}
        rows = [{"sha256": sha256, "officer_id": holder} for sha256, holder in sorted(held - known)]
        if rows:
            tx.execute(insert(schema.blob_holder), rows)


def _session(office: Office, expires: int, dice: random.Random) -> dict[str, object]:
    return {
        "id": f"{dice.getrandbits(128):032x}",
        "officer_id": office.officer.id,
        "device_id": "bench",
        "access_hash": hashlib.sha256(office.token.encode()).hexdigest(),
        "access_expires": expires,
        "refresh_hash": f"{dice.getrandbits(256):064x}",
        "refresh_expires": expires,
        "revoked": False,
    }


def _acquaint(storage: Storage, offices: list[Office]) -> None:
    """Each ward's office knows its newest reports."""
    table = schema.report
    with storage.reading() as connection:
        for office in offices:
            if not office.is_supervisor:
                ward = office.officer.areas[0]
                query = select(table.c.id, table.c.status).where(table.c.ward == ward).order_by(table.c.rev.desc()).limit(_KNOWN)
                office.reports = {row.id: row.status for row in connection.execute(query)}
