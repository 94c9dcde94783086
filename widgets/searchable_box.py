"""A choice from a long list that is found by typing any part of it."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from widgets.hit_list import HitList

_MARKING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self.setLineEdit(self._line)
        # Qt's own completer has a window of its own.
        self.setCompleter(None)  # type: ignore[arg-type]
        self._fitting = _Fitting(self)
        self._fitting.setSourceModel(self.model())
        self._list: HitList | None = None
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
        if self._shown() is not None:
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
        self._close()
        if place is None:
            return False
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place))
        return True

    def showPopup(self) -> None:
        """Offer all that there is, or close what is offered; for the arrow at the field's end."""
        if self._shown() is not None:
            self._close()
        else:
            self._offer(range(self.count()))

    def event(self, event: QEvent) -> bool:
        """While hits are shown, the keys that choose are no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._chooses(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows mark a hit, Enter takes it, Esc closes the list; with the list closed Down opens it."""
        open_ = self._shown() is not None
        if event.key() in _MARKING:
            self._mark(event.key())
        elif open_ and event.key() == Qt.Key.Key_Escape:
            self._close()
        elif not (_is_enter(event) and (self.take() or open_)):
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves the field sees what is chosen."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.take()

    def hideEvent(self, event: QHideEvent) -> None:
        """A field that goes takes its list with it."""
        self._close()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def _chooses(self, event: QKeyEvent) -> bool:
        return self._shown() is not None and (event.key() in (*_MARKING, Qt.Key.Key_Escape) or _is_enter(event))

    def _mark(self, key: int) -> None:
        if self._shown() is None and key == Qt.Key.Key_Down:
            self._offer(self._hits() if self._place() is None and self.currentText() else range(self.count()))
        if (shown := self._shown()) is not None:
            shown.mark(key)

    def _offer(self, rows: Iterable[int]) -> None:
        """Have these rows of the box in the list, and show it where there are any."""
        self._fitting.keep(rows)
        if not self._fitting.rowCount():
            self._close()
            return
        if self._list is None or not isValid(self._list) or self._list.window() is not self.window():
            self._list = HitList(self, self._fitting)
            self._list.taken.connect(self._take_row)
            self._list.left.connect(self.take)
        self._list.open()

    def _shown(self) -> HitList | None:
        """The list while it is open."""
        return self._list if self._list is not None and isValid(self._list) and self._list.isVisible() else None

    def _close(self) -> None:
        if (shown := self._shown()) is not None:
            shown.close_up()

    def _take_row(self, row: QModelIndex) -> None:
        if (shown := self._shown()) is not None:
            shown.setCurrentIndex(row)
            self.take()

    def _place(self) -> int | None:
        """The row of what is typed."""
        shown = self._shown()
        marked = self._fitting.mapToSource(shown.marked()) if shown is not None else QModelIndex()
        if marked.isValid():
            return marked.row()
        typed = self.currentText().strip()
        if not typed:
            return None
        # Two colleagues of one name: the one that was chosen.
        here = self.currentIndex()
        if here >= 0 and self.itemText(here) == typed:
            return here
        hits = self._hits()
        whole = [row for row in hits if folded(self.itemText(row)) == folded(typed)]
        if whole:
            return whole[0]
        return hits[0] if len(hits) == 1 else None

    def _narrow(self) -> None:
        self._offer(self._hits())

    def _hits(self) -> list[int]:
        """The rows that hold what is typed as it stands; where none does, those that hold each of its words."""
        typed = folded(self.currentText())
        held = [folded(self.itemText(row)) for row in range(self.count())] if typed else []
        whole = [row for row, words in enumerate(held) if typed in words]
        return whole or [row for row, words in enumerate(held) if all(part in words for part in typed.split())]


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


def folded(words: str) -> str:
    """Words without capitals and accents, as they are compared."""
    plain = (char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return " ".join("".join(plain).casefold().split())


def _is_enter(event: QKeyEvent) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control
