"""The morning of docs/user-guide.md, key by key: the real window on a real central API, with the keys that the guide names."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.records import Group
from tests.end_to_end.window import OfficeWindow
from tests.fakes.terminals import City
from ui.actions.offers import Action
from ui.frame.palette import Palette

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "user-guide.md").read_text()
KLENDER = "31.75.07.1003"
_STEP = re.compile(r"^### (\d+)\. .*?$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_ASIDE = re.compile(r"\([^)]*\)|, satu <kbd>Z</kbd>[^.]*|, one <kbd>Z</kbd>[^.]*")


def keys_of(language: str) -> dict[int, list[str]]:
    """The keys of each step in one language, in the order in which they are pressed; asides are left out."""
    indonesian, english = GUIDE.split("## A morning at the kelurahan")
    text = {"id": indonesian, "en": english}[language]
    return {int(number): re.findall(r"<kbd>(.+?)</kbd>", _ASIDE.sub("", words)) for number, words in _STEP.findall(text)}


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """The central API with the bundled pack, whose reports are of these days."""
    city = City(tmp_path / "city")
    city.load(ROOT / "resources" / "demo", "--shift-to-now")
    city.add_officer("staf.pagi", "Sri Pagi", roles=("staff",), areas=(KLENDER,), title="Staf")
    city.start()
    yield city
    city.stop()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeWindow]:
    """The staff's window."""
    window = OfficeWindow(qtbot, tmp_path / "staf")
    yield window
    window.close()


class Morning:
    """Presses the guide's keys where the focus is."""

    def __init__(self, office: OfficeWindow, keys: dict[int, list[str]]) -> None:
        self.office = office
        self._keys = {step: iter(named) for step, named in keys.items()}

    def press(self, step: int, times: int = 1) -> None:
        """The next keys of a step."""
        for _ in range(times):
            self._press(next(self._keys[step]))

    def finished(self, step: int) -> bool:
        """Whether every key of the step was pressed."""
        return next(self._keys[step], None) is None

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self._focus(), text)

    def _press(self, name: str) -> None:
        chord = QKeySequence(name.replace("Enter", "Return"))[0]  # type: ignore[index]
        QTest.keyClick(self._focus(), chord.key(), chord.keyboardModifiers())
        guard = self.office.workplace.shortcuts.guard
        self.office.until(lambda: not guard.is_waiting())

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        window = self.office.window
        window.activateWindow()
        self.office.until(window.isActiveWindow)
        return window.focusWidget() or window


def test_both_languages_name_the_same_keys() -> None:
    assert keys_of("id") == keys_of("en")
    assert list(keys_of("id")) == list(range(1, 12))


def test_every_picture_of_the_guide_is_there() -> None:
    pictures = re.findall(r"!\[.*?\]\((.+?)\)", GUIDE)
    assert pictures
    assert [name for name in pictures if not (ROOT / "docs" / name).is_file()] == []


def test_the_morning_works_as_written(city: City, office: OfficeWindow) -> None:
    office.open(undo_seconds=10)
    office.sign_in(city.url, "staf.pagi")
    office.wait_for_line(Connection.ONLINE)
    office.workplace.desk_page.queue.bar.set_query(office.workplace.desk_page.queue.keeper.views()[0].query)
    office.window.activateWindow()
    office.queue.setFocus()
    office.until(office.queue.hasFocus)
    _step_to_a_waiting_report(office)
    morning = Morning(office, keys_of("id"))
    first = _take_on_and_undo(morning)
    _answer(morning, first)
    _hand_over(morning, first)
    _merge(morning)
    _assign_two(morning)
    _use_the_palette(morning, first)
    _group(morning)
    morning.press(11)
    office.until(lambda: office.workplace.pages.currentWidget() is office.workplace.outbox)
    morning.press(11)
    office.until(lambda: office.workplace.pages.currentWidget() is office.workplace.desk_page)
    assert all(morning.finished(step) for step in range(1, 12))
    office.until(lambda: office.counts()[1] == 0)


def _step_to_a_waiting_report(office: OfficeWindow) -> None:
    model = office.queue.queue
    row = next(row for row in range(model.rowCount()) if _status(office, str(model.report_id(row))) is Status.WAITING)
    office.queue.choose(str(model.report_id(row)))
    office.until(lambda: office.detail.report_id() == model.report_id(row))


def _status(office: OfficeWindow, report_id: str) -> Status:
    return office.workplace.desk.reader.rows([report_id])[report_id].status


def _take_on_and_undo(morning: Morning) -> str:
    office = morning.office
    report_id = office.shown().report.id
    morning.press(2)
    office.until_status(Status.IN_PROGRESS)
    office.until(office.workplace.status.undo.isVisible)
    morning.press(3)
    office.until_status(Status.WAITING)
    assert office.detail.report_id() == report_id
    morning.press(3)
    office.until_status(Status.IN_PROGRESS)
    office.until(lambda: office.detail.bar.main_action() is Action.RESULT)
    return report_id


