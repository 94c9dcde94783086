"""What can go wrong on the line between an officer and the centre, request by request."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.faults.machine.words import Word


class Mishap(Word):
    """One thing that happens to one request."""

    UNREACHABLE = "unreachable"  # no connection
    STALLED = "stalled"  # taken, and never a byte in answer; the centre did nothing
    ANSWER_LOST = "answer-lost"  # the centre did it, the connection broke
    ANSWER_STALLED = "answer-stalled"  # the centre did it, the answer never came
    GATEWAY_LOST = "gateway-lost"  # the centre did it, a gateway answers 502 in its place
    GATEWAY_BUSY = "gateway-busy"  # a gateway answers 503 with Retry-After, the centre heard nothing
    TWICE = "twice"  # the network hands the request over twice
    LATE_TWIN = "late-twin"  # and the second time only after some other requests
    CUT = "cut"  # the request breaks in the middle of its body
    PORTAL = "portal"  # a captive portal: 200 with HTML
    FOREIGN = "foreign"  # another deployment answers
    REDIRECT = "redirect"  # to another host
    EXPIRED = "expired"  # 401
    FORBIDDEN = "forbidden"  # 403 with our problem
    PROXY_FORBIDS = "proxy-forbids"  # 403 without it
    BUSY = "busy"  # 503 of the centre with Retry-After in seconds
    TOO_MANY = "too-many"  # 429 of the centre with Retry-After as a date
    INTERNAL = "internal"  # 500 of the centre
    UPGRADE = "upgrade"  # 426
    GARBLED = "garbled"  # the centre did it, its JSON has another shape
    ECHO = "echo"  # the centre did it, the answer speaks of other operations
    STALE = "stale"  # an earlier answer to the same kind of question
    MEANWHILE = "meanwhile"  # the centre edits something just before it hears this request
    AT_WORK = "at-work"  # the officer records something just before the centre hears this request
    BESIDE = "beside"  # another process of the same home syncs just before the centre hears this request


class Place(Word):
    """Where a mishap strikes: at a request of this kind."""

    ANY = ""
    FEED = "GET /changes"
    INDEX = "GET /index"
    REPORT = "GET /reports"
    HELD = "HEAD /blobs"
    UPLOAD = "POST /uploads"
    OFFSET = "HEAD /uploads"
    BYTES = "PATCH /uploads"
    OPERATIONS = "POST /operations"
    SESSION = "POST /session"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mishap after so many requests of its place that go well.

    `part` says how far a cut goes (per cent), or which of several it is.
    """

    after: int
    mishap: Mishap
    part: int = 50
    at: Place = Place.ANY

    def __repr__(self) -> str:
        """As it stands in a program."""
        return f"Trouble({self.after}, {self.mishap!r}, {self.part}, {self.at!r})"


class Weather:
    """The troubles to come on one line: for each place one after the other, and each strikes once."""

    def __init__(self) -> None:
        self._coming: list[Trouble] = []

    def bring(self, troubles: Iterable[Trouble]) -> None:
        """Add troubles behind those that are still to come."""
        self._coming.extend(troubles)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._coming.clear()

    def next(self, method: str, path: str) -> Trouble | None:
        """What happens to the request that goes out now."""
        for number, trouble in enumerate(self._coming):
            if f"{method} {path}".startswith(trouble.at):
                if trouble.after == 0:
                    return self._coming.pop(number)
                self._coming[number] = replace(trouble, after=trouble.after - 1)
                return None
        return None
