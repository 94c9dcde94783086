"""What a failure means for a photo on its way up: decisions only, as in `sync.planner`, whose table also holds here.

| signal | action |
|---|---|
| network error, time-out, 408, 425, 429, 5xx, anything unlisted | `PhotoWaits` and goes on later where it stopped |
| 404, 410, bytes that did not arrive as they left | `PhotoAnew`, once in a run; then `PhotoWaits` |
| 403 with our problem, 413, 415, 400, 422, 428 | `PhotoUnfit`: what carries it needs a person |
| not our server | `PhotoWaits`, so that another photo is the next to be tried |
| 401, 426, the app closes | `PhotoUntouched`: nothing is counted |
"""

from dataclasses import dataclass
from datetime import timedelta

from sync.errors import LineError, Refused, Unreachable
from sync.planner import Delay, wants_upgrade, went_nowhere, word_of
from sync.records import StoredBlob

_GONE = frozenset({404, 410})
_SPOILT = frozenset({"checksum-mismatch", "offset-mismatch"})
_UNFIT = frozenset({400, 403, 413, 415, 422, 428})
_WORDS = {413: "too-large", 415: "not-a-photo"}


@dataclass(frozen=True, slots=True)
class PhotoWaits:
    """The photo goes on later where it stopped."""

    delay: timedelta
    problem: str


@dataclass(frozen=True, slots=True)
class PhotoUnfit:
    """The photo cannot be taken: what carries it needs a person."""

    problem: str


@dataclass(frozen=True, slots=True)
class PhotoAnew:
    """The upload is gone, or held other bytes: begin a new one."""


@dataclass(frozen=True, slots=True)
class PhotoUntouched:
    """Nothing can be said of the photo: it stays as it is, and no attempt counts."""


def after_photo_failure(
    blob: StoredBlob, error: LineError, delay: Delay, *, begun_anew: bool
) -> PhotoWaits | PhotoUnfit | PhotoAnew | PhotoUntouched:
    """What a failure means for a photo; it is begun anew at once only once in a run."""
    if went_nowhere(error) or wants_upgrade(error) or error.code == "stopped":
        return PhotoUntouched()
    if isinstance(error, Refused):
        if error.status in _GONE or error.code in _SPOILT:
            return PhotoWaits(delay(blob.attempts, None), error.code) if begun_anew else PhotoAnew()
        if error.status in _UNFIT:
            return PhotoUnfit(_WORDS.get(error.status, error.code))
    asked = error.retry_after if isinstance(error, Unreachable) else None
    return PhotoWaits(delay(blob.attempts, asked), word_of(error))


def holds_up_words(error: LineError) -> bool:
    """Whether what stopped a photo stops the operations too.

    A weak line, or something on the way that does not like large or unusual requests, must not hold up the words.
    """
    if isinstance(error, Refused) or went_nowhere(error) or error.code == "stopped":
        return True
    return isinstance(error, Unreachable) and error.facts.get("phase") == "connect"
