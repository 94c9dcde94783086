"""The journal of work.db: a second place for what was recorded since the newest backup.

It follows the audit chain. After a command has committed, and after each run of the engine, the audit's new lines are appended
with the rows that they are about; a new journal begins with what is still on its way. That the journal cannot be written never
harms what was committed: it is logged, told, and made up for later.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from sync import audit
from sync.audit import START
from sync.care.work_rows import Rows, standing_rows, whole_rows
from sync.database import Database, Row
from sync.errors import StoreError
from sync.locks import locked
from sync.moments import to_millis
from sync.sealed.log import Entry, SealedLog

# Acts after which only the operation's standing is another; at all others the whole of it is written.
_LIGHT = frozenset({"applied", "settled", "conflict", "quarantined", "decided", "discarded"})
# Without a backup, a longer audit than this is not written again as a whole.
_SHORT = 1_000
# The fact of the installation that names the line of the audit up to which the newest backup goes.
BACKED_UP = "backup_seq"

log = logging.getLogger(__name__)


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """The first entry: from which line of the audit this journal goes on, and the facts of the installation."""

    at: int
    seq: int
    hash: str
    meta: dict[str, str]


class Held(msgspec.Struct, frozen=True, tag="held"):
    """An operation that was not settled when the journal was begun, with the line from which it goes on."""

    seq: int
    hash: str
    rows: Rows


class Told(msgspec.Struct, frozen=True, tag="told"):
    """A line of the audit, with the rows that it is about."""

    line: tuple[int, int, str, str, str, str, str, str]
    rows: Rows


Saying = Begun | Held | Told
_encode = msgspec.msgpack.Encoder().encode
_decoder: msgspec.msgpack.Decoder[Saying] = msgspec.msgpack.Decoder(Saying)


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal says, in order; `holes` counts the stretches that cannot be read."""

    sayings: tuple[Saying, ...]
    holes: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing between its beginning and its end."""
        if self.holes or not self.sayings or not isinstance(self.sayings[0], Begun):
            return False
        told = [saying.line[0] for saying in self.sayings if isinstance(saying, Told)]
        return told == list(range(self.sayings[0].seq + 1, self.sayings[0].seq + 1 + len(told)))


@dataclass(frozen=True, slots=True)
class _Tail:
    entry: Entry
    seq: int
    hash: str


class Journal:
    """The journal of one home; usable from every thread and by several processes."""

    def __init__(self, path: Path, key: bytes, *, clock: Callable[[], datetime], on_state: Callable[[str | None], None]) -> None:
        """`on_state` hears what is wrong when it cannot be written, and None when it can be again."""
        self.path = path
        self.former = path.with_name(path.name + ".former")
        self._log = SealedLog(path, key)
        self._former_log = SealedLog(self.former, key)
        self._lock = path.with_name(path.name + ".lock")
        self._clock = clock
        self._on_state = on_state
        self._thread = threading.Lock()
        self._kept: int | None = None
        self._known_tail: _Tail | None = None
        self._failed = False

    def keep_up(self, database: Database) -> None:
        """Append what the audit has more than the journal; never raises for the disk or the store."""
        try:
            newest: int = database.value("SELECT max(seq) FROM audit") or 0
            if newest != self._kept:
                self._catch_up(database)
                self._well()
        except (OSError, StoreError) as error:
            problem = error.code if isinstance(error, StoreError) else error.strerror or type(error).__name__
            log.warning("the journal of work could not be written: %s", problem)
            self._failed = True
            self._known_tail = None
            self._on_state(problem)

    def begin_anew(self, database: Database) -> None:
        """A new journal for what is on its way, right after a backup; the old one stays beside it. OSError, StoreError."""
        with self._thread, locked(self._lock):
            self._begin(database)
        self._well()

    def is_ahead(self, database: Database) -> bool:
        """Whether it knows of work that the database does not: commits were lost, or the file was put in another's place."""
        tail = self._tail()
        if tail is None or tail.seq == 0:
            return False
        found: str | None = database.value("SELECT hash FROM audit WHERE seq = ?", (tail.seq,))
        return found != tail.hash

    def read(self, *, former: bool = False) -> JournalRead | None:
        """All that can be read, of this journal or the one before it; None when there is none."""
        try:
            found = (self._former_log if former else self._log).read()
        except OSError:
            return None
        sayings = tuple(map(_said, found.entries))
        return JournalRead(tuple(saying for saying in sayings if saying is not None), found.holes)

    def opens(self) -> bool:
        """Whether there is a journal that was written with this key."""
        read = self.read()
        return read is not None and bool(read.sayings)

    def set_aside(self) -> None:
        """It belongs to a work.db that is no more; the next entry begins a new one."""
        with self._thread, locked(self._lock):
            if self.path.exists():
                self.path.replace(self.former)
            self._kept = None

    def _catch_up(self, database: Database) -> None:
        with self._thread, locked(self._lock):
            tail = self._tail()
            if tail is None or not _follows(database, tail):
                self._begin(database)
                return
            lines = audit.lines_after(database, tail.seq)
            if lines:
                entry = self._log.append([_encode(_told(database, line)) for line in lines], tail.entry)
                tail = _Tail(entry, lines[-1][0], lines[-1][7])
            self._kept, self._known_tail = tail.seq, tail

    def _begin(self, database: Database) -> None:
        with database.snapshot():
            since, last = _base(database)
            begun = Begun(to_millis(self._clock()), since, last, dict(database.rows("SELECT key, value FROM meta")))
            live = database.rows("SELECT op_id FROM operation WHERE state NOT IN ('settled', 'discarded') ORDER BY seq")
            held = [Held(since, last, whole_rows(database, op_id)) for (op_id,) in live]
            lines = audit.lines_after(database, since)
            told = [_told(database, line) for line in lines]
        self._log.begin_anew(map(_encode, (begun, *held, *told)), self.former)
        self._kept = lines[-1][0] if lines else since

    def _tail(self) -> _Tail | None:
        try:
            if self._known_tail is not None and self._log.ends_with(self._known_tail.entry):
                return self._known_tail
            entry = self._log.last()
            line = None if entry is None else _line_of(_said(entry))
            if entry is not None and line is not None:
                return _Tail(entry, *line)
            entries = self._log.read().entries
        except FileNotFoundError:
            return None
        line = _last_line(map(_said, reversed(entries)))
        return None if line is None else _Tail(entries[-1], *line)

    def _well(self) -> None:
        if self._failed:
            self._failed = False
            self._on_state(None)


