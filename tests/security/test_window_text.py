"""What strangers write is text in the real window, wherever it appears: nothing is read as markup, fetched, or waited for."""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from officer_app.application import show_error
from officer_app.domain.deadlines import Clocks
from officer_app.domain.operations import Note
from officer_app.domain.reports import Actor, Attachment, Event, Report
from officer_app.domain.vocabulary import PhotoRole
from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.feed import FeedReport
from sync.records import OperationState
from tests.fakes.window_office import KLENDER, LURAH, NOW, WindowOffice, report
from tests.security.corpus import Trap, huge, payloads
from tests.security.plainness import is_markup, readers_of_markup, shown_labels
from tests.ui.window_desk import WindowDriver
from ui.frame.notifications import desktop_text
from ui.frame.rail import Place
from ui.frame.workplace import Workplace
from ui.queue.filter_menu import FilterMenu
from widgets.plain_tip import plain_tip

# Seconds of the GUI thread, on whatever machine this runs: nobody waits longer for one report.
PATIENCE = 2.0
REFERENCE = {"version": "1", "workflow": [], "areas_version": "1", "approximate_areas": False}
HOURS = {"response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}


def named(text: str) -> bytes:
    """Reference data in which everything has this name."""
    names: dict[str, Any] = {
        "categories": [{"code": "flood", "name": text, "name_en": text, **HOURS}],
        "agencies": [{"code": "sda", "name": text}],
        "units": [{"code": "ppsu", "name": text}],
        "officers": [{"id": "officer-2", "name": text, "title": text, "roles": ["staff"], "areas": [KLENDER]}],
    }
    return json.dumps(REFERENCE | names).encode()


def events(text: str) -> tuple[Event, ...]:
    """A history in which everything says this."""
    actor = Actor(id="officer-9", name=text, title=text)
    told: tuple[tuple[str, dict[str, object]], ...] = (
        ("received", {}),
        ("note", {"text": text}),
        ("answer", {"text": text, "answer": text}),
        ("move", {"to": text, "reason": text, "agency": text, "unit": text, "answer": text}),
        ("assign", {"officer": text}),
        ("recategorise", {"category": text}),
        ("prioritise", {"priority": text}),
        (text or "?", {"text": text}),
    )
    return tuple(
        Event(seq=seq, kind=kind, at=NOW + timedelta(minutes=seq), actor=actor, op_id=f"o{seq}", data=data)
        for seq, (kind, data) in enumerate(told, 1)
    )


class Writer:
    """A stranger: writes one text into every field of one report that is open in the window."""

    def __init__(self, driver: WindowDriver, office: WindowOffice) -> None:
        self.driver = driver
        self.office = office
        self._rev = 100

    def write(self, text: str) -> float:
        """Write it everywhere and wait until the window shows it; the processor's seconds that took."""
        photo = Attachment(sha256="ab" * 32, size=10, mime="image/jpeg", role=PhotoRole.AFTER, caption=text)
        facts: dict[str, Any] = {"text": text, "public_answer": text, "address": text, "neighbourhood": f"{KLENDER}/{text}"}
        facts |= {"agency": text, "unit": text, "assignee": text, "attachments": (photo,), "merged_into": "report-00002"}
        return self.send(replace(report(1, **facts), number=text[:60] or "?"), events(text), text)

    def send(self, made: Report, history: tuple[Event, ...] = (), name: str = "Banjir") -> float:
        """Let a report come in and wait until the window shows it."""
        self._rev += 1
        change = self._store(FeedReport(replace(made, rev=self._rev), history), name)
        began = time.thread_time()
        self.office.on_change(change)
        self.driver.qtbot.waitUntil(lambda: self._is_shown(made.text), timeout=20_000)
        QApplication.processEvents()
        assert self.driver.window is not None
        assert not self.driver.window.grab().isNull()
        return time.thread_time() - began

    def _store(self, item: FeedReport, text: str) -> ChangeSet:
        cache = self.office.stores.open_cache()
        try:
            changes = cache.apply_page([item], f"cursor-{self._rev}", NOW)
            if len(text) < 5_000:
                cache.put_document("reference", f'"{self._rev}"', named(text))
        finally:
            cache.close()
        return ChangeSet(reports=changes.reports, arrived=changes.reports, reference=True)

    def _is_shown(self, text: str) -> bool:
        detail = self.driver.desk.desk_page.detail.detail()
        return detail is not None and detail.report.text == text


@pytest.fixture
def writer(driver: WindowDriver, office: WindowOffice) -> Writer:
    driver.open([report(1), report(2)])
    driver.desk.open_report("report-00001")
    return Writer(driver, office)


def test_a_strangers_text_is_text_in_every_widget(writer: Writer, trap: Trap) -> None:
    slow: list[tuple[str, float]] = []
    for name, text in payloads(trap):
        if "\ud800" in text:  # no JSON holds it, so it never gets here
            continue
        seconds = writer.write(text)
        if seconds > PATIENCE:
            slow.append((name, seconds))
        assert writer.driver.window is not None
        assert readers_of_markup(writer.driver.window) == [], name
        shown = writer.driver.desk.desk_page.detail.body.text.toPlainText()
        assert shown[:40] == _as_qt_keeps(text)[:40], name
    assert slow == []


def _as_qt_keeps(text: str) -> str:
    """As a text document gives plain text back: blanks that do not break become blanks, all line ends one."""
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\ufdd0", "\ufdd1"):
        text = text.replace(end, "\n")
    return text.replace("\u00a0", " ")


def test_an_entry_of_the_history_cannot_be_forged(writer: Writer, trap: Trap) -> None:
    forged = "Siti\n06:00 Taken on  ·  You\r\u2029\ufdd0\u2028x"
    for text in (forged, "\n" * 50):
        writer.write(text)
        history = writer.driver.desk.desk_page.detail.body.history
        heads, block = 0, history.document().begin()
        while block.isValid():
            heads += block.blockFormat().textIndent() < 0
            block = block.next()
        assert heads == len(events(text))


def test_numbers_and_times_without_bound_are_painted_too(writer: Writer, trap: Trap) -> None:
    """An error while painting ends a window."""
    for moment in (datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)):
        clocks = Clocks(response_due=moment, resolution_due=moment, red_flag_at=moment, paused_since=moment)
        photo = Attachment(sha256="ab" * 32, size=10**30, mime="x", role=PhotoRole.AFTER, width=-(10**30), taken_at=moment)
        made = report(1, received_at=moment, updated_at=moment, clocks=clocks, priority=10**30, attachments=(photo,) * 50)
        history = tuple(replace(one, at=moment, seq=10**30 + one.seq) for one in events("x"))
        assert writer.send(replace(made, point=(5e-324, -90.0), text=f"{moment}"), history) < PATIENCE


