"""Faces and plates of one photo are covered here: boxes drawn on it, by mouse or keyboard, and painted over it for good."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sync.errors import OfficerError
from sync.photos.boxes import MAX_BOXES, Box, Plate
from ui.threads.work import WorkThread
from ui.words.labels import error_words
from widgets.box_editor import BoxEditor
from widgets.buttons import MainButton, PlainButton
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.tab_order import order_tabs
from widgets.tones import Tone

SIZE = QSize(900, 680)
_MARGIN = 48


class CoverDialog(QDialog):
    """One photo with boxes; nothing happens to it unless they are taken.

    Signals: `covered(Plate, boxes)` when they were.
    """

    covered = Signal(object, object)

    def __init__(self, orders: WorkThread, sha256: str, what_becomes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Cover faces and plates"))
        self._plate: Plate | None = None
        self.editor = BoxEditor(self, most=MAX_BOXES)
        self.editor.setAccessibleName(self.tr("The photo, to draw boxes on"))
        self.editor.setMinimumSize(200, 120)
        self.state = PlainLabel(parent=self, wrap=True)
        self.take = MainButton(parent=self)
        self.take.setObjectName("take_boxes")
        self.leave = PlainButton(self.tr("Leave it as it is (Esc)"), self)
        self.remove = PlainButton(self.tr("Remove box (Delete)"), self)
        self._arrange(what_becomes)
        self._connect()
        room = parent.window().size() - QSize(_MARGIN, _MARGIN)
        self.resize(SIZE.boundedTo(room.expandedTo(QSize(480, 420))))
        keep_on_screen(self)
        self._say()
        order_tabs(self)
        orders.developed.connect(self._developed)
        orders.failed.connect(self._failed)
        self._ticket = orders.develop(sha256)

    def is_ready(self) -> bool:
        """Whether the photo is there to be drawn on."""
        return self._plate is not None

    def _developed(self, ticket: int, plate: Plate) -> None:
        if ticket == self._ticket:
            self._plate = plate
            lines = QImage(plate.pixels, plate.width, plate.height, plate.width * 3, QImage.Format.Format_RGB888)
            self.editor.set_image(lines)
            self._tools.setEnabled(True)
            self.editor.setFocus()

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self.state.set_tone(Tone.BAD)
            self.state.setText(str(error_words(error)))

    def _take(self) -> None:
        boxes = tuple(Box(box.left(), box.top(), box.width(), box.height()) for box in self.editor.boxes())
        if self._plate is not None and boxes:
            self.covered.emit(self._plate, boxes)
            self.accept()

    def _add(self) -> None:
        self.editor.add_box()
        self.editor.setFocus()

    def _next(self) -> None:
        self.editor.next_box()
        self.editor.setFocus()

    def _remove(self) -> None:
        self.editor.remove_box()
        self.editor.setFocus()

    def _larger(self) -> None:
        self.editor.step_zoom(1)

    def _smaller(self) -> None:
        self.editor.step_zoom(-1)

    def _changed(self) -> None:
        self.remove.setEnabled(self.editor.chosen() >= 0)
        self._say()

    def _say(self) -> None:
        """How many boxes there are and where the chosen one is: what the picture shows, in words."""
        boxes, chosen = self.editor.boxes(), self.editor.chosen()
        self.take.setText(self.tr("Cover %n box(es) permanently", "", len(boxes)))
        self.take.setEnabled(bool(boxes))
        if self._plate is None:
            words = self.tr("Loading…")
        elif not boxes:
            words = self.tr("No box yet. Drag one over each face and each number plate, or press N.")
        elif chosen < 0:
            words = self.tr("%n box(es) drawn, none selected.", "", len(boxes))
        else:
            box, wide, high = boxes[chosen], self._plate.width, self._plate.height
            words = self.tr("Box {0} of {1}: {2} % from the left, {3} % from the top, {4} % wide, {5} % high.").format(
                chosen + 1,
                len(boxes),
                round(100 * box.left() / wide),
                round(100 * box.top() / high),
                max(1, round(100 * box.width() / wide)),
                max(1, round(100 * box.height() / high)),
            )
        self.state.setText(words)
        self.editor.setAccessibleDescription(words)

    def _connect(self) -> None:
        self.editor.changed.connect(self._changed)
        self.editor.taken.connect(self._take)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)
        self.remove.setEnabled(False)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._take)

    def _arrange(self, what_becomes: str) -> None:
        keys = self.tr(
            "N new box · arrows move it, with Shift they resize it, with Ctrl by a pixel · Tab next box · Delete removes it · "
            "+ − 0 zoom · Enter covers"
        )
        tools = (
            self._button(self.tr("New box (N)"), self._add),
            self._button(self.tr("Next box (Tab)"), self._next),
            self.remove,
            self._button(self.tr("Larger (+)"), self._larger),
            self._button(self.tr("Smaller (−)"), self._smaller),
            self._button(self.tr("Show all of it (0)"), self.editor.fit),
        )
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(what_becomes, self, wrap=True))
        column.addWidget(self.editor, 1)
        column.addWidget(self.state)
        # Nothing can be drawn while there is no photo.
        self._tools = self._line(tools)
        self._tools.setEnabled(False)
        column.addWidget(self._tools)
        column.addWidget(PlainLabel(keys, self, size=SMALL, tone=Tone.MUTED, wrap=True))
        column.addWidget(self._line((self.take, self.leave)))

    def _button(self, words: str, slot: Callable[[], None]) -> QWidget:
        button = PlainButton(words, self)
        button.clicked.connect(slot)
        return button

    def _line(self, parts: Sequence[QWidget]) -> QWidget:
        line = QWidget(self)
        flow = FlowLayout(line)
        for part in parts:
            part.setParent(line)
            flow.addWidget(part)
        return line
