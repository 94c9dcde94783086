"""What is typed and attached but not sent: kept on the disk shortly after each pause, and found again wherever the form opens."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from officer_app.domain.operations import Photo
from sync.errors import OfficerError
from ui.actions.offers import Action, base_of
from ui.desk import Desk

PAUSE_MS = 400

_Key = tuple[str, str]


class ActionDrafts(QObject):
    """Drafts of all reports; what the work thread has not written yet is remembered here, so that reading never loses it.

    Signals: `kept` with the report's id once its drafts are on the disk; `failed` with the OfficerError that prevented it.
    """

    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed: dict[_Key, str] = {}
        self._ordered: dict[int, tuple[_Key, str]] = {}
        self._removing: dict[int, _Key] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        desk.orders.done.connect(self._done)
        desk.orders.failed.connect(self._refused)

    def typed(self, report_id: str, field: str, text: str) -> None:
        """Remember what a field holds now; it is written after a short pause."""
        self._typed[report_id, field] = text
        self._timer.start()

    def flush(self) -> None:
        """Order all that was typed to be written at once."""
        self._timer.stop()
        for key, text in self._typed.items():
            self._ordered[self._desk.orders.keep_draft(*key, text)] = key, text
        self._typed.clear()

    def stop(self) -> None:
        """Order all that was typed to be written, and listen no more."""
        self.flush()
        self._desk.orders.done.disconnect(self._done)
        self._desk.orders.failed.disconnect(self._refused)

    def texts(self, report_id: str) -> dict[str, str]:
        """The drafts of a report by field, without empty ones."""
        found = dict(self._desk.reader.drafts(report_id))
        newer: Mapping[_Key, str] = dict(self._ordered.values()) | self._typed
        found |= {field: text for (report, field), text in newer.items() if report == report_id}
        return {field: text for field, text in found.items() if text}

    def changed_at(self, report_id: str, base: str) -> datetime:
        """When the draft of a form was last changed; now where the work thread has not written it yet."""
        return self._desk.reader.draft_changed_at(report_id, base) or self._desk.clock()

    def about(self, report_id: str, base: str, what: str, photo: Photo) -> str:
        """What was chosen or written about an attached photo (`role`, `caption`): in the form named so, else in another one."""
        end, texts = f".{what}.{photo.sha256}", self.texts(report_id)
        return texts.get(f"{base}{end}") or next((text for field, text in texts.items() if field.endswith(end)), "")

    def photos(self, report_id: str) -> list[Photo]:
        """The photos attached to a report and not sent."""
        leaving = {sha256 for report, sha256 in self._removing.values() if report == report_id}
        return [photo for photo in self._desk.reader.draft_photos(report_id) if photo.sha256 not in leaving]

    def remove_photo(self, report_id: str, sha256: str) -> None:
        """Take a photo off again, with what was written about it."""
        for key in [key for key in self._typed if key[0] == report_id and key[1].endswith(f".{sha256}")]:
            del self._typed[key]
        self._removing[self._desk.orders.detach(report_id, sha256)] = report_id, sha256

    def _done(self, ticket: int) -> None:
        report_id = self._take(ticket)
        if report_id is not None:
            self.kept.emit(report_id)

    def _refused(self, ticket: int, error: OfficerError) -> None:
        ordered = self._ordered.get(ticket)
        if self._take(ticket) is None:
            return
        if ordered is not None:
            # Kept in memory: the next pause in typing tries again.
            self._typed.setdefault(*ordered)
        self.failed.emit(error)

    def _take(self, ticket: int) -> str | None:
        ordered = self._ordered.pop(ticket, None)
        if ordered is not None:
            return ordered[0][0]
        removing = self._removing.pop(ticket, None)
        return removing[0] if removing is not None else None


def drafted_actions(fields: Iterable[str]) -> list[Action]:
    """The actions whose forms these drafts belong to, by the names of their fields."""
    named = tuple(fields)
    return [action for action in Action if any(field.startswith(f"{base_of(action)}.") for field in named)]
