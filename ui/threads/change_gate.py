"""Gathers changes that come in quick succession, so that a burst is shown once."""

from PySide6.QtCore import QObject, QTimer, Signal

from sync.changes import ChangeSet

GATHER_MS = 40


class ChangeGate(QObject):
    """Takes change sets and gives their union a moment later.

    Signals: `opened(ChangeSet)`.
    """

    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered = ChangeSet()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._open)

    def take(self, change: ChangeSet) -> None:
        """Take a change in."""
        self._gathered = merged(self._gathered, change)
        if not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        """Give nothing more."""
        self._timer.stop()

    def _open(self) -> None:
        change, self._gathered = self._gathered, ChangeSet()
        if change:
            self.opened.emit(change)


def merged(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """Two changes, one after the other, as one; what went and came back has come back."""
    return ChangeSet(
        reports=first.reports - second.removed | second.reports,
        arrived=first.arrived - second.removed | second.arrived,
        removed=first.removed - second.reports - second.arrived | second.removed,
        operations=first.operations | second.operations,
        progress=first.progress | second.progress,
        reference=first.reference or second.reference,
    )
