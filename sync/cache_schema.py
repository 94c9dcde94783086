"""cache.db, the disposable store: what the centre sent last. It can be deleted at any time and fetched again.

`report` is narrow, so that filters, sorts, counts and the map read little; the searched text stands in `words`, the documents in
`body`. Open reports, a few of the hundreds of thousands of a province, have row numbers from OPEN_RIDS on: they lie side by side
in every table, and a search among them reads only their end of the full-text index. A report that is closed or reopened changes
its row number.
"""

from typing import TYPE_CHECKING

import msgspec

from sync.migrations import Schema
from sync.queue_order import folded_names

if TYPE_CHECKING:
    import sqlite_utils

OPEN_RIDS = 2**40

_REPORT = {
    "rid": int,
    "id": str,
    "number": str,
    "rev": int,
    "status": str,
    "closed": int,
    "risk": int,
    "received_at": int,
    "category": str,
    "ward": str,
    "assignee": str,
    "lon": float,
    "lat": float,
    "approximate": int,
}
_INDEXES = (
    "CREATE UNIQUE INDEX report_by_id ON report (id)",
    "CREATE INDEX report_by_number ON report (number)",
    "CREATE INDEX report_by_risk ON report (closed, risk, id)",
    "CREATE INDEX report_by_received ON report (received_at, id)",
    "CREATE INDEX report_by_status_risk ON report (status, closed, risk, id)",
    "CREATE INDEX report_by_status_received ON report (status, received_at, id)",
    "CREATE INDEX report_by_ward ON report (ward)",
    "CREATE INDEX report_by_category ON report (category)",
    "CREATE INDEX report_by_assignee ON report (assignee) WHERE assignee IS NOT NULL",
)
# How many reports there are of each status, kept up to date by the database: counting a million takes longer than a frame.
_TALLY = (
    """CREATE TRIGGER tally_in AFTER INSERT ON report BEGIN
         INSERT INTO tally (status, number) VALUES (new.status, 1) ON CONFLICT (status) DO UPDATE SET number = number + 1; END""",
    """CREATE TRIGGER tally_out AFTER DELETE ON report BEGIN
         UPDATE tally SET number = number - 1 WHERE status = old.status; END""",
    """CREATE TRIGGER tally_move AFTER UPDATE OF status ON report WHEN old.status <> new.status BEGIN
         UPDATE tally SET number = number - 1 WHERE status = old.status;
         INSERT INTO tally (status, number) VALUES (new.status, 1) ON CONFLICT (status) DO UPDATE SET number = number + 1; END""",
)


def _first(db: "sqlite_utils.Database") -> None:
    db.create_table("report", _REPORT, pk="rid", not_null=set(_REPORT) - {"rid", "assignee", "lon", "lat"}, strict=True)
    db.create_table("tally", {"status": str, "number": int}, pk="status", not_null={"number"}, strict=True)
    for statement in (*_INDEXES, *_TALLY):
        db.conn.execute(statement)
    # `folded` is what a search looks through; external content, so that the index stores it no second time.
    db.create_table("words", {"rid": int, "folded": str}, pk="rid", not_null={"folded"}, strict=True)
    db.table("words").enable_fts(["folded"], tokenize="trigram case_sensitive 1", create_triggers=False)
    db.create_table("body", {"rid": int, "doc": bytes}, pk="rid", not_null={"doc"}, strict=True)
    db.create_table("history", {"rid": int, "doc": bytes}, pk="rid", not_null={"doc"}, strict=True)
    db.create_table(
        "gone",
        {"id": str, "rev": int, "kind": str, "into_id": str, "reason": str, "at": int},
        pk="id",
        not_null={"rev", "kind", "at"},
        strict=True,
    )
    # Which photo hangs on which report, by the hash of what was sent and of its original: a photo is used once.
    db.create_table("photo_use", {"sha256": str, "rid": int}, pk=("sha256", "rid"), strict=True)
    db.table("photo_use").create_index(["rid"])
    db.create_table("person", {"id": str, "name": str}, pk="id", not_null={"name"}, strict=True)
    db.create_table("unknown_item", {"rev": int, "kind": str, "document": bytes}, pk=("rev", "kind"), strict=True)
    _first_reference(db)


def _open_apart(db: "sqlite_utils.Database") -> None:
    # The order of arrival among open reports; by risk `report_by_risk` begins with them.
    db.conn.execute("CREATE INDEX report_by_open_received ON report (received_at, id) WHERE closed < 1")
    db.conn.execute(
        """INSERT INTO words_fts (words_fts, rowid, folded)
           SELECT 'delete', rid, folded FROM words WHERE rid IN (SELECT rid FROM report WHERE closed = 0)"""
    )
    for table in ("words", "body", "history", "photo_use", "report"):
        db.conn.execute(
            f"UPDATE {table} SET rid = rid + ? WHERE rid IN (SELECT rid FROM report WHERE closed = 0)",  # noqa: S608
            (OPEN_RIDS,),
        )
    db.conn.execute("INSERT INTO words_fts (rowid, folded) SELECT rid, folded FROM words WHERE rid >= ?", (OPEN_RIDS,))


