"""The window: signing in, then the officer's working place."""

from functools import cached_property

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.officers import Officer
from sync.errors import INACTIVE
from ui.frame.memory import WindowMemory
from ui.frame.notice_card import NoticeCard
from ui.frame.rail import Place
from ui.frame.workplace import Workplace
from ui.icons import app_icon
from ui.office import Office
from ui.sign_in.account_dialog import AccountDialog
from ui.sign_in.dialog import SignInDialog
from ui.sign_in.page import SignInPage
from ui.theme import apply_text_size, apply_theme
from ui.threads.care import CareThread
from ui.threads.errand import Errands
from widgets.on_screen import OnScreen
from widgets.tab_order import go_on

SIZE = (1366, 768)
SMALLEST = (720, 520)
_LONGEST_NAME = 80
# The queue is painted before the map's engine is loaded.
MAP_AFTER_MS = 50


class MainWindow(QMainWindow):
    """One window for one installation.

    Signals: `closed` when every thread has ended.
    """

    closed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._memory = WindowMemory(office.home)
        self._errands = Errands(self)
        self._errands.finished.connect(self._signed_out)
        self._errands.failed.connect(self._signed_out)
        self._dialog: SignInDialog | None = None
        self.workplace: Workplace | None = None
        self._stack = QStackedWidget(self)
        self.notices = NoticeCard(office.home, self)
        self.notices.understood.connect(self._office.stores.dismiss)
        self.care = CareThread(office.caretaker, self)
        self.care.noticed.connect(self.notices.show_notices)
        self._lay_out()
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._map_timer = QTimer(self)
        self._map_timer.setSingleShot(True)
        self._map_timer.setInterval(MAP_AFTER_MS)
        self._map_timer.timeout.connect(self._start_map)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._retitle()

    @cached_property
    def sign_in(self) -> SignInPage:
        """The sign-in page, made when it is wanted first: who is signed in need not wait for it."""
        page = SignInPage(self._office, self)
        page.signed_in.connect(self.open_workplace)
        page.language_chosen.connect(self._use_language)
        self._stack.addWidget(page)
        return page

    def is_busy(self) -> bool:
        """Whether something is being fetched or sent."""
        return self.workplace is not None and self.workplace.state.busy

    def start(self, size: tuple[int, int] | None = None) -> None:
        """Show the window: the queue where somebody is signed in, else the sign-in page."""
        if size is not None:
            self.resize(*size)
        else:
            self._take_place()
        officer = self._office.officer
        self.notices.show_notices(self._office.stores.notices())
        self.show()
        self.care.start()
        if officer is not None:
            self.open_workplace(officer)
        else:
            self._stack.setCurrentWidget(self.sign_in)
            self.sign_in.form.focus_first_empty()

    def open_workplace(self, officer: Officer) -> None:
        """Build the officer's working place and start it."""
        self.workplace = Workplace(self._office, officer, self._memory, self)
        self.workplace.sign_in_requested.connect(self.sign_in_again)
        settings = self.workplace.settings
        settings.language_chosen.connect(self._use_language)
        settings.theme_chosen.connect(self._use_theme)
        settings.text_size_chosen.connect(self._use_text_size)
        settings.notifications_chosen.connect(self._use_notifications)
        settings.undo_chosen.connect(self._use_undo)
        settings.tiles_chosen.connect(self._use_tiles)
        settings.sign_out_requested.connect(self.sign_out)
        settings.account_requested.connect(self.show_account)
        self.workplace.locked.connect(self._lock, Qt.ConnectionType.QueuedConnection)
        self._stack.addWidget(self.workplace)
        self._stack.setCurrentWidget(self.workplace)
        self.workplace.start()
        self.workplace.go_to(Place.QUEUE)
        self._map_timer.start()
        self._retitle()

    def sign_in_again(self) -> None:
        """Offer to sign in, beside the work."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._dialog = SignInDialog(self._office, self)
        self._dialog.signed_in.connect(self._resume)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.show()

    def show_account(self) -> None:
        """Another password, and where the officer is signed in."""
        dialog = AccountDialog(self._office, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def sign_out(self) -> None:
        """End the session and show the sign-in page; unsent work stays on this computer."""
        self._close_workplace()
        self._stack.setCurrentWidget(self.sign_in)
        self.sign_in.setEnabled(False)
        self._errands.run("sign-out", self._office.sign_out)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, wherever the forms and cards that came and went stand."""
        return go_on(self, forward=forward)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End everything that runs."""
        self._memory.keep_window(self)
        # Threads may take a moment to end; nobody should look at a window that no longer answers.
        self.hide()
        self._close_workplace()
        self.care.stop()
        if "sign_in" in self.__dict__:
            self.sign_in.form.wait()
        self._errands.wait()
        super().closeEvent(event)
        self.closed.emit()

    def _take_place(self) -> None:
        """Where it was left, within the screen that is there now; at first all of a screen that has no room for more."""
        remembered = self._memory.restore_window(self)
        room = self.screen().availableGeometry().size()
        if not remembered and (room.width() <= self.width() or room.height() <= self.height()):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        OnScreen(self).fit()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(inside)

    def _close_workplace(self) -> None:
        """With the working place goes the offer to sign in again for it."""
        self._map_timer.stop()
        if self._dialog is not None:
            self._dialog.close()
        if self.workplace is not None:
            self.workplace.close_down()
            self._stack.removeWidget(self.workplace)
            self.workplace.deleteLater()
            self.workplace = None
        self._retitle()

    def _lock(self) -> None:
        """The officer may not sign in any more: nothing of the city is shown here from now on."""
        if self.workplace is not None:
            for dialog in self.findChildren(QDialog):
                dialog.close()
            self._close_workplace()
            self._stack.setCurrentWidget(self.sign_in)
            self.sign_in.form.say(INACTIVE)
            self.sign_in.form.focus_first_empty()

    def _start_map(self) -> None:
        if self.workplace is not None:
            self.workplace.start_map()

    def _resume(self, _officer: Officer) -> None:
        if self.workplace is not None:
            self.workplace.resume()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _signed_out(self) -> None:
        self.sign_in.setEnabled(True)
        self.sign_in.form.focus_first_empty()

    def _use_language(self, language: str) -> None:
        self._office.change_settings(language=language)
        if "sign_in" in self.__dict__:
            self.sign_in.language.show_language(language)

    def _use_theme(self, theme: str) -> None:
        self._office.change_settings(theme=theme)
        self._dress(theme)

    def _use_text_size(self, percent: int) -> None:
        self._office.change_settings(text_size=percent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_text_size(app, percent)

    def _follow_system(self) -> None:
        if self._office.settings.theme == "system":
            self._dress("system")

    def _dress(self, theme: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)

    def _use_notifications(self, on: bool) -> None:
        self._office.change_settings(notifications=on)
        if self.workplace is not None and self.workplace.notifications.tray is not None:
            self.workplace.notifications.tray.setVisible(on)

    def _use_undo(self, seconds: int) -> None:
        self._office.change_settings(undo_seconds=seconds)

    def _use_tiles(self, url: str, attribution: str) -> None:
        self._office.change_settings(tiles_url=url, tiles_attribution=attribution)
        if self.workplace is not None:
            self.workplace.desk_page.map.use_tiles()

    def _retitle(self) -> None:
        name = self.tr("CROP Officer")
        officer = self.workplace.desk.officer if self.workplace is not None else None
        who = " ".join(officer.name.split())[:_LONGEST_NAME] if officer is not None else ""
        self.setWindowTitle(f"{who} · {name}" if who else name)
