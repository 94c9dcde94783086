"""The words of the choices on a decision card."""

import pytest

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Answer, Move
from officer_app.domain.vocabulary import Role, Status
from sync.records import Choice, DecisionCard
from tests.ui.decisions.conflicts import closed, conflict
from tests.ui.desk_samples import ME, WARD
from tests.ui.office_desk import OfficeDesk
from ui.decisions.choice_words import ChoiceWords, ReasonNeed, choice_words, export_words


def words(office: OfficeDesk, op_id: str, choice: Choice, role: Role = Role.STAFF) -> ChoiceWords:
    card: DecisionCard | None = office.desk.reader.card(op_id)
    assert card is not None
    officer = Officer(ME, "x", "Budi", "Lurah", frozenset({role}), (WARD,))
    return choice_words(choice, card, office.desk.reader.reference(), officer)


@pytest.mark.parametrize("choice", list(Choice))
def test_every_choice_says_what_will_be_done_and_what_was(office: OfficeDesk, choice: Choice) -> None:
    found = words(office, closed(office), choice)
    assert found.label and found.sentence.endswith(".") and found.done and not found.done.endswith(".")
    assert "{" not in found.label + found.sentence + found.done


def test_where_somebody_else_wrote_the_choices_say_what_replaces_what(office: OfficeDesk) -> None:
    op_id = conflict(office, Answer(text="Sudah."), problem="value-changed", public_answer="Petugas datang besok.")
    mine, note = words(office, op_id, Choice.SEND_AGAIN), words(office, op_id, Choice.FIELD_REPORT)
    assert (mine.label, note.label) == ("Replace it with mine", "Keep theirs, add mine as a note")
    assert mine.sentence.endswith("replaces what the server has now.")
    assert note.sentence == "What you did is added to the report as an internal note. Nothing is replaced."


def test_giving_up_and_reopening_ask_for_a_reason_and_nothing_else_does(office: OfficeDesk) -> None:
    op_id = closed(office)
    needs = {choice: words(office, op_id, choice).reason for choice in Choice}
    assert {choice for choice, need in needs.items() if need is ReasonNeed.REQUIRED} == {Choice.WITHDRAW, Choice.ASK_REOPEN}
    assert {choice for choice, need in needs.items() if need is ReasonNeed.OPTIONAL} == {Choice.ASK_BACK}


def test_what_needs_more_before_it_is_done_has_dots(office: OfficeDesk) -> None:
    op_id = closed(office)
    for choice in Choice:
        found = words(office, op_id, choice)
        assert found.label.endswith("…") == (found.reason is not ReasonNeed.NONE), choice
    assert export_words().label.endswith("…")


def test_a_role_that_may_takes_and_another_asks(office: OfficeDesk) -> None:
    op_id = conflict(office, problem="assignee-changed", assignee="officer-2")
    assert "assigned to you" in words(office, op_id, Choice.ASK_BACK).sentence
    assert "asks for the report" in words(office, op_id, Choice.ASK_BACK, Role.FIELD).sentence
    assert "asks to reopen" in words(office, op_id, Choice.ASK_REOPEN).sentence
    assert "is reopened" in words(office, op_id, Choice.ASK_REOPEN, Role.SUPERVISOR).sentence


def test_an_office_can_only_ask_an_agency(office: OfficeDesk) -> None:
    op_id = conflict(office, problem="assignee-changed", agency="sda", status=Status.COORDINATING)
    assert "asks for the report" in words(office, op_id, Choice.ASK_BACK).sentence


def test_the_new_owner_is_named(office: OfficeDesk) -> None:
    op_id = conflict(office, problem="assignee-changed", assignee="officer-2")
    assert "Siti Rahma, Staf" in words(office, op_id, Choice.FIELD_REPORT).sentence


def test_where_nothing_was_written_nothing_is_promised_back(office: OfficeDesk) -> None:
    op_id = conflict(office, Move(to=Status.REJECTED, reason="Bukan wewenang"), assignee="officer-2")
    assert "back into its form" in words(office, op_id, Choice.ASK_BACK).sentence
