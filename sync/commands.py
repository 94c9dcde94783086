"""What an officer does, each one transaction on work.db: when a command returns, it is on the disk."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from officer_app.domain.effects import apply
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Guard, Move, Payload, Photo, kind_of, photos_of
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind
from sync import outbox_rows
from sync.database import Database
from sync.errors import CommandRefused, PhotoError
from sync.ids import new_uuid7
from sync.milestones import reached
from sync.moments import to_millis
from sync.payload_checks import check_payload, clean_payload
from sync.reading import Reader
from sync.records import NewOperation, PreparedPhoto
from sync.sql_lists import json_list
from sync.vault import PhotoVault
from sync.work_schema import DRAFTER

# Operations that rely on the status that the officer saw, and each builds on the one before.
_MOVES = frozenset({OperationKind.MOVE, OperationKind.MERGE, OperationKind.VALIDATE, OperationKind.RETURN, OperationKind.REOPEN})
_MAX_DRAFT_BYTES = 1024 * 1024
_OWN = "author_id = ifnull((SELECT value FROM meta WHERE key = 'author'), author_id)"


class Commands:
    """Belongs to the one thread that opened it."""

    def __init__(
        self,
        database: Database,
        reader: Reader,
        vault: PhotoVault,
        *,
        clock: Callable[[], datetime],
        device_id: str,
    ) -> None:
        self._db = database
        self._reader = reader
        self._vault = vault
        self._clock = clock
        self._device_id = device_id

    def record(self, officer: Officer, report_id: str, payload: Payload) -> str:
        """Record an action of an officer and answer the id of its operation; CommandRefused when it is not possible.

        The draft that the action was typed in goes in the same transaction.
        """
        payload = clean_payload(payload)
        # From here on nobody else writes: what is checked is what is built on.
        with self._db.writing():
            self._check_desk(officer)
            detail = self._reader.detail(report_id)
            if detail is None:
                raise CommandRefused("no-such-report", report=report_id)
            self._check(officer, detail.report, payload)
            operation = self._new(officer, detail.report, payload)
            mine = self._as_meant(detail.report, payload, operation)
            outbox_rows.insert(self._db, operation, self._device_id, detail.report, mine)
            self._clear_draft(report_id, payload)
            reached("C1")
        reached("C2")
        return operation.op_id

    def attach(self, report_id: str, prepared: PreparedPhoto) -> Photo:
        """Keep a photo with the report's draft: its file first, then the row that names it."""
        photo = prepared.photo
        with self._db.writing():
            self._vault.put(photo.sha256, prepared.data)
            reached("C5")
            self._db.execute(
                f"""INSERT INTO draft_photo (author_id, report_id, sha256, photo, at) VALUES ({DRAFTER}, ?, ?, ?, ?)
                    ON CONFLICT (author_id, report_id, sha256) DO UPDATE SET photo = excluded.photo""",  # noqa: S608
                (report_id, photo.sha256, msgspec.json.encode(photo), to_millis(self._clock())),
            )
        reached("C6")
        return photo

    def detach(self, report_id: str, sha256: str) -> None:
        """Take a photo out of the report's draft; its file goes when nothing else needs it."""
        with self._db.writing():
            self._db.execute(
                f"DELETE FROM draft_photo WHERE author_id = {DRAFTER} AND report_id = ? AND sha256 = ?",  # noqa: S608
                (report_id, sha256),
            )
        # After the commit, so that a crash leaves a file too many, never one too few; locked, so that nobody attaches it
        # meanwhile.
        with self._db.writing():
            if not self._is_needed(sha256):
                self._vault.remove(sha256)

    def keep_draft(self, report_id: str, field: str, text: str) -> None:
        """Keep what is being typed; an empty text removes it."""
        self._check_draft(text)
        with self._db.writing():
            if text:
                self._db.execute(
                    f"INSERT OR REPLACE INTO draft (author_id, report_id, field, text, at) VALUES ({DRAFTER}, ?, ?, ?, ?)",  # noqa: S608
                    (report_id, field, text, to_millis(self._clock())),
                )
            else:
                self._db.execute(
                    f"DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND field = ?",  # noqa: S608
                    (report_id, field),
                )

    def retry_now(self, op_ids: Sequence[str] | None = None) -> None:
        """Make waiting operations (all of them without ids) and their photos due at once."""
        with self._db.writing():
            rows = self._db.rows(f"SELECT op_id FROM operation WHERE state IN ('queued', 'sending', 'uncertain') AND {_OWN}")  # noqa: S608
            waiting = [row[0] for row in rows if op_ids is None or row[0] in op_ids]
            listed = (json_list(waiting),)
            self._db.execute("UPDATE operation SET next_try = 0 WHERE op_id IN (SELECT value FROM json_each(?))", listed)
            self._db.execute(
                """UPDATE blob SET next_try = 0 WHERE sha256 IN
                   (SELECT sha256 FROM operation_blob WHERE op_id IN (SELECT value FROM json_each(?)))""",
                listed,
            )

    def close(self) -> None:
        """Close the connections."""
        self._reader.close()
        self._db.close()

    def _check_desk(self, officer: Officer) -> None:
        """Nothing is recorded under the name of one officer while another one has the desk."""
        author = self._db.value("SELECT value FROM meta WHERE key = 'author'")
        if author not in (None, officer.id):
            raise CommandRefused("other-officer")

    def _check(self, officer: Officer, report: Report, payload: Payload) -> None:
        reference = self._reader.reference()
        check_payload(payload, report.id, reference, lambda other: self._reader.detail(other) is not None)
        refusal = reference.workflow.refusal(report.status, payload, officer.roles)
        if refusal is not None:
            raise CommandRefused(refusal.value, report=report.number)
        for photo in photos_of(payload):
            if not self._vault.has(photo.sha256):
                raise PhotoError("photo-not-found")

    def _new(self, officer: Officer, report: Report, payload: Payload) -> NewOperation:
        now, moves = self._clock(), kind_of(payload) in _MOVES
        return NewOperation(
            op_id=new_uuid7(now),
            report_id=report.id,
            payload=payload,
            guard=_guard(officer, report) if moves else Guard(),
            base_rev=max(report.rev, 0),
            author_id=officer.id,
            recorded_at=now,
            photos=photos_of(payload),
            depends_on=self._foundation(report.id, officer.id) if moves else (),
        )

    def _foundation(self, report_id: str, officer_id: str) -> tuple[str, ...]:
        """The officer's unsent move that brings the report to the status that he sees."""
        kinds = sorted(_MOVES)
        found = self._db.value(
            f"""SELECT op_id FROM operation WHERE report_id = ? AND state IN ('queued', 'sending', 'uncertain') AND author_id = ?
                AND kind IN ({", ".join("?" * len(kinds))}) ORDER BY seq DESC LIMIT 1""",  # noqa: S608
            (report_id, officer_id, *kinds),
        )
        return () if found is None else (found,)

    def _as_meant(self, report: Report, payload: Payload, operation: NewOperation) -> Report:
        workflow = self._reader.reference().workflow
        return apply(report, payload, actor=operation.author_id, at=operation.recorded_at, workflow=workflow)

    def _clear_draft(self, report_id: str, payload: Payload) -> None:
        base = f"move.{payload.to.value}" if isinstance(payload, Move) else kind_of(payload).value
        self._db.execute(
            f"DELETE FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND (field = ? OR substr(field, 1, ?) = ?)",  # noqa: S608
            (report_id, base, len(base) + 1, f"{base}."),
        )
        hashes = json_list(photo.sha256 for photo in photos_of(payload))
        self._db.execute(
            f"""DELETE FROM draft_photo
                WHERE author_id = {DRAFTER} AND report_id = ? AND sha256 IN (SELECT value FROM json_each(?))""",  # noqa: S608
            (report_id, hashes),
        )

    def _is_needed(self, sha256: str) -> bool:
        return bool(
            self._db.value(
                """SELECT EXISTS (SELECT 1 FROM draft_photo WHERE sha256 = ?)
                   OR EXISTS (SELECT 1 FROM operation_blob WHERE sha256 = ?)""",
                (sha256, sha256),
            )
        )

    def _check_draft(self, text: str) -> None:
        try:
            size = len(text.encode())
        except UnicodeEncodeError:
            raise CommandRefused("text-not-text") from None
        if size > _MAX_DRAFT_BYTES:
            raise CommandRefused("text-too-long")


def _guard(officer: Officer, report: Report) -> Guard:
    """What a move relies on: the status that the officer saw, and, where the report was his, that it still is."""
    his = report.assignee == officer.id
    return Guard(status=report.status, assignee=report.assignee if his else None, checks_assignee=his)
