"""Where the queue's rows come from: stretches in the queue's order, each bounded by rows read, never by rows found.

Walking an index in the queue's order finds common things at once; what is rare is collected through its own index and sorted.
A bounded count tells which. Each stretch says how far it is complete (its frontier), so that several can be merged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.moments import to_millis
from sync.queue_order import Key, words_of
from sync.reading.filters import Condition, Filters, due_between, filters_of, inside, one_of, phrase, received_between
from sync.records import NOBODY, QueueQuery, Sort
from sync.report_rows import REPORT_COLUMNS
from sync.sql_lists import json_list

# So many rows of one filter, or of one search, are collected and sorted; more are walked.
RARE = 5_000
RARE_TEXT = 2_000
# So many rows a walk looks at before it answers with what it has.
BUDGET = 20_000
# About as many rows as a page shows.
SCREENFUL = 60
_OPEN_NAMES = json_list(status.value for status in OPEN_STATUSES)

_ORDERS = {
    Sort.RISK: ("r.closed, r.risk, r.id", "(r.closed, r.risk, r.id) > (?, ?, ?)"),
    Sort.OLDEST: ("r.received_at, r.id", "(r.received_at, r.id) > (?, ?)"),
    Sort.NEWEST: ("r.received_at DESC, r.id", "r.received_at <= -? AND (r.received_at < -? OR r.id > ?)"),
}
KEYS = {
    Sort.RISK: "r.closed, r.risk, r.id",
    Sort.OLDEST: "r.received_at, r.id",
    Sort.NEWEST: "-r.received_at, r.id",
}
_COLUMNS = ", ".join(f"r.{column}" for column in REPORT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Keys with row numbers, in order and complete up to `frontier` (None: to the end)."""

    found: list[tuple[Key, int]]
    frontier: Key | None


class Source(Protocol):
    """A part of the queue."""

    def stretch(self, after: Key | None, limit: int) -> Stretch:
        """What follows a key."""


@dataclass(frozen=True, slots=True)
class Part:
    """Reports that indexes in the queue's orders hold together."""

    indexes: dict[str, str]
    condition: str = "1"
    params: tuple[object, ...] = ()


EVERYTHING = Part({"risk": "report_by_risk", "received": "report_by_received"})
OPEN = Part({"risk": "report_by_risk", "received": "report_by_open_received"}, "r.closed < 1")


def of_status(status: Status) -> Part:
    """The reports of one status."""
    return Part({"risk": "report_by_status_risk", "received": "report_by_status_received"}, "r.status = ?", (status.value,))


