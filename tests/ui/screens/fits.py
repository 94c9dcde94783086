"""What `test_screens.py` runs on one screen: the window and everything that opens from it stays within that screen."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from officer_app.translation import install_translator
from sync.errors import WrongPassword
from tests.fakes.window_office import WindowOffice, report
from tests.ui.access_states import settle
from tests.ui.file_chooser import choosers
from ui.frame.main_window import MainWindow
from ui.frame.memory import WindowMemory
from ui.frame.palette import Palette
from ui.frame.rail import Place
from ui.frame.shortcut_sheet import ShortcutSheet
from ui.frame.workplace import Workplace
from ui.sign_in.dialog import SignInDialog
from ui.sign_in.passphrase_dialog import PassphraseDialog
from widgets.on_screen import keep_on_screen

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def window(qapp: QApplication, office: WindowOffice) -> Iterator[MainWindow]:
    """A window that opens as a new installation's does, map and all at first."""
    install_translator("id")
    office.fill_reference()
    office.fill([report(number) for number in range(1, 20)])
    memory = WindowMemory(office.home)
    memory.keep_word("map", "off")
    memory.keep_word("welcome", "read")
    window = MainWindow(office)
    yield window
    window.close()
    window.deleteLater()


def outside(window: QWidget) -> str:
    """What of a window lies outside its screen, empty where nothing does."""
    settle()
    # At odd scales a maximized window is rounded up to the next whole unit.
    room, frame = window.screen().availableGeometry().adjusted(0, 0, 1, 1), window.frameGeometry()
    return "" if room.contains(frame) else f"{type(window).__name__} {frame} on {room}"


def workplace(window: MainWindow) -> Workplace:
    """The working place of a window that was started."""
    window.start()
    settle()
    assert window.workplace is not None
    return window.workplace


def test_the_first_window(window: MainWindow) -> None:
    workplace(window)
    assert not outside(window)
    room = window.screen().availableGeometry()
    assert window.minimumWidth() <= room.width() and window.minimumHeight() <= room.height()


def test_one_that_stood_on_a_larger_screen_that_went_away(window: MainWindow, office: WindowOffice) -> None:
    former = QWidget()
    former.setGeometry(2400, 900, 2300, 1300)
    former.show()
    WindowMemory(office.home).keep_window(former)
    former.close()
    workplace(window)
    assert not outside(window)


def test_one_that_was_maximized_on_a_larger_screen(window: MainWindow, office: WindowOffice, qtbot: QtBot) -> None:
    former = QWidget()
    former.setGeometry(1500, 40, 2300, 1300)
    former.showMaximized()
    WindowMemory(office.home).keep_window(former)
    former.close()
    workplace(window)
    assert not outside(window)
    window.showNormal()
    qtbot.waitUntil(lambda: not outside(window))


def test_every_dialog(window: MainWindow, office: WindowOffice, qtbot: QtBot) -> None:
    office.refusal = WrongPassword()
    desk = workplace(window)
    found = []
    for opened in _dialogs(window, desk, qtbot):
        found.append(outside(opened))
        QTest.keyClick(opened, Qt.Key.Key_Escape)
        settle()
    assert len(found) == 8 and not any(found), found


def _dialogs(window: MainWindow, desk: Workplace, qtbot: QtBot) -> Iterator[QWidget]:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    yield _shown(window, Palette)
    desk.go_to(Place.SETTINGS)
    desk.settings.keys.click()
    yield _shown(window, ShortcutSheet)
    desk.settings.templates.click()
    templates = desk.desk_page.templates.dialog
    assert templates is not None
    yield templates
    desk.go_to(Place.QUEUE)
    QTest.mouseClick(desk.desk_page.queue.bar.export_button, Qt.MouseButton.LeftButton)
    paper = desk.desk_page.papers.dialog
    assert paper is not None
    QTest.mouseClick(paper.browse, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(choosers(paper)))
    yield choosers(paper)[0]
    yield paper
    window.sign_in_again()
    again = _shown(window, SignInDialog)
    QTest.keyClicks(again.form.password, "salah")
    QTest.keyClick(again.form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(again.form.message.isVisible)
    yield again
    first = PassphraseDialog(new=True, parent=window)
    first.show()
    yield first
    large = QFileDialog(window)
    large.resize(3000, 2000)
    keep_on_screen(large)
    large.show()
    yield large


def _shown(window: MainWindow, kind: type[Kind]) -> Kind:
    QApplication.processEvents()
    [found] = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found
