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
from sync.care.work_rows import Values
from sync.database import Row

TABLES = ("operation", "operation_base", "blob", "conflict", "resolution", "draft", "draft_photo", "audit", "meta")
_PAGE = 4_096
# No row of any table is so small that more of them fit into a page.
_ROWS_IN_PAGE = 32
# So many rows one by one, then one of so many, until so many could not be read in a row: each costs a new connection.
_CLOSE, _STEP, _MOST_FAILED = 64, 8, 1_000
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
    scan = _Scan(reading, table, reading.places(table))
    rows = [dict(zip(names, row, strict=True)) for row in scan.run()]
    true = [row for row in rows if _is_true(table, row)]
    if scan.is_whole and len(true) == len(rows):
        found.holes.discard(table)
    found.rows[table] = true


@dataclass(slots=True)
class _Scan:
    """Reads a table from its beginning: in wide stretches where they can be read, row by row around what cannot.

    Where nothing can be read for long, it only tries every so many rows: each page has more than that.
    """

    reading: _Reading
    table: str
    places: Sequence[int]
    is_whole: bool = True
    _rows: list[Row] = field(default_factory=list)

    def run(self) -> list[Row]:
        """All rows that can be read."""
        position, width, failed, step = 0, max(len(self.places), 1), 0, 1
        while position < len(self.places) and failed < _MOST_FAILED:
            if self._read(position, position + width):
                if step > 1:
                    self._read_back(position - 1, position - step)
                position, width, failed, step = position + width, width * 4, 0, 1
            elif width > 1:
                width = max(1, width // 8)
            else:
                failed += 1
                step = 1 if failed < _CLOSE else _STEP
                position += step
        return self._rows

    def _read(self, start: int, end: int) -> bool:
        sql = f"SELECT * FROM {self.table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"  # noqa: S608
        try:
            self._rows += self.reading.rows(sql, self.places[start], self.places[min(end, len(self.places)) - 1])
        except (dbapi2.Error, UnicodeDecodeError):
            self.is_whole = False
            return False
        return True

    def _read_back(self, position: int, to: int) -> None:
        while position > to and self._read(position, position + 1):
            position -= 1


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
