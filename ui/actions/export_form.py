"""Asks where a sealed copy goes and which passphrase opens it, inline."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.wib import WIB
from ui.sign_in.passphrase_dialog import MIN_LENGTH
from widgets.bounded import bounded
from widgets.buttons import MainButton, PlainButton
from widgets.lettering import SMALL, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.tones import Tone

SUFFIX = ".sealed"
WIDTH = 720


class ExportForm(QWidget):
    """A file and a passphrase, typed twice.

    Signals: `confirmed` when both fit and the button was pressed; `closed`.
    """

    confirmed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(parent=self, bold=True)
        self._hint = PlainLabel(parent=self, wrap=True, tone=Tone.MUTED)
        self.file = QLineEdit(self)
        self.browse = PlainButton(parent=self)
        self.browse.clicked.connect(self._browse)
        self.first, self.second = self._secret(), self._secret()
        self.rule = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.save = MainButton(parent=self)
        self.save.clicked.connect(self._confirm)
        self.close_button = PlainButton(parent=self)
        self.close_button.clicked.connect(self.closed)
        self._labels = {field: PlainLabel(parent=self) for field in (self.file, self.first, self.second)}
        for field, label in self._labels.items():
            label.setBuddy(field)
            field.setMinimumHeight(30)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._confirm)
        self._lay_out()
        self._retranslate()
        self.hide()

    def ask(self, name: str, now: datetime) -> None:
        """Ask, with a file name offered that says what is in it and from when; passphrases typed before are forgotten."""
        day = now.astimezone(WIB).strftime("%Y-%m-%d")
        self.file.setText(str(_documents() / f"crop-{name}-{day}{SUFFIX}"))
        self.forget()
        self.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep no passphrase longer than it is needed."""
        self.first.clear()
        self.second.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the form leaves no passphrase in it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget()

    def path(self) -> Path:
        """Where the copy goes."""
        return Path(self.file.text().strip()).expanduser()

    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _secret(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _retranslate(self) -> None:
        self.title.setText(self.tr("A sealed copy"))
        self._hint.setText(
            self.tr(
                "The file can be opened only in this app and with the passphrase. Keep the file and the "
                "passphrase apart: without the passphrase nobody can open it, not even your administrator."
            )
        )
        words = (self.tr("File"), self.tr("Passphrase"), self.tr("Repeat"))
        for (field, label), word in zip(self._labels.items(), words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.browse.setText(self.tr("Choose…"))
        self.save.setText(self.tr("Save the copy"))
        self.close_button.setText(self.tr("Back"))
        self._check()

    def _check(self) -> None:
        first, second = self.first.text(), self.second.text()
        if len(first) < MIN_LENGTH:
            self._say(self.tr("At least {0} characters.").format(MIN_LENGTH), Tone.WARNING if first else Tone.MUTED)
        elif second and second != first:
            self._say(self.tr("The two are not the same."), Tone.WARNING)
        elif second:
            self._say(self.tr("✓ Both are the same."), Tone.GOOD)
        else:
            self._say(self.tr("Type it again, to be sure that it is right."), Tone.MUTED)
        self.save.setEnabled(self._fits())

    def _say(self, words: str, tone: Tone) -> None:
        self.rule.setText(words)
        self.rule.set_tone(tone)

    def _fits(self) -> bool:
        first = self.first.text()
        return len(first) >= MIN_LENGTH and first == self.second.text() and bool(self.file.text().strip())

    def _confirm(self) -> None:
        if self._fits():
            self.confirmed.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the sealed copy"), str(self.path()), f"*{SUFFIX}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self.path().name)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        keep_on_screen(dialog)
        dialog.open()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (field, label) in enumerate(self._labels.items()):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.browse, 0, 2)
        grid.addWidget(self.rule, len(self._labels), 1, 1, 2)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        inside = QWidget(self)
        # Bounded itself, it would be reckoned as high as at a width that it does not have.
        self.setLayout(bounded(inside, WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self._hint)
        column.addLayout(grid)
        column.addLayout(buttons)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
