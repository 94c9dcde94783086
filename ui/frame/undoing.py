"""Undo: what was done last stays on this computer for some seconds, and can be taken back until it leaves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sync.changes import SyncState
from sync.errors import OfficerError
from ui.desk import Desk
from ui.outbox.lines import title_of
from widgets.buttons import FlatButton

TICK_MS = 250
CHOICES = (0, 5, 10, 30)


@dataclass(frozen=True, slots=True)
class Held:
    """One action, or one on several reports (`bulk`), that has not left yet; `words` say what it was."""

    op_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    words: str
    leaves_at: datetime
    bulk: bool = False


class UndoButton(FlatButton):
    """Says what can be taken back and for how long; hidden while there is nothing.

    Where there is no room for all of it, what was done is shortened: the key and the time stay.

    Signals: `left` when something may go out now; `taken_back(report_ids, words)`; `refused(OfficerError)` when it was too late.
    """

    left = Signal()
    taken_back = Signal(object, str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._held: list[Held] = []
        self._undoing: dict[int, Held] = {}
        self._what, self._seconds = "", 0
        self._hindered = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.undo)
        desk.orders.recorded.connect(self._recorded)
        desk.orders.recorded_all.connect(self._recorded_all)
        desk.orders.recorded_steps.connect(self._recorded_steps)
        desk.orders.undone.connect(self._undone)
        desk.orders.failed.connect(self._failed)
        self.hide()

    def undo(self) -> None:
        """Take back what was done last."""
        self._let_go()
        if self._held:
            held = self._held.pop()
            # What was typed for many at once comes back in one form, not as a draft in each of them.
            self._undoing[self._desk.orders.undo(held.op_ids, as_drafts=not held.bulk)] = held
            self._show()

    def show_state(self, state: SyncState) -> None:
        """While nothing can be sent, do not say that it will be."""
        if state.hindered is not self._hindered:
            self._hindered = state.hindered
            self._show()

    def stop(self) -> None:
        """Count no more: the desk closes, what is held goes out at the next start."""
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        return self._room_for(self._said(self._what))

    def minimumSizeHint(self) -> QSize:
        """Room for the key and the time."""
        return self._room_for(self._said("…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _recorded(self, _ticket: int, op_id: str, report_id: str) -> None:
        self._hold((op_id,), (report_id,))

    def _recorded_all(self, _ticket: int, op_ids: dict[str, str], _refused: object) -> None:
        if op_ids:
            self._hold(tuple(op_ids.values()), tuple(op_ids), bulk=True)

    def _recorded_steps(self, _ticket: int, op_ids: dict[str, tuple[str, ...]], _refused: object) -> None:
        if any(op_ids.values()):
            # What a quick action says is written in it: nothing of it becomes a draft.
            self._hold(tuple(op_id for several in op_ids.values() for op_id in several), tuple(op_ids), bulk=True)

    def _hold(self, op_ids: tuple[str, ...], report_ids: tuple[str, ...], *, bulk: bool = False) -> None:
        seconds = self._desk.settings.undo_seconds
        if seconds:
            leaves_at = self._desk.clock() + timedelta(seconds=seconds)
            self._held.append(Held(op_ids, report_ids, self._words(op_ids, report_ids), leaves_at, bulk))
            self._timer.start()
            self._show()

    def _words(self, op_ids: Sequence[str], report_ids: Sequence[str]) -> str:
        reader = self._desk.reader
        detail = reader.detail(report_ids[0])
        items = [item for item in detail.operations if item.op_id in op_ids] if detail is not None else []
        item = next(iter(items), None)
        what = " + ".join(title_of(one, reader.reference()) for one in items)
        where = self.tr("%n report(s)", "", len(report_ids)) if len(report_ids) > 1 else item.number if item is not None else ""
        return ", ".join(filter(None, (what, where)))

    def _tick(self) -> None:
        if self._let_go():
            self.left.emit()
        self._show()

    def _let_go(self) -> bool:
        """Forget what has left; whether anything has."""
        now, longest = self._desk.clock(), timedelta(seconds=max(CHOICES))
        # A clock that was set back must not keep the button for hours.
        held = [one for one in self._held if timedelta(0) < one.leaves_at - now <= longest]
        gone = len(held) < len(self._held)
        self._held = held
        if not held:
            self._timer.stop()
        return gone

    def _undone(self, ticket: int, report_ids: frozenset[str]) -> None:
        held = self._undoing.pop(ticket, None)
        if held is not None:
            self.taken_back.emit([one for one in held.report_ids if one in report_ids], held.words)

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if self._undoing.pop(ticket, None) is not None:
            self.refused.emit(error)

    def _show(self) -> None:
        self.setVisible(bool(self._held))
        if self._held:
            last = self._held[-1]
            self._what = last.words
            self._seconds = max(math.ceil((last.leaves_at - self._desk.clock()).total_seconds()), 1)
            self.setToolTip(self.tr("Undo before it is sent (Z)"))
            self.setAccessibleName(self.tr("Undo: {0}").format(last.words))
            self._fit()
            self.updateGeometry()

    def _said(self, what: str) -> str:
        words = self.tr("Undo (Z): {0} · {1} s left") if self._hindered else self.tr("Undo (Z): {0} · sent in {1} s")
        return words.format(what, self._seconds)

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _room_for(self, words: str) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() - self._wide(self.text()) + self._wide(words), hint.height())

    def _fit(self) -> None:
        said = self._said(self._what)
        if self.width() < self._room_for(said).width():
            room = self.width() - self._room_for(self._said("")).width()
            said = self._said(self.fontMetrics().elidedText(self._what, Qt.TextElideMode.ElideRight, max(room, self._wide("…"))))
        if self._what and said != self.text():
            self.setText(said)
