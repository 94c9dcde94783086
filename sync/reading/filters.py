"""A queue's filters as SQL over table `report` (named r)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from officer_app.domain.searching import units_of
from officer_app.domain.vocabulary import Status
from sync.moments import to_millis
from sync.queue_order import takes_unknown
from sync.records import NOBODY, QueueQuery
from sync.sql_lists import json_list

Condition = tuple[str, tuple[object, ...]]
# A word is found in what a report says, or in a name of its category.
_NAMED = "IN (SELECT code FROM category WHERE instr(folded, ?) > 0)"


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that all have to hold, each with its parameters; `words` are looked for in the searched text."""

    conditions: tuple[Condition, ...]
    words: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The conditions, text included, for a query over `report r JOIN words w`."""
        return self._sql("r.category")

    @property
    def params(self) -> tuple[object, ...]:
        """The parameters of `sql`."""
        return (
            *(value for _, values in self.conditions for value in values),
            *(unit for word in self.words for unit in (word, word)),
        )

    def sql_beside(self, rid: str) -> str:
        """The words alone, for rows of which no more is at hand than `words w` and a row number."""
        return self.only_words()._sql(f"(SELECT category FROM report WHERE rid = {rid})")  # noqa: S608

    def without_words(self) -> "Filters":
        """The conditions alone."""
        return Filters(self.conditions, ())

    def only_words(self) -> "Filters":
        """The words alone."""
        return Filters((), self.words)

    def _sql(self, category: str) -> str:
        words = (f"(instr(w.folded, ?) > 0 OR {category} {_NAMED})" for _ in self.words)
        return " AND ".join(["1", *(f"({sql})" for sql, _ in self.conditions), *words])

    @property
    def join(self) -> str:
        """The table that `sql` needs besides `report r`."""
        return "CROSS JOIN words w ON w.rid = r.rid" if self.words else ""


def _of_statuses(query: QueueQuery) -> Condition:
    """Reports of the statuses; what is asked of all that are open is asked of words too that this version does not know."""
    if not takes_unknown(query):
        return one_of("r.status", [status.value for status in query.statuses])
    unwanted = [status.value for status in Status if status not in query.statuses]
    return f"r.status NOT IN ({', '.join('?' * len(unwanted))})", tuple(unwanted)


def filters_of(query: QueueQuery, without: Iterable[str], *, statuses: bool = True) -> Filters:
    """The filters of a query.

    `without` are reports that are shown from elsewhere; `statuses` False leaves the statuses to the caller.
    """
    conditions: list[Condition] = []
    if statuses and query.statuses:
        conditions.append(_of_statuses(query))
    if query.areas:
        conditions.append(inside("r.ward", query.areas))
    for column, values in (
        ("r.category", query.categories),
        ("r.channel", query.channels),
        ("ifnull(r.agency, '')", query.agencies),
        ("r.unit", query.units),
    ):
        if values:
            conditions.append(one_of(column, values))
    if query.reports:
        conditions.append(("r.id IN (SELECT value FROM json_each(?))", (json_list(query.reports),)))
    conditions += [*_person(query), *_marks(query), *_times(query), *_clocks(query)]
    excluded = list(without)
    if excluded:
        conditions.append(("r.id NOT IN (SELECT value FROM json_each(?))", (json_list(excluded),)))
    return Filters(tuple(conditions), units_of(query.sought))


def received_between(query: QueueQuery) -> list[Condition]:
    """When a report came in."""
    found: list[Condition] = []
    if query.received_from is not None:
        found.append(("r.received_at >= ?", (to_millis(query.received_from),)))
    if query.received_before is not None:
        found.append(("r.received_at < ?", (to_millis(query.received_before),)))
    return found


def due_between(query: QueueQuery) -> list[Condition]:
    """When the next promise of an open report breaks."""
    found: list[Condition] = []
    if query.due_before is not None:
        found.append(("r.closed = 0 AND r.risk < ?", (to_millis(query.due_before),)))
    if query.due_from is not None:
        found.append(("r.closed = 0 AND r.risk >= ?", (to_millis(query.due_from),)))
    if query.warned_by is not None:
        found.append(("r.closed = 0 AND r.warn <= ?", (to_millis(query.warned_by),)))
    return found


def _person(query: QueueQuery) -> list[Condition]:
    if query.assignee is None:
        return []
    return [("r.assignee = ?", (query.assignee,)) if query.assignee != NOBODY else ("r.assignee IS NULL", ())]


def _marks(query: QueueQuery) -> list[Condition]:
    found: list[Condition] = []
    for sql, wanted in (
        ("r.private = ?", query.private),
        ("(r.photos > 0) = ?", query.with_photos),
        ("r.approximate = ?", query.approximate),
        ("(r.paused_since IS NOT NULL) = ?", query.paused),
        ("(r.responded_at IS NOT NULL) = ?", query.responded),
        ("(r.resolved_at IS NOT NULL) = ?", query.resolved),
        ("(r.returns > 0) = ?", query.returned),
        ("(r.reopens > 0) = ?", query.reopened),
    ):
        if wanted is not None:
            found.append((sql, (int(wanted),)))
    if query.doubts:
        found.append(("(r.doubts & ?) > 0", (int(query.doubts),)))
    if query.priority:
        found.append(("r.priority >= ?", (query.priority,)))
    return found


def _times(query: QueueQuery) -> list[Condition]:
    return [*received_between(query), *due_between(query)]


def _clocks(query: QueueQuery) -> list[Condition]:
    found: list[Condition] = []
    if query.open_at is not None:
        at = to_millis(query.open_at)
        found.append(
            ("r.received_at < ? AND CASE WHEN r.resolved_at IS NULL THEN r.closed = 0 ELSE r.resolved_at >= ? END", (at, at))
        )
    for met, due, at_moment in (
        ("r.responded_at", "r.response_due", query.late_response_at),
        ("r.resolved_at", "r.resolution_due", query.late_resolution_at),
    ):
        if at_moment is not None:
            running = f"r.closed = 0 AND r.paused_since IS NULL AND {due} < ?"
            late = f"CASE WHEN {met} IS NULL THEN {running} ELSE {met} > {due} END"
            found.append((late, (to_millis(at_moment),)))
    return found


def one_of(column: str, values: Sequence[str]) -> Condition:
    """A column that has one of the values."""
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def inside(column: str, areas: Sequence[str]) -> Condition:
    """A ward that is one of the areas or lies in one: a code names its ancestry, so each area is a range of codes."""
    clause = " OR ".join([f"{column} = ? OR ({column} >= ? AND {column} < ?)"] * len(areas))
    # "." and "/" separate a code's parts, "0" is the next character after both.
    return clause, tuple(value for area in areas for value in (area, f"{area}.", f"{area}0"))


def phrase(units: Sequence[str]) -> str:
    """The full-text query for what a search looks for."""
    return " ".join('"' + unit.replace('"', '""') + '"' for unit in units)
