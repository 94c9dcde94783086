"""A choice from a long list that is found by typing any part of it."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy, QWidget
from shiboken6 import isValid

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class SearchableBox(QComboBox):
    """A combo box with a filter that matches any part; only things of the list can be chosen.

    The words may be typed in part, in any order, without capitals and accents. Tab, Enter and leaving the field take the marked
    hit, else the only one; what is typed counts as that hit at once.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self.setLineEdit(self._line)
        # What was pressed through the open list of hits.
        self._beneath: QWidget | None = None
        self._fitting = _Fitting(self)
        self._fitting.setSourceModel(self.model())
        completer = QCompleter(self._fitting, self)
        # The model holds what fits already: Qt compares capitals and accents as they are.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        self._list = QListView(self)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(self._list)
        self._list.installEventFilter(self)
        self.setCompleter(completer)
        self._line.textEdited.connect(self._narrow)

    def set_choices(self, choices: Iterable[tuple[str, str]], placeholder: str = "") -> None:
        """Offer these (key, words); what was chosen stays chosen where it is still offered."""
        former = self.chosen()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self._line.setPlaceholderText(placeholder)
        self.blockSignals(False)
        self.choose(former)

    def renew_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer the same things in other words or another order; what is typed stays as it is typed."""
        typed, cursor = self.currentText(), self._line.cursorPosition()
        self.blockSignals(True)
        if self._list.isVisible():
            # Somebody is about to choose: nothing moves under the hand.
            for key, words in choices:
                self.setItemText(self.findData(key), words)
        else:
            self.set_choices(choices, self._line.placeholderText())
            self.blockSignals(True)
        self.setEditText(typed)
        self._line.setCursorPosition(cursor)
        self.blockSignals(False)

    def choose(self, key: str | None) -> None:
        """Choose by key; None or a key that is not offered chooses nothing."""
        index = self.findData(key) if key is not None else -1
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText("")

    def chosen(self) -> str | None:
        """The key of what the typed words name: a thing of the list, the marked hit or the only one; else None."""
        place = self._place()
        return None if place is None else str(self.itemData(place))

    def mark_words(self) -> None:
        """Have what stands here replaced by what is typed next."""
        self._line.selectAll()

    def hits(self) -> int:
        """How many things of the list fit what is typed."""
        return len(self._hits())

    def take(self) -> bool:
        """Write out what the typed words name; whether they name something."""
        place = self._place()
        self._list.hide()
        if place is None:
            return False
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys in the list of hits that is open below the field, and clicks beside it."""
        if watched is self._list and isinstance(event, QMouseEvent) and self._clicked_beside(event):
            return True
        if watched is self._list and isinstance(event, QKeyEvent) and self._came_late(event):
            return True
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TAKING:
                # Enter has done its work then; Tab goes on to the next field, and Ctrl+Enter sends.
                return self.take() and _is_enter(event)
            if event.key() == Qt.Key.Key_Down and not self._marked():
                self._list.setCurrentIndex(self._list.model().index(0, 0))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the only hit, also when the list of hits was closed."""
        if _is_enter(event) and self.take():
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves the field sees what is chosen."""
        super().focusOutEvent(event)
        reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in reasons:
            self.take()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def _came_late(self, event: QKeyEvent) -> bool:
        """Hand on a key that was on its way to the list when the list closed: what follows Tab belongs to the next field."""
        now = QApplication.focusWidget()
        if self._list.isVisible() or now is None or now in (self, self._line, self._list):
            return False
        key, modifiers = event.key(), event.modifiers()
        copy = QKeyEvent(event.type(), key, modifiers, event.text(), event.isAutoRepeat(), event.count())
        QApplication.sendEvent(now, copy)
        return True

    def _clicked_beside(self, event: QMouseEvent) -> bool:
        """Take the hit and press what lies beneath a click beside the list: Qt would only close the list."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._beneath = None
            if not self._list.rect().contains(event.position().toPoint()):
                self.take()
                self._press_beneath(event)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._beneath is not None:
            beneath, self._beneath = self._beneath, None
            if isValid(beneath):
                # X gives the release to the window that had the press.
                _send(beneath, event, beneath.mapFromGlobal(event.globalPosition()))
            return True
        return False

    def _press_beneath(self, event: QMouseEvent) -> None:
        spot = event.globalPosition()
        self._beneath = QApplication.widgetAt(spot.toPoint())
        window = self._beneath.window().windowHandle() if self._beneath is not None else None
        if self._beneath is None or window is None:
            return
        if self._beneath.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value:
            self._beneath.setFocus(Qt.FocusReason.MouseFocusReason)
        # By the window: elsewhere than on X it gives the release to the widget that had the press.
        _send(window, event, window.mapFromGlobal(spot))

    def _place(self) -> int | None:
        """The row of what is typed."""
        typed = self.currentText().strip()
        if not typed:
            return None
        here, marked = self.currentIndex(), self._marked()
        if marked:
            return marked[0]
        # Two colleagues of one name: the one that was chosen.
        if here >= 0 and self.itemText(here) == typed:
            return here
        hits = self._hits()
        whole = [row for row in hits if folded(self.itemText(row)) == folded(typed)]
        if whole:
            return whole[0]
        return hits[0] if len(hits) == 1 else None

    def _narrow(self) -> None:
        self._fitting.keep(self._hits())

    def _hits(self) -> list[int]:
        """The rows that hold what is typed as it stands; where none does, those that hold each of its words."""
        typed = folded(self.currentText())
        held = [folded(self.itemText(row)) for row in range(self.count())] if typed else []
        whole = [row for row, words in enumerate(held) if typed in words]
        return whole or [row for row, words in enumerate(held) if all(part in words for part in typed.split())]

    def _marked(self) -> list[int]:
        """The row that is marked in the open list of hits."""
        if not self._list.isVisible():
            return []
        found = [self._list.model().data(index, Qt.ItemDataRole.UserRole) for index in self._list.selectedIndexes()]
        return [row for key in found if (row := self.findData(key)) >= 0]


class _Fitting(QSortFilterProxyModel):
    """The things of a box that fit what is typed."""

    def __init__(self, box: SearchableBox) -> None:
        super().__init__(box)
        self._rows: frozenset[int] = frozenset()

    def keep(self, rows: Iterable[int]) -> None:
        """Have these rows of the box and no others."""
        self._rows = frozenset(rows)
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a thing fits."""
        return row in self._rows


def _send(target: QObject, event: QMouseEvent, place: QPointF) -> None:
    """Have a mouse event happen at another thing, at a place of it."""
    spot, button, buttons = event.globalPosition(), event.button(), event.buttons()
    QApplication.sendEvent(target, QMouseEvent(event.type(), place, spot, button, buttons, event.modifiers()))


def folded(words: str) -> str:
    """Words without capitals and accents, as they are compared."""
    plain = (char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return " ".join("".join(plain).casefold().split())


def _is_enter(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control
