"""A report's history as one timeline: what the centre knows, with what has not settled yet laid in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Payload, kind_of
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Channel, OperationKind, Role, Status
from sync.records import ATTENTION_STATES, OperationState, OutboxItem, Reference, ReportDetail
from ui.detail.history_places import desk_of, named_place, this_computer
from ui.detail.stage import Stage, operation_stage
from ui.words.labels import channel_words, error_words, kind_words, role_words
from ui.words.names import category_name
from ui.words.photos import covered_count
from ui.words.statuses import status_word

RECEIVED = "received"
FORWARDED = "forwarded"
PUBLIC_FIELDS = ("answer",)
_ENDED = {OperationState.SETTLED, OperationState.DISCARDED}
# Work that waited longer than this for a line is told with the time at which it arrived.
_LATER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry: when, who, what, from where, and the texts that belong to it.

    `place` is one that it names itself; `arrived` when the centre took it in, where that was much later, `doubtful` where it
    could have come long before; `stage` only while it is not settled at the centre.
    """

    at: datetime
    title: str
    who: str = ""
    where: str = ""
    place: str = ""
    photos: str = ""
    arrived: datetime | None = None
    doubtful: bool = False
    internal: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    stage: Stage | None = None
    problem: str = ""
    unknown: bool = False


def history_of(
    detail: ReportDetail, reference: Reference, officer_id: str, main: ReportDetail | None = None
) -> tuple[HistoryLine, ...]:
    """The timeline, newest first; an operation whose event is there already shows only as the event.

    `main` is the report that this one was merged into: what citizens were told there was told to this one's too.
    """
    here = frozenset(item.op_id for item in detail.operations)
    teller = _Teller(reference, officer_id, detail.report.channel, detail.report, here, detail.report.merged_into)
    known = {event.op_id for event in detail.events if event.op_id}
    events = [teller.event(event) for event in sorted(detail.events, key=lambda event: event.seq)]
    pending = [item for item in detail.operations if item.state not in _ENDED and item.op_id not in known]
    told = [*events, *(teller.operation(item) for item in pending)]
    if main is not None:
        told = _with_answers_of(told, main, history_of(main, reference, officer_id))
    return tuple(reversed(told))


def event_lines(events: Iterable[Event], reference: Reference, officer_id: str, channel: Channel) -> tuple[HistoryLine, ...]:
    """Some of the centre's events as lines, in their order."""
    teller = _Teller(reference, officer_id, channel)
    return tuple(teller.event(event) for event in events)


