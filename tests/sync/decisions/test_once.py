"""A decision is made once, by the author, whole or not at all, and stays."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from officer_app.domain.operations import Assign, Note, Payload, photos_of
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused
from sync.milestones import listening
from sync.records import Choice, OperationState
from tests.domain.samples import payloads
from tests.fakes.desk_work import DeskWork, desk_work
from tests.fakes.stuck_work import (
    LURAH,
    MINE,
    STAFF,
    SUPERVISOR,
    card,
    due,
    facts,
    guard,
    refused,
    resolution,
    result,
    stuck,
)

C, S = Choice, Status


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def test_only_the_author_decides(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    with pytest.raises(CommandRefused, match="other-officer"):
        desk.commands.resolve(SUPERVISOR, op_id, C.WITHDRAW, reason="x")
    desk.work.take_desk(SUPERVISOR, "supervisor")
    assert (desk.reader.card(op_id), desk.reader.cards()) == (None, [])
    with pytest.raises(CommandRefused, match="already-decided"):
        desk.commands.resolve(SUPERVISOR, op_id, C.WITHDRAW, reason="x")
    assert refused(desk, op_id, C.WITHDRAW, "x") == "other-officer"
    desk.work.take_desk(STAFF, "staff")
    assert card(desk, op_id).item.op_id == op_id


def test_the_roles_of_a_card_are_those_that_the_officer_signed_in_with(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.work.take_desk(STAFF, f"centre|{STAFF.id}|field,unheard-of|31|")
    desk.put("r1", rev=10, status=S.WAITING, assignee=LURAH.id)
    assert C.FIELD_REPORT in card(desk, op_id).choices
    desk.work.take_desk(STAFF, f"centre|{STAFF.id}|unheard-of|31|")
    assert card(desk, op_id).choices == (C.KEEP_DRAFT, C.WITHDRAW), "nothing that a role is needed for"


def test_deciding_twice_is_refused(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.commands.resolve(STAFF, op_id, C.FIELD_REPORT)
    for choice in Choice:
        assert refused(desk, op_id, choice, "x") == "already-decided"
    assert len(desk.reader.outbox()) == 1


def test_a_choice_that_is_not_offered_is_refused(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    for choice in set(Choice) - set(card(desk, op_id).choices):
        assert refused(desk, op_id, choice, "x") == "choice-not-possible"


@pytest.mark.parametrize("choice", [C.FIELD_REPORT, C.ASK_BACK, C.KEEP_DRAFT, C.SEND_AGAIN, C.WITHDRAW])
@pytest.mark.parametrize("moment", ["C20", "commit"])
def test_c20_a_crash_in_the_middle_leaves_nothing_half(desk: DeskWork, choice: Choice, moment: str) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    before = facts(desk), desk.reader.outbox(), desk.reader.drafts("r1"), desk.reader.draft_photos("r1")

    def die(name: str) -> None:
        if name == moment:
            raise KeyboardInterrupt

    with listening(die), pytest.raises(KeyboardInterrupt):
        desk.commands.resolve(STAFF, op_id, choice, reason="alasan")
    assert (facts(desk), desk.reader.outbox(), desk.reader.drafts("r1"), desk.reader.draft_photos("r1")) == before
    desk.commands.resolve(STAFF, op_id, choice, reason="alasan")
    assert resolution(desk, op_id) is not None


def test_a_decision_survives_good_syncs_and_a_restart(tmp_path: Path) -> None:
    with desk_work(tmp_path) as desk:
        op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
        [new] = desk.commands.resolve(STAFF, op_id, C.FIELD_REPORT)
        for rev in range(10, 20):
            desk.put("r1", rev=rev, status=S.IN_PROGRESS, assignee=LURAH.id)
            desk.work.settle({"r1": rev})
            desk.work.finish(op_id, OperationState.APPLIED, result_rev=rev)
        desk.work.reoffer(desk.clock())
    with desk_work(tmp_path) as desk:
        assert resolution(desk, op_id) == ("field-report", None, [new])
        assert [(item.op_id, item.state) for item in desk.reader.outbox()] == [(new, OperationState.QUEUED)]
        assert refused(desk, op_id, C.WITHDRAW, "x") == "already-decided"


def test_an_open_conflict_survives_them_too(tmp_path: Path) -> None:
    with desk_work(tmp_path) as desk:
        op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
        for rev in range(10, 20):
            desk.put("r1", rev=rev, status=S.IN_PROGRESS, assignee=LURAH.id)
            desk.work.settle({"r1": rev})
        before = card(desk, op_id)
    with desk_work(tmp_path) as desk:
        desk.put("r1", rev=19, status=S.IN_PROGRESS, assignee=LURAH.id)
        assert card(desk, op_id) == before


def test_everything_is_given_up_on_the_way_out_each_with_a_line(desk: DeskWork) -> None:
    conflicted = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    queued, uncertain, arrived = (desk.commands.record(STAFF, "r2", Note(text=f"{n}")) for n in range(3))
    desk.work.mark_uncertain([uncertain], desk.clock(), "unreachable")
    desk.work.finish(arrived, OperationState.APPLIED, result_rev=9)
    other = desk.commands.record(SUPERVISOR, "r2", Note(text="bukan punya staf"))
    with pytest.raises(CommandRefused, match="needs-reason"):
        desk.commands.withdraw_all(STAFF, " ")
    assert desk.commands.withdraw_all(STAFF, "pindah tugas") == 3
    assert facts(desk)[-3:] == [("decided", op_id) for op_id in (conflicted, queued, uncertain)]
    assert resolution(desk, queued) == ("sign-out", "pindah tugas", [])
    assert {item.op_id: item.state for item in desk.reader.outbox()} == {
        arrived: OperationState.APPLIED,
        other: OperationState.QUEUED,
    }
    assert desk.commands.withdraw_all(STAFF, "lagi") == 0
    desk.work.take_desk(SUPERVISOR, "supervisor")
    with pytest.raises(CommandRefused, match="other-officer"):
        desk.commands.withdraw_all(STAFF, "x")


_numbers = count()
changes = st.fixed_dictionaries(
    {"status": st.sampled_from(S), "assignee": st.sampled_from([None, STAFF.id, LURAH.id])},
    optional={"merged_into": st.sampled_from(["r2", "r99"]), "agency": st.just("SDA"), "unit": st.just("PPSU-KLENDER")},
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=payloads, base=st.sampled_from(S), after=changes, data=st.data())
def test_whatever_is_decided_nothing_is_lost_and_nothing_is_twice(
    desk: DeskWork, payload: Payload, base: Status, after: Mapping[str, object], data: st.DataObject
) -> None:
    report_id = f"x{next(_numbers)}"
    state = data.draw(st.sampled_from([OperationState.CONFLICT, OperationState.QUARANTINED]))
    carried = {found.sha256 for found in photos_of(payload)}
    for sha256 in carried:
        desk.stores.vault.put(sha256, b"a photo")
    try:
        op_id = stuck(
            desk, payload, {"status": base}, after, "status-changed", officer=SUPERVISOR, state=state, report_id=report_id
        )
    except CommandRefused:
        return
    choice = data.draw(st.sampled_from(card(desk, op_id).choices))
    before = {item.op_id for item in desk.reader.outbox()}
    recorded = desk.commands.resolve(SUPERVISOR, op_id, choice, reason="alasan")
    assert resolution(desk, op_id) == (choice.value, "alasan", list(recorded))
    assert facts(desk)[-1] == ("decided", op_id)
    found = [item for item in desk.reader.outbox() if item.op_id not in before]
    assert [item.op_id for item in found] == list(recorded)
    kept = {photo.sha256 for photo in desk.reader.draft_photos(report_id)}
    sent = {photo.sha256 for item in found for photo in photos_of(item.payload)}
    assert choice is C.WITHDRAW or kept | sent == carried


def test_an_assignment_relies_on_whose_the_report_was(desk: DeskWork) -> None:
    desk.commands.record(STAFF, "r1", Assign(officer=LURAH.id))
    assert guard(due(desk)[0]) == {"checks_assignee": True}


def test_a_photo_of_what_was_decided_is_not_taken_away_with_a_draft(desk: DeskWork) -> None:
    payload = result(desk)
    op_id = stuck(desk, payload, MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.commands.resolve(STAFF, op_id, C.KEEP_DRAFT)
    desk.commands.detach("r1", payload.photos[0].sha256)
    assert desk.stores.vault.has(payload.photos[0].sha256)
