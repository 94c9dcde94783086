"""Where something the officer did is: the five stages that look the same everywhere in the window."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status, Visibility
from sync.records import ATTENTION_STATES, OperationState, ReportDetail


class Stage(IntEnum):
    """The way from the keyboard to the citizen."""

    TYPED = 0
    SAVED = 1
    ON_ITS_WAY = 2
    AT_CENTRE = 3
    PUBLIC = 4


_BY_STATE = {
    OperationState.QUEUED: Stage.SAVED,
    OperationState.SENDING: Stage.ON_ITS_WAY,
    OperationState.UNCERTAIN: Stage.ON_ITS_WAY,
    OperationState.APPLIED: Stage.AT_CENTRE,
    OperationState.SETTLED: Stage.AT_CENTRE,
    OperationState.CONFLICT: Stage.SAVED,
    OperationState.QUARANTINED: Stage.SAVED,
    OperationState.DISCARDED: Stage.SAVED,
}


def stage_words() -> tuple[str, ...]:
    """The words of the five stages, in order."""
    return (
        QCoreApplication.translate("Stage", "Typed, not sent"),
        QCoreApplication.translate("Stage", "Saved on this computer"),
        QCoreApplication.translate("Stage", "On its way"),
        QCoreApplication.translate("Stage", "Received by the server"),
        QCoreApplication.translate("Stage", "Public"),
    )


def operation_stage(state: OperationState) -> Stage:
    """How far one operation has come."""
    return _BY_STATE[state]


def report_stage(detail: ReportDetail, *, has_draft: bool) -> Stage:
    """How far the least advanced thing of a report has come; a draft counts as typed."""
    if has_draft:
        return Stage.TYPED
    stages = [operation_stage(item.state) for item in detail.operations if item.state is not OperationState.SETTLED]
    if stages:
        return min(stages)
    return Stage.PUBLIC if _is_public(detail.report) else Stage.AT_CENTRE


def needs_person(detail: ReportDetail) -> bool:
    """Whether something of the report waits for a person's decision."""
    return any(item.state in ATTENTION_STATES for item in detail.operations)


def _is_public(report: Report) -> bool:
    # A result's answer is published when the result is validated, not before.
    answered = report.public_answer is not None and report.status is not Status.AWAITING_VALIDATION
    return (answered or report.status is Status.DONE) and report.visibility is Visibility.PUBLIC
