"""The engine and its real stores against the real central API, through a line that breaks."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from officer_app.domain.operations import Move, Note, Validate
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.errors import LineError, WrongPassword
from sync.fetching import PhotoFetcher
from sync.records import OperationState
from sync.waiting import ChangeWaiter
from tests.fakes.central_office import PASSWORD, SetClock, set_office_hours
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, break_off, kinds, reopened, reports, status
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office, picture, prepared

SETTLED, UNCERTAIN, QUEUED = OperationState.SETTLED, OperationState.UNCERTAIN, OperationState.QUEUED


def test_a_pause_ends_by_office_hours_with_the_same_deadlines_here_and_there(
    seat: Seat, central: CentralServer, clock: SetClock
) -> None:
    office = set_office_hours(central.storage, "roads")
    lurah, dinas = seat("lurah"), seat("dinas")
    lurah.sync()
    lurah.move("r1", Status.COORDINATING, agency="bm", reason="jalan provinsi")
    lurah.sync()
    before = detail(lurah, "r1").clocks
    assert before.paused_since is not None
    clock.move(timedelta(minutes=10))
    dinas.now = clock.now
    dinas.sync()
    # Friday afternoon to Monday morning: most of it is no working time.
    clock.now = dinas.now = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)
    dinas.move("r1", Status.IN_PROGRESS)
    shown = detail(dinas, "r1").clocks
    length = office.worked(before.paused_since, dinas.now)
    assert shown.resolution_due == office.after(before.resolution_due, length) != before.resolution_due + length
    dinas.api.sign_in("dinas", PASSWORD)
    assert dinas.sync().connection is Connection.ONLINE
    assert dinas.outbox() == {}
    assert detail(dinas, "r1").clocks == shown


def detail(office: Office, report_id: str) -> Report:
    """A report as an office sees it."""
    found = office.reader.detail(report_id)
    assert found is not None
    return found.report


def test_offline_work_arrives_once_in_order_and_is_seen_by_the_supervisor(seat: Seat, central: CentralServer) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    assert lurah.sync().connection is camat.sync().connection is Connection.ONLINE
    assert reports(lurah) == {"r1", "p1", "r2"}
    assert reports(camat) == {"r1", "p1", "r2", "n1"}
    central.stop()

    photo = picture(7)
    ops = [lurah.move("r1", Status.IN_PROGRESS), lurah.note("r1", "sudah dicek")]
    attached = lurah.commands.attach("r1", prepared(photo))
    result = Move(to=Status.AWAITING_VALIDATION, answer="Sudah diperbaiki.", photos=(attached,))
    ops.append(lurah.commands.record(lurah.officer, "r1", result))
    assert lurah.sync().connection is Connection.OFFLINE
    assert [lurah.state(op_id) for op_id in ops] == [QUEUED] * 3
    lurah = reopened(lurah, seat)
    assert [lurah.state(op_id) for op_id in ops] == [QUEUED] * 3
    assert status(lurah, "r1") is Status.AWAITING_VALIDATION
    central.start()
    assert lurah.sync().connection is Connection.ONLINE
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 3
    assert kinds(lurah, "r1") == ["received", "move", "note", "move"]

    camat.sync()
    assert kinds(camat, "r1") == ["received", "move", "note", "move"]
    fetcher = PhotoFetcher(camat.api, camat.stores.vault)
    assert fetcher.fetch(attached.sha256, "full") == photo
    assert fetcher.fetch(attached.sha256, "thumb").startswith(b"\xff\xd8")
    camat.commands.record(camat.officer, "r1", Validate())
    camat.sync()
    lurah.sync()
    assert status(lurah, "r1") is status(camat, "r1") is Status.DONE

    outsider = seat("outsider")
    outsider.sync()
    assert reports(outsider) == {"x1"}
    with pytest.raises(LineError):
        outsider.api.attachment(attached.sha256, "full")
    with pytest.raises(LineError):
        outsider.api.report("r1")


def test_an_upload_survives_a_restart_of_both_sides(seat: Seat, proxy: CuttingProxy, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id = lurah.evidence("r1", photo)
    break_off(lurah, proxy)
    assert lurah.state(op_id) is QUEUED
    central.stop()
    lurah = reopened(lurah, seat)
    central.start()
    before = proxy.sent
    lurah.sync_later()
    assert lurah.state(op_id) is SETTLED
    assert proxy.sent - before < len(photo)


def test_tokens_are_renewed_when_they_have_expired(seat: Seat, clock: SetClock) -> None:
    lurah = seat("lurah")
    assert isinstance(lurah.tokens, MemoryTokens)
    lurah.sync()
    for _ in range(3):
        clock.move(timedelta(minutes=16))
        assert lurah.sync().connection is Connection.ONLINE
    assert len(lurah.tokens.saved) == 4
    clock.move(timedelta(days=31))
    op_id = lurah.note("r1")
    assert lurah.sync().connection is Connection.SIGNED_OUT
    assert lurah.state(op_id) is QUEUED
    lurah.api.sign_in("lurah", PASSWORD)
    assert lurah.sync().connection is Connection.ONLINE
    assert lurah.state(op_id) is SETTLED


def test_a_wrong_password_is_told(seat: Seat) -> None:
    lurah = seat("lurah")
    with pytest.raises(WrongPassword):
        lurah.api.sign_in("lurah", "wrong")


def test_a_change_elsewhere_is_here_within_two_seconds(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    seen = threading.Event()
    camat.engine._on_change = lambda changes: seen.set() if "r1" in changes.reports else None
    stop = camat.stop
    waiter_api = type(camat.api)(proxy.url, camat.tokens, clock=camat.clock, device_id=camat.stores.device_id, stop=stop)
    waiter = ChangeWaiter(waiter_api, camat.engine.cursor_to_wait_at, camat.engine.wake, stop)
    threads = [threading.Thread(target=camat.engine.run), threading.Thread(target=waiter.run)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 10
    while camat.engine.cursor() is None and time.monotonic() < until:
        threading.Event().wait(0.02)
    threading.Event().wait(0.5)
    seen.clear()
    lurah.commands.record(lurah.officer, "r1", Note(text="baru"))
    lurah.sync()
    began = time.monotonic()
    assert seen.wait(5)
    assert time.monotonic() - began < 2
    stop.set()
    began = time.monotonic()
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()
    assert time.monotonic() - began < 1.5
