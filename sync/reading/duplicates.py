"""Reports that may tell of the same thing: near in place and time, of the same category, in similar words.

A hint for a person, never a decision: the score orders the list and says why a report is in it.
"""

from dataclasses import dataclass
from datetime import timedelta

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from sync.cells import cells_around, distance
from sync.database import Database
from sync.moments import to_millis
from sync.reading.likeness import alikeness
from sync.report_rows import report_of
from sync.sql_lists import json_list

NEAR = 250.0
WITHIN = timedelta(days=14)
# "Again after done": the same matter at the same place within three months of a fix.
SAME_PLACE = 60.0
SINCE_FIXED = timedelta(days=90)
_LOOKED_AT = 400
# From here on a candidate is proposed as the main report before anybody looked: measured on real reports of Jakarta, where fewer
# than one proposal in twenty is wrong (tests/sync/reading/test_likeness.py). Words alone say too little: many reports of one
# kind are written in the same few words, streets apart.
LIKELY = 3.2
_LIKELY_WITHIN = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Another report, how far it lies (metres) and how alike the words are (0 to 1); `score` is the larger the likelier."""

    report: Report
    metres: float
    apart: timedelta
    same_category: bool
    alike: float

    @property
    def score(self) -> float:
        """Near, soon, of the same category and in the same words."""
        near = max(0.0, 1 - self.metres / NEAR)
        soon = max(0.0, 1 - abs(self.apart) / WITHIN)
        return near + soon + (1.0 if self.same_category else 0.0) + 1.5 * self.alike

    @property
    def is_likely(self) -> bool:
        """Whether it may be proposed; anything else in the list is for a person to choose."""
        return self.same_category and self.metres <= _LIKELY_WITHIN and self.score >= LIKELY


def candidates(database: Database, report: Report, limit: int) -> list[Alike]:
    """Reports that this one may repeat, or that may repeat it, likeliest first; merged and rejected ones are none."""
    if report.point is None or report.approximate:
        return []
    earliest, latest = to_millis(report.received_at - WITHIN), to_millis(report.received_at + WITHIN)
    others = _nearby(database, report, NEAR, "received_at BETWEEN ? AND ?", (earliest, latest))
    found = [_alike(report, other) for other in others if other.status not in (Status.DUPLICATE, Status.REJECTED)]
    likely = [one for one in found if one.metres <= NEAR and (one.same_category or one.alike >= 0.3)]
    return sorted(likely, key=lambda one: (-one.score, one.report.id))[:limit]


def fixed_before(database: Database, report: Report, limit: int) -> list[Alike]:
    """Reports of the same category at the same place that were done not long before this one came in, newest first."""
    if report.point is None or report.approximate:
        return []
    since = to_millis(report.received_at - SINCE_FIXED)
    until = to_millis(report.received_at)
    condition = "status = 'done' AND category = ? AND resolved_at BETWEEN ? AND ?"
    others = _nearby(database, report, SAME_PLACE, condition, (report.category, since, until))
    found = [one for one in (_alike(report, other) for other in others) if one.metres <= SAME_PLACE]
    return sorted(found, key=lambda one: one.report.received_at, reverse=True)[:limit]


def nearby(database: Database, report: Report, metres: float, limit: int) -> list[Alike]:
    """Open reports around this one, nearest first."""
    if report.point is None:
        return []
    found = [_alike(report, other) for other in _nearby(database, report, metres, "closed < 1", ())]
    return sorted((one for one in found if one.metres <= metres), key=lambda one: one.metres)[:limit]


def _nearby(database: Database, report: Report, metres: float, condition: str, params: tuple[object, ...]) -> list[Report]:
    assert report.point is not None
    rows = database.rows(
        f"""SELECT b.doc FROM report r JOIN body b ON b.rid = r.rid
            WHERE r.cell IN (SELECT value FROM json_each(?)) AND r.id <> ? AND NOT r.approximate AND r.{condition}
            ORDER BY abs(r.received_at - ?) LIMIT ?""",  # noqa: S608
        (json_list(cells_around(report.point, metres)), report.id, *params, to_millis(report.received_at), _LOOKED_AT),
    )
    return [report_of(row[0]) for row in rows]


def _alike(report: Report, other: Report) -> Alike:
    assert report.point is not None
    metres = distance(report.point, other.point) if other.point is not None else NEAR
    return Alike(
        report=other,
        metres=metres,
        apart=other.received_at - report.received_at,
        same_category=other.category == report.category,
        alike=alikeness(report.text, other.text),
    )
