"""One attached photo of an inline form: what it shows, what is said under it, what its facts say."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.evidence import Finding
from officer_app.domain.operations import MAX_CAPTION, Photo
from officer_app.domain.vocabulary import PhotoRole
from ui.detail.evidence_words import finding_words
from ui.words.labels import photo_role_words
from ui.words.photos import COVERED_SIGN
from widgets.buttons import PlainButton
from widgets.choice_box import ChoiceBox
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.thumbnail import Thumbnail
from widgets.tones import Tone

ROLES = (PhotoRole.BEFORE, PhotoRole.DURING, PhotoRole.AFTER)


class PhotoCard(QWidget):
    """One attached photo.

    Signals: `removed`, `opened` and `cover_pressed` with its hash; `role_chosen` with its hash and the role's word;
    `caption_typed` with its hash and what the field holds; `caption_entered` with its hash, on Enter.
    """

    removed = Signal(str)
    opened = Signal(str)
    cover_pressed = Signal(str)
    role_chosen = Signal(str, str)
    caption_typed = Signal(str, str)
    caption_entered = Signal(str)

    def __init__(self, photo: Photo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.thumbnail = Thumbnail(self, edge=84)
        self.thumbnail.set_words(self.tr("Photo"), COVERED_SIGN if photo.covered else "")
        self.thumbnail.clicked.connect(self._open)
        self.role = ChoiceBox(self)
        for role in ROLES:
            self.role.addItem(photo_role_words(role), role.value)
        self.role.setCurrentIndex(max(0, self.role.findData(photo.role.value)))
        self.role.currentIndexChanged.connect(self._choose)
        self.cover = PlainButton(self.tr("Cover faces and plates…"), self)
        self.cover.clicked.connect(self._cover)
        self.remove = PlainButton(self.tr("Remove"), self)
        self.remove.clicked.connect(self._remove)
        self.caption = QLineEdit(photo.caption or "", self)
        self.caption.setPlaceholderText(self.tr("What the photo shows, for the citizen (optional)"))
        self.caption.textChanged.connect(self._type)
        self.caption.returnPressed.connect(self._enter)
        self.count = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self.covered = PlainLabel(parent=self, size=SMALL, tone=Tone.INFO, wrap=True)
        self._findings = QVBoxLayout()
        self._said: list[PlainLabel] = []
        self._findings.setSpacing(1)
        self._arrange()
        self._count()
        self.set_covering(covering=False)

    def set_number(self, number: int) -> None:
        """Tell its fields from those of the other photos."""
        spoken = self.tr("Photo {0}, parts covered") if self.photo.covered else self.tr("Photo {0}")
        self.thumbnail.set_spoken(spoken.format(number))
        self.role.setAccessibleName(self.tr("Photo {0}: what it shows").format(number))
        self.cover.setAccessibleName(self.tr("Photo {0}: cover faces and plates").format(number))
        self.remove.setAccessibleName(self.tr("Photo {0}: remove").format(number))
        self.caption.setAccessibleName(self.tr("Photo {0}: caption").format(number))

    def set_covering(self, *, covering: bool) -> None:
        """While parts of it are being covered nothing of it can be changed."""
        self.setEnabled(not covering)
        if covering:
            self.covered.setText(self.tr("Being covered…"))
        else:
            words = self.tr("Parts are permanently covered. For the original, remove this photo and attach the file again.")
            self.covered.setText(f"{COVERED_SIGN} {words}" if self.photo.covered else "")
        self.covered.setVisible(bool(self.covered.text()))

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say what the photo's facts say."""
        while (item := self._findings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        said = map(finding_words, findings)
        self._said = [PlainLabel(words.text, self, size=SMALL, tone=words.tone, wrap=True) for words in said]
        for label in self._said:
            self._findings.addWidget(label)

    def findings(self) -> list[str]:
        """The findings as shown."""
        return [label.text() for label in self._said]

    def _arrange(self) -> None:
        tools = QWidget(self)
        flow = FlowLayout(tools, spacing=6)
        for part in (self.role, self.cover, self.remove):
            flow.addWidget(part)
        words = QHBoxLayout()
        words.addWidget(self.caption, 1)
        words.addWidget(self.count)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(tools)
        side.addLayout(words)
        side.addWidget(self.covered)
        side.addLayout(self._findings)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(side, 1)

    def _open(self) -> None:
        self.opened.emit(self.photo.sha256)

    def _remove(self) -> None:
        self.removed.emit(self.photo.sha256)

    def _cover(self) -> None:
        self.cover_pressed.emit(self.photo.sha256)

    def _enter(self) -> None:
        self.caption_entered.emit(self.photo.sha256)

    def _choose(self) -> None:
        role = PhotoRole(self.role.currentData())
        self.photo = replace(self.photo, role=role)
        self.role_chosen.emit(self.photo.sha256, role.value)

    def _type(self, text: str) -> None:
        self.photo = replace(self.photo, caption=text.strip() or None)
        self._count()
        self.caption_typed.emit(self.photo.sha256, text)

    def _count(self) -> None:
        """How long the caption is; what is too long stays as typed, and says by how much."""
        length = len(self.photo.caption or "")
        words = f"{length}/{MAX_CAPTION}"
        if length > MAX_CAPTION:
            words += " " + self.tr("%n too many", "", length - MAX_CAPTION)
        self.count.setText(words)
        self.count.set_tone(Tone.BAD if length > MAX_CAPTION else Tone.MUTED)
        self.caption.setAccessibleDescription(words)
