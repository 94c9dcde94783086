"""Signing in again after the session ended: beside the work, not in its way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.officers import Officer
from ui.office import Office
from ui.sign_in.form import SignInForm
from widgets.fitting_dialog import FittingDialog
from widgets.lettering import PlainLabel
from widgets.tones import Tone

_WIDTH = 460


class SignInDialog(FittingDialog):
    """A small window that blocks nothing; everything typed and unsent stays.

    Signals: `signed_in(Officer)`.
    """

    signed_in = Signal(object)

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setWindowTitle(self.tr("Sign in again"))
        words = self.tr("Your session has ended. You can go on working; sign in again to send and fetch.")
        self.form = SignInForm(office, self, again=True)
        self.form.signed_in.connect(self._finish)
        self.form.left.connect(self.reject)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(PlainLabel(words, self, wrap=True, tone=Tone.MUTED))
        column.addWidget(self.form)
        column.addStretch(1)
        self.fill(inside, None, max(_WIDTH, 54 * self.fontMetrics().horizontalAdvance("0")), (24, 24, 24, 24))
        self.form.focus_first_empty()

    def done(self, result: int) -> None:
        """Close once a sign-in under way has ended."""
        self.form.wait()
        super().done(result)

    def _finish(self, officer: Officer) -> None:
        self.accept()
        self.signed_in.emit(officer)
