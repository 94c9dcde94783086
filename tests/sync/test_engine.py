"""Whole runs of the engine against a central API that answers, lies, breaks and comes back."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug import Request, Response

from officer_app.domain.operations import Note
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.errors import DiskFull
from sync.records import OperationState
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, portal, refused
from tests.fakes.wire_answers import report

QUEUED, UNCERTAIN, CONFLICT = OperationState.QUEUED, OperationState.UNCERTAIN, OperationState.CONFLICT
SETTLED, QUARANTINED = OperationState.SETTLED, OperationState.QUARANTINED
CUT = "cut"


def lost(centre: SmallCentre) -> Any:
    """The centre does it, and a gateway answers in its place."""

    def fault(request: Request) -> Response:
        for operation in request.get_json()["operations"]:
            centre.operate(operation)
        return Response("<html>Bad gateway</html>", 502, content_type="text/html")

    return fault


def test_the_first_pull_brings_every_page(office: Office, centre: SmallCentre) -> None:
    for number in range(1200):
        centre.put(f"q{number}")
    state = office.sync()
    assert (state.connection, state.busy, state.problem, state.last_sync) == (Connection.ONLINE, False, None, office.now)
    assert centre.calls("GET /changes") >= 2
    assert len(frozenset().union(*(changes.arrived for changes in office.changes))) == 1200
    assert max(state.progress for state in office.states) == 1200
    assert office.engine.cursor() == "e1:1201"


def test_the_state_begins_with_connecting(office: Office) -> None:
    assert office.states[0].connection is Connection.CONNECTING
    assert office.states[-1].connection is Connection.ONLINE


def test_what_was_recorded_offline_arrives_once_and_in_order(office: Office, centre: SmallCentre) -> None:
    ops = [office.move("r1", Status.IN_PROGRESS), office.note("r1", "satu"), office.note("r1", "dua")]
    assert office.sync().connection is Connection.ONLINE
    assert list(centre.applied.items()) == [(op_id, 1) for op_id in ops]
    assert [office.state(op_id) for op_id in ops] == [SETTLED] * 3
    office.sync()
    assert centre.calls("POST /operations") == 1


def test_what_was_taken_in_stays_to_be_seen_until_the_feed_brings_its_line_of_the_history(
    office: Office, centre: SmallCentre
) -> None:
    op_id = office.note("r1")
    centre.fail("GET /changes", lambda _: None, portal, portal)
    for _ in range(2):
        assert office.sync().connection is Connection.NOT_OUR_SERVER
        assert office.state(op_id) is OperationState.APPLIED
    office.sync()
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}


def test_a_lost_answer_is_one_effect(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", lost(centre))
    assert office.sync().connection is Connection.OFFLINE
    assert office.state(op_id) is UNCERTAIN
    assert office.sync_later().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}


def test_a_lost_answer_with_a_guard_that_no_longer_fits_is_no_conflict(office: Office, centre: SmallCentre) -> None:
    op_id = office.move("r1", Status.IN_PROGRESS)
    centre.fail("POST /operations", lost(centre))
    office.sync()
    centre.judge = lambda _: {"status": "conflict"}
    office.sync_later()
    assert office.state(op_id) is SETTLED


@pytest.mark.parametrize(
    "call", ["GET /reference", "GET /changes", "HEAD /blobs", "POST /uploads", "PATCH /uploads", "POST /operations"]
)
def test_a_captive_portal_changes_nothing(office: Office, centre: SmallCentre, call: str) -> None:
    photo, note = office.evidence("r1", picture()), office.note("r1")
    office.pass_time(minutes=11)
    centre.fail(call, portal)
    state = office.sync()
    assert state.connection is Connection.NOT_OUR_SERVER
    assert {office.state(photo), office.state(note)} <= {QUEUED, SETTLED}
    assert office.sync_later().connection is Connection.ONLINE
    assert (office.state(photo), office.state(note)) == (SETTLED, SETTLED)
    assert set(centre.applied.values()) == {1}


def test_an_expired_token_in_the_middle_is_renewed_and_nothing_counted(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", picture())
    for call in ("POST /operations", "PATCH /uploads", "HEAD /blobs"):
        centre.fail(call, lambda _: refused("token-expired", 401))
    assert office.sync().connection is Connection.ONLINE
    assert centre.calls("POST /session/refresh") == 3
    assert centre.applied == {op_id: 1}


def test_signed_out_the_work_waits_and_nothing_is_counted(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", lambda _: refused("token-expired", 401))
    centre.fail("POST /session/refresh", lambda _: refused("token-invalid", 401))
    assert office.sync().connection is Connection.SIGNED_OUT
    item = office.outbox()[op_id]
    assert (item.state, item.attempts, item.next_try) == (QUEUED, 0, None) or item.attempts == 0


def test_a_busy_centre_is_left_alone_as_long_as_it_asks(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", lambda _: refused("unavailable", 503, Retry_After="600"))
    assert office.sync().connection is Connection.OFFLINE
    office.pass_time(seconds=590)
    office.sync()
    assert office.state(op_id) is QUEUED
    office.pass_time(seconds=11)
    office.sync()
    assert office.state(op_id) is SETTLED


def test_a_clock_that_jumps_delays_nothing(office: Office, centre: SmallCentre) -> None:
    ops = [office.note("r1", "satu"), office.note("r1", "dua")]
    centre.fail("POST /operations", lambda _: refused("unavailable", 503))
    office.sync()
    office.pass_time(days=-3)
    assert office.sync().connection is Connection.ONLINE
    office.pass_time(days=368)
    ops.append(office.note("r1", "tiga"))
    office.sync()
    assert list(centre.applied) == ops
    assert [office.state(op_id) for op_id in ops] == [SETTLED] * 3


def test_one_poisoned_operation_is_set_aside_and_the_others_flow(office: Office, centre: SmallCentre) -> None:
    for number in range(6):
        centre.put(f"q{number}")
    office.sync()
    sick = office.note("q3")
    well = [office.note(f"q{number}") for number in (0, 1, 2, 4, 5)]
    follower = office.note("q3", "later")

    def fault(request: Request) -> Response | None:
        if sick in request.get_data(as_text=True):
            centre.fail("POST /operations", fault)
            return refused("internal", 500)
        centre.fail("POST /operations", fault)
        return None

    centre.fail("POST /operations", fault)
    office.sync()
    assert [office.state(op_id) for op_id in well] == [SETTLED] * 5
    assert office.state(sick) is QUEUED
    assert office.state(follower) is QUEUED  # first in, first out for each report
    for number in range(2):
        office.note(f"q{number}", "more")
        office.sync_later()
    assert office.state(sick) is QUARANTINED
    office.sync_later()
    assert office.state(follower) is SETTLED


def test_where_nothing_succeeds_nothing_is_set_aside(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    for _ in range(6):
        centre.fail("POST /operations", lambda _: refused("internal", 500))
        office.sync_later()
        assert office.state(op_id) is QUEUED
    office.sync_later()
    assert office.state(op_id) is SETTLED


def test_a_conflict_keeps_theirs_and_survives_good_syncs(office: Office, centre: SmallCentre) -> None:
    op_id = office.move("r1", Status.IN_PROGRESS)
    theirs = report("r1", 2, status="rejected")
    centre.put("r1", status="rejected")
    centre.judge = lambda _: {
        "status": "conflict",
        "report": theirs,
        "problem": {"type": "urn:officer:problem:x", "detail": "status-changed"},
    }
    # The centre moved on after our pull: only the answer to the operation tells.
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is CONFLICT
    assert office.outbox()[op_id].problem == "status-changed"
    centre.judge = lambda _: None
    for _ in range(10):
        office.sync_later()
    assert office.state(op_id) is CONFLICT
    assert centre.applied == {}
    detail = office.reader.detail("r1")
    assert detail is not None
    assert detail.report.status is Status.REJECTED


def test_a_rejected_operation_is_kept_with_what_depends_on_it(office: Office, centre: SmallCentre) -> None:
    take, hand_on = office.move("r1", Status.IN_PROGRESS), office.move("r1", Status.REJECTED, reason="bukan laporan")
    centre.judge = lambda operation: (
        {"status": "rejected", "problem": {"type": "urn:officer:problem:validation"}}
        if operation["op_id"] == take
        else {"status": "in_progress"}
    )
    office.sync()
    office.sync_later()
    assert office.outbox()[take].problem == "validation"
    assert [office.state(op_id) for op_id in (take, hand_on)] == [QUARANTINED, QUARANTINED]


def test_in_progress_is_asked_again(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.judge = lambda _: {"status": "in_progress"}
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is QUEUED
    centre.judge = lambda _: None
    office.sync_later()
    assert office.state(op_id) is SETTLED


def test_photos_that_the_centre_lost_go_up_again_in_the_same_run(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", picture())

    def lose(_: Request) -> None:
        centre.blobs.clear()

    centre.fail("POST /operations", lose)
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    assert centre.calls("POST /operations") == 2
    assert centre.calls("POST /uploads") == 2


def test_an_expired_cursor_keeps_cache_and_work(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    op_id = office.note("r2")
    centre.feed = [item for item in centre.feed if item["report"]["id"] != "r1"]
    centre.feed.append({**centre.feed[0], "rev": 7, "report": {**centre.feed[0]["report"], "rev": 7, "text": "baru"}})
    centre.expired_before = 99
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    found = office.reader.detail("r2")
    assert found is not None
    assert found.report.text == "baru"
    assert office.reader.detail("r1") is None


def test_a_centre_restored_from_a_backup_gets_the_work_again_once(office: Office, centre: SmallCentre) -> None:
    kept, forgotten = office.note("r1", "satu"), office.evidence("r1", picture())
    office.sync()
    assert centre.applied == {kept: 1, forgotten: 1}
    # The backup is older than the second operation and its photo.
    centre.epoch = "e2"
    centre.blobs.clear()
    del centre.results[forgotten], centre.applied[forgotten]
    centre.feed = centre.feed[:2]
    office.sync_later()
    office.sync_later()
    assert centre.applied == {kept: 1, forgotten: 1}
    assert len(centre.blobs) == 1
    assert (office.state(kept), office.state(forgotten)) == (SETTLED, SETTLED)
    centre.put("r1", text="sesudah")
    office.sync()
    found = office.reader.detail("r1")
    assert found is not None
    assert found.report.text == "sesudah"


def test_another_officers_work_is_not_sent(office: Office, centre: SmallCentre) -> None:
    other = type(office.officer)(
        id="officer-2", login="b", name="B", title="", roles=office.officer.roles, areas=office.officer.areas
    )
    for number in range(10):
        office.commands.record(other, "r1", Note(text=f"{number}"))
    office.sync()
    assert centre.applied == {}


def test_too_old_an_app_is_told_and_the_work_waits(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.fail("POST /operations", lambda _: refused("validation", 426))
    assert office.sync().problem == "upgrade-required"
    assert office.state(op_id) is QUEUED


def test_a_full_disk_is_told_and_the_engine_goes_on(office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    centre.put("r2")

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("sync.cache.CacheStore.apply_page", full)
        assert office.sync().problem == "disk-full"
    assert office.sync().problem is None
    assert office.reader.detail("r2") is not None


def test_reference_data_is_asked_for_by_tag_and_rarely(office: Office, centre: SmallCentre) -> None:
    office.sync()
    assert centre.calls("GET /reference") == 0
    office.pass_time(minutes=11)
    office.sync()
    assert (centre.calls("GET /reference"), centre.calls("GET /areas")) == (1, 0)


@pytest.fixture
def running(office: Office) -> Iterator[Office]:
    """The engine in its own thread, as in the window."""
    thread = threading.Thread(target=office.engine.run)
    office.engine.close()
    thread.start()
    yield office
    office.stop.set()
    thread.join(5)
    assert not thread.is_alive()


def until(condition: Any, seconds: float = 10.0) -> bool:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        threading.Event().wait(0.02)
    return bool(condition())


def test_waking_brings_a_run(running: Office, centre: SmallCentre) -> None:
    assert until(lambda: centre.calls("GET /changes") >= 1)
    asked = centre.calls("GET /changes")
    op_id = running.note("r1")
    running.engine.wake()
    assert until(lambda: op_id in centre.applied, 5)
    assert until(lambda: running.state(op_id) is SETTLED, 5)
    assert centre.calls("GET /changes") <= asked + 3


def test_offline_the_line_is_tried_seldom_and_its_return_is_noticed(running: Office, centre: SmallCentre) -> None:
    assert until(lambda: running.states[-1].connection is Connection.ONLINE and not running.states[-1].busy)
    down = threading.Event()
    down.set()

    def fault(request: Request) -> Response | None:
        if not down.is_set():
            return None
        centre.fail(f"{request.method} /", fault)
        return Response("", 503)

    centre.fail("GET /", fault)
    centre.log.clear()
    running.engine.wake()
    assert until(lambda: running.states[-1].connection is Connection.OFFLINE)
    for _ in range(60):
        running.engine.wake()
        threading.Event().wait(0.05)
    assert len(centre.log) <= 5
    down.clear()
    assert until(lambda: running.states[-1].connection is Connection.ONLINE, 8)


@pytest.mark.expects_errors
def test_a_mistake_in_a_run_does_not_end_the_engine(
    running: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert until(lambda: running.states[-1].connection is Connection.ONLINE and not running.states[-1].busy)
    with monkeypatch.context() as patch:
        patch.setattr("sync.pull.Pull.run", lambda self: 1 / 0)
        running.engine.wake()
        assert until(lambda: running.states[-1].problem == "internal")
    running.engine.wake()
    assert until(lambda: running.states[-1].problem is None and not running.states[-1].busy, 5)
