"""What stands where a list would be when it has nothing to show: what that means, and what to do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from widgets.buttons import PlainButton
from widgets.flowing_page import FlowingPage
from widgets.focus_ring import FocusRing
from widgets.lettering import LARGE, PlainLabel
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

_LEAST_LINES, _NARROWEST = 6, 160


class EmptyState(SteadyArea):
    """A title, a sentence, a progress bar while something comes, and at most one button.

    All words are whole: where the place is too low for them, they scroll, by wheel and by key.

    Signals: `pressed` when the button was pressed.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = FlowingPage(self)
        self._title = PlainLabel(size=LARGE, bold=True, wrap=True, parent=inside)
        self._text = PlainLabel(wrap=True, tone=Tone.MUTED, parent=inside)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._progress = QProgressBar(inside)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(200, 6)
        self._button = PlainButton(parent=inside)
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._scroll(inside)

    def say(self, title: str, text: str = "", button: str = "", *, busy: bool = False) -> None:
        """Set the words."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._progress.setVisible(busy)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title}. {text}")

    def words(self) -> str:
        """Title and text as shown."""
        return f"{self._title.text()}\n{self._text.text()}"

    def minimumSizeHint(self) -> QSize:
        """Room for some lines; the rest scrolls."""
        return QSize(_NARROWEST, _LEAST_LINES * self.fontMetrics().height())

    def _scroll(self, inside: QWidget) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._ring = FocusRing(self)
        # Tab comes here where there is something to scroll, so that no mouse is needed for it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._follow_range)

    def _follow_range(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)
