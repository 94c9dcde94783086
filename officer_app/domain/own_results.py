"""Who sent a result: a result is validated by somebody else, so the window and the server both have to know.

The rule of 2021 names another office. Roles alone do not keep it: one person may be staff and supervisor at once.
"""

from collections.abc import Iterable

from officer_app.domain.reports import Event
from officer_app.domain.vocabulary import OperationKind, Status


def brings_result(kind: str, to: object) -> bool:
    """Whether an operation of this kind with this target sends a result to be validated."""
    return kind == OperationKind.MOVE and to == Status.AWAITING_VALIDATION


def sender_of_result(events: Iterable[Event]) -> str | None:
    """The id of the officer who sent the last result of a report's history; None where the history names nobody."""
    sender: str | None = None
    for event in events:
        if brings_result(event.kind, event.data.get("to")):
            sender = event.actor.id if event.actor is not None else None
    return sender
