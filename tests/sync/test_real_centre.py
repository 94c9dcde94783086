"""The engine and its real stores against the real central API, through a line that breaks."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Move, Note, Validate
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.errors import LineError, WrongPassword
from sync.fetching import PhotoFetcher
from sync.records import OperationState
from sync.waiting import ChangeWaiter
from tests.fakes.central_office import PASSWORD, SetClock, seed
from tests.fakes.central_process import CentralServer
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office, picture, prepared

SETTLED, UNCERTAIN, QUEUED = OperationState.SETTLED, OperationState.UNCERTAIN, OperationState.QUEUED
CUT = 64 * 1024
Seat = Callable[..., Office]


@pytest.fixture
def clock() -> SetClock:
    """The centre's clock."""
    return SetClock()


@pytest.fixture
def central(tmp_path: Path, clock: SetClock) -> Iterator[CentralServer]:
    """The small city, served."""
    with CentralServer(tmp_path / "central", clock=clock) as server:
        seed(server.storage)
        yield server


@pytest.fixture
def proxy(central: CentralServer) -> Iterator[CuttingProxy]:
    """The line to it."""
    with cutting_proxy("127.0.0.1", central.port) as made:
        yield made


@pytest.fixture
def seat(tmp_path: Path, proxy: CuttingProxy, clock: SetClock) -> Iterator[Seat]:
    """Seats an officer at a desk of his own, signed in: `seat("lurah")`; again at the same desk with the same `tokens`."""
    opened: list[Office] = []

    def take(login: str, *, tokens: MemoryTokens | None = None, home: str | None = None) -> Office:
        office = Office(tmp_path / (home or login), proxy.url, tokens or MemoryTokens())
        office.now = clock.now
        opened.append(office)
        if tokens is None:
            office.api.sign_in(login, PASSWORD)
        return office

    yield take
    for office in opened:
        office.close()


def reports(office: Office) -> set[str]:
    """What the office's cache holds."""
    found = {report_id for changes in office.changes for report_id in changes.reports}
    return {report_id for report_id in found if office.reader.detail(report_id) is not None}


def reopened(office: Office, seat: Seat) -> Office:
    """The same desk after the app was closed and opened again."""
    login = office.officer.login
    office.close()
    return seat(login, tokens=office.tokens)


def break_off(office: Office, proxy: CuttingProxy) -> None:
    """Let a run end in the middle of a photo, then mend the line."""
    proxy.cut_upload_after, proxy.stay_cut = 300 * 1024, True
    assert office.sync().connection is Connection.OFFLINE
    proxy.cut_upload_after, proxy.stay_cut, proxy.refuse = None, False, False


def kinds(office: Office, report_id: str) -> list[str]:
    """The history that the office sees."""
    detail = office.reader.detail(report_id)
    assert detail is not None
    return [event.kind for event in detail.events]


def status(office: Office, report_id: str) -> Status:
    """Where the office sees a report."""
    detail = office.reader.detail(report_id)
    assert detail is not None
    return detail.report.status


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


def test_a_lost_answer_is_one_effect_for_every_operation(seat: Seat, proxy: CuttingProxy) -> None:
    lurah = seat("lurah")
    lurah.sync()
    ops = [lurah.note("r1", f"catatan {number}") for number in range(5)]
    proxy.cut_answer_when = lambda heard: b"POST /officer/v1/operations" in heard
    assert lurah.sync().connection is Connection.OFFLINE
    assert [lurah.state(op_id) for op_id in ops] == [UNCERTAIN] * 5
    lurah.sync_later()
    proxy.cut_answer_when = None
    assert lurah.sync_later().connection is Connection.ONLINE
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 5
    assert kinds(lurah, "r1") == ["received", *["note"] * 5]


