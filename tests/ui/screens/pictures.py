"""What one process of `dev.py screens` does: walk through every state on its screen and take a picture of each."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from officer_app.application import make_application
from officer_app.translation import install_translator
from tests.fakes.window_office import WindowOffice
from tests.ui.access_states import States, looked_at, settle
from tests.ui.screens.demo_pages import DemoDesk
from tests.ui.window_desk import WindowDriver
from ui.theme import apply_theme

LANGUAGES, THEMES = ("id", "en"), ("light", "dark")


class Pictures:
    """Writes numbered pictures of one language and theme."""

    def __init__(self, out: Path, window: QWidget) -> None:
        self._out, self._window = out, window
        out.mkdir(parents=True, exist_ok=True)
        self._number = len(list(out.glob("*.png")))

    def take(self, name: str, root: QWidget) -> None:
        """The window as it stands, with a dialog or menu over it where `root` is one."""
        settle()
        picture = self._window.grab()
        if root.window() is not self._window:
            _lay_over(picture, root.window().grab())
        self._number += 1
        safe = "".join(char if char.isalnum() else "-" for char in name).strip("-")
        picture.save(str(self._out / f"{self._number:03}-{safe}.png"))


def _lay_over(picture: QPixmap, above: QPixmap) -> None:
    ratio = picture.devicePixelRatio()
    painter = QPainter(picture)
    left, top = (picture.width() - above.width()) / 2 / ratio, (picture.height() - above.height()) / 2 / ratio
    painter.drawPixmap(max(0, round(left)), max(0, round(top)), above)
    painter.end()


def main() -> int:
    """Take all pictures of this screen; 1 where a walk did not come to its end."""
    order = json.loads(sys.argv[1])
    qt_api.set_qt_api("pyside6")  # type: ignore[no-untyped-call]
    app = make_application("id", "light")
    room = app.primaryScreen().availableGeometry()
    size = (room.width(), room.height())
    failed = 0
    for language, theme in _looks():
        install_translator(language)
        apply_theme(app, theme)
        out = Path(order["out"]) / f"{language}-{theme}"
        shutil.rmtree(out, ignore_errors=True)
        work = Path(order["work"]) / f"{language}-{theme}"
        for walk in (_demo, _states):
            try:
                walk(order, out, work, size)
            except (AssertionError, TimeoutError, LookupError, RuntimeError) as error:
                sys.stderr.write(f"{out}: {walk.__name__}: {error!r}\n")
                failed = 1
    return failed


def _looks() -> Iterator[tuple[str, str]]:
    return ((language, theme) for language in LANGUAGES for theme in THEMES)


def _demo(order: dict[str, str], out: Path, work: Path, size: tuple[int, int]) -> None:
    desk = DemoDesk(Path(order["data"]), work / "demo", size)
    try:
        pictures = Pictures(out, desk.window)
        for name, root in desk.walk():
            pictures.take(f"demo {name}", root)
    finally:
        desk.close()


def _states(_order: dict[str, str], out: Path, work: Path, size: tuple[int, int]) -> None:
    office = WindowOffice(work / "office")
    driver = WindowDriver(QtBot(SimpleNamespace()), office)  # type: ignore[arg-type]
    try:
        states = States(driver, size)
        pictures = Pictures(out, states.window)
        for name, root in states.walk():
            with looked_at(states, root):
                pictures.take(name, root)
    finally:
        driver.close()
        office.close()
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
