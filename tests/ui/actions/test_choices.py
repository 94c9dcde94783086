"""Choosing whom a report goes to by a part of the name, with the keys that the guide names."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.domain.operations import Assign, Move
from officer_app.domain.vocabulary import Status
from tests.ui.detail_driver import OpenPage, only, open_form
from tests.ui.office_desk import OfficeDesk
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.detail.page import DetailPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def _focus(page: DetailPage) -> QWidget:
    return page.window().focusWidget() or page


def _type(page: DetailPage, text: str) -> None:
    for letter in text:
        QTest.keyClicks(_focus(page), letter)


def _opened(office: OfficeDesk, page: DetailPage, action: Action, field: str) -> ActionForm:
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    form = open_form(page, action)
    assert form.box(field).hasFocus()
    return form


def test_control_and_enter_send_to_the_only_hit(open_page: OpenPage) -> None:
    office, page = open_page()
    _opened(office, page, Action.ASSIGN, "officer")
    _type(page, "rahm")
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        QTest.keyClick(_focus(page), Qt.Key.Key_Return, CONTROL)
    assert only(office) == Assign(officer="officer-2")


def test_tab_takes_the_only_hit_and_goes_to_the_reason(open_page: OpenPage) -> None:
    office, page = open_page()
    form = _opened(office, page, Action.COORDINATE, "agency")
    _type(page, "hubung")
    QTest.keyClick(_focus(page), Qt.Key.Key_Tab)
    assert form.box("agency").currentText() == "Dinas Perhubungan"
    _type(page, "Halte milik dinas")
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        QTest.keyClick(_focus(page), Qt.Key.Key_Return, CONTROL)
    assert only(office) == Move(to=Status.COORDINATING, agency="dishub", reason="Halte milik dinas")


def test_several_hits_are_said_and_nothing_is_sent(open_page: OpenPage) -> None:
    office, page = open_page()
    form = _opened(office, page, Action.COORDINATE, "agency")
    _type(page, "dinas")
    QTest.keyClick(_focus(page), Qt.Key.Key_Tab)
    _type(page, "Halte milik dinas")
    QTest.keyClick(_focus(page), Qt.Key.Key_Return, CONTROL)
    assert "2 choice(s) contain “dinas”" in form.banner.words()
    assert form.box("agency").hasFocus()
    assert office.recorded() == []


def test_what_nothing_holds_is_said(open_page: OpenPage) -> None:
    office, page = open_page()
    form = _opened(office, page, Action.ASSIGN, "officer")
    _type(page, "xyz")
    QTest.keyClick(_focus(page), Qt.Key.Key_Return, CONTROL)
    assert "“xyz”" in form.banner.words()
    assert office.recorded() == []


def test_a_part_typed_over_a_proposed_agency_replaces_it(open_page: OpenPage) -> None:
    _office, page = open_page()
    page.activateWindow()
    _office.qtbot.waitUntil(page.isActiveWindow)
    form = open_form(page, Action.COORDINATE)
    form.propose("The category's agency", {"agency": "sda"})
    assert form.box("agency").currentText() == "Dinas Sumber Daya Air" and form.box("agency").hasFocus()
    _type(page, "hubung")
    QTest.keyClick(_focus(page), Qt.Key.Key_Tab)
    assert form.box("agency").currentText() == "Dinas Perhubungan"


def test_a_proposal_that_comes_late_leaves_the_cursor_where_one_types(open_page: OpenPage) -> None:
    office, page = open_page()
    form = _opened(office, page, Action.COORDINATE, "agency")
    QTest.keyClick(_focus(page), Qt.Key.Key_Tab)
    _type(page, "Milik dinas")
    here = page.window().focusWidget()
    form.propose("The category's agency", {"agency": "sda"})
    assert form.box("agency").currentText() == "Dinas Sumber Daya Air"
    assert page.window().focusWidget() is here


def test_why_nothing_was_sent_is_read_whole_on_a_low_page(open_page: OpenPage) -> None:
    office, page = open_page()
    form = _opened(office, page, Action.MERGE, "into")
    page.resize(560, 360)
    QTest.keyClick(_focus(page), Qt.Key.Key_Return, CONTROL)
    assert form.banner.isVisible()
    for part in (form.banner, form.send):
        least = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.minimumSizeHint().height()
        office.qtbot.waitUntil(partial(_is_high, part, least))
    assert page.rect().contains(form.send.mapTo(page, form.send.rect().bottomRight()))


def _is_high(part: QWidget, least: int) -> bool:
    return part.height() >= least
