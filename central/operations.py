"""Operations of officers: each looked up, judged, applied and remembered as a whole.

The order of checks is the protocol's: 1 the result of a known op_id again, 2 another content under a known op_id, 3 author, role,
area, workflow and guard, 4 effect, history and result together. Looking at the guard first would turn a lost answer into a false
conflict.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from central import schema, wire
from central.asked import Asked, Came, came
from central.attempts import Attempt
from central.blob_rows import held_blobs
from central.decisions import Decision, Ground, Outcome, decide
from central.decoding import MalformedError
from central.field_writes import written_by_others
from central.following import answer_for_followers, tell_followers, tell_merged, told_by_merger
from central.forwarding import NoOriginalError, origin_of, target_of, tell_forwarded
from central.leaving_area import moves_out
from central.own_results import validates_own
from central.payloads import check_names, event_data, with_stored_facts
from central.placing import Places
from central.problems import Problem, problem
from central.recorded_times import is_doubtful
from central.reports import append_event, find_report, update_report
from central.storage import Storage, Writing
from central.wire_operations import Result, ResultStatus
from central.working_time import WorkingTimes
from officer_app.domain import effects
from officer_app.domain.bounds import is_past
from officer_app.domain.calendar import ALL_TIME
from officer_app.domain.fields import guarded
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Merge, Payload, Relocate, photos_of
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Field
from officer_app.domain.workflow import Refusal, Workflow

_DONE = frozenset({ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED})
_KEPT = _DONE | {ResultStatus.REJECTED}


class _Stored(msgspec.Struct, omit_defaults=True):
    status: ResultStatus
    rev: int | None = None
    problem: Problem | None = None


class Operations:
    """Handles what officers send."""

    def __init__(self, storage: Storage, workflow: Workflow) -> None:
        self._storage = storage
        self._workflow = workflow
        self._places = Places()
        self._working = WorkingTimes()
        self._handling: set[str] = set()
        self._lock = threading.Lock()

    def handle(self, officer: Officer, operations: Sequence[msgspec.Raw]) -> list[Result]:
        """A result for each operation, in order, as `handle_all` gives it."""
        return self.handle_all(officer, [came(bytes(raw)) for raw in operations])

    def handle_all(self, officer: Officer, asked: Sequence[Came]) -> list[Result]:
        """A result for each operation, in order; each takes effect as a whole or not at all, whatever becomes of the others.

        All of them share one transaction, so that the disk is waited for once.
        """
        results: list[Result] = []
        op_ids = {one.named.op_id for one in asked if one.named}
        with self._alone(op_ids) as alone, self._storage.writing() as tx:
            # Whoever handles the same operation elsewhere is done with it now, or comes after us.
            tx.hold_feed()
            attempt = Attempt(tx)
            for one in asked:
                with attempt:
                    results.append(self._handle(tx, one, officer, alone))
                if attempt.failed_by(IntegrityError):
                    # Another server of this database was quicker, after both had looked in vain: UNIQUE(op_id) undid this
                    # handling with its effect, and now its stored result is found.
                    with attempt:
                        results.append(self._handle(tx, one, officer, alone))
                if attempt.failed:
                    break
        # What came before it is done and stays so; the caller sends all of them again, and gets their results.
        attempt.reraise()
        return results

    def result(self, officer: Officer, op_id: str) -> Result | None:
        """The stored result of one of the officer's operations."""
        table = schema.operation
        with self._storage.reading() as connection:
            query = select(table).where(table.c.op_id == op_id, table.c.author_id == officer.id)
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            report = find_report(connection, row["report_id"])
        return self._result(op_id, officer, msgspec.json.decode(row["result"], type=_Stored), report)

    def _handle(self, tx: Writing, one: Came, officer: Officer, alone: Set[str]) -> Result:
        if one.named is None:
            return self._refused("", officer, _malformed({"op_id": "is missing or no UUID of version 7"}))
        op_id = one.named.op_id
        if one.is_too_long and isinstance(one.content, MalformedError):
            return self._refused(op_id, officer, _malformed(one.content.fields))
        if op_id not in alone:
            return Result(op_id=op_id, instance=self._storage.instance, status=ResultStatus.IN_PROGRESS)
        known = self._known(tx, op_id, one, officer)
        return known or self._keep(tx, one, officer, self._decide(tx, one, officer))

    @contextmanager
    def _alone(self, op_ids: Set[str]) -> Iterator[Set[str]]:
        """Those of the operations that nobody else in this process is handling."""
        with self._lock:
            alone = op_ids - self._handling
            self._handling |= alone
        try:
            yield alone
        finally:
            with self._lock:
                self._handling -= alone

    def _known(self, tx: Writing, op_id: str, one: Came, officer: Officer) -> Result | None:
        row = tx.execute(select(schema.operation).where(schema.operation.c.op_id == op_id)).mappings().first()
        if row is None:
            return None
        if row["hash"] != one.hash:
            return self._refused(op_id, officer, problem("operation-changed"))
        # The hash covers the author: whoever sends the same bytes with another's token is told nothing.
        if row["author_id"] != officer.id:
            return self._refused(op_id, officer, problem("forbidden", "wrong-author"))
        stored = msgspec.json.decode(row["result"], type=_Stored)
        return self._result(op_id, officer, stored, find_report(tx.connection, row["report_id"]))

    def _decide(self, tx: Writing, one: Came, officer: Officer) -> Result:
        assert one.named is not None
        op_id = one.named.op_id
        if one.named.author_id != officer.id:
            return self._refused(op_id, officer, problem("forbidden", "wrong-author"))
        try:
            asked = one.asked()
            return self._waits(tx, asked, officer) or self._judge(tx, asked, officer)
        except MalformedError as error:
            return self._refused(op_id, officer, _malformed(error.fields))

    def _waits(self, tx: Writing, asked: Asked, officer: Officer) -> Result | None:
        """What the operations that this one depends on say about it."""
        op_id, wanted = asked.operation.op_id, asked.operation.depends_on
        if not wanted:
            return None
        table, conflicted = schema.operation, schema.conflicted_operation
        rows = tx.execute(select(table.c.op_id, table.c.result).where(table.c.op_id.in_(wanted), table.c.author_id == officer.id))
        ends = {row.op_id: msgspec.json.decode(row.result, type=_Stored).status for row in rows}
        lost = select(conflicted.c.op_id).where(conflicted.c.op_id.in_(wanted), conflicted.c.author_id == officer.id)
        ends |= {found: ResultStatus.CONFLICT for found in tx.execute(lost).scalars() if found not in ends}
        if any(end not in _DONE for end in ends.values()):
            report = find_report(tx.connection, asked.operation.report_id)
            return self._conflict(op_id, officer, report, "dependency-failed")
        if any(other not in ends for other in wanted):
            return Result(op_id=op_id, instance=self._storage.instance, status=ResultStatus.IN_PROGRESS)
        return None

    def _judge(self, tx: Writing, asked: Asked, officer: Officer) -> Result:
        op_id = asked.operation.op_id
        report = find_report(tx.connection, asked.operation.report_id)
        if report is None or not officer.in_scope(report.ward, report.agency):
            return self._conflict(op_id, officer, None, _why_unseen(tx, officer, asked.operation.report_id))
        target, lost = _target(tx, officer, report, asked.payload)
        ground = _ground(tx, officer, report, asked)
        decision = decide(_judged(report, target), asked.payload, asked.guard, officer.roles, self._workflow, ground)
        if decision.outcome is Outcome.REJECT:
            return self._refused(op_id, officer, problem("operation-refused", decision.word))
        if decision.outcome is Outcome.CONFLICT or lost:
            return self._conflict(op_id, officer, report, lost or decision.word or "")
        if decision.outcome is Outcome.APPLY and validates_own(tx.connection, officer.id, report.id, asked.payload):
            return self._refused(op_id, officer, problem("operation-refused", Refusal.OWN_RESULT))
        if decision.outcome is Outcome.APPLY and moves_out(tx.connection, self._places, officer, report, asked.payload):
            return self._refused(op_id, officer, problem("operation-refused", Refusal.LEAVES_AREA))
        if decision.outcome is Outcome.APPLY:
            check_names(tx.connection, officer, report, asked.payload, self._places)
        wanted = [photo.sha256 for photo in photos_of(asked.payload)]
        blobs = held_blobs(tx.connection, self._storage.blobs, officer.id, wanted) if wanted else {}
        missing = list(dict.fromkeys(sha256 for sha256 in wanted if sha256 not in blobs))
        if missing:
            return Result(op_id=op_id, instance=self._storage.instance, status=ResultStatus.MISSING_BLOBS, missing=missing)
        return self._apply(
            tx, replace(asked, payload=with_stored_facts(asked.payload, blobs, tx.now, report)), officer, report, target, decision
        )

    def _apply(self, tx: Writing, asked: Asked, officer: Officer, report: Report, target: Report, decision: Decision) -> Result:
        status = ResultStatus.APPLIED if decision.outcome is Outcome.APPLY else ResultStatus.ALREADY_APPLIED
        if decision.outcome is Outcome.APPLY or _brings_something(asked.payload):
            after = self._effect(tx, target, asked.payload, decision, asked.recorded_at, officer)
            changed = update_report(tx, target, after, reason=asked.operation.kind, by=officer.id)
            line = _event(asked, officer, tx, origin_of(report, target))
            append_event(tx, target.id, line)
            answer = answer_for_followers(asked.payload, changed) if decision.outcome is Outcome.APPLY else None
            if answer:
                tell_followers(tx, changed, answer, line, besides=report)
            report = changed if target is report else tell_forwarded(tx, report, changed, line, answer)
            if isinstance(asked.payload, Merge) and decision.outcome is Outcome.APPLY:
                report = tell_merged(tx, report, line)
        return self._result(asked.operation.op_id, officer, _Stored(status, rev=report.rev), report)

    def _effect(
        self, tx: Writing, report: Report, payload: Payload, decision: Decision, recorded_at: datetime, officer: Officer
    ) -> Report:
        # The time of the work counts, not that of the upload; but nobody worked before the report came, or after now.
        at = max(report.received_at, min(tx.now, recorded_at))
        if decision.outcome is Outcome.ALREADY:
            # The first one decided the status; what the second brings is added, and both stand in the history.
            payload = Evidence(photos=photos_of(payload))
        # Only a pause that ends asks which time counts.
        working = self._working.at(tx.connection) if report.clocks.paused_since else ALL_TIME
        after = effects.apply(report, payload, actor=officer.id, at=at, workflow=self._workflow, working=working)
        if isinstance(payload, Relocate):
            ward = self._places.ward_at(tx.connection, payload.point)
            after = replace(after, ward=ward or report.ward, neighbourhood=report.neighbourhood if ward == report.ward else None)
        return after

    def _keep(self, tx: Writing, one: Came, officer: Officer, result: Result) -> Result:
        named = one.named
        assert named is not None
        if named.author_id != officer.id:
            return result  # under another's name nothing is remembered: it would stand in the author's way
        conflicted = schema.conflicted_operation
        if result.status in _KEPT or result.status is ResultStatus.CONFLICT:
            tx.execute(delete(conflicted).where(conflicted.c.op_id == named.op_id))
        row: dict[str, object] = {"op_id": named.op_id, "author_id": officer.id, "at": tx.now_millis}
        if result.status is ResultStatus.CONFLICT:
            tx.execute(insert(conflicted), row)
        elif result.status in _KEPT:
            stored = msgspec.json.encode(_Stored(result.status, result.rev, result.problem)).decode()
            row |= {"hash": one.hash, "report_id": named.report_id, "result": stored}
            tx.execute(insert(schema.operation), row)
        return result

    def _result(self, op_id: str, officer: Officer, stored: _Stored, report: Report | None) -> Result:
        return Result(
            op_id=op_id,
            instance=self._storage.instance,
            status=stored.status,
            rev=stored.rev,
            problem=stored.problem,
            report=_shown(report, officer) if stored.status in _DONE else None,
        )

    def _conflict(self, op_id: str, officer: Officer, report: Report | None, word: str) -> Result:
        return Result(
            op_id=op_id,
            instance=self._storage.instance,
            status=ResultStatus.CONFLICT,
            report=_shown(report, officer),
            problem=problem("operation-refused", word),
        )

    def _refused(self, op_id: str, officer: Officer, found: Problem) -> Result:
        return self._result(op_id, officer, _Stored(ResultStatus.REJECTED, problem=found), None)


