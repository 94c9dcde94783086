"""Undo: what is held stays here, what was undone never goes out, and what was typed comes back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Answer, Evidence, Move, Note, Payload
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused
from sync.records import OperationState
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

ME, OTHER = synthetic.STAFF, synthetic.SUPERVISOR
TAKE = Move(to=Status.IN_PROGRESS)
HOLD = timedelta(seconds=10)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def due(desk: DeskWork) -> list[str]:
    """The operations that may go out now."""
    return [operation.op_id for operation in desk.work.sendable(ME.id, desk.clock())]


def test_what_is_held_goes_out_when_its_time_has_come(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE, hold=HOLD)
    assert (due(desk), desk.work.next_due(ME.id)) == ([], desk.clock() + HOLD)
    desk.clock.tick(seconds=10)
    assert due(desk) == [op_id]


def test_photos_of_what_is_held_stay_too(desk: DeskWork) -> None:
    photo = desk.commands.attach("r1", prepared())
    desk.commands.record(ME, "r1", Evidence(photos=(photo,)), hold=HOLD)
    assert desk.work.pending_blobs(ME.id, desk.clock()) == []
    desk.clock.tick(seconds=10)
    assert [blob.sha256 for blob in desk.work.pending_blobs(ME.id, desk.clock())] == [photo.sha256]


@pytest.mark.parametrize(
    ("payload", "field", "text"),
    [
        (Note(text="cek lagi"), "note.text", "cek lagi"),
        (Answer(text="Terima kasih"), "answer.answer", "Terima kasih"),
        (Move(to=Status.COORDINATING, agency="SDA", reason="bukan wewenang"), "move.coordinating.reason", "bukan wewenang"),
    ],
)
def test_what_was_undone_is_as_if_it_never_was_and_its_words_are_a_draft(
    desk: DeskWork, payload: Payload, field: str, text: str
) -> None:
    before = desk.reader.detail("r1")
    op_id = desk.commands.record(ME, "r1", payload, hold=HOLD)
    assert desk.commands.undo(ME, [op_id]) == frozenset({"r1"})
    assert desk.reader.detail("r1") == before
    assert desk.reader.drafts("r1")[field] == text
    desk.clock.tick(seconds=60)
    assert (due(desk), desk.reader.counts().unsent, desk.work.next_due(ME.id)) == ([], 0, None)


def test_a_photo_comes_back_with_its_draft(desk: DeskWork) -> None:
    photo = desk.commands.attach("r1", prepared())
    op_id = desk.commands.record(ME, "r1", Evidence(photos=(photo,)), hold=HOLD)
    assert desk.reader.draft_photos("r1") == []
    desk.commands.undo(ME, [op_id])
    assert desk.reader.draft_photos("r1") == [photo]
    assert desk.stores.vault.get(photo.sha256) is not None
    desk.clock.tick(seconds=60)
    assert desk.work.pending_blobs(ME.id, desk.clock()) == []


def test_what_builds_on_it_is_undone_too(desk: DeskWork) -> None:
    first = desk.commands.record(ME, "r1", TAKE, hold=HOLD)
    desk.commands.record(ME, "r1", Move(to=Status.COORDINATING, agency="SDA", reason="x"), hold=HOLD)
    desk.commands.record(ME, "r2", TAKE, hold=HOLD)
    assert desk.commands.undo(ME, [first]) == frozenset({"r1"})
    assert (desk.status("r1"), desk.status("r2")) == (Status.WAITING, Status.IN_PROGRESS)


def _sent(desk: DeskWork, op_id: str) -> None:
    desk.work.mark_sending([op_id])


def _failed_once(desk: DeskWork, op_id: str) -> None:
    desk.work.postpone([op_id], desk.clock(), "unreachable", by_server=False)


def _arrived(desk: DeskWork, op_id: str) -> None:
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)


def _undone(desk: DeskWork, op_id: str) -> None:
    desk.commands.undo(ME, [op_id])


@pytest.mark.parametrize("happened", [_sent, _failed_once, _arrived, _undone])
def test_too_late_changes_nothing(desk: DeskWork, happened: object) -> None:
    gone = desk.commands.record(ME, "r1", TAKE)
    here = desk.commands.record(ME, "r2", TAKE)
    happened(desk, gone)  # type: ignore[operator]
    before = (desk.reader.outbox(), desk.reader.drafts("r1"), desk.reader.drafts("r2"))
    with pytest.raises(CommandRefused, match="too-late-to-undo"):
        desk.commands.undo(ME, [here, gone])
    assert (desk.reader.outbox(), desk.reader.drafts("r1"), desk.reader.drafts("r2")) == before


def test_what_is_undone_while_a_batch_is_made_up_does_not_go_out(desk: DeskWork) -> None:
    ids = [desk.commands.record(ME, name, TAKE) for name in ("r1", "r2")]
    batch = [operation.op_id for operation in desk.work.sendable(ME.id, desk.clock())]
    desk.commands.undo(ME, ids[:1])
    assert desk.work.mark_sending(batch) == frozenset(ids[1:])


def test_nobody_undoes_another_officers_work(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE, hold=HOLD)
    with pytest.raises(CommandRefused):
        desk.commands.undo(OTHER, [op_id])
    assert desk.status("r1") is Status.IN_PROGRESS


def test_many_at_once_are_recorded_where_possible_and_undone_together(desk: DeskWork) -> None:
    desk.put("r3", status=Status.DONE)
    actions = [("r1", TAKE), ("r3", TAKE), ("gone", TAKE), ("r2", TAKE)]
    recorded, refused = desk.commands.record_all(ME, actions, hold=HOLD)
    assert (list(recorded), {name: error.code for name, error in refused.items()}) == (
        ["r1", "r2"],
        {"r3": "no-such-move", "gone": "no-such-report"},
    )
    assert desk.commands.undo(ME, list(recorded.values())) == frozenset({"r1", "r2"})
    assert {desk.status(name) for name in ("r1", "r2")} == {Status.WAITING}


def test_trying_now_ends_the_hold(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE, hold=HOLD)
    desk.commands.retry_now()
    assert due(desk) == [op_id]
