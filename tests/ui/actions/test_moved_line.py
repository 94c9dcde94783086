"""A colleague acts on the report while a form is open: the form says so before anything is sent, and the text stays."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.reports import Actor, Event
from officer_app.domain.vocabulary import Role, Status
from sync.changes import ChangeSet
from tests.fakes.window_office import WindowOffice
from tests.fakes.window_office import report as city_report
from tests.ui.desk_samples import ME, NOW, event, report
from tests.ui.detail_driver import OpenPage, open_form
from tests.ui.office_desk import OfficeDesk
from tests.ui.window_desk import WindowDriver
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.detail.page import DetailPage


def moves(office: OfficeDesk, page: DetailPage, status: Status, *events: Event) -> None:
    """A page of the feed brings what somebody did."""
    office.fill(report(rev=9 + len(events), status=status), events=(event(1, "received"), *events))
    page.refresh(ChangeSet(reports=frozenset({"report-1"})))


def typed(page: DetailPage, action: Action, words: str, field: str = "text") -> ActionForm:
    form = open_form(page, action)
    QTest.keyClicks(form.editor(field), words)
    return form


def test_a_move_of_a_colleague_is_said_and_the_text_can_still_be_sent(open_page: OpenPage) -> None:
    office, page = open_page()
    form = typed(page, Action.NOTE, "Sudah dicek")
    assert not form.moved.isVisible()
    moves(office, page, Status.REJECTED, event(2, "move", to="rejected", reason="di luar wilayah"))
    assert page.panel.form() is form and form.value("text") == "Sudah dicek"
    assert form.moved.isVisible()
    assert "Siti Rahma" in form.moved.words() and "Rejected" in form.moved.words()
    assert "You can still send this" in form.moved.words()
    QTest.keyClicks(form.editor("text"), ", lengkap")
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        QTest.keyClick(form.editor("text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_is_no_longer_possible_is_said_at_once_and_stays_a_draft(open_page: OpenPage) -> None:
    office, page = open_page()
    form = typed(page, Action.REJECT, "Bukan wilayah kami", "reason")
    moves(office, page, Status.DONE, event(2, "validate"))
    assert "no longer possible" in form.moved.words()
    assert not form.send.isEnabled() and not form.send_on.isEnabled()
    QTest.keyClick(form.editor("reason"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.form() is form and office.recorded() == []
    QTest.keyClick(form.editor("reason"), Qt.Key.Key_Escape)
    office.qtbot.waitUntil(lambda: "Bukan wilayah kami" in office.drafts().values())
    # It is possible again once the colleague reopens the report.
    moves(office, page, Status.IN_PROGRESS, event(2, "validate"), event(3, "reopen", reason="salah"))
    form = open_form(page, Action.REJECT)
    assert form.send.isEnabled() and form.value("reason") == "Bukan wilayah kami"


def test_a_note_and_ones_own_doing_say_nothing(open_page: OpenPage) -> None:
    office, page = open_page()
    form = typed(page, Action.NOTE, "Catatan")
    moves(office, page, Status.WAITING, event(2, "note", text="dari rekan"))
    assert not form.moved.isVisible()
    mine = replace(event(3, "move", to="in_progress"), actor=Actor(id=ME, name="Budi Santoso"), at=NOW)
    moves(office, page, Status.IN_PROGRESS, event(2, "note", text="dari rekan"), mine)
    assert "Siti Rahma" not in form.moved.words()


def test_look_brings_the_history_into_sight(open_page: OpenPage) -> None:
    office, page = open_page(frozenset({Role.STAFF}), text="Banjir lagi.\n" * 60)
    form = typed(page, Action.NOTE, "Catatan")
    moves(office, page, Status.REJECTED, event(2, "move", to="rejected"))
    [look] = [one for one in form.moved.findChildren(QPushButton) if one.isVisible()]
    QTest.mouseClick(look, Qt.MouseButton.LeftButton)
    assert not page.body.history.visibleRegion().isEmpty()
    assert form.value("text") == "Catatan"


def test_at_a_form_for_several_reports_those_that_moved_are_named(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([city_report(1), city_report(2), city_report(3)])
    driver.press("XXN")
    bulk = desk.desk_page.bulk
    driver.qtbot.waitUntil(lambda: bulk.form() is not None)
    driver.press("Petugas berangkat")
    office.arrive(city_report(3, status=Status.REJECTED, rev=20))
    driver.qtbot.waitUntil(bulk.banner.isVisible)
    assert "JK2603040003: Rejected" in bulk.banner.words()
    form = bulk.form()
    assert form is not None and form.value("text") == "Petugas berangkat"
