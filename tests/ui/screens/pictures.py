"""What one process of `dev.py screens` does: walk through every state on its screen and take a picture of each."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from officer_app.application import make_application
from officer_app.translation import install_translator
from tests.fakes.window_office import WindowOffice
from tests.ui.access_empty import EmptyStates
from tests.ui.access_states import States, looked_at, settle
from tests.ui.screens.demo_pages import DemoDesk, Language, Theme, pause
from tests.ui.window_desk import WindowDriver
from ui.theme import apply_theme
from widgets.toast import Toast

LANGUAGES: tuple[Language, ...] = ("id", "en")
THEMES: tuple[Theme, ...] = ("light", "dark")
SETTLING_MS = 150
_FRAME = "#808080"


@dataclass(frozen=True, slots=True)
class Look:
    """What a walk needs: the demo's data, where the pictures and its own files go, and how the window looks."""

    data: Path
    out: Path
    work: Path
    size: tuple[int, int]
    language: Language
    theme: Theme


class Pictures:
    """Writes numbered pictures of one language and theme."""

    def __init__(self, out: Path, window: QWidget) -> None:
        self._out, self._window = out, window
        out.mkdir(parents=True, exist_ok=True)
        self._number = len(list(out.glob("*.png")))

    def take(self, name: str, root: QWidget) -> None:
        """The window as it stands once its parts took their places, with a dialog or menu over it where `root` is one."""
        if "toast" not in name:
            # It would lie over words that are to be looked at.
            for toast in self._window.findChildren(Toast):
                toast.hide()
        pause(SETTLING_MS)
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
    place = QPoint(max(0, round(left)), max(0, round(top)))
    painter.drawPixmap(place, above)
    # Windows have a frame, which is not theirs to draw.
    painter.setPen(QColor(_FRAME))
    painter.drawRect(QRect(place, above.deviceIndependentSize().toSize()).adjusted(-1, -1, 0, 0))
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
        for walk in (_demo, _states, _empty):
            try:
                walk(Look(Path(order["data"]), out, work, size, language, theme))
            except (AssertionError, TimeoutError, LookupError, RuntimeError) as error:
                sys.stderr.write(f"{out}: {walk.__name__}: {error!r}\n")
                failed = 1
    return failed


def _looks() -> Iterator[tuple[Language, Theme]]:
    return ((language, theme) for language in LANGUAGES for theme in THEMES)


def _demo(look: Look) -> None:
    desk = DemoDesk(look.data, look.work / "demo", look.size, look.language, look.theme)
    try:
        pictures = Pictures(look.out, desk.window)
        for name, root in desk.walk():
            pictures.take(f"demo {name}", root)
    finally:
        desk.close()


def _states(look: Look) -> None:
    with _opened(look, "office") as driver:
        states = States(driver, look.size)
        pictures = Pictures(look.out, states.window)
        for name, root in states.walk():
            with looked_at(states, root):
                pictures.take(name, root)


def _empty(look: Look) -> None:
    with _opened(look, "empty") as driver:
        states = EmptyStates(driver, look.size)
        pictures = Pictures(look.out, states.window)
        for name, root in states.walk():
            pictures.take(f"empty {name}", root)


@contextmanager
def _opened(look: Look, name: str) -> Iterator[WindowDriver]:
    """A driver over an office of its own, which knows the language and the theme of the pictures."""
    office = WindowOffice(look.work / name)
    office.settings.language, office.settings.theme = look.language, look.theme
    driver = WindowDriver(QtBot(SimpleNamespace()), office)  # type: ignore[arg-type]
    try:
        yield driver
    finally:
        driver.close()
        office.close()
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
