"""Opens the officer's quick actions to be changed, from wherever they are asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from officer_app.domain.macros import Macro
from sync.macros import UNFINISHED_MACROS_OF
from ui.actions.macros_dialog import MacrosDialog
from ui.desk import Desk


class MacroDesk(QObject):
    """`room` is the widget that the dialog stands before.

    Signals: `changed` once the quick actions are different.
    """

    changed = Signal()

    def __init__(self, desk: Desk, room: QWidget) -> None:
        super().__init__(room)
        self._desk, self._room = desk, room
        self.dialog: MacrosDialog | None = None
        # What was typed and not saved, as it is kept on the disk too.
        self._unfinished: dict[str, Macro] | None = None

    def open(self) -> None:
        """Show them."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        if self._unfinished is None:
            begun = self._desk.reader.own_macros(self._desk.officer.id, UNFINISHED_MACROS_OF) or ()
            self._unfinished = {macro.macro_id: macro for macro in begun}
        self.dialog = MacrosDialog(self._desk, self._unfinished, self._room.window())
        self.dialog.changed.connect(self.changed)
        self.dialog.finished.connect(self._closed)
        self.dialog.show()

    def stop(self) -> None:
        """Close what is open."""
        if self.dialog is not None:
            self.dialog.close()

    def _closed(self) -> None:
        self.dialog = None
