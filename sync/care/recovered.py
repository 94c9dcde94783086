"""A work.db put together from what several sources know: a backup, the journal, and what can be read of the damaged file.

An operation is taken from whoever has it whole; how it stands, from whoever heard of it last by the audit. What was taken too old
is sent again under the same id, and the centre knows it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from officer_app.domain.operations import Move, Payload, photos_of
from officer_app.domain.vocabulary import OperationKind
from sync import audit
from sync.care.journal import BACKED_UP, Begun, JournalRead, Told
from sync.care.rebuilt import JOURNAL, FoundOperation
from sync.care.salvage import Salvage
from sync.care.work_rows import Rows, Values
from sync.database import Database, Row
from sync.moments import from_millis
from sync.outbox_rows import read_document

_STANDING = ("state", "problem", "result_rev", "doubtful", "next_try", "transport_attempts", "server_attempts")
_ON_ITS_WAY = ("stored", "upload_url", "offset", "attempts", "next_try", "problem")
# More lines than a journal that is kept up lacks, and one that failed for some time.
_UNTOLD = 300
_OF_THE_APP = ("backup_at", BACKED_UP)


@dataclass(slots=True)
class _Known:
    """What has been taken over of an operation: where from, and the last line of the audit that it stands by."""

    found_in: str
    seq: int


@dataclass(slots=True)
class Recovery:
    """Fills a new work.db, inside one transaction of the caller; sources come in the order in which they were written."""

    database: Database
    known: dict[str, _Known] = field(default_factory=dict)
    heard_of: set[str] = field(default_factory=set)
    drafts_whole: bool = False
    facts_whole: bool = False
    # What was read in the newest file stands as it was last; the rest may have gone out since it was last heard of.
    _read_last: set[str] = field(default_factory=set)
    _lines: dict[str, Row] = field(default_factory=dict)
    _columns: dict[str, list[str]] = field(default_factory=dict)

    def begin_with_backup(self, name: str) -> None:
        """What is in the database already came from this backup."""
        last: dict[str, int] = dict(self.database.rows("SELECT subject, max(seq) FROM audit GROUP BY subject"))
        for (op_id,) in self.database.rows("SELECT op_id FROM operation"):
            self.known[op_id] = _Known(name, last.get(op_id, 0))

    def add_journal(self, read: JournalRead, *, with_facts: bool) -> None:
        """What a journal says, in its order; its facts of the installation are as old as its beginning."""
        for saying in read.sayings:
            if isinstance(saying, Begun):
                if with_facts:
                    self._put_facts(saying.meta)
                continue
            if isinstance(saying, Told):
                self._lines[saying.line[7]] = saying.line
            seq = saying.line[0] if isinstance(saying, Told) else saying.seq
            self._take(saying.rows, JOURNAL, seq)

    def add_salvage(self, found: Salvage, name: str, *, newest: bool) -> None:
        """What was read of a damaged file; the `newest` one knows the drafts as they were last."""
        last: dict[str, int] = {}
        for line in found.of("audit"):
            self._lines[line["hash"]] = tuple(line[column] for column in audit.COLUMNS)
            last[line["subject"]] = max(line["seq"], last.get(line["subject"], 0))
        beside = {table: {row["op_id"]: row for row in found.of(table)} for table in ("operation_base", "conflict", "resolution")}
        for operation in sorted(found.of("operation"), key=lambda row: row["seq"]):
            rows: Rows = {"operation": [operation]}
            rows |= {table: [of[operation["op_id"]]] for table, of in beside.items() if operation["op_id"] in of}
            self._take(rows, name, last.get(operation["op_id"]))
            if newest:
                self._read_last.add(operation["op_id"])
        for blob in found.of("blob"):
            self._note_progress(blob)
        if newest:
            self.facts_whole = "meta" not in found.holes
            self._put_facts({row["key"]: row["value"] for row in found.of("meta")})
            self._put_drafts(found)

    def audit_lines(self) -> int | None:
        """How many lines of the audit there may be at most, None when nobody knows."""
        known = max((line[0] for line in self._lines.values()), default=audit.last(self.database)[0])
        return known + _UNTOLD if known else None

    def continue_audit(self, at: datetime, **facts: str | int | None) -> int:
        """The audit goes on where the lines fit, with a line about the rebuild, and the lines behind a gap told again.

        Answers how many lines are lost.
        """
        following = {line[6]: line for line in self._lines.values()}
        seq, last = audit.last(self.database)
        while (line := following.get(last)) is not None:
            audit.insert(self.database, line)
            seq, last = line[0], line[7]
        behind = sorted((line for line in self._lines.values() if line[0] > seq), key=lambda line: line[0])
        lost = len(set(range(seq + 1, max((line[0] for line in behind), default=seq) + 1)) - {line[0] for line in behind})
        audit.append(self.database, at, actor="app", act="rebuilt", subject="work.db", lines_lost=lost, **facts)
        for line in behind:
            audit.append_told(self.database, *line[1:6])
        self.heard_of |= {row[0] for row in self.database.rows("SELECT subject FROM audit WHERE act = 'recorded'")}
        return lost

    def complete(self) -> None:
        """What follows from the rest: a conflict without its card gets one, and what may have gone out is in doubt."""
        self.database.execute_many(
            "UPDATE operation SET state = 'uncertain', doubtful = 1 WHERE op_id = ? AND state IN ('queued', 'sending')",
            [(op_id,) for op_id in self.known.keys() - self._read_last],
        )
        self.database.execute(
            """INSERT INTO conflict (op_id, base, mine, theirs, at)
               SELECT o.op_id, b.base, b.mine, NULL, o.recorded_at FROM operation o JOIN operation_base b ON b.op_id = o.op_id
               WHERE o.state = 'conflict' AND NOT EXISTS (SELECT 1 FROM conflict c WHERE c.op_id = o.op_id)"""
        )
        self.database.execute_many("DELETE FROM meta WHERE key = ?", [(key,) for key in _OF_THE_APP])

    def operations(self, backup: str | None) -> tuple[FoundOperation, ...]:
        """Those that the backup did not have, and all that are not settled, as they were recorded."""
        rows = self.database.rows(
            "SELECT op_id, report_id, number, kind, author_id, recorded_at, state FROM operation ORDER BY seq"
        )
        return tuple(
            FoundOperation(row[0], row[1], row[2], row[3], row[4], from_millis(row[5]), row[6], self.known[row[0]].found_in)
            for row in rows
            if self.known[row[0]].found_in != backup or row[6] not in ("settled", "discarded")
        )

    def _take(self, rows: Rows, source: str, seq: int | None) -> None:
        for operation in rows.get("operation", ()):
            op_id = operation["op_id"]
            self.heard_of.add(op_id)
            known = self.known.get(op_id)
            if known is None:
                if not self._insert_operation(operation):
                    continue
                known = self.known[op_id] = _Known(source, seq or 0)
            elif self._is_later(op_id, operation, known, seq):
                self._update("operation", "op_id", operation, _STANDING)
                known.seq = max(known.seq, seq or 0)
            for base in rows.get("operation_base", ()):
                self._insert("operation_base", base)
            for blob in rows.get("blob", ()):
                self._note_progress(blob)
            for table in ("conflict", "resolution"):
                for row in rows.get(table, ()):
                    self._insert(table, row)

    def _is_later(self, op_id: str, operation: Values, known: _Known, seq: int | None) -> bool:
        if seq is not None:
            return seq >= known.seq
        # Its lines of the audit are lost: what a person gave up stays given up, for the rest the file was newest.
        former: str = self.database.value("SELECT state FROM operation WHERE op_id = ?", (op_id,))
        return former != "discarded" or operation["state"] == "discarded"

    def _insert_operation(self, operation: Values) -> bool:
        document = operation.get("document")
        if not isinstance(document, bytes) or hashlib.sha256(document).hexdigest() != operation["sha256"]:
            return False
        taken = self.database.value("SELECT 1 FROM operation WHERE seq = ?", (operation["seq"],))
        self._insert("operation", operation | ({"seq": None} if taken else {}))
        payload = read_document(OperationKind(operation["kind"]), document).payload
        for photo in photos_of(payload):
            self._insert("blob", {"sha256": photo.sha256, "size": photo.size, "mime": photo.mime})
            self._insert("operation_blob", {"op_id": operation["op_id"], "sha256": photo.sha256})
        self._forget_drafts(operation, payload)
        return True

    def _forget_drafts(self, operation: Values, payload: Payload) -> None:
        """The words of an operation that the backup did not have were still a draft in it."""
        author, report = operation["author_id"], operation["report_id"]
        field = f"move.{payload.to.value}" if isinstance(payload, Move) else operation["kind"]
        self.database.execute(
            """DELETE FROM draft WHERE author_id = ? AND report_id = ? AND at <= ?
               AND (field = ? OR substr(field, 1, ?) = ?)""",
            (author, report, operation["recorded_at"], field, len(field) + 1, f"{field}."),
        )
        self.database.execute(
            """DELETE FROM draft_photo WHERE author_id = ? AND report_id = ?
               AND sha256 IN (SELECT sha256 FROM operation_blob WHERE op_id = ?)""",
            (author, report, operation["op_id"]),
        )

    def _note_progress(self, blob: Values) -> None:
        self._update("blob", "sha256", blob, _ON_ITS_WAY)

    def _put_drafts(self, found: Salvage) -> None:
        self.drafts_whole = not found.holes & {"draft", "draft_photo"}
        author = self._author()
        for table in ("draft", "draft_photo"):
            if self.drafts_whole:
                self.database.execute(f"DELETE FROM {table}")  # noqa: S608
            for row in found.of(table):
                self._insert(table, {"author_id": author} | row, otherwise="REPLACE")

    def _author(self) -> str:
        """Whose desk it is; the first version of the app said so only in what the cache is for, and not at all in its drafts."""
        facts: dict[str, str] = dict(self.database.rows("SELECT key, value FROM meta WHERE key IN ('author', 'cache_scope')"))
        author = facts.get("author") or f"{facts.get('cache_scope', '')}|".split("|")[1]
        if author:
            self._put_facts({"author": author})
        return author

    def _put_facts(self, facts: dict[str, str]) -> None:
        for key, value in facts.items():
            self._insert("meta", {"key": key, "value": value}, otherwise="REPLACE")

    def _insert(self, table: str, row: Values, otherwise: str = "IGNORE") -> None:
        """Put a row of perhaps another version of the table in."""
        names = [name for name in self._columns_of(table) if name in row]
        marks = ", ".join("?" * len(names))
        self.database.execute(
            f"INSERT OR {otherwise} INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
            [row[name] for name in names],
        )

    def _update(self, table: str, key: str, row: Values, names: Iterable[str]) -> None:
        names = [name for name in names if name in row]
        changes = ", ".join(f"{name} = ?" for name in names)
        self.database.execute(
            f"UPDATE {table} SET {changes} WHERE {key} = ?",  # noqa: S608
            [*(row[name] for name in names), row[key]],
        )

    def _columns_of(self, table: str) -> list[str]:
        if table not in self._columns:
            self._columns[table] = [row[1] for row in self.database.rows(f"PRAGMA table_info({table})")]
        return self._columns[table]
