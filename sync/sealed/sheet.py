"""The sheet in a sealed file: what it holds, in words that need no app to read."""

import unicodedata
from collections.abc import Callable, Iterable

from officer_app.domain.operations import photos_of
from officer_app.domain.reports import Report
from officer_app.domain.text import clean
from officer_app.domain.vocabulary import PhotoRole
from sync.decisions.words import action_words, moment_words, texts_of
from sync.outbox_rows import RecordedOperation
from sync.records import OperationState, Reference
from sync.report_rows import report_of
from sync.sealed.work import SealedOperation, SealedWork

MARK = "RAHASIA - JANGAN DISEBARKAN"
_ROLES = {
    PhotoRole.CITIZEN: "dari warga",
    PhotoRole.BEFORE: "sebelum",
    PhotoRole.DURING: "saat pengerjaan",
    PhotoRole.AFTER: "sesudah",
}
_NEEDS_DECISION = frozenset({OperationState.CONFLICT, OperationState.QUARANTINED})
# Line breaks, and the joiners of letters and emoji.
_HARMLESS = "\n\u200c\u200d"


def sheet_of(work: SealedWork, reference: Reference, is_here: Callable[[str], bool]) -> str:
    """The whole sheet; `is_here` says whether a photo is in the file."""
    head = [
        MARK,
        "",
        "Pekerjaan petugas yang belum diterima server, disalin dari komputernya.",
        f"Petugas: {_line(work.author_name)} ({work.author_id})",
        f"Disalin: {moment_words(work.exported_at)}",
        f"Jumlah tindakan: {len(work.operations)}",
    ]
    entries = (_entry(number, operation, reference, is_here) for number, operation in enumerate(work.operations, 1))
    return _plain("\n".join([*head, *(line for entry in entries for line in entry), "", MARK, ""]))


def _entry(number: int, operation: SealedOperation, reference: Reference, is_here: Callable[[str], bool]) -> Iterable[str]:
    recorded, base = operation.recorded(), report_of(bytes(operation.base))
    yield ""
    yield f"{number}. Laporan {_line(operation.number)}: {_first_line(base)}"
    yield f"   Tindakan: {_line(action_words(recorded.payload, reference))}"
    yield f"   Dicatat: {moment_words(recorded.recorded_at)}"
    yield f"   Status: {'perlu keputusan' if operation.state in _NEEDS_DECISION else 'belum terkirim'}"
    for label, text in texts_of(recorded.payload):
        yield f"   {label}: " + "\n      ".join(text.splitlines())
    yield from _photo_lines(recorded, is_here)


def _photo_lines(recorded: RecordedOperation, is_here: Callable[[str], bool]) -> Iterable[str]:
    for photo in photos_of(recorded.payload):
        taken = f", diambil {moment_words(photo.facts.taken_at)}" if photo.facts.taken_at is not None else ""
        caption = f": {_line(photo.caption)}" if photo.caption else ""
        hidden = " [sebagian ditutupi]" if photo.covered else ""
        gone = "" if is_here(photo.sha256) else " - FILE TIDAK ADA"
        yield f"   Foto {photo.sha256[:12]} ({_ROLES[photo.role]}{taken}){caption}{hidden}{gone}"


def _line(text: str) -> str:
    """Words in one line, whatever breaks lines in them: only the sheet itself begins new ones."""
    return " ".join(text.split())


def _first_line(report: Report) -> str:
    line = _line(clean(report.text))
    return line if len(line) <= 120 else f"{line[:119]}…"


def _plain(text: str) -> str:
    """The text without what steers a terminal or turns words around."""
    return "".join(char for char in text if char in _HARMLESS or unicodedata.category(char) not in ("Cc", "Cs", "Cf"))
