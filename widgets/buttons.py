"""The looks of a button: the main thing to do, everything else, and words in a line; all follow the palette."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from widgets.lettering import scaled

_MAIN = (
    "QPushButton{background:palette(highlight);color:palette(highlighted-text);border:1px solid palette(highlight);"
    "border-radius:4px;padding:6px 16px;}"
    "QPushButton:hover,QPushButton:focus{border-color:palette(window-text);}"
    "QPushButton:disabled{background:palette(midlight);border-color:palette(mid);color:palette(placeholder-text);}"
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


_FLAT = (
    "QPushButton{background:transparent;color:palette(window-text);border:1px solid transparent;"
    "border-radius:4px;padding:2px 6px;}"
    "QPushButton:hover{border-color:palette(mid);}"
    "QPushButton:focus{border-color:palette(highlight);}"
    "QPushButton:pressed{background:palette(midlight);}"
)

# In letters.
_LEAST = 8


class _Pressable(QPushButton):
    """Enter presses the button that has the focus, as the space bar does; Qt alone does so only in dialogs.

    A click leaves the focus where it was: Tab goes to a button, the mouse only presses it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class PlainButton(_Pressable):
    """A button beside others."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setStyleSheet(_PLAIN)


class ShortenedButton(PlainButton):
    """A plain button with a name in it: as wide as its words, or as the line that it stands in, with an ellipsis then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # It gives way where its line is narrower, and takes no more than its words need.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for some of its words."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST * self.fontMetrics().horizontalAdvance("0")), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many words as there is room for."""
        lack = self.sizeHint().width() - self.width()
        if lack <= 0:
            super().paintEvent(event)
            return
        option, keys, metrics = QStyleOptionButton(), Qt.TextFlag.TextShowMnemonic, self.fontMetrics()
        self.initStyleOption(option)
        room = metrics.size(keys, self.text()).width() - lack
        option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room, keys)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class FlatButton(_Pressable):
    """Words that can be pressed, in a line of words; its frame shows only under the pointer and with the focus."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(_FLAT)


class LinkButton(FlatButton):
    """Words in a line of words that lead to what they tell of: underlined, in the colour of links."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setStyleSheet(f"{_FLAT}QPushButton{{color:palette(link);text-decoration:underline;}}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class MainButton(_Pressable):
    """The one thing that comes next."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setFont(scaled(self.font(), 1.0, bold=True))
        self.setStyleSheet(_MAIN)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
