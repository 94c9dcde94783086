"""What officers wanted, what they were shown as saved, and what they decided: the laboratory's own books."""

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that an officer wants done.

    `kind` is the operation's kind, `argv` what is typed behind `act REPORT`, `marker` words that stand in no other errand (None
    where the action carries no words), `photos` how many different photos it brings, `seen` the status on the screen when a move
    was decided, None where nothing hangs on it.
    """

    login: str
    report: str
    kind: str
    argv: tuple[str, ...]
    marker: str | None = None
    photos: int = 0
    offline: bool = False
    seen: str | None = None

    @property
    def command(self) -> tuple[str, ...]:
        """The whole command line."""
        return ("act", self.report, *self.argv, *(("--no-sync",) if self.offline else ()), "--json")

    def is_in(self, content: object) -> bool:
        """Whether its words stand in an operation's or an event's content."""
        return self.marker is None or self.marker in json.dumps(content, ensure_ascii=False)


@dataclass(slots=True)
class Ledger:
    """Everything that the officers of one desk saw; safe to use from any thread.

    `saved` are errands by the id that was shown for them, `decided` operations that a person decided about, with the choice,
    `refused` the codes of refusals, `troubles` what should not have been said.
    """

    saved: dict[str, Errand] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    repeated: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def save(self, op_id: str, errand: Errand) -> None:
        """The screen said that it is saved, or it was found to be."""
        with self._lock:
            self.saved[op_id] = errand

    def refuse(self, code: str, what: str) -> None:
        """The app said no, with this code."""
        with self._lock:
            self.refused[code] += 1
            if code not in EXPECTED:
                self.troubles.append(f"{code}: {what}")

    def trouble(self, what: str) -> None:
        """Something happened that must not."""
        with self._lock:
            self.troubles.append(what)

    def decide(self, op_id: str, choice: str) -> None:
        """A person decided about an operation."""
        with self._lock:
            self.decided[op_id] = choice

    def found(self, errand: Errand, operations: list[dict[str, Any]]) -> str | None:
        """The id of the operation among these that is this errand and was not seen before."""
        for operation in operations:
            same = operation["report_id"] == errand.report and operation["kind"] == errand.kind
            if same and operation["op_id"] not in self.saved and errand.is_in(operation["payload"]):
                return str(operation["op_id"])
        return None


# What an app may say to an officer whose report moved on, whose line is dead or whose session is over.
EXPECTED = frozenset(
    {
        "no-such-move",
        "report-not-found",
        "no-such-report",
        "wrong-role",
        "merge-into-self",
        "merge-unknown",
        "unreachable",
        "not-our-server",
        "not-signed-in",
        "signed-out",
    }
)
