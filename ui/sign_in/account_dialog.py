"""The officer's own sign-in: another password, and where they are signed in."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.errors import OfficerError
from sync.remotes.answers import OwnSession
from ui.office import Office
from ui.sign_in.new_password import NewPassword
from ui.threads.errand import Errands
from ui.words.labels import error_words
from ui.words.sessions import others_ended_words, password_changed_words, session_ended_words, session_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.fitting_dialog import FittingDialog
from widgets.lettering import PlainLabel
from widgets.tones import Tone

_WIDTH = 560
_PASSWORD, _LIST, _END, _END_OTHERS = "password", "sessions", "end", "end-others"


class AccountDialog(FittingDialog):
    """Blocks nothing; what it asks of the server is done off the GUI thread."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        self._errands = Errands(self)
        self._errands.finished.connect(self._succeed)
        self._errands.failed.connect(self._fail)
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setWindowTitle(self.tr("Password and sessions"))
        self.present = QLineEdit(self)
        self.present.setEchoMode(QLineEdit.EchoMode.Password)
        self.present.setMinimumHeight(34)
        self.present.setTextMargins(6, 0, 6, 0)
        self.present.returnPressed.connect(self.change)
        self.new = NewPassword(self)
        self.new.entered.connect(self.change)
        self.button = MainButton(self.tr("Change the password"), self)
        self.button.clicked.connect(self.change)
        self.message = Banner(self)
        self.sessions = QWidget(self)
        self._rows = QVBoxLayout(self.sessions)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.end_others = PlainButton(self.tr("End all other sessions"), self)
        self.end_others.clicked.connect(self._end_others)
        self.end_others.hide()
        self.ends: list[PlainButton] = []
        self._lay_out()
        self._errands.run(_LIST, self._office.sessions)

    def change(self) -> None:
        """Ask the server for the other password."""
        if not self.button.isEnabled():
            return
        present = self.present.text()
        problem = self.new.problem(present) if present else self.tr("Type the present password first.")
        if problem:
            self.message.say(Tone.WARNING, problem)
            (self.new.chosen if present else self.present).setFocus()
            return
        self.message.clear()
        self.button.setEnabled(False)
        chosen = self.new.text()
        self._errands.run(_PASSWORD, lambda: self._office.change_password(present, chosen))

    def done(self, result: int) -> None:
        """Close once what was asked has been answered; no password stays in a field."""
        self._errands.wait()
        self.present.clear()
        self.new.clear()
        super().done(result)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        label = PlainLabel(self.tr("Present password"), inside)
        label.setBuddy(self.present)
        self.present.setAccessibleName(self.tr("Present password"))
        self.waiting = PlainLabel(self.tr("Asking the server…"), inside, tone=Tone.MUTED, wrap=True)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(PlainLabel(self.tr("Another password"), inside, bold=True))
        column.addWidget(label)
        column.addWidget(self.present)
        column.addWidget(self.new)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Where you are signed in"), inside, bold=True))
        column.addWidget(self.waiting)
        column.addWidget(self.sessions)
        column.addWidget(self.end_others, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        foot = QDialogButtonBox(self)
        foot.addButton(PlainButton(self.tr("Close"), foot), QDialogButtonBox.ButtonRole.RejectRole)
        foot.rejected.connect(self.reject)
        self.fill(inside, foot, max(_WIDTH, 62 * self.fontMetrics().horizontalAdvance("0")), (24, 24, 24, 16))
        self.present.setFocus()

    def _show_sessions(self, sessions: tuple[OwnSession, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.ends = []
        self.waiting.hide()
        for session in sessions:
            self._rows.addWidget(self._row(session))
        self.end_others.setVisible(len(self.ends) > 1)

    def _row(self, session: OwnSession) -> QWidget:
        row = QWidget(self.sessions)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = session_words(session)
        line.addWidget(PlainLabel(words, row, wrap=True), 1)
        if not session.current:
            button = PlainButton(self.tr("End"), row)
            button.setAccessibleName(self.tr("End: {0}").format(words))
            button.clicked.connect(partial(self._end, session.id))
            line.addWidget(button)
            self.ends.append(button)
        return row

    def _end(self, session_id: str) -> None:
        self._hold()
        self._errands.run(_END, lambda: self._office.end_session(session_id))

    def _end_others(self) -> None:
        self._hold()
        self._errands.run(_END_OTHERS, lambda: self._office.end_session(None))

    def _hold(self) -> None:
        self.message.clear()
        self.sessions.setEnabled(False)
        self.end_others.setEnabled(False)

    def _succeed(self, name: str, result: object) -> None:
        self._free()
        if name == _PASSWORD:
            self.present.clear()
            self.new.clear()
            self.message.say(Tone.GOOD, password_changed_words())
            self._errands.run(_LIST, self._office.sessions)
            return
        if isinstance(result, tuple):
            self._show_sessions(result)
        if name != _LIST:
            self.message.say(Tone.GOOD, session_ended_words() if name == _END else others_ended_words())

    def _fail(self, name: str, error: OfficerError) -> None:
        self._free()
        words = error_words(error)
        if name == _LIST:
            self.waiting.setText(str(words))
            return
        self.message.say(Tone.WARNING, words.title, words.text)
        if name == _PASSWORD:
            self.present.selectAll()
            self.present.setFocus()

    def _free(self) -> None:
        self.button.setEnabled(True)
        self.sessions.setEnabled(True)
        self.end_others.setEnabled(True)
