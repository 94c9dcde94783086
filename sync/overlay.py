"""The officer's operations laid over what the centre sent: reports as they will be once everything unsent has arrived.

Held by one reader and brought up to date at each snapshot: only reports whose row or operations changed are computed anew.
"""

from dataclasses import dataclass, field
from typing import Any

from officer_app.domain.calendar import ALL_TIME, WorkingTime
from officer_app.domain.effects import apply
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind, Status
from officer_app.domain.workflow import Workflow
from sync.database import Database, Row
from sync.outbox_rows import RecordedOperation, read_document
from sync.records import ATTENTION_STATES, OVERLAY_STATES, UNSENT_STATES, Doubt, OperationState, QueueRow
from sync.report_rows import queue_row, report_of
from sync.sql_lists import json_list

# Everything that is neither settled nor discarded.
LIVE_STATES = "('queued', 'sending', 'uncertain', 'applied', 'conflict', 'quarantined')"
# Operations of the officer whose desk this is; before anybody signed in there are none of others.
OWN = "author_id = ifnull((SELECT value FROM work.meta WHERE key = 'author'), author_id)"

# What an operation does hangs on the workflow and on the time that counts.
Rules = tuple[Workflow, WorkingTime]


@dataclass(frozen=True, slots=True)
class LiveOperation:
    """An operation that is not settled, without its document."""

    op_id: str
    kind: OperationKind
    state: OperationState
    result_rev: int | None

    def lies_over(self, rev: int) -> bool:
        """Whether its effect is not in the centre's report of this revision yet, and is still to be expected."""
        arrived = self.result_rev is not None and self.result_rev <= rev
        return self.state in OVERLAY_STATES and not arrived


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A report with operations of this installation; `cached` is its status at the centre, None when the cache lost it."""

    report: Report
    row: QueueRow
    cached: Status | None
    signature: object


@dataclass(slots=True)
class Overlay:
    """All reports with live operations, by id."""

    reports: dict[str, Overlaid] = field(default_factory=dict)
    _payloads: dict[str, RecordedOperation] = field(default_factory=dict)

    def refresh(self, database: Database, workflow: Workflow, working: WorkingTime = ALL_TIME) -> None:
        """Bring it up to the state of a snapshot of both files."""
        live = _live_operations(database)
        wanted = json_list(live)
        revs: dict[str, int] = dict(
            database.rows("SELECT id, rev FROM report WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
        )
        signatures: dict[str, tuple[object, ...]] = {
            report_id: (revs.get(report_id), tuple(operations), workflow, working) for report_id, operations in live.items()
        }
        kept = {
            report_id: former
            for report_id, former in self.reports.items()
            if report_id in signatures and former.signature == signatures[report_id]
        }
        changed = [report_id for report_id in signatures if report_id not in kept]
        if changed or len(kept) != len(self.reports):
            self._read_payloads(database, live)
            self.reports = {**kept, **self._computed(database, changed, live, revs, (workflow, working), signatures)}

    def shown(self) -> list[Overlaid]:
        """Those that belong to lists: the centre has them in this officer's scope."""
        return [overlaid for overlaid in self.reports.values() if overlaid.cached is not None]

    def _read_payloads(self, database: Database, live: dict[str, list[LiveOperation]]) -> None:
        kinds = {operation.op_id: operation.kind for operations in live.values() for operation in operations}
        unknown = [op_id for op_id in kinds if op_id not in self._payloads]
        rows = database.rows(
            "SELECT op_id, document FROM work.operation WHERE op_id IN (SELECT value FROM json_each(?))", (json_list(unknown),)
        )
        self._payloads = {op_id: payload for op_id, payload in self._payloads.items() if op_id in kinds}
        self._payloads.update((op_id, read_document(kinds[op_id], document)) for op_id, document in rows)

    def _computed(
        self,
        database: Database,
        changed: list[str],
        live: dict[str, list[LiveOperation]],
        revs: dict[str, int],
        rules: Rules,
        signatures: dict[str, tuple[object, ...]],
    ) -> dict[str, Overlaid]:
        documents = _documents(database, changed)
        names: dict[str, str] = dict(database.rows("SELECT code, folded FROM category"))
        found = {}
        for report_id in changed:
            document, searched, *setbacks = documents.get(report_id, (None, "", 0, 0, 0))
            cached = report_of(document) if document is not None else None
            base = cached or _pinned(database, live[report_id][0].op_id)
            if base is None:
                continue
            rev = revs.get(report_id, -1)
            report = self._laid_over(base, live[report_id], rev, rules)
            laid = [operation.kind for operation in live[report_id] if operation.lies_over(rev)]
            returned, reopened = setbacks[0] + laid.count(OperationKind.RETURN), setbacks[1] + laid.count(OperationKind.REOPEN)
            doubts = setbacks[2] & _standing(cached, report)
            row = _row(report, live[report_id], searched + names.get(report.category, ""), (returned, reopened, doubts))
            found[report_id] = Overlaid(report, row, cached.status if cached else None, signatures[report_id])
        return found

    def _laid_over(self, base: Report, operations: list[LiveOperation], rev: int, rules: Rules) -> Report:
        report, (workflow, working) = base, rules
        for operation in operations:
            if not operation.lies_over(rev):
                continue
            recorded = self._payloads[operation.op_id]
            actor, at = recorded.author_id, recorded.recorded_at
            report = apply(report, recorded.payload, actor=actor, at=at, workflow=workflow, working=working)
        return report


def _live_operations(database: Database) -> dict[str, list[LiveOperation]]:
    rows = database.rows(
        f"""SELECT report_id, op_id, kind, state, result_rev FROM work.operation
            WHERE state IN {LIVE_STATES} AND {OWN} ORDER BY seq"""  # noqa: S608
    )
    found: dict[str, list[LiveOperation]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(LiveOperation(row[1], OperationKind(row[2]), OperationState(row[3]), row[4]))
    return found


def _documents(database: Database, report_ids: list[str]) -> dict[str, tuple[Any, ...]]:
    """Reports as they came, with what searches look through, and how often each was sent back and taken up again."""
    rows: list[Row] = database.rows(
        """SELECT r.id, b.doc, w.folded, r.returns, r.reopens, r.doubts
           FROM report r JOIN body b ON b.rid = r.rid JOIN words w ON w.rid = r.rid
           WHERE r.id IN (SELECT value FROM json_each(?))""",
        (json_list(report_ids),),
    )
    return {row[0]: row[1:] for row in rows}


def _pinned(database: Database, op_id: str) -> Report | None:
    """The report as it stood when its first live operation was recorded: what is shown when the centre took it away."""
    found = database.value("SELECT base FROM work.operation_base WHERE op_id = ?", (op_id,))
    return None if found is None else report_of(found)


def _standing(cached: Report | None, report: Report) -> int:
    """The times of a report that the officer's own unsent work leaves as they are."""
    if cached is None:
        return 0
    response = Doubt.RESPONSE if cached.clocks.responded_at == report.clocks.responded_at else 0
    return response | (Doubt.RESOLUTION if cached.clocks.resolved_at == report.clocks.resolved_at else 0)


def _row(report: Report, operations: list[LiveOperation], searched: str, setbacks: tuple[int, int, int]) -> QueueRow:
    unsent = sum(operation.state in UNSENT_STATES for operation in operations)
    attention = sum(operation.state in ATTENTION_STATES for operation in operations)
    return queue_row(report, unsent, attention, setbacks=setbacks, searched=searched)
