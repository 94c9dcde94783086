"""The two looks of a button: the main thing to do, and everything else; both follow the palette."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.lettering import scaled

_MAIN = (
    "QPushButton{background:palette(highlight);color:palette(highlighted-text);border:1px solid palette(highlight);"
    "border-radius:4px;padding:6px 16px;}"
    "QPushButton:hover,QPushButton:focus{border-color:palette(window-text);}"
    "QPushButton:disabled{background:palette(mid);border-color:palette(mid);}"
)
_PLAIN = (
    "QPushButton{background:palette(button);color:palette(button-text);border:1px solid palette(mid);"
    "border-radius:4px;padding:6px 10px;}"
    "QPushButton:hover{background:palette(light);}"
    "QPushButton:focus{border-color:palette(highlight);}"
    "QPushButton:pressed{background:palette(mid);}"
    "QPushButton:disabled{color:palette(placeholder-text);background:transparent;}"
    "QPushButton::menu-indicator{image:none;width:0;}"
)


class PlainButton(QPushButton):
    """A button beside others."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setStyleSheet(_PLAIN)


class MainButton(QPushButton):
    """The one thing that comes next."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setFont(scaled(self.font(), 1.0, bold=True))
        self.setStyleSheet(_MAIN)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
