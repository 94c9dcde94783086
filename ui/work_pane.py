"""The right pane: one report, or what can be done with all that are ticked."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from ui.actions.bulk_page import BulkPage
from ui.desk import Desk
from ui.detail.page import DetailPage
from ui.icons import icon
from ui.queue.report_list import Listing
from widgets.fields import takes_typing
from widgets.lettering import SMALL, PlainLabel
from widgets.tones import Tone

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WorkPane(QWidget):
    """Where a report is read and worked on. Enter in what is read here asks for the main action.

    Signals: `main_action_requested`; `back_requested` where the pane has the window for itself.
    """

    main_action_requested = Signal()
    back_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail = DetailPage(desk, self)
        self.bulk = BulkPage(desk, self)
        self.bulk.hide()
        self.back = QToolButton(self)
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.setAutoRaise(True)
        self.back.clicked.connect(self.back_requested)
        # Nothing is highlighted in the list then; that the keys still have a target is said where it is.
        self.unlisted = PlainLabel(parent=self, size=SMALL, tone=Tone.INFO, wrap=True)
        self.unlisted.setContentsMargins(16, 6, 16, 0)
        self.unlisted.hide()
        self._listing = Listing.SHOWN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back)
        column.addWidget(self.unlisted)
        column.addWidget(self.detail, 1)
        column.addWidget(self.bulk, 1)
        self._retranslate()

    def show_ticked(self, ticked: bool) -> None:
        """Have the ticked reports in the report's place."""
        self.bulk.setVisible(ticked)
        self.detail.setVisible(not ticked)

    def say_listed(self, listing: Listing) -> None:
        """Say where the report has no row in the list, and why."""
        self._listing = listing
        self._say_unlisted()
        self.unlisted.setVisible(listing is not Listing.SHOWN)

    def home(self) -> QWidget | None:
        """Where the work is here: in an open form or panel, at what is to be confirmed, else at the report's text."""
        panel = self.bulk.macros if self.bulk.isVisible() else self.detail.tools
        if panel.is_open():
            return panel.home()
        form = self.bulk.form() if self.bulk.isVisible() else self.detail.panel.form()
        if form is not None and form.isVisible():
            inside = form.focusWidget()
            return inside if inside is not None and inside.isVisible() and inside.isEnabled() else form
        read = self.bulk.confirm if self.bulk.isVisible() else self.detail.body
        return read if read.isVisible() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter at the report's words, photos and history; a form keeps its keys, and a button is pressed."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            focused = self.window().focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            elif self._is_read(focused):
                self.main_action_requested.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()

    def _is_read(self, focused: QWidget | None) -> bool:
        if isinstance(focused, QTextEdit | QLabel):
            return not takes_typing(focused)
        return focused in (self, self.detail, self.detail.body, self.bulk)

    def _retranslate(self) -> None:
        self.back.setText(self.tr("Back to the queue"))
        self.back.setIcon(icon("back", self.palette()))
        self._say_unlisted()

    def _say_unlisted(self) -> None:
        if self._listing is Listing.FOLDED:
            words = self.tr("This report is in a closed group of the list. What you press here still acts on it.")
        else:
            words = self.tr("This report is not in the list now. What you press here still acts on it.")
        self.unlisted.setText(words)
