"""A part of the window on which photos may be dropped anywhere."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.actions.photo_intake import has_photos


class DropTarget(QWidget):
    """Takes photos where it accepts drops at all.

    Signals: `media_offered` with QMimeData, valid during the call.
    """

    media_offered = Signal(object)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped anywhere."""
        if has_photos(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """As at the entry."""
        if has_photos(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the photos."""
        self.media_offered.emit(event.mimeData())
        event.acceptProposedAction()
