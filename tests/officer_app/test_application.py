"""The whole window on a real installation and a real central API, in one process: it opens, syncs, is looked at, and ends."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

import resources
from central.packs.loading import load_pack
from officer_app import application
from officer_app.application import InstalledOffice, make_application, open_installation, run_window
from officer_app.installation import Installation
from officer_app.settings import load
from officer_app.translation import install_translator
from officer_app.window_options import WindowOptions
from sync.errors import OfficerError, WrongKey
from sync.records import QueueQuery
from tests.fakes.central_process import CentralProcess, CentralServer
from ui.frame.main_window import MainWindow
from ui.sign_in.passphrase_dialog import PassphraseDialog

PASSPHRASE = "hujan bulan juni"


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    install_translator("en")


@pytest.fixture(scope="module")
def central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralProcess]:
    data = tmp_path_factory.mktemp("central")
    with CentralServer(data) as loading:
        load_pack(loading.storage, resources.path("demo"), now=datetime.now(UTC), shift_to_now=True)
    # A process of its own, so that its threads are not taken for the window's.
    with CentralProcess(data) as central:
        yield central


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OFFICER_APP_PASSPHRASE", PASSPHRASE)
    return tmp_path / "home"


def sign_in(home: Path, central: CentralProcess) -> None:
    installation = Installation.open(home, lambda _: None)
    installation.sign_in(central.url, "lurah.klender", "demo")
    installation.close()


def test_the_window_opens_syncs_and_leaves_a_picture_and_no_thread(
    qapp: QApplication, home: Path, central: CentralProcess, tmp_path: Path
) -> None:
    sign_in(home, central)
    before = set(threading.enumerate())
    picture = tmp_path / "pictures" / "queue.png"
    assert run_window(home, WindowOptions(screenshot=picture, exit_after=3.0, size=(1366, 768))) == 0
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1366, 768) and not image.allGray()
    installation = Installation.open(home, lambda _: None)
    reader = installation.stores.open_reader()
    rows = reader.queue(QueueQuery(), None, 500).rows
    assert rows and {row.ward for row in rows} == {"31.75.07.1003"}
    reader.close()
    installation.close()
    assert not [thread for thread in set(threading.enumerate()) - before if thread.is_alive() and not thread.daemon]


def test_from_signing_in_to_the_first_report_through_the_window(qtbot: QtBot, home: Path, central: CentralProcess) -> None:
    installation = Installation.open(home, lambda _: None)
    office = InstalledOffice(installation)
    window = MainWindow(office)
    try:
        _sign_in_and_wait(qtbot, window, central)
    finally:
        window.close()
        shiboken6.delete(window)
        office.close()
    assert b"demo" not in b"".join(path.read_bytes() for path in home.rglob("settings.json"))
    assert (load(home).settings.server, load(home).settings.login) == (central.url, "lurah.klender")


def _sign_in_and_wait(qtbot: QtBot, window: MainWindow, central: CentralProcess) -> None:
    window.start((1366, 768))
    form = window.sign_in.form
    form.server.setText(central.url)
    form.login.setText("lurah.klender")
    form.password.setText("wrong")
    form.submit()
    qtbot.waitUntil(form.message.isVisible, timeout=10_000)
    assert opened_in(window) is None
    form.password.setText("demo")
    with qtbot.waitSignal(window.sign_in.signed_in, timeout=10_000):
        form.submit()
    qtbot.waitUntil(lambda: opened_in(window) is not None, timeout=20_000)


def opened_in(window: MainWindow) -> str | None:
    return None if window.workplace is None else window.workplace.desk_page.detail.report_id()


def test_settings_are_kept_for_the_next_start(qtbot: QtBot, home: Path) -> None:
    office = InstalledOffice(Installation.open(home, lambda _: None))
    office.change_settings(language="en", theme="dark")
    office.close()
    assert (load(home).settings.language, load(home).settings.theme) == ("en", "dark")


def test_a_wrong_passphrase_is_asked_again_and_giving_up_ends_quietly(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Installation.open(home, lambda _: None).close()
    monkeypatch.delenv("OFFICER_APP_PASSPHRASE")
    asked: list[str] = []
    answers = iter(["salah sekali", None])

    def answer(dialog: PassphraseDialog) -> QDialog.DialogCode:
        typed = next(answers)
        asked.append(dialog.hint.text())
        dialog.first.setText(typed or "")
        return QDialog.DialogCode.Rejected if typed is None else QDialog.DialogCode.Accepted

    monkeypatch.setattr(PassphraseDialog, "exec", answer)
    assert open_installation(home) is None
    assert asked[0] == "" and "does not open" in asked[1]


def test_after_many_wrong_passphrases_it_says_so(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Installation.open(home, lambda _: None).close()
    monkeypatch.delenv("OFFICER_APP_PASSPHRASE")
    monkeypatch.setattr(application, "ask_passphrase", lambda new, wrong: "salah sekali")
    with pytest.raises(WrongKey):
        open_installation(home)


@pytest.mark.filterwarnings("default")
def test_what_cannot_be_opened_is_said_in_words(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(f"{box.text()} {box.informativeText()}"))

    def refuse(*_: object, **__: object) -> Installation:
        raise OfficerError("home-unwritable", path="somewhere")

    monkeypatch.setattr(Installation, "open", refuse)
    home.mkdir()
    assert run_window(home, WindowOptions(language="en")) == 1
    assert "somewhere" in shown[0] and "home-unwritable" not in shown[0]


def test_the_application_is_dressed_once(qapp: QApplication) -> None:
    assert make_application("id", "light") is qapp
    assert qapp.style().name().lower() == "fusion" and not qapp.windowIcon().isNull()
