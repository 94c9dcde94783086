"""A photo large: fitted or zoomed, with the ones beside it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import OfficerError
from ui.detail.photo_loader import PhotoLoader
from ui.words.labels import error_words
from widgets.buttons import PlainButton
from widgets.compare_slider import CompareSlider
from widgets.flow_row import FlowRow
from widgets.image_view import STEP, ImageView
from widgets.lettering import PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.tones import Tone


class PhotoViewer(QDialog):
    """Shows photos by hash, one at a time; the window behind stays usable.

    Signals: `copy_requested(hash)` to make a covered copy of the photo that is shown.
    """

    copy_requested = Signal(str)

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._photos: tuple[tuple[str, str], ...] = ()
        self._index = 0
        self.setWindowTitle(self.tr("Photo"))
        self.resize(900, 660)
        keep_on_screen(self)
        self.view = ImageView(self)
        self.compare = CompareSlider(self)
        self.compare.setAccessibleName(self.tr("Before at the left, after at the right; the arrows move the line"))
        self.compare.hide()
        self._pair: tuple[str, str] | None = None
        self._copyable: Collection[str] = ()
        self._images: dict[str, QImage] = {}
        self._caption = PlainLabel(parent=self, wrap=True)
        self._state = PlainLabel(parent=self, tone=Tone.MUTED, wrap=True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = self._button("‹", self.tr("Previous photo"), self.show_previous)
        self._next = self._button("›", self.tr("Next photo"), self.show_next)
        self.both = self._button(self.tr("Before / after"), self.tr("Before and after over one another (B)"), self.toggle_compare)
        self.copy = self._button(
            self.tr("Make a covered copy…"), self.tr("Make a copy with faces and plates covered (C)"), self._ask_copy
        )
        self._arrange()
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._failed)

    def show_photos(
        self,
        photos: Sequence[tuple[str, str]],
        chosen: str,
        pair: tuple[str, str] | None = None,
        copyable: Collection[str] = (),
    ) -> None:
        """Show the chosen one of these (hash, caption).

        `pair` are one from before and one from after to be compared; of `copyable` ones a covered copy can be made.
        """
        self._photos = tuple(photos)
        self._pair = pair
        self._copyable = copyable
        self.both.setVisible(pair is not None)
        self._show_compare(on=False)
        self._index = next((index for index, (sha256, _) in enumerate(self._photos) if sha256 == chosen), 0)
        self._ask()
        self.show()
        self.raise_()
        self.activateWindow()

    def current(self) -> str:
        """The hash of the photo that is shown."""
        return self._photos[self._index][0] if self._photos else ""

    def caption(self) -> str:
        """What is said of the photo that is shown."""
        return self._caption.text()

    def state(self) -> str:
        """What stands there in place of the photo, empty when it is shown."""
        return self._state.text()

    def show_next(self) -> None:
        """Go to the next photo."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the previous photo."""
        self._step(-1)

    def toggle_compare(self) -> None:
        """Before and after over one another, or the single photo again."""
        if self._pair is not None:
            self._show_compare(on=not self.compare.isVisible())

    def turn(self) -> None:
        """Turn it by a quarter."""
        self.view.turn()

    def _show_compare(self, *, on: bool) -> None:
        self.compare.setVisible(on)
        self.view.setVisible(not on)
        if on and self._pair is not None:
            self._say(self.tr("Loading…"))
            for sha256 in self._pair:
                self._loader.request(sha256, "full")
            self._show_pair()
            self.compare.setFocus()

    def _show_pair(self) -> None:
        if self._pair is not None:
            before, after = (self._images.get(sha256, QImage()) for sha256 in self._pair)
            self.compare.set_images(before, after)
            if not before.isNull() and not after.isNull():
                self._say("")

    def zoom_in(self) -> None:
        """Show it larger."""
        self.view.zoom(STEP)

    def zoom_out(self) -> None:
        """Show it smaller."""
        self.view.zoom(1 / STEP)

    def _arrange(self) -> None:
        looks = (
            self._button("↻", self.tr("Rotate (R)"), self.turn),
            self._button("−", self.tr("Smaller (−)"), self.zoom_out),
            self._button("+", self.tr("Larger (+)"), self.zoom_in),
            self._button(self.tr("Show all of it (0)"), "", self.view.fit),
        )
        bar = FlowRow(self, (self._previous, self._next, self.copy, self.both, *looks), spacing=6)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.compare, 1)
        column.addWidget(self._state)
        column.addWidget(self._caption)
        column.addWidget(bar)
        keys = {"Left": self._left, "Right": self._right, "Up": self._up, "Down": self._down}
        keys |= {"PgUp": self.show_previous, "PgDown": self.show_next}
        keys |= {"+": self.zoom_in, "=": self.zoom_in, "-": self.zoom_out, "0": self.view.fit}
        keys |= {"R": self.turn, "B": self.toggle_compare, "C": self._ask_copy}
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _left(self) -> None:
        self._go(-1, 0)

    def _right(self) -> None:
        self._go(1, 0)

    def _up(self) -> None:
        self._go(0, -1)

    def _down(self) -> None:
        self._go(0, 1)

    def _go(self, across: int, down: int) -> None:
        """The arrows move over an enlarged photo; while all of it is seen, they go to the one beside it."""
        if self.view.isVisible() and not self.view.is_fitted():
            self.view.pan(across, down)
        elif across:
            self._step(across)

    def _ask_copy(self) -> None:
        if self.copy.isVisible() and self.copy.isEnabled():
            self.copy_requested.emit(self.current())

    def _button(self, text: str, hint: str, slot: object) -> PlainButton:
        button = PlainButton(text, self)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(slot)
        return button

    def _step(self, by: int) -> None:
        if self.compare.isVisible():
            self.compare.move_to(self.compare.share() + 0.05 * by)
        elif self._photos:
            self._index = (self._index + by) % len(self._photos)
            self._ask()

    def _ask(self) -> None:
        caption = self._photos[self._index][1] if self._photos else ""
        self._caption.setText(caption)
        self.view.setAccessibleName(caption or self.tr("Photo"))
        self.copy.setVisible(self.current() in self._copyable)
        # Only once it is here: the copy is made from what was fetched.
        self.copy.setEnabled(False)
        several = len(self._photos) > 1
        self._previous.setEnabled(several)
        self._next.setEnabled(several)
        self.view.set_image(QImage())
        self._say(self.tr("Loading…"))
        if self._photos:
            self._loader.request(self.current(), "full")

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        if size == "full" and self._pair is not None and sha256 in self._pair:
            # Two photos at most, and only while this report's are looked at.
            self._images = {name: kept for name, kept in (self._images | {sha256: image}).items() if name in self._pair}
            if self.compare.isVisible():
                self._show_pair()
        if size == "full" and sha256 == self.current() and self.isVisible() and not self.compare.isVisible():
            self._say("")
            self.view.set_image(image)
            self.copy.setEnabled(True)

    def _failed(self, sha256: str, size: str, error: OfficerError) -> None:
        if size == "full" and sha256 == self.current():
            words = error_words(error)
            # A photo that cannot be read says so; for one that did not come, what is said of unsent work would mislead.
            unreadable = error.code.startswith("photo-")
            self._say(str(words) if unreadable else self.tr("Not on this computer yet. {0}.").format(words.title))

    def _say(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))


def before_and_after(report: Report) -> tuple[str, str] | None:
    """The citizen's or the first photo, and the newest result: what is compared."""
    before = [photo.sha256 for photo in report.attachments if photo.role in (PhotoRole.BEFORE, PhotoRole.CITIZEN)]
    after = [photo.sha256 for photo in report.attachments if photo.role is PhotoRole.AFTER]
    return (before[0], after[-1]) if before and after else None