class _Teller:
    """Tells events and operations with the names of the reference data."""

    def __init__(
        self,
        reference: Reference,
        officer_id: str,
        channel: Channel,
        report: Report | None = None,
        here: frozenset[str] = frozenset(),
        merged_into: str | None = None,
    ) -> None:
        self._merged_into = merged_into
        self._reference = reference
        self._officer_id = officer_id
        self._channel = channel
        self._report = report
        # What was done on this computer, by operation.
        self._here = here

    def event(self, event: Event) -> HistoryLine:
        """A line of the centre's history."""
        kind = _kind(event.kind)
        at = event.recorded_at or event.at
        if event.kind == RECEIVED:
            title = QCoreApplication.translate("History", "Received through {0}").format(channel_words(self._channel))
            return HistoryLine(at=event.at, title=title, who=QCoreApplication.translate("History", "a citizen"))
        who = self._actor(event.actor)
        if event.kind == FORWARDED:
            title = QCoreApplication.translate("History", "Passed on to the main report {0}")
            return HistoryLine(at=at, who=who, title=title.format(_text(event.data, "into_number")))
        if kind is None:
            title = QCoreApplication.translate("History", "Unknown step “{0}” from a newer server").format(event.kind[:60])
            return HistoryLine(at=at, who=who, title=title, unknown=True)
        line = replace(
            self._line(at, who, kind, event.data), where=self._where(event), arrived=event.at if event.at - at >= _LATER else None
        )
        line = replace(line, doubtful=event.data.get("time_doubtful") is True)
        merged = _text(event.data, "from_number")
        if not merged:
            return line
        if self._merged_into is not None and _text(event.data, "from") == self._merged_into:
            return replace(line, title=_through_main(merged))
        title = QCoreApplication.translate("History", "{0}, added to report {1}").format(line.title, merged)
        return replace(line, title=title)

    def operation(self, item: OutboxItem) -> HistoryLine:
        """A line for what the officer did and is not settled."""
        who = self._officer(item.author_id)
        line = self._line(item.recorded_at, who, item.kind, payload_fields(item.payload))
        waits = item.state in ATTENTION_STATES
        problem = error_words(item.problem or "operation-refused").title if waits else ""
        return replace(line, where=this_computer(), stage=operation_stage(item.state), problem=problem)

    def _actor(self, actor: Actor | None) -> str:
        """Who, with his title, or his role where he has none."""
        if actor is None:
            return ""
        if actor.id == self._officer_id:
            return QCoreApplication.translate("History", "You")
        return ", ".join(filter(None, (actor.name, actor.title or self._roles(actor.id))))

    def _roles(self, officer: str) -> str:
        colleague = self._reference.officers.get(officer)
        return ", ".join(role_words(role) for role in Role if colleague is not None and role in colleague.roles)

    def _where(self, event: Event) -> str:
        if event.op_id is not None and event.op_id in self._here:
            return this_computer()
        return desk_of(self._reference, event.actor.id) if event.actor is not None else ""

    def _line(self, at: datetime, who: str, kind: OperationKind, data: Mapping[str, object]) -> HistoryLine:
        answer = _text(data, "answer") or (_text(data, "text") if kind is OperationKind.ANSWER else "")
        note = _text(data, "text") if kind is not OperationKind.ANSWER else ""
        return HistoryLine(
            at=at,
            who=who,
            title=self._title(kind, data),
            place=named_place(kind, data, self._report),
            photos=_photos(data),
            internal=tuple(filter(None, (_text(data, "reason"), note))),
            public=tuple(filter(None, (answer,))),
        )

    def _title(self, kind: OperationKind, data: Mapping[str, object]) -> str:
        match kind:
            case OperationKind.MOVE:
                return self._move(data)
            case OperationKind.ASSIGN:
                return self._assigned(_text(data, "officer"))
            case OperationKind.RECATEGORISE:
                name = category_name(self._reference, _text(data, "category"))
                return QCoreApplication.translate("History", "Category set to {0}").format(name)
            case OperationKind.PRIORITISE:
                return QCoreApplication.translate("History", "Priority set to {0}").format(data.get("priority", ""))
            case OperationKind.VALIDATE:
                return QCoreApplication.translate("History", "Result validated: done and public")
            case _:
                return kind_words(kind)

    def _move(self, data: Mapping[str, object]) -> str:
        target = _status(_text(data, "to"))
        agency, unit = _text(data, "agency"), _text(data, "unit")
        if target is Status.COORDINATING and agency:
            name = self._reference.agencies.get(agency, agency)
            return QCoreApplication.translate("History", "Handed to {0}").format(name)
        if target is Status.DELEGATED and unit:
            return QCoreApplication.translate("History", "Delegated to {0}").format(self._reference.units.get(unit, unit))
        if target is Status.AWAITING_VALIDATION:
            return QCoreApplication.translate("History", "Result sent for validation")
        if target is Status.IN_PROGRESS:
            return QCoreApplication.translate("History", "Taken on")
        word = status_word(target) if target else _text(data, "to")
        return QCoreApplication.translate("History", "Moved to “{0}”").format(word)

    def _assigned(self, officer: str) -> str:
        if not officer:
            return QCoreApplication.translate("History", "Assignment removed")
        if officer == self._officer_id:
            return QCoreApplication.translate("History", "Assigned to you")
        return QCoreApplication.translate("History", "Assigned to {0}").format(self._officer(officer))

    def _officer(self, officer: str) -> str:
        if officer == self._officer_id:
            return QCoreApplication.translate("History", "You")
        colleague = self._reference.officers.get(officer)
        if colleague is not None:
            return ", ".join(filter(None, (colleague.name, colleague.title or self._roles(officer))))
        return QCoreApplication.translate("History", "an officer of another office")


def _through_main(number: str) -> str:
    return QCoreApplication.translate("History", "Answered through the main report {0}").format(number)


def _with_answers_of(told: list[HistoryLine], main: ReportDetail, lines: Iterable[HistoryLine]) -> list[HistoryLine]:
    """The public answers of the main report among the duplicate's own lines; those that the server told are there already."""
    known = {words for line in told for words in line.public}
    title = _through_main(main.report.number)
    answers = [
        replace(line, title=title, internal=(), photos="", place="")
        for line in lines
        if line.public and not known.issuperset(line.public)
    ]
    return sorted([*told, *reversed(answers)], key=lambda line: line.at)


def photo_count(count: int) -> str:
    """How many photos, in words."""
    if count == 1:
        return QCoreApplication.translate("History", "1 photo")
    return QCoreApplication.translate("History", "{0} photos").format(count)


def payload_fields(payload: Payload) -> dict[str, object]:
    """A payload as the JSON object that an event of it would carry."""
    fields: dict[str, object] = msgspec.to_builtins(payload)
    return {name: value for name, value in fields.items() if value is not None} | {"kind": kind_of(payload).value}


def _kind(word: str) -> OperationKind | None:
    return OperationKind(word) if word in tuple(OperationKind) else None


def _status(word: str) -> Status | None:
    return Status(word) if word in tuple(Status) else None


def _text(data: Mapping[str, object], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _photos(data: Mapping[str, object]) -> str:
    photos = data.get("photos")
    if not isinstance(photos, list | tuple) or not photos:
        return ""
    covered = sum(isinstance(photo, Mapping) and photo.get("covered") is True for photo in photos)
    words = photo_count(len(photos))
    return f"{words}  {covered_count(covered)}" if covered else words
