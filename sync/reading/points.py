"""Reports for the map, as columns of numbers: a million of them in a moment and in little memory."""

from array import array
from collections.abc import Iterable, Sequence
from operator import or_

from officer_app.domain.vocabulary import Status
from sync.database import Database
from sync.overlay import Overlaid, Overlay
from sync.queue_order import matches
from sync.reading.filters import filters_of
from sync.reading.queue_sources import search_of
from sync.records import APPROXIMATE_POINT, MapPoints, QueueQuery
from sync.sql_lists import json_list


class _Numbers(dict[str, int]):
    """The number of each status; one behind the last of them for a word that this version does not know."""

    def __missing__(self, word: str) -> int:
        return len(self)


_NUMBERS = _Numbers({status.value: number for number, status in enumerate(Status)})
_MARKS = (0, APPROXIMATE_POINT)
_POINT = "r.id, r.lon, r.lat, r.status, r.approximate"
_Point = tuple[str, float, float, str, int]


class _Points:
    """Collects points in the order of their ids."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._positions: array[float] = array("f")
        self._statuses = bytearray()

    def extend(self, points: Sequence[_Point]) -> None:
        """Add points that sort behind all before."""
        if not points:
            return
        # Column by column: a loop over a million rows would take as long as reading them.
        ids, lons, lats, statuses, approximate = zip(*points, strict=True)
        self._ids.extend(ids)
        positions = array("f", bytes(8 * len(points)))
        positions[::2], positions[1::2] = array("f", lons), array("f", lats)
        self._positions.extend(positions)
        self._statuses.extend(map(or_, map(_NUMBERS.__getitem__, statuses), map(_MARKS.__getitem__, approximate)))

    def done(self) -> MapPoints:
        """What was collected."""
        return MapPoints(tuple(self._ids), self._positions, bytes(self._statuses))


def points_of_query(database: Database, overlay: Overlay, query: QueueQuery, limit: int) -> MapPoints:
    """The reports of a query that have a place, by id, `limit` at most, open ones first; inside a snapshot."""
    own = sorted(_point(shown) for shown in overlay.shown() if _has_place(shown) and matches(query, shown.row))[:limit]
    points = _Points()
    if not query.unsent_only:
        filters = filters_of(query, overlay.reports)
        named = search_of(database, query.sought)
        search = " ".join(f"AND r.rid IN ({found.sql})" for found in named)
        # Open reports have the highest row numbers: they are there whatever the limit.
        sql = f"""SELECT * FROM (SELECT {_POINT} FROM report r {filters.join} WHERE r.lon IS NOT NULL {search} AND {filters.sql}
                                 ORDER BY r.rid DESC LIMIT ?) ORDER BY id"""  # noqa: S608
        for batch in database.batches(sql, (*(value for found in named for value in found.params), *filters.params, limit)):
            before = [point for point in own if point[0] < batch[-1][0]]
            own = own[len(before) :]
            points.extend(sorted([*before, *batch]) if before else batch)
    points.extend(own)
    return points.done()


def points_of_query_among(database: Database, overlay: Overlay, query: QueueQuery, report_ids: Iterable[str]) -> MapPoints:
    """The reports of a query that are among these and have a place, by id; inside a snapshot."""
    wanted = set(report_ids)
    own = [overlay.reports[report_id] for report_id in wanted & overlay.reports.keys()]
    found = [_point(shown) for shown in own if shown.cached is not None and _has_place(shown) and matches(query, shown.row)]
    if not query.unsent_only:
        filters = filters_of(query, ())
        found += database.rows(
            f"""SELECT {_POINT} FROM report r {filters.join}
                WHERE r.id IN (SELECT value FROM json_each(?)) AND r.lon IS NOT NULL AND {filters.sql}""",  # noqa: S608
            (json_list(wanted - overlay.reports.keys()), *filters.params),
        )
    points = _Points()
    points.extend(sorted(found))
    return points.done()


def _has_place(overlaid: Overlaid) -> bool:
    return overlaid.report.point is not None


def _point(overlaid: Overlaid) -> _Point:
    report = overlaid.report
    lon, lat = report.point or (0.0, 0.0)
    return (report.id, lon, lat, report.status.value, int(report.approximate))
