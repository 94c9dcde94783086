"""The report's page over real stores: what it shows."""

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from officer_app.domain import deadlines
from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.operations import Move, Note
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole, Role, Status, Visibility
from sync.changes import ChangeSet
from sync.records import OperationState
from tests.fakes import synthetic
from tests.ui.desk_samples import NOW, report
from tests.ui.detail_driver import OpenPage, open_form
from tests.ui.office_desk import REFERENCE
from ui.actions.offers import Action
from ui.detail.stage import Stage

EVIL = '<img src="x" onerror="alert(1)"><script>alert(2)</script>{0} %1 &lt;b&gt;'


def test_the_page_tells_the_report(open_page: OpenPage) -> None:
    _office, page = open_page()
    assert page.header.number.text() == "JK2603040342"
    assert page.header.category.text() in ("Flood", "Banjir")
    assert page.header.pill.word() == "Waiting"
    assert page.header.response.words() == "1 h left"
    assert page.body.text.toPlainText() == "Banjir di depan pos"
    assert page.body.facts.said("place") == "Jl. Dermaga, RW 11, Klender, Duren Sawit"
    assert page.body.facts.said("assignee") == "nobody yet"
    assert "Received through QLUE" in page.body.history.toPlainText()
    assert page.header.stage.stage() == Stage.AT_CENTRE


