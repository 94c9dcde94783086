"""An act that waits until a window has the keys again, for instance from the dialog in which it was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# So long, in milliseconds, a window manager may take to give them back.
PATIENCE_MS = 600


def when_active(window: QWidget, act: Callable[[], object]) -> None:
    """Act at once in the active window, else when it is that again, at the latest after `PATIENCE_MS`.

    Qt does not hear that a window becomes active while a menu is open, so that nothing in it has the keys when the menu closes.
    """
    if window.isActiveWindow():
        act()
    else:
        _Waiting(window, act)


class _Waiting(QObject):
    """One act that waits; it goes with its window."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act: Callable[[], object] | None = act
        window.installEventFilter(self)
        QTimer.singleShot(PATIENCE_MS, self, self._do)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window become active; its focus is set before anything is done."""
        if event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._do)
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            self.deleteLater()
            act()
