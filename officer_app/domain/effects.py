"""What an operation does to a report: the same on the officer's screen (as overlay) and at the centre (as truth)."""

from dataclasses import replace
from datetime import datetime

from officer_app.domain import deadlines
from officer_app.domain.calendar import ALL_TIME, WorkCalendar, WorkingTime
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    Prioritise,
    Recategorise,
    Relocate,
    Validate,
)
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, Status
from officer_app.domain.workflow import Workflow


def apply(
    report: Report, payload: Payload, *, actor: str, at: datetime, workflow: Workflow, working: WorkingTime = ALL_TIME
) -> Report:
    """The report after the operation; a move that the workflow does not know leaves the status alone.

    `working` is the deployment's, so that a pause ends with the same deadlines on the officer's screen and at the centre.
    """
    report = _apply_content(report, payload, actor)
    step = workflow.step(report.status, payload)
    if step is not None:
        report = _moved(report, payload, step.target, actor, at, working.of(report.category))
    elif isinstance(payload, Answer):
        report = replace(report, clocks=deadlines.respond(report.clocks, at))
    return replace(report, updated_at=max(at, report.updated_at))


def attachment_of(photo: Photo, actor: str) -> Attachment:
    """An officer's photo as it hangs on the report."""
    return Attachment(
        sha256=photo.sha256,
        size=photo.size,
        mime=photo.mime,
        role=photo.role,
        width=photo.width,
        height=photo.height,
        caption=photo.caption,
        taken_at=photo.facts.taken_at,
        point=photo.facts.point,
        original_sha256=photo.facts.original_sha256,
        added_by=actor,
        covered=photo.covered,
        metres=photo.metres,
    )


def _apply_content(report: Report, payload: Payload, actor: str) -> Report:
    match payload:
        case Answer(text=text):
            return replace(report, public_answer=text)
        case Assign(officer=officer):
            return replace(report, assignee=officer)
        case Recategorise(category=category):
            return replace(report, category=category)
        case Relocate(point=point, address=address):
            return replace(report, point=point, approximate=False, address=address or report.address)
        case Prioritise(priority=priority):
            return replace(report, priority=priority)
        case Merge(into=into):
            return replace(report, merged_into=into)
        case Move(photos=photos) | Evidence(photos=photos):
            return replace(report, attachments=_joined(report.attachments, photos, actor))
        case Note():
            return report
        case _:
            return report


def _joined(attachments: tuple[Attachment, ...], photos: tuple[Photo, ...], actor: str) -> tuple[Attachment, ...]:
    # By hash and role: the same photo twice in one payload hangs there once as well.
    known = {(attachment.sha256, attachment.role) for attachment in attachments}
    fresh = {(photo.sha256, photo.role): attachment_of(photo, actor) for photo in reversed(photos)}
    return (*attachments, *(fresh[key] for key in dict.fromkeys((p.sha256, p.role) for p in photos) if key not in known))


def _moved(report: Report, payload: Payload, target: Status, actor: str, at: datetime, counted: WorkCalendar) -> Report:
    clocks = deadlines.respond(report.clocks, at) if target is not Status.WAITING else report.clocks
    clocks = deadlines.pause(clocks, at) if target is Status.COORDINATING else deadlines.resume(clocks, at, counted)
    if target in CLOSED_STATUSES:
        clocks = deadlines.resolve(clocks, at, counted)
    elif report.status in CLOSED_STATUSES:
        clocks = deadlines.reopen(clocks)
    changes: dict[str, object] = {"status": target, "clocks": clocks}
    if target is Status.IN_PROGRESS and report.status in (Status.WAITING, Status.DELEGATED) and report.assignee is None:
        changes["assignee"] = actor
    if isinstance(payload, Move):
        changes["agency"] = payload.agency or report.agency
        changes["unit"] = payload.unit or report.unit
        changes["public_answer"] = payload.answer or report.public_answer
    if isinstance(payload, Validate) and payload.answer:
        changes["public_answer"] = payload.answer
    return replace(report, **changes)  # type: ignore[arg-type]
