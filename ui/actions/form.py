"""One inline form at the report: its fields, its photos, who reads it, and the way out."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.officers import Officer
from officer_app.domain.templates import AnswerTemplate, filled
from sync.reading.duplicates import Alike
from sync.records import Reference, ReportDetail
from ui.actions.compare import ActionCompare
from ui.actions.draft_line import DraftLine
from ui.actions.drop_target import DropTarget
from ui.actions.duplicates import DuplicateCompare
from ui.actions.form_choices import choices_of
from ui.actions.form_room import FormRoom
from ui.actions.moved_line import MovedLine
from ui.actions.offers import Offer
from ui.actions.photos import ActionPhotos
from ui.actions.quick_row import QuickRow
from ui.actions.specs import Field, FieldKind, FormSpec
from ui.actions.template_chips import TemplateChips
from ui.actions.templates import TemplateButton
from ui.actions.text_count import TextCount
from ui.detail.photo_loader import PhotoLoader
from widgets.banner import Banner
from widgets.breaking_label import BreakingLabel
from widgets.buttons import MainButton, PlainButton
from widgets.field_block import FieldBlock
from widgets.fitting_area import FittingArea
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.searchable_box import SearchableBox
from widgets.tones import Tone

# So high a text field begins where there is room: what the citizen reads is more than a remark.
PUBLIC_LINES, LINES, MOST_LINES = 5, 3, 14


class ActionForm(DropTarget):
    """The widgets of one FormSpec; it knows nothing of stores or drafts.

    Signals: `edited` with the field's name; `submitted`; `submitted_on` to send and go on to the next report;
    `escaped`; `media_offered` with QMimeData, valid during the call;
    `templates_requested` with the text to make a template of, empty to look at them; `template_used` with its id.
    `map_asked` to choose a place on the map.
    """

    edited = Signal(str)
    submitted = Signal()
    submitted_on = Signal()
    escaped = Signal()
    templates_requested = Signal(str)
    template_used = Signal(str)
    map_asked = Signal()

    def __init__(
        self,
        spec: FormSpec,
        reference: Reference,
        officer: Officer,
        loader: PhotoLoader,
        parent: QWidget | None = None,
        *,
        alike: Sequence[Alike] = (),
        templates: Sequence[AnswerTemplate] = (),
        likeliest: Sequence[AnswerTemplate] = (),
        facts: Mapping[str, str] | None = None,
        onward: bool = True,
        followers: int = 0,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._reference, self._officer = reference, officer
        self._editors: dict[str, PlainEditor] = {}
        self._boxes: dict[str, SearchableBox] = {}
        self.room = FormRoom(self)
        self.photos = ActionPhotos(loader, self) if spec.photos else None
        self.compare = ActionCompare(loader, self) if spec.compare else None
        self._alike, self._likeliest = alike, likeliest
        self._templates, self._facts = templates, dict(facts or {})
        self.templates: TemplateButton | None = None
        self.chips: TemplateChips | None = None
        self.duplicates = DuplicateCompare(loader, self) if spec.duplicates else None
        # Where the place is that stands in the form, and why something is proposed.
        self.where, self.why = _unsaid(self, Tone.MUTED), _unsaid(self, Tone.INFO)
        self.banner = Banner(self)
        self.draft, self.moved = DraftLine(self.values, self), MovedLine(self)
        self.send = MainButton(spec.send, self)
        self.send_on = PlainButton(self.tr("Send && next"), self)
        self._onward, self._followers = onward, followers
        self.setAcceptDrops(spec.photos)
        self._arrange()
        self._listen()

    def values(self) -> dict[str, str]:
        """What the fields hold."""
        texts = {name: editor.toPlainText() for name, editor in self._editors.items()}
        return texts | {name: self._chosen(name) for name in self._boxes}

    def value(self, name: str) -> str:
        """What one field holds."""
        return self.values()[name]

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill the fields, without telling that they were edited."""
        for name, value in values.items():
            editor, box = self._editors.get(name), self._boxes.get(name)
            field = editor or box
            if field is None:
                continue
            field.blockSignals(True)
            if editor is not None:
                editor.setPlainText(value)
                # Whoever goes on writes after what stands there.
                editor.moveCursor(QTextCursor.MoveOperation.End)
            elif box is not None:
                box.choose(value)
            field.blockSignals(False)

    def _put(self, values: Mapping[str, str]) -> None:
        """Other words in the fields, told as edited; the cursor stands where one goes on."""
        self.set_values(values)
        for name in values:
            self.edited.emit(name)
        self.focus_field(next(iter(values), None))

    def propose(self, why: str, values: Mapping[str, str]) -> None:
        """Say what is proposed and why; it goes into the fields only where nothing stands in any of them."""
        self.why.setText(f"→ {why}")
        self.why.show()
        untouched = not any(self._holds_words(name) for name in self.values())
        if not any(self._holds_words(name) for name in values):
            self.set_values(values)
        if untouched and values:
            # What is typed next is meant instead of it.
            self.focus_field(next(iter(values)))

    def say_where(self, words: str) -> None:
        """Say where the place is that stands in the form; nothing where there is none."""
        self.where.setText(words)
        self.where.setVisible(bool(words))

    def editor(self, name: str) -> PlainEditor:
        """The text field of that name."""
        return self._editors[name]

    def box(self, name: str) -> SearchableBox:
        """The choice of that name."""
        return self._boxes[name]

    def focus_field(self, name: str | None = None) -> None:
        """Put the cursor where it is needed: the named field, else the first empty one."""
        fields: dict[str, QWidget] = {field.name: self._widget(field.name) for field in self.spec.fields}
        values = self.values()
        empty = next((field for field in fields if not values[field].strip()), None)
        wanted = fields.get(name or empty or next(iter(fields)))
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(wanted, SearchableBox):
            wanted.mark_words()

    def follow(self, detail: ReportDetail, offer: Offer) -> None:
        """Take over how the report stands now: what a colleague did is said, and what is no longer possible is not sent."""
        self.moved.follow(detail, self._reference, self._officer.id, offer)
        for button in (self.send, self.send_on):
            button.setEnabled(self.moved.possible)

    def set_saving(self, saving: bool) -> None:
        """While it is being saved nothing can be changed or sent twice."""
        self.setEnabled(not saving)
        self.send.setText(self.tr("Saving…") if saving else self.spec.send)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks other lines."""
        super().resizeEvent(event)
        self.room.share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the text stays as a draft. Nothing typed here becomes a key of the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self.photos is not None and event.matches(QKeySequence.StandardKey.Paste):
            self._offer(QGuiApplication.clipboard().mimeData())
        event.accept()

    def _listen(self) -> None:
        keys: list[tuple[str, SignalInstance | Callable[[], None]]] = [("Ctrl+T", self._open_templates)]
        keys += [("Ctrl+Return", self.submitted), ("Ctrl+Enter", self.submitted)]
        if self._onward:
            keys += [("Ctrl+Shift+Return", self.submitted_on), ("Ctrl+Shift+Enter", self.submitted_on)]
        self.draft.put.connect(self._put)
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _chosen(self, name: str) -> str:
        box, kind = self._boxes[name], next(field.kind for field in self.spec.fields if field.name == name)
        # A report may be named by its number, also one that is not offered.
        return box.chosen() or (box.currentText().strip() if kind is FieldKind.REPORT else "")

    def _holds_words(self, name: str) -> bool:
        editor = self._editors.get(name)
        return bool((editor.toPlainText() if editor is not None else self._boxes[name].currentText()).strip())

    def _widget(self, name: str) -> QWidget:
        return self._editors.get(name) or self._boxes[name]

    def _offer(self, source: QMimeData) -> None:
        self.media_offered.emit(source)

    def _arrange(self) -> None:
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(16, 4, 16, 8)
        inner.setSpacing(8)
        inner.addWidget(self.why)
        if self.compare is not None:
            inner.addWidget(self.compare)
        for field in self.spec.fields:
            inner.addWidget(self._block(field))
        if self.duplicates is not None:
            inner.addWidget(self.duplicates)
        if self.photos is not None:
            inner.addWidget(self.photos)
        inner.addStretch(1)
        area = FittingArea(content, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.moved)
        column.addWidget(self.draft)
        column.addWidget(area, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        both = QWidget(self)
        flow = FlowLayout(both, spacing=16)
        flow.addWidget(PlainLabel(self.spec.title, both, bold=True))
        if self._onward:
            keys = self.tr("Ctrl+Enter sends, with Shift the next report follows  ·  Esc closes, the draft stays")
        else:
            keys = self.tr("Ctrl+Enter sends  ·  Esc closes, the draft stays")
        flow.addWidget(BreakingLabel(keys, both, size=SMALL, tone=Tone.MUTED))
        line.addWidget(both)
        return line

    def _foot(self) -> QVBoxLayout:
        self.send.setObjectName("send")
        self.send.clicked.connect(self.submitted)
        self.send_on.setVisible(self._onward)
        self.send_on.setObjectName("send_on")
        self.send_on.clicked.connect(self.submitted_on)
        self.send_on.setToolTip(self.tr("Send, then show the report below it in the queue (Ctrl+Shift+Enter)"))
        close = PlainButton(self.tr("Close"), self)
        close.setObjectName("close_form")
        close.clicked.connect(self.escaped)
        line = QHBoxLayout()
        line.addWidget(self.send)
        line.addWidget(self.send_on)
        line.addWidget(close)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 0, 16, 8)
        column.addWidget(self.banner)
        column.addLayout(line)
        return column

    def _block(self, field: Field) -> FieldBlock:
        widget = self._text_field(field) if field.kind is FieldKind.TEXT else self._choice(field)
        public = self.tr("Public: the citizen reads this")
        if self._followers:
            public = self.tr("Public: the citizen and %n follower(s) read this", "", self._followers)
        internal = self.tr("Internal: officers only") if field.kind is FieldKind.TEXT else ""
        tone = Tone.PUBLIC if field.public else Tone.PLAIN
        block = FieldBlock(field.label, public if field.public else internal, tone, widget, self)
        if field.kind is FieldKind.TEXT:
            block.column.addWidget(TextCount(self._editors[field.name], block))
        if field.quick:
            row = QuickRow(field.quick, field.name, block)
            row.chosen.connect(self._editors[field.name].add_below)
            block.column.addWidget(row)
        if field.on_map:
            on_map = PlainButton(self.tr("Choose on the map"), self)
            on_map.setObjectName("on_map")
            on_map.clicked.connect(self.map_asked)
            block.column.addWidget(self.where)
            block.column.addWidget(on_map, 0, Qt.AlignmentFlag.AlignLeft)
        if field.public:
            self.templates = TemplateButton(self._templates, self._facts, self)
            self.templates.taken.connect(partial(self._use_template, field.name))
            self.chips = TemplateChips(self, keys_of=self, all_of_them=self.templates)
            self.chips.taken.connect(partial(self._use_template, field.name))
            self.chips.show_templates(self._likeliest, self._facts)
            block.column.addWidget(self.chips)
            self.templates.keep_requested.connect(partial(self._keep_as_template, field.name))
            self.templates.manage_requested.connect(partial(self.templates_requested.emit, ""))
            self.templates.menu().aboutToShow.connect(self._allow_keeping)
        return block

    def _text_field(self, field: Field) -> PlainEditor:
        editor = PlainEditor(self, lines=PUBLIC_LINES if field.public else LINES, most=MOST_LINES, takes_media=self.spec.photos)
        editor.setObjectName(field.name)
        editor.setPlaceholderText(field.hint)
        editor.textChanged.connect(self._changed)
        editor.submitted.connect(self.submitted)
        editor.submitted_on.connect(self.submitted_on if self._onward else self.submitted)
        editor.escaped.connect(self.escaped)
        editor.media_pasted.connect(self._offer)
        self._editors[field.name] = editor
        self.room.add(editor, first=field.public)
        return editor

    def _choice(self, field: Field) -> SearchableBox:
        box = SearchableBox(self)
        box.setObjectName(field.name)
        box.set_choices(self.choices(field.kind), field.hint)
        box.currentTextChanged.connect(self._changed)
        self._boxes[field.name] = box
        return box

    def choices(self, kind: FieldKind) -> list[tuple[str, str]]:
        """What can be chosen in a field of a kind."""
        return choices_of(kind, self._reference, self._officer, self._alike)

    def use_template(self, template: AnswerTemplate) -> None:
        """Put a template's text into the public answer."""
        public = next((field.name for field in self.spec.fields if field.public), None)
        if public is not None:
            self._use_template(public, template)

    def _use_template(self, name: str, template: AnswerTemplate) -> None:
        text = filled(template.text, self._facts)
        if "agency" in self._boxes:
            # It was filled when the form opened; the agency may have been chosen since.
            text = filled(text, {"dinas": self._reference.agencies.get(self._boxes["agency"].chosen() or "", "")})
        self._editors[name].add_below(text, gap="\n\n")
        self.template_used.emit(template.template_id)

    def show_templates(self, templates: Sequence[AnswerTemplate], likeliest: Sequence[AnswerTemplate] = ()) -> None:
        """Offer these templates from now on."""
        if self.templates is not None and self.chips is not None:
            self.templates.show_templates(templates)
            self.chips.show_templates(likeliest, self._facts)

    def _allow_keeping(self) -> None:
        if self.templates is not None:
            self.templates.keep.setEnabled(any(self.value(field.name).strip() for field in self.spec.fields if field.public))

    def _keep_as_template(self, name: str) -> None:
        self.templates_requested.emit(self._editors[name].toPlainText().strip())

    def _open_templates(self) -> None:
        if self.templates is not None:
            self.templates.open_below()

    def show_chosen(self) -> None:
        """Compare with the report that is chosen, where the form compares."""
        if self.duplicates is not None:
            chosen = self._boxes["into"].chosen()
            self.duplicates.show_other(next((one for one in self._alike if one.report.id == chosen), None))

    def _changed(self) -> None:
        field = self.sender()
        if field is not None:
            self.show_chosen()
            self.edited.emit(field.objectName())


def _unsaid(form: QWidget, tone: Tone) -> PlainLabel:
    label = PlainLabel(parent=form, tone=tone, wrap=True)
    label.hide()
    return label
