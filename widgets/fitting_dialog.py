"""A dialog as high as its words need at its width, within its screen; what has no room there scrolls."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from widgets.fitting_area import FittingArea
from widgets.on_screen import OnScreen
from widgets.tab_order import order_tabs

_SPACING = 12
# Rounding of letters' heights at odd scales.
_FRAME = 2


class FittingDialog(QDialog):
    """Its content scrolls where the screen is low; its foot, the buttons, always stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._foot: QWidget | None = None
        self._content = QWidget(self)
        self._on_screen: OnScreen | None = None

    def fill(self, content: QWidget, foot: QWidget | None, width: int, margins: tuple[int, int, int, int]) -> None:
        """Lay out content and foot; `width` is what the dialog opens with."""
        left, top, right, bottom = margins
        self._content = content
        content.setContentsMargins(0, 0, 0, 0)
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(left, top, right, bottom)
        column.setSpacing(_SPACING)
        column.addWidget(FittingArea(content, self), 1)
        if foot is not None:
            column.addWidget(foot)
            # Last also among the children, where screen readers walk.
            foot.raise_()
        content.installEventFilter(self)
        self._on_screen = OnScreen(self)
        self.resize(width, self._height_for(width))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads: the content, then the foot."""
        order_tabs(self)
        return super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Words may have come since it was laid out."""
        self._grow()
        super().showEvent(event)
        order_tabs(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words that come while it is open make it higher, as far as the screen goes."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        needed = self._height_for(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)
            if self._on_screen is not None:
                self._on_screen.fit()

    def _height_for(self, width: int) -> int:
        layout, inside = self.layout(), self._content.layout()
        if layout is None or inside is None:
            return self.height()
        around = layout.contentsMargins()
        words = width - around.left() - around.right()
        height = inside.totalHeightForWidth(words) if inside.hasHeightForWidth() else inside.totalSizeHint().height()
        foot = 0 if self._foot is None else _SPACING + _foot_height(self._foot, words)
        return height + foot + around.top() + around.bottom() + _FRAME


def _foot_height(foot: QWidget, width: int) -> int:
    layout = foot.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return foot.sizeHint().height()
