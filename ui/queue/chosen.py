"""The one truth of the chosen report: the row that is highlighted, the pane at the right and the keys follow it."""

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """The report that the officer is at, which may have no row in the list.

    `header` is the group at whose header the list stands instead of at a row; the chosen report stays chosen meanwhile.
    `beside` are the reports above and below it where it stood, and that place, since a change moved it away from there.

    Signals: `changed(report_id)` when it is another one.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report_id: str | None = None
        self.header: str | None = None
        self.beside: tuple[str | None, str | None, int] | None = None

    @property
    def report_id(self) -> str | None:
        """The report, None before the first was chosen."""
        return self._report_id

    def choose(self, report_id: str) -> None:
        """Be at a report from now on."""
        self.header = None
        if report_id != self._report_id:
            self._report_id, self.beside = report_id, None
            self.changed.emit(report_id)