def _shown(report: Report | None, officer: Officer) -> wire.Report | None:
    if report is None or not officer.in_scope(report.ward, report.agency):
        return None
    return wire.Report.of(report, officer)


def _target(tx: Writing, officer: Officer, report: Report, payload: Payload) -> tuple[Report, str | None]:
    """The report that an operation is done to, and the word for it where that is not to be had."""
    try:
        return target_of(tx.connection, officer, report, payload), None
    except NoOriginalError as error:
        return report, error.word


def _judged(report: Report, target: Report) -> Report:
    """The report as an operation is judged by it: an answer that goes on to the original replaces what stands there."""
    return replace(report, public_answer=target.public_answer or report.public_answer)


def _ground(tx: Writing, officer: Officer, report: Report, asked: Asked) -> Ground:
    """What stands in the way of the fields that an operation replaces."""
    answer = told_by_merger(tx.connection, asked.payload)
    fields = {field for field in guarded(asked.payload) if asked.guard.of(field) is None}
    return Ground(
        written=written_by_others(tx.connection, report, officer.id, asked.operation.base_rev, fields),
        told={Field.PUBLIC_ANSWER: answer} if answer else {},
    )


def _why_unseen(tx: Writing, officer: Officer, report_id: str) -> str:
    table = schema.departure
    erased = table.c.kind.in_(("purged", "merged"))
    query = select(table.c.ward, table.c.agency).where(table.c.report_id == report_id, erased)
    return "gone" if any(officer.in_scope(row.ward, row.agency) for row in tx.execute(query)) else "not-in-scope"


def _brings_something(payload: Payload) -> bool:
    """Whether an operation that changes no status any more still has words or photos for the history."""
    words = ("text", "reason", "answer")
    return bool(photos_of(payload)) or any(getattr(payload, name, None) for name in words)


def _event(asked: Asked, officer: Officer, tx: Writing, origin: Mapping[str, object]) -> Event:
    doubtful = is_doubtful(tx, officer.id, asked.operation.device_id, asked.recorded_at)
    return Event(
        seq=0,
        kind=asked.operation.kind,
        at=tx.now,
        # A clock that is years off costs the time, never the work.
        recorded_at=asked.recorded_at if is_past(asked.recorded_at, tx.now) else None,
        actor=Actor(id=officer.id, name=officer.name, title=officer.title),
        op_id=asked.operation.op_id,
        data=event_data(asked.payload) | dict(origin) | ({"time_doubtful": True} if doubtful else {}),
    )


def _malformed(fields: dict[str, str]) -> Problem:
    return problem("validation", fields=fields)
