"""Signing in: server, name and password; the server and the name are remembered, the password never."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from sync.errors import OfficerError
from ui.office import Office
from ui.sign_in.new_password import NewPassword
from ui.threads.errand import Errands
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.lettering import PlainLabel
from widgets.tones import Tone

_ASKS_FOR_A_PASSWORD = frozenset({"password-change-needed", "password-refused"})


class SignInForm(QWidget):
    """Asks and signs in, off the GUI thread.

    Signals: `signed_in(Officer)`; `busy_changed(bool)`; `left` when the officer goes on without signing in again.
    """

    signed_in = Signal(object)
    busy_changed = Signal(bool)
    left = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None, *, again: bool = False) -> None:
        super().__init__(parent)
        self._office = office
        self._errands = Errands(self)
        self._errands.finished.connect(self._succeed)
        self._errands.failed.connect(self._fail)
        self.server = QLineEdit(office.settings.server, self)
        self.login = QLineEdit(office.settings.login, self)
        # The same officer signs in again; another one signs out first, so that nothing of one is shown to the other.
        self.server.setReadOnly(again)
        self.login.setReadOnly(again)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        # Shown when the password was a one-time code.
        self.new = NewPassword(self)
        self.new.entered.connect(self.submit)
        self.new.hide()
        self.message = Banner(self)
        self.button = MainButton(parent=self)
        self.button.clicked.connect(self.submit)
        self.later = PlainButton(parent=self)
        self.later.setVisible(again)
        self.later.clicked.connect(self.left)
        self._wheel = QProgressBar(self)
        self._wheel.setRange(0, 0)
        self._wheel.setTextVisible(False)
        self._wheel.setFixedHeight(6)
        self._wheel.hide()
        for field in (self.server, self.login, self.password):
            field.returnPressed.connect(self.submit)
            field.setMinimumHeight(34)
            field.setTextMargins(6, 0, 6, 0)
        self._lay_out()
        self._retranslate()

    def submit(self) -> None:
        """Sign in with what the fields hold."""
        server, login, password = self.server.text().strip(), self.login.text().strip(), self.password.text()
        for field, value in ((self.server, server), (self.login, login), (self.password, password)):
            if not value:
                self.message.say(Tone.WARNING, self.tr("Fill in all three fields"))
                field.setFocus()
                return
        if not self.button.isEnabled():
            return
        chosen = self.new.text() if self.new.isVisibleTo(self) else None
        problem = self.new.problem(password) if chosen is not None else ""
        if problem:
            self.message.say(Tone.WARNING, problem)
            self.new.chosen.setFocus()
            return
        if "://" not in server:
            server = f"https://{server}"
        self.message.clear()
        self._set_busy(True)
        self._errands.run("sign-in", lambda: self._office.sign_in(server, login, password, chosen))

    def focus_first_empty(self) -> None:
        """Put the cursor where something is missing."""
        fields = (self.server, self.login, self.password)
        next((field for field in fields if not field.text()), self.password).setFocus()

    def wait(self) -> None:
        """Wait until a sign-in under way has ended."""
        self._errands.wait()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        self._labels = {field: PlainLabel(parent=self) for field in (self.server, self.login, self.password)}
        for field, label in self._labels.items():
            label.setBuddy(field)
            fields.addWidget(label)
            fields.addWidget(field)
            fields.addSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self._wheel, 1)
        line.addStretch(1)
        line.addWidget(self.later)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        # What is to be done stands above the fields: on a low screen it would be out of sight below them.
        column.addWidget(self.message)
        column.addLayout(fields)
        column.addWidget(self.new)
        column.addLayout(line)

    def _retranslate(self) -> None:
        words = (self.tr("Server"), self.tr("Name"), self.tr("Password"))
        for (field, label), word in zip(self._labels.items(), words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.server.setPlaceholderText(self.tr("https://… (your office knows the address)"))
        self.button.setText(self.tr("Sign in"))
        self.later.setText(self.tr("Later  (Esc)"))

    def _set_busy(self, busy: bool) -> None:
        self.button.setEnabled(not busy)
        self._wheel.setVisible(busy)
        self.busy_changed.emit(busy)

    def _succeed(self, _name: str, officer: object) -> None:
        self._set_busy(False)
        self.password.clear()
        self.new.clear()
        self.new.hide()
        self.signed_in.emit(officer)

    def _fail(self, _name: str, error: OfficerError) -> None:
        self._set_busy(False)
        words = error_words(error)
        self.message.say(Tone.WARNING, words.title, words.text)
        if error.code in _ASKS_FOR_A_PASSWORD:
            self.new.show()
            self.new.chosen.setFocus()
            return
        self.password.selectAll()
        self.password.setFocus()

    def say(self, code: str) -> None:
        """Say why the officer is asked."""
        words = error_words(code)
        self.message.say(Tone.WARNING, words.title, words.text)
