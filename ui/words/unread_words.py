"""What could not be read of the server's answers, in an officer's words; the window and the terminal say it alike."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sync.unread_rows import TOO_LONG, UnreadLine
from ui.words.marked import QT_TRANSLATE_NOOP
from ui.words.statuses import shown_word

_CONTEXT = "Unread"
# As many parts of one report as are named at it.
_NAMED = 5
# By the end of a field's place; the longest that fits counts.
_FIELDS = {
    "status": QT_TRANSLATE_NOOP("Unread", "Status"),
    "channel": QT_TRANSLATE_NOOP("Unread", "Channel"),
    "visibility": QT_TRANSLATE_NOOP("Unread", "Visibility"),
    "category": QT_TRANSLATE_NOOP("Unread", "Category"),
    "text": QT_TRANSLATE_NOOP("Unread", "Text"),
    "number": QT_TRANSLATE_NOOP("Unread", "Number"),
    "ward": QT_TRANSLATE_NOOP("Unread", "Kelurahan"),
    "address": QT_TRANSLATE_NOOP("Unread", "Address"),
    "point": QT_TRANSLATE_NOOP("Unread", "Place"),
    "priority": QT_TRANSLATE_NOOP("Unread", "Priority"),
    "received_at": QT_TRANSLATE_NOOP("Unread", "Time of arrival"),
    "updated_at": QT_TRANSLATE_NOOP("Unread", "Time of the last change"),
    "clocks": QT_TRANSLATE_NOOP("Unread", "Deadlines"),
    "clocks.response_due": QT_TRANSLATE_NOOP("Unread", "Deadline of the first response"),
    "clocks.resolution_due": QT_TRANSLATE_NOOP("Unread", "Deadline of the resolution"),
    "attachments": QT_TRANSLATE_NOOP("Unread", "Photo"),
    "attachments.role": QT_TRANSLATE_NOOP("Unread", "What a photo shows"),
    "attachments.taken_at": QT_TRANSLATE_NOOP("Unread", "Time of a photo"),
    "attachments.point": QT_TRANSLATE_NOOP("Unread", "Place of a photo"),
    "events": QT_TRANSLATE_NOOP("Unread", "Line of the history"),
    "events.at": QT_TRANSLATE_NOOP("Unread", "Time in the history"),
    "events.recorded_at": QT_TRANSLATE_NOOP("Unread", "Time in the history"),
    "events.data": QT_TRANSLATE_NOOP("Unread", "Content of a line of the history"),
    "item": QT_TRANSLATE_NOOP("Unread", "A whole report"),
}
_DOCUMENTS = {
    "reference": QT_TRANSLATE_NOOP("Unread", "Categories and officers"),
    "office": QT_TRANSLATE_NOOP("Unread", "Shared views and templates"),
    "floods": QT_TRANSLATE_NOOP("Unread", "Floods"),
    "roads": QT_TRANSLATE_NOOP("Unread", "Roads"),
}


def unread_title(count: int) -> str:
    """How many reports and documents could not be read whole, to stand in the window's foot."""
    return QCoreApplication.translate("Unread", "%Ln not fully readable", "", count)


def unread_about() -> str:
    """What that means, and what to do."""
    return QCoreApplication.translate(
        "Unread",
        "The server sent values that this version of the app does not know or cannot read. Everything else of these reports "
        "is shown. Nothing is lost: after an update of the app they are read again. Please tell your administrator.",
    )


def unread_report_title() -> str:
    """That parts of one report could not be read, to stand at the report."""
    return QCoreApplication.translate("Unread", "Parts of this report could not be read")


def unread_report_about(lines: Sequence[UnreadLine]) -> str:
    """Which parts these are, the first few by name, and what to do."""
    named = list(dict.fromkeys(unread_words(line) for line in lines))
    parts = "; ".join(named[:_NAMED])
    if len(named) > _NAMED:
        parts = QCoreApplication.translate("Unread", "{parts}; and %n more", "", len(named) - _NAMED).format(parts=parts)
    about = QCoreApplication.translate(
        "Unread",
        "This version of the app does not know these values or cannot read them. Everything else of the report is shown. "
        "Nothing is lost: after an update of the app they are read again. Please tell your administrator.",
    )
    return f"{parts}. {about}"


def unread_words(line: UnreadLine) -> str:
    """One thing that could not be read: what it is, what it said, and where."""
    said = _said(line)
    what = _name(line) + (f": {said}" if said else "")
    where = _where(line)
    return f"{what} · {where}" if where else what


def _said(line: UnreadLine) -> str:
    if line.said == TOO_LONG:
        return QCoreApplication.translate("Unread", "too long to be fetched")
    return f"“{shown_word(line.said)}”" if line.said else ""


def _where(line: UnreadLine) -> str:
    if line.document is not None:
        return ""
    if line.count == 1:
        return line.number or ""
    return QCoreApplication.translate("Unread", "%Ln report(s)", "", line.count)


def _name(line: UnreadLine) -> str:
    if line.document is not None:
        document = line.document.partition("/")[0]
        name = QCoreApplication.translate(_CONTEXT, _DOCUMENTS.get(document, QT_TRANSLATE_NOOP("Unread", "Map of areas")))
        return name if line.field == "document" else f"{name} ({shown_word(line.field)})"
    for known in (line.field, line.field.partition(".")[0]):
        if known in _FIELDS:
            return QCoreApplication.translate(_CONTEXT, _FIELDS[known])
    return shown_word(line.field)
