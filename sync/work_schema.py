"""work.db, the precious store: what officers did and has not been settled. Nothing here hangs on rows that the centre sends."""

import hashlib
from typing import TYPE_CHECKING

from sync.database import Database
from sync.migrations import Schema

if TYPE_CHECKING:
    import sqlite_utils

_OPERATION = {
    "seq": int,
    "op_id": str,
    "report_id": str,
    "number": str,
    "kind": str,
    "document": bytes,
    "sha256": str,
    "state": str,
    "author_id": str,
    "recorded_at": int,
    "base_rev": int,
    "depends_on": str,
    "transport_attempts": int,
    "server_attempts": int,
    "next_try": int,
    "doubtful": int,
    "problem": str,
    "result_rev": int,
}
_BLOB = {
    "sha256": str,
    "size": int,
    "mime": str,
    "stored": int,
    "upload_url": str,
    "offset": int,
    "attempts": int,
    "next_try": int,
    "problem": str,
}
# Whose desk this is, as a value in SQL: the officer who signed in last, "" before anybody did.
DRAFTER = "ifnull((SELECT value FROM meta WHERE key = 'author'), '')"
# What was recorded is never rewritten and never deleted, whatever a later version of this app tries.
_TRIGGERS = (
    """CREATE TRIGGER operation_is_immutable
       BEFORE UPDATE OF seq, op_id, report_id, kind, document, sha256, author_id, recorded_at ON operation
       BEGIN SELECT RAISE(ABORT, 'an operation is immutable'); END""",
    "CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'an operation is kept'); END",
    "CREATE TRIGGER audit_is_immutable BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
)


def _first(db: "sqlite_utils.Database") -> None:
    db.create_table(
        "operation",
        _OPERATION,
        pk="seq",
        not_null=set(_OPERATION) - {"seq", "problem", "result_rev"},
        defaults={"transport_attempts": 0, "server_attempts": 0, "next_try": 0, "doubtful": 0, "depends_on": "[]"},
        strict=True,
    )
    db.table("operation").create_index(["op_id"], unique=True)
    db.table("operation").create_index(["state", "author_id"])
    db.table("operation").create_index(["report_id"])
    db.create_table(
        "blob",
        _BLOB,
        pk="sha256",
        not_null={"size", "mime", "stored", "offset", "attempts", "next_try"},
        defaults={"stored": 0, "offset": 0, "attempts": 0, "next_try": 0},
        strict=True,
    )
    db.create_table(
        "operation_blob",
        {"op_id": str, "sha256": str},
        pk=("op_id", "sha256"),
        foreign_keys=[("op_id", "operation", "op_id"), ("sha256", "blob", "sha256")],
        strict=True,
    )
    db.table("operation_blob").create_index(["sha256"])
    # How the report stood when the operation was recorded, and how it was meant to be: for conflicts, and for reports that went.
    db.create_table(
        "operation_base",
        {"op_id": str, "base": bytes, "mine": bytes},
        pk="op_id",
        not_null={"base", "mine"},
        foreign_keys=[("op_id", "operation", "op_id")],
        strict=True,
    )
    _first_conflicts_and_drafts(db)
    for trigger in _TRIGGERS:
        db.conn.execute(trigger)


def _first_conflicts_and_drafts(db: "sqlite_utils.Database") -> None:
    db.create_table(
        "conflict",
        {"op_id": str, "base": bytes, "mine": bytes, "theirs": bytes, "at": int, "resolution": str, "resolved_at": int},
        pk="op_id",
        not_null={"base", "mine", "at"},
        foreign_keys=[("op_id", "operation", "op_id")],
        strict=True,
    )
    db.create_table(
        "draft",
        {"report_id": str, "field": str, "text": str, "at": int},
        pk=("report_id", "field"),
        not_null={"text", "at"},
        strict=True,
    )
    db.create_table(
        "draft_photo",
        {"seq": int, "report_id": str, "sha256": str, "photo": bytes, "at": int},
        pk="seq",
        not_null={"report_id", "sha256", "photo", "at"},
        strict=True,
    )
    db.table("draft_photo").create_index(["report_id", "sha256"], unique=True)
    db.table("draft_photo").create_index(["sha256"])
    audit = {"seq": int, "at": int, "actor": str, "act": str, "subject": str, "facts": str, "former": str, "hash": str}
    db.create_table("audit", audit, pk="seq", not_null=set(audit) - {"seq"}, strict=True)
    db.create_table("meta", {"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)


def _second(db: "sqlite_utils.Database") -> None:
    """Drafts belong to an officer; what a person decided about work that could not be taken stands in a table of its own."""
    db.conn.execute(
        """INSERT OR IGNORE INTO meta (key, value)
           SELECT 'author', substr(rest, 1, instr(rest, '|') - 1)
           FROM (SELECT substr(value, instr(value, '|') + 1) AS rest FROM meta WHERE key = 'cache_scope') WHERE rest LIKE '%|%'"""
    )
    db.create_table(
        "own_draft",
        {"author_id": str, "report_id": str, "field": str, "text": str, "at": int},
        pk=("author_id", "report_id", "field"),
        not_null={"text", "at"},
        strict=True,
    )
    db.conn.execute(f"INSERT INTO own_draft SELECT {DRAFTER}, report_id, field, text, at FROM draft")  # noqa: S608
    db.table("draft").drop()
    db.rename_table("own_draft", "draft")
    db.conn.execute("ALTER TABLE draft_photo ADD COLUMN author_id TEXT NOT NULL DEFAULT ''")
    db.conn.execute(f"UPDATE draft_photo SET author_id = {DRAFTER}")  # noqa: S608
    db.conn.execute("DROP INDEX idx_draft_photo_report_id_sha256")
    db.table("draft_photo").create_index(["author_id", "report_id", "sha256"], unique=True)
    db.conn.execute("ALTER TABLE conflict DROP COLUMN resolution")
    db.conn.execute("ALTER TABLE conflict DROP COLUMN resolved_at")
    # `operations` are the ids of what was recorded instead, as JSON.
    db.create_table(
        "resolution",
        {"op_id": str, "choice": str, "reason": str, "operations": str, "at": int},
        pk="op_id",
        not_null={"choice", "operations", "at"},
        foreign_keys=[("op_id", "operation", "op_id")],
        strict=True,
    )


WORK_SCHEMA = Schema((_first, _second))


def fingerprint(database: Database) -> object:
    """What a migration must leave as it was: how many rows of each kind, and every operation's bytes in their order."""
    whole = hashlib.sha256()
    for op_id, document in database.rows("SELECT op_id, document FROM operation ORDER BY seq"):
        whole.update(op_id.encode() + hashlib.sha256(document).digest())
    # Later steps may add tables; those of the first one stay, each with its rows.
    tables = ("operation", "blob", "operation_blob", "conflict", "draft", "draft_photo", "audit")
    return whole.hexdigest(), tuple(database.value(f"SELECT count(*) FROM {table}") for table in tables)  # noqa: S608
