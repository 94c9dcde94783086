"""Each row of the conflict table through the stores: recorded, refused, shown, decided, and what goes out next."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from officer_app.domain.operations import Evidence, Move, Note, Reopen
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.errors import CommandRefused
from sync.photos.preparing import prepare
from sync.records import Choice, OperationState
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.stuck_work import (
    GONE,
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
    work_db,
)

C, S = Choice, Status


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def test_a_card_shows_the_three_versions(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    found = card(desk, op_id)
    assert (found.base.status, found.mine.status) == (S.IN_PROGRESS, S.AWAITING_VALIDATION)
    assert (found.base.assignee, found.mine.assignee) == (STAFF.id, STAFF.id)
    assert found.theirs is not None
    assert (found.theirs.assignee, found.theirs.rev) == (LURAH.id, 9)
    assert found.item.problem == "assignee-changed"
    later = desk.put("r1", rev=12, status=S.DONE, assignee=LURAH.id)
    assert card(desk, op_id).theirs == later, "as it stands now, not as it stood then"


def test_without_the_cache_it_shows_what_the_centre_said_then(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.stores.rebuild_cache()
    theirs = card(desk, op_id).theirs
    assert theirs is not None
    assert theirs.assignee == LURAH.id


def test_what_waits_or_has_arrived_has_no_card(desk: DeskWork) -> None:
    waiting, arrived = (desk.commands.record(STAFF, report_id, Note(text="x")) for report_id in ("r1", "r2"))
    desk.work.finish(arrived, OperationState.APPLIED, result_rev=9)
    assert [desk.reader.card(op_id) for op_id in (waiting, arrived, "nowhere")] == [None] * 3
    assert desk.reader.cards() == []
    assert refused(desk, waiting, C.WITHDRAW, "x") == "already-decided"


def test_reassigned_the_words_and_photos_go_to_the_new_owner(desk: DeskWork) -> None:
    payload = result(desk)
    op_id = stuck(desk, payload, MINE, {"assignee": LURAH.id}, "assignee-changed")
    [new] = desk.commands.resolve(STAFF, op_id, C.FIELD_REPORT)
    [sent] = due(desk)
    assert (sent.op_id, sent.report_id, sent.kind, guard(sent)) == (new, "r1", "evidence", {})
    assert sent.photos == tuple(photo.sha256 for photo in payload.photos)
    assert desk.status("r1") is S.IN_PROGRESS, "the status is the new owner's"
    assert resolution(desk, op_id) == ("field-report", None, [new])
    assert facts(desk)[-3:] == [("conflict", op_id), ("recorded", new), ("decided", op_id)]
    assert desk.reader.card(op_id) is None


def test_reassigned_he_takes_it_back_relying_on_who_has_it(desk: DeskWork) -> None:
    payload = result(desk)
    op_id = stuck(desk, payload, MINE, {"assignee": LURAH.id}, "assignee-changed")
    [new] = desk.commands.resolve(STAFF, op_id, C.ASK_BACK)
    [sent] = due(desk)
    assert (sent.op_id, sent.kind) == (new, "assign")
    assert guard(sent) == {"assignee": LURAH.id, "checks_assignee": True}
    assert desk.reader.drafts("r1") == {"move.awaiting_validation.answer": "Sudah disedot"}, "to be sent when it is his again"
    assert desk.reader.draft_photos("r1") == list(payload.photos)


def test_reassigned_he_keeps_it_as_a_draft_below_what_is_typed(desk: DeskWork) -> None:
    kept = desk.commands.attach("r1", prepared(b"attached later"))
    payload = result(desk, b"one", b"two")
    op_id = stuck(desk, payload, MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.commands.keep_draft("r1", "move.awaiting_validation.answer", "Sedang diketik\n")
    desk.commands.keep_draft("r1", "note.text", "lain")
    assert desk.commands.resolve(STAFF, op_id, C.KEEP_DRAFT) == ()
    drafts = desk.reader.drafts("r1")
    assert drafts == {"move.awaiting_validation.answer": "Sedang diketik\n\nSudah disedot", "note.text": "lain"}
    assert desk.reader.draft_photos("r1") == [kept, *payload.photos]
    assert (due(desk), desk.reader.outbox()) == ([], [])
    assert resolution(desk, op_id) == ("keep-draft", None, [])
    done = Move(to=S.AWAITING_VALIDATION, answer="Sudah disedot", photos=payload.photos)
    desk.put("r1", rev=10, **MINE)
    desk.commands.record(STAFF, "r1", done)
    assert desk.reader.draft_photos("r1") == [kept]


def test_a_chosen_field_that_was_chosen_anew_stands(desk: DeskWork) -> None:
    payload = Move(to=S.COORDINATING, agency="SDA", reason="saluran besar")
    op_id = stuck(desk, payload, {}, {"status": S.AWAITING_VALIDATION}, "status-changed", state=OperationState.QUARANTINED)
    desk.commands.keep_draft("r1", "move.coordinating.agency", "DLH")
    desk.commands.resolve(STAFF, op_id, C.KEEP_DRAFT)
    assert desk.reader.drafts("r1") == {"move.coordinating.agency": "DLH", "move.coordinating.reason": "saluran besar"}


def test_closed_he_attaches_his_evidence(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"status": S.DONE, "assignee": LURAH.id}, "status-changed")
    assert card(desk, op_id).choices == (C.ATTACH, C.ASK_REOPEN, C.WITHDRAW)
    [new] = desk.commands.resolve(STAFF, op_id, C.ATTACH)
    [sent] = due(desk)
    assert (sent.op_id, sent.kind) == (new, "evidence")
    assert desk.status("r1") is S.DONE


def test_closed_he_asks_a_supervisor_to_reopen(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {"status": S.REJECTED}, "status-changed")
    desk.commands.resolve(STAFF, op_id, C.ASK_REOPEN, reason="air masih tinggi")
    [sent] = due(desk)
    assert sent.kind == "note"
    item = desk.reader.outbox()[-1]
    assert isinstance(item.payload, Note)
    assert "Alasan: air masih tinggi" in item.payload.text
    assert desk.reader.drafts("r1") == {"move.awaiting_validation.answer": "Sudah disedot"}


def test_closed_a_supervisor_reopens_with_a_reason(desk: DeskWork) -> None:
    desk.put("r1", rev=8, status=S.IN_PROGRESS)
    op_id = stuck(desk, Move(to=S.DELEGATED, unit="PPSU-KLENDER"), MINE, {"status": S.DONE}, "status-changed", officer=SUPERVISOR)
    with pytest.raises(CommandRefused, match="needs-reason"):
        desk.commands.resolve(SUPERVISOR, op_id, C.ASK_REOPEN, reason=" ")
    desk.commands.resolve(SUPERVISOR, op_id, C.ASK_REOPEN, reason="belum selesai")
    [sent] = desk.work.sendable(SUPERVISOR.id, desk.clock())
    assert (sent.kind, guard(sent)) == ("reopen", {"status": "done"})
    assert desk.reader.outbox()[-1].payload == Reopen(reason="belum selesai")
    assert desk.status("r1") is S.IN_PROGRESS


def test_closed_he_withdraws_with_a_reason_that_stays_on_record(desk: DeskWork) -> None:
    payload = result(desk)
    op_id = stuck(desk, payload, MINE, {"status": S.DONE}, "status-changed")
    for reason in (None, "", " \n"):
        assert refused(desk, op_id, C.WITHDRAW, reason) == "needs-reason"
    assert refused(desk, op_id, C.WITHDRAW, "nol \0 di sini") == "text-not-text"
    assert desk.commands.resolve(STAFF, op_id, C.WITHDRAW, reason=" sudah dikerjakan Lurah ") == ()
    assert resolution(desk, op_id) == ("withdraw", "sudah dikerjakan Lurah", [])
    database = work_db(desk)
    told = msgspec.json.decode(database.value("SELECT facts FROM audit ORDER BY seq DESC LIMIT 1"))
    database.close()
    assert told == {"choice": "withdraw", "reason": "sudah dikerjakan Lurah", "operations": "[]", "former": "conflict"}
    assert (due(desk), desk.reader.outbox(), desk.reader.counts().attention) == ([], [], 0)
    assert desk.stores.vault.has(payload.photos[0].sha256), "the record still names it"


def test_merged_the_original_gets_it(desk: DeskWork) -> None:
    merged = {"status": S.DUPLICATE, "merged_into": "r2"}
    op_id = stuck(desk, result(desk), MINE, merged, "status-changed")
    assert card(desk, op_id).choices == (C.TO_CANONICAL, C.WITHDRAW)
    [new] = desk.commands.resolve(STAFF, op_id, C.TO_CANONICAL)
    [sent] = due(desk)
    assert (sent.op_id, sent.report_id, sent.kind) == (new, "r2", "evidence")


def test_merged_into_a_report_that_is_not_here_the_centre_passes_it_on(desk: DeskWork) -> None:
    op_id = stuck(desk, Move(to=S.IN_PROGRESS), {}, {"status": S.DUPLICATE, "merged_into": "r99"}, "status-changed")
    desk.commands.resolve(STAFF, op_id, C.TO_CANONICAL)
    [sent] = due(desk)
    assert (sent.report_id, sent.kind) == ("r1", "note")


def test_removed_he_can_only_give_it_up(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, GONE, "not-in-scope")
    found = card(desk, op_id)
    assert (found.theirs, found.choices) == (None, (C.WITHDRAW,))
    assert found.base.text == "Banjir di jalan Dermaga", "pinned"
    assert refused(desk, op_id, C.SEND_AGAIN) == "choice-not-possible"
    desk.commands.resolve(STAFF, op_id, C.WITHDRAW, reason="pindah wilayah")
    assert desk.reader.outbox() == []


def test_moved_he_does_it_to_the_report_as_it_stands_now(desk: DeskWork) -> None:
    payload = Move(to=S.COORDINATING, agency="SDA", reason="saluran besar")
    op_id = stuck(desk, payload, {}, {"status": S.IN_PROGRESS, "assignee": STAFF.id}, "status-changed")
    [new] = desk.commands.resolve(STAFF, op_id, C.SEND_AGAIN)
    [sent] = due(desk)
    relied = {"status": "in_progress", "assignee": STAFF.id, "checks_assignee": True, "seen": [{"field": "agency"}]}
    assert (sent.op_id, guard(sent)) == (new, relied)
    assert new != op_id, "a resolution is a new operation"
    assert desk.reader.outbox()[-1].payload == payload
    found = desk.reader.detail("r1")
    assert found is not None
    assert found.report.status is S.COORDINATING


def test_rejected_it_is_sent_again_where_the_workflow_allows_it_now(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {}, "refused-repeatedly", state=OperationState.QUARANTINED)
    assert card(desk, op_id).choices == (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)
    [new] = desk.commands.resolve(STAFF, op_id, C.SEND_AGAIN)
    assert [operation.op_id for operation in due(desk)] == [new]


def test_a_photo_that_is_too_large_goes_smaller_with_the_facts_of_its_original(desk: DeskWork) -> None:
    picture = BytesIO()
    Image.effect_noise((1600, 1200), 80).convert("RGB").save(picture, "JPEG", quality=90)
    large = prepare(picture.getvalue(), role=PhotoRole.BEFORE, caption="sebelum")
    photo = desk.commands.attach("r1", large)
    op_id = stuck(desk, Evidence(photos=(photo,), text="gelap"), {}, {}, "too-large", state=OperationState.QUARANTINED)
    assert card(desk, op_id).choices[0] is C.RECOMPRESS
    [new] = desk.commands.resolve(STAFF, op_id, C.RECOMPRESS)
    payload = desk.reader.outbox()[-1].payload
    assert isinstance(payload, Evidence)
    assert payload.text == "gelap"
    [smaller] = payload.photos
    assert smaller.size <= photo.size / 2
    assert (smaller.facts, smaller.role, smaller.caption) == (photo.facts, photo.role, "sebelum")
    data = desk.stores.vault.get(smaller.sha256)
    assert data is not None
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (smaller.sha256, smaller.size)
    with Image.open(BytesIO(data)) as shown:
        assert shown.size == (smaller.width, smaller.height) == (1280, 960)
    assert [(blob.sha256, blob.size) for blob in desk.work.pending_blobs(STAFF.id, desk.clock())] == [
        (smaller.sha256, smaller.size)
    ]
    assert due(desk)[0].op_id == new


def test_a_photo_that_is_no_picture_cannot_be_made_smaller_and_nothing_changes(desk: DeskWork) -> None:
    op_id = stuck(desk, result(desk), MINE, {}, "not-a-photo", state=OperationState.QUARANTINED)
    assert refused(desk, op_id, C.RECOMPRESS) in {"photo-unreadable", "photo-unknown-format"}
    assert card(desk, op_id).choices[0] is C.RECOMPRESS


def test_a_photo_whose_file_is_gone_is_left_out_and_told(desk: DeskWork) -> None:
    payload = result(desk, b"one", b"two")
    op_id = stuck(desk, payload, MINE, {"assignee": LURAH.id}, "assignee-changed")
    desk.stores.vault.remove(payload.photos[0].sha256)
    desk.commands.resolve(STAFF, op_id, C.FIELD_REPORT)
    told = desk.reader.outbox()[-1].payload
    assert isinstance(told, Evidence)
    assert told.photos == payload.photos[1:]
    assert told.text is not None
    assert told.text.endswith("(1 foto tidak ada lagi di komputer petugas.)")


def test_what_it_built_on_failed_and_can_be_done_now(desk: DeskWork) -> None:
    payload = result(desk)
    op_id = stuck(desk, payload, MINE, {}, "dependency-failed")
    assert card(desk, op_id).choices == (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)
    [new] = desk.commands.resolve(STAFF, op_id, C.SEND_AGAIN)
    assert [operation.op_id for operation in due(desk)] == [new]


def test_what_builds_on_it_gets_a_card_of_its_own_and_follows_by_hand(desk: DeskWork) -> None:
    first = desk.commands.record(STAFF, "r1", Move(to=S.COORDINATING, agency="SDA", reason="saluran besar"))
    second = desk.commands.record(STAFF, "r1", Move(to=S.DELEGATED, unit="PPSU-KLENDER"))
    third = desk.commands.record(STAFF, "r1", Move(to=S.IN_PROGRESS))
    apart = desk.commands.record(STAFF, "r1", Note(text="tidak tergantung"))
    desk.put("r1", rev=9, status=S.IN_PROGRESS)
    desk.work.finish(first, OperationState.CONFLICT, problem="status-changed")
    assert [operation.op_id for operation in due(desk)] == [apart]
    [again] = desk.commands.resolve(STAFF, first, C.SEND_AGAIN)
    assert [(found.item.op_id, found.item.problem) for found in desk.reader.cards()] == [
        (second, "depends-on-refused"),
        (third, "depends-on-refused"),
    ]
    relied = {"status": "in_progress", "seen": [{"field": "agency"}]}
    assert [guard(operation) for operation in due(desk) if operation.op_id == again] == [relied], (
        "what fell with it does not count"
    )
    [second_again] = desk.commands.resolve(STAFF, second, C.SEND_AGAIN)
    [third_again] = desk.commands.resolve(STAFF, third, C.SEND_AGAIN)
    assert [operation.op_id for operation in due(desk)] == [apart, again, second_again, third_again]
    assert desk.status("r1") is S.IN_PROGRESS
    assert msgspec.json.decode(due(desk)[2].document)["depends_on"] == [again]
