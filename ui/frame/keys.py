"""What the keys of the window do."""

from enum import StrEnum

from officer_app.domain.vocabulary import Status


class Key(StrEnum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    MAIN = "main"
    NOTE = "note"
    ANSWER = "answer"
    RESULT = "result"
    COORDINATE = "coordinate"
    ASSIGN = "assign"
    MERGE = "merge"
    TO_WAITING = "to_waiting"
    TO_COORDINATING = "to_coordinating"
    TO_DELEGATED = "to_delegated"
    TO_IN_PROGRESS = "to_in_progress"
    TO_AWAITING_VALIDATION = "to_awaiting_validation"
    TO_DONE = "to_done"
    TO_REJECTED = "to_rejected"
    TO_DUPLICATE = "to_duplicate"
    MACROS = "macros"
    NEARBY = "nearby"
    TICK = "tick"
    SEND_BACK = "send_back"
    UNDO = "undo"
    MAP = "map"
    SEARCH = "search"
    FILTER = "filter"
    VIEWS = "views"
    GROUPS = "groups"
    PALETTE = "palette"
    OUTBOX = "outbox"
    ALERTS = "alerts"
    SYNC = "sync"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual_size"
    SHEET = "sheet"
    BACK = "back"


# The status that a key moves a report to, in the order of the keys 1 to 8.
STATUS_KEYS = {
    Key.TO_WAITING: Status.WAITING,
    Key.TO_COORDINATING: Status.COORDINATING,
    Key.TO_DELEGATED: Status.DELEGATED,
    Key.TO_IN_PROGRESS: Status.IN_PROGRESS,
    Key.TO_AWAITING_VALIDATION: Status.AWAITING_VALIDATION,
    Key.TO_DONE: Status.DONE,
    Key.TO_REJECTED: Status.REJECTED,
    Key.TO_DUPLICATE: Status.DUPLICATE,
}
# By how many steps a key changes the size of text; None for the usual size.
SIZE_KEYS = {Key.LARGER: 1, Key.SMALLER: -1, Key.USUAL_SIZE: None}
# Stepping through the list is looked at, and can be taken back.
STEPS = (Key.NEXT, Key.PREVIOUS)
