"""One window for one home: the first holds a lock that ends with its process; starting another one brings the first forward.

The lock decides. The socket beside it only carries the wish: its one message is RAISE, anything else is not heard.
"""

import hashlib
import logging
import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sync.errors import OfficerError
from sync.locks import lock_now

LOCK = "window.lock"
RAISE, RAISED = b"raise", b"raised"
ANSWER_MS = 1_500
HEARD_MS = 2_000
PAUSE = 0.1

log = logging.getLogger(__name__)


class WindowLock:
    """The right to show the window of a home; it ends with the process, so that nothing stale can stay behind."""

    def __init__(self, home: Path) -> None:
        self._path = home / LOCK
        self._handle: int | None = None

    def take(self) -> bool:
        """Take it; False when another process has it. OfficerError `home-unwritable` where nothing can be written."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise OfficerError("home-unwritable", path=str(self._path), reason=reason) from error
        if not lock_now(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def close(self) -> None:
        """Give it back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class FrontDoor(QObject):
    """Hears that the app was started once more.

    Signals: `knocked` when the window is wanted in front.
    """

    knocked = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = door_name(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(4)
        self._server.newConnection.connect(self._admit)

    def open(self) -> bool:
        """Begin to hear; called with the lock held, so that whatever socket stands there is a dead process's."""
        QLocalServer.removeServer(self._name)
        opened = self._server.listen(self._name)
        if not opened:
            log.warning("a second start cannot bring this window forward: %s", self._server.errorString())
        return opened

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    def _admit(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(self._hear)
            caller.disconnected.connect(caller.deleteLater)
            # Whoever says nothing is not waited for.
            QTimer.singleShot(HEARD_MS, caller, caller.abort)

    def _hear(self) -> None:
        caller = self.sender()
        if not isinstance(caller, QLocalSocket):
            return
        if caller.read(len(RAISE) + 1).data() == RAISE:
            caller.write(RAISED)
            caller.flush()
            self.knocked.emit()
        else:
            caller.abort()


def await_turn(lock: WindowLock, home: Path, *, patience: float) -> bool:
    """With the lock in another process's hands: True once that one ended and the lock is ours, False once its window comes.

    Raises OfficerError `home-in-use` when neither happens within `patience` seconds: it hangs, or works on another computer that
    shares the folder.
    """
    deadline = time.monotonic() + patience
    while True:
        if knock(home):
            return False
        if lock.take():
            return True
        if time.monotonic() > deadline:
            raise OfficerError("home-in-use", path=str(home))
        time.sleep(PAUSE)


def knock(home: Path) -> bool:
    """Ask the window of a home to come forward; whether it said that it does."""
    socket = QLocalSocket()
    socket.connectToServer(door_name(home))
    try:
        if not socket.waitForConnected(ANSWER_MS):
            return False
        socket.write(RAISE)
        socket.flush()
        if not socket.bytesAvailable():
            socket.waitForReadyRead(ANSWER_MS)
        return socket.read(len(RAISED)).data() == RAISED
    finally:
        socket.abort()


def door_name(home: Path) -> str:
    """The socket's name, the same for every way of writing the home's path; in a folder of this user's own where there is one."""
    digest = hashlib.sha256(os.path.normcase(home.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    name = f"crop-officer-{digest}"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name
