"""The likeliest templates as buttons: one press, or Ctrl and a digit, puts the text into the answer; nothing is sent."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.templates import AnswerTemplate, filled
from widgets.buttons import ShortenedButton
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_tip import plain_tip
from widgets.tones import Tone

MOST = 3
_WINDOW = Qt.ShortcutContext.WindowShortcut
_FIELDS = (QLineEdit, QComboBox)
_WITH_CHILDREN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class TemplateChips(QWidget):
    """Up to three templates; hidden where there are none.

    Signals: `taken(AnswerTemplate)`.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget, *, keys_of: QWidget | None = None, all_of_them: QWidget | None = None) -> None:
        """The keys are heard while something in `keys_of` has the focus; without it in the whole window but its fields.

        `all_of_them`, which shows all templates, stands in front where there is one.
        """
        super().__init__(parent)
        self._everywhere = keys_of is None
        self._templates: tuple[AnswerTemplate, ...] = ()
        self._title = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self.buttons = tuple(ShortenedButton(self) for _ in range(MOST))
        self._flow = FlowLayout(spacing=6)
        self._flow.addWidget(all_of_them or self._title)
        self._title.setVisible(all_of_them is None)
        self._title.setMinimumHeight(self.buttons[0].sizeHint().height())
        for number, button in enumerate(self.buttons):
            button.setObjectName(f"template_{number + 1}")
            button.clicked.connect(partial(self._take, number))
            self._flow.addWidget(button)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), keys_of or self)
            shortcut.setContext(_WINDOW if keys_of is None else _WITH_CHILDREN)
            shortcut.activated.connect(partial(self._take_by_key, number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retranslate()

    def show_templates(self, templates: Sequence[AnswerTemplate], facts: Mapping[str, str]) -> None:
        """Offer these, in their order."""
        self._templates = tuple(templates[:MOST])
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._templates))
            if number < len(self._templates):
                template = self._templates[number]
                button.setText(f"{number + 1}  {template.name}".replace("&", "&&"))
                button.setToolTip(plain_tip(f"Ctrl+{number + 1}\n{filled(template.text, facts)}"))
                button.setAccessibleName(self.tr("Answer with: {0}").format(template.name))
        self.setVisible(bool(self._templates) or not self._title.isVisibleTo(self))
        self._flow.invalidate()

    def templates(self) -> tuple[AnswerTemplate, ...]:
        """Those that are offered."""
        return self._templates

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Answer: Ctrl+"))

    def _take_by_key(self, number: int) -> None:
        # What is pressed in the search, say, means the search.
        if not (self._everywhere and isinstance(self.window().focusWidget(), _FIELDS)):
            self._take(number)

    def _take(self, number: int) -> None:
        if number < len(self._templates) and self.isVisible():
            self.taken.emit(self._templates[number])
