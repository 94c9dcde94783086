"""The object graph of the window: built from one installation, run, and taken apart in reverse."""

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QMessageBox

from officer_app import __version__
from officer_app import settings as settings_files
from officer_app.cli_output import warn
from officer_app.cli_words import speak
from officer_app.clock import utc_now
from officer_app.domain.officers import Officer
from officer_app.ending import Departure, EndOnSignal, LastWords
from officer_app.installation import Installation
from officer_app.network_home import refuse_network_home
from officer_app.one_window import FrontDoor, WindowLock, await_turn
from officer_app.paths import make_home
from officer_app.settings import Settings
from officer_app.translation import install_translator
from officer_app.window_options import WindowOptions
from sync.care.caretaker import Caretaker
from sync.care.notices import Notice
from sync.changes import ChangeSet, SyncState
from sync.errors import OfficerError, WrongKey
from sync.pauses import Pauses
from sync.remotes.answers import OwnSession
from sync.stores import Stores
from ui.frame.main_window import MainWindow
from ui.icons import app_icon
from ui.sign_in.passphrase_dialog import ask_passphrase
from ui.theme import apply_text_size, apply_theme
from ui.threads.collecting import Collector
from ui.threads.immortals import protect_singletons
from ui.words.labels import error_words

if TYPE_CHECKING:
    from sync.engine import Engine
    from sync.remotes.officer_api import OfficerApi

log = logging.getLogger(__name__)

TRIES = 5
# How long a second start waits, in seconds, for the first one's window to answer or to end.
PATIENCE = 6.0
SCREENSHOT_AFTER = 6.0


class InstalledLine:
    """The sync thread's line: an engine and a waiter of this installation, with connections of their own."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._engine: Engine | None = None

    def engine(
        self, stop: threading.Event, on_change: Callable[[ChangeSet], None], on_state: Callable[[SyncState], None]
    ) -> "Engine":
        """The engine for the officer signed in."""
        self._engine = self._installation.engine(stop=stop, on_change=on_change, on_state=on_state)
        return self._engine

    def wait_for_changes(self, stop: threading.Event, cursor: Callable[[], str | None], on_change: Callable[[], None]) -> None:
        """Wait for news until stopped."""
        # What talks to the centre takes 0.15 s to import: in the threads that do, after the first paint.
        from sync.waiting import ChangeWaiter  # noqa: PLC0415

        api = self._installation.api(stop)
        if api is not None:
            ChangeWaiter(api, cursor, on_change, stop, on_break=self._doubt).run()

    def _doubt(self) -> None:
        if self._engine is not None:
            self._engine.doubt()


class InstalledOffice:
    """One installation as the window sees it."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._stop = threading.Event()
        self._fetching = threading.Lock()
        self._photo_api: OfficerApi | None = None
        # Settings are written in the background; one thread keeps their order.
        self._writing = QThreadPool()
        self._writing.setMaxThreadCount(1)
        self.clock = utc_now
        self.version = __version__

    @property
    def home(self) -> Path:
        """The installation's folder."""
        return self._installation.home

    @property
    def settings(self) -> Settings:
        """What the officer set."""
        return self._installation.settings

    @property
    def stores(self) -> Stores:
        """The local stores."""
        return self._installation.stores

    @property
    def officer(self) -> Officer | None:
        """Who is signed in."""
        return self._installation.officer

    def line(self) -> InstalledLine:
        """A line for the sync thread."""
        return InstalledLine(self._installation)

    def caretaker(self, stop: threading.Event, on_notice: Callable[[tuple[Notice, ...]], None], pauses: Pauses) -> Caretaker:
        """What looks after the stores, with connections of its own."""
        return Caretaker(self._installation.stores, clock=self.clock, stop=stop, on_notice=on_notice, pauses=pauses)

    def sign_in(self, server: str, login: str, password: str, new_password: str | None = None) -> Officer:
        """Sign an officer in; a new password takes the place of a one-time code."""
        officer = self._installation.sign_in(server, login, password, new_password)
        self._hang_up()
        return officer

    def sign_out(self) -> None:
        """End the session."""
        self._hang_up()
        self._installation.sign_out()

    def change_password(self, present: str, chosen: str) -> None:
        """Put a password in the place of the present one."""
        with self._line_of_its_own() as api:
            api.account.change_password(present, chosen)

    def sessions(self) -> tuple[OwnSession, ...]:
        """Where the officer is signed in."""
        with self._line_of_its_own() as api:
            return api.account.sessions()

    def end_session(self, session_id: str | None) -> tuple[OwnSession, ...]:
        """End a session, without an id all but this one; those that are left."""
        with self._line_of_its_own() as api:
            api.account.end(session_id)
            return api.account.sessions()

    def photo(self, sha256: str, size: Literal["thumb", "full"]) -> bytes:
        """A photo from this computer, or from the centre; called by one thread at a time."""
        # As above.
        from sync.fetching import PhotoFetcher  # noqa: PLC0415

        with self._fetching:
            if self._photo_api is None:
                self._photo_api = self._installation.api(self._stop)
            if self._photo_api is None:
                raise OfficerError("signed-out")
            return PhotoFetcher(self._photo_api, self._installation.stores.vault).fetch(sha256, size)

    def share(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        """Share a view or a template with the office, with None no longer; with a tag only in the place of what has it."""
        with self._line_of_its_own() as api:
            if body is not None:
                return api.put_shared(kind, item_id, body, tag)
            api.drop_shared(kind, item_id, tag)
            return ""

    @contextmanager
    def _line_of_its_own(self) -> "Iterator[OfficerApi]":
        api = self._installation.api(self._stop)
        if api is None:
            raise OfficerError("signed-out")
        try:
            yield api
        finally:
            api.close()

    def _hang_up(self) -> None:
        with self._fetching:
            if self._photo_api is not None:
                self._photo_api.close()
                self._photo_api = None

    def change_settings(self, **values: str | bool | int) -> None:
        """Change settings at once and keep them."""
        for name, value in values.items():
            setattr(self._installation.settings, name, value)
        if "language" in values:
            install_translator(str(values["language"]))
        self._writing.start(self._installation.save_settings)

    def close(self) -> None:
        """Stop fetching, finish writing, close the stores."""
        self._stop.set()
        self._hang_up()
        self._writing.waitForDone()
        self._installation.close()


def run_window(home: Path, options: WindowOptions) -> int:
    """Open the window on an installation and run until it is closed; 0, or 1 when it could not be opened.

    Where the window of this home is open already, that one comes forward and this ends with 0.
    """
    chosen = settings_files.load(home).settings
    language, theme = options.language or chosen.language, options.theme or chosen.theme
    lock = WindowLock(home)
    try:
        refuse_network_home(home)
        make_home(home)
        if not lock.take() and not await_turn(lock, home, patience=PATIENCE):
            _say_it_is_open(language)
            return 0
        return _run_alone(home, make_application(language, theme, chosen.text_size), options)
    except OfficerError as error:
        log.warning("the window could not be opened: %s", error.code)
        make_application(language, theme, chosen.text_size)
        show_error(error)
        return 1
    finally:
        lock.close()


def _run_alone(home: Path, app: QApplication, options: WindowOptions) -> int:
    door = FrontDoor(home)
    door.knocked.connect(bring_forward)
    door.open()
    try:
        installation = open_installation(home)
        if installation is None:
            return 1
        office = InstalledOffice(installation)
        try:
            return _run(app, MainWindow(office), options)
        finally:
            office.close()
    finally:
        door.close()
        door.deleteLater()


def _say_it_is_open(language: str) -> None:
    speak(language)
    warn(QCoreApplication.translate("Application", "CROP Officer is open already; its window was brought to the front."))


def bring_forward() -> None:
    """Show what the app has open above the windows of other programs: a question that waits before the window behind it."""
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.windowType() in kinds]
    for window in sorted(shown, key=lambda widget: widget.isModal()):
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        # Where the system does not let a program come forward by itself, its entry in the task bar asks for attention.
        QApplication.alert(window)


