"""One connection to an encrypted SQLite file: its settings, its transactions, and its errors turned into ours at this edge."""

import errno
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from sync.errors import DiskFull, StoreDamaged, StoreError
from sync.milestones import reached
from sync.right_of_way import window_first

FULL = 2
NORMAL = 1
_BUSY_MILLIS = 15_000
_SQLITE_BUSY, _SQLITE_LOCKED, _SQLITE_IOERR, _SQLITE_CORRUPT, _SQLITE_FULL, _SQLITE_NOTADB = 5, 6, 10, 11, 13, 26
# Less than the smallest file that SQLite needs beside a database.
_LEAST_FREE = 64 * 1024
_BULK_KIB, _BULK_PAGES = 32_768, 4_000
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})

Row = tuple[Any, ...]
Params = Sequence[object] | dict[str, object]

log = logging.getLogger(__name__)


@contextmanager
def guarded(store: str, on_damage: Callable[[], None] | None = None, folder: Path | None = None) -> Iterator[None]:
    """Turn errors of the database and of the disk into StoreError; mistakes in our own SQL stay what they are.

    `folder` is where the database lies: on a full disk some of its files fail with no better word than "io".
    """
    try:
        yield
    except (dbapi2.ProgrammingError, dbapi2.IntegrityError, dbapi2.InterfaceError):
        raise
    except dbapi2.Error as error:
        found = _store_error(error, store, folder)
        if isinstance(found, StoreDamaged) and on_damage is not None:
            on_damage()
        raise found from error
    except OSError as error:
        raise disk_error(error, store) from error


def disk_error(error: OSError, store: str) -> StoreError:
    """What a failed write or read of a file means."""
    if error.errno in _NO_SPACE:
        return DiskFull(store=store)
    return StoreError(store=store, problem=error.strerror or "io")


class Database:
    """A connection that belongs to the thread that opened it.

    `synchronous` is FULL where a commit must survive a power failure; a query-only connection can write nothing; a bulk one keeps
    more pages in memory and in the log, for pages of thousands of rows. `after_commit` hears of every commit and never raises.
    A `still` one reads a file that nobody writes, and leaves it and its folder as they are.
    """

    def __init__(
        self,
        path: Path,
        key: str,
        *,
        synchronous: int,
        query_only: bool = False,
        bulk: bool = False,
        still: bool = False,
        on_damage: Callable[[], None] | None = None,
        after_commit: Callable[["Database"], None] | None = None,
    ) -> None:
        self.path = path
        self.name = path.name
        self._on_damage = on_damage
        self._after_commit = after_commit
        self._depth = 0
        with self.guard():
            target = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if still else str(path)
            self.connection: Connection = dbapi2.connect(target, timeout=_BUSY_MILLIS / 1000, isolation_level=None, uri=still)
            try:
                _settle_in(self.connection, key)
                if not still:
                    _make_durable(self.connection, synchronous)
                if bulk:
                    self.connection.execute(f"PRAGMA cache_size = -{_BULK_KIB}")
                    self.connection.execute(f"PRAGMA wal_autocheckpoint = {_BULK_PAGES}")
                if query_only:
                    self.connection.execute("PRAGMA query_only = ON")
            except BaseException:
                self.connection.close()
                raise

    def guard(self) -> Any:
        """Errors inside become ours."""
        return guarded(self.name, self._on_damage, self.path.parent)

    def attach(self, path: Path, key: str, name: str) -> None:
        """Read another encrypted file through this connection."""
        with self.guard():
            # A query-only connection may still attach; the key is bound, so it appears in no statement text.
            self.connection.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path), f"x'{key}'"))

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a query."""
        with self.guard():
            found: list[Row] = self.connection.execute(sql, params).fetchall()
            return found

    def records(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """All rows of a query, by the names of their columns."""
        with self.guard():
            cursor = self.connection.execute(sql, params)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, found, strict=True)) for found in cursor.fetchall()]

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, None when there is none."""
        with self.guard():
            found: Row | None = self.connection.execute(sql, params).fetchone()
            return found

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, None when there is none."""
        found = self.row(sql, params)
        return None if found is None else found[0]

    def batches(self, sql: str, params: Params = (), size: int = 10_000) -> Iterator[list[Row]]:
        """The rows of a large query in stretches."""
        with self.guard():
            cursor = self.connection.execute(sql, params)
            while found := cursor.fetchmany(size):
                yield found

    def execute(self, sql: str, params: Params = ()) -> int:
        """Change rows inside `writing`; answers how many."""
        changed: int = self.connection.execute(sql, params).rowcount
        return changed

    def execute_many(self, sql: str, params: Iterable[Params]) -> None:
        """Change many rows inside `writing`; the window comes first, between two of them."""
        self.connection.executemany(sql, window_first.between(params))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One short write transaction; inside another one it joins it."""
        with self.guard():
            if self._depth:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                reached("commit")
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1
            reached("committed")
        if self._after_commit is not None:
            self._after_commit(self)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several queries that see one state."""
        with self.guard():
            if self._depth:
                yield
                return
            self.connection.execute("BEGIN")
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def checkpoint(self) -> bool:
        """Fold the log into the file; False when another connection was in the way."""
        reached("C17")
        busy = self.value("PRAGMA wal_checkpoint(TRUNCATE)")
        reached("C17")
        return not busy

    def interrupt(self) -> None:
        """End the query at hand, from any thread: it fails with StoreError in its own."""
        self.connection.interrupt()

    def close(self) -> None:
        """Close the connection; closing twice is allowed."""
        self.connection.close()


def _settle_in(connection: Connection, key: str) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    # PRAGMA takes no bound parameters; the key is 64 hexadecimal digits of our own making.
    connection.execute(f"""PRAGMA key = "x'{key}'" """)
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLIS}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")


def _make_durable(connection: Connection, synchronous: int) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    if synchronous == FULL:
        # macOS: fsync alone does not reach the platter.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    if connection.execute("PRAGMA synchronous").fetchone()[0] != synchronous:
        raise StoreError(problem="synchronous")


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE
    except OSError:
        return False


def _store_error(error: dbapi2.Error, store: str, folder: Path | None) -> StoreError:
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == _SQLITE_FULL or (code == _SQLITE_IOERR and folder is not None and _is_full(folder)):
        return DiskFull(store=store)
    if code in (_SQLITE_CORRUPT, _SQLITE_NOTADB):
        return StoreDamaged(store=store)
    problem = {_SQLITE_BUSY: "busy", _SQLITE_LOCKED: "busy", _SQLITE_IOERR: "io"}.get(code, "database")
    log.warning("the store %s failed: %s", store, error)
    return StoreError(store=store, problem=problem)
