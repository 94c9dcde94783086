"""Quick actions: several steps on a report under one name, done in one gesture and taken back in one."""

from dataclasses import dataclass

from officer_app.domain.operations import Answer, Assign, Move, Note, Payload, Prioritise
from officer_app.domain.reports import Report
from officer_app.domain.templates import GIVEN
from officer_app.domain.vocabulary import Status

# Whoever does it; no officer has such an id.
ME = "@me"
NOBODY = "-"
# What the status can be moved to; a result needs photos, and closing a report deserves a look of its own.
MOVES = ("", Status.IN_PROGRESS.value, Status.COORDINATING.value, Status.DELEGATED.value)
LONGEST_NAME, MOST_MACROS = 80, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """The steps of a quick action; what is empty is no step.

    `move` is the status that the report is moved to, with the agency or unit it goes to and the reason; `assignee` is an
    officer's id, ME or NOBODY; the answer may hold variables, as templates do.
    """

    macro_id: str
    name: str
    move: str = ""
    agency: str = ""
    unit: str = ""
    reason: str = ""
    answer: str = ""
    assignee: str = ""
    note: str = ""
    priority: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it would do nothing."""
        return not (self.move or self.answer or self.assignee or self.note or self.priority is not None)


def payloads_of(macro: Macro, officer_id: str, answer: str, report: Report) -> tuple[Payload, ...]:
    """The steps for one report, in their order; `answer` is the macro's with its variables filled.

    Who has the report already is not assigned it again.
    """
    steps: list[Payload] = []
    target = Status(macro.move) if macro.move else None
    handed = target is Status.COORDINATING
    if target is not None:
        steps.append(
            Move(
                to=target,
                agency=macro.agency or None if handed else None,
                unit=macro.unit or None if target is Status.DELEGATED else None,
                reason=macro.reason or None if target is not Status.IN_PROGRESS else None,
                answer=answer or None if handed else None,
            )
        )
    if answer and not handed:
        steps.append(Answer(text=answer))
    steps += _assigned(macro, officer_id, report)
    if macro.priority is not None and macro.priority != report.priority:
        steps.append(Prioritise(priority=macro.priority))
    if macro.note:
        steps.append(Note(text=macro.note))
    return tuple(steps)


def _assigned(macro: Macro, officer_id: str, report: Report) -> list[Payload]:
    if not macro.assignee:
        return []
    wanted = None if macro.assignee == NOBODY else officer_id if macro.assignee == ME else macro.assignee
    # Taking on a report that nobody has makes it one's own.
    taken = officer_id if macro.move == Status.IN_PROGRESS.value and report.assignee is None else report.assignee
    return [] if wanted == taken else [Assign(officer=wanted)]


def _text(template_id: str) -> str:
    return next(template.text for template in GIVEN if template.template_id == template_id)


GIVEN_MACROS = (
    Macro(
        macro_id="take-answer-mine",
        name="Tindak lanjuti, jawab, tugaskan ke saya",
        move=Status.IN_PROGRESS.value,
        answer=_text("received"),
        assignee=ME,
    ),
    Macro(
        macro_id="handled",
        name="Sudah di lokasi, kabari warga",
        answer=_text("handled"),
        note="Petugas sudah di lokasi.",
    ),
    Macro(
        macro_id="where",
        name="Minta lokasi yang lebih jelas",
        answer=_text("where"),
        note="Menunggu patokan dari pelapor.",
    ),
)
