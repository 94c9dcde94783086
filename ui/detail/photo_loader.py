"""Photos for the screen: decoded off the GUI thread, from this computer's vault first, then over the line."""

import logging
import threading
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from sync.errors import OfficerError
from sync.photos.files import has_too_many_scans
from sync.photos.vault import PhotoVault
from sync.right_of_way import window_first

log = logging.getLogger(__name__)

PhotoSize = Literal["thumb", "full"]
THUMB_SIDE = 320
# Larger than any screen; a JPEG of 200 megapixels is read at a part of its size and needs no more memory than one of ten.
FULL_SIDE = 4_096
# The kinds that the centre keeps. Whatever else Qt can read is not for strangers: an SVG, for one, names files to be shown in it.
_KINDS = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n\x1a\n", b"png"), (b"RIFF", b"webp"))

Fetch = Callable[[str, PhotoSize], bytes]


class PhotoLoader(QObject):
    """Loads photos by hash; what is wanted twice at once is loaded once. `fetch` blocks and raises an OfficerError.

    Signals: `loaded(sha256, size, QImage)`, `failed(sha256, size, OfficerError)`, both in the GUI thread.
    """

    loaded = Signal(str, str, object)
    failed = Signal(str, str, object)

    def __init__(self, vault: PhotoVault, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._fetch = fetch
        self._stopped = threading.Event()
        self._wanted: set[tuple[str, str]] = set()
        # A slow line must not hold up what is already here, so the two have pools of their own.
        self._near = QThreadPool(self)
        self._near.setMaxThreadCount(2)
        self._far = QThreadPool(self)
        self._far.setMaxThreadCount(1)

    def request(self, sha256: str, size: PhotoSize = "thumb") -> None:
        """Ask for a photo; the answer comes as a signal."""
        if self._stopped.is_set() or (sha256, size) in self._wanted:
            return
        self._wanted.add((sha256, size))
        self._near.start(_Job(self, sha256, size))

    def stop(self) -> None:
        """Drop what has not begun and wait for what has."""
        self._stopped.set()
        for pool in (self._near, self._far):
            pool.clear()
            pool.waitForDone()

    def look_here(self, sha256: str, size: PhotoSize) -> None:
        """Read from the vault, in a pool's thread; what is not there goes to the line's pool."""
        data = self._vault.fetched(sha256, size) or self._vault.get(sha256)
        if data is not None:
            self._decode(sha256, size, data)
        elif not self._stopped.is_set():
            self._far.start(_Job(self, sha256, size, far=True))

    def look_there(self, sha256: str, size: PhotoSize) -> None:
        """Fetch over the line, in a pool's thread."""
        self._decode(sha256, size, self._fetch(sha256, size))

    def give_up(self, sha256: str, size: PhotoSize, error: OfficerError) -> None:
        """Report a failure, from a pool's thread."""
        self._settle(sha256, size)
        if not self._stopped.is_set():
            self.failed.emit(sha256, size, error)

    def _decode(self, sha256: str, size: PhotoSize, data: bytes) -> None:
        image = decode(data, THUMB_SIDE if size == "thumb" else FULL_SIDE)
        if image.isNull():
            raise OfficerError("photo-unreadable")
        self._settle(sha256, size)
        if not self._stopped.is_set():
            self.loaded.emit(sha256, size, image)

    def _settle(self, sha256: str, size: str) -> None:
        # Before the answer is emitted, in the pool's thread: whoever connects and asks after that emission gets a new answer.
        self._wanted.discard((sha256, size))


def decode(data: bytes, side: int | None = None) -> QImage:
    """An image from its bytes, upright, at most `side` pixels wide and high; a null image when it is none."""
    kind = next((kind for start, kind in _KINDS if data.startswith(start)), None)
    if kind is None or (kind == b"jpeg" and has_too_many_scans(data)):
        return QImage()
    array = QByteArray(data)
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    whole = reader.size()
    if side is not None and whole.isValid() and max(whole.width(), whole.height()) > side:
        reader.setScaledSize(whole.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class _Job(QRunnable):
    def __init__(self, loader: PhotoLoader, sha256: str, size: PhotoSize, *, far: bool = False) -> None:
        super().__init__()
        self._loader, self._sha256, self._size, self._far = loader, sha256, size, far

    def run(self) -> None:
        # What the photo belongs to is shown before it.
        window_first.give_way()
        try:
            (self._loader.look_there if self._far else self._loader.look_here)(self._sha256, self._size)
        except OfficerError as error:
            self._loader.give_up(self._sha256, self._size, error)
        except Exception:
            log.exception("photo %s could not be shown", self._sha256[:12])
            self._loader.give_up(self._sha256, self._size, OfficerError("internal"))
