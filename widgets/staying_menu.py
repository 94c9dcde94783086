"""A menu that stays open while entries with a tick are chosen, one after another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent

from widgets.lined_menu import LinedMenu

_CHOOSE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StayingMenu(LinedMenu):
    """Closes like every menu with Esc, a click outside, or an entry without a tick.

    Where its entries get longer while it is open, it stays on the screen.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt places a menu once, as large as it opens."""
        super().resizeEvent(event)
        room, here = self.screen().availableGeometry(), self.geometry()
        left = max(room.left(), min(here.left(), room.right() + 1 - here.width()))
        top = max(room.top(), min(here.top(), room.bottom() + 1 - here.height()))
        if self.isVisible() and (left, top) != (here.left(), here.top()):
            self.move(left, top)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the entry below the mouse."""
        if self._choose(self.actionAt(event.position().toPoint())):
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the marked entry with Enter or the space bar."""
        if event.key() in _CHOOSE and self._choose(self.activeAction()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled() or action.menu() is not None:
            return False
        action.trigger()
        return True
