"""What an officer does to the line by what they do in the window: they look at it, they decide, they ask to try again."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from ui.threads.sync import SyncThread
from ui.threads.work import WorkThread


class LineAttention(QObject):
    """Sends what was decided or asked for at once, and has the line's return noticed soon while the window is used.

    It goes with its line: who signs in again has another one.
    """

    def __init__(self, sync: SyncThread, orders: WorkThread) -> None:
        super().__init__(sync)
        self._sync = sync
        # What an undo holds back is sent when it leaves; a decision is never held back.
        orders.resolved.connect(self._send)
        orders.retried.connect(self._send)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow)
            self._follow(application.applicationState())

    def _send(self, *_what: object) -> None:
        self._sync.wake()

    def _follow(self, state: Qt.ApplicationState) -> None:
        self._sync.attend(attended=state == Qt.ApplicationState.ApplicationActive)
