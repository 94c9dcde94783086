"""Where the window opens the templates: one keeper for the desk, and one dialog at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sync.changes import ChangeSet
from ui.actions.template_keeper import TemplateKeeper
from ui.actions.templates_dialog import TemplatesDialog, TemplateSubject
from ui.desk import Desk


class TemplateDesk(QObject):
    """`room` is the widget that the dialog stands before; `at_hand` says what it is opened for.

    Signals: `changed` whenever the officer's or the office's templates may be different.
    """

    changed = Signal()

    def __init__(self, desk: Desk, room: QWidget, at_hand: Callable[[], TemplateSubject]) -> None:
        super().__init__(room)
        self._desk, self._room, self._at_hand = desk, room, at_hand
        self.keeper = TemplateKeeper(desk, self)
        self.dialog: TemplatesDialog | None = None

    def open(self) -> None:
        """Show the templates, for the report at hand."""
        self.open_for(self._at_hand())

    def open_for(self, subject: TemplateSubject) -> None:
        """Show the templates for a form; with a text, a new one of it."""
        if self.dialog is not None:
            self.dialog.close()
        dialog = TemplatesDialog(self._desk, self.keeper, subject, self._room.window())
        dialog.changed.connect(self.changed)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        # Not modal: the report that the answer is for can be read beside it.
        dialog.show()

    def refresh(self, change: ChangeSet) -> None:
        """Take in what the office shares now."""
        if change.reference:
            if self.dialog is not None:
                self.dialog.refresh()
            self.changed.emit()

    def retranslate(self) -> None:
        """The language has changed: what is open is opened anew, with all that was typed."""
        if self.dialog is not None:
            self.open()

    def stop(self) -> None:
        """Keep what is half written, close what is open, wait for what is under way."""
        if self.dialog is not None:
            self.dialog.close()
        self.keeper.stop()

    def _closed(self) -> None:
        self.dialog = None
