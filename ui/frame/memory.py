"""What the window remembers of its shape between starts, in a file of the installation's home."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

FILE = "window.ini"
_FOLLOWED = "remembered"


class WindowMemory:
    """Sizes and places by name; a missing or unreadable file only means that the window has its first shape."""

    def __init__(self, home: Path) -> None:
        self._file = QSettings(str(home / FILE), QSettings.Format.IniFormat)

    def restore_window(self, window: QWidget) -> bool:
        """Give a window its former place; False when there is none."""
        state = self._file.value("window/geometry")
        return isinstance(state, QByteArray) and window.restoreGeometry(state)

    def keep_window(self, window: QWidget) -> None:
        """Remember a window's place."""
        self._file.setValue("window/geometry", window.saveGeometry())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give a splitter its former sizes; False when there are none."""
        state = self._file.value(f"splitter/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)

    def keep_splitter(self, name: str, splitter: QSplitter, *_moved: int) -> None:
        """Remember a splitter's sizes."""
        self._file.setValue(f"splitter/{name}", splitter.saveState())

    def follow_splitters(self, page: QWidget) -> None:
        """Give the named splitters of a page their former sizes, and remember each change from now on."""
        for splitter in page.findChildren(QSplitter):
            name = splitter.objectName()
            if name and not splitter.property(_FOLLOWED):
                splitter.setProperty(_FOLLOWED, True)
                self.restore_splitter(name, splitter)
                splitter.splitterMoved.connect(partial(self.keep_splitter, name, splitter))

    def word(self, name: str, default: str) -> str:
        """A remembered word."""
        value = self._file.value(f"word/{name}", default)
        return value if isinstance(value, str) else default

    def keep_word(self, name: str, value: str) -> None:
        """Remember a word."""
        self._file.setValue(f"word/{name}", value)
