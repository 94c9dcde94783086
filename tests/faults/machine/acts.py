"""What officers do in the machine: one payload for each number, fit for the report as the officer sees it."""

from collections.abc import Sequence

from officer_app.domain.officers import Officer
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
    Reopen,
    Return,
    Validate,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind, PhotoRole
from officer_app.domain.workflow import Step, Workflow
from sync.records import PreparedPhoto
from tests.fakes.desk_work import prepared
from tests.faults.machine.reference_ledger import AGENCIES, CATEGORIES, OFFICERS, UNITS, WARDS, point_in
from tests.faults.machine.words import Word

# Small ones, and one that goes up in two requests.
_SIZES = (900, 1_500, 2_000, 300_000)
_NEW = 9
_WORKFLOW = Workflow()


class Act(Word):
    """What an officer does."""

    NOTE = "note"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    ASSIGN = "assign"
    RECATEGORISE = "recategorise"
    RELOCATE = "relocate"
    PRIORITISE = "prioritise"
    STEP = "step"


def photo_of(number: int, moment: int) -> PreparedPhoto:
    """A photo: the first numbers take a new one at each moment, the others are always the same."""
    words = f"photo {number} {moment if number < _NEW else 0} "
    return prepared(words.encode().ljust(_SIZES[number % len(_SIZES)], b"."), PhotoRole.AFTER)


def payload_of(
    act: Act, which: int, report: Report, officer: Officer, photos: Sequence[Photo], others: Sequence[str]
) -> Payload | None:
    """What the officer records, None where there is nothing of the kind to be done."""
    match act:
        case Act.NOTE:
            return Note(text=f"catatan {which}")
        case Act.ANSWER:
            return Answer(text=f"jawaban {which}")
        case Act.EVIDENCE:
            return Evidence(photos=tuple(photos)) if photos else None
        case Act.ASSIGN:
            return Assign(officer=[None, *OFFICERS][which % (len(OFFICERS) + 1)])
        case Act.RECATEGORISE:
            return Recategorise(category=CATEGORIES[which % len(CATEGORIES)])
        case Act.RELOCATE:
            return Relocate(point=point_in(which % len(WARDS)))
        case Act.PRIORITISE:
            return Prioritise(priority=which % 4)
        case Act.STEP:
            steps = _WORKFLOW.steps_from(report.status, officer.roles)
            return _payload_of_step(steps[which % len(steps)], which, photos, others) if steps else None


def _payload_of_step(step: Step, which: int, photos: Sequence[Photo], others: Sequence[str]) -> Payload | None:
    match step.kind:
        case OperationKind.VALIDATE:
            return Validate(answer="selesai" if which % 2 else None)
        case OperationKind.RETURN:
            return Return(reason="belum rapi")
        case OperationKind.REOPEN:
            return Reopen(reason="keluhan lagi")
        case OperationKind.MERGE:
            return Merge(into=others[which % len(others)]) if others else None
    return Move(
        to=step.target,
        reason="alasan",
        agency=AGENCIES[which % len(AGENCIES)],
        unit=UNITS[0],
        answer="sudah ditangani",
        photos=tuple(photos),
    )