def test_a_photo_over_a_line_cut_every_64_kib_costs_hardly_more_than_its_bytes(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    photo = picture(3, side=1000)
    op_id = lurah.evidence("r1", photo)
    before = proxy.sent
    proxy.cut_upload_after = CUT
    for _ in range(100):
        lurah.sync_later()
        if lurah.state(op_id) is SETTLED:
            break
    proxy.cut_upload_after = None
    assert lurah.state(op_id) is SETTLED
    assert len(photo) > 12 * CUT
    assert proxy.sent - before <= 1.05 * len(photo) + CUT
    sha256 = hashlib.sha256(photo).hexdigest()
    camat.sync()
    assert camat.api.attachment(sha256, "full") == photo


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


def test_an_upload_that_expired_is_begun_anew(seat: Seat, proxy: CuttingProxy, clock: SetClock) -> None:
    lurah = seat("lurah")
    lurah.sync()
    op_id = lurah.evidence("r1", picture(4, side=1000))
    break_off(lurah, proxy)
    clock.move(timedelta(days=8))
    assert lurah.sync_later().connection is Connection.ONLINE
    assert lurah.state(op_id) is SETTLED


def test_bytes_spoilt_at_the_centre_are_not_acknowledged(seat: Seat, proxy: CuttingProxy, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    photo = picture(4, side=1000)
    op_id = lurah.evidence("r1", photo)
    break_off(lurah, proxy)
    begun = [path for path in central.data.rglob("*") if path.is_file() and photo.startswith(path.read_bytes()[:4096] or b"?")]
    assert len(begun) == 1
    held = bytearray(begun[0].read_bytes())
    held[1000] ^= 255
    begun[0].write_bytes(held)
    lurah.sync_later()
    lurah.sync_later()
    assert lurah.state(op_id) is SETTLED
    assert lurah.api.attachment(hashlib.sha256(photo).hexdigest(), "full") == photo


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


def test_work_of_one_officer_is_never_sent_under_the_name_of_another(seat: Seat) -> None:
    lurah = seat("lurah", home="shared")
    lurah.sync()
    ops = [lurah.note("r1", f"{number}") for number in range(10)]
    lurah.api.sign_out()
    assert lurah.sync().connection is Connection.SIGNED_OUT
    lurah.close()
    camat = seat("camat", home="shared")
    camat.sync()
    assert kinds(camat, "r1") == ["received"]
    camat.api.sign_out()
    camat.close()
    lurah = seat("lurah", home="shared")
    lurah.sync()
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 10


def test_a_wrong_password_is_told(seat: Seat) -> None:
    lurah = seat("lurah")
    with pytest.raises(WrongPassword):
        lurah.api.sign_in("lurah", "wrong")


def test_two_officers_at_once_end_in_one_status_and_a_conflict(seat: Seat) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    first = camat.move("r2", Status.REJECTED, reason="bukan laporan")
    second, note = lurah.move("r2", Status.COORDINATING, reason="milik dinas", agency="bm"), lurah.note("r2", "sudah dilihat")
    camat.sync()
    lurah.sync()
    assert camat.state(first) is SETTLED
    assert lurah.state(second) is OperationState.CONFLICT
    assert lurah.state(note) is SETTLED
    assert status(lurah, "r2") is Status.REJECTED


def test_a_restored_centre_gets_the_work_again(seat: Seat, central: CentralServer, tmp_path: Path) -> None:
    lurah = seat("lurah")
    lurah.sync()
    before = lurah.note("r1", "sebelum")
    lurah.sync()
    central.stop()
    backup = {path: path.read_bytes() for path in central.data.rglob("*") if path.is_file()}
    central.start()
    after = [lurah.note("r1", "sesudah"), lurah.evidence("r2", picture(9))]
    lurah.sync()
    assert [lurah.state(op_id) for op_id in (before, *after)] == [SETTLED] * 3
    central.stop()
    for path in [path for path in central.data.rglob("*") if path.is_file()]:
        path.unlink()
    for path, data in backup.items():
        path.write_bytes(data)
    central.start()
    central.storage.renew_epoch()
    lurah.sync_later()
    lurah.sync_later()
    assert [lurah.state(op_id) for op_id in (before, *after)] == [SETTLED] * 3
    assert kinds(lurah, "r1") == ["received", "note", "note"]
    assert kinds(lurah, "r2") == ["received", "evidence"]
    assert status(lurah, "p1") is Status.WAITING


def test_a_change_elsewhere_is_here_within_two_seconds(seat: Seat, proxy: CuttingProxy) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    seen = threading.Event()
    camat.engine._on_change = lambda changes: seen.set() if "r1" in changes.reports else None
    stop = camat.stop
    waiter_api = type(camat.api)(proxy.url, camat.tokens, clock=camat.clock, device_id=camat.stores.device_id, stop=stop)
    waiter = ChangeWaiter(waiter_api, camat.engine.cursor, camat.engine.wake, stop)
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
