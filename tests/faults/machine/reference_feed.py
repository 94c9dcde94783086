"""The reference centre's feed: commit-ordered, cut to scope, in small pages, with tombstones."""

from datetime import datetime

from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from tests.faults.machine.reference_answers import Answer, Question, Refusal, json_answer
from tests.faults.machine.reference_ledger import Departure, Ledger

PAGE = 3
_LAST_EVENTS = 20


def changes(ledger: Ledger, officer: Officer, question: Question, now: datetime, good_since: datetime) -> Answer:
    """GET /changes; a cursor is epoch, position, the position at which the client began, and when it was given out."""
    floor, after = ledger.rev, 0
    cursor = question.query.get("cursor")
    if cursor is not None:
        epoch, after_text, floor_text, issued = cursor.split("|")
        after, floor = int(after_text), int(floor_text)
        if epoch != ledger.epoch or after > ledger.rev or datetime.fromisoformat(issued) < good_since:
            raise Refusal("cursor-expired", 410)
    items = _items(ledger, officer, after, max(after, floor))
    page, more = items[:PAGE], len(items) > PAGE
    position = page[-1][0] if more else ledger.rev
    told = {
        "epoch": ledger.epoch,
        "items": [item for _, item in page],
        "cursor": f"{ledger.epoch}|{position}|{floor}|{now.isoformat()}",
        "more": more,
    }
    return json_answer(told)


def index(ledger: Ledger, officer: Officer, question: Question) -> Answer:
    """GET /index."""
    after = question.query.get("after", "")
    found = sorted((report.id, report.rev) for report in ledger.visible(officer).values() if report.id > after)
    items = [{"id": report_id, "rev": rev} for report_id, rev in found[:PAGE]]
    return json_answer({"items": items, "more": len(found) > PAGE})


def report(ledger: Ledger, officer: Officer, report_id: str) -> Answer:
    """GET /reports/{id}."""
    found = ledger.visible(officer).get(report_id)
    if found is None:
        raise Refusal("not-found", 404)
    return json_answer({"report": found})


def _items(ledger: Ledger, officer: Officer, after: int, departed_after: int) -> list[tuple[int, dict[str, object]]]:
    seen = ledger.visible(officer)
    items = [(found.rev, _report_item(ledger, found)) for found in seen.values() if found.rev > after]
    items += [
        (gone.rev, _tombstone(gone))
        for gone in ledger.departures
        if gone.rev > departed_after and officer.in_scope(gone.ward, None) and gone.report_id not in seen
    ]
    return sorted(items, key=lambda item: item[0])


def _report_item(ledger: Ledger, found: Report) -> dict[str, object]:
    events = ledger.events[found.id][-_LAST_EVENTS:]
    return {"kind": "report", "rev": found.rev, "report": found, "events": events}


def _tombstone(gone: Departure) -> dict[str, object]:
    return {"kind": gone.kind, "id": gone.report_id, "rev": gone.rev, "into": gone.into}
