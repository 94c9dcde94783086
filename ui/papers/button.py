"""The small button in the queue's bar that takes what is shown out of the app."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import icon


class ExportButton(QToolButton):
    """A picture with a tip: exports are made once a week, the queue is read all day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setIconSize(QSize(18, 18))
        self.setMinimumSize(30, 30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._dress()

    def _dress(self) -> None:
        self.setIcon(icon("export", self.palette()))
        self.setToolTip(self.tr("Export or print these reports…"))
        self.setAccessibleName(self.tr("Export or print these reports"))
