"""An upper bound for a widget's height that gives way to what its layout needs."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget


class BoundedHeight(QObject):
    """Keeps a widget at most so high, but never lower than the words and buttons in its layout need."""

    def __init__(self, widget: QWidget, layout: QLayout) -> None:
        super().__init__(widget)
        self._widget, self._layout = widget, layout
        self.height = 0
        widget.installEventFilter(self)

    def set(self, height: int) -> None:
        """The widget may be so high from now on."""
        self.height = height
        self._apply()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Other content, or another width, may need more."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._apply()
        return False

    def _apply(self) -> None:
        tall = self._layout.hasHeightForWidth()
        size = self._layout.totalMinimumSize().height()
        least = self._layout.totalMinimumHeightForWidth(self._widget.width()) if tall else size
        self._widget.setMaximumHeight(max(self.height, least))
