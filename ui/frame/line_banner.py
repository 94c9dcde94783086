"""A calm line above the pages while the connection is not as it should be: what is so, what is safe, what to do."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sync.changes import Connection, SyncState
from sync.records import Counts
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.tones import Tone

# A line that is cut and comes back by itself is not worth moving the rows under the officer's hand.
OFFLINE_AFTER_MS = 2_000


class LineBanner(Banner):
    """Says that one works offline, is signed out, or that a stranger answers; its button asks to sign in again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SyncState(connection=Connection.CONNECTING)
        self._counts = Counts()
        self._offline = QTimer(self)
        self._offline.setSingleShot(True)
        self._offline.setInterval(OFFLINE_AFTER_MS)
        self._offline.timeout.connect(self._say_offline)

    def show_counts(self, counts: Counts) -> None:
        """Name what waits."""
        self._counts = counts
        self.show_state(self._state)

    def show_state(self, state: SyncState) -> None:
        """Say how the connection stands, or nothing when all is well."""
        self._state = state
        if state.connection is not Connection.OFFLINE:
            self._offline.stop()
        match state.connection:
            case Connection.OFFLINE if self.isHidden():
                if not self._offline.isActive():
                    self._offline.start()
            case Connection.OFFLINE:
                self._say_offline()
            case Connection.SIGNED_OUT:
                words = self.tr("You can go on working. Sign in again to send and fetch.")
                if self._state.last_sync is None:
                    words = self.tr("Sign in again to fetch your area's reports.")
                self.say(Tone.WARNING, self.tr("Your session has ended"), words, self.tr("Sign in again"))
            case Connection.NOT_OUR_SERVER:
                words_of_error = error_words(state.problem or "not-our-server")
                self.say(Tone.WARNING, words_of_error.title, words_of_error.text)
            case _ if state.problem == "disk-full":
                words = self.tr("Your work is kept. New data cannot be fetched until there is free space again.")
                self.say(Tone.WARNING, error_words(state.problem).title, words)
            case _ if state.problem is not None:
                words_of_error = error_words(state.problem)
                self.say(Tone.WARNING, words_of_error.title, words_of_error.text)
            case _:
                self.clear()

    def _say_offline(self) -> None:
        if self._state.last_sync is None:
            # Before the first sync there may be nothing to work on.
            self.say(Tone.INFO, self.tr("Offline"), self._waiting_words())
        else:
            self.say(Tone.INFO, self.tr("Offline. You can go on working; nothing is lost."), self._waiting_words())

    def _waiting_words(self) -> str:
        if not self._counts.unsent:
            return self.tr("New data is fetched automatically as soon as the server answers.")
        return self.tr("%n action(s) wait on this computer and are sent automatically.", "", self._counts.unsent)
