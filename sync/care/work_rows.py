"""Rows of work.db as they travel: into the journal, and from there, or out of a damaged file, into a new work.db."""

from collections.abc import Mapping
from typing import Any

from sync.database import Database

Values = dict[str, Any]
# Rows by the name of their table.
Rows = dict[str, list[Values]]

# What belongs to an operation, parents first. Each is read by the operation's id.
_WHOLE = {
    "operation": "SELECT * FROM operation WHERE op_id = ?",
    "operation_base": "SELECT * FROM operation_base WHERE op_id = ?",
    "blob": "SELECT b.* FROM blob b JOIN operation_blob ob ON ob.sha256 = b.sha256 WHERE ob.op_id = ?",
    "operation_blob": "SELECT * FROM operation_blob WHERE op_id = ?",
    "conflict": "SELECT * FROM conflict WHERE op_id = ?",
    "resolution": "SELECT * FROM resolution WHERE op_id = ?",
}
# How an operation stands, without what was recorded once and for all.
_STANDING = {
    "operation": """SELECT op_id, state, problem, result_rev, doubtful, next_try, transport_attempts, server_attempts
                    FROM operation WHERE op_id = ?""",
    "conflict": _WHOLE["conflict"],
    "resolution": _WHOLE["resolution"],
}


def whole_rows(database: Database, op_id: str) -> Rows:
    """Everything that belongs to an operation; {} when there is none of this id."""
    return _read(database, _WHOLE, op_id)


def standing_rows(database: Database, op_id: str) -> Rows:
    """How an operation stands now."""
    return _read(database, _STANDING, op_id)


def _read(database: Database, queries: Mapping[str, str], op_id: str) -> Rows:
    found = {table: database.records(query, (op_id,)) for table, query in queries.items()}
    return {table: rows for table, rows in found.items() if rows}