def _more_to_filter(db: "sqlite_utils.Database") -> None:
    """Every field that a queue is filtered by, both clocks for the figures, and cells for what lies near.

    What only the documents say is filled in by the centre's next page: the cache is read anew from its beginning.
    """
    for column in (
        "cell INTEGER",
        "channel TEXT NOT NULL DEFAULT ''",
        "agency TEXT",
        "unit TEXT",
        "priority INTEGER NOT NULL DEFAULT 0",
        "private INTEGER NOT NULL DEFAULT 0",
        "photos INTEGER NOT NULL DEFAULT 0",
        "response_due INTEGER NOT NULL DEFAULT 0",
        "resolution_due INTEGER NOT NULL DEFAULT 0",
        "responded_at INTEGER",
        "resolved_at INTEGER",
        "paused_since INTEGER",
        "returns INTEGER NOT NULL DEFAULT 0",
        "reopens INTEGER NOT NULL DEFAULT 0",
    ):
        db.conn.execute(f"ALTER TABLE report ADD COLUMN {column}")
    db.conn.execute("CREATE INDEX report_by_cell ON report (cell) WHERE cell IS NOT NULL")
    _read_anew(db)


def _office_hours(db: "sqlite_utils.Database") -> None:
    """Whether a category counts office hours; the reference data is asked for anew, for what was not understood before."""
    db.conn.execute("ALTER TABLE category ADD COLUMN office_hours INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("DELETE FROM document WHERE name = 'reference'")


def _hands_and_warnings(db: "sqlite_utils.Database") -> None:
    """In whose hands a report is, from when it is at risk, and what a search compares: words folded anew, names of categories.

    What only the documents say stands nearly right until the centre sends them again.
    """
    db.conn.execute("ALTER TABLE report ADD COLUMN apart INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE report ADD COLUMN warn INTEGER NOT NULL DEFAULT 0")
    db.conn.execute(
        """UPDATE report SET warn = risk, apart = CASE WHEN closed = 1 THEN 0
             WHEN status = 'coordinating' OR paused_since IS NOT NULL THEN 2
             WHEN status = 'awaiting_validation' THEN 1 ELSE 0 END"""
    )
    for statement in (
        "DROP INDEX report_by_risk",
        "DROP INDEX report_by_status_risk",
        "CREATE INDEX report_by_risk ON report (closed, apart, risk, id)",
        "CREATE INDEX report_by_status_risk ON report (status, closed, apart, risk, id)",
        "ALTER TABLE category ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
    ):
        db.conn.execute(statement)
    for position, name, name_en in db.conn.execute("SELECT position, name, name_en FROM category").fetchall():
        db.conn.execute("UPDATE category SET folded = ? WHERE position = ?", (folded_names(name, name_en), position))
    _read_anew(db)


def _read_anew(db: "sqlite_utils.Database") -> None:
    """As after a restore of the centre: the reports stay to be read, and each is replaced by what the centre sends of it next."""
    db.conn.execute("UPDATE report SET rev = -1")
    db.conn.execute("DELETE FROM history")
    db.conn.execute("DELETE FROM state WHERE key = 'cursor'")
    db.conn.execute("INSERT OR REPLACE INTO state (key, value) SELECT 'comparing', '1' FROM report LIMIT 1")


class _Merged(msgspec.Struct):
    merged_into: str | None = None


def _mergers(db: "sqlite_utils.Database") -> None:
    """Which reports were merged into which, so that a main report finds those that follow it."""
    db.create_table("merger", {"rid": int, "into_id": str}, pk="rid", not_null={"into_id"}, strict=True)
    db.table("merger").create_index(["into_id"])
    merged = msgspec.json.Decoder(_Merged)
    rows = db.conn.execute("SELECT b.rid, b.doc FROM report r JOIN body b ON b.rid = r.rid WHERE r.status = 'duplicate'")
    found = [(rid, into) for rid, doc in rows.fetchall() if (into := merged.decode(doc).merged_into)]
    db.conn.executemany("INSERT INTO merger (rid, into_id) VALUES (?, ?)", found)


def _unread(db: "sqlite_utils.Database") -> None:
    """What could not be read, by report or document, and the items of such reports as they came."""
    db.create_table("unread", {"subject": str, "field": str, "said": str}, pk=("subject", "field", "said"), strict=True)
    db.create_table("unread_document", {"subject": str, "document": bytes}, pk="subject", not_null={"document"}, strict=True)


def _first_reference(db: "sqlite_utils.Database") -> None:
    db.create_table("document", {"name": str, "etag": str, "body": bytes}, pk="name", not_null={"etag", "body"}, strict=True)
    hours = {"response_hours": float, "resolution_hours": float, "red_flag_hours": float}
    db.create_table("category", {"position": int, "code": str, "name": str, "name_en": str, **hours}, pk="position", strict=True)
    db.create_table("agency", {"position": int, "code": str, "name": str}, pk="position", strict=True)
    db.create_table("unit", {"position": int, "code": str, "name": str}, pk="position", strict=True)
    db.create_table(
        "colleague",
        {"position": int, "id": str, "name": str, "title": str, "roles": str, "areas": str},
        pk="position",
        strict=True,
    )
    db.create_table(
        "step",
        {"position": int, "source": str, "target": str, "kind": str, "roles": str, "needs": str},
        pk="position",
        strict=True,
    )
    db.create_table("area", {"code": str, "name": str, "level": str, "approximate": int}, pk="code", strict=True)
    db.create_table("state", {"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)


def _times_in_doubt(db: "sqlite_utils.Database") -> None:
    """Which times of a report are in doubt; what the histories say of it is looked at once."""
    db.conn.execute("ALTER TABLE report ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0")
    if db.conn.execute("SELECT EXISTS (SELECT 1 FROM history WHERE instr(doc, ?) > 0)", (b"time_doubtful",)).fetchone()[0]:
        _read_anew(db)


CACHE_SCHEMA = Schema(
    (_first, _open_apart, _more_to_filter, _office_hours, _hands_and_warnings, _mergers, _unread, _times_in_doubt)
)
