"""Backups of work.db: the newest three, each proven before it takes its place.

They are copies by the database's own means, encrypted as work.db is: renamed to `work.db`, one of them opens.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from sync import audit
from sync.care.journal import BACKED_UP
from sync.care.soundness import broken_pages, broken_work
from sync.database import FULL, Database, guarded
from sync.durable import sync_file, sync_folder
from sync.errors import DiskFull, StoreDamaged, StoreError
from sync.locks import locked_if_free
from sync.milestones import reached
from sync.moments import from_millis, to_millis
from sync.work_schema import fingerprint

KEPT = 3
EVERY = timedelta(days=1)
LINES = 200
_AT = "backup_at"
_PUT_FACT = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
_STEP_PAGES = 256

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `seq` is the last line of its audit, `problems` is empty when it is sound."""

    path: Path
    at: datetime
    size: int
    seq: int = 0
    operations: int = 0
    problems: tuple[str, ...] = ()


class Backups:
    """The backups of one home; several processes may take them, one at a time."""

    def __init__(self, folder: Path, key: str, *, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self._key = key
        self._clock = clock

    def is_due(self, database: Database) -> bool:
        """Whether a day has passed since the newest one, or much has happened."""
        facts: dict[str, str] = dict(database.rows("SELECT key, value FROM meta WHERE key IN (?, ?)", (_AT, BACKED_UP)))
        if _AT not in facts or BACKED_UP not in facts or not self._file(1).exists():
            return True
        # A clock that was set back must not put it off.
        since, last = self._clock() - from_millis(int(facts[_AT])), database.value("SELECT max(seq) FROM audit") or 0
        return not timedelta(0) <= since < EVERY or last - int(facts[BACKED_UP]) >= LINES

    def take(self, database: Database) -> bool:
        """Take one now; False when another process is at it. StoreDamaged when what was copied is not sound."""
        with guarded(self.folder.name):
            self.folder.mkdir(exist_ok=True, mode=0o700)
            with locked_if_free(self.folder / "lock") as held:
                if not held:
                    return False
                try:
                    facts = self._copy(database)
                except BaseException:
                    self._passing.unlink(missing_ok=True)
                    raise
                self._rotate()
        with database.writing():
            database.execute_many(_PUT_FACT, facts.items())
        return True

    def files(self) -> list[Path]:
        """The backups there are, newest first."""
        return [path for number in range(1, KEPT + 1) if (path := self._file(number)).exists()]

    def examine(self, path: Path, *, whole: bool = True) -> Backup:
        """One backup; the `whole` of it is read to say that it is sound."""
        with guarded(path.name):
            about = path.stat()
        found = Backup(path, from_millis(int(about.st_mtime * 1000)), about.st_size)
        try:
            database = self.open(path)
        except StoreError as error:
            return replace(found, problems=(error.code,))
        try:
            problems = [*broken_pages(database), *broken_work(database)] if whole else []
            taken = database.value("SELECT value FROM meta WHERE key = ?", (_AT,))
            return replace(
                found,
                at=from_millis(int(taken)) if taken else found.at,
                seq=audit.last(database)[0],
                operations=database.value("SELECT count(*) FROM operation"),
                problems=tuple(problems),
            )
        except StoreError as error:
            return replace(found, problems=(error.code,))
        finally:
            database.close()

    def open(self, path: Path) -> Database:
        """A backup to read."""
        return Database(path, self._key, synchronous=FULL, still=True)

    def _copy(self, database: Database) -> dict[str, str]:
        """A proven copy under a passing name; answers what it is called in the facts of the installation."""
        beside = self._passing
        for suffix in ("", "-journal"):
            beside.with_name(beside.name + suffix).unlink(missing_ok=True)
        with database.snapshot():
            before = fingerprint(database)
            facts = {_AT: str(to_millis(self._clock())), BACKED_UP: str(audit.last(database)[0])}
            _copy_pages(database, beside, self._key, facts)
        copied = self.open(beside)
        try:
            sound = not broken_pages(copied) and not broken_work(copied) and fingerprint(copied) == before
        finally:
            copied.close()
        if not sound:
            raise StoreDamaged(store=database.name, problem="backup")
        sync_file(beside)
        return facts

    def _rotate(self) -> None:
        former = self.files()[: KEPT - 1]
        for place, path in reversed(list(enumerate(former, 2))):
            reached("C19")
            path.replace(self._file(place))
        reached("C19")
        self._passing.replace(self._file(1))
        reached("C19")
        sync_folder(self.folder)
        # The name of the folder too, the first time.
        sync_folder(self.folder.parent)

    @property
    def _passing(self) -> Path:
        return self.folder / "work.new"

    def _file(self, number: int) -> Path:
        return self.folder / f"work-{number}.db"


def _copy_pages(database: Database, path: Path, key: str, facts: dict[str, str]) -> None:
    """In steps, inside one snapshot: nobody who writes has to wait, and the copy never begins anew."""
    target = dbapi2.connect(str(path), isolation_level=None)
    try:
        target.execute("PRAGMA cipher_log_level = NONE")
        target.execute(f"""PRAGMA key = "x'{key}'" """)
        target.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        try:
            database.connection.backup(target, pages=_STEP_PAGES)
        except dbapi2.OperationalError as error:  # it comes without a code
            if "full" in str(error):
                raise DiskFull(store=path.name) from error
            raise
        target.execute("PRAGMA journal_mode = DELETE")
        target.executemany(_PUT_FACT, facts.items())
    finally:
        target.close()
