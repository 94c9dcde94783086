"""One officer at the real window: every step is a key, a click or text typed into the real widgets."""

import shutil
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from officer_app.application import InstalledOffice
from officer_app.domain.vocabulary import Status
from officer_app.installation import Installation
from sync.changes import Connection
from sync.records import ReportDetail
from tests.fakes.terminals import PASSWORD
from ui.actions.form import ActionForm
from ui.detail.page import DetailPage
from ui.frame.main_window import MainWindow
from ui.frame.workplace import Workplace
from ui.map.pane import MapPane
from ui.queue.view import QueueView

_PATIENCE_MS = 60_000
_PASSPHRASE = "hujan bulan juni"


class OfficeWindow:
    """The window of one installation; may be closed and opened again."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self._qtbot = qtbot
        self._home = home
        self._office: InstalledOffice | None = None
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The window that is open."""
        assert self._window is not None
        return self._window

    @property
    def workplace(self) -> Workplace:
        """The signed-in officer's working place."""
        assert self.window.workplace is not None
        return self.window.workplace

    @property
    def queue(self) -> QueueView:
        """The queue's list."""
        return self.workplace.desk_page.queue.view

    @property
    def detail(self) -> DetailPage:
        """The report at the right."""
        return self.workplace.desk_page.detail

    def open(self, *, undo_seconds: int = 0) -> None:
        """Open the window as the shell does; what is done goes out at once, or when it cannot be undone any more."""
        installation = Installation.open(self._home, lambda _new: _PASSPHRASE)
        installation.settings.undo_seconds = undo_seconds
        self._installation = installation
        self._office = InstalledOffice(installation)
        self._window = MainWindow(self._office)
        self._window.start((1366, 768))

    def close(self) -> None:
        """Close the window as its button does."""
        if self._window is None or self._office is None:
            return
        self._window.close()
        shiboken6.delete(self._window)
        self._office.close()
        self._window = self._office = None

    def tokens(self) -> tuple[bytes, bytes]:
        """The session's two tokens."""
        tokens = self._installation.tokens.load()
        assert tokens is not None
        return tokens.access_token.encode(), tokens.refresh_token.encode()

    def copy_of_home(self, target: Path) -> Path:
        """A copy of the installation folder, as a thief would take it."""
        shutil.copytree(self._home, target)
        return target

    def sign_in(self, url: str, login: str) -> None:
        """Type server, name and password, and press Enter."""
        form = self.window.sign_in.form
        for field, text in ((form.server, url), (form.login, login), (form.password, PASSWORD)):
            field.clear()
            QTest.keyClicks(field, text)
        QTest.keyClick(form.password, Qt.Key.Key_Return)
        self.until(lambda: self.window.workplace is not None)

    def wait_for_line(self, connection: Connection) -> None:
        """Wait until the status bar says so."""
        self.until(lambda: self.workplace.state.connection is connection and not self.workplace.state.busy)

    def counts(self) -> tuple[int, int]:
        """Open reports, and work that has not left this computer, as the rail counts them."""
        counts = self.workplace.desk.reader.counts()
        return sum(counts.open_by_status.values()), counts.unsent

    def choose(self, report_id: str) -> None:
        """Click a report in the queue."""
        position = self.queue.queue.position(report_id)
        assert position is not None, "not among the rows read"
        index = self.queue.queue.index(position)
        self.queue.scrollTo(index)
        point = self.queue.visualRect(index).center()
        QTest.mouseClick(self.queue.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.until(lambda: self.detail.report_id() == report_id)

    def shown(self) -> ReportDetail:
        """The report as the detail shows it."""
        detail = self.detail.detail()
        assert detail is not None
        return detail

    def press(self, key: Qt.Key) -> None:
        """Press a key with the queue in focus."""
        self.window.activateWindow()
        self.queue.setFocus()
        self.until(lambda: self.window.isActiveWindow() and self.queue.hasFocus())
        QTest.keyClick(self.queue, key)
        self.until(lambda: not self.workplace.shortcuts.guard.is_waiting())

    def press_action(self, name: str) -> None:
        """Click an action's button."""
        button = self.detail.bar.findChild(QWidget, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def form(self) -> ActionForm:
        """The form that is open."""
        self.until(lambda: self.detail.panel.form() is not None)
        form = self.detail.panel.form()
        assert form is not None
        return form

    def type_into(self, field: str, text: str) -> None:
        """Type into a field of the open form."""
        QTest.keyClicks(self.form().editor(field), text)

    def paste_photo(self, photo: Path) -> None:
        """Copy a file and paste it into the open form by Ctrl+V, and wait until it is prepared and kept."""
        form = self.form()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(photo))])
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(form.editor("answer"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        photos = form.photos
        assert photos is not None
        self.until(lambda: len(photos.photos()) == 1 and not photos.is_preparing())

    def send(self) -> None:
        """Press the form's button and wait until it is saved on this computer."""
        QTest.mouseClick(self.form().send, Qt.MouseButton.LeftButton)
        self.until(lambda: self.detail.panel.form() is None)

    def until_status(self, status: Status) -> None:
        """Wait until the report shows this status."""
        self.until(lambda: self.shown().report.status is status)

    def click_on_map(self, report_id: str) -> None:
        """Click a report on the map, gone to as far as needed to tell it from its neighbours."""
        room = self.workplace.desk_page.map
        pane = room.pane
        assert pane is not None
        # The map reads its reports in the background: at first it does not know this one.
        self.until(lambda: self._place_on(pane, report_id) is not None)
        room.locate(report_id)
        point = self._place_on(pane, report_id)
        assert point is not None
        web = pane.findChild(QWebEngineView)
        assert web is not None
        target = web.focusProxy()
        assert target is not None
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def _place_on(self, pane: MapPane, report_id: str) -> QPoint | None:
        places: list[QPoint | None] = []
        pane.position_of(report_id, places.append)
        self.until(lambda: bool(places))
        return places[0]

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition, without a fixed pause."""
        self._qtbot.waitUntil(condition, timeout=_PATIENCE_MS)
