"""What could not be read, as rows of the cache: told to a person, and kept as it came for a version that can read it.

`unread` names fields by subject: a report's id, or a document of the server (`document:office`). `unread_document` has the items
of such reports as they came, as many bytes of them as are kept; the others are fetched again by a version that can read them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sync.database import Database
from sync.feed import FeedReport, FeedUnknown
from sync.field_reading import Unread
from sync.sql_lists import json_list

DOCUMENT = "document:"
# Bytes of one item, and of all.
MOST_OF_ONE, MOST_OF_ALL = 256 * 1024, 32 * 1024 * 1024
# Subjects that are named.
MOST_SUBJECTS = 20_000
_MOST_LINES = 200
_PLACES = re.compile(r"\.\d+(?=\.|$)")
_ITEM = "item"
# What is said of an item that was too long to be fetched.
TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """The same thing that could not be read, how often, and one of the reports that say it (with its number, where it is known).

    `document` is the name of the server's document where it is not a report.
    """

    field: str
    said: str
    count: int
    report_id: str | None = None
    number: str | None = None
    document: str | None = None


def keep_unread(database: Database, items: Sequence[FeedReport]) -> None:
    """Put what could not be read of these reports in the place of what could not be read of them before."""
    forget_unread(database, [item.report.id for item in items])
    unread = [item for item in items if item.unread]
    if unread:
        _name(database, [(item.report.id, item.unread) for item in unread])
        _keep(database, [(item.report.id, item.document) for item in unread])


def keep_unknown(database: Database, items: Iterable[FeedUnknown]) -> None:
    """Name items of which nothing could be read; what is known of their reports stays."""
    _name(database, [(item.id or f"{_ITEM}:{item.rev}", (Unread(_ITEM, item.kind),)) for item in items])


def keep_unread_document(database: Database, name: str, unread: Sequence[Unread]) -> None:
    """Put what could not be read of a document in the place of what could not be read of it before."""
    database.execute("DELETE FROM unread WHERE subject = ?", (DOCUMENT + name,))
    _name(database, [(DOCUMENT + name, unread)])


def forget_unread(database: Database, report_ids: Iterable[str]) -> None:
    """These reports were read whole, or are gone."""
    wanted = (json_list(report_ids),)
    for table in ("unread", "unread_document"):
        database.execute(f"DELETE FROM {table} WHERE subject IN (SELECT value FROM json_each(?))", wanted)  # noqa: S608


def kept_documents(database: Database) -> dict[str, bytes]:
    """The items of reports that could not be read whole, by report."""
    return dict(database.rows("SELECT subject, document FROM unread_document"))


def beyond_keeping(database: Database) -> list[str]:
    """The reports that could not be read whole and whose items were too much to keep, or too long to be fetched."""
    rows = database.rows(
        """SELECT DISTINCT u.subject FROM unread u
           WHERE NOT EXISTS (SELECT 1 FROM unread_document d WHERE d.subject = u.subject)
             AND substr(u.subject, 1, 9) <> 'document:' AND (substr(u.subject, 1, 5) <> 'item:' OR u.said = ?)""",
        (TOO_LONG,),
    )
    return [row[0] for row in rows]


def count_unread(database: Database) -> int:
    """How many reports and documents could not be read whole."""
    return int(database.value("SELECT count(DISTINCT subject) FROM unread"))


def read_unread(database: Database) -> tuple[UnreadLine, ...]:
    """What could not be read, the same once, most frequent first."""
    rows = database.rows(
        """SELECT u.field, u.said, count(*), min(u.subject), min(r.id), min(r.number)
           FROM unread u LEFT JOIN report r ON r.id = u.subject
           GROUP BY u.field, u.said, r.id IS NULL, CASE WHEN substr(u.subject, 1, 9) = 'document:' THEN u.subject END
           ORDER BY count(*) DESC, u.field, u.said LIMIT ?""",
        (_MOST_LINES,),
    )
    return tuple(
        UnreadLine(
            field=field,
            said=said,
            count=count,
            report_id=report_id,
            number=number,
            document=subject.removeprefix(DOCUMENT) if subject.startswith(DOCUMENT) else None,
        )
        for field, said, count, subject, report_id, number in rows
    )


def read_unread_of(database: Database, report_id: str) -> tuple[UnreadLine, ...]:
    """What could not be read of one report."""
    rows = database.rows(
        "SELECT field, said FROM unread WHERE subject = ? ORDER BY field, said LIMIT ?", (report_id, _MOST_LINES)
    )
    return tuple(UnreadLine(field=field, said=said, count=1, report_id=report_id) for field, said in rows)


def _name(database: Database, found: Sequence[tuple[str, Sequence[Unread]]]) -> None:
    room = MOST_SUBJECTS - count_unread(database)
    rows = {(subject, _PLACES.sub("", one.field), one.said) for subject, unread in found[: max(room, 0)] for one in unread}
    database.execute_many("INSERT OR REPLACE INTO unread (subject, field, said) VALUES (?, ?, ?)", sorted(rows))


def _keep(database: Database, documents: Sequence[tuple[str, bytes]]) -> None:
    room = MOST_OF_ALL - int(database.value("SELECT ifnull(sum(length(document)), 0) FROM unread_document"))
    for subject, document in documents:
        if len(document) <= min(MOST_OF_ONE, room):
            room -= len(document)
            database.execute("INSERT OR REPLACE INTO unread_document (subject, document) VALUES (?, ?)", (subject, document))
