"""A colleague answers while the officer's form is open: what they send relies on what they saw, and the card lets them choose."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.fields import told
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Field
from sync.changes import ChangeSet
from sync.feed import FeedReport
from sync.records import Choice, OperationState
from sync.report_rows import document_of
from tests.fakes.window_office import LURAH, NOW, report
from tests.ui.window_desk import WindowDriver
from ui.frame.workplace import Workplace

THEIRS, MINE = "Petugas datang besok.", "Sudah kami cek."
SEEN = {"field": "public_answer", "value": told(Field.PUBLIC_ANSWER, THEIRS)}


def guards(driver: WindowDriver) -> list[object]:
    """What the unsent operations say that their officer saw."""
    work = driver.office.stores.open_work()
    documents = [operation.document for operation in work.unsettled(LURAH.id)]
    work.close()
    return [msgspec.json.decode(document)["guard"].get("seen") for document in documents]


def answered(driver: WindowDriver, rev: int = 50) -> Report:
    """A page of the feed brings a colleague's answer."""
    theirs = replace(report(1), public_answer=THEIRS, rev=rev, updated_at=NOW)
    rina = Actor(id="officer-7", name="Rina Wati", title="Staf")
    line = Event(seq=9, kind="answer", at=NOW, actor=rina, op_id="x", data={"text": THEIRS})
    cache = driver.office.stores.open_cache()
    cache.apply_page([FeedReport(theirs, (line,))], "cursor-9", NOW)
    cache.close()
    driver.office.on_change(ChangeSet(reports=frozenset({theirs.id})))
    return theirs


def written(driver: WindowDriver) -> Workplace:
    desk = driver.open([report(2), report(1)])
    desk.open_report("report-00001")
    driver.press("a")
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    QTest.keyClicks(driver.focus(), MINE)
    return desk


def send(driver: WindowDriver, desk: Workplace) -> None:
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5000):
        driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_came_while_the_form_was_open_was_not_seen(driver: WindowDriver) -> None:
    desk = written(driver)
    answered(driver)
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    driver.qtbot.waitUntil(form.moved.isVisible)
    send(driver, desk)
    assert guards(driver) == [[{"field": "public_answer"}]]


def test_who_looks_has_seen_it(driver: WindowDriver) -> None:
    desk = written(driver)
    answered(driver)
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    driver.qtbot.waitUntil(form.moved.isVisible)
    look = next(button for button in form.moved.findChildren(QPushButton) if button.isVisible())
    QTest.mouseClick(look, Qt.MouseButton.LeftButton)
    form.focus_field()
    send(driver, desk)
    assert guards(driver) == [[SEEN]]


def decided(driver: WindowDriver, choice: Choice) -> Sequence[object]:
    """The officer's answer came second; the card is opened, and the choice made with the mouse."""
    desk = written(driver)
    send(driver, desk)
    theirs = answered(driver)
    work = driver.office.stores.open_work()
    [sent] = work.unsettled(LURAH.id)
    work.finish(sent.op_id, OperationState.CONFLICT, problem="value-changed", theirs=document_of(theirs))
    work.close()
    driver.office.on_change(ChangeSet(reports=frozenset({theirs.id}), operations=frozenset({sent.op_id})))
    driver.press("u")
    driver.qtbot.waitUntil(desk.outbox.decide.isVisible)
    QTest.mouseClick(desk.outbox.decide, Qt.MouseButton.LeftButton)
    row = desk.decision.foot.panel.row(choice)
    assert row is not None
    with driver.qtbot.waitSignal(desk.desk.orders.resolved, timeout=5000):
        QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    return guards(driver)


def test_mine_relies_on_what_the_card_showed(driver: WindowDriver) -> None:
    assert decided(driver, Choice.SEND_AGAIN) == [[SEEN]]


def test_a_note_relies_on_nothing(driver: WindowDriver) -> None:
    assert decided(driver, Choice.FIELD_REPORT) == [None]
