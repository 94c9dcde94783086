"""An officer's work in a sealed file: operations exactly as recorded, their photos, and a sheet to read.

Inside is a zip with `operations.json`, `photos/<sha256>`, `LAPORAN.txt` and `signature.json`, which covers the
others; a file of an earlier version has no signature. What is read is believed only as far as its hashes go; names in
it never become paths.
"""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from officer_app.domain.bounds import LATEST, is_moment
from officer_app.domain.operations import PAYLOADS, Photo, photos_of
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind
from sync.errors import OfficerError, SealError
from sync.field_reading import UnreadableError
from sync.outbox_rows import RecordedOperation
from sync.records import OperationState
from sync.report_fields import REPORTS
from sync.sealed.sealing import sealed_to, unsealed
from sync.sealed.signing import SIGNATURE, Covered, Signer, Statement, bounded_word, proven

OPERATIONS, SHEET, PHOTOS = "operations.json", "LAPORAN.txt", "photos/"
_FORMAT = 1
_MAX_OPERATIONS_BYTES = 256 * 1024 * 1024
_MAX_PHOTO_BYTES = 64 * 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")
_OP_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_OPEN = frozenset(OperationState) - {OperationState.APPLIED, OperationState.SETTLED, OperationState.DISCARDED}
# What a zip that is not one of ours, or not whole, makes its reader raise.
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError)


class SealedOperation(msgspec.Struct, kw_only=True, frozen=True):
    """One operation: `document` is its bytes as text, `base`, `mine` and `theirs` (or null) the report as in work.db."""

    op_id: str
    number: str
    state: OperationState
    problem: str | None = None
    document: str
    sha256: str
    base: msgspec.Raw
    mine: msgspec.Raw
    theirs: msgspec.Raw = msgspec.Raw(b"null")

    def recorded(self) -> RecordedOperation:
        """What the document says."""
        told = msgspec.json.decode(self.document, type=_Document)
        payload = msgspec.json.decode(told.payload, type=PAYLOADS[told.kind])
        return RecordedOperation(payload=payload, author_id=told.author_id, recorded_at=told.recorded_at)

    def photos(self) -> tuple[Photo, ...]:
        """The photos that it carries."""
        return photos_of(self.recorded().payload)

    def columns(self) -> tuple[str, str, int, tuple[str, ...]]:
        """The report, the kind, the revision that the officer saw, and what it builds on."""
        told = msgspec.json.decode(self.document, type=_Document)
        return told.report_id, told.kind.value, told.base_rev, told.depends_on


class SealedWork(msgspec.Struct, kw_only=True, frozen=True):
    """What `operations.json` holds; `instance`, the server that the work is for, and `login` are None where unknown."""

    format: int = _FORMAT
    author_id: str
    author_name: str
    login: str | None = None
    instance: str | None
    exported_at: datetime
    operations: tuple[SealedOperation, ...]


class _Document(msgspec.Struct):
    op_id: str
    report_id: str
    kind: OperationKind
    payload: msgspec.Raw
    author_id: str
    recorded_at: datetime
    base_rev: int = 0
    depends_on: tuple[str, ...] = ()


