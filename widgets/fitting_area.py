"""A scrolling field that asks for no more height than its content has."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from widgets.steady_area import SteadyArea

LEAST = 72
NARROWEST = 320


class FittingArea(SteadyArea):
    """As high as its content where there is room, scrolling where there is not."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What it holds takes the focus, and scrolls into sight with it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setMinimumHeight(LEAST)
        self._content = content
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """The content's height at this width."""
        layout = self._content.layout()
        width = max(self.viewport().width(), NARROWEST)
        height = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        return QSize(width, height if height > 0 else self._content.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that grows asks for more room."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
