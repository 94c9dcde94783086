"""A scrolling field that comes to rest, whatever its content says of its height."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

# Showing and hiding both scroll bars takes two.
_MOST = 4


class SteadyArea(QScrollArea):
    """Measures its content a few times at once, and once more when the content has been laid out.

    Qt measures again within each change of the content's size. What is shown while its parts still wait for their layout says
    one height at one width and another at the next: Qt would go to and fro between both until the stack is full.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._within = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._settle)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the content, at most so deep."""
        if event.type() != QEvent.Type.Resize or watched is not self.widget():
            return super().eventFilter(watched, event)
        if not self._goes_on():
            return False
        self._within += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._within -= 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the field, which a scroll bar takes from, at most so deep."""
        if self._goes_on():
            self._within += 1
            try:
                super().resizeEvent(event)
            finally:
                self._within -= 1

    def _goes_on(self) -> bool:
        """Whether to measure now; else it is done once what is going on has ended."""
        if self._within < _MOST:
            return True
        self._later.start()
        return False

    def _settle(self) -> None:
        content = self.widget()
        if content is not None:
            QCoreApplication.sendEvent(content, QEvent(QEvent.Type.LayoutRequest))
