"""The line at the window's foot: am I connected, when was the last sync, what is still here, who am I."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from officer_app.domain.officers import Officer
from sync.changes import Connection, SyncState
from sync.records import Counts
from ui.desk import Desk
from ui.frame.undoing import UndoButton
from ui.words.labels import connection_words, role_words
from ui.words.names import area_name
from ui.words.others import others_short
from ui.words.times import wib
from ui.words.unread_words import unread_title
from widgets.buttons import FlatButton
from widgets.lettering import PlainLabel
from widgets.shortened_label import ShortenedLabel
from widgets.tones import Tone, line_colour

_SYMBOLS = {
    Connection.CONNECTING: ("◌", Tone.MUTED),
    Connection.ONLINE: ("●", Tone.GOOD),
    Connection.OFFLINE: ("○", Tone.WARNING),
    Connection.SIGNED_OUT: ("◇", Tone.WARNING),
    Connection.NOT_OUR_SERVER: ("▲", Tone.WARNING),
}


class StatusBar(QWidget):
    """Always in the same place.

    Signals: `sign_in_requested`, `outbox_requested`, `sync_requested`, `unread_requested`.
    """

    sign_in_requested = Signal()
    outbox_requested = Signal()
    sync_requested = Signal()
    unread_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = SyncState(connection=Connection.CONNECTING)
        self._counts = Counts()
        self._mark = PlainLabel(parent=self)
        self.connection = ShortenedLabel(parent=self)
        self.connection.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.sign_in = FlatButton(parent=self)
        self.sign_in.setObjectName("sign_in")
        self.sign_in.clicked.connect(self.sign_in_requested)
        self.synced = FlatButton(parent=self)
        self.synced.setObjectName("synced")
        self.synced.clicked.connect(self.sync_requested)
        self.unsent = FlatButton(parent=self)
        self.unsent.setObjectName("unsent")
        self.unsent.clicked.connect(self.outbox_requested)
        self.unread = FlatButton(parent=self)
        self.unread.setObjectName("unread")
        self.unread.clicked.connect(self.unread_requested)
        self.undo = UndoButton(desk, self)
        self.others = PlainLabel(tone=Tone.MUTED, parent=self)
        self.person = ShortenedLabel(tone=Tone.MUTED, parent=self)
        # It takes what the others leave: what can be undone is read in full before it.
        self.person.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 2)
        line.setSpacing(8)
        for part in (self._mark, self.connection, self.sign_in, self.synced, self.unsent, self.unread, self.undo, self.others):
            line.addWidget(part)
        line.addWidget(self.person, 1)
        self._retranslate()

    def show_state(self, state: SyncState) -> None:
        """Say how the connection stands."""
        self._state = state
        self.undo.show_state(state)
        self._retranslate()

    def show_counts(self, counts: Counts) -> None:
        """Say what has not left this computer."""
        self._counts = counts
        self._retranslate()

    def event(self, event: QEvent) -> bool:
        """Say less of the connection while there is something to undo."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._say_connection()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        painter = QPainter(self)
        painter.setPen(line_colour(self.palette()))
        painter.drawLine(0, 0, self.width(), 0)

    def _retranslate(self) -> None:
        symbol, tone = _SYMBOLS[self._state.connection]
        self._mark.setText(symbol)
        self._mark.set_tone(tone)
        self._say_connection()
        self.sign_in.setText(self.tr("Sign in again"))
        self.sign_in.setVisible(self._state.connection is Connection.SIGNED_OUT)
        self.synced.setText(self._sync_words())
        self.synced.setToolTip(self.tr("Sync now (Ctrl+R)"))
        self.unsent.setText(self._unsent_words())
        self.unsent.setToolTip(self.tr("Open the outbox (U)"))
        self.unread.setText(f"{unread_title(self._counts.unread)} ▸")
        self.unread.setToolTip(self.tr("Show what could not be read of the server's answers"))
        self.unread.setVisible(self._counts.unread > 0)
        self.others.setText(others_short(self._desk.reader.others()) if self._counts.others else "")
        self.others.setVisible(bool(self.others.text()))
        self.person.setText(self._person_words(self._desk.officer))
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(", ".join((self.connection.whole(), self.synced.text(), self.unsent.text())))

    def _say_connection(self) -> None:
        # The banner says the rest.
        bare = self._state.last_sync is None or not self.undo.isHidden()
        offline = self._state.connection is Connection.OFFLINE
        words = self.tr("Offline") if offline and bare else connection_words(self._state.connection)
        if words != self.connection.whole():
            self.connection.setText(words)
            self._tell()

    def _sync_words(self) -> str:
        if self._state.busy:
            return self.tr("Syncing…")
        if self._state.last_sync is None:
            return self.tr("Not synced yet")
        return self.tr("Synced {0}").format(wib(self._state.last_sync, self._desk.clock()))

    def _unsent_words(self) -> str:
        if self._counts.attention:
            return self.tr("%n action(s) need your decision ▸", "", self._counts.attention)
        if self._counts.unsent:
            return self.tr("%n not sent yet ▸", "", self._counts.unsent)
        return self.tr("All sent")

    def _person_words(self, officer: Officer) -> str:
        reference = self._desk.reader.reference()
        areas = ", ".join(area_name(reference, code) for code in officer.areas[:2])
        roles = ", ".join(sorted(role_words(role) for role in officer.roles))
        return " · ".join(part for part in (areas, officer.name, roles) if part)
