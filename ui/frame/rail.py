"""The rail at the window's left: where one can be, and what waits there."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.vocabulary import Status
from sync.records import Counts
from ui.icons import icon
from widgets.rail_button import RailButton
from widgets.tones import Tone, line_colour

WIDTH = 92


class Place(StrEnum):
    """The places of the window."""

    QUEUE = "queue"
    MAP = "map"
    OUTBOX = "outbox"
    DRAFTS = "drafts"
    ALERTS = "alerts"
    SUPERVISION = "supervision"
    STATISTICS = "statistics"
    SETTINGS = "settings"


class Rail(QWidget):
    """One button for each place.

    Signals: `place_chosen(Place)`.
    """

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {place: RailButton(self) for place in Place}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        for place, button in self.buttons.items():
            if place is Place.SETTINGS:
                column.addStretch(1)
            column.addWidget(button)
            button.clicked.connect(self._choose)
        self.show_place(Place.QUEUE)
        self._retranslate()
        self._draw_icons()

    def show_place(self, place: Place) -> None:
        """Mark where the officer is."""
        for known, button in self.buttons.items():
            button.setChecked(known is place)

    def show_counts(self, counts: Counts) -> None:
        """Say what waits: what needs a person before what is only on its way."""
        if counts.attention:
            self.buttons[Place.OUTBOX].set_count(counts.attention, Tone.WARNING)
        else:
            self.buttons[Place.OUTBOX].set_count(counts.unsent, Tone.INFO)
        self.buttons[Place.SUPERVISION].set_count(counts.open_by_status.get(Status.AWAITING_VALIDATION, 0), Tone.INFO)

    def show_unread(self, count: int) -> None:
        """Say how much of what the officer was told of is not read."""
        self.buttons[Place.ALERTS].set_count(count, Tone.INFO)

    def show_drafts(self, count: int) -> None:
        """Say how many reports have drafts; without any their place takes no room."""
        self.buttons[Place.DRAFTS].set_count(count, Tone.INFO)
        self.buttons[Place.DRAFTS].setVisible(count > 0 or self.buttons[Place.DRAFTS].isChecked())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        elif event.type() == QEvent.Type.FontChange:
            self.fit_words()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line at the right."""
        painter = QPainter(self)
        painter.setPen(line_colour(self.palette()))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _choose(self) -> None:
        pressed = self.sender()
        self.place_chosen.emit(next(place for place, button in self.buttons.items() if button is pressed))

    def _retranslate(self) -> None:
        for place, button in self.buttons.items():
            word, hint = place_words(place)
            button.setText(word)
            button.setToolTip(hint)
        self.fit_words()

    def fit_words(self) -> None:
        """Large letters need a wider rail."""
        self.setFixedWidth(max(WIDTH, *(button.sizeHint().width() for button in self.buttons.values())))

    def _draw_icons(self) -> None:
        for place, button in self.buttons.items():
            button.setIcon(icon(place.value, self.palette()))


def place_words(place: Place) -> tuple[str, str]:
    """What a place is called, and what is there."""
    words = {
        Place.QUEUE: (QCoreApplication.translate("Rail", "Queue"), QCoreApplication.translate("Rail", "The queue of reports")),
        Place.MAP: (QCoreApplication.translate("Rail", "Map"), QCoreApplication.translate("Rail", "The map of reports (M)")),
        Place.OUTBOX: (
            QCoreApplication.translate("Rail", "Outbox"),
            QCoreApplication.translate("Rail", "What the server has not received yet (U)"),
        ),
        Place.DRAFTS: (
            QCoreApplication.translate("Rail", "Drafts"),
            QCoreApplication.translate("Rail", "What you typed at reports and have not sent"),
        ),
        Place.ALERTS: (
            QCoreApplication.translate("Rail", "Notifications"),
            QCoreApplication.translate("Rail", "Notifications: assigned, sent back, to decide, at risk (L)"),
        ),
        Place.SUPERVISION: (
            QCoreApplication.translate("Rail", "Supervision"),
            QCoreApplication.translate("Rail", "Results to validate, and what is open where"),
        ),
        Place.STATISTICS: (
            QCoreApplication.translate("Rail", "Statistics"),
            QCoreApplication.translate("Rail", "How reports were answered, and the trend of the weeks"),
        ),
        Place.SETTINGS: (
            QCoreApplication.translate("Rail", "Settings"),
            QCoreApplication.translate("Rail", "Language, theme, account"),
        ),
    }
    return words[place]
