"""An officer's work out of this computer into a sealed file, and from such a file into this computer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from officer_app.domain.officers import Officer
from sync import audit
from sync.database import Database
from sync.errors import CommandRefused, SealError
from sync.photos.vault import PhotoVault
from sync.reading import Reader
from sync.sealed.met_keys import Trust, judged, remember
from sync.sealed.rows import open_ids, set_orphans_aside, take_in, taken_along
from sync.sealed.sheet import sheet_of
from sync.sealed.signing import Signer
from sync.sealed.work import OpenedWork, SealedOperation, SealedWork, opened_work, write_work

_MOST_NUMBERS = 20


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What a sealed file says of itself before anything of it is taken over.

    `computer` and `public_key` are None where nothing is signed, `met_at` where the key was not met before. `numbers` are
    those of the first of `reports` reports.
    """

    path: Path
    digest: str
    trust: Trust
    met_at: datetime | None
    author_name: str
    login: str | None
    computer: str | None
    public_key: str | None
    exported_at: datetime
    operations: int
    reports: int
    numbers: tuple[str, ...]


class SealedExchange:
    """Works on the connection of `Commands`."""

    def __init__(
        self, database: Database, reader: Reader, vault: PhotoVault, signer: Signer, clock: Callable[[], datetime]
    ) -> None:
        self._db = database
        self._reader = reader
        self._vault = vault
        self._signer = signer
        self._clock = clock

    def export(self, op_ids: Sequence[str] | None, file: Path, passphrase: str) -> int:
        """Seal work of the officer whose desk this is; answers how many operations."""
        author = self._author()
        with self._db.snapshot():
            wanted = open_ids(self._db, author) if op_ids is None else op_ids
            operations = taken_along(self._db, author, wanted)
            name, login = self._meta(f"officer:{author}"), self._meta(f"login:{author}")
            instance = self._instance()
        missing = set(wanted) - {operation.op_id for operation in operations}
        if missing:
            raise CommandRefused("operation-not-found", operation=min(missing))
        if not operations:
            return 0
        work = SealedWork(
            author_id=author,
            author_name=name or author,
            login=login,
            instance=instance,
            exported_at=self._clock(),
            operations=tuple(operations),
        )
        sheet = sheet_of(work, self._reader.reference(), self._vault.has)
        signed = write_work(file, passphrase, work, sheet, self._photos(operations), self._signer)
        with self._db.writing():
            remember(self._db, signed, work.exported_at)
            for operation in operations:
                audit.append(self._db, work.exported_at, actor=author, act="exported", subject=operation.op_id)
        return len(operations)

    def look(self, officer: Officer, file: Path, passphrase: str) -> SealedFile:
        """What an officer has to know before work is taken over from a file."""
        with opened_work(file, passphrase) as opened:
            self._check_owner(officer, opened.work)
            work, signed = opened.work, opened.statement
            trust, met_at = judged(self._db, signed, work.author_id, self._signer.public_key())
            numbers = tuple(dict.fromkeys(operation.number for operation in work.operations))
            return SealedFile(
                path=file,
                digest=opened.digest,
                trust=trust,
                met_at=met_at,
                author_name=work.author_name,
                login=signed.login if signed else None,
                computer=signed.computer if signed else None,
                public_key=signed.public_key if signed else None,
                exported_at=work.exported_at,
                operations=len(work.operations),
                reports=len(numbers),
                numbers=numbers[:_MOST_NUMBERS],
            )

    def take_in(self, officer: Officer, seen: SealedFile, passphrase: str) -> tuple[str, ...]:
        """Put an officer's own work from a file into its place: photos first, then all operations in one transaction.

        SealError `sealed-changed` when the file is not the one that was seen. Its key is remembered.
        """
        with opened_work(seen.path, passphrase) as opened:
            self._check_owner(officer, opened.work)
            if opened.digest != seen.digest:
                raise SealError("sealed-changed")
            self._keep_photos(opened, lambda sha256: self._vault.get(sha256) is not None)
            with self._db.writing():
                # Nobody takes a photo away from here on; one that went meanwhile comes again.
                self._keep_photos(opened, self._vault.has)
                now = self._clock()
                operations = opened.work.operations
                taken = [each.op_id for each in operations if take_in(self._db, each, now, officer.id, seen.public_key)]
                set_orphans_aside(self._db, taken, now, officer.id)
                if opened.statement is not None:
                    remember(self._db, opened.statement, now)
        return tuple(taken)

    def _check_owner(self, officer: Officer, work: SealedWork) -> None:
        if work.author_id != officer.id:
            raise SealError("sealed-other-officer", officer=work.author_name)
        here = self._instance()
        if here is not None and work.instance is not None and here != work.instance:
            raise SealError("sealed-other-server")

    def _keep_photos(self, opened: OpenedWork, is_here: Callable[[str], bool]) -> None:
        for sha256 in _hashes(opened.work.operations):
            data = None if is_here(sha256) else opened.photo(sha256)
            if data is not None:
                self._vault.put(sha256, data)

    def _photos(self, operations: Iterable[SealedOperation]) -> Iterator[tuple[str, bytes]]:
        for sha256 in _hashes(operations):
            data = self._vault.get(sha256)
            if data is not None:
                yield sha256, data

    def _author(self) -> str:
        desk = self._meta("author") or self._db.value("SELECT author_id FROM operation ORDER BY seq DESC LIMIT 1")
        return str(desk or "")

    def _instance(self) -> str | None:
        instance, found, _ = (self._meta("cache_scope") or "").partition("|")
        return instance if found else None

    def _meta(self, key: str) -> str | None:
        found: str | None = self._db.value("SELECT value FROM meta WHERE key = ?", (key,))
        return found


def _hashes(operations: Iterable[SealedOperation]) -> list[str]:
    return list(dict.fromkeys(photo.sha256 for operation in operations for photo in operation.photos()))
