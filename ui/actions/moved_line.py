"""The line at an open form when a colleague acts on the report meanwhile: what they did, and what it means for what is typed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import OperationKind, Status
from sync.records import QueueRow, Reference, ReportDetail
from ui.actions.offers import Offer
from ui.detail.history_lines import event_lines
from ui.words.statuses import status_word
from widgets.announcing import announce
from widgets.banner import Banner
from widgets.tones import Tone

# What changes the ground that a form stands on; a note or a photo does not.
_MOVING = frozenset(OperationKind) - {OperationKind.NOTE, OperationKind.EVIDENCE}
NAMED = 3


class MovedLine(Banner):
    """Watches one report while a form is open; the text that is typed stays, whatever comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = 0
        self._status: Status | None = None
        self._own: frozenset[str] = frozenset()
        self._said = ""
        self.possible = True

    def begin(self, detail: ReportDetail) -> None:
        """The form opened at this standing of the report."""
        self._seen = _last(detail.events)
        self._stand_at(detail)

    def follow(self, detail: ReportDetail, reference: Reference, officer_id: str, offer: Offer) -> None:
        """The report as it stands now, and whether the form's action is still possible."""
        fresh = [event for event in detail.events if event.seq > self._seen and _by_another(event, officer_id)]
        moved = self._status is not None and detail.report.status is not self._status and not detail.operations
        if not fresh and self._own != _own(detail):
            # The officer's own action, or their own undo of it, is nobody else's doing.
            moved = not offer.allowed
            self._stand_at(detail)
        if not fresh and not moved:
            return
        self.possible = offer.allowed
        title = _told(fresh, detail, reference, officer_id)
        if offer.allowed:
            text = self.tr("You can still send this; the server checks it. What you typed stays.")
        else:
            text = self.tr("“{0}” is no longer possible: {1} What you typed stays as a draft.").format(offer.label, offer.why)
        self.say(Tone.INFO if offer.allowed else Tone.WARNING, title, text, self.tr("Look"))
        if f"{title}{text}" != self._said:
            self._said = f"{title}{text}"
            announce(self, f"{title}. {text}")

    def _stand_at(self, detail: ReportDetail) -> None:
        self._status, self._own = detail.report.status, _own(detail)


def moved_words(rows: Iterable[QueueRow], seen: Mapping[str, Report]) -> str:
    """Which of the reports of an open form stand elsewhere now than when it opened; empty where none does."""
    moved = [row for row in rows if row.report_id in seen and row.status is not seen[row.report_id].status and not row.unsent]
    if not moved:
        return ""
    names = ", ".join(f"{row.number}: {status_word(row.status)}" for row in moved[:NAMED])
    words = QCoreApplication.translate("MovedLine", "%n of these report(s) was just changed by others", "", len(moved))
    return f"{words} ({names}{'…' if len(moved) > NAMED else ''})"


def _told(fresh: list[Event], detail: ReportDetail, reference: Reference, officer_id: str) -> str:
    lines = event_lines(fresh[-1:], reference, officer_id, detail.report.channel)
    if lines:
        who = lines[0].who or QCoreApplication.translate("MovedLine", "a colleague")
        return QCoreApplication.translate("MovedLine", "Just now, {0}: {1}").format(who, lines[0].title)
    words = QCoreApplication.translate("MovedLine", "This report was just changed: it is now “{0}”")
    return words.format(status_word(detail.report.status))


def _by_another(event: Event, officer_id: str) -> bool:
    return event.actor is not None and event.actor.id != officer_id and event.kind in _MOVING


def _own(detail: ReportDetail) -> frozenset[str]:
    """The officer's actions that the server has not confirmed."""
    return frozenset(item.op_id for item in detail.operations)


def _last(events: tuple[Event, ...]) -> int:
    return max((event.seq for event in events), default=0)
