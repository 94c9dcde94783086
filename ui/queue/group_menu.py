"""The menu behind the group button: by what the queue is told apart, and all groups opened or closed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from sync.records import Group, QueueQuery
from ui.queue.group_words import group_words
from widgets.lined_menu import LinedMenu


class GroupMenu(LinedMenu):
    """Built anew each time it opens.

    Signals: `query_chosen(QueueQuery)`; `fold_requested(open)` for all groups at once.
    """

    query_chosen = Signal(object)
    fold_requested = Signal(bool)

    def __init__(self, query: Callable[[], QueueQuery], parent: QWidget) -> None:
        super().__init__(parent)
        self._query = query
        # Only one holds: a round mark says so.
        self._ways = QActionGroup(self)
        self.aboutToShow.connect(self.rebuild)
        self.triggered.connect(self._choose)

    def rebuild(self) -> None:
        """Fill the menu."""
        self.clear()
        query = self._query()
        for number, group in enumerate((None, *Group)):
            # Chosen by its number, as a template is.
            action = self.addAction(f"&{number}  {group_words(group)}")
            action.setCheckable(True)
            action.setChecked(query.group is group)
            action.setData(replace(query, group=group))
            self._ways.addAction(action)
        self.addSeparator()
        for is_open, words, keys in (
            (True, self.tr("Open all groups"), "Shift+→"),
            (False, self.tr("Close all groups"), "Shift+←"),
        ):
            action = self.addAction(f"{words}\t{keys}")
            action.setData(is_open)
            action.setEnabled(query.group is not None)

    def _choose(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, QueueQuery):
            self.query_chosen.emit(chosen)
        else:
            self.fold_requested.emit(bool(chosen))
