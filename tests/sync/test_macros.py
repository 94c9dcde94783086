"""Several steps on a report at once: all or none, in their order, taken back together."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.macros import GIVEN_MACROS, ME, NOBODY, Macro, payloads_of
from officer_app.domain.operations import Answer, Assign, Move, Note, Payload, Prioritise
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused
from sync.macros import read_macros, write_macros
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work

STAFF = synthetic.STAFF
HOLD = timedelta(seconds=10)
STEPS: tuple[Payload, ...] = (Move(to=Status.IN_PROGRESS), Answer(text="Segera kami tangani."), Note(text="Besok pagi"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def payloads(desk: DeskWork, report_id: str) -> list[Payload]:
    return [item.payload for item in desk.reader.outbox() if item.report_id == report_id]


def test_all_steps_are_recorded_in_their_order_and_build_on_one_another(desk: DeskWork) -> None:
    recorded, refused = desk.commands.record_steps(STAFF, [("r1", STEPS), ("r2", STEPS[1:])])
    assert not refused and [len(recorded[report_id]) for report_id in ("r1", "r2")] == [3, 2]
    assert payloads(desk, "r1") == list(STEPS)
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert (detail.report.status, detail.report.public_answer) == (Status.IN_PROGRESS, "Segera kami tangani.")
    assert detail.report.assignee == STAFF.id


def test_a_move_after_a_move_waits_for_it(desk: DeskWork) -> None:
    agency = next(iter(desk.reader.reference().agencies))
    twice = (Move(to=Status.IN_PROGRESS), Move(to=Status.COORDINATING, agency=agency, reason="Saluran kota"))
    recorded, _ = desk.commands.record_steps(STAFF, [("r1", twice)])
    first, second = recorded["r1"]
    waits_for = desk.work._db.value("SELECT depends_on FROM operation WHERE op_id = ?", (second,))
    assert json.loads(waits_for) == [first] and desk.status("r1") is Status.COORDINATING


def test_a_step_that_is_not_possible_leaves_the_whole_report_as_it_was(desk: DeskWork) -> None:
    desk.put("r2", rev=8, status=Status.DONE)
    recorded, refused = desk.commands.record_steps(STAFF, [("r1", STEPS), ("r2", (Note(text="x"), *STEPS))])
    assert list(recorded) == ["r1"] and isinstance(refused["r2"], CommandRefused)
    assert payloads(desk, "r2") == []


def test_one_undo_takes_all_steps_back(desk: DeskWork) -> None:
    recorded, _ = desk.commands.record_steps(STAFF, [("r1", STEPS), ("r2", STEPS)], hold=HOLD)
    op_ids = [op_id for several in recorded.values() for op_id in several]
    assert desk.commands.undo(STAFF, op_ids) == {"r1", "r2"}
    assert desk.reader.counts().unsent == 0 and desk.status("r1") is Status.WAITING


def test_what_is_typed_in_a_form_stays(desk: DeskWork) -> None:
    desk.commands.keep_draft("r1", "answer.answer", "Masih saya tulis")
    desk.commands.record_steps(STAFF, [("r1", STEPS)])
    assert desk.reader.drafts("r1") == {"answer.answer": "Masih saya tulis"}


def test_who_has_a_report_is_not_assigned_it_again(desk: DeskWork) -> None:
    report = desk.put("r1")
    mine = Macro(macro_id="m", name="Ambil", move="in_progress", assignee=ME)
    assert payloads_of(mine, "me", "", report) == (Move(to=Status.IN_PROGRESS),)
    theirs = desk.put("r2", assignee="other", priority=2)
    assert payloads_of(mine, "me", "", theirs) == (Move(to=Status.IN_PROGRESS), Assign(officer="me"))
    nobody = Macro(macro_id="n", name="Lepas", assignee=NOBODY, priority=1)
    assert payloads_of(nobody, "me", "", theirs) == (Assign(officer=None), Prioritise(priority=1))


def test_the_answer_goes_along_with_a_hand_over() -> None:
    macro = Macro(macro_id="h", name="Serahkan", move="coordinating", agency="sda", reason="Saluran", answer="{dinas}")
    given = payloads_of(macro, "me", "Diteruskan", report())
    assert given == (Move(to=Status.COORDINATING, agency="sda", reason="Saluran", answer="Diteruskan"),)


def test_what_is_kept_is_read_again_and_what_is_strange_is_left_out(desk: DeskWork) -> None:
    assert desk.reader.own_macros(STAFF.id) is None
    desk.commands.keep_macros(STAFF, GIVEN_MACROS)
    assert desk.reader.own_macros(STAFF.id) == list(GIVEN_MACROS)
    assert read_macros(
        '[{"macro_id": "a", "name": "A", "note": "x"}, {"name": 3}, {"macro_id": "b", "name": "B", "move": "done"}]'
    ) == [Macro(macro_id="a", name="A", note="x")]
    assert read_macros("nonsense") == [] and write_macros(()) == "[]"
