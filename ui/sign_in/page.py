"""The first page of a new installation, and of one that nobody is signed in to."""

import logging

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sync.errors import OfficerError
from ui.frame.language_box import LanguageBox
from ui.icons import app_icon
from ui.office import Office
from ui.sign_in.form import SignInForm
from ui.words.others import others_words
from widgets.card import Card
from widgets.fitting_area import FittingArea
from widgets.lettering import PlainLabel
from widgets.tones import Tone

log = logging.getLogger(__name__)


class SignInPage(QWidget):
    """Asks who works here, and where the centre is.

    Signals: `signed_in(Officer)`; `language_chosen(str)`.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = SignInForm(office, self)
        self.form.signed_in.connect(self.signed_in)
        self._office = office
        self.waiting = PlainLabel(tone=Tone.MUTED, wrap=True, parent=self)
        self._title = PlainLabel(size=1.6, bold=True, parent=self)
        self._lead = PlainLabel(size=1.0, tone=Tone.MUTED, wrap=True, parent=self)
        self._foot = PlainLabel(tone=Tone.MUTED, wrap=True, size=0.9, parent=self)
        self.language = LanguageBox(office.settings.language, self)
        self.language.language_chosen.connect(self.language_chosen)
        self._lay_out()
        self._retranslate()

    def show_waiting(self) -> None:
        """Say calmly whose work waits on this computer; names and numbers only."""
        try:
            reader = self._office.stores.open_reader()
        except OfficerError as error:
            log.warning("what waits is unknown: %s", error.code)
            return
        try:
            self.waiting.setText(others_words(reader.everybody()))
        finally:
            reader.close()
        self.waiting.setVisible(bool(self.waiting.text()))

    def showEvent(self, event: QShowEvent) -> None:
        """What waits may have changed while somebody was signed in."""
        super().showEvent(event)
        self.show_waiting()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(48, 48))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture)
        head.addWidget(self._title, 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget(self)
        card = Card(inside)
        # Wider where the letters are large.
        card.setFixedWidth(max(480, 54 * self.fontMetrics().horizontalAdvance("0")))
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._lead)
        column.addWidget(self.form)
        column.addWidget(self.waiting)
        column.addWidget(self._foot)
        # Between stretches: beside an alignment Qt measures how high words are in a line as wide as the page, not as the card.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        around = QVBoxLayout(inside)
        around.addStretch(2)
        around.addLayout(middle)
        around.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(FittingArea(inside, self))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("CROP Officer"))
        self._lead.setText(self.tr("Answer the reports of your area, also when the connection is down."))
        if self.isVisible():
            self.show_waiting()
        self._foot.setText(
            self.tr("Forgot the password? The administrator of your office can set a new one. Your work on this computer stays.")
        )
