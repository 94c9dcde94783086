"""The fields of one quick action: its name and its steps, each of which may be left out."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.macros import ME, MOVES, NOBODY, Macro
from officer_app.domain.officers import Officer
from officer_app.domain.templates import VARIABLES, AnswerTemplate
from officer_app.domain.vocabulary import Status
from sync.records import Reference
from ui.actions.macro_words import assignee_words
from ui.actions.offers import Action, action_label
from ui.words.labels import priority_words
from widgets.choice_box import ChoiceBox
from widgets.field_block import FieldBlock
from widgets.plain_editor import PlainEditor
from widgets.searchable_box import SearchableBox
from widgets.tones import Tone

_NONE = ""


class MacroEditor(QWidget):
    """Shows a quick action and says what it is now.

    Signals: `edited`; `submitted` on Ctrl+Enter in a text; `escaped`.
    """

    edited = Signal()
    submitted = Signal()
    escaped = Signal()

    def __init__(
        self, reference: Reference, officer: Officer, templates: list[AnswerTemplate], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reference, self._officer = reference, officer
        self._templates = {template.template_id: template for template in templates}
        self._shown = Macro(macro_id="", name="")
        self.name = QLineEdit(self)
        self.move_to = ChoiceBox(self)
        self.agency, self.unit, self.assignee = SearchableBox(self), SearchableBox(self), SearchableBox(self)
        self.reason = PlainEditor(self, lines=1, most=4)
        self.template = ChoiceBox(self)
        self.answer = PlainEditor(self, lines=4, most=8)
        self.priority = ChoiceBox(self)
        self.note = PlainEditor(self, lines=2, most=4)
        self._blocks: dict[str, FieldBlock] = {}
        self._fill_choices()
        self._arrange()
        self._connect()

    def show_macro(self, macro: Macro) -> None:
        """Show this one."""
        self._shown = macro
        self.blockSignals(True)
        self.name.setText(macro.name)
        self.move_to.setCurrentIndex(self.move_to.findData(macro.move))
        self.agency.choose(macro.agency or None)
        self.unit.choose(macro.unit or None)
        self.assignee.choose(macro.assignee or None)
        self.priority.setCurrentIndex(self.priority.findData(_NONE if macro.priority is None else str(macro.priority)))
        for editor, text in ((self.reason, macro.reason), (self.answer, macro.answer), (self.note, macro.note)):
            editor.setPlainText(text)
        self._show_fields()
        self.blockSignals(False)

    def macro(self) -> Macro:
        """What the fields say."""
        move = str(self.move_to.currentData() or "")
        coordinating, delegated = move == Status.COORDINATING.value, move == Status.DELEGATED.value
        priority = str(self.priority.currentData() or "")
        return Macro(
            macro_id=self._shown.macro_id,
            name=" ".join(self.name.text().split()),
            move=move,
            agency=(self.agency.chosen() or "") if coordinating else "",
            unit=(self.unit.chosen() or "") if delegated else "",
            reason=self.reason.toPlainText().strip() if coordinating or delegated else "",
            answer=self.answer.toPlainText().strip(),
            assignee=self.assignee.chosen() or "",
            note=self.note.toPlainText().strip(),
            priority=int(priority) if priority else None,
        )

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field."""
        fields: dict[str, QWidget] = {
            "name": self.name,
            "move": self.move_to,
            "agency": self.agency,
            "unit": self.unit,
            "reason": self.reason,
            "answer": self.answer,
            "note": self.note,
        }
        fields[name].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves from every field."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fill_choices(self) -> None:
        self.move_to.addItem(self.tr("The status stays"), _NONE)
        for status, action in zip(MOVES[1:], (Action.TAKE_ON, Action.COORDINATE, Action.DELEGATE), strict=True):
            self.move_to.addItem(action_label(action), status)
        part = self.tr("Type a part of its name")
        self.agency.set_choices(sorted(self._reference.agencies.items(), key=_by_words), part)
        self.unit.set_choices(sorted(self._reference.units.items(), key=_by_words), part)
        others = [(one.id, one.name) for one in self._reference.officers.values() if one.id != self._officer.id]
        known = [(key, assignee_words(key, self._officer, self._reference)) for key in (ME, NOBODY)]
        self.assignee.set_choices([*known, *sorted(others, key=_by_words)], self.tr("Empty: the assignment stays"))
        self.template.addItem(self.tr("Take the text of a template…"), _NONE)
        for template in self._templates.values():
            self.template.addItem(template.name, template.template_id)
        self.priority.addItem(self.tr("The priority stays"), _NONE)
        for priority in range(4):
            self.priority.addItem(priority_words(priority), str(priority))
        self.answer.setPlaceholderText(", ".join(f"{{{name}}}" for name in VARIABLES))

    def _connect(self) -> None:
        self.name.textEdited.connect(self._tell)
        self.move_to.currentIndexChanged.connect(self._tell)
        self.priority.currentIndexChanged.connect(self._tell)
        self.template.activated.connect(self._take_template)
        for box in (self.agency, self.unit, self.assignee):
            box.currentTextChanged.connect(self._tell)
        for editor in (self.reason, self.answer, self.note):
            editor.textChanged.connect(self._tell)
            editor.submitted.connect(self.submitted)
            editor.escaped.connect(self.escaped)

    def _tell(self) -> None:
        self._show_fields()
        self.edited.emit()

    def _show_fields(self) -> None:
        """What a status does not need is not there."""
        move = self.move_to.currentData()
        coordinating, delegated = move == Status.COORDINATING.value, move == Status.DELEGATED.value
        self._blocks["agency"].setVisible(coordinating)
        self._blocks["unit"].setVisible(delegated)
        self._blocks["reason"].setVisible(coordinating or delegated)

    def _take_template(self, index: int) -> None:
        template = self._templates.get(str(self.template.itemData(index)))
        self.template.setCurrentIndex(0)
        if template is not None:
            self.answer.replace_text(template.text)
            self.answer.setFocus()

    def _arrange(self) -> None:
        public = self.tr("Public: the citizen reads this")
        internal = self.tr("Internal: officers only")
        fields: tuple[tuple[str, str, str, Tone, QWidget], ...] = (
            ("name", self.tr("Name"), "", Tone.PLAIN, self.name),
            ("move", self.tr("Status"), "", Tone.PLAIN, self.move_to),
            ("agency", self.tr("Agency"), "", Tone.PLAIN, self.agency),
            ("unit", self.tr("Unit"), "", Tone.PLAIN, self.unit),
            ("reason", self.tr("Reason"), internal, Tone.PLAIN, self.reason),
            ("answer", self.tr("Public answer"), public, Tone.PUBLIC, self.answer),
            ("assignee", self.tr("Assign to"), "", Tone.PLAIN, self.assignee),
            ("priority", QCoreApplication.translate("Forms", "Priority"), "", Tone.PLAIN, self.priority),
            ("note", self.tr("Note"), internal, Tone.PLAIN, self.note),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for name, label, readers, tone, field in fields:
            self._blocks[name] = FieldBlock(label, readers, tone, field, self)
            column.addWidget(self._blocks[name])
        self._blocks["answer"].column.addWidget(self.template)
        self.template.setAccessibleName(self.tr("Take the text of a template…"))
        column.addStretch(1)


def _by_words(entry: tuple[str, str]) -> str:
    return entry[1].casefold()
