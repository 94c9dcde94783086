"""Where an officer makes, changes and removes quick actions; they are kept on this computer, for this officer alone."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_app.domain.macros import GIVEN_MACROS, Macro
from officer_app.domain.templates import ANSWER, GIVEN
from sync.errors import OfficerError
from sync.ids import new_uuid7
from sync.macros import UNFINISHED_MACROS_OF
from ui.actions.macro_editor import MacroEditor
from ui.actions.macro_words import flaw_of, steps_words
from ui.actions.templates import at_hand
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
from widgets.tab_order import order_tabs
from widgets.tones import Tone

# In letters; what stands around is taken from the window's room.
_WIDTH, _LINES, _LIST = 104, 40, 32
_MARGIN = 48
PAUSE_MS = 400


class MacrosDialog(QDialog):
    """The list at the left, the chosen one at the right; what is typed and not saved stays until it is saved or deleted.

    Signals: `changed` once the quick actions are different.
    """

    changed = Signal()

    def __init__(self, desk: Desk, unfinished: dict[str, Macro], parent: QWidget) -> None:
        """`unfinished` is what was typed and not saved, by id; it is changed with the typing."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._room = desk, parent
        self._reference = desk.reader.reference()
        own = desk.reader.own_macros(desk.officer.id)
        self._macros = list(GIVEN_MACROS if own is None else own)
        self._unfinished, self._kept = unfinished, list(unfinished.values())
        # What waits for the disk: its ticket, the list as it was before, which to show then, and which was saved.
        self._ordered: tuple[int, list[Macro], str, str] | None = None
        self._shown_id = ""
        self.list = QListWidget(self)
        self.new = PlainButton(self.tr("New quick action"), self)
        templates = [one for one in (*at_hand(desk.reader, desk.officer), *GIVEN) if one.use == ANSWER]
        self.editor = MacroEditor(self._reference, desk.officer, templates, self)
        self.message = Banner(self)
        self.save = MainButton(self.tr("Save"), self)
        self.drop = PlainButton(self.tr("Delete…"), self)
        self.leave = PlainButton(self.tr("Close"), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep_unfinished)
        self._lay_out()
        self._connect()
        self._step_to(next((macro.macro_id for macro in self._all()), ""))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, also to fields that came with a step."""
        order_tabs(self)
        return super().focusNextPrevChild(forward)

    def done(self, code: int) -> None:
        """Whoever closes it finds what they typed when they open it again."""
        self._keep_unfinished()
        self._desk.orders.done.disconnect(self._written)
        self._desk.orders.failed.disconnect(self._not_written)
        super().done(code)

    def _all(self) -> list[Macro]:
        """Those that are kept, then those that were only begun."""
        known = {macro.macro_id for macro in self._macros}
        return [*self._macros, *(macro for macro in self._unfinished.values() if macro.macro_id not in known)]

    def _list_all(self, chosen: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for macro in self._all():
            mine = self._unfinished.get(macro.macro_id)
            about = steps_words(mine or macro, self._desk.officer, self._reference)
            name = (mine or macro).name or self.tr("New quick action")
            shown = self.tr("✎ {0} (not saved)").format(name) if mine else name
            item = QListWidgetItem(f"{shown}\n{about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ". "))
            self.list.addItem(item)
        row = next((row for row, macro in enumerate(self._all()) if macro.macro_id == chosen), -1)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._shown_id = chosen

    def _step_to(self, macro_id: str) -> None:
        """Show one; where there is none, a new one."""
        self._list_all(macro_id)
        self._show(self.list.currentRow())
        if not self._all():
            self._start_new()

    def _show(self, row: int) -> None:
        found = self._all()
        if 0 <= row < len(found):
            self.message.clear()
            self._shown_id = found[row].macro_id
            self.editor.show_macro(self._unfinished.get(self._shown_id, found[row]))
        kept = any(one.macro_id == self._shown_id for one in self._macros)
        self.drop.setText(self.tr("Delete…") if kept else self.tr("Discard what I typed"))

    def _edited(self) -> None:
        macro = self.editor.macro()
        if any(one == macro for one in self._macros):
            self._unfinished.pop(macro.macro_id, None)
        else:
            self._unfinished[macro.macro_id] = macro
        self._timer.start()
        self._list_all(macro.macro_id)

    def _keep_unfinished(self) -> None:
        self._timer.stop()
        begun = [macro for macro in self._unfinished.values() if macro.name or not macro.is_empty]
        if begun != self._kept:
            self._kept = begun
            self._desk.orders.keep_macros(begun, UNFINISHED_MACROS_OF)

    def _start_new(self) -> None:
        begun = next((one for one in self._unfinished.values() if not one.name and one.is_empty), None)
        macro = begun or Macro(macro_id=new_uuid7(self._desk.clock()), name="")
        self._unfinished[macro.macro_id] = macro
        self._list_all(macro.macro_id)
        self._show(self.list.currentRow())
        self.editor.focus_field("name")

    def _save(self) -> None:
        macro = self.editor.macro()
        flaw = flaw_of(macro, self._macros)
        if flaw is not None:
            field, why = flaw
            self.message.say(Tone.WARNING, self.tr("Not saved yet"), why)
            self.editor.focus_field(field)
            return
        known = any(one.macro_id == macro.macro_id for one in self._macros)
        listed = [macro if one.macro_id == macro.macro_id else one for one in self._macros]
        self._keep(listed if known else [*listed, macro], macro.macro_id, saved=macro.macro_id)

    def _ask_drop(self) -> None:
        macro = self.editor.macro()
        if macro.macro_id not in {one.macro_id for one in self._macros}:
            self._drop()
            return
        title = self.tr("Delete “{0}”?").format(macro.name)
        self.message.say(Tone.WARNING, title, self.tr("It cannot be restored."), self.tr("Delete"))
        self.message.focus_button()

    def _drop(self) -> None:
        dropped = self._shown_id
        self._unfinished.pop(dropped, None)
        self._timer.start()
        kept = [macro for macro in self._macros if macro.macro_id != dropped]
        chosen = next((macro.macro_id for macro in kept), "")
        if len(kept) < len(self._macros):
            self._keep(kept, chosen)
        else:
            self._step_to(chosen)

    def _keep(self, macros: list[Macro], chosen: str, saved: str = "") -> None:
        if self._ordered is None:
            former, self._macros = self._macros, macros
            self._ordered = self._desk.orders.keep_macros(macros), former, chosen, saved

    def _written(self, ticket: int) -> None:
        if self._ordered is not None and ticket == self._ordered[0]:
            _, _, chosen, saved = self._ordered
            self._ordered = None
            if self._unfinished.pop(saved, None) is not None:
                self._timer.start()
            self._step_to(chosen)
            self.message.say(Tone.GOOD, self.tr("Saved on this computer"), self.tr("Only you see it."))
            self.changed.emit()

    def _not_written(self, ticket: int, error: OfficerError) -> None:
        if self._ordered is not None and ticket == self._ordered[0]:
            self._macros, self._ordered = self._ordered[1], None
            words = error_words(error)
            self.message.say(Tone.BAD, words.title, words.text)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.new.clicked.connect(self._start_new)
        self.editor.edited.connect(self._edited)
        self.editor.submitted.connect(self._save)
        self.editor.escaped.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.drop.clicked.connect(self._ask_drop)
        self.leave.clicked.connect(self.reject)
        self.message.pressed.connect(self._drop)
        self._desk.orders.done.connect(self._written)
        self._desk.orders.failed.connect(self._not_written)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(self._save)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Quick actions"))
        letter = self.fontMetrics().horizontalAdvance("0")
        self.list.setAccessibleName(self.tr("Quick actions"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setMaximumWidth(_LIST * letter)
        self._ring = RowlessRing(self.list)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        foot = QWidget(self)
        flow = FlowLayout(foot)
        for button in (self.save, self.drop, self.leave):
            flow.addWidget(button)
        right.addWidget(FittingArea(self.editor, self), 1)
        right.addWidget(self.message)
        right.addWidget(foot)
        both.setSpacing(16)
        both.addLayout(left, 1)
        both.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(PlainLabel(self.tr("Quick actions"), self, size=LARGE, bold=True))
        hint = self.tr("Several steps at once; only you see them. Ctrl+Enter saves, Esc closes and keeps what you typed.")
        column.addWidget(PlainLabel(hint, self, size=SMALL, tone=Tone.MUTED, wrap=True))
        column.addLayout(both, 1)
        wanted = QSize(_WIDTH * letter, _LINES * self.fontMetrics().height())
        self.resize(wanted.boundedTo(self._room.size() - QSize(_MARGIN, _MARGIN)))
        keep_on_screen(self)