def _answer(morning: Morning, report_id: str) -> None:
    office = morning.office
    morning.press(4, 3)
    report = office.shown().report
    assert report.id == report_id
    assert report.number in office.form().value("answer")
    morning.press(4)
    office.until(lambda: office.detail.panel.form() is None)
    answer = office.shown().report.public_answer
    assert answer is not None and report.number in answer and "Kelurahan Klender" in answer
    morning.press(5)
    office.until(lambda: office.detail.report_id() != report_id)


def _hand_over(morning: Morning, former: str) -> None:
    office = morning.office
    _step_to_a_waiting_report(office)
    report_id = office.shown().report.id
    assert report_id != former
    morning.press(6)
    assert office.form().spec.action is Action.COORDINATE
    agencies = list(office.workplace.desk.reader.reference().agencies.values())
    morning.type(_a_part(agencies[0], agencies[1:]))
    morning.press(6)
    assert form_text(office, "agency") == agencies[0], "Tab takes the only hit"
    morning.type("Saluran milik dinas")
    morning.press(6)
    office.until(lambda: _status(office, report_id) is Status.COORDINATING)
    office.until(lambda: office.detail.panel.form() is None)
    morning.press(7)


def form_text(office: OfficeWindow, name: str) -> str:
    """What stands in a choice of the open form."""
    return office.form().box(name).currentText()


def _a_part(name: str, others: Sequence[str]) -> str:
    """The first few letters in a row, small as one types them, that only this name holds."""
    small, rest = name.casefold(), [other.casefold() for other in others]
    pieces = (small[start : start + length] for length in range(3, len(small)) for start in range(len(small) - length + 1))
    return next(piece for piece in pieces if piece == piece.strip() and not any(piece in other for other in rest))


def _merge(morning: Morning) -> None:
    office = morning.office
    _step_to_a_waiting_report(office)
    report_id = office.shown().report.id
    morning.press(7)
    form = office.form()
    assert form.spec.action is Action.MERGE
    box = form.box("into")
    main = next(
        row for row in map(office.queue.queue.report_id, range(office.queue.queue.rowCount())) if row not in (None, report_id)
    )
    if not box.chosen():
        morning.type(office.workplace.desk.reader.rows([str(main)])[str(main)].number)
    morning.press(7)
    office.until(lambda: _status(office, report_id) is Status.DUPLICATE)
    office.until(lambda: office.detail.panel.form() is None)
    office.queue.setFocus()


def _assign_two(morning: Morning) -> None:
    office = morning.office
    office.queue.choose_first()
    morning.press(8, 2)
    ticked = office.queue.queue.ticks()
    assert len(ticked) == 2
    morning.press(8)
    form = office.workplace.desk_page.bulk.form()
    assert form is not None and form.spec.action is Action.ASSIGN
    officers = list(office.workplace.desk.reader.reference().officers.values())
    colleague = next(one for one in officers if one.name != "Sri Pagi")
    morning.type(_a_part(colleague.name, [f"{one.name}, {one.title}" for one in officers if one is not colleague]))
    morning.press(8)
    rows = office.workplace.desk.reader.rows
    office.until(lambda: {row.assignee for row in rows(ticked).values()} == {colleague.id})
    office.until(lambda: office.queue.queue.ticks() == ())
    office.queue.setFocus()


def _use_the_palette(morning: Morning, report_id: str) -> None:
    office = morning.office
    office.window.activateWindow()
    office.until(office.window.isActiveWindow)
    morning.press(9)
    office.until(lambda: any(palette.isVisible() for palette in office.workplace.findChildren(Palette)))
    number = office.workplace.desk.reader.rows([report_id])[report_id].number
    palette = next(palette for palette in office.workplace.findChildren(Palette) if palette.isVisible())
    QTest.keyClicks(palette.line, number)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert next(morning._keys[9]) == "Enter"
    office.until(lambda: office.detail.report_id() == report_id)
    office.window.activateWindow()
    office.until(office.window.isActiveWindow)
    office.queue.setFocus()


def _group(morning: Morning) -> None:
    office = morning.office
    bar = office.workplace.desk_page.queue.bar
    morning.press(10)
    office.until(bar.groups_menu.isVisible)
    morning.press(10)
    assert bar.query().group is Group.OFFICER
    office.until(lambda: not bar.groups_menu.isVisible())
    # A header for each officer stands among the reports, the rest of them a moment later.
    reader = office.workplace.desk.reader
    office.until(lambda: office.queue.queue.rowCount() > reader.count(bar.query()))
    office.queue.choose_first()
    assert office.window.focusWidget() is office.queue
    # The first ones at once, the rest a moment later, and then every group is known.
    office.until(lambda: office.queue.groups._outline.complete and not office.queue.groups.canFetchMore(QModelIndex()))
    whole = office.queue.queue.rowCount()
    morning.press(10)
    assert office.queue.queue.rowCount() < whole
    morning.press(10)
    assert office.queue.queue.rowCount() == whole
    morning.press(10)
    office.until(bar.groups_menu.isVisible)
    morning.press(10)
    assert bar.query().group is None
    reader = office.workplace.desk.reader
    office.until(lambda: office.queue.queue.rowCount() == reader.count(bar.query()))
    office.queue.setFocus()
