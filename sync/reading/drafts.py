"""What the officer whose desk this is has typed or attached and not sent, report by report."""

from dataclasses import dataclass
from datetime import datetime

from sync.database import Database
from sync.moments import from_millis

DRAFTED = "author_id = ifnull((SELECT value FROM work.meta WHERE key = 'author'), '')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The drafts of one report: texts by the names of their fields, how many photos, and when something was last changed."""

    report_id: str
    texts: dict[str, str]
    photos: int
    at: datetime


def drafted(database: Database, limit: int) -> list[Drafted]:
    """The reports with drafts, the one that was changed last first."""
    rows = database.rows(
        f"""SELECT report_id, max(at) AS newest FROM (
              SELECT report_id, at FROM work.draft WHERE {DRAFTED} AND text <> ''
              UNION ALL SELECT report_id, at FROM work.draft_photo WHERE {DRAFTED})
            GROUP BY report_id ORDER BY newest DESC, report_id LIMIT ?""",  # noqa: S608
        (limit,),
    )
    return [
        Drafted(report_id=report_id, texts=texts_of(database, report_id), photos=_photos(database, report_id), at=from_millis(at))
        for report_id, at in rows
    ]


def reports_drafted(database: Database) -> list[str]:
    """The ids of the reports with drafts."""
    rows = database.rows(
        f"""SELECT report_id FROM work.draft WHERE {DRAFTED} AND text <> ''
            UNION SELECT report_id FROM work.draft_photo WHERE {DRAFTED} ORDER BY report_id"""  # noqa: S608
    )
    return [row[0] for row in rows]


def texts_of(database: Database, report_id: str) -> dict[str, str]:
    """What was typed and not sent of a report, by field."""
    query = f"SELECT field, text FROM work.draft WHERE report_id = ? AND {DRAFTED}"  # noqa: S608
    return dict(database.rows(query, (report_id,)))


def changed_at(database: Database, report_id: str, base: str) -> datetime | None:
    """When a draft of a report was last changed, of the fields whose names begin with `base` and a point."""
    start = f"{base}."
    found: int | None = database.value(
        f"""SELECT max(at) FROM work.draft WHERE report_id = ? AND substr(field, 1, ?) = ? AND text <> '' AND {DRAFTED}""",  # noqa: S608
        (report_id, len(start), start),
    )
    return None if found is None else from_millis(found)


def _photos(database: Database, report_id: str) -> int:
    query = f"SELECT count(*) FROM work.draft_photo WHERE report_id = ? AND {DRAFTED}"  # noqa: S608
    count: int = database.value(query, (report_id,))
    return count
