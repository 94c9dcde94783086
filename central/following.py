"""A public answer of a main report goes to all who follow it: the reports that were merged into it.

Each follower has the answer's words as its own, and a line in its history that says where they come from. The kind
of the line is one that every desk knows, so that older ones show it too.
"""

from dataclasses import replace

from sqlalchemy import Connection, select

from central import schema
from central.report_rows import reports_of
from central.reports import append_event, find_report, update_report
from central.storage import Writing
from officer_app.domain.operations import Answer, Merge, Move, Payload, Validate
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import OperationKind, Status

# One answer holds the feed while it is told; nobody merges so many by hand.
MOST_FOLLOWERS = 500


def answer_for_followers(payload: Payload, after: Report) -> str | None:
    """What an operation tells those who follow a report, None for nothing; a result's words wait for its validation."""
    match payload:
        case Answer(text=text):
            return text
        case Validate():
            return after.public_answer
        case Move(to=to, answer=answer) if to is not Status.AWAITING_VALIDATION:
            return answer
        case _:
            return None


def tell_merged(tx: Writing, report: Report, line: Event) -> Report:
    """Give a report that has just been merged what its main report was answered already; the report as it is now."""
    main = find_report(tx.connection, report.merged_into or "")
    answer = _public(main)
    if main is None or answer is None:
        return report
    append_event(tx, report.id, _told(main, answer, line))
    return update_report(tx, report, replace(report, public_answer=answer), by=_author(line))


def told_by_merger(connection: Connection, payload: Payload) -> str | None:
    """The answer that a merger puts in the place of the report's own: what the main report was answered, None for nothing."""
    return _public(find_report(connection, payload.into)) if isinstance(payload, Merge) else None


def tell_followers(tx: Writing, main: Report, answer: str, line: Event, besides: Report) -> None:
    """Give an answer to all reports that follow the main one, `besides` the one that it was written at."""
    told = _told(main, answer, line)
    for follower in _followers_of(tx.connection, main):
        if follower.id != besides.id:
            append_event(tx, follower.id, told)
            after = replace(follower, public_answer=answer, updated_at=max(tx.now, follower.updated_at))
            update_report(tx, follower, after, by=_author(line))


def _public(main: Report | None) -> str | None:
    """What citizens read of a main report; the words of a result wait for its validation."""
    if main is None or main.status is Status.AWAITING_VALIDATION:
        return None
    return main.public_answer or None


def _author(line: Event) -> str | None:
    return line.actor.id if line.actor is not None else None


def _told(main: Report, answer: str, line: Event) -> Event:
    data: dict[str, object] = {"text": answer, "from": main.id, "from_number": main.number}
    return replace(line, kind=OperationKind.ANSWER.value, op_id=None, data=data)


def _followers_of(connection: Connection, main: Report) -> list[Report]:
    """Those that were merged into a report, or into one that was; nearest first."""
    table = schema.report
    found: dict[str, Report] = {}
    into = [main.id]
    while into and len(found) < MOST_FOLLOWERS:
        query = select(table).where(table.c.merged_into.in_(into), table.c.status == Status.DUPLICATE.value)
        rows = connection.execute(query.order_by(table.c.rev).limit(MOST_FOLLOWERS - len(found))).mappings().all()
        fresh = [report for report in reports_of(connection, rows) if report.id not in found and report.id != main.id]
        found |= {report.id: report for report in fresh}
        into = [report.id for report in fresh]
    return list(found.values())
