"""Photos that come by paste or drop: files stay files, a pasted image is turned into one off the GUI thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

PHOTO_FILTER = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC *.HEIF"


def has_photos(source: QMimeData) -> bool:
    """Whether something dragged or pasted may hold photos."""
    return source.hasUrls() or source.hasImage()


class PhotoIntake(QObject):
    """Takes files and images and gives sources that can be attached.

    Signals: `taken` with a list of Path or bytes; `refused` with an error code.
    """

    taken = Signal(object)
    refused = Signal(str)
    _encoded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._encoded.connect(self._finish)

    def take(self, source: QMimeData) -> None:
        """Take what a paste or a drop holds; the source need not outlive the call."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.taken.emit(files)
        elif source.hasImage():
            image = QImage(source.imageData())
            self._pool.start(_Encoding(self, image))
        elif source.hasUrls():
            self.refused.emit("photo-not-a-file")

    def take_files(self, names: Sequence[str]) -> None:
        """Take files by name."""
        if names:
            self.taken.emit([Path(name) for name in names])

    def wait(self) -> None:
        """Wait for an image that is being turned into a file."""
        self._pool.waitForDone()

    def finish(self, data: bytes) -> None:
        """Hand over an encoded image, from the pool's thread; empty when it could not be encoded."""
        self._encoded.emit(data)

    def _finish(self, data: bytes) -> None:
        if data:
            self.taken.emit([data])
        else:
            self.refused.emit("photo-unreadable")


class _Encoding(QRunnable):
    """Turns one image into a PNG, which loses nothing before the photo is prepared."""

    def __init__(self, intake: PhotoIntake, image: QImage) -> None:
        super().__init__()
        self._intake, self._image = intake, image

    def run(self) -> None:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"png"))
        # Light compression: the file lives only until it is prepared.
        writer.setQuality(80)
        done = not self._image.isNull() and writer.write(self._image)
        self._intake.finish(bytes(data.data()) if done else b"")
