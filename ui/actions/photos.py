"""The photos of an inline form: one card each, and the ways to add more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.evidence import Finding
from officer_app.domain.operations import MAX_PHOTOS, Photo
from sync.errors import OfficerError
from ui.actions.photo_card import PhotoCard
from ui.actions.photo_intake import PHOTO_FILTER
from ui.detail.photo_loader import PhotoLoader
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.lettering import SMALL, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.tones import Tone


class ActionPhotos(QWidget):
    """The attached photos, those being prepared, and what became of the others.

    Signals: `files_chosen` with a list of file names; `removed(hash)`, `opened(hash)`, `cover_pressed(hash)`, `role_chosen(hash,
    role)`, `caption_typed(hash, text)`.
    """

    files_chosen = Signal(object)
    removed = Signal(str)
    opened = Signal(str)
    cover_pressed = Signal(str)
    role_chosen = Signal(str, str)
    caption_typed = Signal(str, str)

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
        """The attached photos with their roles and captions."""
        return tuple(card.photo for card in self._cards.values())

    def card(self, sha256: str) -> PhotoCard | None:
        """The card of a photo."""
        return self._cards.get(sha256)

    def is_preparing(self) -> bool:
        """Whether a photo is still being prepared, or covered."""
        return bool(self._pending) or not all(card.isEnabledTo(self) for card in self._cards.values())

    def room(self) -> int:
        """How many more photos may be added."""
        return MAX_PHOTOS - len(self._cards) - len(self._pending)

    def put(self, photo: Photo, findings: Sequence[Finding]) -> None:
        """Show a photo, once."""
        if photo.sha256 not in self._cards:
            self._insert(photo, findings, len(self._cards))

    def exchange(self, sha256: str, photo: Photo, findings: Sequence[Finding]) -> None:
        """Show a photo in another's place; nothing where that one is not shown."""
        if sha256 in self._cards:
            place = list(self._cards).index(sha256)
            self.take_off(sha256)
            self._insert(photo, findings, place)

    def take_off(self, sha256: str) -> None:
        """Take a photo's card away."""
        card = self._cards.pop(sha256, None)
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._number()

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

    def _insert(self, photo: Photo, findings: Sequence[Finding], place: int) -> None:
        card = PhotoCard(photo, self)
        card.show_findings(findings)
        card.removed.connect(self.removed)
        card.opened.connect(self.opened)
        card.cover_pressed.connect(self.cover_pressed)
        card.role_chosen.connect(self.role_chosen)
        card.caption_typed.connect(self.caption_typed)
        card.caption_entered.connect(self._next_caption)
        self._cards[photo.sha256] = card
        for sha256 in list(self._cards)[place:-1]:  # a dictionary keeps its order: those behind go behind it
            self._cards[sha256] = self._cards.pop(sha256)
        self._column.insertWidget(place, card)
        self._number()
        self._loader.request(photo.sha256, "thumb")

    def _number(self) -> None:
        for number, card in enumerate(self._cards.values(), 1):
            card.set_number(number)

    def _next_caption(self, sha256: str) -> None:
        """Enter goes from caption to caption, and from the last one to what comes after."""
        shown = list(self._cards)
        behind = shown[shown.index(sha256) + 1 :]
        target: QWidget = self._cards[behind[0]].caption if behind else self.add
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose photos"), "", self.tr("Photos ({0})").format(PHOTO_FILTER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._choose)
        dialog.finished.connect(dialog.deleteLater)
        keep_on_screen(dialog)
        dialog.open()

    def _choose(self, names: list[str]) -> None:
        # By a method: a list of Qt's own kind cannot be handed from signal to signal.
        self.files_chosen.emit(names)

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        card = self._cards.get(sha256)
        if card is not None and size == "thumb":
            card.thumbnail.set_image(image)