@dataclass(frozen=True, slots=True)
class Walk:
    """Rows of a part, by an index in the queue's order."""

    database: Database
    sort: Sort
    filters: Filters
    part: Part
    budget: int = BUDGET
    bounds: tuple[Condition, ...] = ()

    def stretch(self, after: Key | None, limit: int) -> Stretch:
        """Look at no more than `budget` rows behind a key."""
        order, keys = _ORDERS[self.sort][0], KEYS[self.sort]
        walked, params = self._walked(after)
        rows = self.database.rows(
            f"""SELECT {keys}, r.rid FROM (SELECT {_COLUMNS} FROM {walked} ORDER BY {order} LIMIT ?) r {self.filters.join}
                WHERE {self.filters.sql} LIMIT ?""",  # noqa: S608
            (*params, self.budget, *self.filters.params, limit),
        )
        found = [(tuple(row[:-1]), row[-1]) for row in rows]
        if len(found) == limit:
            return Stretch(found, found[-1][0])
        last = self.database.row(
            f"SELECT {keys} FROM {walked} ORDER BY {order} LIMIT 1 OFFSET ?",  # noqa: S608
            (*params, self.budget - 1),
        )
        return Stretch(found, last)

    def _walked(self, after: Key | None) -> tuple[str, tuple[object, ...]]:
        index = self.part.indexes["risk" if self.sort is Sort.RISK else "received"]
        conditions = [(self.part.condition, self.part.params), after_key(self.sort, after), *self.bounds]
        where = " AND ".join(sql for sql, _ in conditions)
        return f"report r INDEXED BY {index} WHERE {where}", tuple(value for _, values in conditions for value in values)


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that a filter names: a query for their row numbers, and the column that has them."""

    sql: str
    params: tuple[object, ...]
    column: str = "rid"

    def among(self, *, closed: bool) -> "Named":
        """Those that are closed, or open; row numbers tell, so that nothing else has to be looked up."""
        return Named(f"{self.sql} AND {self.column} {'<' if closed else '>='} {OPEN_RIDS}", self.params, self.column)


@dataclass(frozen=True, slots=True)
class Collection:
    """Rows that a rare filter names, sorted."""

    database: Database
    sort: Sort
    filters: Filters
    named: Named
    only_open: bool

    def stretch(self, after: Key | None, limit: int) -> Stretch:
        """The first rows behind a key."""
        if self.only_open:
            found = self._sorted(self.named.among(closed=False), after, limit)
        elif self.sort is Sort.RISK:
            found = self._open_first(after, limit)
        else:
            found = self._sorted(self.named, after, limit)
        return Stretch(found, found[-1][0] if len(found) == limit else None)

    def _open_first(self, after: Key | None, limit: int) -> list[tuple[Key, int]]:
        """The few that are open come before the many that are closed: those need not be read until they are reached."""
        begun = after is not None and after[0] > 0
        found = [] if begun else self._sorted(self.named.among(closed=False), after, limit)
        if len(found) < limit:
            found += self._sorted(self.named.among(closed=True), after, limit - len(found))
        return found

    def _sorted(self, named: Named, after: Key | None, limit: int) -> list[tuple[Key, int]]:
        order, keys = _ORDERS[self.sort][0], KEYS[self.sort]
        start, params = after_key(self.sort, after)
        plain = self.filters.without_words()
        sql = f"""WITH chosen (rid) AS MATERIALIZED ({named.sql})
                SELECT {keys}, r.rid FROM chosen CROSS JOIN report r ON r.rid = chosen.rid
                WHERE {start} AND {plain.sql} ORDER BY {order} LIMIT ?"""  # noqa: S608
        given = (*named.params, *params, *plain.params)
        if not self.filters.words:
            rows = self.database.rows(sql, (*given, limit))
        else:
            # Texts lie apart and are long: they are looked at one by one, in the order, until there are enough rows.
            words = self.filters.only_words().sql
            rows = self.database.rows(
                f"SELECT s.* FROM ({sql}) s CROSS JOIN words w ON w.rid = s.rid WHERE {words} LIMIT ?",  # noqa: S608
                (*given, -1, *self.filters.words, limit),
            )
        return [(tuple(row[:-1]), row[-1]) for row in rows]


def sources_of(database: Database, query: QueueQuery, without: Sequence[str], budget: int = BUDGET) -> list[Source]:
    """The parts that together hold every row of a query, each row once."""
    rare = rarest(database, query)
    if rare is not None:
        return [Collection(database, query.sort, filters_of(query, without), rare, only_open(query))]
    filters = filters_of(query, without, statuses=False)
    # In its order a walk need not begin before what was asked for, nor go beyond it.
    bounds = tuple(due_between(query) if query.sort is Sort.RISK else received_between(query))
    return [Walk(database, query.sort, filters, part, budget, bounds) for part in _parts(query.statuses)]


def _parts(statuses: Sequence[Status]) -> list[Part]:
    if not statuses:
        return [EVERYTHING]
    wanted = dict.fromkeys(statuses)
    if wanted.keys() >= OPEN_STATUSES:
        return [OPEN, *(of_status(status) for status in wanted if status not in OPEN_STATUSES)]
    return [of_status(status) for status in wanted]


def after_key(sort: Sort, after: Key | None) -> Condition:
    """The condition for what follows a key."""
    if after is None:
        return "1", ()
    if sort is Sort.NEWEST:
        received, report_id = after
        return _ORDERS[sort][1], (received, received, report_id)
    return _ORDERS[sort][1], after


def only_open(query: QueueQuery) -> bool:
    """Whether a query asks for open reports alone."""
    return bool(query.statuses) and OPEN_STATUSES.issuperset(query.statuses)


def rarest(database: Database, query: QueueQuery) -> Named | None:
    """The narrowest filter that names few enough rows to collect them, None when all are common."""
    candidates = []
    for named, bound in _narrowing(database, query):
        count = database.value(f"SELECT count(*) FROM ({named.sql} LIMIT ?)", (*named.params, bound + 1))  # noqa: S608
        if count <= bound:
            candidates.append((count, named))
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def _narrowing(database: Database, query: QueueQuery) -> list[tuple[Named, int]]:
    found: list[tuple[Named, int]] = []
    for condition in (
        inside("ward", query.areas) if query.areas else None,
        one_of("category", query.categories) if query.categories else None,
        ("assignee = ?", (query.assignee,)) if query.assignee not in (None, NOBODY) else None,
        _whole(received_between(query)),
        ("closed = 0 AND risk < ?", (to_millis(query.due_before),)) if query.due_before is not None else None,
    ):
        if condition is not None:
            found.append((Named(f"SELECT rid FROM report r WHERE ({condition[0]})", condition[1]), RARE))  # noqa: S608
    text = phrase(words_of(query.text))
    if text:
        found.append(_matching(database, text, open_alone=only_open(query)))
    return found


def _whole(conditions: Sequence[Condition]) -> Condition | None:
    if not conditions:
        return None
    return " AND ".join(sql for sql, _ in conditions), tuple(value for _, values in conditions for value in values)


def matching(text: str) -> Named:
    """The rows with a text."""
    return Named("SELECT rowid FROM words_fts WHERE words_fts MATCH ?", (text,), "rowid")


def _matching(database: Database, text: str, *, open_alone: bool) -> tuple[Named, int]:
    """The rows with a text, and how many of them are rather collected than met on a walk."""
    if not open_alone:
        return matching(text), RARE_TEXT
    number = database.value(
        "SELECT ifnull(sum(number), 0) FROM tally WHERE status IN (SELECT value FROM json_each(?))", (_OPEN_NAMES,)
    )
    # Of n rows, m with the text: m are looked up to be sorted, or n / m for each row shown are met by walking.
    bound = math.isqrt(SCREENFUL * number)
    return matching(text).among(closed=False), max(bound, SCREENFUL)
