"""The window keeps its shape."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from ui.frame.memory import FILE, WindowMemory


def splitter(qtbot: QtBot) -> QSplitter:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(QLabel("a"))
    splitter.addWidget(QLabel("b"))
    splitter.resize(605, 100)
    splitter.show()
    return splitter


def test_a_splitter_stands_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    first = splitter(qtbot)
    first.setSizes([200, 400])
    WindowMemory(tmp_path).keep_splitter("middle", first)
    second = splitter(qtbot)
    assert WindowMemory(tmp_path).restore_splitter("middle", second)
    assert second.sizes() == first.sizes()


def test_without_memory_nothing_is_moved(qtbot: QtBot, tmp_path: Path) -> None:
    assert not WindowMemory(tmp_path).restore_splitter("middle", splitter(qtbot))
    assert not WindowMemory(tmp_path).restore_window(splitter(qtbot))
    assert WindowMemory(tmp_path).word("map", "split") == "split"


def test_a_broken_file_is_only_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\x00[splitter\nmiddle=@ByteArray(\xff\xfe")
    assert not WindowMemory(tmp_path).restore_splitter("middle", splitter(qtbot))
