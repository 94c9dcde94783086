"""What operations do to a report: the same rules for the officer's overlay and for the centre."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import deadlines, effects
from officer_app.domain.calendar import Weekday, WorkCalendar, WorkingTime
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, PhotoRole, Status
from officer_app.domain.workflow import Workflow
from tests.domain.samples import ARRIVED, citizens_photo, moments, payloads, photo, report

WORKFLOW = Workflow()
LATER = ARRIVED + timedelta(hours=2)


def done_to(before: Report, payload: Payload, *, actor: str = "o-1", at: datetime = LATER) -> Report:
    return effects.apply(before, payload, actor=actor, at=at, workflow=WORKFLOW)


def test_taking_on_stops_the_first_clock_and_names_who_has_it() -> None:
    after = done_to(report(), Move(to=Status.IN_PROGRESS))
    assert (after.status, after.assignee, after.clocks.responded_at) == (Status.IN_PROGRESS, "o-1", LATER)


def test_taking_on_leaves_an_assignment_alone() -> None:
    assert done_to(report(assignee="o-9"), Move(to=Status.IN_PROGRESS)).assignee == "o-9"


def test_coordinating_pauses_both_clocks_and_names_the_agency() -> None:
    after = done_to(report(), Move(to=Status.COORDINATING, agency="sda", reason="saluran kota"))
    assert (after.status, after.agency, after.clocks.paused_since) == (Status.COORDINATING, "sda", LATER)
    back = done_to(after, Move(to=Status.WAITING, reason="bukan kami"), at=LATER + timedelta(hours=3))
    assert back.clocks.paused_since is None
    assert back.clocks.resolution_due == report().clocks.resolution_due + timedelta(hours=3)


def test_a_result_brings_its_photo_and_answer_along() -> None:
    before = report(Status.IN_PROGRESS)
    after = done_to(before, Move(to=Status.AWAITING_VALIDATION, answer="Sudah disedot", photos=(photo(),)))
    assert (after.status, after.public_answer) == (Status.AWAITING_VALIDATION, "Sudah disedot")
    assert [(a.sha256, a.role, a.added_by) for a in after.attachments] == [("a" * 64, PhotoRole.AFTER, "o-1")]


def test_validation_closes_and_return_reopens_the_work() -> None:
    sent = report(Status.AWAITING_VALIDATION)
    done = done_to(sent, Validate(answer="Terima kasih"), actor="camat")
    assert (done.status, done.public_answer, done.clocks.resolved_at) == (Status.DONE, "Terima kasih", LATER)
    assert done_to(sent, Return(reason="foto buram")).status is Status.IN_PROGRESS
    again = done_to(done, Reopen(reason="banjir lagi"), at=LATER + timedelta(days=1))
    assert (again.status, again.clocks.resolved_at) == (Status.IN_PROGRESS, None)


def test_a_move_that_the_workflow_does_not_know_leaves_status_and_clocks() -> None:
    before = report(Status.DONE)
    after = done_to(before, Move(to=Status.DELEGATED, unit="ppsu"))
    assert (after.status, after.clocks) == (before.status, before.clocks)


def test_the_same_photo_twice_in_one_role_is_one_attachment_and_the_citizens_stays() -> None:
    before = report(Status.IN_PROGRESS, attachments=(citizens_photo("a" * 64),))
    once = done_to(before, Evidence(photos=(photo(),)))
    assert [a.role for a in once.attachments] == [PhotoRole.CITIZEN, PhotoRole.AFTER]
    assert done_to(once, Evidence(photos=(photo(),))).attachments == once.attachments


@pytest.mark.parametrize(
    ("payload", "field", "value"),
    [
        (Answer(text="Segera"), "public_answer", "Segera"),
        (Assign(officer="o-2"), "assignee", "o-2"),
        (Assign(), "assignee", None),
        (Recategorise(category="waste"), "category", "waste"),
        (Relocate(point=(106.8, -6.1)), "point", (106.8, -6.1)),
        (Prioritise(priority=3), "priority", 3),
        (Merge(into="r-2"), "merged_into", "r-2"),
        (Note(text="warga ditelepon"), "status", Status.WAITING),
    ],
)
def test_each_kind_changes_what_it_says(payload: Payload, field: str, value: object) -> None:
    before = report(assignee="o-9", approximate=True, address="Jl. Dermaga")
    assert getattr(done_to(before, payload), field) == value


def test_a_corrected_place_is_no_longer_approximate_and_keeps_its_address() -> None:
    after = done_to(report(approximate=True, address="Jl. Dermaga"), Relocate(point=(106.8, -6.1)))
    assert (after.approximate, after.address) == (False, "Jl. Dermaga")


def test_a_public_answer_is_a_first_response_and_a_note_is_not() -> None:
    assert done_to(report(), Answer(text="Segera")).clocks.responded_at == LATER
    assert done_to(report(), Note(text="dicek")).clocks.responded_at is None


@given(status=st.sampled_from(Status), payload=payloads, at=moments)
def test_an_operation_never_touches_what_the_centre_alone_decides(status: Status, payload: Payload, at: datetime) -> None:
    before = report(status)
    after = done_to(before, payload, at=at)
    assert (after.id, after.number, after.rev, after.text, after.ward) == (
        before.id,
        before.number,
        before.rev,
        before.text,
        before.ward,
    )
    assert after.updated_at >= before.updated_at


@given(status=st.sampled_from(Status), payload=payloads)
def test_a_status_changes_only_along_the_table_and_the_second_clock_with_it(status: Status, payload: Payload) -> None:
    before = report(status)
    after = done_to(before, payload)
    step = WORKFLOW.step(status, payload)
    assert after.status is (step.target if step else status)
    if step is not None and after.status in CLOSED_STATUSES:
        assert after.clocks.resolved_at == LATER
    if step is not None and after.status not in CLOSED_STATUSES:
        assert after.clocks.resolved_at is None


@given(operations=st.lists(payloads, max_size=8))
def test_only_a_report_that_waits_for_others_is_paused(operations: list[Payload]) -> None:
    current = report()
    for number, payload in enumerate(operations):
        current = done_to(current, payload, at=ARRIVED + timedelta(hours=number))
    assert (current.clocks.paused_since is not None) == (current.status is Status.COORDINATING)
    assert deadlines.resume(current.clocks, LATER).paused_since is None


def test_a_pause_ends_by_the_calendar_of_its_category() -> None:
    office = WorkCalendar.of([(day, "07:30", "16:00") for day in list(Weekday)[:5]], [])
    waiting = report()
    paused = done_to(waiting, Move(to=Status.COORDINATING, agency="dinas"), at=ARRIVED)
    later = ARRIVED + timedelta(days=5)

    def back(working: WorkingTime) -> Report:
        return effects.apply(paused, Move(to=Status.IN_PROGRESS), actor="o-1", at=later, workflow=WORKFLOW, working=working)

    due = waiting.clocks.resolution_due
    assert back(WorkingTime(office)).clocks.resolution_due == due + timedelta(days=5)
    by_office_hours = back(WorkingTime(office, frozenset({waiting.category}))).clocks.resolution_due
    assert by_office_hours == office.after(due, office.worked(ARRIVED, later))
    assert by_office_hours != due + timedelta(days=5)
