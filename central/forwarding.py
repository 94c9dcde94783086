"""What officers add to a merged report goes on to the original: the report that it was merged into, and the last one of a chain.

Notes and photos only add, and go wherever the original is: whoever merged the reports had a say over both. A public answer
replaces what a citizen reads, so its officer must have the original in his own area.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from central import schema
from central.reports import append_event, find_report, update_report
from central.storage import Writing
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Answer, Evidence, Note, Payload
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import Status

FORWARDED = "forwarded"
ORIGINAL_GONE = "original-gone"
ORIGINAL_ELSEWHERE = "original-elsewhere"

# Longer chains are nobody's work: a duplicate cannot be merged into.
_LONGEST_CHAIN = 32


class NoOriginalError(Exception):
    """What was added cannot go on; `word` says why."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def target_of(connection: Connection, officer: Officer, report: Report, payload: Payload) -> Report:
    """The report that an operation on `report` is done to: itself, or its original; NoOriginalError."""
    if not isinstance(payload, Note | Answer | Evidence) or not _goes_on(report):
        return report
    original = _original_of(connection, report)
    if original is None:
        raise NoOriginalError(ORIGINAL_GONE)
    if isinstance(payload, Answer) and not officer.in_scope(original.ward, original.agency):
        raise NoOriginalError(ORIGINAL_ELSEWHERE)
    return original


def origin_of(report: Report, target: Report) -> Mapping[str, object]:
    """What the line in the original's history says besides: where it came from."""
    return {} if target is report else {"from": report.id, "from_number": report.number}


def tell_forwarded(tx: Writing, report: Report, original: Report, line: Event, answer: str | None) -> Report:
    """Say in the duplicate's history where something went, whose words and photos are there alone; the duplicate as it is now.

    Its citizen reads the answer too.
    """
    told = replace(
        line,
        kind=FORWARDED,
        op_id=None,
        data={"kind": line.kind, "op_id": line.op_id, "into": original.id, "into_number": original.number},
    )
    append_event(tx, report.id, told)
    after = replace(report, public_answer=answer or report.public_answer, updated_at=max(tx.now, report.updated_at))
    return update_report(tx, report, after, by=line.actor.id if line.actor is not None else None)


def _goes_on(report: Report) -> bool:
    return report.status is Status.DUPLICATE and report.merged_into is not None


def _original_of(connection: Connection, report: Report) -> Report | None:
    """The end of the chain of mergers; None where it was erased, or where the chain bites its own tail."""
    seen = {report.id}
    into = report.merged_into
    while into is not None and into not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(into)
        found = find_report(connection, into)
        if found is not None and not _goes_on(found):
            return found
        into = found.merged_into if found is not None else _erased_into(connection, into)
    return None


def _erased_into(connection: Connection, report_id: str) -> str | None:
    """Where a report was merged into that was erased since: its own original may still be there."""
    table = schema.erasure
    return connection.execute(select(table.c.into).where(table.c.report_id == report_id)).scalar_one_or_none()
