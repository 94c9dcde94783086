"""What of a report may leave this computer, in one place: every table, map and printed sheet takes its reports from here."""

from dataclasses import replace

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Visibility


def is_private(report: Report) -> bool:
    """Whether a report's text, address, photos and place stay on this computer."""
    return report.visibility is Visibility.PRIVATE


def leaving(report: Report) -> Report:
    """The report as it may leave: of a private one neither text, answer, address, photos nor anything finer than its ward."""
    if not is_private(report):
        return report
    return replace(
        report,
        text="",
        address=None,
        neighbourhood=None,
        point=None,
        approximate=False,
        public_answer=None,
        attachments=(),
    )
