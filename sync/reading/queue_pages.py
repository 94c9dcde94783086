"""One page of the queue: the centre's reports and the overlaid ones, merged in the queue's order."""

from collections.abc import Sequence

from sync.database import Database
from sync.overlay import Overlay
from sync.queue_order import ANYTIME, Key, Standpoint, matches, sort_key
from sync.reading.queue_sources import BUDGET, Source, Stretch, sources_of
from sync.records import QueuePage, QueueQuery, QueueRow
from sync.report_rows import queue_row, report_of
from sync.sql_lists import json_list

# So often a page that is not full yet reads on; then it is shown as it is. A page without rows reads on to the end.
_ROUNDS = 3


def read_page(
    database: Database,
    overlay: Overlay,
    query: QueueQuery,
    after: Key | None,
    limit: int,
    budget: int = BUDGET,
    standpoint: Standpoint = ANYTIME,
) -> QueuePage:
    """The rows behind `after`; inside a snapshot. A page without rows is the end."""
    sources: list[Source] = [] if query.unsent_only else sources_of(database, query, list(overlay.reports), budget, standpoint)
    rows: list[QueueRow] = []
    rounds = 0
    while len(rows) < limit and (rounds < _ROUNDS or not rows):
        more, after = _round(database, sources, overlay, (query, standpoint), after, limit - len(rows))
        rows += more
        rounds += 1
        if after is None:
            break
    return QueuePage(tuple(rows), after if rows else None)


def count_rows(database: Database, overlay: Overlay, query: QueueQuery, most: int) -> int:
    """How many rows a query has, at most `most`; inside a snapshot. Walks look at no more rows than for a page."""
    own = sum(matches(query, shown.row) for shown in overlay.shown())
    sources = [] if query.unsent_only else sources_of(database, query, list(overlay.reports))
    return min(most, own + sum(len(source.stretch(None, most).found) for source in sources))


def _round(
    database: Database,
    sources: Sequence[Source],
    overlay: Overlay,
    asked: tuple[QueueQuery, Standpoint],
    after: Key | None,
    limit: int,
) -> tuple[list[QueueRow], Key | None]:
    # One row more than asked for tells whether there is a next page.
    stretches = [source.stretch(after, limit + 1) for source in sources]
    frontier = min((stretch.frontier for stretch in stretches if stretch.frontier is not None), default=None)
    merged: list[tuple[Key, int | QueueRow]] = [*_overlaid(overlay, *asked, after), *_found(stretches)]
    merged = sorted((entry for entry in merged if frontier is None or entry[0] <= frontier), key=lambda entry: entry[0])
    if len(merged) > limit:
        merged = merged[:limit]
        frontier = merged[-1][0]
    return _rows(database, [entry for _, entry in merged]), frontier


def _found(stretches: Sequence[Stretch]) -> list[tuple[Key, int]]:
    return [entry for stretch in stretches for entry in stretch.found]


def _overlaid(overlay: Overlay, query: QueueQuery, standpoint: Standpoint, after: Key | None) -> list[tuple[Key, QueueRow]]:
    keyed = [(sort_key(shown.row, query.sort, standpoint), shown.row) for shown in overlay.shown() if matches(query, shown.row)]
    return keyed if after is None else [entry for entry in keyed if entry[0] > after]


def _rows(database: Database, entries: Sequence[int | QueueRow]) -> list[QueueRow]:
    rids = [entry for entry in entries if isinstance(entry, int)]
    found = database.rows(
        """SELECT b.rid, b.doc, r.returns, r.reopens, r.doubts FROM body b JOIN report r ON r.rid = b.rid
           WHERE b.rid IN (SELECT value FROM json_each(?))""",
        (json_list(rids),),
    )
    rows = {
        rid: queue_row(report_of(document), setbacks=(returns, reopens, doubts))
        for rid, document, returns, reopens, doubts in found
    }
    return [rows[entry] if isinstance(entry, int) else entry for entry in entries]
