"""Takes the pictures of docs/images from the real window, on the bundled demo pack and a central API of its own.

Run it by `python3 dev.py screenshots`; it needs no screen.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage, QPainter  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog  # noqa: E402

from central.packs.photos import draw  # noqa: E402
from officer_app.application import InstalledOffice, make_application  # noqa: E402
from officer_app.domain.vocabulary import PhotoRole, Status  # noqa: E402
from officer_app.installation import Installation  # noqa: E402
from officer_app.translation import install_translator  # noqa: E402
from sync.changes import Connection  # noqa: E402
from sync.errors import LineError  # noqa: E402
from sync.records import Group, QueueQuery  # noqa: E402
from ui.frame.main_window import MainWindow  # noqa: E402
from ui.frame.memory import WindowMemory  # noqa: E402
from ui.frame.rail import Place  # noqa: E402
from ui.frame.workplace import Workplace  # noqa: E402
from ui.theme import apply_theme  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PACK = ROOT / "resources" / "demo"
LOGIN = "staf.klender"
PASSWORD = "demo"
SIZE = (1366, 768)
LARGE = (1920, 1080)
PATIENCE = 90.0


def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data, port = work / "central", _free_port()
        _run("central", "load", str(PACK), "--data", str(data), "--shift-to-now")
        serve = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(data), "--port", str(port)]
        server = subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _take(work / "home", f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait()


def _take(home: Path, url: str, server: "subprocess.Popen[bytes]") -> None:
    app = make_application("id", "light")
    installation = Installation.open(home, lambda _new: "only for pictures")
    installation.settings.undo_seconds = 10
    _sign_in(installation, url)
    office = InstalledOffice(installation)
    WindowMemory(home).keep_word("welcome", "read")
    window = MainWindow(office)
    window.start(SIZE)
    try:
        album = Album(window)
        album.take_connected()
        for language in ("id", "en"):
            Guide(album, language).take()
        install_translator("id")
        server.terminate()
        server.wait()
        album.take_offline()
    finally:
        window.close()
        window.deleteLater()
        app.processEvents()
        office.close()


def _sign_in(installation: Installation, url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            installation.sign_in(url, LOGIN, PASSWORD)
        except LineError:  # the central API is still starting
            if time.monotonic() > deadline:
                raise
            _pause(200)
        else:
            return


class Album:
    """Brings the window to each state worth a picture."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def workplace(self) -> Workplace:
        """The signed-in officer's working place."""
        assert self._window.workplace is not None
        return self._window.workplace

    def take_connected(self) -> None:
        """Queue, map and detail with a connection."""
        _until(lambda: self.workplace.state.connection is Connection.ONLINE and not self.workplace.state.busy)
        _until(lambda: self.workplace.desk_page.map.pane is not None)
        self._show_richest()
        self.grab("queue")
        self._window.resize(*LARGE)
        self.grab("queue-large")
        apply_theme(make_application("id", "dark"), "dark")
        self.grab("queue-dark")
        apply_theme(make_application("id", "light"), "light")
        install_translator("en")
        self.grab("queue-english")
        install_translator("id")
        self._window.resize(*SIZE)
        self.workplace.go_to(Place.MAP)
        self.grab("map")
        self.workplace.go_to(Place.QUEUE)
        self.workplace.go_to(Place.SETTINGS)
        self.grab("settings")
        self.workplace.go_to(Place.QUEUE)

    def take_offline(self) -> None:
        """An answer half written, and what waits in the outbox."""
        page = self.workplace.desk_page
        for report_id in self.ids(Status.WAITING)[:2]:
            page.open_report(report_id)
            page.detail.main_action()
            _until(lambda: self._status() is Status.IN_PROGRESS)
        page.detail.start_action("note")
        form = page.detail.panel.form()
        assert form is not None
        QTest.keyClicks(form.editor("text"), "Petugas PPSU sudah berangkat.")
        QTest.keyClick(form.editor("text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        _until(lambda: page.detail.panel.form() is None)
        page.detail.start_action("result")
        form = page.detail.panel.form()
        assert form is not None
        QTest.keyClicks(form.editor("answer"), "Saluran sudah dibersihkan oleh petugas PPSU. Terima kasih atas laporannya.")
        page.detail.panel.photos.intake.taken.emit([draw(("drain", 7, True))])
        attached = form.photos
        assert attached is not None
        _until(lambda: bool(attached.photos()) and not attached.is_preparing())
        self.grab("detail")
        QTest.mouseClick(form.send, Qt.MouseButton.LeftButton)
        _until(lambda: page.detail.panel.form() is None)
        _until(lambda: self.workplace.state.connection is Connection.OFFLINE)
        self.workplace.go_to(Place.OUTBOX)
        self.grab("outbox")

    def ids(self, *statuses: Status) -> list[str]:
        """The reports of these statuses, most at risk first."""
        rows = self.workplace.desk.reader.queue(QueueQuery(statuses=statuses)).rows
        return [row.report_id for row in rows]

    def _status(self) -> Status | None:
        detail = self.workplace.desk_page.detail.detail()
        return detail.report.status if detail is not None else None

    def _show_richest(self) -> None:
        """Open the report with photos of both sides, so that a picture shows them."""
        reader = self.workplace.desk.reader
        found = (reader.detail(report_id) for report_id in self.ids(Status.AWAITING_VALIDATION, Status.IN_PROGRESS))
        rich = [one for one in found if one is not None and any(a.role is PhotoRole.AFTER for a in one.report.attachments)]
        chosen = max(rich, key=lambda one: len(one.events), default=None)
        if chosen is not None:
            self.workplace.desk_page.open_report(chosen.report.id)

    def grab(self, name: str, above: QDialog | None = None) -> None:
        """Take a picture once nothing changes any more, with a dialog over it where there is one."""
        before, deadline = QImage(), time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            _pause(700)
            now = self._window.grab()
            if above is not None:
                painter = QPainter(now)
                painter.drawPixmap((now.width() - above.width()) // 2, (now.height() - above.height()) // 2, above.grab())
                painter.end()
            if now.toImage() == before:
                break
            before = now.toImage()
        (IMAGES / name).parent.mkdir(parents=True, exist_ok=True)
        before.save(str(IMAGES / f"{name}.png"))
        print(f"docs/images/{name}.png", flush=True)


class Guide:
    """The pictures of docs/user-guide.md in one language, each brought about by the keys that it tells of."""

    def __init__(self, album: Album, language: str) -> None:
        self._album, self._language = album, language

    def take(self) -> None:
        """Write them; what was only shown is taken back."""
        install_translator(self._language)
        desk, page = self._album.workplace, self._album.workplace.desk_page
        self._show_waiting()
        self._grab("1-queue")
        page.main_action()
        _until(desk.status.undo.isVisible)
        self._grab("3-undo")
        desk.status.undo.undo()
        _until(lambda: not desk.status.undo.isVisible())
        page.detail.start_action("answer")
        form = page.detail.panel.form()
        assert form is not None and form.templates is not None
        form.templates.menu().actions()[0].trigger()
        self._grab("4-answer")
        form.editor("answer").clear()
        page.detail.close_form()
        self._show_alike()
        self._grab("7-duplicates")
        page.detail.close_form()
        page.queue.view.choose_first()
        page.queue.tick()
        page.queue.tick()
        page.act("assign")
        self._grab("8-bulk")
        page.go_back()
        page.go_back()
        bar = page.queue.bar
        bar.set_query(replace(bar.query(), group=Group.OFFICER))
        self._grab("10-groups")
        bar.set_query(replace(bar.query(), group=None))
        desk.open_palette()
        self._grab("9-palette", desk.findChildren(QDialog)[-1])

    def _show_waiting(self) -> None:
        page = self._album.workplace.desk_page
        page.open_report(self._album.ids(Status.WAITING)[0])

    def _show_alike(self) -> None:
        """The waiting report that has the likeliest duplicate, its form open."""
        reader, page = self._album.workplace.desk.reader, self._album.workplace.desk_page
        ids = self._album.ids(Status.WAITING, Status.IN_PROGRESS)
        best = max(ids, key=lambda report_id: max((one.score for one in reader.duplicates(report_id)), default=0.0))
        page.open_report(best)
        page.detail.start_action("merge")

    def _grab(self, name: str, above: QDialog | None = None) -> None:
        self._album.grab(f"guide/{self._language}/{name}", above)
        if above is not None:
            above.close()


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to the state to be pictured")
        _pause(50)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "officer_app", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    shutil.rmtree(IMAGES, ignore_errors=True)
    main()
