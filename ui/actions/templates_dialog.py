"""Where an officer writes, changes and removes answer templates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_app.domain.templates import ANSWER, GIVEN, AnswerTemplate
from officer_app.domain.vocabulary import Role
from sync.errors import OfficerError
from sync.ids import new_uuid7
from ui.actions.template_editor import TemplateEditor
from ui.actions.template_keeper import TemplateKeeper
from ui.actions.template_words import flaw_of, line_words, sample_facts
from ui.desk import Desk
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.fitting_area import FittingArea
from widgets.flow_layout import FlowLayout
from widgets.focus_ring import RowlessRing
from widgets.lettering import LARGE, SMALL, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.row_delegate import RowDelegate
from widgets.tones import Tone

# In letters; what stands around is taken from the window's room.
_WIDTH, _LINES, _LIST = 112, 46, 34
_MARGIN = 48
PAUSE_MS = 400
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSubject:
    """What templates are looked at for: the use and category at hand, the report's facts, and a text to make a new one of."""

    use: str = ANSWER
    category: str | None = None
    number: str = ""
    facts: Mapping[str, str] | None = None
    text: str = ""


class TemplatesDialog(QDialog):
    """The list at the left, the chosen one at the right; what is typed and not saved stays until it is saved or discarded.

    Signals: `changed` whenever a template was kept or deleted.
    """

    changed = Signal()

    def __init__(self, desk: Desk, keeper: TemplateKeeper, subject: TemplateSubject, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._keeper, self._subject, self._room = desk, keeper, subject, parent.window()
        self._reference = desk.reader.reference()
        self._unfinished = dict(keeper.unfinished())
        self._shown: AnswerTemplate | None = None
        self._saving = False
        # What the message's button answers: `drop` or `conflict`.
        self._asked = ""
        # Where the keys were before they rested while it is saved.
        self._keys_at: QWidget | None = None
        sample = sample_facts(self._reference, desk.officer)
        known = {name: value for name, value in (subject.facts or {}).items() if value}
        about = self.tr("report {0}").format(subject.number) if subject.number else self.tr("an example")
        self.list = QListWidget(self)
        self.new = PlainButton(self.tr("New template"), self)
        self.editor = TemplateEditor(self._reference, sample | known, about, self, may_share=bool(desk.officer.roles & _SHARING))
        self.message = Banner(self)
        self.save = MainButton(self.tr("Save template"), self)
        self.discard = PlainButton(self.tr("Discard what I typed"), self)
        self.drop = PlainButton(self.tr("Delete…"), self)
        self.leave = PlainButton(self.tr("Close"), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep_unfinished)
        self._lay_out()
        self._connect()
        self._begin()

    def refresh(self) -> None:
        """The office's templates may have changed: list them anew; a change to what is being edited is said, never taken over."""
        self._list_all()
        shown = self._shown
        if shown is None or self._saving:
            return
        stored, mine = self._stored(shown.template_id), self._unfinished.get(shown.template_id)
        if mine is None and stored is not None and stored != shown:
            self._show(stored)
        elif mine is not None:
            self._say_conflict(mine, stored)
        elif stored is None:
            self._choose_first()

    def shown(self) -> AnswerTemplate | None:
        """The template at the right, as it is stored, or as it began."""
        return self._shown

    def choose(self, template_id: str) -> bool:
        """Step to a template; whether there is such a one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == template_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def start_new(self) -> None:
        """Begin a template; of the text at hand where there is one."""
        self._begin_with(self._new_one(text=self._subject.text))

    def done(self, code: int) -> None:
        """Whoever closes the dialog finds what he typed when he opens it again."""
        self._keep_unfinished()
        self._keeper.kept.disconnect(self._kept)
        self._keeper.dropped.disconnect(self._dropped)
        self._keeper.failed.disconnect(self._failed)
        super().done(code)

    def _begin(self) -> None:
        self._list_all()
        if self._subject.text:
            self.start_new()
        elif not self.list.count() or not self._choose_first():
            self._begin_with(self._new_one())

    def _choose_first(self) -> bool:
        wanted = (one for one in self._all() if one.use == self._subject.use and one.category in (None, self._subject.category))
        first = next(wanted, None) or next(iter(self._all()), None)
        return first is not None and self.choose(first.template_id)

    def _new_one(self, *, text: str = "") -> AnswerTemplate:
        made = new_uuid7(self._desk.clock())
        return AnswerTemplate(template_id=made, name="", use=self._subject.use, text=text)

    def _begin_with(self, template: AnswerTemplate) -> None:
        self._unfinished[template.template_id] = template
        self._timer.start()
        self._list_all()
        self.choose(template.template_id)
        self.editor.begin()

    def _all(self) -> list[AnswerTemplate]:
        """New ones first, then the officer's own, the office's, and those that every desk has."""
        stored = [*self._keeper.templates(), *GIVEN]
        known = {template.template_id for template in stored}
        return [*(one for one in self._unfinished.values() if one.template_id not in known), *stored]

    def _stored(self, template_id: str) -> AnswerTemplate | None:
        return next((one for one in self._keeper.templates() if one.template_id == template_id), None)

    def _list_all(self) -> None:
        former = self._shown.template_id if self._shown is not None else ""
        self.list.blockSignals(True)
        self.list.clear()
        for template in self._all():
            mine = self._unfinished.get(template.template_id)
            item = QListWidgetItem(line_words(mine or template, self._reference, unsaved=mine is not None))
            item.setData(_ID, template.template_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
            self.list.addItem(item)
        self.choose(former)
        self.list.blockSignals(False)

    def _step(self, row: int) -> None:
        item = self.list.item(row)
        template_id = str(item.data(_ID)) if item is not None else ""
        template = next((one for one in self._all() if one.template_id == template_id), None)
        if template is not None:
            self._show(template)

    def _show(self, template: AnswerTemplate) -> None:
        self._shown = template
        mine = self._unfinished.get(template.template_id)
        self.editor.show_template(mine or template)
        self.message.clear()
        if self._is_given():
            self.message.say(
                Tone.INFO, self.tr("This template comes with the app"), self.tr("What you change becomes one of your own.")
            )
        if mine is not None:
            self._say_conflict(mine, self._stored(template.template_id))
        self._show_buttons()

    def _is_given(self) -> bool:
        return self._shown is not None and any(one is self._shown for one in GIVEN)

    def _show_buttons(self) -> None:
        known = self._shown is not None and self._stored(self._shown.template_id) is not None
        mine = self._shown is not None and self._shown.template_id in self._unfinished
        self.save.setText(self.tr("Saving…") if self._saving else self.tr("Save template"))
        self.drop.setText(self.tr("Delete…"))
        self.drop.setVisible(known and not mine)
        self.discard.setVisible(mine)
        for part in (self.save, self.drop, self.discard, self.new, self.list, self.editor):
            part.setEnabled(not self._saving)

    def _edited(self) -> None:
        shown, now = self._shown, self.editor.template()
        if shown is None:
            return
        if self._is_given():
            # A copy with a name of its own: what comes with the app stays as it is.
            name = self.tr("{0} (own)").format(now.name) if now.name == shown.name else now.name
            now = replace(now, template_id=new_uuid7(self._desk.clock()), name=name)
            self._unfinished[now.template_id] = now
            self._shown = now
            self.editor.keep_editing(now)
            self.message.clear()
        elif now == shown and self._stored(shown.template_id) is not None:
            self._unfinished.pop(shown.template_id, None)
        else:
            self._unfinished[shown.template_id] = now
        self._timer.start()
        self._list_all()
        self._show_buttons()

    def _keep_unfinished(self) -> None:
        self._timer.stop()
        begun = {template_id: one for template_id, one in self._unfinished.items() if one.name or one.text}
        if begun != self._keeper.unfinished():
            self._keeper.keep_unfinished(tuple(begun.values()))

    def _save(self) -> None:
        if self._shown is None or self._saving:
            return
        template = self.editor.template()
        flaw = flaw_of(template, [*self._keeper.templates(), *GIVEN], category_typed=self.editor.category_typed())
        if flaw is not None:
            field, why = flaw
            self.message.say(Tone.WARNING, self.tr("Not saved yet"), why)
            self.editor.focus_field(field)
            return
        self._keep_unfinished()
        self._send(template)

    def _send(self, template: AnswerTemplate) -> None:
        self._rest()
        self._keeper.save(template)

    def _rest(self) -> None:
        """Nothing can be changed or sent twice while it is on its way."""
        self._keys_at, self._saving = self.focusWidget(), True
        self._show_buttons()

    def _wake(self) -> None:
        self._saving = False
        self._show_buttons()
        if self._keys_at is not None and self._keys_at.isVisible():
            self._keys_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        if self._shown is None:
            return
        self._unfinished.pop(self._shown.template_id, None)
        self._timer.start()
        stored = self._stored(self._shown.template_id)
        self._list_all()
        if stored is not None:
            self._show(stored)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._choose_first():
            self._begin_with(self._new_one())

    def _ask_drop(self) -> None:
        stored = self._stored(self._shown.template_id) if self._shown is not None else None
        if stored is None:
            return
        everybody = self.tr("It is deleted for everybody in the office.") if stored.shared else self.tr("It cannot be restored.")
        self._asked = "drop"
        self.message.say(Tone.WARNING, self.tr("Delete “{0}”?").format(stored.name), everybody, self.tr("Delete"))
        self.message.focus_button()

    def _answer(self) -> None:
        """The banner's button: delete what was asked for, or put mine in the place of theirs."""
        shown = self._shown
        stored = self._stored(shown.template_id) if shown is not None else None
        asked, self._asked = self._asked, ""
        if asked == "drop" and stored is not None:
            self._rest()
            self._keeper.drop(stored)
        elif asked == "conflict" and shown is not None:
            mine = replace(self.editor.template(), tag=stored.tag if stored is not None else "")
            self._unfinished[mine.template_id] = mine
            self.editor.keep_editing(mine)
            self.message.clear()
            self._save()

    def _say_conflict(self, mine: AnswerTemplate, stored: AnswerTemplate | None) -> None:
        """Somebody else changed the office's template after this one was begun: both are there to be seen, and one decides."""
        if not mine.tag or (stored is not None and stored.tag == mine.tag):
            return
        self._asked = "conflict"
        if stored is None:
            title = self.tr("Somebody else deleted this template meanwhile")
            self.message.say(Tone.WARNING, title, self.tr("What you typed is kept."), self.tr("Share mine again"))
            return
        title = self.tr("Somebody else changed this template meanwhile")
        theirs = self.tr("The office's is now “{0}”:\n{1}").format(stored.name, stored.text)
        self.message.say(Tone.WARNING, title, theirs, self.tr("Replace theirs with mine"))

    def _kept(self, template: AnswerTemplate) -> None:
        self._wake()
        self._unfinished.pop(template.template_id, None)
        self._list_all()
        self.choose(template.template_id)
        self._show(self._stored(template.template_id) or template)
        where = self.tr("Your office sees it after the next sync.") if template.shared else self.tr("Only you see it.")
        self.message.say(Tone.GOOD, self.tr("Saved: {0}").format(template.name), where)
        self.changed.emit()

    def _dropped(self, template: AnswerTemplate) -> None:
        self._wake()
        self._shown = None
        self._list_all()
        self._choose_first()
        self.message.say(Tone.GOOD, self.tr("Deleted: {0}").format(template.name))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _failed(self, template: AnswerTemplate, error: OfficerError) -> None:
        self._wake()
        if not template.shared or error.code not in _AWAY:
            words = error_words(error)
            self.message.say(Tone.BAD, words.title, words.text)
            stored = self._stored(template.template_id)
            if error.code == "item-changed" and stored is not None:
                self._say_conflict(template, stored)
            return
        kept = self.tr("What you typed is kept. Save again when you are connected.")
        if not template.tag:
            kept = self.tr("What you typed is kept. Save again when you are connected, or keep it for yourself: clear “Share”.")
        self.message.say(Tone.WARNING, self.tr("The office's templates cannot be changed while you are offline"), kept)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._step)
        self.new.clicked.connect(self._start_empty)
        self.editor.edited.connect(self._edited)
        self.editor.submitted.connect(self._save)
        self.editor.escaped.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.drop.clicked.connect(self._ask_drop)
        self.leave.clicked.connect(self.reject)
        self.message.pressed.connect(self._answer)
        self._keeper.kept.connect(self._kept)
        self._keeper.dropped.connect(self._dropped)
        self._keeper.failed.connect(self._failed)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(
                self._save
            )

    def _start_empty(self) -> None:
        empty = next((one for one in self._unfinished.values() if not one.name and not one.text), None)
        self._begin_with(empty or self._new_one())

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Answer templates"))
        letter = self.fontMetrics().horizontalAdvance("0")
        self.list.setAccessibleName(self.tr("The templates"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMaximumWidth(_LIST * letter)
        self._ring = RowlessRing(self.list)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        foot = QWidget(self)
        flow = FlowLayout(foot)
        for button in (self.save, self.discard, self.drop, self.leave):
            flow.addWidget(button)
        right = QVBoxLayout()
        right.addWidget(FittingArea(self.editor, self), 1)
        right.addWidget(self.message)
        right.addWidget(foot)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left, 1)
        both.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(PlainLabel(self.tr("Answer templates"), self, size=LARGE, bold=True))
        hint = self.tr("Ctrl+Enter saves  ·  Esc closes, what you typed is kept")
        column.addWidget(PlainLabel(hint, self, size=SMALL, tone=Tone.MUTED, wrap=True))
        column.addLayout(both, 1)
        room = self._room.size()
        wanted = QSize(_WIDTH * letter, _LINES * self.fontMetrics().height())
        self.resize(wanted.boundedTo(room - QSize(_MARGIN, _MARGIN)))
        keep_on_screen(self)


_SHARING = frozenset({Role.STAFF, Role.SUPERVISOR})
_AWAY = frozenset({"unreachable", "signed-out", "not-our-server", "upgrade-required"})
