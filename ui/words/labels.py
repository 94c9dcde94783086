"""A person's words for every code of the engine, the centre and the workflow; free of widgets, so the terminal uses it too.

Each error has a title (what happened) and a text (what is safe and what to do). The tables hold source strings and are looked
up at the moment of showing, so that a change of language changes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import Channel, OperationKind, PhotoRole, Role
from officer_app.domain.workflow import Refusal
from sync.changes import Connection
from sync.errors import OfficerError
from sync.records import OperationState
from ui.words.error_sentences import SENTENCES, UNKNOWN
from ui.words.marked import QT_TRANSLATE_NOOP
from ui.words.statuses import unknown_word

CONTEXT = "words"

_KINDS = {
    OperationKind.MOVE: QT_TRANSLATE_NOOP("words", "Move to another status"),
    OperationKind.NOTE: QT_TRANSLATE_NOOP("words", "Note"),
    OperationKind.ANSWER: QT_TRANSLATE_NOOP("words", "Public answer"),
    OperationKind.EVIDENCE: QT_TRANSLATE_NOOP("words", "Photos"),
    OperationKind.ASSIGN: QT_TRANSLATE_NOOP("words", "Assignment"),
    OperationKind.RECATEGORISE: QT_TRANSLATE_NOOP("words", "Category corrected"),
    OperationKind.RELOCATE: QT_TRANSLATE_NOOP("words", "Place corrected"),
    OperationKind.PRIORITISE: QT_TRANSLATE_NOOP("words", "Priority"),
    OperationKind.MERGE: QT_TRANSLATE_NOOP("words", "Marked as duplicate"),
    OperationKind.VALIDATE: QT_TRANSLATE_NOOP("words", "Result validated"),
    OperationKind.RETURN: QT_TRANSLATE_NOOP("words", "Result sent back"),
    OperationKind.REOPEN: QT_TRANSLATE_NOOP("words", "Reopened"),
}
_STATES = {
    OperationState.QUEUED: QT_TRANSLATE_NOOP("words", "Saved on this computer"),
    OperationState.SENDING: QT_TRANSLATE_NOOP("words", "On its way"),
    OperationState.UNCERTAIN: QT_TRANSLATE_NOOP("words", "Sent, no answer yet"),
    OperationState.APPLIED: QT_TRANSLATE_NOOP("words", "Received by the server"),
    OperationState.SETTLED: QT_TRANSLATE_NOOP("words", "Received by the server"),
    OperationState.CONFLICT: QT_TRANSLATE_NOOP("words", "Needs your decision"),
    OperationState.QUARANTINED: QT_TRANSLATE_NOOP("words", "Needs your decision"),
    OperationState.DISCARDED: QT_TRANSLATE_NOOP("words", "Discarded"),
}
_CONNECTIONS = {
    Connection.CONNECTING: QT_TRANSLATE_NOOP("words", "Connecting"),
    Connection.ONLINE: QT_TRANSLATE_NOOP("words", "Connected"),
    Connection.OFFLINE: QT_TRANSLATE_NOOP("words", "Offline: you can go on working"),
    Connection.SIGNED_OUT: QT_TRANSLATE_NOOP("words", "Signed out: sign in to send"),
    Connection.NOT_OUR_SERVER: QT_TRANSLATE_NOOP("words", "Not connected: no proof that this is the right server"),
}
_CHANNELS = {
    Channel.QLUE: QT_TRANSLATE_NOOP("words", "QLUE"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("words", "Email"),
    Channel.TWITTER: QT_TRANSLATE_NOOP("words", "Twitter"),
    Channel.FACEBOOK: QT_TRANSLATE_NOOP("words", "Facebook"),
    Channel.BALAI_WARGA: QT_TRANSLATE_NOOP("words", "Balai Warga"),
    Channel.PETAJAKARTA: QT_TRANSLATE_NOOP("words", "PetaJakarta"),
    Channel.LAPOR: QT_TRANSLATE_NOOP("words", "LAPOR! 1708"),
    Channel.WAZE: QT_TRANSLATE_NOOP("words", "Waze"),
    Channel.JAKI: QT_TRANSLATE_NOOP("words", "JAKI"),
    Channel.MEDIA: QT_TRANSLATE_NOOP("words", "News media"),
}
_ROLES = {
    Role.STAFF: QT_TRANSLATE_NOOP("words", "office staff"),
    Role.FIELD: QT_TRANSLATE_NOOP("words", "field officer"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("words", "supervisor"),
    Role.AGENCY: QT_TRANSLATE_NOOP("words", "agency"),
}
_PRIORITIES = (
    QT_TRANSLATE_NOOP("words", "Normal"),
    QT_TRANSLATE_NOOP("words", "Raised"),
    QT_TRANSLATE_NOOP("words", "High"),
    QT_TRANSLATE_NOOP("words", "Emergency"),
)
_PHOTO_ROLES = {
    PhotoRole.CITIZEN: QT_TRANSLATE_NOOP("words", "Citizen's photo"),
    PhotoRole.BEFORE: QT_TRANSLATE_NOOP("words", "Before"),
    PhotoRole.DURING: QT_TRANSLATE_NOOP("words", "During"),
    PhotoRole.AFTER: QT_TRANSLATE_NOOP("words", "After"),
}


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """An error for a person: `title` says what happened, `text` what is safe and what to do."""

    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.title}. {self.text}" if self.text else self.title


class _Facts(dict[str, object]):
    """Facts of an error; a fact that the raiser did not give reads as an ellipsis instead of failing the message."""

    def __missing__(self, key: str) -> str:
        return "…"


def error_words(error: OfficerError | str, facts: Mapping[str, object] | None = None) -> ErrorWords:
    """The words for an error or for its code; a code of a newer centre gets general words that name it."""
    code = error.code if isinstance(error, OfficerError) else error
    given = error.facts if isinstance(error, OfficerError) else facts or {}
    title, text = SENTENCES.get(code, UNKNOWN)
    filled = _Facts(given) | {"code": code}
    return ErrorWords(_shown(title, filled), _shown(text, filled))


def has_words(code: str) -> bool:
    """Whether a code has words of its own."""
    return code in SENTENCES


def refusal_words(refusal: Refusal) -> ErrorWords:
    """Why the workflow does not allow something."""
    return error_words(refusal.value)


def kind_words(kind: OperationKind) -> str:
    """What an operation does, as a noun."""
    return _translated(_KINDS[kind])


def state_words(state: OperationState) -> str:
    """Where an operation is."""
    return _translated(_STATES[state])


def connection_words(connection: Connection) -> str:
    """How the connection stands."""
    return _translated(_CONNECTIONS[connection])


def channel_words(channel: Channel) -> str:
    """How a citizen's report reached the city."""
    return _translated(_CHANNELS[channel]) if channel.is_known else unknown_word(channel)


def role_words(role: Role) -> str:
    """A role in lower case, to stand inside a sentence."""
    return _translated(_ROLES[role])


def priority_words(priority: int) -> str:
    """The office's own priority, 0 to 3."""
    return _translated(_PRIORITIES[max(0, min(priority, len(_PRIORITIES) - 1))])


def photo_role_words(role: PhotoRole) -> str:
    """What a photo shows."""
    return _translated(_PHOTO_ROLES[role]) if role.is_known else unknown_word(role)


def _translated(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def _shown(source: str, facts: Mapping[str, object]) -> str:
    return _translated(source).format_map(_Facts(facts)) if source else ""
