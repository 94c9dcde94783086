"""An officer's actions: checked, recorded whole, or refused with nothing changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import (
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
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused, DiskFull, PhotoError
from sync.records import OperationState
from tests.domain.samples import photo
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

STAFF, SUPERVISOR = synthetic.STAFF, synthetic.SUPERVISOR
TAKE = Move(to=Status.IN_PROGRESS)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def refused(desk: DeskWork, payload: Payload, report_id: str = "r1") -> str:
    """The code of a refusal that changed nothing."""
    before = desk.reader.outbox()
    with pytest.raises(CommandRefused) as caught:
        desk.commands.record(STAFF, report_id, payload)
    assert desk.reader.outbox() == before
    return caught.value.code


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (Move(to=Status.DONE), "no-such-move"),
        (Validate(), "no-such-move"),
        (Reopen(reason="lagi"), "no-such-move"),
        (Move(to=Status.COORDINATING, agency="SDA", reason="  "), "needs-reason"),
        (Move(to=Status.COORDINATING, reason="bukan wewenang"), "needs-agency"),
        (Move(to=Status.COORDINATING, agency="NASA", reason="x"), "needs-agency"),
        (Move(to=Status.DELEGATED), "needs-unit"),
        (Move(to=Status.DELEGATED, unit="none"), "needs-unit"),
        (Move(to=Status.REJECTED), "needs-reason"),
        (Evidence(photos=()), "needs-photo"),
        (Assign(officer="nobody"), "needs-officer"),
        (Recategorise(category="unknown"), "refused"),
        (Prioritise(priority=4), "refused"),
        (Relocate(point=(float("nan"), -6.2)), "refused"),
        (Relocate(point=(0.0, 0.0)), "refused"),
        (Relocate(point=(506.8, -6.2)), "refused"),
        (Merge(into="r1"), "needs-into"),
        (Merge(into="nowhere"), "needs-into"),
    ],
)
def test_what_the_workflow_does_not_allow_is_refused(desk: DeskWork, payload: Payload, code: str) -> None:
    assert refused(desk, payload) == code


def test_what_a_role_may_not_do_is_refused(desk: DeskWork) -> None:
    desk.put("r1", status=Status.AWAITING_VALIDATION, rev=8)
    assert refused(desk, Validate()) == "wrong-role"
    assert refused(desk, Return(reason="foto buram")) == "wrong-role"


def test_a_report_that_is_not_here_is_refused(desk: DeskWork) -> None:
    assert refused(desk, Note(text="halo"), "r99") == "no-such-report"


def test_photos_have_to_be_here_and_not_too_many(desk: DeskWork) -> None:
    with pytest.raises(PhotoError) as caught:
        desk.commands.record(STAFF, "r1", Evidence(photos=(photo(),)))
    assert caught.value.code == "photo-not-found"
    many = tuple(photo(f"{n:064x}") for n in range(13))
    assert refused(desk, Evidence(photos=many)) == "too-many-photos"
    assert desk.reader.outbox() == []


def test_a_move_is_judged_by_what_the_officer_sees(desk: DeskWork) -> None:
    desk.commands.record(STAFF, "r1", TAKE)
    assert refused(desk, TAKE) == "no-such-move"
    desk.commands.record(STAFF, "r1", Move(to=Status.COORDINATING, agency="SDA", reason="saluran besar"))
    assert desk.status("r1") is Status.COORDINATING


def test_its_draft_goes_with_the_action_and_no_other(desk: DeskWork) -> None:
    kept = {"note": "tetap", "move.coordinating.reason": "tetap", "move.in_progressive": "tetap", "answer": "tetap"}
    for field in ("move.in_progress", "move.in_progress.reason", *kept):
        desk.commands.keep_draft("r1", field, "tetap" if field in kept else "pergi")
    desk.commands.keep_draft("r2", "move.in_progress", "report lain")
    desk.commands.record(STAFF, "r1", TAKE)
    assert desk.reader.drafts("r1") == kept
    assert desk.reader.drafts("r2") == {"move.in_progress": "report lain"}
    desk.commands.record(STAFF, "r1", Note(text="tetap"))
    assert "note" not in desk.reader.drafts("r1")


def test_only_the_photos_that_were_sent_leave_the_draft(desk: DeskWork) -> None:
    sent, kept = (desk.commands.attach("r1", prepared(content)) for content in (b"one", b"two"))
    assert desk.reader.draft_photos("r1") == [sent, kept]
    desk.commands.record(STAFF, "r1", Evidence(photos=(sent,)))
    assert desk.reader.draft_photos("r1") == [kept]
    assert desk.stores.vault.get(sent.sha256) == b"one"


def test_a_refused_action_keeps_its_draft(desk: DeskWork) -> None:
    desk.commands.keep_draft("r1", "move.rejected.reason", "alasan")
    refused(desk, Move(to=Status.REJECTED))
    assert desk.reader.drafts("r1") == {"move.rejected.reason": "alasan"}


def test_drafts_come_back_as_typed(desk: DeskWork) -> None:
    desk.commands.keep_draft("r1", "note", "  belum selesai ")
    assert desk.reader.drafts("r1") == {"note": "  belum selesai "}
    desk.commands.keep_draft("r1", "note", "")
    assert desk.reader.drafts("r1") == {}
    with pytest.raises(CommandRefused, match="text-not-text"):
        desk.commands.keep_draft("r1", "note", "\udcff")
    with pytest.raises(CommandRefused, match="text-too-long"):
        desk.commands.keep_draft("r1", "note", "x" * 2**21)


def test_the_photos_file_is_there_before_its_row(desk: DeskWork, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(sha256: str, data: bytes) -> None:
        raise DiskFull

    monkeypatch.setattr(desk.stores.vault, "put", full)
    with pytest.raises(DiskFull):
        desk.commands.attach("r1", prepared())
    assert desk.reader.draft_photos("r1") == []


def test_a_photo_goes_when_nothing_needs_it(desk: DeskWork) -> None:
    vault, sha256 = desk.stores.vault, prepared().photo.sha256
    for report_id in ("r1", "r2"):
        desk.commands.attach(report_id, prepared())
    desk.commands.detach("r1", sha256)
    assert vault.has(sha256)
    desk.commands.record(STAFF, "r2", Evidence(photos=tuple(desk.reader.draft_photos("r2"))))
    desk.commands.attach("r1", prepared())
    desk.commands.detach("r1", sha256)
    assert vault.has(sha256)
    other = desk.commands.attach("r1", prepared(b"other"))
    desk.commands.detach("r1", other.sha256)
    assert not vault.has(other.sha256)


def test_a_photo_attached_twice_is_one_with_its_last_role(desk: DeskWork) -> None:
    desk.commands.attach("r1", prepared())
    again = desk.commands.attach("r1", prepared(role=photo(role=prepared().photo.role).role))
    assert desk.reader.draft_photos("r1") == [again]


def test_retry_now_makes_everything_due(desk: DeskWork) -> None:
    attached = desk.commands.attach("r1", prepared())
    op_id = desk.commands.record(STAFF, "r1", Evidence(photos=(attached,)))
    other = desk.commands.record(STAFF, "r2", Note(text="x"))
    later = desk.clock.tick(hours=1)
    desk.clock.tick(hours=-1)
    desk.work.postpone([op_id, other], later, "unreachable", by_server=False)
    desk.work.postpone_blob(attached.sha256, later, "unreachable")
    desk.commands.retry_now([op_id])
    assert len(desk.work.pending_blobs(STAFF.id, desk.clock())) == 1
    assert desk.work.sendable(STAFF.id, desk.clock()) == []
    desk.commands.retry_now()
    assert [op.op_id for op in desk.work.sendable(STAFF.id, desk.clock())] == [other]


def test_retry_now_wakes_no_ended_operation(desk: DeskWork) -> None:
    op_id = desk.commands.record(STAFF, "r1", TAKE)
    desk.work.finish(op_id, OperationState.QUARANTINED, problem="operation-refused")
    desk.commands.retry_now([op_id])
    assert desk.work.sendable(STAFF.id, desk.clock()) == []


def test_f05_a_crash_before_the_commit_leaves_nothing(desk: DeskWork, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.commands.keep_draft("r1", "note", "hampir")

    def die(self: object, *args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sync.commands.Commands._clear_draft", die)
    with pytest.raises(KeyboardInterrupt):
        desk.commands.record(STAFF, "r1", Note(text="hampir"))
    assert (desk.reader.outbox(), desk.reader.drafts("r1")) == ([], {"note": "hampir"})


def test_two_officers_on_one_pc_see_nothing_of_each_others_work(desk: DeskWork) -> None:
    desk.put("r1", status=Status.IN_PROGRESS, rev=8)
    desk.work.take_desk(STAFF, "staff")
    attached = desk.commands.attach("r1", prepared())
    desk.commands.keep_draft("r1", "note", "rahasia")
    desk.commands.record(STAFF, "r1", Move(to=Status.AWAITING_VALIDATION, answer="Beres", photos=(attached,)))
    desk.commands.attach("r1", prepared(b"another"))
    desk.work.take_desk(SUPERVISOR, "supervisor")
    assert desk.status("r1") is Status.IN_PROGRESS
    assert (desk.reader.outbox(), desk.reader.drafts("r1"), desk.reader.draft_photos("r1")) == ([], {}, [])
    counts = desk.reader.counts()
    assert (counts.unsent, counts.photos_unsent, counts.others) == (0, 0, 1)
    assert [(found.name, found.count) for found in desk.reader.others()] == [(STAFF.name, 1)]
    desk.work.take_desk(STAFF, "staff")
    assert desk.status("r1") is Status.AWAITING_VALIDATION
    assert desk.reader.drafts("r1") == {"note": "rahasia"}
    assert [photo.sha256 for photo in desk.reader.draft_photos("r1")] == [prepared(b"another").photo.sha256]


def test_nothing_is_recorded_under_a_name_whose_desk_it_is_not(desk: DeskWork) -> None:
    desk.work.take_desk(SUPERVISOR, "supervisor")
    assert refused(desk, Note(text="bukan saya")) == "other-officer"
