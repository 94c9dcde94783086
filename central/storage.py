"""The data folder of a central API: its database, its photos, and who may write when.

`DIR/central.db` (or another database by address), `DIR/blobs/` photos by hash, `DIR/uploads/` photos on their way.

    storage = Storage.open(Path("data"))
    with storage.writing() as tx:           # one short transaction; its commit wakes those who wait for changes
        rev = tx.next_rev()
        tx.execute(report.insert(), {...})
    with storage.reading() as connection:   # one consistent view
        rows = connection.execute(select(report)).all()
"""

import contextlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, bindparam, create_engine, event, insert, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.sql.base import Executable

from central.blobs import Blobs
from central.clock import Clock, to_millis, utc_now
from central.growing import add_missing_columns, add_missing_indexes
from central.private_files import begin_private, close_to_others
from central.refresh_tokens import KeyFileError, TokenKey
from central.schema import deployment, feed, metadata
from central.security_log import SecurityLog
from central.turnstile import Turnstile

SCHEMA_VERSION = "1"
# Raised with each column, table or fact that a program of before would leave out of what it writes.
LEVEL = 3
# The fact that says of when the state of the floods is.
FLOODS_AS_OF = "floods_as_of"
# The fact that says when the data came from a backup, in milliseconds.
RESTORED_AT = "restored_at"
_BUSY_SECONDS = 30
# Built once: they are run for each page of changes.
_REV = select(feed.c.rev)
_FACT = select(deployment.c.value).where(deployment.c.key == bindparam("known_key"))


class StorageError(Exception):
    """A data folder that cannot be used; its text is a sentence for a person."""


class Writing:
    """One write transaction: statements, revisions of the feed, and the moment it happens at."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.changed_feed = False

    @property
    def now_millis(self) -> int:
        """`now` as the tables hold it."""
        return to_millis(self.now)

    def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        """Run a statement, with a list of parameter sets many times at once."""
        return self.connection.execute(statement, parameters)

    def next_rev(self) -> int:
        """The next revision of the feed."""
        return self.next_revs(1)[0]

    def next_revs(self, count: int) -> range:
        """The next revisions of the feed; taking one holds its row, so that revisions are committed in their order."""
        last = self.connection.execute(update(feed).values(rev=feed.c.rev + count).returning(feed.c.rev)).scalar_one()
        self.changed_feed = True
        return range(last - count + 1, last + 1)

    def hold_feed(self) -> None:
        """Let no other writer raise a revision until this transaction ends, as the first revision taken would."""
        self.connection.execute(select(feed.c.rev).with_for_update())

    def fact(self, key: str) -> str | None:
        """A fact of this deployment."""
        return read_fact(self.connection, key)

    def set_fact(self, key: str, value: str) -> None:
        """Write a fact of this deployment."""
        changed = self.connection.execute(update(deployment).where(deployment.c.key == key).values(value=value))
        if not changed.rowcount:
            self.connection.execute(insert(deployment).values(key=key, value=value))

    def reference_changed(self) -> None:
        """Say that categories, agencies, units, officers or the state of the floods are no longer what they were."""
        self.set_fact("reference_version", uuid.uuid4().hex)

    def areas_changed(self) -> None:
        """Say that areas or roads are no longer what they were."""
        self.set_fact("areas_version", uuid.uuid4().hex)
        self.reference_changed()


class Storage:
    """The open data folder; one for each process, used by all its threads."""

    def __init__(self, data: Path, engine: Engine, turnstile: Turnstile, clock: Clock) -> None:
        self.data = data
        self.clock = clock
        self.blobs = Blobs(data / "blobs")
        self.uploads = data / "uploads"
        self.security = SecurityLog(data, clock)
        self._engine = engine
        self._turnstile = turnstile
        self._listeners: list[Callable[[], None]] = []

    @classmethod
    def open(cls, data: Path, *, clock: Clock = utc_now, database: str | None = None) -> "Storage":
        """Open the folder, making what is missing; `database` is an SQLAlchemy address where it is not `DIR/central.db`."""
        engine = _engine(database or f"sqlite:///{(data / 'central.db').as_posix()}")
        try:
            for folder in (data, data / "blobs", data / "uploads"):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if database is None:
                begin_private(data / "central.db")
            close_to_others(data)
            turnstile = Turnstile(data / "central.lock")
        except OSError as error:
            raise StorageError(
                f"The folder {data} cannot be used: {error.strerror}. Choose one that may be written to."
            ) from error
        storage = cls(data, engine, turnstile, clock)
        try:
            storage._prepare()
        except DatabaseError as error:
            storage.close()
            raise StorageError(f"The database of {data} cannot be opened: {error.orig}. Nothing was changed.") from error
        except StorageError:
            storage.close()
            raise
        return storage

    @property
    def instance(self) -> str:
        """The uuid of this deployment, the same for all its life."""
        return self._instance

    @property
    def token_key(self) -> TokenKey:
        """What refresh tokens of this deployment are signed with."""
        return self._token_key

    def epoch(self) -> str:
        """Changes when the deployment was restored from a backup."""
        with self.reading() as connection:
            return read_fact(connection, "epoch") or ""

    def renew_epoch(self) -> str:
        """Say that the deployment was restored from a backup: clients offer their last operations and photos again."""
        with self.writing() as tx:
            tx.set_fact("epoch", uuid.uuid4().hex)
            tx.set_fact(RESTORED_AT, str(tx.now_millis))
            tx.next_rev()
        return self.epoch()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writing]:
        """One short write transaction; rolled back when the block raises."""
        with self._turnstile.passing(), self._engine.connect() as connection:
            connection = connection.execution_options(**_WRITE_OPTIONS[self._engine.dialect.name])
            with connection.begin():
                tx = Writing(connection, self.clock())
                yield tx
        if tx.changed_feed:
            for listener in tuple(self._listeners):
                listener()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def on_commit(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, in the writing thread, after each commit that changed the feed; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def fold_log(self) -> None:
        """Fold SQLite's log back and empty it, so that what was deleted does not stay legible there either."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._turnstile.passing(), contextlib.closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the database; the last one out folds its log back."""
        with self._turnstile.passing():
            self._engine.dispose()
        self._turnstile.close()

    def _prepare(self) -> None:
        with self.writing() as tx:
            metadata.create_all(tx.connection)
            add_missing_columns(tx.connection, metadata)
            add_missing_indexes(tx.connection, metadata)
            if tx.fact("schema") is None:
                _begin_deployment(tx)
            if tx.fact("schema") != SCHEMA_VERSION:
                raise StorageError(f"{self.data} was written by another version of the central API. Start that one on it.")
            _check_level(tx, self.data)
            self._instance = str(tx.fact("instance"))
            self._token_key = _token_key(self.data)


