"""What became of a report while an officer's work on it waited: a sentence what happened, one what is safe, and who did it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Assign, Merge, Move, Payload, Reopen, Return, Validate
from officer_app.domain.reports import Event
from officer_app.domain.vocabulary import CLOSED_STATUSES, OperationKind, Status
from sync.decisions.choices import VALUE_CHANGED
from sync.records import DecisionCard, OperationState, Reference
from ui.decisions.facets import assignee_words, facets_of
from ui.detail.history_lines import RECEIVED
from ui.words.labels import error_words
from ui.words.statuses import status_word

# What an operation calls a card's field, where that has another name.
_SAID = {"place": "point", "assignee": "officer"}
# Only these rely on how the report stood.
_MOVING = (Move, Merge, Validate, Return, Reopen, Assign)


@dataclass(frozen=True, slots=True)
class Happening:
    """`title` says what happened, `text` what is safe."""

    title: str
    text: str


def happening(card: DecisionCard, events: tuple[Event, ...], reference: Reference, officer_id: str) -> Happening:
    """The sentences above a card; `events` are those that came since, with names where they are known."""
    words = error_words(card.item.problem or "operation-refused")
    if card.item.state is OperationState.QUARANTINED:
        return Happening(words.title, _quarantined(words.text))
    if card.item.problem == VALUE_CHANGED:
        title = _changed(card, events, reference, officer_id)
    else:
        title = _turn(card, events, reference, officer_id) if _relies(card.item.payload) else ""
    return Happening(title or words.title, _safe())


def since(card: DecisionCard, events: tuple[Event, ...], officer_id: str) -> tuple[Event, ...]:
    """What others did to the report after the officer last saw it, oldest first.

    By the centre's own clock: the base says when the centre last changed what the officer saw. An operation of his that the
    base already contained may have moved that time on; then the last thing that somebody else did is told.
    """
    done = [event for event in sorted(events, key=lambda event: event.seq) if event.kind != RECEIVED]
    others = [event for event in done if event.actor is not None and event.actor.id != officer_id]
    later = [event for event in others if event.at > card.base.updated_at]
    if not later and card.theirs is not None and card.theirs.rev > card.base.rev:
        later = others[-1:]
    return tuple(later)


def _changed(card: DecisionCard, events: tuple[Event, ...], reference: Reference, officer_id: str) -> str:
    """Who wrote what the officer wanted to write: the fields in which the two differ."""
    clashing = [facet for facet in facets_of(card, reference, officer_id) if facet.clashes]
    fields = ", ".join(facet.name for facet in clashing)
    if not fields:
        return ""
    return _said(
        _actor(tuple(event for event in events if any(_wrote(event, facet.key) for facet in clashing))),
        QCoreApplication.translate("Decisions", "Somebody else changed this in the meantime: {fields}."),
        QCoreApplication.translate("Decisions", "{who} changed this in the meantime: {fields}."),
        fields=fields,
    )


def _wrote(event: Event, key: str) -> bool:
    """Whether a line of the history wrote a field of a card."""
    said = _SAID.get(key, key)
    return said in event.data or (key == "answer" and event.kind == OperationKind.ANSWER)


def _relies(payload: Payload) -> bool:
    return isinstance(payload, _MOVING)


def _actor(events: tuple[Event, ...]) -> str:
    """Who did the last thing; a stranger's name has no line breaks and does not fill the page."""
    for event in reversed(events):
        if event.actor is not None:
            return " ".join(event.actor.name.split())[:80]
    return ""


def _turn(card: DecisionCard, events: tuple[Event, ...], reference: Reference, officer_id: str) -> str:
    base, theirs, who = card.base, card.theirs, _actor(events)
    if theirs is None:
        return ""
    if theirs.status is Status.DUPLICATE and base.status is not Status.DUPLICATE:
        return _said(
            who,
            QCoreApplication.translate("Decisions", "This report was merged into another one in the meantime."),
            QCoreApplication.translate("Decisions", "{who} merged this report into another one in the meantime."),
        )
    if theirs.status is not base.status:
        return _moved(base.status, theirs.status, who)
    if theirs.assignee != base.assignee:
        return _given(theirs.assignee, events, reference, officer_id)
    return ""


def _given(assignee: str | None, events: tuple[Event, ...], reference: Reference, officer_id: str) -> str:
    who, whom = _actor(events), assignee_words(assignee, reference, officer_id)
    if events and events[-1].actor is not None and events[-1].actor.id == assignee:
        return QCoreApplication.translate("Decisions", "{who} took this report over in the meantime.").format(who=who)
    if assignee is None:
        return _said(
            who,
            QCoreApplication.translate("Decisions", "This report is assigned to nobody any more."),
            QCoreApplication.translate("Decisions", "{who} removed the assignment of this report in the meantime."),
        )
    return _said(
        who,
        QCoreApplication.translate("Decisions", "This report was given to {whom} in the meantime."),
        QCoreApplication.translate("Decisions", "{who} gave this report to {whom} in the meantime."),
        whom=whom,
    )


def _moved(former: Status, now: Status, who: str) -> str:
    if now in CLOSED_STATUSES:
        return _said(
            who,
            QCoreApplication.translate("Decisions", "This report was closed in the meantime: “{now}”."),
            QCoreApplication.translate("Decisions", "{who} closed this report in the meantime: “{now}”."),
            now=status_word(now),
        )
    return _said(
        who,
        QCoreApplication.translate("Decisions", "This report was moved from “{former}” to “{now}” in the meantime."),
        QCoreApplication.translate("Decisions", "{who} moved this report from “{former}” to “{now}” in the meantime."),
        former=status_word(former),
        now=status_word(now),
    )


def _said(who: str, passive: str, active: str, **facts: str) -> str:
    return active.format(who=who, **facts) if who else passive.format(**facts)


def _safe() -> str:
    return QCoreApplication.translate(
        "Decisions", "What you did is kept on this computer and nothing was overwritten. Decide below what to do with it."
    )


def _quarantined(text: str) -> str:
    decide = QCoreApplication.translate("Decisions", "Decide below what to do with it.")
    return f"{text} {decide}"
