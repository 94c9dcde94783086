"""What a person can decide about work that the centre could not take: the choices, and what each records instead.

Pure: the same situation always has the same choices. A choice is offered only where what it records may be done to the report
as it stands now; whether the centre takes it is, as for every action, for the centre to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from officer_app.domain.operations import (
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    Reopen,
    Return,
    Validate,
    kind_of,
    photos_of,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind, Role, Status
from officer_app.domain.workflow import Refusal, may
from sync.decisions.words import draft_of, told
from sync.errors import CommandRefused
from sync.payload_checks import check_payload
from sync.records import Choice, OperationState, OutboxItem, Reference

# The centre said so of a photo as it is: a smaller or a plainer one may pass.
UNFIT_PHOTO = frozenset({"too-large", "not-a-photo"})
# The photo is not what it was: nothing can be sent with it.
LOST_PHOTO = frozenset({"photo-missing", "photo-changed"})
# Somebody else wrote, in the meantime, what the operation would have replaced.
VALUE_CHANGED = "value-changed"
# These take the work up again later: its words and photos go back into the report's forms.
RESUMED = frozenset({Choice.KEEP_DRAFT, Choice.ASK_BACK, Choice.ASK_REOPEN})
# An answer for the citizens of a report that was merged into one of another area: it can only be told to its officers.
_ELSEWHERE = "original-elsewhere"
_OVERTAKEN = "Disusulkan sebagai catatan karena petugas lain sudah mengisinya lebih dulu."
_GUARDED = (Move, Merge, Validate, Return, Reopen, Assign)
_FINISHED = frozenset({Status.DONE, Status.REJECTED, Status.AWAITING_VALIDATION})

Replacement = tuple[str, Payload]


class Turn(Enum):
    """What became of the report meanwhile."""

    REMOVED = auto()
    MERGED = auto()
    CLOSED = auto()
    REASSIGNED = auto()
    STAYED = auto()


_OFFERED: dict[Turn, tuple[Choice, ...]] = {
    Turn.REMOVED: (),
    Turn.MERGED: (Choice.TO_CANONICAL, Choice.SEND_AGAIN),
    Turn.CLOSED: (Choice.ATTACH, Choice.ASK_REOPEN, Choice.SEND_AGAIN),
    Turn.REASSIGNED: (Choice.FIELD_REPORT, Choice.ASK_BACK, Choice.SEND_AGAIN, Choice.KEEP_DRAFT),
    Turn.STAYED: (Choice.SEND_AGAIN, Choice.KEEP_DRAFT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that a decision hangs on.

    `theirs` is the report at the centre, `seen` the same with what the officer still has on its way; both None where the report
    is not his to see any more. `known` are the reports on this computer among those that are named here, `lost` the photos of
    the operation whose files cannot be read.
    """

    item: OutboxItem
    base: Report
    theirs: Report | None
    seen: Report | None
    officer_id: str
    roles: frozenset[Role]
    reference: Reference
    known: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that can still be sent."""
        return tuple(photo for photo in photos_of(self.item.payload) if photo.sha256 not in self.lost)


def choices(situation: Situation) -> tuple[Choice, ...]:
    """What can be decided, the likeliest first; giving it up is always possible and comes last."""
    return (*(choice for choice in _offered(situation) if _is_possible(situation, choice)), Choice.WITHDRAW)


def replacements(choice: Choice, situation: Situation, reason: str | None = None) -> list[Replacement]:
    """What a choice records instead, each with the report that it is for; empty where only words are kept or given up."""
    report_id, payload = situation.item.report_id, situation.item.payload
    match choice:
        case Choice.SEND_AGAIN | Choice.RECOMPRESS:
            return [(report_id, payload)]
        case Choice.FIELD_REPORT:
            changed = situation.item.problem == VALUE_CHANGED
            return _given(situation, report_id, _OVERTAKEN if changed else "Laporan lapangan dari petugas sebelumnya.")
        case Choice.ATTACH:
            return _given(situation, report_id, "Disusulkan setelah laporan ini ditutup.")
        case Choice.TO_CANONICAL:
            return _given(situation, canonical_of(situation), f"Dari laporan {situation.item.number} yang digabungkan.")
        case Choice.ASK_BACK:
            return [(report_id, asked) for asked in _asked_back(situation, reason)]
        case Choice.ASK_REOPEN:
            return [(report_id, asked) for asked in _asked_open(situation, reason)]
        case Choice.KEEP_DRAFT | Choice.WITHDRAW:
            return []


def turn_of(situation: Situation) -> Turn:
    """What became of the report, as far as it matters to this operation: notes and the like go wherever the report is."""
    base, theirs = situation.base, situation.theirs
    if theirs is None:
        return Turn.REMOVED
    if situation.item.problem == _ELSEWHERE:
        return Turn.MERGED
    if not isinstance(situation.item.payload, _GUARDED):
        return Turn.STAYED
    if theirs.status is Status.DUPLICATE and base.status is not Status.DUPLICATE:
        return Turn.MERGED
    if theirs.status in _FINISHED and theirs.status is not base.status:
        return Turn.CLOSED
    return Turn.REASSIGNED if _reassigned(situation, theirs) else Turn.STAYED


def canonical_of(situation: Situation) -> str:
    """The report that this one was merged into; this one where that is not here: the centre passes words and photos on."""
    into = situation.theirs.merged_into if situation.theirs is not None else None
    return into if into is not None and into in situation.known else situation.item.report_id


def _reassigned(situation: Situation, theirs: Report) -> bool:
    """Whether somebody else has it now: another officer (or nobody, where it was his), another agency or unit."""
    base, me = situation.base, situation.officer_id
    taken = theirs.assignee is not None or base.assignee == me
    elsewhere = theirs.assignee != base.assignee or situation.item.problem == "assignee-changed"
    return (theirs.assignee != me and taken and elsewhere) or _handed_on(base, theirs)


def _handed_on(base: Report, theirs: Report) -> bool:
    """Whether another agency or unit has it now."""
    return any(new is not None and new != old for new, old in ((theirs.agency, base.agency), (theirs.unit, base.unit)))


def _offered(situation: Situation) -> tuple[Choice, ...]:
    turn, item = turn_of(situation), situation.item
    offered = _OFFERED[turn]
    if turn is Turn.STAYED and item.problem in ("status-changed", VALUE_CHANGED):
        # Whoever moved it, or wrote there, may need the words.
        offered = (Choice.SEND_AGAIN, Choice.FIELD_REPORT, Choice.KEEP_DRAFT)
    if offered and item.state is OperationState.QUARANTINED:
        return tuple(dict.fromkeys((Choice.RECOMPRESS, *offered, Choice.KEEP_DRAFT)))
    return offered


def _is_possible(situation: Situation, choice: Choice) -> bool:
    payload, problem = situation.item.payload, situation.item.problem
    if choice is Choice.KEEP_DRAFT:
        return bool(draft_of(payload) or situation.photos)
    if choice is Choice.RECOMPRESS and not (problem in UNFIT_PHOTO and photos_of(payload)):
        return False
    if choice is Choice.SEND_AGAIN and problem == Refusal.OWN_RESULT:
        return False
    if choice is Choice.SEND_AGAIN and problem in LOST_PHOTO and photos_of(payload):
        return False
    return all(_is_allowed(situation, target, asked) for target, asked in replacements(choice, situation, reason="-"))


def _is_allowed(situation: Situation, target: str, payload: Payload) -> bool:
    seen, reference = situation.seen, situation.reference
    if seen is None:
        return False
    if target != situation.item.report_id:
        return may(kind_of(payload), situation.roles)
    try:
        check_payload(payload, target, reference, situation.known.__contains__)
    except CommandRefused:
        return False
    return reference.workflow.refusal(seen.status, payload, situation.roles) is None


def _given(situation: Situation, target: str, opening: str) -> list[Replacement]:
    """The words and photos for whoever has the report now; the photos carry the first piece of the words."""
    item, photos = situation.item, situation.photos
    missing = len(photos_of(item.payload)) - len(photos)
    closing = f"({missing} foto tidak ada lagi di komputer petugas.)" if missing else ""
    first, *rest = told(item.payload, item.recorded_at, situation.reference, opening=opening, closing=closing)
    head: Payload = Evidence(photos=photos, text=first) if photos else Note(text=first)
    return [(target, head), *((target, Note(text=piece)) for piece in rest)]


def _asked_back(situation: Situation, reason: str | None) -> Iterator[Payload]:
    """The assignment to oneself where the role may; an agency or a unit that has the report can only be asked."""
    theirs = situation.theirs
    handed_on = theirs is not None and _handed_on(situation.base, theirs)
    if may(OperationKind.ASSIGN, situation.roles) and not handed_on:
        yield Assign(officer=situation.officer_id)
        if reason:
            yield Note(text=reason)
    else:
        yield from _request(situation, "Mohon laporan ini dikembalikan kepada saya.", reason)


def _asked_open(situation: Situation, reason: str | None) -> Iterator[Payload]:
    status = situation.seen.status if situation.seen is not None else None
    for payload in (Reopen(reason=reason or ""), Return(reason=reason or "")):
        step = situation.reference.workflow.step(status, payload) if status is not None else None
        if step is not None and step.roles & situation.roles:
            yield payload
            return
    yield from _request(situation, "Mohon laporan ini dibuka kembali.", reason)


def _request(situation: Situation, opening: str, reason: str | None) -> Iterator[Note]:
    """A note that asks; only what was done is told, not its words: those are back in the forms."""
    item, closing = situation.item, f"Alasan: {reason}" if reason else ""
    for piece in told(item.payload, item.recorded_at, situation.reference, opening=opening, closing=closing, texts=False):
        yield Note(text=piece)