def read_fact(connection: Connection, key: str) -> str | None:
    """A fact of this deployment: instance, epoch, reference_version, areas_version."""
    return connection.execute(_FACT, {"known_key": key}).scalar_one_or_none()


def read_rev(connection: Connection) -> int:
    """The feed's last revision: everything up to it is committed."""
    return int(connection.execute(_REV).scalar_one())


def insert_many(tx: Writing, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows at once; none is no row."""
    if rows:
        tx.execute(statement, rows)


def _token_key(data: Path) -> TokenKey:
    try:
        return TokenKey.of_folder(data)
    except KeyFileError as error:
        raise StorageError(
            f"{data / str(error)} holds no key of 32 bytes. Remove it: another one is made, and nobody has to sign in again."
        ) from error


def _check_level(tx: Writing, data: Path) -> None:
    """Refuse data that a later program has written: this one would leave out what it does not know of."""
    level = int(tx.fact("level") or "1")
    if level > LEVEL:
        raise StorageError(
            f"{data} was written by a newer version of the central API (level {level}, this one knows {LEVEL}). Nothing was "
            "changed. Start that version on it, or put back a backup from before the update."
        )
    if level < LEVEL:
        tx.set_fact("level", str(LEVEL))


def _begin_deployment(tx: Writing) -> None:
    for key, value in (("schema", SCHEMA_VERSION), ("instance", str(uuid.uuid4())), ("epoch", uuid.uuid4().hex)):
        tx.set_fact(key, value)
    tx.areas_changed()
    tx.execute(insert(feed).values(id=1, rev=0))


def _engine(address: str) -> Engine:
    options = _OPTIONS.get(address.partition(":")[0].partition("+")[0], {})
    # Errors and logs do not repeat parameters: they are what citizens wrote, and the hashes of tokens.
    try:
        # The connection used last is used next: each keeps pages of the database, and few of them are at work.
        engine = create_engine(address, pool_size=12, max_overflow=20, pool_use_lifo=True, hide_parameters=True, **options)
    except ModuleNotFoundError as error:
        raise StorageError(
            f"The driver of this database ({error.name}) is not installed. For PostgreSQL: "
            "pip install 'crop-officer[postgresql]'."
        ) from error
    except ArgumentError as error:  # whose text may repeat the password
        raise StorageError(
            "The address of the database is none that SQLAlchemy knows, such as postgresql+psycopg://HOST/NAME."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


_OPTIONS: dict[str, dict[str, Any]] = {
    # The driver begins no transactions of its own: `_on_begin` says which kind it is.
    "sqlite": {"connect_args": {"isolation_level": None, "timeout": _BUSY_SECONDS, "check_same_thread": False}},
    "postgresql": {"isolation_level": "REPEATABLE READ"},
}
_WRITE_OPTIONS: dict[str, dict[str, Any]] = {
    "sqlite": {"writes": True},
    # The feed's row lock orders the writers; a snapshot from before the wait would only make them fail.
    "postgresql": {"isolation_level": "READ COMMITTED"},
}


def _on_connect(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    # FULL: an officer's computer forgets what the centre has confirmed, so a power cut here must not.
    # Secure: what is deleted is overwritten, because a citizen may ask for it to be erased.
    # Cache, in KiB: kept by each connection for good; the system keeps the file's pages besides, once for all of them.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-8192"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
