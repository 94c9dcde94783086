"""Faces and plates covered for good: boxes painted into the pixels before a photo leaves this computer.

Solid black, because mosaics and blurs can be undone; drawn on the decoded picture before it is encoded anew, so that nothing of
what lay below is in the file: no thumbnail, no EXIF, no coefficient of it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import PhotoError
from sync.photos.boxes import MAX_BOXES, Box, Plate
from sync.photos.files import take_apart
from sync.photos.pixels import pixels_of
from sync.photos.preparing import MIME, encode
from sync.records import PreparedPhoto

BLACK = (0, 0, 0)


def plate_of(data: bytes) -> Plate:
    """The plate of a photo's file; PhotoError when it cannot be read."""
    image, _ = pixels_of(take_apart(data))
    return Plate(image.width, image.height, image.tobytes())


def covered(photo: Photo, plate: Plate, boxes: Sequence[Box]) -> PreparedPhoto:
    """An officer's own photo with boxes painted over it; the facts of its original stay, because they are of the taking."""
    data, size = _painted(plate, boxes)
    sha256 = hashlib.sha256(data).hexdigest()
    made = replace(photo, sha256=sha256, size=len(data), mime=MIME, width=size[0], height=size[1], covered=True)
    return PreparedPhoto(photo=made, data=data)


def covered_copy(citizens: Attachment, plate: Plate, boxes: Sequence[Box]) -> PreparedPhoto:
    """A copy of a citizen's photo with boxes painted over it, to show how the place was before.

    Its original is the citizen's photo itself, so that nobody takes it for a photo of the office's own.
    """
    source = citizens.mime.rpartition("/")[2]
    facts = PhotoFacts(
        original_sha256=citizens.sha256,
        original_size=citizens.size,
        source=source,
        taken_at=citizens.taken_at,
        point=citizens.point,
    )
    unmade = Photo(sha256=citizens.sha256, size=citizens.size, mime=MIME, width=0, height=0, role=PhotoRole.BEFORE, facts=facts)
    return covered(unmade, plate, boxes)


def _painted(plate: Plate, boxes: Sequence[Box]) -> tuple[bytes, tuple[int, int]]:
    whole = Box(0, 0, plate.width, plate.height)
    inside = [found for box in boxes if (found := _within(whole, box)) is not None]
    if not 0 < len(inside) <= MAX_BOXES:
        raise PhotoError("photo-not-covered")
    image = Image.frombytes("RGB", (plate.width, plate.height), plate.pixels)
    for box in inside:
        image.paste(BLACK, (box.left, box.top, box.left + box.width, box.top + box.height))
    return encode(image)


def _within(whole: Box, box: Box) -> Box | None:
    left, top = max(whole.left, box.left), max(whole.top, box.top)
    right, bottom = min(whole.width, box.left + box.width), min(whole.height, box.top + box.height)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None
