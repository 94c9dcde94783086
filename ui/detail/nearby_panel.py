"""The open reports around one, ticked: look at them, merge them into it, answer all with the same words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OPEN_STATUSES, PhotoRole
from sync.reading.duplicates import Alike
from sync.records import QueueRow
from ui.desk import Desk
from ui.words.names import category_name
from ui.words.statuses import status_symbol, status_word
from ui.words.times import age
from widgets.breaking_label import BreakingLabel
from widgets.buttons import MainButton, PlainButton
from widgets.flow_layout import FlowLayout
from widgets.focus_ring import RowlessRing
from widgets.lettering import SMALL, PlainLabel
from widgets.row_delegate import RowDelegate
from widgets.tones import Tone

_ID, _PHOTO = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_EDGE = 40
_ROWS = 5
_LONGEST = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NearbyPanel(QWidget):
    """A list with ticks and what can be done with the ticked ones; hidden until it is opened.

    Signals: `opened(report_id)` to look at one; `merging(report_ids, into)` of those to be merged into this report;
    `answering(report_ids)` of those to be answered alike, this one with them; `marked(report_ids)` for the map, none once
    it is closed; `closed`.
    """

    opened = Signal(str)
    merging = Signal(object, str)
    answering = Signal(object)
    marked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report: Report | None = None
        self._near: tuple[Alike, ...] = ()
        self.title = PlainLabel(parent=self, bold=True)
        self.hint = BreakingLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self.list = QListWidget(self)
        self.list.setIconSize(QSize(_EDGE, _EDGE))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._ring = RowlessRing(self.list)
        self.answer, self.merge = MainButton(parent=self), PlainButton(parent=self)
        self.look, self.leave = PlainButton(parent=self), PlainButton(parent=self)
        self._arrange()
        self.list.itemChanged.connect(self._show_buttons)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.list.itemDoubleClicked.connect(self._look)
        self.answer.clicked.connect(self._answer)
        self.merge.clicked.connect(self._merge)
        self.look.clicked.connect(self._look)
        self.leave.clicked.connect(self.close_panel)
        desk.photos.loaded.connect(self._loaded)
        self._retranslate()
        self.hide()

    def open_panel(self, report: Report, near: Sequence[Alike]) -> None:
        """Show what lies around a report, nothing ticked; closed ones of which the server does not know yet are left out."""
        rows = self._desk.reader.rows([one.report.id for one in near])
        self._report = report
        self._near = tuple(one for one in near if one.report.id in rows and _is_open(rows[one.report.id]))
        self.list.blockSignals(True)
        self.list.clear()
        pictured = any(self._photo(one) for one in self._near)
        for one in self._near:
            self.list.addItem(self._item(one, rows[one.report.id], pictured=pictured))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._retranslate()
        self._show_buttons()
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.marked.emit(tuple(one.report.id for one in self._near))

    def close_panel(self) -> bool:
        """Hide it; whether it was open."""
        if self.isHidden():
            return False
        self.hide()
        self.marked.emit(())
        self.closed.emit()
        return True

    def ticked(self) -> tuple[str, ...]:
        """The ticked reports, nearest first."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at the report of the row, Ctrl+A ticks all, Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in _ENTER and self.list.hasFocus():
            self._look()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._tick_all()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_buttons()

    def _photo(self, one: Alike) -> str | None:
        """The citizen's photo that may be shown, None where there is none."""
        if not self._desk.officer.may_see_photo(one.report.visibility, PhotoRole.CITIZEN):
            return None
        return next((photo.sha256 for photo in one.report.attachments if photo.role is PhotoRole.CITIZEN), None)

    def _item(self, one: Alike, row: QueueRow, *, pictured: bool) -> QListWidgetItem:
        reference, now = self._desk.reader.reference(), self._desk.clock()
        metres = self.tr("{0} m").format(round(one.metres))
        status = f"{status_symbol(row.status)} {status_word(row.status)}"
        first = "  ·  ".join((metres, category_name(reference, row.category), status, age(now - row.received_at), row.number))
        item = QListWidgetItem(f"{first}\n{' '.join(row.text.split())[:_LONGEST]}")
        item.setData(_ID, row.report_id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        if pictured:
            # Beside a row with a photo the words of those without one begin at the same place.
            blank = QPixmap(_EDGE, _EDGE)
            blank.fill(Qt.GlobalColor.transparent)
            item.setIcon(QIcon(blank))
        photo = self._photo(one)
        if photo is not None:
            item.setData(_PHOTO, photo)
            self._desk.photos.request(photo, "thumb")
        return item

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        if size != "thumb" or self.isHidden():
            return
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PHOTO) == sha256:
                wide = Qt.AspectRatioMode.KeepAspectRatioByExpanding
                face = image.scaled(_EDGE, _EDGE, wide, Qt.TransformationMode.SmoothTransformation)
                self.list.blockSignals(True)
                item.setIcon(QIcon(QPixmap.fromImage(face.copy(0, 0, _EDGE, _EDGE))))
                self.list.blockSignals(False)

    def _tick_all(self) -> None:
        on = len(self.ticked()) < self.list.count()
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _look(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.opened.emit(str(item.data(_ID)))

    def _merge(self) -> None:
        if self._report is not None:
            ticked = self.ticked()
            self.close_panel()
            self.merging.emit(ticked, self._report.id)

    def _answer(self) -> None:
        if self._report is not None:
            alike = (self._report.id, *self.ticked())
            self.close_panel()
            self.answering.emit(alike)

    def _show_buttons(self) -> None:
        number = len(self.ticked())
        self.answer.setText(self.tr("Answer all: %n report(s)…", "", number + 1))
        into = self._report.number if self._report is not None else ""
        self.merge.setText(self.tr("Merge %n report(s) into {0}…", "", number).format(into))
        for button in (self.answer, self.merge):
            button.setEnabled(number > 0)
        self.look.setEnabled(self.list.currentItem() is not None)

    def _retranslate(self) -> None:
        number = self._report.number if self._report is not None else ""
        self.title.setText(self.tr("Open around {0}").format(number))
        self.hint.setText(self.tr("Space ticks  ·  Ctrl+A ticks all  ·  Enter opens  ·  Esc closes"))
        self.list.setAccessibleName(self.tr("Open reports nearby"))
        self.look.setText(self.tr("Open the report"))
        self.leave.setText(self.tr("Close"))

    def _arrange(self) -> None:
        self.answer.setObjectName("nearby_answer")
        self.merge.setObjectName("nearby_merge")
        # A low window takes rows from the list; the buttons stay in sight.
        self.list.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.list.setMinimumHeight(_EDGE + 8)
        self.list.setMaximumHeight(_ROWS * (_EDGE + 4))
        foot = QWidget(self)
        flow = FlowLayout(foot, spacing=6)
        for button in (self.answer, self.merge, self.look, self.leave):
            flow.addWidget(button)
        head = QWidget(self)
        line = FlowLayout(head, spacing=16)
        line.addWidget(self.title)
        line.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        for part in (head, self.list, foot):
            column.addWidget(part)


def _is_open(row: QueueRow) -> bool:
    return row.status in OPEN_STATUSES
