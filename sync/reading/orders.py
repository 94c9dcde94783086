"""The queue's orders in SQL: keys and terms for rows that are sorted, ranges of indexes for rows that are walked.

What is most at risk comes in bands (`queue_order.Band`), which move with the clock though nothing is written. Each band is one
range of an index: the order is served without sorting, however many reports there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from officer_app.domain.urgency import SOON, Hands
from officer_app.domain.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Status
from sync.moments import to_millis
from sync.queue_order import ANYTIME, Band, Key, Standpoint
from sync.reading.filters import Condition
from sync.records import Sort

_ALL: Condition = ("1", ())


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that indexes in the queue's orders hold together."""

    indexes: dict[str, str]
    condition: str = "1"
    params: tuple[object, ...] = ()
    statuses: frozenset[Status] = frozenset(Status)


EVERYTHING = Part({"risk": "report_by_risk", "received": "report_by_received"})
OPEN = Part({"risk": "report_by_risk", "received": "report_by_open_received"}, "r.closed < 1", (), OPEN_STATUSES)


def of_status(status: Status) -> Part:
    """The reports of one status."""
    indexes = {"risk": "report_by_status_risk", "received": "report_by_status_received"}
    return Part(indexes, "r.status = ?", (status.value,), frozenset({status}))


def parts_of(statuses: Sequence[Status]) -> list[Part]:
    """The parts that together hold the reports of some statuses, of all where none is named."""
    if not statuses:
        return [EVERYTHING]
    wanted = dict.fromkeys(statuses)
    if wanted.keys() >= OPEN_STATUSES:
        return [OPEN, *(of_status(status) for status in wanted if status not in OPEN_STATUSES)]
    return [of_status(status) for status in wanted]


@dataclass(frozen=True, slots=True)
class Range:
    """A range of an index in the queue's order; the key of each of its rows begins with `lead`."""

    index: str
    column: str
    lead: tuple[int, ...] = ()
    condition: Condition = _ALL
    falling: bool = False

    @property
    def keys(self) -> str:
        """The rest of a row's key."""
        return f"{'-' if self.falling else ''}{self.column}, r.id"

    @property
    def order(self) -> str:
        """The terms of its order."""
        return f"{self.column}{' DESC' if self.falling else ''}, r.id"

    def follows(self, after: Key | None) -> bool:
        """Whether it has rows behind a key."""
        return after is None or self.lead >= tuple(after[: len(self.lead)])

    def beyond(self, after: Key | None) -> Condition:
        """The condition for those of its rows that follow a key."""
        if after is None or tuple(after[: len(self.lead)]) != self.lead:
            return _ALL
        value, report_id = after[len(self.lead) :]
        if self.falling:
            return f"{self.column} <= -? AND ({self.column} < -? OR r.id > ?)", (value, value, report_id)
        return f"({self.column}, r.id) > (?, ?)", (value, report_id)


@dataclass(frozen=True, slots=True)
class Order:
    """An order as seen from somewhere."""

    sort: Sort
    standpoint: Standpoint = ANYTIME

    @property
    def keys(self) -> str:
        """A row's key; the same as `queue_order.sort_key`."""
        match self.sort:
            case Sort.RISK:
                return f"{self._band}, {self._risk}, r.id"
            case Sort.NEWEST:
                return "-r.received_at, r.id"
            case Sort.OLDEST:
                return "r.received_at, r.id"

    @property
    def terms(self) -> str:
        """What rows are sorted by."""
        return self.keys

    @property
    def weight(self) -> str:
        """What rows are sorted by first, as one number."""
        if self.sort is Sort.RISK:
            return f"({self._band}) * 1000000000000000 + {self._risk}"
        return self.keys.removesuffix(", r.id")

    def after(self, after: Key | None) -> Condition:
        """The condition for what follows a key."""
        if after is None:
            return _ALL
        return f"({self.keys}) > ({', '.join('?' * len(after))})", tuple(after)

    def ranges(self, part: Part, beginning: datetime | None = None, end: datetime | None = None) -> list[tuple[Range, ...]]:
        """The ranges of a part: each list in order, its rows to be merged with those of the others.

        `beginning` and `end` are between which moments the promises break that are asked for at all.
        """
        if self.sort is not Sort.RISK:
            return [(Range("received", "r.received_at", falling=self.sort is Sort.NEWEST),)]
        chains: list[list[Range]] = [[]]
        if part.statuses & OPEN_STATUSES:
            chains[0] += self._own(Hands.OURS)
            for hands, band in ((Hands.VALIDATOR, Band.VALIDATION), (Hands.OTHERS, Band.OTHERS)):
                if hands not in self.standpoint.ours:
                    chains[0].append(_range(band, hands))
                elif hands is Hands.OTHERS or Status.AWAITING_VALIDATION in part.statuses:
                    chains.append(self._own(hands))
        if part.statuses & CLOSED_STATUSES and beginning is None and end is None:
            chains[0].append(Range("risk", "r.risk", (Band.CLOSED,), ("r.closed = 1 AND r.apart = 0", ())))
        return [tuple(chain) for chain in chains]

    def _own(self, hands: Hands) -> list[Range]:
        """What is in the officer's own hands, in bands."""
        moment = self.standpoint.moment
        if moment is None or hands is Hands.OTHERS:
            return [_range(Band.LATER, hands)]
        now, soon = to_millis(moment), to_millis(moment + SOON)
        return [
            _range(Band.SOON, hands, ("r.risk >= ? AND r.risk < ?", (now, soon))),
            _range(Band.LATE, hands, ("r.risk < ?", (now,)), falling=True),
            _range(Band.LATER, hands, ("r.risk >= ?", (soon,))),
        ]

    @property
    def _band(self) -> str:
        ours = self.standpoint.ours
        cases = [f"WHEN r.closed = 1 THEN {int(Band.CLOSED)}"]
        cases.append(f"WHEN r.apart = {Hands.OTHERS} THEN {Band.LATER if Hands.OTHERS in ours else Band.OTHERS}")
        if Hands.VALIDATOR not in ours:
            cases.append(f"WHEN r.apart = {Hands.VALIDATOR} THEN {Band.VALIDATION}")
        moment = self.standpoint.moment
        if moment is not None:
            cases.append(f"WHEN r.risk < {to_millis(moment)} THEN {Band.LATE}")
            cases.append(f"WHEN r.risk < {to_millis(moment + SOON)} THEN {Band.SOON}")
        return f"CASE {' '.join(cases)} ELSE {Band.LATER} END"

    @property
    def _risk(self) -> str:
        moment = self.standpoint.moment
        if moment is None:
            return "r.risk"
        hands = ", ".join(str(int(one)) for one in self._clocked())
        return f"CASE WHEN r.closed = 0 AND r.apart IN ({hands}) AND r.risk < {to_millis(moment)} THEN -r.risk ELSE r.risk END"

    def _clocked(self) -> Iterable[Hands]:
        return (hands for hands in sorted(self.standpoint.ours) if hands is not Hands.OTHERS)


def _range(band: Band, hands: Hands, risk: Condition = _ALL, *, falling: bool = False) -> Range:
    condition = f"r.closed = 0 AND r.apart = {int(hands)} AND {risk[0]}"
    return Range("risk", "r.risk", (band,), (condition, risk[1]), falling)
