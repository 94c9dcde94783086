"""The groups of a queue with their counts: one walk over the reports of the query, in a thread that has the time."""

from dataclasses import replace
from datetime import datetime

from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.figure_records import CODE_LENGTHS, Grouping
from sync.moments import to_millis
from sync.overlay import Overlay
from sync.queue_groups import Due, GroupLine, Groups, due_edges, is_late
from sync.queue_order import ANYTIME, Standpoint, matches, sort_key
from sync.reading.filters import Condition, filters_of
from sync.reading.orders import Order
from sync.reading.queue_sources import only_open, rarest, search_of
from sync.records import Group, QueueQuery
from sync.urgency import late

_COLUMNS = {
    Group.STATUS: "r.status",
    Group.CATEGORY: "r.category",
    Group.AREA: f"substr(r.ward, 1, {CODE_LENGTHS[Grouping.WARD]})",
    Group.OFFICER: "ifnull(r.assignee, '')",
    Group.AGENCY: "ifnull(r.agency, '')",
}


def group_lines(
    database: Database, overlay: Overlay, query: QueueQuery, moment: datetime, standpoint: Standpoint = ANYTIME
) -> tuple[GroupLine, ...]:
    """Every group of a query, by its first row; inside a snapshot."""
    found = {} if query.unsent_only else _stored(database, overlay, query, moment, Order(query.sort, standpoint))
    groups = Groups(query, moment)
    for shown in overlay.shown():
        if matches(query, shown.row):
            key, first = groups.of(shown.row), sort_key(shown.row, query.sort, standpoint)
            line = found.get(key, GroupLine(key, 0, 0, first))
            broken = line.late + is_late(shown.row, moment)
            found[key] = replace(line, number=line.number + 1, late=broken, first=min(line.first, first))
    return tuple(sorted(found.values(), key=lambda line: line.first))


def _stored(database: Database, overlay: Overlay, query: QueueQuery, moment: datetime, order: Order) -> dict[str, GroupLine]:
    filters = filters_of(query, overlay.reports)
    before, walk, chosen = walk_of(database, query)
    key, key_params = _key(query.group, moment)
    broken = filters_of(late(QueueQuery(), moment), ())
    rows = database.rows(
        f"""{before} SELECT {key}, count(*), sum({broken.sql}), min({order.weight}), {order.keys}
            FROM {walk} {filters.join} WHERE {filters.sql} GROUP BY 1""",  # noqa: S608
        (*chosen, *key_params, *broken.params, *filters.params),
    )
    return {name: GroupLine(name, number, late, tuple(first)) for name, number, late, _, *first in rows}


def _key(group: Group | None, moment: datetime) -> Condition:
    if group is not Group.DUE:
        return ("''" if group is None else _COLUMNS[group]), ()
    edges = due_edges(moment)
    cases = " ".join("WHEN r.risk < ? THEN ?" for _ in edges)
    sql = f"CASE WHEN r.closed = 1 THEN ? WHEN r.paused_since IS NOT NULL THEN ? {cases} ELSE ? END"
    params: list[object] = [Due.CLOSED.value, Due.PAUSED.value]
    for due, edge in edges:
        params += [to_millis(edge), due.value]
    return sql, (*params, Due.LATER.value)


def walk_of(database: Database, query: QueueQuery) -> tuple[str, str, tuple[object, ...]]:
    """What stands before a query, the table with the way through it, and their parameters; as in `queue_sources`."""
    chosen = rarest(database, query) or next(iter(search_of(database, query.sought)), None)
    if chosen is not None:
        named = chosen.among(closed=False) if only_open(query) else chosen
        before = f"WITH chosen (rid) AS MATERIALIZED ({named.sql})"
        return before, "chosen CROSS JOIN report r ON r.rid = chosen.rid", named.params
    # Open reports lie together at the end of the table.
    open_alone = f"(SELECT * FROM report NOT INDEXED WHERE rid >= {OPEN_RIDS}) r"  # noqa: S608
    return "", open_alone if only_open(query) else "report r NOT INDEXED", ()
