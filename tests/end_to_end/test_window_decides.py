"""Two officers and one report: what the first did offline meets what the second decided, and the first decides in his window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Status
from resources import path
from sync.changes import Connection
from sync.records import Choice, QueueQuery
from tests.end_to_end.window import OfficeWindow
from tests.fakes.terminals import City, Terminal
from ui.frame.rail import Place

KLENDER = "31.75.07.1003"


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """The central API as a process of its own, with the demo's reports and two more officers."""
    city = City(tmp_path / "city")
    city.load(path("demo"), "--shift-to-now")
    city.add_officer("rina", "Rina Wati", roles=("staff",), areas=(KLENDER,), title="Lurah")
    city.add_officer("budi", "Budi Santoso", roles=("staff",), areas=(KLENDER,), title="Staf")
    city.start()
    yield city
    city.stop()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeWindow]:
    """Rina's window."""
    window = OfficeWindow(qtbot, tmp_path / "rina")
    yield window
    window.close()


def test_what_was_done_offline_is_decided_by_a_person(city: City, office: OfficeWindow, tmp_path: Path) -> None:
    office.open()
    office.sign_in(city.url, "rina")
    office.wait_for_line(Connection.ONLINE)
    report_id = office.workplace.desk.reader.queue(QueueQuery(statuses=(Status.WAITING,))).rows[0].report_id
    office.workplace.open_report(report_id)
    city.stop()
    office.press_action("take_on")
    office.until_status(Status.IN_PROGRESS)
    office.close()

    city.start()
    budi = Terminal(tmp_path / "budi")
    budi.sign_in(city.url, "budi")
    budi.run("sync")
    budi.run("act", report_id, "reject", "--reason", "Bukan wewenang kelurahan")

    office.open()
    office.until(lambda: office.workplace.rail.buttons[Place.OUTBOX].count() == 1 and office.counts()[1] == 0)
    office.workplace.open_report(report_id)
    # Nothing was overwritten; the report may have been open already, as it was left, until what is new comes to it.
    office.until_status(Status.REJECTED)
    _decide(office)
    office.until(lambda: not office.workplace.desk.reader.outbox())

    budi.run("sync")
    shown = budi.show(report_id)
    assert shown["report"]["status"] == "rejected"
    notes = [event for event in shown["events"] if event["kind"] == "note"]
    assert [note["actor"]["name"] for note in notes] == ["Rina Wati"] and "ditindaklanjuti" in notes[0]["data"]["text"]


def _decide(office: OfficeWindow) -> None:
    """By the banner at the report, to the card, to the likeliest choice."""
    page = office.workplace.decision
    office.until(office.detail.body.attention.isVisible)
    office.detail.body.attention.pressed.emit()
    assert "Budi Santoso" in page.view.happened.words()
    assert page.view.comparison.cells["status", "theirs"].mark()
    row = page.foot.panel.row(Choice.ATTACH)
    assert row is not None and page.foot.panel.choices()[0] is Choice.ATTACH
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    office.until(office.workplace.notifications.toast.isVisible)
