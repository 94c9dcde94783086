"""Orders are written in their own thread, in order, and answered by ticket."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Evidence, Move, Note
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.changes import ChangeSet
from sync.errors import CommandRefused, OfficerError
from sync.stores import Stores
from tests.fakes.office import picture
from tests.fakes.window_office import LURAH, WindowOffice, report
from ui.threads.work import WorkThread


@pytest.fixture
def orders(qtbot: QtBot, office: WindowOffice) -> Iterator[WorkThread]:
    office.fill_reference()
    office.fill([report(1), report(2)])
    orders = WorkThread(office.stores, LURAH)
    orders.start()
    yield orders
    orders.stop()


def test_a_recorded_action_is_on_the_disk_when_it_is_told(qtbot: QtBot, office: WindowOffice, orders: WorkThread) -> None:
    stored: list[ChangeSet] = []
    orders.stored.connect(stored.append)
    with qtbot.waitSignal(orders.recorded, timeout=5_000) as told:
        ticket = orders.record("report-00001", Note(text="dicek"))
    reader = office.stores.open_reader()
    op_ids = [item.op_id for item in reader.outbox()]
    reader.close()
    assert list(told.args) == [ticket, *op_ids, "report-00001"]
    qtbot.waitUntil(lambda: bool(stored))
    assert stored == [ChangeSet(reports=frozenset({"report-00001"}), operations=frozenset(op_ids))]


def test_what_is_refused_is_told_by_its_ticket(qtbot: QtBot, orders: WorkThread) -> None:
    with qtbot.waitSignal(orders.failed, timeout=5_000) as told:
        ticket = orders.record("report-00001", Move(to=Status.DONE))
    assert told.args[0] == ticket and isinstance(told.args[1], CommandRefused)


def test_orders_are_carried_out_in_their_order(qtbot: QtBot, office: WindowOffice, orders: WorkThread) -> None:
    tickets: list[int] = []
    orders.recorded.connect(lambda ticket, _op, _report: tickets.append(ticket))
    given = [orders.record("report-00001", Note(text=str(number))) for number in range(20)]
    qtbot.waitUntil(lambda: len(tickets) == 20)
    assert tickets == given
    reader = office.stores.open_reader()
    assert [item.payload for item in reader.outbox()] == [Note(text=str(number)) for number in range(20)]
    reader.close()


def test_a_photo_is_prepared_kept_and_can_go_with_an_action(qtbot: QtBot, office: WindowOffice, orders: WorkThread) -> None:
    with qtbot.waitSignal(orders.attached, timeout=20_000) as told:
        orders.attach("report-00001", picture(1), PhotoRole.AFTER)
    photo = told.args[2]
    assert office.stores.vault.has(photo.sha256)
    with qtbot.waitSignal(orders.recorded, timeout=5_000):
        orders.record("report-00001", Evidence(photos=(photo,)))


def test_a_photo_that_is_none_is_told_in_an_error_with_words(qtbot: QtBot, orders: WorkThread, tmp_path: Path) -> None:
    file = tmp_path / "surat.jpg"
    file.write_bytes(b"not a photo at all")
    with qtbot.waitSignal(orders.failed, timeout=20_000) as told:
        ticket = orders.attach("report-00001", file, PhotoRole.AFTER)
    assert told.args[0] == ticket and told.args[1].code.startswith("photo-")


def test_what_was_ordered_is_done_before_it_ends(qtbot: QtBot, office: WindowOffice, orders: WorkThread) -> None:
    orders.keep_draft("report-00002", "note.text", "setengah")
    orders.attach("report-00002", picture(2), PhotoRole.AFTER)
    orders.stop()
    reader = office.stores.open_reader()
    assert reader.drafts("report-00002") == {"note.text": "setengah"} and len(reader.draft_photos("report-00002")) == 1
    reader.close()
    assert orders.record("report-00001", Note(text="zu spät")) > 0, "an order after the end is dropped, not an error"


def test_retry_is_told(qtbot: QtBot, orders: WorkThread) -> None:
    with qtbot.waitSignals([orders.retried, orders.done], timeout=5_000):
        orders.retry_now()


@pytest.mark.expects_errors
def test_an_unforeseen_error_is_told_and_the_next_order_is_carried_out(qtbot: QtBot, orders: WorkThread) -> None:
    with qtbot.waitSignal(orders.failed, timeout=5_000) as told:
        orders.record("report-00001", object())  # type: ignore[arg-type]
    assert isinstance(told.args[1], OfficerError)
    with qtbot.waitSignal(orders.recorded, timeout=5_000):
        orders.record("report-00001", Note(text="x"))


def test_nothing_is_written_in_the_gui_thread(
    qtbot: QtBot, office: WindowOffice, orders: WorkThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    opened = Stores.open_commands

    def watched(stores: Stores) -> object:
        threads.append(threading.get_ident())
        return opened(stores)

    monkeypatch.setattr(Stores, "open_commands", watched)
    other = WorkThread(office.stores, LURAH)
    other.start()
    with qtbot.waitSignal(other.recorded, timeout=5_000):
        other.record("report-00001", Note(text="y"))
    other.stop()
    assert threads and threading.get_ident() not in threads
    assert QThread.currentThread().isRunning()
