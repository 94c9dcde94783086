"""What can still be read of a damaged work.db: every row whose pages open, each checked as far as it can be."""

import hashlib
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from sync import audit
from sync.database import Row
from sync.work_rows import Values

TABLES = ("operation", "operation_base", "blob", "conflict", "resolution", "draft", "draft_photo", "audit", "meta")
_PAGE = 4_096
# No row of any table is so small that more of them fit into a page.
_ROWS_IN_PAGE = 32
# Each that fails costs a new connection.
_MOST_PROBES = 20_000
_DOCUMENTS = ("base", "mine", "theirs", "photo")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Salvage:
    """The rows of each table, and the tables of which some could not be read."""

    rows: dict[str, list[Values]] = field(default_factory=dict)
    holes: set[str] = field(default_factory=set)

    def of(self, table: str) -> list[Values]:
        """The rows that were read of a table."""
        return self.rows.get(table, [])


def salvage(path: Path, key: str, *, audit_lines: int | None = None) -> Salvage:
    """Read a damaged file; the file itself changes (its log is folded in), so it must be a copy.

    `audit_lines` is how many lines the audit may have, where others know it: nothing else tells where a damaged one ends.
    """
    found, reading = Salvage(holes=set(TABLES)), _Reading(path, key, {"audit": audit_lines})
    try:
        for table in TABLES:
            _read_table(reading, table, found)
    except dbapi2.Error as error:
        log.warning("the damaged file cannot be opened: %s", error)
    finally:
        reading.close()
    return found


class _Reading:
    """A connection that is opened anew after each page that could not be read, because it reads nothing any more then."""

    def __init__(self, path: Path, key: str, most: dict[str, int | None]) -> None:
        self._path, self._key, self._most = path, key, most
        self._connection: Connection | None = None

    def rows(self, sql: str, *params: object) -> list[Row]:
        """The rows of a query."""
        if self._connection is None:
            self._connection = _connect(self._path, self._key)
        try:
            found: list[Row] = self._connection.execute(sql, params).fetchall()
        except BaseException:
            self.close()
            raise
        return found

    def places(self, table: str) -> Sequence[int]:
        """Where rows of a table may be, ascending: by the table itself, by an index of it, or by what fits into the file."""
        with suppress(dbapi2.Error):
            return range(1, (self.rows(f"SELECT max(rowid) FROM {table}")[0][0] or 0) + 1)  # noqa: S608
        with suppress(dbapi2.Error):
            for index in self.rows(f"PRAGMA index_list({table})"):
                with suppress(dbapi2.Error):
                    return sorted(row[0] for row in self.rows(f'SELECT rowid FROM {table} INDEXED BY "{index[1]}"'))  # noqa: S608
        return range(1, (self._most.get(table) or max(self._path.stat().st_size // _PAGE, 1) * _ROWS_IN_PAGE) + 1)

    def close(self) -> None:
        """Close it; the next query opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _connect(path: Path, key: str) -> Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"""PRAGMA key = "x'{key}'" """)
        # A file that is shorter than it says it is, or with a schema that is not quite right, is read as it is.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _read_table(reading: _Reading, table: str, found: Salvage) -> None:
    names = [row[1] for row in reading.rows(f"PRAGMA table_info({table})")]
    if not names:
        return
    found.holes.discard(table)
    rows: list[Values] = []
    places = reading.places(table)
    waiting, probes = [(0, len(places) - 1)] if places else [], 0
    while waiting and probes < _MOST_PROBES:
        low, high = waiting.pop()
        probes += 1
        try:
            read = reading.rows(
                f"SELECT * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?",  # noqa: S608
                places[low],
                places[high],
            )
        except (dbapi2.Error, UnicodeDecodeError):
            found.holes.add(table)
            if low < high:
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]
            continue
        rows += [dict(zip(names, row, strict=True)) for row in read]
    true = [row for row in rows if _is_true(table, row)]
    if waiting or len(true) < len(rows):
        found.holes.add(table)
    found.rows[table] = true


def _is_true(table: str, row: Values) -> bool:
    """Whether a row is as it was written, as far as it can tell."""
    try:
        if table == "operation":
            return bool(hashlib.sha256(row["document"]).hexdigest() == row["sha256"])
        if table == "audit":
            return audit.is_true(tuple(row[name] for name in audit.COLUMNS))
        for name in _DOCUMENTS:
            if row.get(name) is not None:
                msgspec.json.decode(row[name])
    except (TypeError, ValueError, KeyError):  # msgspec's errors are values that do not fit
        return False
    return True
