"""The app started again on the same home: the first window comes forward, the second start ends; the terminal works beside it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from officer_app.application import run_window
from officer_app.one_window import WindowLock
from officer_app.window_options import WindowOptions

ROOT = Path(__file__).resolve().parents[2]
# A window that says when it is there and when it was brought forward, and ends when its standard input does.
FIRST = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, Signal
from officer_app import application
from officer_app.window_options import WindowOptions
from ui.frame.main_window import MainWindow

class Listening(MainWindow):
    ended = Signal()
    def start(self, size=None):
        super().start(size)
        self.ended.connect(self.close)
        threading.Thread(target=self.await_end, daemon=True).start()
        print("open", flush=True)
    def await_end(self):
        sys.stdin.read()
        self.ended.emit()

forward = application.bring_forward
def told():
    forward()
    print("forward", flush=True)
application.MainWindow, application.bring_forward = Listening, told
sys.exit(application.run_window(Path(sys.argv[1]), WindowOptions(language="en")))
"""


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "OFFICER_APP_HOME": str(home),
        "OFFICER_APP_PASSPHRASE": "hujan bulan juni",
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
    }


class First:
    """The window that is open."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-c", FIRST, str(home)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment(home), stdin=pipe, stdout=pipe, text=True)

    def says(self, word: str) -> None:
        """Read until it says so."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == word:
                return
        raise AssertionError(f"the window ended without saying {word!r}")

    def end(self) -> int:
        """Close it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def first(home: Path) -> Iterator[First]:
    opened = First(home)
    with ExitStack() as stack:
        for pipe in (opened.process.stdin, opened.process.stdout):
            assert pipe is not None
            stack.enter_context(pipe)
        stack.callback(opened.process.wait)
        stack.callback(opened.process.kill)
        opened.says("open")
        yield opened


def again(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "officer_app", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, check=False)


def test_a_second_start_brings_the_first_window_forward(home: Path, first: First) -> None:
    second = again(home, "--language", "en")
    assert second.returncode == 0, second.stderr
    assert second.stderr.strip() == "CROP Officer is open already; its window was brought to the front."
    assert second.stdout == ""
    first.says("forward")
    assert again(home, "doctor", "--json").returncode == 0, "the terminal works beside the window"
    assert first.end() == 0


def test_after_a_kill_nothing_stale_is_in_the_way(home: Path, first: First) -> None:
    first.process.kill()
    first.process.wait()
    third = again(home, "--exit-after", "0")
    assert (third.returncode, "open already" in third.stderr) == (0, False)


def test_a_window_that_does_not_answer_is_said_in_words(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(f"{box.text()} {box.informativeText()}"))
    monkeypatch.setattr("officer_app.application.PATIENCE", 0.2)
    elsewhere = WindowLock(home)
    assert elsewhere.take()
    assert run_window(home, WindowOptions(language="en")) == 1
    elsewhere.close()
    assert len(shown) == 1 and "open already" in shown[0] and "Nothing was changed" in shown[0]
