"""The reports that were merged into another one: their reporters follow it."""

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from sync.database import Database
from sync.overlay import Overlay
from sync.report_rows import report_of
from sync.sql_lists import json_list

# So many are read at most; the count says when there are more.
MOST_FOLLOWERS = 50


def followers_of(database: Database, overlay: Overlay, report_id: str) -> tuple[int, list[Report]]:
    """How many reports of this computer follow a report, and the newest of them; inside a snapshot."""
    own = [shown.report for shown in overlay.shown() if _follows(shown.report, report_id)]
    chosen = "merger m JOIN report r ON r.rid = m.rid WHERE m.into_id = ? AND r.id NOT IN (SELECT value FROM json_each(?))"
    params = report_id, json_list(overlay.reports)
    number: int = database.value(f"SELECT count(*) FROM {chosen}", params)  # noqa: S608
    rows = database.rows(
        f"""SELECT b.doc FROM body b WHERE b.rid IN
            (SELECT m.rid FROM {chosen} ORDER BY r.received_at DESC LIMIT ?)""",  # noqa: S608
        (*params, MOST_FOLLOWERS),
    )
    found = sorted([*own, *(report_of(row[0]) for row in rows)], key=lambda report: report.received_at, reverse=True)
    return number + len(own), found[:MOST_FOLLOWERS]


def _follows(report: Report, report_id: str) -> bool:
    return report.status is Status.DUPLICATE and report.merged_into == report_id
