"""The fields of one answer template, with what the citizen would read below them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QVBoxLayout, QWidget

from officer_app.domain.templates import ANSWER, LONGEST_NAME, USES, VARIABLES, AnswerTemplate, filled
from sync.records import Reference
from ui.actions.template_words import unknown_words, use_words, variable_words
from ui.words.names import category_name
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.choice_box import ChoiceBox
from widgets.field_block import FieldBlock
from widgets.flowing_text import FlowingText
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.searchable_box import SearchableBox
from widgets.tones import Tone

# What a preview lays out; a longer text is too long to be saved anyway.
_SHOWN = 6_000
_EMPTY = AnswerTemplate(template_id="", name="", use=ANSWER, text="")


class TemplateEditor(QWidget):
    """Knows nothing of where templates are kept.

    Signals: `edited` when somebody changed a field; `submitted` for Ctrl+Enter; `escaped` for Esc in the text.
    """

    edited = Signal()
    submitted = Signal()
    escaped = Signal()

    def __init__(
        self, reference: Reference, facts: Mapping[str, str], about: str, parent: QWidget | None = None, *, may_share: bool = True
    ) -> None:
        super().__init__(parent)
        self._shown, self._facts = _EMPTY, dict(facts)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST_NAME)
        self.use = ChoiceBox(self)
        for use in USES:
            self.use.addItem(use_words(use), use)
        self.category = SearchableBox(self)
        choices = sorted((category_name(reference, code), code) for code in reference.categories)
        self.category.set_choices([(code, words) for words, code in choices], self.tr("All categories"))
        self.text = PlainEditor(self, lines=5, most=12)
        self.variables = PlainButton(self.tr("Insert a variable"), self)
        self.flaw = Banner(self)
        self.preview = FlowingText(self)
        self.shared = QCheckBox(self.tr("Share with the office"), self)
        self.shared.setVisible(may_share)
        self._arrange(about)
        self._connect()

    def show_template(self, template: AnswerTemplate) -> None:
        """Fill the fields, without telling that they were edited."""
        self._shown = template
        for field in (self.name, self.use, self.category, self.text, self.shared):
            field.blockSignals(True)
        self.name.setText(template.name)
        if self.use.findData(template.use) < 0:
            # Of a newer centre: what one does not know is kept as it is.
            self.use.addItem(use_words(template.use), template.use)
        self.use.setCurrentIndex(max(self.use.findData(template.use), 0))
        self.category.choose(template.category)
        self.text.setPlainText(template.text)
        self.shared.setChecked(template.shared)
        # What the centre has is taken from the office by deleting it, never by the way.
        self.shared.setEnabled(not template.tag)
        for field in (self.name, self.use, self.category, self.text, self.shared):
            field.blockSignals(False)
        self._preview()

    def keep_editing(self, template: AnswerTemplate) -> None:
        """What is being edited is another template from now on, with this name; the cursor stays where it is."""
        self._shown = template
        if self.name.text().strip() != template.name and not self.name.hasFocus():
            self.name.setText(template.name)
        self.shared.setEnabled(not template.tag)

    def template(self) -> AnswerTemplate:
        """The template as the fields have it."""
        return replace(
            self._shown,
            name=" ".join(self.name.text().split()),
            use=str(self.use.currentData()),
            category=self.category.chosen() or self._kept_category(),
            text=self.text.toPlainText().strip(),
            shared=self.shared.isChecked(),
        )

    def _kept_category(self) -> str | None:
        """The category of a template that the reference data does not name, as long as nobody types another."""
        unnamed = self._shown.category is not None and self.category.findData(self._shown.category) < 0
        return self._shown.category if unnamed and not self.category_typed() else None

    def category_typed(self) -> bool:
        """Whether something stands in the category, be it one or not."""
        return bool(self.category.currentText().strip())

    def focus_field(self, name: str) -> None:
        """Put the cursor where it is needed."""
        fields: dict[str, QWidget] = {"name": self.name, "category": self.category, "text": self.text}
        fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, variable: str) -> None:
        """Put a variable where the cursor is."""
        self.text.textCursor().insertText(f"{{{variable}}}")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        plain = Tone.PLAIN
        column.addWidget(FieldBlock(self.tr("Name"), self.tr("Officers see it in the list"), plain, self.name, self))
        column.addWidget(FieldBlock(self.tr("Used for"), "", plain, self.use, self))
        column.addWidget(FieldBlock(self.tr("Category (optional)"), "", plain, self.category, self))
        block = FieldBlock(self.tr("Text"), self.tr("Public: the citizen reads this"), Tone.PUBLIC, self.text, self)
        block.column.addWidget(self.variables, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(block)
        column.addWidget(self.flaw)
        read = PlainLabel(self.tr("What the citizen will read ({0})").format(about), self, size=SMALL, bold=True)
        read.setBuddy(self.preview)
        self.preview.setAccessibleName(read.text())
        self.preview.setPlaceholderText("–")
        column.addWidget(read)
        column.addWidget(self.preview)
        column.addWidget(self.shared)
        column.addStretch(1)

    def _connect(self) -> None:
        menu = QMenu(self.variables)
        for variable in VARIABLES:
            action = menu.addAction(f"{variable_words(variable)}\t{{{variable}}}")
            action.triggered.connect(partial(self.insert, variable))
        self.variables.setMenu(menu)
        self.name.textEdited.connect(self._edited)
        self.name.returnPressed.connect(self.submitted)
        self.use.activated.connect(self._edited)
        self.category.currentTextChanged.connect(self._edited)
        self.text.textChanged.connect(self._edited)
        self.text.submitted.connect(self.submitted)
        self.text.escaped.connect(self.escaped)
        self.shared.toggled.connect(self._edited)

    def _edited(self) -> None:
        self._preview()
        self.edited.emit()

    def _preview(self) -> None:
        text = self.text.toPlainText()[:_SHOWN]
        self.preview.set_text(filled(text, self._facts))
        flaw = unknown_words(text)
        if flaw:
            self.flaw.say(Tone.WARNING, flaw)
        else:
            self.flaw.clear()

    def begin(self) -> None:
        """Put the cursor at the first field, the text's cursor at its end."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
