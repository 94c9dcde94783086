"""One window for one home: locks and knocks, with real processes."""

import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from officer_app.application import bring_forward
from officer_app.one_window import RAISE, FrontDoor, WindowLock, await_turn, door_name, knock
from sync.errors import OfficerError

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from officer_app.one_window import WindowLock
lock = WindowLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""
KNOCKER = """
import sys
from pathlib import Path
from officer_app.one_window import knock
print(knock(Path(sys.argv[1])))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def holder(home: Path) -> "Iterator[subprocess.Popen[str]]":
    """A process that has the lock and answers nobody."""
    command = [sys.executable, "-c", HOLDER, str(home)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "True\n"
    yield process
    if process.poll() is None:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


@pytest.fixture
def door(qtbot: QtBot, home: Path) -> Iterator[FrontDoor]:
    door = FrontDoor(home)
    assert door.open()
    yield door
    door.close()
    door.deleteLater()


def test_the_lock_is_one_processs_and_ends_with_it(home: Path, holder: "subprocess.Popen[str]") -> None:
    lock = WindowLock(home)
    assert not lock.take()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert lock.take(), "no stale lock stays behind"
    lock.close()


def test_a_lock_given_back_can_be_taken_again(home: Path) -> None:
    first, second = WindowLock(home), WindowLock(home)
    assert first.take() and not second.take()
    first.close()
    assert second.take()
    second.close()


def test_a_folder_that_takes_no_lock_is_said_so(home: Path) -> None:
    with pytest.raises(OfficerError) as caught:
        WindowLock(home / "missing").take()
    assert caught.value.code == "home-unwritable"


def test_a_knock_is_heard(door: FrontDoor, home: Path, qtbot: QtBot) -> None:
    command = [sys.executable, "-c", KNOCKER, str(home)]
    with qtbot.waitSignal(door.knocked, timeout=20_000):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said, _ = process.communicate()
    assert said == "True\n"


@pytest.mark.parametrize("message", [b"raise!", b"quit", b"\0" * 4096, b""])
def test_nothing_else_is_heard(door: FrontDoor, home: Path, qtbot: QtBot, message: bytes) -> None:
    with qtbot.assertNotEmitted(door.knocked), socket.socket(socket.AF_UNIX) as caller:
        caller.connect(_address(home))
        caller.settimeout(0.01)
        caller.sendall(message)
        caller.shutdown(socket.SHUT_WR)
        qtbot.waitUntil(lambda: _is_closed(caller), timeout=5_000)


def test_only_this_user_may_knock(door: FrontDoor, home: Path) -> None:
    assert Path(_address(home)).stat().st_mode & 0o077 == 0


def test_the_socket_of_a_dead_process_is_in_nobodys_way(home: Path, qtbot: QtBot) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(_address(home))
    assert Path(_address(home)).exists() and not knock(home)
    door = FrontDoor(home)
    assert door.open()
    door.close()
    assert not Path(_address(home)).exists()


def test_whoever_holds_the_lock_and_does_not_answer_is_said_in_words(home: Path, holder: "subprocess.Popen[str]") -> None:
    with pytest.raises(OfficerError) as caught:
        await_turn(WindowLock(home), home, patience=0.3)
    assert caught.value.code == "home-in-use"


def test_a_first_window_that_is_just_ending_hands_over(home: Path, holder: "subprocess.Popen[str]") -> None:
    lock = WindowLock(home)
    assert holder.stdin is not None
    holder.stdin.close()
    assert await_turn(lock, home, patience=20)
    lock.close()


def test_every_way_of_writing_a_home_has_one_door(home: Path) -> None:
    (home / "real").mkdir()
    (home / "linked").symlink_to(home / "real")
    names = {door_name(home / "real"), door_name(home / "linked"), door_name(home / "real" / ".." / "real")}
    assert len(names) == 1 and door_name(home) not in names


def test_a_question_that_waits_comes_before_the_window_behind_it(qtbot: QtBot, qapp: QApplication) -> None:
    behind, question = QDialog(), QDialog()
    question.setModal(True)
    for window in (question, behind):
        qtbot.addWidget(window)
        window.show()
    behind.showMinimized()
    bring_forward()
    qtbot.waitUntil(lambda: qapp.activeWindow() is question)
    assert not behind.isMinimized()


def _address(home: Path) -> str:
    return str(Path(tempfile.gettempdir()) / door_name(home))


def _is_closed(caller: socket.socket) -> bool:
    with suppress(TimeoutError, BlockingIOError):
        return caller.recv(16) in (b"",)
    return False


def test_the_message_is_one_word() -> None:
    assert RAISE == b"raise"