def test_a_text_of_ten_mebibytes_does_not_hang_the_window(writer: Writer, trap: Trap) -> None:
    """A report of ten, and one whose every field has a whole one."""
    assert writer.send(report(1, text=huge(10))) < PATIENCE
    assert writer.write(huge(1)) < PATIENCE
    assert writer.write("small again") < PATIENCE


def test_what_an_officer_pasted_is_text_in_outbox_and_decisions(writer: Writer, office: WindowOffice, trap: Trap) -> None:
    """His own notes hold what strangers sent him; so does the centre's side of a decision."""
    desk = writer.driver.desk
    commands, work = office.stores.open_commands(), office.stores.open_work()
    try:
        for name, text in _some(trap, "script", "rich", "format"):
            writer.write(text)  # its number stands in front of what is said about the operation
            op_id = commands.record(LURAH, "report-00001", Note(text=f"x {text}"))
            theirs = replace(report(1, rev=999), text=text, public_answer=text, address=text)
            work.finish(op_id, OperationState.CONFLICT, problem="status-changed", theirs=msgspec.json.encode(theirs))
            office.on_change(ChangeSet(operations=frozenset({op_id})))
            desk.go_to(Place.OUTBOX)
            writer.driver.qtbot.waitUntil(partial(_is_listed, desk, op_id), timeout=10_000)
            desk.outbox.select(op_id)
            desk.open_decision(op_id)
            QApplication.processEvents()
            assert readers_of_markup(desk) == [], name
    finally:
        commands.close()
        work.close()


