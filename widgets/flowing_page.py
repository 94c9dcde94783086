"""The inside of a scrolling page whose height follows its width."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class FlowingPage(QWidget):
    """As high as its layout needs at the width that it has.

    A layout's own least height is that at its least width, where photos and words break into more lines: a scroll area would
    keep that much room for ever.
    """

    def minimumSizeHint(self) -> QSize:
        """The least width; the height is for the layout to say."""
        return QSize(super().minimumSizeHint().width(), 0)
