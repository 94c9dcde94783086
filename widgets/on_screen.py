"""Keeps a window within the screen that it stands on, whatever size it was given or remembered."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

# A title bar and borders, before the window manager has said how large they are.
FRAME = QSize(8, 36)
# A window manager gives a window its place some moments after the window asked for it.
SETTLED_MS = 100


class OnScreen(QObject):
    """Watches one window: when it is shown, goes to another screen, or its screen changes, it is made to fit."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wanted_least = window.minimumSize()
        self._screen: QScreen | None = None
        window.installEventFilter(self)

    def fit(self) -> None:
        """Bound the window's size and place by what its screen has room for."""
        window = self._window
        room = window.screen().availableGeometry()
        inside = room.size() - self._frame()
        window.setMinimumSize(self._wanted_least.boundedTo(inside))
        if window.isMaximized() or window.isFullScreen():
            return
        window.resize(window.size().boundedTo(inside))
        if window.isVisible() or not room.contains(window.frameGeometry()):
            self._move_inside(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the window when it is shown, and follow its screen from then on."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not None and self._screen is None:
                handle.screenChanged.connect(self._follow)
                self._follow(handle.screen())
            else:
                self.fit()
        elif watched is self._window and event.type() == QEvent.Type.WindowStateChange:
            # A window that is no longer maximized takes the size that it had before, which may be that of another screen.
            QTimer.singleShot(SETTLED_MS, self, self.fit)
        return super().eventFilter(watched, event)

    def _follow(self, screen: QScreen | None) -> None:
        if self._screen is not None and self._screen is not screen:
            self._screen.availableGeometryChanged.disconnect(self._changed)
        if screen is not None and self._screen is not screen:
            screen.availableGeometryChanged.connect(self._changed)
        self._screen = screen
        if screen is not None:
            self.fit()

    def _changed(self, _room: QRect) -> None:
        self.fit()

    def _frame(self) -> QSize:
        around = self._window.frameGeometry().size() - self._window.size()
        return around if not around.isEmpty() else FRAME

    def _move_inside(self, room: QRect) -> None:
        frame = self._window.frameGeometry()
        left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
        top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
        if (left, top) != (frame.left(), frame.top()):
            self._window.move(left, top)


def keep_on_screen(window: QWidget) -> OnScreen:
    """Keep a window within its screen for as long as it lives."""
    return OnScreen(window)