def _base(database: Database) -> tuple[int, str]:
    """The line from which a new journal goes on: the newest backup's, or, without one, the beginning of a short audit."""
    newest = audit.last(database)
    backed_up: str | None = database.value("SELECT value FROM meta WHERE key = ?", (BACKED_UP,))
    if backed_up is None:
        return (0, START) if newest[0] <= _SHORT else newest
    found = database.row("SELECT seq, hash FROM audit WHERE seq = ?", (int(backed_up),))
    return (found[0], found[1]) if found else (0, START)


def _follows(database: Database, tail: _Tail) -> bool:
    if tail.seq == 0:
        return True
    found: str | None = database.value("SELECT hash FROM audit WHERE seq = ?", (tail.seq,))
    return found == tail.hash


def _told(database: Database, line: Row) -> Told:
    rows_of = standing_rows if line[3] in _LIGHT else whole_rows
    seq, at, actor, act, subject, facts, former, own = line
    return Told((seq, at, actor, act, subject, facts, former, own), rows_of(database, subject))


def _said(entry: Entry) -> Saying | None:
    try:
        return _decoder.decode(entry.data)
    except msgspec.MsgspecError:  # the words of a newer app
        log.warning("an entry of the journal is not understood")
        return None


def _line_of(saying: Saying | None) -> tuple[int, str] | None:
    match saying:
        case Told():
            return saying.line[0], saying.line[7]
        case Begun() | Held():
            return saying.seq, saying.hash
    return None


def _last_line(latest_first: Iterable[Saying | None]) -> tuple[int, str] | None:
    return next((line for saying in latest_first if (line := _line_of(saying)) is not None), None)
