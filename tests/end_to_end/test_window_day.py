"""The same day through the real widgets: sign in, queue, map click, work offline, close and reopen, send, validate."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import PhotoRole, Status
from sync.changes import Connection
from sync.records import OperationState
from tests.end_to_end.window import OfficeWindow
from tests.fakes.terminals import PASSWORD, City, clear_text_in, now, result_photo

KLENDER = "31.75.07.1003"


@pytest.fixture
def city(shared: Path, tmp_path: Path) -> Iterator[City]:
    """The central API as a process of its own, with Jakarta's real reports."""
    city = City(tmp_path / "city")
    city.load(shared / "jakarta")
    city.add_officer("lurah.klender", "Lurah Klender", roles=("staff",), areas=(KLENDER,), title="Lurah")
    city.add_officer("camat", "Camat Duren Sawit", roles=("supervisor",), areas=("31.75.07",), title="Camat")
    city.start()
    yield city
    city.stop()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeWindow]:
    """The lurah's window."""
    window = OfficeWindow(qtbot, tmp_path / "lurah")
    yield window
    window.close()


@pytest.fixture
def supervisors_office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeWindow]:
    """The camat's window."""
    window = OfficeWindow(qtbot, tmp_path / "camat")
    yield window
    window.close()


@pytest.mark.shared
def test_the_day_through_the_window(city: City, office: OfficeWindow, supervisors_office: OfficeWindow, tmp_path: Path) -> None:
    office.open()
    office.sign_in(city.url, "lurah.klender")
    office.wait_for_line(Connection.ONLINE)
    office.until(lambda: office.queue.queue.rowCount() == office.counts()[0] > 1)
    report_id = _map_and_queue_agree(office)

    city.stop()
    text = office.shown().report.text
    photo = tmp_path / "bukti.jpg"
    original = result_photo(photo, at=(106.9, -6.21), taken=now() - timedelta(minutes=3))
    _work_offline(office, photo)
    secrets = (text.encode(), original[3000:3200], b"Sudah selesai", PASSWORD.encode(), *office.tokens())
    assert clear_text_in(office.copy_of_home(tmp_path / "running"), *secrets) == []
    office.close()
    assert clear_text_in(office.copy_of_home(tmp_path / "closed"), *secrets) == []

    office.open()
    office.choose(report_id)
    assert office.shown().report.status is Status.AWAITING_VALIDATION
    assert [item.state for item in office.shown().operations] == [OperationState.QUEUED] * 3
    city.start()
    office.press(Qt.Key.Key_U)
    _send_all(office)

    _validate(city, supervisors_office, report_id)
    office.until_status(Status.DONE)
    assert office.counts()[1] == 0


def _map_and_queue_agree(office: OfficeWindow) -> str:
    """A click on the map chooses in the queue; a click in the queue marks on the map."""
    model = office.queue.queue
    ids = [model.report_id(row) for row in range(model.rowCount())]
    office.until(lambda: office.detail.report_id() == ids[0])  # what is most at risk is open already
    office.until(lambda: office.workplace.desk_page.map.pane is not None)
    target = next(one for one in reversed(ids) if one is not None and one != ids[0])
    office.click_on_map(target)
    office.until(lambda: office.detail.report_id() == target)
    assert office.queue.chosen == target
    office.choose(str(ids[0]))
    office.choose(target)
    return target


def _work_offline(office: OfficeWindow, photo: Path) -> None:
    office.press(Qt.Key.Key_Return)
    office.until_status(Status.IN_PROGRESS)
    office.press(Qt.Key.Key_N)
    office.type_into("text", "Petugas berangkat pukul sembilan.")
    office.send()
    office.press(Qt.Key.Key_R)
    office.type_into("answer", "Sudah selesai, terima kasih atas laporannya.")
    office.paste_photo(photo)
    office.send()
    office.until_status(Status.AWAITING_VALIDATION)
    office.until(lambda: office.counts()[1] == 3)
    office.wait_for_line(Connection.OFFLINE)


def _send_all(office: OfficeWindow) -> None:
    outbox = office.workplace.outbox
    assert office.workplace.pages.currentWidget() is outbox
    outbox.retry_all.click()
    office.until(lambda: office.counts()[1] == 0)
    office.wait_for_line(Connection.ONLINE)
    office.until(lambda: outbox.model.rowCount() == 0)


def _validate(city: City, office: OfficeWindow, report_id: str) -> None:
    office.open()
    office.sign_in(city.url, "camat")
    office.wait_for_line(Connection.ONLINE)
    office.until(lambda: office.queue.queue.position(report_id) is not None)
    office.choose(report_id)
    report = office.shown().report
    assert report.status is Status.AWAITING_VALIDATION
    assert [photo.role for photo in report.attachments][-1] is PhotoRole.AFTER
    assert [event.kind for event in office.shown().events] == ["received", "move", "note", "move"]
    office.press(Qt.Key.Key_Return)
    office.send()
    office.until_status(Status.DONE)
    office.until(lambda: office.counts()[1] == 0)
    office.close()
