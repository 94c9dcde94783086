"""The sentences above a decision card."""

from dataclasses import replace

import pytest

from officer_app.domain.operations import Answer, Note, Prioritise
from officer_app.domain.reports import Actor
from officer_app.domain.vocabulary import Status
from sync.records import DecisionCard
from tests.ui.decisions.conflicts import MINE, by_siti, conflict, gone, quarantined
from tests.ui.desk_samples import ME, NOW, item
from tests.ui.office_desk import OfficeDesk
from ui.decisions.happening import Happening, happening, since


def told(office: OfficeDesk, op_id: str) -> tuple[DecisionCard, Happening]:
    card = office.desk.reader.card(op_id)
    detail = office.desk.reader.detail(card.item.report_id) if card is not None else None
    assert card is not None
    events = since(card, detail.events if detail is not None else (), ME)
    return card, happening(card, events, office.desk.reader.reference(), ME)


@pytest.mark.parametrize(
    ("changes", "kind", "sentence"),
    [
        ({"status": Status.DONE}, "validate", "Siti Rahma closed this report in the meantime: “Done”."),
        ({"status": Status.COORDINATING}, "move", "Siti Rahma moved this report from “In progress” to “Coordinating”"),
        ({"status": Status.DUPLICATE, "merged_into": "report-2"}, "merge", "Siti Rahma merged this report into another one"),
        ({"assignee": "officer-2"}, "assign", "Siti Rahma took this report over in the meantime."),
        ({"assignee": None}, "assign", "Siti Rahma removed the assignment of this report in the meantime."),
    ],
)
def test_it_says_who_did_what(office: OfficeDesk, changes: dict[str, object], kind: str, sentence: str) -> None:
    _, words = told(office, conflict(office, events=[by_siti(kind)], **changes))  # type: ignore[arg-type]
    assert words.title.startswith(sentence)
    assert "nothing was overwritten" in words.text


def test_it_says_who_wrote_what_the_officer_wanted_to_write(office: OfficeDesk) -> None:
    rina = Actor(id="officer-3", name="Rina Wati", title="Staf")
    later = replace(by_siti("note", 10, 3, text="x"), actor=rina)
    events = [by_siti("answer", text="Petugas datang besok."), later]
    op_id = conflict(office, Answer(text="Sudah."), problem="value-changed", events=events, public_answer="Petugas datang besok.")
    _, words = told(office, op_id)
    assert words.title == "Siti Rahma changed this in the meantime: Public answer."
    assert "nothing was overwritten" in words.text


def test_a_value_that_nobody_is_known_to_have_written_is_named_all_the_same(office: OfficeDesk) -> None:
    op_id = conflict(office, Prioritise(priority=1), problem="value-changed", priority=3)
    assert told(office, op_id)[1].title == "Somebody else changed this in the meantime: Priority."
    same = conflict(office, Note(text="x"), problem="value-changed")
    assert told(office, same)[1].title == "Somebody else changed this in the meantime"


def test_without_a_history_it_says_what_happened_all_the_same(office: OfficeDesk) -> None:
    office.fill(MINE, events=[])
    _, words = told(office, conflict(office, status=Status.COORDINATING))
    assert words.title == "This report was moved from “In progress” to “Coordinating” in the meantime."


def test_a_report_that_is_gone_is_told_by_its_code(office: OfficeDesk) -> None:
    assert told(office, gone(office))[1].title == "This report is no longer in your area"


def test_quarantine_says_why_and_what_to_do(office: OfficeDesk) -> None:
    _, words = told(office, quarantined(office))
    assert words.title == "The photo is too large for the server"
    assert "kept on this computer" in words.text and words.text.endswith("Decide below what to do with it.")


def test_a_note_does_not_speak_of_moves_that_it_never_relied_on(office: OfficeDesk) -> None:
    op_id = conflict(office, Note(text="x"), problem="gone", events=[by_siti("validate")], status=Status.DONE)
    assert told(office, op_id)[1].title == "This report was removed from the server"


def test_only_what_others_did_since_is_told(office: OfficeDesk) -> None:
    office.fill(MINE, events=[by_siti("note", minutes_ago=300, seq=1)])
    mine = replace(by_siti("note", seq=3), actor=Actor(id=ME, name="Budi Santoso"))
    op_id = conflict(office, events=[by_siti("move", minutes_ago=40), mine, by_siti("validate", seq=4)], status=Status.DONE)
    card, _ = told(office, op_id)
    detail = office.desk.reader.detail("report-1")
    assert detail is not None
    assert [event.kind for event in since(card, detail.events, ME)] == ["move", "validate"]


def test_with_unsent_work_below_it_the_last_thing_of_others_is_told() -> None:
    later = replace(MINE, updated_at=NOW)
    card = DecisionCard(
        item=item("op-1", Note(text="x")), base=later, mine=later, theirs=replace(later, rev=30, status=Status.DONE), choices=()
    )
    events = (by_siti("note", minutes_ago=90, seq=1), by_siti("validate", minutes_ago=20, seq=2))
    assert since(card, events, ME) == events[1:]


def test_a_long_name_with_line_breaks_stays_one_line(office: OfficeDesk) -> None:
    stranger = replace(by_siti("validate"), actor=Actor(id="x", name="Siti\n<b>Rahma</b>\n" + "a" * 300))
    _, words = told(office, conflict(office, events=[stranger], status=Status.DONE))
    assert "\n" not in words.title and len(words.title) < 200 and "<b>Rahma</b>" in words.title
