"""Where the queue's rows come from: stretches in the queue's order, each bounded by rows read, never by rows found.

Walking an index in the queue's order finds common things at once; what is rare is collected through its own index and sorted.
A bounded count tells which. Each stretch says how far it is complete (its frontier), so that several can be merged.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from officer_app.domain.searching import units_of
from officer_app.domain.vocabulary import OPEN_STATUSES
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.moments import to_millis
from sync.queue_order import ANYTIME, Band, Key, Standpoint
from sync.reading.filters import Condition, Filters, due_between, filters_of, inside, one_of, phrase, received_between
from sync.reading.orders import Order, Part, Range, parts_of
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
_MATCHING = "SELECT rowid AS rid FROM words_fts WHERE words_fts MATCH ?"
_OPEN_NAMES = json_list(status.value for status in OPEN_STATUSES)

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
class Walk:
    """Rows of a part, range by range of an index in the queue's order."""

    database: Database
    part: Part
    ranges: tuple[Range, ...]
    filters: Filters
    budget: int = BUDGET
    bounds: tuple[Condition, ...] = ()

    def stretch(self, after: Key | None, limit: int) -> Stretch:
        """Look at no more than `budget` rows behind a key."""
        found: list[tuple[Key, int]] = []
        left = self.budget
        for part in self.ranges:
            if not part.follows(after):
                continue
            beyond = part.beyond(after)
            found += self._found(part, beyond, limit - len(found), left)
            if len(found) == limit:
                return Stretch(found, found[-1][0])
            walked, last = self._walked(part, beyond, left)
            if last is not None:
                return Stretch(found, last)
            left -= walked
        return Stretch(found, None)

    def _found(self, part: Range, beyond: Condition, limit: int, budget: int) -> list[tuple[Key, int]]:
        walk, params = self._walk(part, beyond)
        rows = self.database.rows(
            f"""SELECT {part.keys}, r.rid FROM (SELECT {_COLUMNS} FROM {walk} ORDER BY {part.order} LIMIT ?) r {self.filters.join}
                WHERE {self.filters.sql} LIMIT ?""",  # noqa: S608
            (*params, budget, *self.filters.params, limit),
        )
        return [((*part.lead, *row[:-1]), row[-1]) for row in rows]

    def _walked(self, part: Range, beyond: Condition, budget: int) -> tuple[int, Key | None]:
        """How many rows of a range were looked at, and the key of the last one where the budget ended there."""
        walk, params = self._walk(part, beyond)
        walked: int = self.database.value(f"SELECT count(*) FROM (SELECT 1 FROM {walk} LIMIT ?)", (*params, budget))  # noqa: S608
        if walked < budget:
            return walked, None
        last = self.database.row(
            f"SELECT {part.keys} FROM {walk} ORDER BY {part.order} LIMIT 1 OFFSET ?",  # noqa: S608
            (*params, budget - 1),
        )
        return walked, None if last is None else (*part.lead, *last)

    def _walk(self, part: Range, beyond: Condition) -> tuple[str, tuple[object, ...]]:
        conditions = [(self.part.condition, self.part.params), part.condition, beyond, *self.bounds]
        where = " AND ".join(sql for sql, _ in conditions)
        index = self.part.indexes[part.index]
        return f"report r INDEXED BY {index} WHERE {where}", tuple(value for _, values in conditions for value in values)


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that a filter names: queries for their row numbers, which may name a row twice."""

    queries: tuple[str, ...]
    params: tuple[object, ...]

    @property
    def sql(self) -> str:
        """One query for them, each row once."""
        return " UNION ".join(self.queries)

    def count(self, database: Database, most: int) -> int:
        """How many they are, or a little more where some are named twice; no more than `most` of each query are looked at."""
        each = " UNION ALL ".join(f"SELECT * FROM ({query} LIMIT {most})" for query in self.queries)  # noqa: S608
        number: int = database.value(f"SELECT count(*) FROM ({each})", self.params)  # noqa: S608
        return number

    def among(self, *, closed: bool) -> "Named":
        """Those that are closed, or open; row numbers tell, so that nothing else has to be looked up."""
        return Named(tuple(f"{query} AND rowid {'<' if closed else '>='} {OPEN_RIDS}" for query in self.queries), self.params)


@dataclass(frozen=True, slots=True)
class Collection:
    """Rows that a rare filter names, sorted."""

    database: Database
    order: Order
    filters: Filters
    named: Named
    only_open: bool

    def stretch(self, after: Key | None, limit: int) -> Stretch:
        """The first rows behind a key."""
        if self.only_open:
            found = self._sorted(self.named.among(closed=False), after, limit)
        elif self.order.sort is Sort.RISK:
            found = self._open_first(after, limit)
        else:
            found = self._sorted(self.named, after, limit)
        return Stretch(found, found[-1][0] if len(found) == limit else None)

    def _open_first(self, after: Key | None, limit: int) -> list[tuple[Key, int]]:
        """The few that are open come before the many that are closed: those need not be read until they are reached."""
        begun = after is not None and after[0] == Band.CLOSED
        found = [] if begun else self._sorted(self.named.among(closed=False), after, limit)
        if len(found) < limit:
            found += self._sorted(self.named.among(closed=True), after, limit - len(found))
        return found

    def _sorted(self, named: Named, after: Key | None, limit: int) -> list[tuple[Key, int]]:
        start, params = self.order.after(after)
        plain = self.filters.without_words()
        sql = f"""WITH chosen (rid) AS MATERIALIZED ({named.sql})
                SELECT {self.order.keys}, r.rid FROM chosen CROSS JOIN report r ON r.rid = chosen.rid
                WHERE {start} AND {plain.sql} ORDER BY {self.order.terms} LIMIT ?"""  # noqa: S608
        given = (*named.params, *params, *plain.params)
        if not self.filters.words:
            rows = self.database.rows(sql, (*given, limit))
        else:
            # Texts lie apart and are long: they are looked at one by one, in the order, until there are enough rows.
            words = self.filters.only_words()
            rows = self.database.rows(
                f"SELECT s.* FROM ({sql}) s CROSS JOIN words w ON w.rid = s.rid WHERE {words.sql_beside('s.rid')} LIMIT ?",  # noqa: S608
                (*given, -1, *words.params, limit),
            )
        return [(tuple(row[:-1]), row[-1]) for row in rows]


def sources_of(
    database: Database, query: QueueQuery, without: Sequence[str], budget: int = BUDGET, standpoint: Standpoint = ANYTIME
) -> list[Source]:
    """The parts that together hold every row of a query, each row once."""
    order = Order(query.sort, standpoint)
    rare = rarest(database, query)
    if rare is not None:
        return [Collection(database, order, filters_of(query, without), rare, only_open(query))]
    filters = filters_of(query, without, statuses=False)
    # In its order a walk need not begin before what was asked for, nor go beyond it.
    bounds = tuple(due_between(query) if query.sort is Sort.RISK else received_between(query))
    return [
        Walk(database, part, ranges, filters, budget, bounds)
        for part in parts_of(query.statuses)
        for ranges in order.ranges(part, beginning=query.due_from, end=query.due_before)
    ]


def only_open(query: QueueQuery) -> bool:
    """Whether a query asks for open reports alone."""
    return bool(query.statuses) and OPEN_STATUSES.issuperset(query.statuses)


def rarest(database: Database, query: QueueQuery) -> Named | None:
    """The narrowest filter that names few enough rows to collect them, None when all are common."""
    candidates = []
    for named, bound in _narrowing(database, query):
        count = named.count(database, bound + 1)
        if count <= bound:
            candidates.append((count, named))
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def _narrowing(database: Database, query: QueueQuery) -> list[tuple[Named, int]]:
    found: list[tuple[Named, int]] = []
    # Every value of `apart` is named, because the index begins with it.
    due = "closed = 0 AND apart IN (0, 1, 2) AND risk < ?"
    for condition in (
        inside("ward", query.areas) if query.areas else None,
        one_of("category", query.categories) if query.categories else None,
        ("assignee = ?", (query.assignee,)) if query.assignee not in (None, NOBODY) else None,
        _whole(received_between(query)),
        (due, (to_millis(query.due_before),)) if query.due_before is not None else None,
    ):
        if condition is not None:
            found.append((Named((f"SELECT rid FROM report r WHERE ({condition[0]})",), condition[1]), RARE))  # noqa: S608
    return found + _searching(database, query)


def _whole(conditions: Sequence[Condition]) -> Condition | None:
    if not conditions:
        return None
    return " AND ".join(sql for sql, _ in conditions), tuple(value for _, values in conditions for value in values)


def search_of(database: Database, text: str) -> list[Named]:
    """The rows that have what a search looks for, as few queries: what no category is called is looked for at once."""
    plain: list[str] = []
    found: list[Named] = []
    for unit in units_of(text):
        codes = [row[0] for row in database.rows("SELECT code FROM category WHERE instr(folded, ?) > 0", (unit,))]
        if codes:
            called = one_of("category", codes)
            found.append(Named((_MATCHING, f"SELECT rid FROM report WHERE {called[0]}"), (phrase([unit]), *called[1])))  # noqa: S608
        else:
            plain.append(unit)
    return [Named((_MATCHING,), (phrase(plain),)), *found] if plain else found


def _searching(database: Database, query: QueueQuery) -> list[tuple[Named, int]]:
    """The rows with a text, and how many of them are rather collected than met on a walk."""
    found = search_of(database, query.sought)
    if not found or not only_open(query):
        return [(named, RARE_TEXT) for named in found]
    number = database.value(
        "SELECT ifnull(sum(number), 0) FROM tally WHERE status IN (SELECT value FROM json_each(?))", (_OPEN_NAMES,)
    )
    # Of n rows, m with the text: m are looked up to be sorted, or n / m for each row shown are met by walking.
    bound = max(math.isqrt(SCREENFUL * number), SCREENFUL)
    return [(named.among(closed=False), bound) for named in found]
