"""A photo large: fitted or zoomed, with the ones beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.errors import OfficerError
from ui.detail.photo_loader import PhotoLoader
from ui.words.labels import error_words
from widgets.image_view import STEP, ImageView
from widgets.lettering import PlainLabel
from widgets.tones import Tone


class PhotoViewer(QDialog):
    """Shows photos by hash, one at a time; the window behind stays usable."""

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._photos: tuple[tuple[str, str], ...] = ()
        self._index = 0
        self.setWindowTitle(self.tr("Photo"))
        self.resize(900, 660)
        self.view = ImageView(self)
        self._caption = PlainLabel(parent=self, wrap=True)
        self._state = PlainLabel(parent=self, tone=Tone.MUTED, wrap=True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = self._button("‹", self.tr("Previous photo"), self.show_previous)
        self._next = self._button("›", self.tr("Next photo"), self.show_next)
        self._arrange()
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._failed)

    def show_photos(self, photos: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show the chosen one of these (hash, caption)."""
        self._photos = tuple(photos)
        self._index = next((index for index, (sha256, _) in enumerate(self._photos) if sha256 == chosen), 0)
        self._ask()
        self.show()
        self.raise_()
        self.activateWindow()

    def current(self) -> str:
        """The hash of the photo that is shown."""
        return self._photos[self._index][0] if self._photos else ""

    def state(self) -> str:
        """What stands there in place of the photo, empty when it is shown."""
        return self._state.text()

    def show_next(self) -> None:
        """Go to the next photo."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the previous photo."""
        self._step(-1)

    def zoom_in(self) -> None:
        """Show it larger."""
        self.view.zoom(STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.view.zoom(1 / STEP)

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._previous)
        bar.addWidget(self._next)
        bar.addWidget(self._caption, 1)
        bar.addWidget(self._button("−", self.tr("Smaller (−)"), self.zoom_out))
        bar.addWidget(self._button("+", self.tr("Larger (+)"), self.zoom_in))
        bar.addWidget(self._button(self.tr("Fit"), self.tr("Show all of it (0)"), self.view.fit))
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self._state)
        column.addLayout(bar)
        keys = {"Left": self.show_previous, "Right": self.show_next, "+": self.zoom_in, "-": self.zoom_out, "0": self.view.fit}
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _button(self, text: str, hint: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(slot)
        return button

    def _step(self, by: int) -> None:
        if self._photos:
            self._index = (self._index + by) % len(self._photos)
            self._ask()

    def _ask(self) -> None:
        self._caption.setText(self._photos[self._index][1] if self._photos else "")
        several = len(self._photos) > 1
        self._previous.setEnabled(several)
        self._next.setEnabled(several)
        self.view.set_image(QImage())
        self._say(self.tr("Loading…"))
        if self._photos:
            self._loader.request(self.current(), "full")

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        if size == "full" and sha256 == self.current() and self.isVisible():
            self._say("")
            self.view.set_image(image)

    def _failed(self, sha256: str, size: str, error: OfficerError) -> None:
        if size == "full" and sha256 == self.current():
            self._say(str(error_words(error)))

    def _say(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))
