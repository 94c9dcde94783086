"""What the outbox says about one operation: what it is, where it is, how far, and what happens next, all in plain words."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Assign, Evidence, Move, Note, Payload, photos_of
from officer_app.domain.vocabulary import Status
from sync.records import ATTENTION_STATES, UNSENT_STATES, OperationState, OutboxItem, Reference
from ui.detail.history_lines import payload_fields, photo_count
from ui.detail.stage import Stage, operation_stage, stage_words
from ui.words.labels import error_words, kind_words, state_words
from ui.words.statuses import status_word
from ui.words.times import wib
from widgets.tones import Tone

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxLine:
    """One operation in words; `progress` is the share of its photos' bytes that arrived, None when it carries none."""

    title: str
    number: str
    summary: str
    state: str
    stage: Stage
    tone: Tone
    foot: str
    progress: float | None
    needs_person: bool


def outbox_line(item: OutboxItem, reference: Reference, now: datetime) -> OutboxLine:
    """The words for one operation."""
    needs_person = item.state in ATTENTION_STATES
    stage = operation_stage(item.state)
    return OutboxLine(
        title=title_of(item, reference),
        number=item.number,
        summary=_summary(item, reference),
        state=state_words(item.state) if needs_person or item.state is OperationState.UNCERTAIN else stage_words()[stage],
        stage=stage,
        tone=Tone.BAD if needs_person else Tone.GOOD if stage >= Stage.AT_CENTRE else Tone.INFO,
        foot=_foot(item, now),
        progress=_progress(item),
        needs_person=needs_person,
    )


def explanation(item: OutboxItem, now: datetime) -> tuple[str, str]:
    """Title and text that explain where an operation is, and what becomes of it."""
    if item.problem:
        words = error_words(item.problem)
        return words.title, words.text
    if item.state in UNSENT_STATES:
        title = QCoreApplication.translate("Outbox", "There is no problem with it")
        told = _next_try(item, now)
        if not told:
            return title, QCoreApplication.translate("Outbox", "It is saved on this computer and sent automatically.")
        sentence = QCoreApplication.translate("Outbox", "It is saved on this computer and sent automatically: {0}.")
        return title, sentence.format(told)
    title = QCoreApplication.translate("Outbox", "Received by the server")
    return title, QCoreApplication.translate("Outbox", "It leaves this list when the server's copy has come back.")


def title_of(item: OutboxItem, reference: Reference) -> str:
    """What the operation does."""
    match item.payload:
        case Move(to=Status.IN_PROGRESS):
            return QCoreApplication.translate("Outbox", "Taken on")
        case Move(to=Status.AWAITING_VALIDATION):
            return QCoreApplication.translate("Outbox", "Result for validation")
        case Move(to=Status.COORDINATING, agency=str(agency)):
            name = reference.agencies.get(agency, agency)
            return QCoreApplication.translate("Outbox", "Handed to {0}").format(name)
        case Move(to=to):
            return QCoreApplication.translate("Outbox", "Moved to “{0}”").format(status_word(to))
        case _:
            return kind_words(item.kind)


def recorded_words(item: OutboxItem, now: datetime) -> str:
    """When the officer did it."""
    return QCoreApplication.translate("Outbox", "Recorded {0}").format(wib(item.recorded_at, now))


def _summary(item: OutboxItem, reference: Reference) -> str:
    count = len(photos_of(item.payload))
    parts = [photo_count(count)] if count else []
    parts += _texts(item.payload, reference)
    return "  ·  ".join(" ".join(part.split())[:300] for part in parts)


def _texts(payload: Payload, reference: Reference) -> list[str]:
    match payload:
        case Note(text=text):
            return [text]
        case Evidence(text=text):
            return [text] if text else []
        case Assign(officer=None):
            return [QCoreApplication.translate("Outbox", "Assignment removed")]
        case Assign(officer=str(officer)):
            colleague = reference.officers.get(officer)
            return [colleague.name] if colleague else []
        case _:
            fields = payload_fields(payload)
            found = (fields.get(name) for name in ("text", "answer", "reason"))
            return [text for text in found if isinstance(text, str) and text]


def _progress(item: OutboxItem) -> float | None:
    if item.bytes_total <= 0 or item.state not in UNSENT_STATES:
        return None
    return min(1.0, item.bytes_sent / item.bytes_total)


def _foot(item: OutboxItem, now: datetime) -> str:
    parts = [recorded_words(item, now)]
    if item.bytes_total > 0 and item.state in UNSENT_STATES:
        parts.append(_bytes(item.bytes_sent, item.bytes_total))
    if item.problem:
        parts.append(error_words(item.problem).title)
    if item.state in UNSENT_STATES:
        parts += filter(None, (_attempts(item.attempts), _next_try(item, now)))
    return "  ·  ".join(parts)


def _bytes(sent: int, whole: int) -> str:
    if whole < MEGABYTE:
        return QCoreApplication.translate("Outbox", "{0} of {1} kB").format(sent // 1000, -(-whole // 1000))
    return QCoreApplication.translate("Outbox", "{0} of {1} MB").format(f"{sent / MEGABYTE:.1f}", f"{whole / MEGABYTE:.1f}")


def _attempts(attempts: int) -> str:
    if attempts <= 0:
        return ""
    if attempts == 1:
        return QCoreApplication.translate("Outbox", "1 attempt")
    return QCoreApplication.translate("Outbox", "{0} attempts").format(attempts)


def _next_try(item: OutboxItem, now: datetime) -> str:
    if item.next_try is None or item.state is OperationState.SENDING:
        return ""
    wait = item.next_try - now
    if wait <= timedelta(0):
        return QCoreApplication.translate("Outbox", "next try at the next connection")
    seconds = math.ceil(wait.total_seconds())
    if seconds < 60:
        return QCoreApplication.translate("Outbox", "next try in {0} s").format(seconds)
    return QCoreApplication.translate("Outbox", "next try in {0} min").format(round(seconds / 60))
