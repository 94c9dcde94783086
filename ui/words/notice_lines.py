"""The list behind a notice, in the officer's words where its facts are known, else as the stores wrote it."""

import logging
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import OperationKind
from sync.care.notices import Notice
from sync.care.rebuilding import NOTICE as REBUILT
from sync.care.rebuilt import BACKUP, DAMAGED, JOURNAL, FoundOperation, Rebuilt
from sync.records import OperationState
from ui.words.labels import ErrorWords, error_words, kind_words, state_words
from ui.words.times import wib

log = logging.getLogger(__name__)

_WHOLE = "work-rebuilt-whole"


def notice_words(notice: Notice) -> ErrorWords:
    """What a notice says; where nothing was lost it speaks of no loss."""
    whole = notice.code == REBUILT and notice.facts.get("lost") == 0
    return error_words(_WHOLE if whole else notice.code, notice.facts)


def notice_lines(notice: Notice, home: Path) -> tuple[str, ...]:
    """What a notice lists, the worst first."""
    if notice.code == REBUILT and isinstance(name := notice.facts.get("file"), str):
        found = _read(home / Path(name).name)
        if found is not None:
            return _rebuilt_lines(found)
    return notice.lines


def _read(path: Path) -> Rebuilt | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Rebuilt)
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("the report of a rebuild cannot be read: %s", type(error).__name__)
        return None


def _rebuilt_lines(rebuilt: Rebuilt) -> tuple[str, ...]:
    lines = [
        QCoreApplication.translate("Notices", "Lost: an action whose content is gone ({0})").format(op_id)
        for op_id in rebuilt.lost_operations
    ]
    lines += [
        QCoreApplication.translate("Notices", "{0}: a photo of it cannot be read any more").format(photo.number)
        for photo in rebuilt.missing_photos
    ]
    if rebuilt.drafts_since is not None:
        since = wib(rebuilt.drafts_since)
        lines.append(QCoreApplication.translate("Notices", "What was typed and not sent since {0} may be lost").format(since))
    return (*lines, *map(_operation_line, rebuilt.operations))


def _operation_line(found: FoundOperation) -> str:
    kind = kind_words(OperationKind(found.kind)) if found.kind in tuple(OperationKind) else found.kind
    state = state_words(OperationState(found.state)) if found.state in tuple(OperationState) else found.state
    return "  ·  ".join((found.number, kind, wib(found.recorded_at), state, _place(found.found_in)))


def _place(found_in: str) -> str:
    words = {
        BACKUP: QCoreApplication.translate("Notices", "from the backup"),
        JOURNAL: QCoreApplication.translate("Notices", "from the second copy"),
        DAMAGED: QCoreApplication.translate("Notices", "from the damaged file"),
    }
    return words.get(found_in, found_in)
