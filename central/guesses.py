"""Who guesses at passwords is slowed down, and who knows one is let through (docs/decisions/0036).

Failures are counted for each login by their source: a device that the officer has signed in with before, an address that he has
signed in from before, or a stranger's address. Each source has a count of its own, so that no stranger uses up what a known
device may. Beyond the count attempts are not refused for good: they are spaced, at most five minutes apart.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from central import schema
from central.clock import from_millis, to_millis
from central.storage import Storage, Writing
from central.throttle import Throttle, place_of, too_many_attempts

FAILURE_WINDOW = timedelta(minutes=15)
# What a source may fail at one login before it is slowed down; what is counted is far above what people mistype.
MAX_FAILURES = 10
# Of strangers at one login, wherever they are.
MAX_STRANGE_FAILURES = 100
# Of strangers at one address, at whatever logins: from then on each login is theirs to try once.
MAX_ADDRESS_FAILURES = 100
KNOWN_LIFE = timedelta(days=90)
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(minutes=5)

_STRANGER = "stranger:"
# An officer has a few devices and works in a few places; what is older makes room.
_MOST_KNOWN = 40
_NOTED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to sign in: at which login, and from which source it counts."""

    login: str
    address: str
    source: str

    @property
    def is_strange(self) -> bool:
        """Whether the officer has never signed in from there."""
        return self.source.startswith(_STRANGER)


class Guesses:
    """Counts failed attempts, and knows from where officers have signed in."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._strangers = Throttle(storage.clock, MAX_ADDRESS_FAILURES, FAILURE_WINDOW)

    def attempt(self, login: str, device_id: str, address: str) -> Attempt:
        """The attempt that may go on; `too-many-attempts` where its source has to wait. Reads only, so that refusing is cheap."""
        with self._storage.reading() as connection:
            attempt = Attempt(login, address, self._source(connection, login, device_id, address))
            self._check(connection, attempt, self._storage.clock())
        return attempt

    def begin(self, tx: Writing, attempt: Attempt) -> None:
        """Count an attempt before it is judged, so that many at once cannot slip through; `too-many-attempts`."""
        table = schema.login_failure
        tx.execute(delete(table).where(table.c.at <= to_millis(tx.now - FAILURE_WINDOW)))
        self._check(tx.connection, attempt, tx.now)
        tx.execute(insert(table).values(login=attempt.login, at=tx.now_millis, source=attempt.source))

    def failed(self, attempt: Attempt) -> None:
        """It was wrong, which a stranger's address is remembered for."""
        if attempt.is_strange:
            self._strangers.failed(attempt.address)

    def succeeded(self, tx: Writing, attempt: Attempt) -> None:
        """It was right: what this source mistyped before is forgotten, what others did is not."""
        table = schema.login_failure
        tx.execute(delete(table).where(table.c.login == attempt.login, table.c.source == attempt.source))

    def acquaint(self, tx: Writing, officer_id: str, device_id: str, address: str) -> None:
        """Remember from where an officer has shown who he is; written at most once a day."""
        table = schema.known_source
        mine = table.c.officer_id == officer_id
        for source in (self._device(device_id), self._place(address)):
            same = mine & (table.c.source == source)
            noted = tx.execute(select(table.c.at).where(same)).scalar_one_or_none()
            if noted is None:
                tx.execute(insert(table).values(officer_id=officer_id, source=source, at=tx.now_millis))
                oldest = select(table.c.at).where(mine).order_by(table.c.at.desc()).offset(_MOST_KNOWN - 1).limit(1)
                kept_since = tx.execute(oldest).scalar_one_or_none()
                tx.execute(delete(table).where(mine, table.c.at < (kept_since or 0)))
            elif noted < to_millis(tx.now - _NOTED_FOR):
                tx.execute(update(table).where(same).values(at=tx.now_millis))

    def _source(self, connection: Connection, login: str, device_id: str, address: str) -> str:
        officer, known, session = schema.officer, schema.known_source, schema.session
        officer_id = connection.execute(select(officer.c.id).where(officer.c.login == login)).scalar_one_or_none()
        device, place = self._device(device_id), self._place(address)
        since = to_millis(self._storage.clock() - KNOWN_LIFE)
        query = select(known.c.source).where(
            known.c.officer_id == officer_id, known.c.source.in_((device, place)), known.c.at > since
        )
        found = set(connection.execute(query).scalars()) if officer_id is not None else set()
        # Sessions from before anything was remembered: their devices are known as well.
        held = select(session.c.id).where(session.c.officer_id == officer_id, session.c.device_id == device_id).limit(1)
        if device in found or (officer_id is not None and connection.execute(held).first() is not None):
            return device
        return place if place in found else f"{_STRANGER}{place.removeprefix('place:')}"

    def _check(self, connection: Connection, attempt: Attempt, now: datetime) -> None:
        table = schema.login_failure
        recent = (table.c.login == attempt.login) & (table.c.at > to_millis(now - FAILURE_WINDOW))
        ours = table.c.source == attempt.source
        at = connection.execute(select(table.c.at).where(recent, ours).order_by(table.c.at.desc())).scalars().all()
        _check_spaced(at, len(at), self._free(attempt), now)
        if attempt.is_strange:
            strange = select(func.count(), func.max(table.c.at)).where(recent, table.c.source.startswith(_STRANGER))
            count, newest = connection.execute(strange).one()
            _check_spaced([newest] if newest is not None else [], count, MAX_STRANGE_FAILURES, now)

    def _free(self, attempt: Attempt) -> int:
        return 1 if attempt.is_strange and self._strangers.wait(attempt.address) else MAX_FAILURES

    def _device(self, device_id: str) -> str:
        return f"device:{self._hash(device_id)}"

    def _place(self, address: str) -> str:
        return f"place:{self._hash(place_of(address))}"

    def _hash(self, text: str) -> str:
        return hashlib.sha256(f"{self._storage.instance}:{text}".encode("utf-8", "replace")).hexdigest()[:40]


def _check_spaced(newest_first: Sequence[int], count: int, free: int, now: datetime) -> None:
    """`too-many-attempts` where so many failures ask for a longer pause than there was since the newest."""
    if count < free:
        return
    pause = min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** min(count - free, 10))
    waits = from_millis(newest_first[0]) + pause - now
    if waits > timedelta(0):
        raise too_many_attempts(waits)
