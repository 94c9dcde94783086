"""What an action relies on: the values that its officer saw, below their own actions that have not arrived."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from officer_app.domain.fields import told
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
    Validate,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, Status
from sync.feed import FeedReport
from sync.field_reading import Unread
from sync.records import Choice, OperationState
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.stuck_work import LURAH, STAFF, SUPERVISOR, card, stuck


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def document(desk: DeskWork, op_id: str) -> Any:
    found = {operation.op_id: operation.document for operation in desk.work.unsettled(STAFF.id)}
    return msgspec.json.decode(found[op_id])


def seen(desk: DeskWork, op_id: str) -> dict[str, Any]:
    return {one["field"]: one.get("value") for one in document(desk, op_id)["guard"].get("seen", ())}


def shown(desk: DeskWork, report_id: str = "r1") -> Report:
    found = desk.reader.detail(report_id)
    assert found is not None
    return found.report


def record(desk: DeskWork, payload: Payload, **more: Any) -> str:
    return desk.commands.record(STAFF, "r1", payload, **more)


ANSWER = told(Field.PUBLIC_ANSWER, "kami cek")


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (Answer(text="sudah"), {"public_answer": ANSWER}),
        (Prioritise(priority=1), {"priority": 2}),
        (Recategorise(category="waste"), {"category": "flood"}),
        (Relocate(point=(106.9, -6.2)), {"point": [106.8, -6.2]}),
        (Relocate(point=(106.9, -6.2), address="Jl. B"), {"point": [106.8, -6.2], "address": told(Field.ADDRESS, "Jl. A")}),
        (Move(to=Status.COORDINATING, agency="SDA", reason="x", answer="y"), {"public_answer": ANSWER, "agency": None}),
        (Move(to=Status.DELEGATED, unit="PPSU-KLENDER"), {"unit": "SATPOL-DS"}),
        (Merge(into="r2"), {"public_answer": ANSWER}),
        (Move(to=Status.IN_PROGRESS), {}),
        (Note(text="x"), {}),
    ],
)
def test_each_field_that_is_replaced_is_told_as_it_was_seen(desk: DeskWork, payload: Payload, expected: dict[str, Any]) -> None:
    stood = {"public_answer": "kami cek", "priority": 2, "point": (106.8, -6.2), "address": "Jl. A", "unit": "SATPOL-DS"}
    desk.put("r1", rev=8, approximate=False, category="flood", **stood)
    op_id = record(desk, payload)
    assert seen(desk, op_id) == expected
    assert document(desk, op_id)["base_rev"] == 8


def test_notes_and_photos_rely_on_nothing(desk: DeskWork) -> None:
    photo = desk.commands.attach("r1", prepared())
    for payload in (Note(text="x"), Evidence(photos=(photo,))):
        assert document(desk, record(desk, payload))["guard"] == {}


def test_a_second_action_on_a_field_relies_on_the_first_and_on_what_it_writes(desk: DeskWork) -> None:
    first = record(desk, Answer(text="kami cek"))
    other = record(desk, Prioritise(priority=2))
    second = record(desk, Answer(text="sudah selesai"))
    assert seen(desk, first) == {"public_answer": None}
    assert (seen(desk, second), document(desk, second)["depends_on"]) == ({"public_answer": ANSWER}, [first])
    assert document(desk, other)["depends_on"] == [], "another field builds on nothing"


def test_a_move_builds_on_the_former_move_and_on_the_answer_that_it_replaces(desk: DeskWork) -> None:
    desk.put("r1", rev=8, status=Status.IN_PROGRESS, assignee=STAFF.id)
    answered = record(desk, Answer(text="kami cek"))
    away = record(desk, Move(to=Status.COORDINATING, agency="SDA", reason="x"))
    back = record(desk, Move(to=Status.COORDINATING, agency="LH", reason="salah", answer="diteruskan"))
    assert document(desk, back)["depends_on"] == [away, answered]
    assert seen(desk, back) == {"public_answer": ANSWER, "agency": "SDA"}


def test_taking_a_report_on_makes_it_ones_own_for_the_assignment_that_follows(desk: DeskWork) -> None:
    taken = record(desk, Move(to=Status.IN_PROGRESS))
    given = document(desk, record(desk, Assign(officer=LURAH.id)))
    assert given["guard"] == {"assignee": STAFF.id, "checks_assignee": True}
    assert given["depends_on"] == [taken]


def test_what_counts_is_what_the_form_showed(desk: DeskWork) -> None:
    opened = shown(desk)
    desk.put("r1", rev=9, public_answer="jawaban rekan", priority=3)
    op_id = record(desk, Answer(text="kami cek"), seen=opened)
    assert seen(desk, op_id) == {"public_answer": None}, "the colleague's answer came while the form was open"
    desk.work.finish(op_id, OperationState.CONFLICT, problem="value-changed")
    found = card(desk, op_id)
    assert (found.base.public_answer, found.mine.public_answer) == (None, "kami cek")
    assert found.theirs is not None
    assert found.theirs.public_answer == "jawaban rekan"
    assert found.base.priority == 3, "only what is replaced is as the form showed it"


def test_ones_own_action_while_the_form_is_open_is_nobody_elses(desk: DeskWork) -> None:
    opened = shown(desk)
    first = record(desk, Prioritise(priority=1))
    again = record(desk, Prioritise(priority=2), seen=opened)
    assert (seen(desk, again), document(desk, again)["depends_on"]) == ({"priority": 1}, [first])
    desk.work.finish(first, OperationState.APPLIED, result_rev=9)
    third = record(desk, Prioritise(priority=3), seen=opened)
    assert (seen(desk, third), document(desk, third)["depends_on"]) == ({"priority": 2}, [again])


def test_what_has_arrived_and_is_not_in_the_cache_yet_counts_as_ones_own(desk: DeskWork) -> None:
    first = record(desk, Answer(text="kami cek"))
    desk.work.finish(first, OperationState.APPLIED, result_rev=9)
    second = record(desk, Answer(text="sudah"))
    assert (seen(desk, second), document(desk, second)["depends_on"]) == ({"public_answer": ANSWER}, [])


def test_in_a_quick_action_each_step_relies_on_the_one_before(desk: DeskWork) -> None:
    opened = shown(desk)
    desk.put("r1", rev=9, priority=1)
    steps = (Move(to=Status.COORDINATING, agency="SDA", reason="x", answer="kami cek"), Answer(text="ya"), Prioritise(priority=3))
    op_ids, refused = desk.commands.record_steps(STAFF, [("r1", steps)], seen={"r1": opened})
    assert not refused
    move, answer, priority = op_ids["r1"]
    assert seen(desk, move) == {"public_answer": None, "agency": None}
    assert (seen(desk, answer), document(desk, answer)["depends_on"]) == ({"public_answer": ANSWER}, [move])
    assert seen(desk, priority) == {"priority": 0}, "as the panel showed it"


def test_for_many_reports_at_once_each_counts_as_it_was_shown(desk: DeskWork) -> None:
    opened = {report_id: shown(desk, report_id) for report_id in ("r1", "r2")}
    desk.put("r2", rev=9, category="traffic")
    op_ids, _ = desk.commands.record_all(STAFF, [(name, Recategorise(category="waste")) for name in opened], seen=opened)
    assert [seen(desk, op_ids[name])["category"] for name in opened] == [opened["r1"].category, opened["r2"].category]


def test_an_answer_at_a_merged_report_relies_on_the_originals(desk: DeskWork) -> None:
    desk.put("r1", rev=9, status=Status.DUPLICATE, merged_into="r2")
    assert seen(desk, record(desk, Answer(text="satu"))) == {"public_answer": None}
    desk.put("r3", rev=9, status=Status.DUPLICATE, merged_into="r2", public_answer="dulu")
    desk.put("r2", rev=9, public_answer="kami cek")
    op_id = desk.commands.record(STAFF, "r3", Answer(text="dua"))
    assert seen(desk, op_id) == {"public_answer": ANSWER}
    desk.put("r3", rev=9, status=Status.DUPLICATE, merged_into="r99", public_answer="kami cek")
    elsewhere = desk.commands.record(STAFF, "r3", Answer(text="tiga"))
    assert document(desk, elsewhere)["depends_on"] == [op_id], "and one's own words come first"


def test_an_answer_at_a_report_that_one_merges_oneself_falls_with_the_merger(desk: DeskWork) -> None:
    desk.put("r2", rev=9, public_answer="kami cek")
    merged = record(desk, Merge(into="r2"))
    answered = record(desk, Answer(text="sudah"))
    assert (seen(desk, answered), document(desk, answered)["depends_on"]) == ({"public_answer": ANSWER}, [merged])


def test_of_what_could_not_be_read_nothing_is_told_and_the_revision_decides(desk: DeskWork) -> None:
    unread = (Unread("public_answer", "5"), Unread("assignee", "7"))
    desk.cache.apply_reports([FeedReport(replace(shown(desk), rev=9), unread=unread, document=b"{}")])
    answered, given = record(desk, Answer(text="sudah")), record(desk, Assign(officer=LURAH.id))
    assert [(document(desk, op_id)["guard"], document(desk, op_id)["base_rev"]) for op_id in (answered, given)] == [({}, 9)] * 2
    assert seen(desk, record(desk, Answer(text="lagi"))) == {"public_answer": told(Field.PUBLIC_ANSWER, "sudah")}, "one's own"
    assert seen(desk, record(desk, Prioritise(priority=2))) == {"priority": 0}


def test_undoing_an_action_takes_what_relies_on_it_along(desk: DeskWork) -> None:
    first = record(desk, Prioritise(priority=1), hold=timedelta(seconds=10))
    record(desk, Prioritise(priority=2), hold=timedelta(seconds=10))
    desk.commands.undo(STAFF, [first])
    assert desk.work.unsettled(STAFF.id) == []
    assert shown(desk).priority == 0


def test_mine_after_seeing_theirs_relies_on_what_the_card_showed(desk: DeskWork) -> None:
    op_id = stuck(desk, Answer(text="sudah"), {}, {"public_answer": "kami cek"}, "value-changed")
    found = card(desk, op_id)
    assert found.choices == (Choice.SEND_AGAIN, Choice.FIELD_REPORT, Choice.KEEP_DRAFT, Choice.WITHDRAW)
    desk.put("r1", rev=12, public_answer="lebih baru")
    [again] = desk.commands.resolve(STAFF, op_id, Choice.SEND_AGAIN, seen=found.theirs)
    assert seen(desk, again) == {"public_answer": ANSWER}, "what came after the card was not seen"


def test_the_words_can_stay_as_a_note(desk: DeskWork) -> None:
    op_id = stuck(desk, Answer(text="sudah"), {}, {"public_answer": "kami cek"}, "value-changed")
    [note] = desk.commands.resolve(STAFF, op_id, Choice.FIELD_REPORT)
    payload = next(item.payload for item in desk.reader.outbox() if item.op_id == note)
    assert isinstance(payload, Note)
    assert "sudah" in payload.text


def test_a_validation_with_an_answer_relies_on_the_results(desk: DeskWork) -> None:
    desk.put("r1", rev=8, status=Status.AWAITING_VALIDATION, public_answer="kami cek")
    validated = desk.commands.record(SUPERVISOR, "r1", Validate(answer="selesai"))
    [sent] = desk.work.unsettled(SUPERVISOR.id)
    told_guard = msgspec.json.decode(sent.document)["guard"]
    assert (sent.op_id, told_guard["seen"]) == (validated, [{"field": "public_answer", "value": ANSWER}])
