"""Photos made ready to be kept and sent: a JPEG of at most 2,560 px and about 1 MB, and the facts of its original."""

import hashlib
import stat
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import PhotoError
from sync.payload_checks import clean_caption
from sync.photos.exif import ExifFacts
from sync.photos.files import take_apart
from sync.photos.pixels import pixels_of
from sync.records import PreparedPhoto

MAX_FILE_BYTES = 64 * 1024 * 1024
TARGET_BYTES = 1024 * 1024
MIME = "image/jpeg"

_QUALITIES = (88, 82, 76, 70, 62, 54)
_SMALLER = 0.8
_SMALLEST_SIDE, _SMALLEST_BYTES = 640, 64 * 1024


def prepare(source: Path | bytes, *, role: PhotoRole, caption: str | None = None) -> PreparedPhoto:
    """Make a photo ready; PhotoError says why a file cannot be used.

    Needs less than 300 MiB of memory whatever the file claims to be.
    """
    words = clean_caption(caption)
    data = _read(source)
    original = PhotoFacts(original_sha256=hashlib.sha256(data).hexdigest(), original_size=len(data), source="")
    file = take_apart(data)
    # What the decoder needs is in `file`; two copies of a large file would cost the picture its memory.
    del data
    image, exif = pixels_of(file)
    encoded, size = encode(image)
    facts = _facts(replace(original, source=file.format.value), exif)
    photo = Photo(
        sha256=hashlib.sha256(encoded).hexdigest(),
        size=len(encoded),
        mime=MIME,
        width=size[0],
        height=size[1],
        role=role,
        facts=facts,
        caption=words,
    )
    return PreparedPhoto(photo=photo, data=encoded)


def recompress(photo: Photo, data: bytes) -> PreparedPhoto:
    """A photo that was ready already, made smaller and encoded anew; the facts of its original stay.

    Each time makes it smaller again, down to what still shows something.
    """
    image, _ = pixels_of(take_apart(data))
    side = max(_SMALLEST_SIDE, round(max(image.size) * _SMALLER))
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    encoded, size = encode(image, max(_SMALLEST_BYTES, len(data) // 2))
    return PreparedPhoto(
        photo=replace(
            photo, sha256=hashlib.sha256(encoded).hexdigest(), size=len(encoded), mime=MIME, width=size[0], height=size[1]
        ),
        data=encoded,
    )


def _read(source: Path | bytes) -> bytes:
    data = source if isinstance(source, bytes) else _read_file(source)
    if len(data) > MAX_FILE_BYTES:
        raise PhotoError("photo-too-large", megabytes=len(data) // (1024 * 1024))
    return data


def _read_file(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device has no end
            raise PhotoError("photo-unreadable", file=path.name)
        if about.st_size > MAX_FILE_BYTES:
            raise PhotoError("photo-too-large", file=path.name, megabytes=about.st_size // (1024 * 1024))
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise PhotoError("photo-not-found", file=path.name) from error
    except (OSError, ValueError) as error:
        raise PhotoError("photo-unreadable", file=path.name) from error


def _facts(original: PhotoFacts, exif: ExifFacts) -> PhotoFacts:
    return replace(original, taken_at=exif.taken_at, point=exif.point, camera=exif.camera, software=exif.software)


def encode(image: Image.Image, target: int = TARGET_BYTES) -> tuple[bytes, tuple[int, int]]:
    """The picture as a JPEG of about 1 MB (or of `target` bytes): quality goes first, then size."""
    # Pillow would carry comments, profiles and XMP over from here.
    image.info = {}
    while True:
        for quality in _QUALITIES:
            buffer = BytesIO()
            image.save(buffer, "JPEG", quality=quality)
            if buffer.tell() <= target:
                return buffer.getvalue(), image.size
        image = image.resize(
            (max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER))), Image.Resampling.LANCZOS
        )
