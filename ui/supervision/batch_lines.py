"""What is asked about before several results are validated at once: those of others, with what their photos raise."""

from collections.abc import Iterable

from sync.own_results import is_own_result
from sync.report_rows import hashes_of
from ui.desk import Desk
from ui.detail.evidence_words import doubts_of
from ui.supervision.batch_card import BatchLine


def lines_of(desk: Desk, report_ids: Iterable[str]) -> tuple[list[BatchLine], int]:
    """A line for each result that the officer may validate, and how many are left out because they sent them."""
    lines, own = [], 0
    for report_id in report_ids:
        detail = desk.reader.detail(report_id)
        if detail is None:
            continue
        if is_own_result(detail, desk.officer.id):
            own += 1
            continue
        report = detail.report
        doubts = doubts_of(report, desk.reader.used_elsewhere(report_id, hashes_of(report)))
        lines.append(BatchLine(report_id, report.number, report.public_answer or "", doubts))
    return lines, own
