"""The outbox: states, order, attempts, photos, and what the centre's answers do to them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Move, Note, Return
from officer_app.domain.vocabulary import Role, Status
from sync import audit
from sync.records import UNSENT_STATES, OperationState
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

ME = synthetic.SUPERVISOR
OTHER = Officer("o-other", "other", "Other", "", frozenset({Role.STAFF}), ("31",))
TAKE = Move(to=Status.IN_PROGRESS)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def sendable(desk: DeskWork, officer: Officer = ME) -> list[str]:
    return [operation.op_id for operation in desk.work.sendable(officer.id, desk.clock())]


def states(desk: DeskWork) -> dict[str, OperationState]:
    return {item.op_id: item.state for item in desk.reader.outbox()}


def result(desk: DeskWork, report_id: str = "r1", content: bytes = b"photo") -> str:
    """A move with a photo, recorded."""
    photo = desk.commands.attach(report_id, prepared(content))
    move = Move(to=Status.AWAITING_VALIDATION, answer="Sudah dibersihkan", photos=(photo,))
    return desk.commands.record(ME, report_id, move)


def test_what_is_recorded_is_sendable_in_its_order(desk: DeskWork) -> None:
    ops = [desk.commands.record(ME, report_id, Note(text=f"n{n}")) for n, report_id in enumerate(("r1", "r2", "r1"))]
    found = desk.work.sendable(ME.id, desk.clock())
    assert [operation.op_id for operation in found] == ops
    assert {operation.state for operation in found} == {OperationState.QUEUED}
    assert [operation.op_id for operation in desk.work.unsettled(ME.id)] == ops
    assert [operation.op_id for operation in desk.work.sendable(ME.id, desk.clock(), limit=2)] == ops[:2]


def test_the_document_is_what_the_centre_takes(desk: DeskWork) -> None:
    first = desk.commands.record(ME, "r1", TAKE)
    second = result(desk)
    desk.work.blob_stored(desk.work.pending_blobs(ME.id, desk.clock())[0].sha256)
    documents = [msgspec.json.decode(operation.document) for operation in desk.work.sendable(ME.id, desk.clock())]
    assert documents[0] == {
        "op_id": first,
        "report_id": "r1",
        "kind": "move",
        "payload": {"to": "in_progress", "photos": []},
        "guard": {"status": "waiting"},
        "base_rev": 7,
        "author_id": ME.id,
        "device_id": desk.stores.device_id,
        "recorded_at": "2026-03-02T03:00:00Z",
        "depends_on": [],
    }
    # Taken on, the report is his: that it still is, is what the result relies on.
    mine = {"status": "in_progress", "assignee": ME.id, "checks_assignee": True}
    assert documents[1]["guard"] == mine | {"seen": [{"field": "public_answer"}]}
    assert documents[1]["depends_on"] == [first]
    assert documents[1]["op_id"] == second
    assert set(documents[1]["payload"]["photos"][0]) == {"sha256", "size", "mime", "width", "height", "role", "facts"}
    assert "camera" not in documents[1]["payload"]["photos"][0]["facts"]


def test_an_operation_that_waits_holds_back_its_report_only(desk: DeskWork) -> None:
    first = desk.commands.record(ME, "r1", Note(text="a"))
    desk.commands.record(ME, "r1", Note(text="b"))
    other = desk.commands.record(ME, "r2", Note(text="c"))
    desk.work.postpone([first], desk.clock() + timedelta(seconds=30), "unreachable", by_server=False)
    assert sendable(desk) == [other]
    due = desk.work.next_due(ME.id)
    assert due is not None
    assert due <= desk.clock()
    desk.work.postpone([other], desk.clock() + timedelta(seconds=90), "unreachable", by_server=False)
    assert desk.work.next_due(ME.id) == desk.clock() + timedelta(seconds=30)
    desk.clock.tick(seconds=30)
    assert len(sendable(desk)) == 2


def test_photos_go_before_what_carries_them(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(sendable(desk)[0], OperationState.APPLIED, result_rev=8)
    op_id = result(desk)
    assert sendable(desk) == []
    (blob,) = desk.work.pending_blobs(ME.id, desk.clock())
    assert (blob.size, blob.mime, blob.upload_url, blob.offset, blob.attempts) == (5, "image/jpeg", None, 0, 0)
    desk.work.blob_upload(blob.sha256, "up-1", 3)
    desk.work.postpone_blob(blob.sha256, desk.clock() + timedelta(seconds=9), "unreachable")
    assert desk.work.pending_blobs(ME.id, desk.clock()) == []
    assert desk.work.next_due(ME.id) == desk.clock() + timedelta(seconds=9)
    desk.clock.tick(seconds=9)
    (blob,) = desk.work.pending_blobs(ME.id, desk.clock())
    assert (blob.upload_url, blob.offset, blob.attempts) == ("up-1", 3, 1)
    desk.work.blob_stored(blob.sha256)
    assert sendable(desk) == [op_id]
    assert desk.work.pending_blobs(ME.id, desk.clock()) == []


def test_f32_one_photo_on_two_reports_goes_up_once(desk: DeskWork) -> None:
    for report_id in ("r1", "r2"):
        photo = desk.commands.attach(report_id, prepared())
        desk.commands.record(ME, report_id, Evidence(photos=(photo,)))
    assert len(desk.work.pending_blobs(ME.id, desk.clock())) == 1
    desk.work.blob_stored(prepared().photo.sha256)
    assert len(sendable(desk)) == 2


def test_f31_photos_that_begin_alike_are_two(desk: DeskWork) -> None:
    head = b"x" * 65_536
    photos = tuple(desk.commands.attach("r1", prepared(head + end)) for end in (b"1", b"2"))
    desk.commands.record(ME, "r1", Evidence(photos=photos))
    assert len(desk.work.pending_blobs(ME.id, desk.clock())) == 2


def test_f22_another_officer_sends_nothing_of_mine(desk: DeskWork) -> None:
    mine = [desk.commands.record(ME, "r1", Note(text=f"n{n}")) for n in range(10)]
    theirs = desk.commands.record(OTHER, "r1", Note(text="theirs"))
    assert sendable(desk, OTHER) == [theirs]
    assert [operation.op_id for operation in desk.work.unsettled(OTHER.id)] == [theirs]
    assert sendable(desk, ME) == mine


def test_nothing_builds_on_anothers_unsent_move(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    theirs = desk.commands.record(OTHER, "r1", Move(to=Status.COORDINATING, agency="SDA", reason="saluran besar"))
    assert sendable(desk, OTHER) == [theirs], "two officers at one computer are as two at two"


@pytest.mark.parametrize("end", [OperationState.CONFLICT, OperationState.QUARANTINED])
def test_a_fallen_move_holds_back_what_builds_on_it_and_nothing_else(desk: DeskWork, end: OperationState) -> None:
    move = desk.commands.record(ME, "r1", TAKE)
    dependent = desk.commands.record(ME, "r1", Move(to=Status.COORDINATING, agency="SDA", reason="x"))
    desk.work.finish(move, end, problem="status-changed")
    assert sendable(desk) == []
    assert desk.work.next_due(ME.id) is None, "a blocked operation must not keep the engine spinning"
    other = desk.commands.record(ME, "r2", Note(text="flows on"))
    assert sendable(desk) == [other]
    assert states(desk)[dependent] is OperationState.QUEUED
    note = desk.commands.record(ME, "r1", Note(text="sudah ditelepon"))
    assert sendable(desk) == [other, note], "a note builds on nothing"


def test_a_note_after_a_conflict_flows(desk: DeskWork) -> None:
    move = desk.commands.record(ME, "r1", TAKE)
    note = desk.commands.record(ME, "r1", Note(text="masih banjir"))
    desk.work.finish(move, OperationState.CONFLICT, theirs=b"{}")
    assert sendable(desk) == [note]


def test_uncertain_stays_uncertain_until_the_centre_has_spoken(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", Note(text="a"))
    desk.work.mark_sending([op_id])
    assert states(desk)[op_id] is OperationState.SENDING
    desk.work.release([op_id])
    assert states(desk)[op_id] is OperationState.QUEUED
    desk.work.mark_sending([op_id])
    desk.work.mark_uncertain([op_id], desk.clock(), "unreachable")
    assert (states(desk)[op_id], sendable(desk)) == (OperationState.UNCERTAIN, [op_id])
    desk.work.mark_sending([op_id])
    desk.work.release([op_id])
    assert states(desk)[op_id] is OperationState.UNCERTAIN
    desk.work.mark_sending([op_id])
    desk.work.postpone([op_id], desk.clock(), "unavailable", by_server=False)
    assert states(desk)[op_id] is OperationState.UNCERTAIN
    (operation,) = desk.work.unsettled(ME.id)
    assert (operation.transport_attempts, operation.server_attempts) == (2, 0)


def test_one_that_was_going_out_when_the_app_was_killed_may_have_arrived(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", Note(text="a"))
    desk.work.mark_sending([op_id])
    again = desk.stores.open_work()  # the next start
    assert [operation.op_id for operation in again.sendable(ME.id, desk.clock())] == [op_id]
    again.mark_sending([op_id])
    again.release([op_id])
    again.close()
    assert states(desk)[op_id] is OperationState.UNCERTAIN


def test_attempts_are_counted_apart(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", Note(text="a"))
    desk.work.postpone([op_id], desk.clock(), "internal", by_server=True)
    desk.work.postpone([op_id], desk.clock(), "internal", by_server=True)
    desk.work.postpone([op_id], desk.clock(), "unreachable", by_server=False)
    (operation,) = desk.work.unsettled(ME.id)
    assert (operation.server_attempts, operation.transport_attempts, operation.state) == (2, 1, OperationState.QUEUED)


def test_an_applied_operation_settles_when_the_cache_holds_it(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    assert desk.work.settle({"r1": 8}) == set()
    assert desk.work.settle({"r2": 99}) == set()
    assert [operation.state for operation in desk.work.unsettled(ME.id)] == [OperationState.APPLIED]
    assert desk.work.settle({"r1": 9}) == {op_id}
    assert (desk.work.unsettled(ME.id), desk.reader.outbox()) == ([], [])
    assert desk.work.settle({"r1": 9}) == set()


def test_an_end_is_an_end(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, OperationState.CONFLICT, problem="status-changed", theirs=b'{"id":"r1"}')
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    desk.work.mark_sending([op_id])
    desk.work.postpone([op_id], desk.clock(), "late", by_server=False)
    assert states(desk)[op_id] is OperationState.CONFLICT
    with pytest.raises(ValueError, match="not an end"):
        desk.work.finish(op_id, OperationState.QUEUED)


def test_a_conflict_keeps_base_mine_and_theirs(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, OperationState.CONFLICT, problem="status-changed", theirs=b'{"status":"done"}')
    base, mine, theirs = desk.work._db.row("SELECT base, mine, theirs FROM conflict WHERE op_id = ?", (op_id,)) or ()
    assert msgspec.json.decode(base)["status"] == "waiting"
    assert msgspec.json.decode(mine)["status"] == "in_progress"
    assert theirs == b'{"status":"done"}'
    assert (desk.reader.counts().attention, desk.status("r1")) == (1, Status.WAITING)


def test_photos_that_the_centre_lost_go_up_again(desk: DeskWork) -> None:
    desk.put("r1", status=Status.IN_PROGRESS, rev=8)
    op_id = result(desk)
    sha256 = prepared(b"photo").photo.sha256
    desk.work.blob_upload(sha256, "up-1", 5)
    desk.work.blob_stored(sha256)
    desk.work.mark_sending([op_id])
    desk.work.blobs_missing(op_id, [sha256])
    (blob,) = desk.work.pending_blobs(ME.id, desk.clock())
    assert (blob.upload_url, blob.offset, states(desk)[op_id]) == (None, 0, OperationState.QUEUED)
    assert sendable(desk) == []


def test_f12_after_a_restore_the_work_is_offered_again_as_it_was(desk: DeskWork) -> None:
    desk.put("r1", status=Status.IN_PROGRESS, rev=8)
    old = desk.commands.record(ME, "r2", Note(text="long ago"))
    desk.work.finish(old, OperationState.APPLIED, result_rev=7)
    since = desk.clock()
    desk.work.mark_day(since.date())
    desk.clock.tick(days=-300)  # a clock that was set wrongly in between does not matter
    op_id = result(desk)
    document = desk.work.unsettled(ME.id)[-1].document
    desk.work.blob_stored(prepared(b"photo").photo.sha256)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    desk.work.settle({"r1": 9, "r2": 9})
    assert desk.work.reoffer(since) == {op_id}
    (again,) = desk.work.unsettled(ME.id)
    assert (again.op_id, again.document, again.state) == (op_id, document, OperationState.QUEUED)
    assert len(desk.work.pending_blobs(ME.id, desk.clock())) == 1


def test_f39_time_going_back_does_not_change_the_order(desk: DeskWork) -> None:
    first = desk.commands.record(ME, "r1", Note(text="a"))
    desk.clock.tick(days=-3)
    second = desk.commands.record(ME, "r1", Note(text="b"))
    assert sendable(desk) == [first, second]


def test_each_step_is_in_the_audit(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    desk.work.settle({"r1": 9})
    database = desk.work._db
    assert database.rows("SELECT actor, act FROM audit WHERE subject = ? ORDER BY seq", (op_id,)) == [
        (ME.id, "recorded"),
        ("centre", "applied"),
        ("centre", "settled"),
    ]
    assert audit.breaks(database) == []


@pytest.mark.parametrize(
    "change", ["UPDATE operation SET document = 'x'", "UPDATE operation SET author_id = 'x'", "DELETE FROM operation"]
)
def test_what_was_recorded_cannot_be_rewritten(desk: DeskWork, change: str) -> None:
    desk.commands.record(ME, "r1", TAKE)
    database = desk.work._db
    with pytest.raises(dbapi2.IntegrityError), database.writing():
        database.execute(change)


def test_every_connection_to_the_precious_store_is_fully_synchronous(desk: DeskWork) -> None:
    for database in (desk.work._db, desk.commands._db):
        assert database.value("PRAGMA synchronous") == 2
        assert database.value("PRAGMA journal_mode") == "wal"


def test_facts_of_the_installation_stay(desk: DeskWork) -> None:
    assert desk.work.get_meta("epoch:x") is None
    desk.work.set_meta("epoch:x", "e1")
    desk.work.set_meta("epoch:x", "e2")
    assert desk.work.get_meta("epoch:x") == "e2"


steps = st.sampled_from(
    ["send", "uncertain", "postpone", "release", "apply", "conflict", "quarantine", "settle", "later", "record"]
)


@given(plan=st.lists(st.tuples(steps, st.integers(0, 5)), max_size=25))
def test_order_holds_whatever_happens(tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[str, int]]) -> None:
    """Property: nothing is sendable before an unsent earlier operation of its report; nothing disappears."""
    with desk_work(tmp_path_factory.mktemp("home")) as desk:
        recorded: dict[str, str] = {}
        for step, number in plan:
            _do(desk, step, number, recorded)
            queue = sendable(desk)
            assert len(queue) == len(set(queue))
            for op_id in queue:
                earlier = [known for known, report_id in recorded.items() if report_id == recorded[op_id] and known < op_id]
                unsent = [known for known in earlier if states(desk).get(known) in UNSENT_STATES]
                assert all(known in queue[: queue.index(op_id)] for known in unsent)
        rows = desk.work._db.value("SELECT count(*) FROM operation")
        assert rows == len(recorded)
        assert desk.stores.check() == []


def _do(desk: DeskWork, step: str, number: int, recorded: dict[str, str]) -> None:
    desk.clock.tick(seconds=1)
    if step == "record":
        report_id = ("r1", "r2")[number % 2]
        recorded[desk.commands.record(ME, report_id, Note(text="x"))] = report_id
        return
    if step == "later":
        desk.clock.tick(seconds=number * 10)
        return
    if step == "settle":
        desk.work.settle({"r1": 100, "r2": 100})
        return
    queue = sendable(desk)
    if not queue:
        return
    op_id = queue[number % len(queue)]
    soon = desk.clock() + timedelta(seconds=number * 10)
    match step:
        case "send":
            desk.work.mark_sending([op_id])
        case "uncertain":
            desk.work.mark_uncertain([op_id], soon, "x")
        case "postpone":
            desk.work.postpone([op_id], soon, "x", by_server=bool(number % 2))
        case "release":
            desk.work.release([op_id])
        case "apply":
            desk.work.finish(op_id, OperationState.APPLIED, result_rev=number)
        case "conflict":
            desk.work.finish(op_id, OperationState.CONFLICT)
        case "quarantine":
            desk.work.finish(op_id, OperationState.QUARANTINED)


def test_supervisors_moves_are_moves_too(desk: DeskWork) -> None:
    desk.put("r1", status=Status.AWAITING_VALIDATION, rev=8)
    back = desk.commands.record(ME, "r1", Return(reason="foto buram"))
    desk.commands.record(ME, "r1", Note(text="tolong difoto ulang"))
    document = msgspec.json.decode(desk.work.unsettled(ME.id)[0].document)
    assert (document["kind"], document["guard"]) == ("return", {"status": "awaiting_validation"})
    again = result(desk)
    returned = desk.commands.record(ME, "r1", Return(reason="masih kotor"))
    documents = {d["op_id"]: d for d in (msgspec.json.decode(op.document) for op in desk.work.unsettled(ME.id))}
    assert documents[again]["depends_on"] == [back]
    assert documents[returned]["depends_on"] == [again]