def test_forms_menus_and_captions_name_things_as_text(writer: Writer, trap: Trap) -> None:
    desk = writer.driver.desk
    for name, text in _some(trap, "script", "rich", "format"):
        writer.write(text)
        for action in ("note", "coordinate", "assign"):
            desk.desk_page.act(action)
            QApplication.processEvents()
            assert readers_of_markup(desk) == [], (name, action)
        desk.desk_page.detail.body.photo_chosen.emit("ab" * 32)
        viewer = desk.desk_page.detail.viewer()
        assert viewer is not None
        assert readers_of_markup(viewer) == [], name
        menu = desk.desk_page.queue.bar.findChild(FilterMenu)
        assert menu is not None
        menu.rebuild()
        assert readers_of_markup(menu) == [], name
        categories = next(entry.menu() for entry in menu.actions() if entry.text() == "Category")
        assert isinstance(categories, QMenu)
        assert text.replace("&", "&&") in [entry.text() for entry in categories.actions()]


@pytest.mark.parametrize("name", ["<b>Siti</b>", "Siti\nRahma\u2028x", "Siti" * 500, "[*] Siti"])
def test_a_windows_title_is_one_short_line(driver: WindowDriver, office: WindowOffice, name: str, trap: Trap) -> None:
    office.officer = replace(LURAH, name=name)
    driver.open([report(1)])
    assert driver.window is not None
    title = driver.window.windowTitle()
    assert len(title) < 120
    assert len(title.splitlines()) == 1


def test_a_tip_shows_a_text_letter_by_letter(qapp: QApplication, trap: Trap) -> None:
    for name, text in payloads(trap):
        if "\ud800" in text or text.startswith("\ufffe"):
            continue
        tip = plain_tip(text)
        assert not is_markup(tip), name
        if tip != text:
            document = QTextDocument()
            document.setHtml(tip)
            assert document.toPlainText() == _as_qt_keeps(text).replace("\x00", "\ufffd"), name


def test_the_desktop_gets_no_markup() -> None:
    assert desktop_text('<a href="x">R&D</a>\n<img src=y>', "linux") == '&lt;a href="x"&gt;R&amp;D&lt;/a&gt; &lt;img src=y&gt;'
    assert desktop_text("Parkir & trotoar", "win32") == "Parkir & trotoar"
    assert len(desktop_text("x" * 10_000)) == 300


def test_a_message_box_of_an_error_shows_its_facts_as_text(qtbot: QtBot, trap: Trap) -> None:
    for _, text in payloads(trap):
        if len(text) > 2_000 or "\ud800" in text:
            continue
        seen: list[QLabel] = []

        def look(seen: list[QLabel] = seen) -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            seen += [label for label in shown_labels(box) if label.textFormat() is not Qt.TextFormat.PlainText]
            box.close()

        QTimer.singleShot(0, look)
        show_error(OfficerError("report-not-found", report=text))
        assert seen == [], text


def _some(trap: Trap, *kinds: str) -> list[tuple[str, str]]:
    """Every third payload of these kinds, of a size that fits everywhere."""
    return [(name, text) for name, text in payloads(trap) if name.startswith(kinds) and len(text) < 2_000][::3]


def _is_listed(desk: Workplace, op_id: str) -> bool:
    return desk.outbox.model.row_of(op_id) is not None
