"""What people read: the centre's reports with their own work laid over them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note, Relocate
from officer_app.domain.reports import Event
from officer_app.domain.vocabulary import Status
from sync.errors import StoreError
from sync.feed import FeedGone, FeedReport
from sync.records import OperationState, QueueQuery
from tests.domain.samples import citizens_photo, report
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

ME = synthetic.STAFF
TAKE = Move(to=Status.IN_PROGRESS)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def test_an_action_shows_at_once_everywhere(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    desk.commands.record(ME, "r1", Assign(officer="o-lurah"))
    row = desk.reader.rows(["r1", "r2", "r99"])["r1"]
    assert (row.status, row.assignee, row.unsent, row.attention) == (Status.IN_PROGRESS, "o-lurah", 2, 0)
    assert row.clocks.responded_at == synthetic.NOW
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert detail.report.status is Status.IN_PROGRESS
    assert [item.kind.value for item in detail.operations] == ["move", "assign"]
    counts = desk.reader.counts()
    assert counts.open_by_status == {Status.WAITING: 1, Status.IN_PROGRESS: 1}
    assert (counts.unsent, counts.attention, counts.photos_unsent) == (2, 0, 0)


def test_f42_the_overlay_holds_until_the_cache_has_the_answer(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=12)
    assert desk.status("r1") is Status.IN_PROGRESS
    # The answer of an older pull comes late: it does not flicker back.
    desk.put("r1", rev=9, text="dibetulkan")
    desk.work.settle(desk.cache.revs(["r1"]))
    assert desk.status("r1") is Status.IN_PROGRESS
    assert desk.reader.rows(["r1"])["r1"].unsent == 0
    desk.put("r1", rev=12, status=Status.IN_PROGRESS)
    desk.work.settle(desk.cache.revs(["r1"]))
    assert (desk.status("r1"), desk.reader.outbox()) == (Status.IN_PROGRESS, [])


def test_what_the_cache_holds_already_is_not_laid_over_it_again(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", Answer(text="segera"))
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=12)
    desk.put("r1", rev=14, public_answer="sudah selesai")
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert detail.report.public_answer == "sudah selesai"


@pytest.mark.parametrize("end", [OperationState.CONFLICT, OperationState.QUARANTINED])
def test_what_the_centre_did_not_take_is_shown_but_not_laid_over(desk: DeskWork, end: OperationState) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.work.finish(op_id, end, problem="status-changed")
    row = desk.reader.rows(["r1"])["r1"]
    assert (row.status, row.unsent, row.attention) == (Status.WAITING, 0, 1)
    assert [item.op_id for item in desk.reader.outbox()] == [op_id]
    assert desk.reader.counts().attention == 1


def test_f13_a_report_that_left_stays_readable_while_work_hangs_on_it(desk: DeskWork) -> None:
    op_id = desk.commands.record(ME, "r1", TAKE)
    desk.cache.apply_page([FeedGone("r1", 9, "left")], "c1", synthetic.NOW)
    assert desk.reader.rows(["r1"]) == {}
    assert [row.report_id for row in desk.reader.queue(QueueQuery()).rows] == ["r2"]
    assert desk.reader.counts().open_by_status == {Status.WAITING: 1}
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert (detail.report.status, len(detail.operations)) == (Status.IN_PROGRESS, 1)
    assert (desk.reader.find("JK-R1"), desk.reader.outbox()[0].number) == ("r1", "JK-R1")
    assert desk.reader.map_points(QueueQuery()).ids == ("r2",)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=9)
    assert desk.work.settle(desk.cache.revs(["r1"])) == {op_id}
    assert (desk.reader.detail("r1"), desk.reader.find("JK-R1")) == (None, None)


def test_f35_the_work_is_readable_without_the_cache(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    desk.stores.rebuild_cache()
    assert (len(desk.reader.outbox()), desk.reader.counts().unsent) == (1, 1)
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert detail.report.status is Status.IN_PROGRESS
    desk.put("r1", rev=8)
    assert desk.status("r1") is Status.IN_PROGRESS


def test_reports_are_found_by_number_or_id(desk: DeskWork) -> None:
    assert [desk.reader.find(text) for text in ("JK-R1", " jk-r2 ", "r1", "JK-R9", "")] == ["r1", "r2", "r1", None, None]


def test_the_outbox_tells_progress_in_bytes(desk: DeskWork) -> None:
    desk.put("r1", rev=8, status=Status.IN_PROGRESS)
    photos = tuple(desk.commands.attach("r1", prepared(content)) for content in (b"12345", b"1234567890"))
    op_id = desk.commands.record(ME, "r1", Move(to=Status.AWAITING_VALIDATION, answer="Beres", photos=photos))
    desk.work.blob_stored(photos[0].sha256)
    desk.work.blob_upload(photos[1].sha256, "up", 4)
    later = desk.clock() + timedelta(seconds=20)
    desk.work.postpone_blob(photos[1].sha256, later, "unreachable")
    (item,) = desk.reader.outbox()
    assert (item.op_id, item.bytes_total, item.bytes_sent, item.next_try, item.problem) == (op_id, 15, 9, later, "unreachable")
    assert (item.number, item.author_id, item.attempts, item.recorded_at) == ("JK-R1", ME.id, 0, desk.clock())
    assert desk.reader.counts().photos_unsent == 1


def test_the_outbox_shows_the_newest_last(desk: DeskWork) -> None:
    ops = [desk.commands.record(ME, "r1", Note(text=f"{number}")) for number in range(5)]
    assert [item.op_id for item in desk.reader.outbox()] == ops
    assert [item.op_id for item in desk.reader.outbox(limit=2)] == ops[-2:]


def test_a_photo_used_elsewhere_is_known_by_either_hash(desk: DeskWork) -> None:
    sent, original = "a" * 64, "b" * 64
    desk.put("r3", attachments=(citizens_photo(sent, original),))
    assert desk.reader.used_elsewhere("r1", [sent, original, "c" * 64]) == {sent, original}
    assert desk.reader.used_elsewhere("r3", [sent, original]) == set()
    drafted = desk.commands.attach("r2", prepared(b"draft"))
    assert desk.reader.used_elsewhere("r1", [drafted.sha256]) == {drafted.sha256}
    desk.commands.record(ME, "r2", Evidence(photos=(drafted,)))
    assert desk.reader.used_elsewhere("r1", [drafted.facts.original_sha256]) == {drafted.facts.original_sha256}
    assert desk.reader.used_elsewhere("r2", [drafted.sha256]) == set()
    desk.put("r3", rev=9, attachments=())
    assert desk.reader.used_elsewhere("r1", [sent]) == set()


def test_history_and_its_beginning(desk: DeskWork) -> None:
    lines = tuple(Event(seq=seq, kind="note", at=synthetic.NOW, data={"text": "x"}) for seq in (4, 5))
    desk.cache.apply_page([FeedReport(report(id="r1", number="JK-R1", rev=9), lines)], "c1", synthetic.NOW)
    detail = desk.reader.detail("r1")
    assert detail is not None
    assert (detail.events, detail.truncated_history) == (lines, True)
    assert desk.reader.detail("r99") is None


def test_the_map_shows_what_the_queue_shows(desk: DeskWork) -> None:
    desk.put("r0", rev=8, status=Status.DONE, approximate=True, point=(106.8, -6.1))
    desk.put("r3", rev=8, point=None)
    desk.commands.record(ME, "r1", TAKE)
    desk.commands.record(ME, "r2", Relocate(point=(106.75, -6.25)))
    points = desk.reader.map_points(QueueQuery())
    assert points.ids == ("r0", "r1", "r2")
    known = tuple(Status)
    assert list(points.statuses) == [
        known.index(Status.DONE) | 0x80,
        known.index(Status.IN_PROGRESS),
        known.index(Status.WAITING),
    ]
    assert list(points.positions) == pytest.approx([106.8, -6.1, 106.9055, -6.2146, 106.75, -6.25], abs=1e-5)
    assert desk.reader.map_points(QueueQuery(statuses=(Status.WAITING,))).ids == ("r2",)
    assert desk.reader.map_points(QueueQuery(unsent_only=True)).ids == ("r1", "r2")
    assert desk.reader.map_points(QueueQuery(), limit=1).ids[0] == "r0"
    assert desk.reader.points(QueueQuery(), ["r2", "r3", "r0", "r77"]).ids == ("r0", "r2")


def test_the_map_finds_words_and_keeps_ids_in_order(tmp_path: Path) -> None:
    stores = synthetic.open_temporary(tmp_path)
    with synthetic.filled(stores, reports=400) as cache:
        commands, reader = stores.open_commands(), stores.open_reader()
        for row in reader.queue(QueueQuery(text="banjir", statuses=(Status.WAITING,)), limit=20).rows:
            commands.record(synthetic.SUPERVISOR, row.report_id, TAKE)
        for query in (QueueQuery(), QueueQuery(text="banjir"), QueueQuery(text="rt"), QueueQuery(areas=("31.75.07",))):
            ids = reader.map_points(query).ids
            listed = reader.queue(query, limit=1_000).rows
            assert list(ids) == sorted(row.report_id for row in listed)
        assert cache.cursor() is not None
        commands.close()
        reader.close()


def test_a_reader_cannot_write(desk: DeskWork) -> None:
    with pytest.raises(StoreError), desk.reader._db.writing():
        desk.reader._db.execute("DELETE FROM report")
    with pytest.raises(StoreError), desk.reader._db.writing():
        desk.reader._db.execute("DELETE FROM work.draft")


def test_a_new_workflow_changes_what_is_laid_over(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    assert desk.status("r1") is Status.IN_PROGRESS
    desk.cache.put_document(
        "reference", '"r9"', b'{"workflow": [{"source": "done", "target": "waiting", "kind": "reopen", "roles": ["staff"]}]}'
    )
    assert desk.status("r1") is Status.WAITING


def test_names_of_colleagues(desk: DeskWork) -> None:
    assert (desk.reader.officer_name("o-lurah"), desk.reader.officer_name("o-nobody")) == ("Siti Aminah", None)
    assert desk.reader.document("roads") == synthetic.roads_document()
    assert desk.reader.document("nothing") is None


def test_only_what_changed_is_computed_anew(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", TAKE)
    desk.commands.record(ME, "r2", TAKE)
    desk.reader.counts()
    before = dict(desk.reader._overlay.reports)
    desk.commands.record(ME, "r2", Note(text="x"))
    desk.reader.counts()
    after = desk.reader._overlay.reports
    assert after["r1"] is before["r1"]
    assert after["r2"] is not before["r2"]
    assert replace(after["r2"].row, unsent=1) == before["r2"].row


def test_whole_reports_have_what_was_done_here_laid_over_them(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", Answer(text="segera"))
    found = desk.reader.reports(["r1", "r2", "r99"])
    assert set(found) == {"r1", "r2"}
    assert found["r1"].public_answer == "segera" and found["r2"].public_answer is None


def test_what_is_read_in_a_still_moment_does_not_move(desk: DeskWork) -> None:
    with desk.reader.still():
        before = desk.reader.reports(["r1"])["r1"]
        desk.put("r1", rev=12, status=Status.IN_PROGRESS, text="dibetulkan")
        assert desk.reader.reports(["r1"])["r1"] == before
        assert desk.reader.queue(QueueQuery()).rows[0].status is Status.WAITING
    assert desk.reader.reports(["r1"])["r1"].text == "dibetulkan"