class OpenedWork:
    """A sealed file, open: `statement` is what its signature says, None without one; `digest` stands for all entries."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = self._hashes()
        self.digest = hashlib.sha256(msgspec.json.encode(sorted(entries.items()))).hexdigest()
        self.statement = self._signed(entries)
        self.work = _checked(self._read(OPERATIONS, _MAX_OPERATIONS_BYTES))
        if self.statement is not None and not _says(self.statement, self.work):
            raise SealError("sealed-signature")

    def sheet(self) -> bytes:
        """The sheet to read."""
        return self._read(SHEET, _MAX_OPERATIONS_BYTES)

    def operations(self) -> bytes:
        """`operations.json` as it is."""
        return self._read(OPERATIONS, _MAX_OPERATIONS_BYTES)

    def photo(self, sha256: str) -> bytes | None:
        """A photo, None when it is not in the file; SealError when it is another."""
        name = f"{PHOTOS}{sha256}"
        if name not in self._archive.namelist():
            return None
        data = self._read(name, _MAX_PHOTO_BYTES)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise SealError("sealed-damaged")
        return data

    def _signed(self, entries: dict[str, str]) -> Statement | None:
        if SIGNATURE not in entries:
            return None
        statement = proven(self._read(SIGNATURE, _MAX_OPERATIONS_BYTES))
        if not statement.covers({name: sha256 for name, sha256 in entries.items() if name != SIGNATURE}):
            raise SealError("sealed-signature")
        return statement

    def _hashes(self) -> dict[str, str]:
        """The hash of each entry; SealError where they are not whole, or unpack to more than such a file holds."""
        infos = self._archive.infolist()
        packed = sum(info.file_size for info in infos if info.file_size > info.compress_size)
        if packed > 2 * _MAX_OPERATIONS_BYTES or len({info.filename for info in infos}) != len(infos):
            raise SealError("sealed-damaged")
        return {info.filename: self._hash(info) for info in infos}

    def _hash(self, info: zipfile.ZipInfo) -> str:
        try:
            with self._archive.open(info) as entry:
                return hashlib.file_digest(entry, "sha256").hexdigest()  # type: ignore[arg-type]
        except _ZIP_ERRORS as error:
            raise SealError("sealed-damaged") from error

    def _read(self, name: str, limit: int) -> bytes:
        try:
            if self._archive.getinfo(name).file_size > limit:
                raise SealError("sealed-damaged")
            return self._archive.read(name)
        except _ZIP_ERRORS as error:
            raise SealError("sealed-damaged") from error


def write_work(
    path: Path, passphrase: str, work: SealedWork, sheet: str, photos: Iterable[tuple[str, bytes]], signer: Signer
) -> Statement:
    """Seal work into a file, in one step, and sign all of it; answers what was signed."""
    covered = []
    with sealed_to(path, passphrase) as writer, zipfile.ZipFile(writer, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]

        def put(name: str, data: bytes, packing: int = zipfile.ZIP_DEFLATED) -> None:
            archive.writestr(name, data, packing)
            covered.append(Covered(name, hashlib.sha256(data).hexdigest()))

        put(OPERATIONS, msgspec.json.encode(work))
        put(SHEET, sheet.encode())
        for sha256, data in photos:
            put(f"{PHOTOS}{sha256}", data, zipfile.ZIP_STORED)
        statement = _statement(work, signer, tuple(covered))
        archive.writestr(SIGNATURE, signer.sign(statement))
    return statement


def _statement(work: SealedWork, signer: Signer, covered: tuple[Covered, ...]) -> Statement:
    return Statement(
        public_key=signer.public_key(),
        author_id=work.author_id,
        author_name=bounded_word(work.author_name),
        login=None if work.login is None else bounded_word(work.login),
        computer=bounded_word(signer.computer),
        exported_at=work.exported_at,
        operations=len(work.operations),
        entries=covered,
    )


def _says(statement: Statement, work: SealedWork) -> bool:
    """Whether a signature tells of this work, and not of another one."""
    return (
        statement.author_id == work.author_id
        and statement.author_name == bounded_word(work.author_name)
        and statement.exported_at == work.exported_at
        and statement.operations == len(work.operations)
    )


@contextmanager
def opened_work(path: Path, passphrase: str) -> Iterator[OpenedWork]:
    """Open a sealed file; SealError when it is none of ours, damaged, or the passphrase another."""
    with unsealed(path, passphrase) as file:
        try:
            archive = zipfile.ZipFile(file)
        except _ZIP_ERRORS as error:
            raise SealError("sealed-damaged") from error
        with archive:
            yield OpenedWork(archive)


def unpack(path: Path, passphrase: str, folder: Path) -> tuple[int, Statement | None]:
    """Lay what a sealed file holds into an empty folder, for reading; answers how many operations, and what is signed of it."""
    with opened_work(path, passphrase) as opened:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if any(folder.iterdir()):
                raise OfficerError("folder-not-empty", folder=str(folder))
            (folder / SHEET).write_bytes(opened.sheet())
            (folder / OPERATIONS).write_bytes(opened.operations())
            (folder / PHOTOS).mkdir(mode=0o700)
            for photo in {photo for operation in opened.work.operations for photo in operation.photos()}:
                data = opened.photo(photo.sha256)
                if data is not None:
                    (folder / PHOTOS / f"{photo.sha256}.jpg").write_bytes(data)
        except OSError as error:
            raise OfficerError("file-unwritable", file=str(folder), reason=error.strerror or type(error).__name__) from error
    return len(opened.work.operations), opened.statement


def _checked(data: bytes) -> SealedWork:
    """The work, every part of it fit to be used; SealError when something in it does not fit."""
    try:
        work = msgspec.json.decode(data, type=SealedWork)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise SealError("sealed-damaged") from error
    if work.format != _FORMAT:
        raise SealError("sealed-too-new")
    try:
        fits = all(_fits(operation, work.author_id) for operation in work.operations)
    except (msgspec.MsgspecError, RecursionError, UnicodeError, UnreadableError) as error:
        raise SealError("sealed-damaged") from error
    is_once = len({operation.op_id for operation in work.operations}) == len(work.operations)
    if not fits or not is_once or not is_moment(work.exported_at):
        raise SealError("sealed-damaged")
    return work


def _side(document: msgspec.Raw) -> Report | None:
    written = bytes(document)
    if written == b"null":
        return None
    reading = REPORTS.read(written, LATEST)
    if not all(field.is_word for field in reading.unread):
        raise SealError("sealed-damaged")
    return reading.value


def _fits(operation: SealedOperation, author_id: str) -> bool:
    told = msgspec.json.decode(operation.document, type=_Document)
    sides = [_side(side) for side in (operation.base, operation.mine, operation.theirs)]
    if None in sides[:2] or not all(side is None or side.id == told.report_id for side in sides):
        return False
    return (
        _OP_ID.fullmatch(operation.op_id) is not None
        and told.op_id == operation.op_id
        and told.author_id == author_id
        and told.recorded_at.tzinfo is not None
        and told.base_rev >= 0
        and operation.state in _OPEN
        and hashlib.sha256(operation.document.encode()).hexdigest() == operation.sha256
        and all(_HASH.fullmatch(photo.sha256) and photo.size > 0 for photo in operation.photos())
    )
