"""What the centre does of its own: to reports, to uploads, to its memory."""

from dataclasses import replace
from datetime import datetime

from officer_app.domain import effects
from officer_app.domain.operations import Move, Payload, Return, Validate
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import Status
from tests.faults.machine.reference_centre import ReferenceCentre
from tests.faults.machine.reference_ledger import AGENCIES, CATEGORIES, CENTRE, OFFICERS, WARDS, Ledger, point_in
from tests.faults.machine.reference_operations import WORKFLOW
from tests.faults.machine.words import Word


class Edit(Word):
    """One doing of the centre; the second number says to what, or to whom."""

    FIELDS = "fields"
    REASSIGN = "reassign"
    TAKE_UP = "take-up"
    CLOSE = "close"
    COORDINATE = "coordinate"
    FINISH = "finish"
    VALIDATE = "validate"
    RETURN = "return"
    MOVE_WARD = "move-ward"
    MERGE = "merge"
    MERGE_AWAY = "merge-away"
    PURGE = "purge"
    RECEIVE = "receive"
    SPOIL_UPLOADS = "spoil-uploads"
    LOSE_UPLOADS = "lose-uploads"
    FORGET_CURSORS = "forget-cursors"


_MOVES: dict[Edit, Payload] = {
    Edit.TAKE_UP: Move(to=Status.IN_PROGRESS),
    Edit.CLOSE: Move(to=Status.REJECTED, reason="bukan wewenang"),
    Edit.FINISH: Move(to=Status.AWAITING_VALIDATION, answer="selesai"),
    Edit.VALIDATE: Validate(),
    Edit.RETURN: Return(reason="ulangi"),
}


def edit(centre: ReferenceCentre, doing: Edit, which: int, choice: int) -> None:
    """Do it to the `which`-th report, where that is possible."""
    ledger, now = centre.ledger, centre.clock()
    match doing:
        case Edit.FORGET_CURSORS:
            centre.forget_cursors()
        case Edit.LOSE_UPLOADS:
            ledger.uploads.clear()
        case Edit.SPOIL_UPLOADS:
            _spoil(ledger)
        case Edit.RECEIVE:
            name = f"r{100 + ledger.rev}"
            if name not in ledger.reports:
                ledger.receive(name, WARDS[choice % len(WARDS)], now)
        case _:
            names = sorted(ledger.reports)
            if names:
                report = ledger.reports[names[which % len(names)]]
                others = [name for name in names if name != report.id]
                _to_report(ledger, doing, report, others, choice, now)


def _to_report(ledger: Ledger, doing: Edit, report: Report, others: list[str], choice: int, now: datetime) -> None:
    match doing:
        case Edit.PURGE:
            ledger.drop(report, "purged")
        case Edit.MERGE_AWAY if others:
            ledger.drop(report, "merged", others[choice % len(others)])
        case Edit.MERGE if others and report.is_open:
            _write(ledger, report, replace(report, status=Status.DUPLICATE, merged_into=others[choice % len(others)]), doing, now)
        case Edit.FIELDS:
            changed = replace(report, category=CATEGORIES[choice % len(CATEGORIES)], text=f"{report.text[:20]} ({choice})")
            if choice % 2:
                changed = replace(changed, priority=choice % 4, public_answer=f"kabar {choice}", agency=AGENCIES[choice % 3 % 2])
            _write(ledger, report, changed, doing, now)
        case Edit.REASSIGN:
            _write(ledger, report, replace(report, assignee=[None, *OFFICERS][choice % 4]), doing, now)
        case Edit.MOVE_WARD:
            ward = choice % len(WARDS)
            _write(ledger, report, replace(report, ward=WARDS[ward], point=point_in(ward)), doing, now)
        case Edit.COORDINATE:
            _move(ledger, report, Move(to=Status.COORDINATING, agency=AGENCIES[choice % 2], reason="koordinasi"), doing, now)
        case _ if doing in _MOVES:
            _move(ledger, report, _MOVES[doing], doing, now)


def _move(ledger: Ledger, report: Report, payload: Payload, doing: Edit, now: datetime) -> None:
    if WORKFLOW.step(report.status, payload) is not None:
        after = effects.apply(report, payload, actor=CENTRE.id, at=now, workflow=WORKFLOW)
        _write(ledger, report, after, doing, now)


def _write(ledger: Ledger, before: Report, after: Report, doing: Edit, now: datetime) -> None:
    ledger.write(before, after)
    ledger.note(before.id, Event(seq=0, kind=f"centre-{doing}", at=now, actor=CENTRE, data={}))


def _spoil(ledger: Ledger) -> None:
    for upload in ledger.uploads.values():
        if upload.data:
            upload.data[0] ^= 255
