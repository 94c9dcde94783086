"""A damaged work.db is set aside, never deleted, and a new one is put together beside it; a person is told what differs.

Everything happens in the folder `rebuilding/`. Once `ready.json` stands there, the new file is proven and only takes its place:
whoever opens the stores next goes on with that, wherever the last one was cut. Until then the damaged file is untouched.
"""

import errno
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from sqlcipher3 import dbapi2

from sync.care.backups import Backup, Backups
from sync.care.journal import Journal
from sync.care.notices import NoticeBoard
from sync.care.rebuilt import BACKUP, DAMAGED, MissingPhoto, Rebuilt
from sync.care.recovered import Recovery
from sync.care.salvage import Salvage, salvage
from sync.care.soundness import broken_pages, broken_work
from sync.database import FULL, Database, guarded
from sync.durable import sync_file, sync_folder, write_whole
from sync.errors import DiskFull, StoreDamaged, StoreError, StoreTooNew
from sync.migrations import bring_up, version_of
from sync.milestones import reached
from sync.moments import from_millis
from sync.photos.vault import PhotoVault
from sync.places import WORK, Places
from sync.work_schema import WORK_SCHEMA

NOTICE = "work-rebuilt"
_SUFFIXES = ("-wal", "-shm", "")
_BLOCK = 4_096

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilder:
    """Puts a work.db together again; used under the lock of opening, when nobody else has the stores open."""

    places: Places
    key: str
    backups: Backups
    journal: Journal
    vault: PhotoVault
    board: NoticeBoard
    clock: Callable[[], datetime]
    make_room: Callable[[], bool]

    def rebuild(self, reason: str) -> Rebuilt:
        """Do it; StoreDamaged `rebuild-failed` when it cannot be done now: everything is then as it was before."""
        log.warning("work.db is rebuilt: %s", reason)
        try:
            try:
                return self._attempt(reason)
            except DiskFull:
                if not self.make_room():
                    raise
                return self._attempt(reason)
        except StoreTooNew:
            raise
        except (StoreError, dbapi2.Error) as error:
            log.warning("the rebuild failed: %s", error)
            raise StoreDamaged("rebuild-failed", store=WORK, reason=getattr(error, "code", "internal")) from error

    def _attempt(self, reason: str) -> Rebuilt:
        with guarded(WORK):
            try:
                self._clear()
                self._new_folder.mkdir(mode=0o700)
                rebuilt = self._put_together(reason)
                write_whole(self._ready, msgspec.json.encode(rebuilt))
            except BaseException:
                shutil.rmtree(self._new_folder, ignore_errors=True)
                raise
            reached("rebuild")
            self._finish(rebuilt)
        return rebuilt

    def go_on(self) -> Rebuilt | None:
        """Finish what was cut; None when there was nothing to finish."""
        if not self._new_folder.exists():
            return None
        with guarded(WORK):
            # Neither here nor there: a file system may lose a file on its way from folder to folder when the power fails.
            if not self._ready.exists() or not (self._new.exists() or self.places.work.exists()):
                self._clear()
                return None
            rebuilt = msgspec.json.decode(self._ready.read_bytes(), type=Rebuilt)
            self._finish(rebuilt)
        return rebuilt

    @property
    def _new_folder(self) -> Path:
        return self.places.rebuilding

    @property
    def _new(self) -> Path:
        return self._new_folder / WORK

    @property
    def _ready(self) -> Path:
        return self._new_folder / "ready.json"

    def _clear(self) -> None:
        if self._new_folder.exists():
            shutil.rmtree(self._new_folder)

    def _put_together(self, reason: str) -> Rebuilt:
        base, damaged = self._choose_backup()
        if base is not None:
            shutil.copyfile(base.path, self._new)
        database = Database(self._new, self.key, synchronous=FULL)
        try:
            self._refuse_newer(database)
            bring_up(database, WORK_SCHEMA)
            reached("rebuild")
            with database.writing():
                rebuilt = self._merge(database, reason, base, damaged)
            broken = broken_pages(database, whole=True) or broken_work(database)
            if broken or not database.checkpoint():
                log.error("the rebuilt store is not sound: %s", broken)
                raise StoreError(store=WORK, problem="rebuild")
        finally:
            database.close()
        sync_file(self._new)
        sync_folder(self._new_folder)
        reached("rebuild")
        return rebuilt

    def _merge(self, database: Database, reason: str, base: Backup | None, damaged: list[Path]) -> Rebuilt:
        recovery, name = Recovery(database), base.path.name if base else None
        if name is not None:
            recovery.begin_with_backup(BACKUP)
        for path in reversed(damaged):
            recovery.add_salvage(self._salvaged(path), f"{path.name}, {DAMAGED}", newest=False)
        for former in (True, False):
            read = self.journal.read(former=former)
            if read is not None:
                recovery.add_journal(read, with_facts=base is None or not former)
        recovery.add_salvage(self._salvaged(self.places.work, recovery.audit_lines()), DAMAGED, newest=True)
        reached("rebuild")
        at = self.clock()
        recovery.complete()
        lost = recovery.continue_audit(at, reason=reason, backup=name, operations=len(recovery.known))
        since = base.at if base else _beginning(database) or at
        if not recovery.facts_whole and database.value("SELECT 1 FROM meta WHERE key = 'cache_scope'") is None:
            self.places.cache_damaged.touch()  # nobody knows for whom it was fetched
        return Rebuilt(
            name=self._free_name(at),
            at=at,
            reason=reason,
            backup=name,
            backup_at=base.at if base else None,
            operations=recovery.operations(BACKUP),
            operations_total=len(recovery.known),
            lost_operations=tuple(sorted(recovery.heard_of - recovery.known.keys())),
            drafts_since=None if recovery.drafts_whole else since,
            missing_photos=self._missing_photos(database),
            audit_lines=database.value("SELECT count(*) FROM audit"),
            audit_lines_lost=lost,
        )

    def _choose_backup(self) -> tuple[Backup | None, list[Path]]:
        """The newest sound one, and the newer ones that are not."""
        damaged: list[Path] = []
        for path in self.backups.files():
            found = self.backups.examine(path)
            if not found.problems:
                return found, damaged
            log.warning("the backup %s is not sound: %s", path.name, found.problems[0])
            damaged.append(path)
        return None, damaged

    def _refuse_newer(self, database: Database) -> None:
        version = version_of(database)
        if version > WORK_SCHEMA.version:
            raise StoreTooNew(store=WORK, version=version)

    def _salvaged(self, path: Path, audit_lines: int | None = None) -> Salvage:
        copy = self._new_folder / f"{path.name}.read"
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                _copy_readable(source, copy.with_name(copy.name + suffix))
        if not copy.exists():
            copy.touch()
        return salvage(copy, self.key, audit_lines=audit_lines)

    def _missing_photos(self, database: Database) -> tuple[MissingPhoto, ...]:
        rows = database.rows(
            """SELECT o.op_id, o.number, b.sha256 FROM operation o
               JOIN operation_blob ob ON ob.op_id = o.op_id JOIN blob b ON b.sha256 = ob.sha256
               WHERE o.state NOT IN ('settled', 'discarded') AND NOT b.stored ORDER BY o.seq, b.sha256"""
        )
        return tuple(MissingPhoto(*row) for row in rows if self.vault.get(row[2]) is None)

    def _free_name(self, at: datetime) -> str:
        first = f"rebuilt-{at:%Y%m%dT%H%M%SZ}"
        names = [first, *(f"{first}-{number}" for number in range(2, 1_000))]
        return next(name for name in names if not (self.places.home / f"{name}.json").exists() and not self._aside(name).exists())

    def _aside(self, name: str) -> Path:
        return self.places.home / name.replace("rebuilt", "damaged")

    def _finish(self, rebuilt: Rebuilt) -> None:
        """The damaged file out of the way with its log, the new one in its place; right to do again from anywhere."""
        if self._new.exists():
            aside = self._aside(rebuilt.name)
            aside.mkdir(exist_ok=True, mode=0o700)
            # Both folders are there for good before anything goes into one of them.
            sync_folder(self.places.home)
            for suffix in _SUFFIXES:
                old = self.places.home / (WORK + suffix)
                if old.exists():
                    old.replace(aside / old.name)
                reached("rebuild")
            # The old log has gone for good before a file that it does not belong to has the name.
            sync_folder(aside)
            sync_folder(self.places.home)
            self._new.replace(self.places.work)
            reached("rebuild")
            sync_folder(self.places.home)
        self.places.work_damaged.unlink(missing_ok=True)
        self._secure()
        self._tell(rebuilt)

    def _secure(self) -> None:
        """A backup and a journal of the new file; a disk without room for them must not keep the officer from his work."""
        database = Database(self.places.work, self.key, synchronous=FULL)
        try:
            self.backups.take(database)
            self.journal.begin_anew(database)
        except (OSError, StoreError) as error:
            log.warning("the rebuilt store has no backup yet: %s", error)
            self.journal.set_aside()
        finally:
            database.close()
        reached("rebuild")

    def _tell(self, rebuilt: Rebuilt) -> None:
        report = f"{rebuilt.name}.json"
        try:
            write_whole(self.places.home / report, msgspec.json.format(msgspec.json.encode(rebuilt)))
            self.board.put(
                NOTICE,
                (*rebuilt.lines(), *self._told_before(report)),
                operations=rebuilt.operations_total,
                lost=len(rebuilt.lost_operations),
                file=report,
            )
            reached("rebuild")
            self._clear()
        except OSError as error:  # told at the next start
            log.warning("what the rebuild found could not be written: %s", error.strerror)

    def _told_before(self, report: str) -> tuple[str, ...]:
        """A rebuild before this one that nobody has read about yet."""
        before = [notice for notice in self.board.all() if notice.code == NOTICE and notice.facts.get("file") != report]
        return tuple(line for notice in before for line in notice.lines)


def _beginning(database: Database) -> datetime | None:
    first = database.value("SELECT min(at) FROM audit WHERE act <> 'rebuilt'")
    return None if first is None else from_millis(first)


def _copy_readable(source: Path, target: Path) -> None:
    """A copy with zeros where the disk cannot read any more."""
    with source.open("rb", buffering=0) as reading, target.open("wb") as writing:
        size = reading.seek(0, 2)
        for offset in range(0, size, _BLOCK):
            reading.seek(offset)
            try:
                block = reading.read(_BLOCK)
            except OSError as error:
                if error.errno != errno.EIO:
                    raise
                block = bytes(min(_BLOCK, size - offset))
            writing.write(block)