def make_application(language: str, theme: str, text_size: int = 100) -> QApplication:
    """The Qt application, dressed and speaking."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    # Else a window that has the map in it is composed as a whole by OpenGL, slowly without a graphics processor (decision 0040).
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    protect_singletons()
    # The web engine is loaded after the first paint, and wants this to be said before there is an application.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication.instance() or QApplication(["officer-app"])
    assert isinstance(app, QApplication)
    app.setApplicationName("CROP Officer")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("crop-officer")
    app.setWindowIcon(app_icon())
    # The window ends the app itself, after its threads have ended.
    app.setQuitOnLastWindowClosed(False)
    install_translator(language)
    apply_theme(app, theme)
    apply_text_size(app, text_size)
    return app


def open_installation(home: Path) -> Installation | None:
    """Open a home, asking for its passphrase where it has one; None when the officer gave up."""
    asking = Asking()
    while True:
        try:
            return Installation.open(home, asking)
        except OfficerError as error:
            if error.code == "passphrase-needed" and asking.times:
                return None
            if not isinstance(error, WrongKey) or not asking.times or asking.times >= TRIES:
                raise


class Asking:
    """Asks for the passphrase by a dialog and counts how often; from the second time on it says that the last was wrong."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, new: bool) -> str | None:
        """The passphrase, None when the officer gave up."""
        self.times += 1
        return ask_passphrase(new, wrong=self.times > 1)


def show_error(error: OfficerError) -> None:
    """Say in words why the window cannot open."""
    words = error_words(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "CROP Officer", words.title, QMessageBox.StandardButton.Close)
    # Facts of an error, such as a path, are text whatever they look like.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(words.text)
    box.exec()
    box.deleteLater()


def _run(app: QApplication, window: MainWindow, options: WindowOptions) -> int:
    collector = Collector(window.is_busy, window)
    ending = EndOnSignal(window.close, window)
    last_words = LastWords(window)
    window.closed.connect(app.quit)
    window.start(options.size)
    collector.start()
    if options.exit_after is not None or options.screenshot is not None:
        seconds = SCREENSHOT_AFTER if options.exit_after is None else options.exit_after
        Departure(window, options.screenshot, seconds).start()
    try:
        code = app.exec()
    finally:
        collector.stop()
        last_words.close()
        ending.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()
    return int(code)
