"""The photos of an inline form: one card each with what it shows and what its facts say, and the ways to add more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.evidence import Finding
from officer_app.domain.operations import MAX_PHOTOS, Photo
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import OfficerError
from ui.actions.photo_intake import PHOTO_FILTER
from ui.detail.evidence_words import finding_words
from ui.detail.photo_loader import PhotoLoader
from ui.words.labels import error_words, photo_role_words
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.lettering import SMALL, PlainLabel
from widgets.thumbnail import Thumbnail
from widgets.tones import Tone

ROLES = (PhotoRole.BEFORE, PhotoRole.DURING, PhotoRole.AFTER)


class PhotoCard(QWidget):
    """One attached photo.

    Signals: `removed` and `opened` with its hash; `role_chosen` with its hash and the role's word.
    """

    removed = Signal(str)
    opened = Signal(str)
    role_chosen = Signal(str, str)

    def __init__(self, photo: Photo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.thumbnail = Thumbnail(self, edge=84)
        self.thumbnail.set_words(self.tr("Photo"), "")
        self.thumbnail.clicked.connect(self._open)
        self.role = QComboBox(self)
        for role in ROLES:
            self.role.addItem(photo_role_words(role), role.value)
        self.role.setCurrentIndex(max(0, self.role.findData(photo.role.value)))
        self.role.setAccessibleName(self.tr("What the photo shows"))
        self.role.currentIndexChanged.connect(self._choose)
        remove = PlainButton(self.tr("Remove"), self)
        remove.clicked.connect(self._remove)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(self.role)
        top.addWidget(remove)
        top.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addLayout(top)
        side.addLayout(self._findings)
        side.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.thumbnail)
        line.addLayout(side, 1)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say what the photo's facts say."""
        while (item := self._findings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for finding in findings:
            words = finding_words(finding)
            self._findings.addWidget(PlainLabel(words.text, self, size=SMALL, tone=words.tone, wrap=True))

    def findings(self) -> list[str]:
        """The findings as shown."""
        labels = (self._findings.itemAt(index) for index in range(self._findings.count()))
        widgets = (item.widget() for item in labels if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, PlainLabel)]

    def _open(self) -> None:
        self.opened.emit(self.photo.sha256)

    def _remove(self) -> None:
        self.removed.emit(self.photo.sha256)

    def _choose(self) -> None:
        role = PhotoRole(self.role.currentData())
        self.photo = replace(self.photo, role=role)
        self.role_chosen.emit(self.photo.sha256, role.value)


class ActionPhotos(QWidget):
    """The attached photos, those being prepared, and what became of the others.

    Signals: `files_chosen` with a list of file names; `removed(hash)`, `opened(hash)`, `role_chosen(hash, role)`.
    """

    files_chosen = Signal(object)
    removed = Signal(str)
    opened = Signal(str)
    role_chosen = Signal(str, str)

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._cards: dict[str, PhotoCard] = {}
        self._pending: dict[int, PlainLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.add = PlainButton(self.tr("Choose photos…"), self)
        self.add.setObjectName("add_photos")
        self.add.clicked.connect(self._browse)
        self._hint = PlainLabel(self.tr("or drop them here, or paste (Ctrl+V)"), self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.notice = Banner(self)
        self.notice.pressed.connect(self.notice.clear)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addWidget(self._hint, 1)
        self._column.addWidget(self.notice)
        self._column.addLayout(line)
        loader.loaded.connect(self._loaded)

    def photos(self) -> tuple[Photo, ...]:
        """The attached photos with their roles."""
        return tuple(card.photo for card in self._cards.values())

    def card(self, sha256: str) -> PhotoCard | None:
        """The card of a photo."""
        return self._cards.get(sha256)

    def is_preparing(self) -> bool:
        """Whether a photo is still being prepared."""
        return bool(self._pending)

    def room(self) -> int:
        """How many more photos may be added."""
        return MAX_PHOTOS - len(self._cards) - len(self._pending)

    def put(self, photo: Photo, findings: Sequence[Finding]) -> None:
        """Show a photo, once."""
        if photo.sha256 in self._cards:
            return
        card = PhotoCard(photo, self)
        card.show_findings(findings)
        card.removed.connect(self.removed)
        card.opened.connect(self.opened)
        card.role_chosen.connect(self.role_chosen)
        self._cards[photo.sha256] = card
        self._column.insertWidget(len(self._cards) - 1, card)
        self._loader.request(photo.sha256, "thumb")

    def take_off(self, sha256: str) -> None:
        """Take a photo's card away."""
        card = self._cards.pop(sha256, None)
        if card is not None:
            card.hide()
            card.deleteLater()

    def expect(self, ticket: int, name: str) -> None:
        """Say that a photo is being prepared."""
        label = PlainLabel(self.tr("Preparing {0}…").format(name), self, tone=Tone.MUTED)
        self._pending[ticket] = label
        self._column.insertWidget(len(self._cards) + len(self._pending) - 1, label)

    def settle(self, ticket: int) -> None:
        """A photo is prepared, or it failed."""
        label = self._pending.pop(ticket, None)
        if label is not None:
            label.hide()
            label.deleteLater()

    def complain(self, error: OfficerError | str, name: str = "", **facts: object) -> None:
        """Say in plain words what is wrong with a photo; what is attached stays."""
        words = error_words(error, facts or None)
        title = f"{name}: {words.title}" if name else words.title
        self.notice.say(Tone.WARNING, title, words.text, self.tr("OK"))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose photos"), "", self.tr("Photos ({0})").format(PHOTO_FILTER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        card = self._cards.get(sha256)
        if card is not None and size == "thumb":
            card.thumbnail.set_image(image)
