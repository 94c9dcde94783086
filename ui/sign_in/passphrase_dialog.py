"""Asks for the passphrase that protects the reports on a computer without a keyring."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.buttons import MainButton, PlainButton
from widgets.fitting_dialog import FittingDialog
from widgets.lettering import LARGE, PlainLabel
from widgets.tones import Tone

MIN_LENGTH = 8
_WIDTH = 460


class PassphraseDialog(FittingDialog):
    """Asks for the passphrase, twice when it is a new one."""

    def __init__(self, *, new: bool, wrong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = new
        self.setWindowTitle(self.tr("CROP Officer"))
        self.first = self._field()
        self.second = self._field()
        self.hint = PlainLabel(wrap=True, tone=Tone.WARNING, parent=self)
        self.buttons = QDialogButtonBox(self)
        self.main = MainButton(self.tr("Set passphrase") if new else self.tr("Open"), self.buttons)
        # Enter in a field presses it.
        self.main.setDefault(True)
        self.buttons.addButton(self.main, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(PlainButton(self.tr("Cancel"), self.buttons), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        if wrong:
            self.hint.setText(self.tr("This passphrase does not open the reports. Nothing was changed; please try again."))
        self.first.textChanged.connect(self._check)
        self.second.textChanged.connect(self._check)
        self._check()

    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def _field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMinimumHeight(32)
        return field

    def _lay_out(self) -> None:
        title, words = self._words()
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        fields = ((self.tr("Passphrase"), self.first), (self.tr("Repeat"), self.second))
        for row, (name, field) in enumerate(fields if self._new else fields[:1]):
            label = PlainLabel(name, self)
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        self.second.setVisible(self._new)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, self, size=LARGE, bold=True))
        column.addWidget(PlainLabel(words, self, wrap=True))
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.fill(inside, self.buttons, max(_WIDTH, 54 * self.fontMetrics().horizontalAdvance("0")), (24, 24, 24, 16))

    def _words(self) -> tuple[str, str]:
        if self._new:
            return self.tr("Choose a passphrase"), self.tr(
                "This computer has no keyring, so a passphrase protects the reports on it. You are asked for it at every start. "
                "Keep it well: without it nobody can open what is stored here."
            )
        return self.tr("Enter the passphrase"), self.tr("It protects the reports on this computer.")

    def _check(self) -> None:
        typed = self.first.text()
        fits = bool(typed)
        if self._new:
            fits = len(typed) >= MIN_LENGTH and typed == self.second.text()
            if typed and len(typed) < MIN_LENGTH:
                self.hint.setText(self.tr("At least {0} characters.").format(MIN_LENGTH))
            elif self.second.text() and typed != self.second.text():
                self.hint.setText(self.tr("The two are not the same."))
            else:
                self.hint.setText("")
        self.main.setEnabled(fits)


def ask_passphrase(new: bool, *, wrong: bool = False) -> str | None:
    """The passphrase the officer typed, None when he gave up."""
    dialog = PassphraseDialog(new=new, wrong=wrong)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    typed = dialog.passphrase()
    dialog.deleteLater()
    return typed if accepted else None