def test_a_clock_of_office_hours_says_so_and_when_it_pauses(open_page: OpenPage) -> None:
    office, page = open_page()
    assert page.header.counting.isHidden() and "office hours" not in page.header.response.toolTip()
    calendar = WorkCalendar.of(
        [("wednesday", "07:30", "10:00"), ("friday", "07:30", "16:00")], [("2026-03-06", "Proklamasi"), ("2026-03-18", "x")]
    )
    flood = {"code": "flood", "name": "Banjir", "name_en": "Flood", "office_hours": True}
    hours = {"response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}
    changed = REFERENCE | {"categories": [flood | hours], "calendar": synthetic.calendar_document(calendar)}
    cache = office.stores.open_cache()
    cache.put_document("reference", "2", json.dumps(changed).encode())
    cache.close()
    page.show_report(None)
    page.show_report("report-1")
    said = page.header.counting.text()
    assert said.startswith(
        "Counts in office hours: Wed 07:30–10:00, Fri 07:30–16:00. The clock is stopped until Wed 11 Mar 07:30."
    )
    assert said.endswith("Holiday on Fri 6 Mar: Proklamasi.")
    assert page.header.counting.isVisible()
    assert said in page.header.response.toolTip() and said == page.header.response.accessibleDescription()


def test_what_came_again_after_a_fix_says_so_and_opens_it(open_page: OpenPage) -> None:
    office, page = open_page(point=(106.9, -6.21))
    resolved = NOW - timedelta(days=12)
    received = resolved - timedelta(days=1)
    clocks = deadlines.resolve(deadlines.start(received, deadlines.ClockPolicy()), resolved)
    fixed = report(
        id="fixed", number="JK2602100001", point=(106.9, -6.21), status=Status.DONE, received_at=received, clocks=clocks
    )
    office.fill(fixed, report(id="beside", number="JK2603040399", point=(106.901, -6.21)))
    page.show_report(None)
    page.show_report("report-1")
    office.qtbot.waitUntil(lambda: page.body.facts.said("again") != "")
    assert page.body.facts.said("again").startswith("Repeated: fixed here 1 time(s) before, the last ")
    assert page.body.facts.said("near") == "1 more open within 300 m"
    with office.qtbot.waitSignal(page.report_requested) as asked:
        page.body.facts.earlier.click()
    assert asked.args == ["fixed"]


def test_the_number_can_be_copied(open_page: OpenPage) -> None:
    _office, page = open_page()
    page.header.copy_number()
    assert QGuiApplication.clipboard().text() == "JK2603040342"


def test_text_of_strangers_is_plain_text_everywhere(open_page: OpenPage) -> None:
    office, page = open_page(text=EVIL, address=EVIL, public_answer=EVIL)
    office.record(Note(text=EVIL))
    page.refresh(ChangeSet(reports=frozenset({"report-1"})))
    assert page.body.text.toPlainText() == EVIL
    assert page.body.answer.toPlainText() == EVIL
    assert EVIL in page.body.history.toPlainText()
    assert EVIL in page.body.facts.said("place")
    formats = {label.textFormat() for label in page.findChildren(QLabel) if label.text()}
    assert formats <= {Qt.TextFormat.PlainText}
    assert all(not edit.acceptRichText() for edit in page.findChildren(QTextEdit))


def test_a_conflict_is_explained_on_the_page(open_page: OpenPage) -> None:
    office, page = open_page()
    op_id = office.record(Move(to=Status.IN_PROGRESS))
    office.finish(op_id, OperationState.CONFLICT, "status-changed")
    page.refresh(ChangeSet(operations=frozenset({op_id})))
    assert "Somebody else moved" in page.body.attention.words()
    assert page.header.stage.word() == "Needs your decision"


def test_a_photo_that_is_not_here_says_so_and_the_viewer_too(open_page: OpenPage) -> None:
    photo = Attachment(sha256="b" * 64, size=1, mime="image/jpeg", role=PhotoRole.CITIZEN)
    office, page = open_page(attachments=(photo,))
    thumbnail = page.body.photos.thumbnail("b" * 64)
    assert thumbnail is not None
    office.qtbot.waitUntil(lambda: thumbnail.placeholder() == "Not on this computer yet", timeout=5000)
    thumbnail.click()
    viewer = page.viewer()
    assert viewer is not None
    assert viewer.current() == "b" * 64
    office.qtbot.waitUntil(lambda: "does not answer" in viewer.state(), timeout=5000)
    viewer.close()


def test_a_private_report_hides_its_photo_from_the_field(open_page: OpenPage) -> None:
    _office, page = open_page(frozenset({Role.FIELD}), visibility=Visibility.PRIVATE)
    assert "not shown to your role" in page.body.private.text()


def test_a_report_that_left_says_so_and_the_work_is_kept(open_page: OpenPage) -> None:
    office, page = open_page()
    page.show_report("unknown")
    assert "no longer on this computer" in page.empty.words()
    page.show_report(None)
    assert "No report chosen" in page.empty.words()
    assert not page.start_action("note")
    page.main_action()
    assert office.recorded() == []


def test_requests_to_the_window(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.DUPLICATE, merged_into="report-9")
    with office.qtbot.waitSignal(page.locate_requested, timeout=1000) as located:
        page.body.facts.locate.click()
    with office.qtbot.waitSignal(page.report_requested, timeout=1000) as asked:
        page.body.facts.original.click()
    assert (located.args, asked.args) == (["report-1"], ["report-9"])


def test_a_change_of_another_report_reads_nothing(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    office, page = open_page()
    read: list[str] = []
    monkeypatch.setattr(type(office.desk.reader), "detail", lambda _self, report_id: read.append(report_id))
    page.refresh(ChangeSet(reports=frozenset({"report-2"})))
    assert read == []


def test_clocks_go_on(open_page: OpenPage) -> None:
    office, page = open_page()
    office.now = NOW + timedelta(hours=3)
    page.header.show_time(office.now)
    assert page.header.response.words() == "late by 2 h"


class Marking(QTranslator):
    """Translates everything into itself between marks."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return f"«{source}»"


def test_a_switch_of_language_changes_every_word_and_keeps_the_form(open_page: OpenPage) -> None:
    office, page = open_page(public_answer="Jawaban")
    QTest.keyClicks(open_form(page, Action.NOTE).editor("text"), "Tetap")
    translator = Marking()
    QCoreApplication.installTranslator(translator)
    try:
        office.qtbot.waitUntil(lambda: page.header.pill.word() == "«Waiting»")
        form = page.panel.form()
        assert form is not None
        assert form.value("text") == "Tetap"
        assert form.send.text() == "«Save note»"
        own = {"Jawaban", "Tetap", "Banjir di depan pos", page.header.number.text(), page.header.category.text()}
        labels = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
        buttons = {button.text() for button in page.findChildren(QPushButton) if button.isVisible() and button.text()}
        untranslated = {text for text in (labels | buttons) - own if text and "«" not in text}
        assert untranslated == {"Jl. Dermaga, RW 11, Klender, Duren Sawit"}
    finally:
        QCoreApplication.removeTranslator(translator)
    office.qtbot.waitUntil(lambda: page.header.pill.word() == "Waiting")


def test_the_rehearsal_leaves_nothing_to_see(open_page: OpenPage) -> None:
    office, page = open_page()
    page.show_report(None)
    page.warm_up()
    assert page.empty.isVisible() and page.report_id() is None and page.detail() is None
    assert not page.start_action("note")
    page.show_report("report-1")
    assert page.header.number.text() == "JK2603040342"
    page.warm_up()
    assert page.header.number.text() == "JK2603040342", "what is shown is not rehearsed over"
    assert office.outbox() == []
