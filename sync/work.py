"""The engine's view of work.db: what is to be sent, in which order, and what became of it (synchronous=FULL)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from officer_app.domain.officers import Officer
from sync import audit
from sync.alerts import Alert, decision_alert, keep_alerts
from sync.care.journal import Journal
from sync.database import Database
from sync.day_marks import DAYS, last_until, read_marks, with_day, written
from sync.moments import from_millis, to_millis
from sync.outbox_rows import stored_operations
from sync.records import OperationState, StoredBlob, StoredOperation
from sync.sql_lists import json_list
from sync.waiting_rows import read_foundations, read_photos_due, read_waiting
from sync.work_queue import fallen, next_due, sendable

Clock = Callable[[], datetime]

_UNSENT = "state IN ('queued', 'sending', 'uncertain')"
# Where an operation that is not known to have arrived goes back to.
_BACK = "CASE WHEN doubtful THEN 'uncertain' ELSE 'queued' END"
# What the officer has to decide about.
_LEFT = frozenset({OperationState.CONFLICT, OperationState.QUARANTINED})
_ENDS = frozenset({OperationState.APPLIED, OperationState.SETTLED, OperationState.CONFLICT, OperationState.QUARANTINED})


class WorkStore:
    """Belongs to the one thread that opened it."""

    def __init__(self, database: Database, clock: Clock, journal: Journal | None = None) -> None:
        self._db = database
        self._clock = clock
        self._journal = journal

    def sendable(self, author_id: str, now: datetime, limit: int = 50) -> list[StoredOperation]:
        """What may go out now, oldest first: by report in the order recorded, nothing before its photos or what it builds on."""
        with self._db.snapshot():
            waiting = read_waiting(self._db, author_id)
            chosen = sendable(waiting, read_foundations(self._db, waiting), to_millis(now), limit)
            if not chosen:
                return []
            return stored_operations(self._db, "op_id IN (SELECT value FROM json_each(?))", (json_list(chosen),))

    def unsettled(self, author_id: str) -> list[StoredOperation]:
        """What the overlay shows of this officer, oldest first."""
        return stored_operations(
            self._db, "author_id = ? AND state IN ('queued', 'sending', 'uncertain', 'applied')", (author_id,)
        )

    def fallen(self, author_id: str) -> dict[str, OperationState]:
        """What has not gone out and builds on something that never will, with the state of its foundation, oldest first."""
        with self._db.snapshot():
            waiting = read_waiting(self._db, author_id)
            found = fallen(waiting, read_foundations(self._db, waiting))
        return {op_id: OperationState(state) for op_id, state in found.items()}

    def next_due(self, author_id: str) -> datetime | None:
        """When there is something to try again, None when nothing waits for time to pass."""
        with self._db.snapshot():
            waiting = read_waiting(self._db, author_id)
            due = next_due(waiting, read_foundations(self._db, waiting), read_photos_due(self._db, author_id))
        return None if due is None else from_millis(due)

    def pending_blobs(self, author_id: str, now: datetime) -> list[StoredBlob]:
        """The photos of unsent operations that may go up now, the oldest operation's first."""
        rows = self._db.rows(
            """SELECT b.sha256, b.size, b.mime, b.upload_url, b.offset, b.attempts FROM blob b
               JOIN operation_blob ob ON ob.sha256 = b.sha256 JOIN operation o ON o.op_id = ob.op_id
               WHERE o.author_id = ? AND o.state IN ('queued', 'sending', 'uncertain') AND NOT b.stored AND b.next_try <= ?
               GROUP BY b.sha256 ORDER BY min(o.seq), b.sha256""",
            (author_id, to_millis(now)),
        )
        return [
            StoredBlob(
                sha256=row[0], size=row[1], mime=row[2], author_id=author_id, upload_url=row[3], offset=row[4], attempts=row[5]
            )
            for row in rows
        ]

    def mark_sending(self, op_ids: Sequence[str]) -> frozenset[str]:
        """They go out now: those of them that nobody took back in the meantime, which are answered.

        One that was going out already when the app was killed may have arrived.
        """
        with self._db.writing():
            self._change(op_ids, "doubtful = doubtful OR state = 'sending', state = 'sending'")
            rows = self._db.rows(
                "SELECT op_id FROM operation WHERE state = 'sending' AND op_id IN (SELECT value FROM json_each(?))",
                (json_list(op_ids),),
            )
        return frozenset(row[0] for row in rows)

    def mark_uncertain(self, op_ids: Sequence[str], next_try: datetime, problem: str) -> None:
        """They went out and nobody knows what became of them."""
        self._change(
            op_ids,
            "state = 'uncertain', doubtful = 1, transport_attempts = transport_attempts + 1, next_try = ?, problem = ?",
            to_millis(next_try),
            problem,
        )

    def postpone(self, op_ids: Sequence[str], next_try: datetime, problem: str, *, by_server: bool) -> None:
        """They were not taken in; `by_server` says that the centre looked at them."""
        counter = "server_attempts" if by_server else "transport_attempts"
        self._change(
            op_ids,
            f"state = {_BACK}, {counter} = {counter} + 1, next_try = ?, problem = ?",
            to_millis(next_try),
            problem,
        )

    def line_returned(self, author_id: str) -> None:
        """What was put off because nobody answered is due at once; what the centre itself put off is not."""
        with self._db.writing():
            self._db.execute(
                """UPDATE operation SET next_try = 0
                   WHERE author_id = ? AND state IN ('queued', 'sending', 'uncertain')
                   AND problem IN ('unreachable', 'not-our-server')""",
                (author_id,),
            )
            self._db.execute(
                """UPDATE blob SET next_try = 0 WHERE NOT stored AND problem IN ('unreachable', 'not-our-server') AND sha256 IN
                   (SELECT ob.sha256 FROM operation_blob ob JOIN operation o ON o.op_id = ob.op_id WHERE o.author_id = ?)""",
                (author_id,),
            )

    def release(self, op_ids: Sequence[str]) -> None:
        """They were marked as going out and never did."""
        self._change(op_ids, f"state = {_BACK}")

    def finish(
        self,
        op_id: str,
        state: OperationState,
        *,
        result_rev: int | None = None,
        problem: str | None = None,
        theirs: bytes | None = None,
    ) -> None:
        """The centre decided; an operation that has reached an end already stays there."""
        if state not in _ENDS:
            raise ValueError(f"not an end: {state}")
        with self._db.writing():
            changed = self._db.execute(
                f"UPDATE operation SET state = ?, result_rev = ?, problem = ?, next_try = 0 WHERE op_id = ? AND {_UNSENT}",  # noqa: S608
                (state.value, result_rev, problem, op_id),
            )
            if not changed:
                return
            if state is OperationState.CONFLICT:
                self._keep_conflict(op_id, theirs)
            if state in _LEFT:
                self._tell_of_decision(op_id)
            self._note(op_id, state.value, rev=result_rev, problem=problem)

    def blobs_missing(self, op_id: str, hashes: Sequence[str]) -> None:
        """The centre does not hold these photos: they go up from their first byte, the operation waits for them."""
        with self._db.writing():
            self._want_again(hashes)
            self._change([op_id], "state = 'queued', doubtful = 0, next_try = 0, problem = 'missing-blobs'")

    def settle(self, revs: Mapping[str, int]) -> set[str]:
        """Let go of applied operations whose effect the cache holds; answers their ids."""
        with self._db.writing():
            rows = self._db.rows("SELECT op_id, report_id, result_rev FROM operation WHERE state = 'applied' ORDER BY seq")
            settled = [op_id for op_id, report_id, rev in rows if report_id in revs and revs[report_id] >= (rev or 0)]
            for op_id in settled:
                self._db.execute("UPDATE operation SET state = 'settled' WHERE op_id = ?", (op_id,))
                self._note(op_id, "settled")
        return set(settled)

    def mark_day(self, day: date) -> None:
        """The centre was met on this day of its own."""
        marks = read_marks(self.get_meta(DAYS))
        seq = self._db.value("SELECT max(seq) FROM operation") or 0
        marked = with_day(marks, day, seq)
        if marked != marks:
            self.set_meta(DAYS, written(marked))

    def reoffer(self, since: datetime) -> set[str]:
        """The centre was restored from a backup: what it took in since then is offered again under the same ids.

        `since` is by the centre's clock; what this computer's clock showed at the recording does not count.
        """
        with self._db.writing():
            older = last_until(read_marks(self.get_meta(DAYS)), since.date())
            rows = self._db.rows(
                "SELECT op_id FROM operation WHERE state IN ('applied', 'settled') AND seq > ? ORDER BY seq", (older,)
            )
            return self.offer_again([row[0] for row in rows])

    def offer_again(self, op_ids: Sequence[str]) -> set[str]:
        """The centre took these in and does not know them any more: they go out again under the same ids, photos first."""
        with self._db.writing():
            for op_id in op_ids:
                self._db.execute(
                    """UPDATE operation SET state = 'queued', doubtful = 0, next_try = 0, problem = NULL, result_rev = NULL,
                       transport_attempts = 0, server_attempts = 0 WHERE op_id = ? AND state IN ('applied', 'settled')""",
                    (op_id,),
                )
                self._note(op_id, "offered-again")
            hashes = self._db.rows(
                "SELECT DISTINCT sha256 FROM operation_blob WHERE op_id IN (SELECT value FROM json_each(?))", (json_list(op_ids),)
            )
            self._want_again([row[0] for row in hashes])
        return set(op_ids)

    def blob_upload(self, sha256: str, url: str | None, offset: int) -> None:
        """Note how far a photo has come, and under which upload."""
        with self._db.writing():
            self._db.execute("UPDATE blob SET upload_url = ?, offset = ? WHERE sha256 = ?", (url, offset, sha256))

    def blob_stored(self, sha256: str) -> None:
        """The centre holds the whole photo, verified."""
        with self._db.writing():
            self._db.execute(
                """UPDATE blob SET stored = 1, offset = size, upload_url = NULL, attempts = 0, next_try = 0, problem = NULL
                   WHERE sha256 = ?""",
                (sha256,),
            )

    def postpone_blob(self, sha256: str, next_try: datetime, problem: str) -> None:
        """The photo goes on later where it stopped."""
        with self._db.writing():
            self._db.execute(
                "UPDATE blob SET attempts = attempts + 1, next_try = ?, problem = ? WHERE sha256 = ?",
                (to_millis(next_try), problem, sha256),
            )

    def get_meta(self, key: str) -> str | None:
        """A fact of this installation."""
        found: str | None = self._db.value("SELECT value FROM meta WHERE key = ?", (key,))
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact of this installation."""
        with self._db.writing():
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def take_desk(self, officer: Officer, scope: str) -> None:
        """From now on this computer's cache, drafts and lists are this officer's; the work of others waits for them."""
        with self._db.writing():
            for key, value in (
                ("cache_scope", scope),
                ("author", officer.id),
                (f"officer:{officer.id}", officer.name),
                (f"login:{officer.id}", officer.login),
            ):
                self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def tell(self, officer_id: str, alerts: Iterable[Alert]) -> None:
        """Keep what an officer is told of."""
        keep_alerts(self._db, officer_id, alerts, self._clock())

    def keep_journal(self) -> None:
        """Write down beside the store what the engine did; never raises for the disk."""
        if self._journal is not None:
            self._journal.keep_up(self._db)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _change(self, op_ids: Sequence[str], change: str, *values: object) -> None:
        with self._db.writing():
            self._db.execute(
                f"UPDATE operation SET {change} WHERE op_id IN (SELECT value FROM json_each(?)) AND {_UNSENT}",  # noqa: S608
                (*values, json_list(op_ids)),
            )

    def _want_again(self, hashes: Sequence[str]) -> None:
        self._db.execute(
            """UPDATE blob SET stored = 0, upload_url = NULL, offset = 0, next_try = 0, problem = NULL
               WHERE sha256 IN (SELECT value FROM json_each(?))""",
            (json_list(hashes),),
        )

    def _keep_conflict(self, op_id: str, theirs: bytes | None) -> None:
        self._db.execute(
            """INSERT OR IGNORE INTO conflict (op_id, base, mine, theirs, at)
               SELECT op_id, base, mine, ?, ? FROM operation_base WHERE op_id = ?""",
            (theirs, to_millis(self._clock()), op_id),
        )

    def _tell_of_decision(self, op_id: str) -> None:
        row = self._db.row("SELECT author_id, report_id, number FROM operation WHERE op_id = ?", (op_id,))
        if row is not None:
            now = self._clock()
            keep_alerts(self._db, row[0], [decision_alert(op_id, row[1], row[2], now)], now)

    def _note(self, op_id: str, act: str, **facts: str | int | None) -> None:
        audit.append(self._db, self._clock(), actor="centre", act=act, subject=op_id, **facts)
