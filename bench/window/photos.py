"""Photos of a telephone's size for the bench: noise, so that no encoder makes them smaller."""

import hashlib
import io
import random

from PIL import Image

from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.vocabulary import PhotoRole
from sync.records import PreparedPhoto

SIDES = (2120, 1590)


def noise_photo(seed: int) -> bytes:
    """A JPEG of some 3 MB, another for each seed."""
    image = Image.frombytes("L", SIDES, random.Random(seed).randbytes(SIDES[0] * SIDES[1]))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=93)
    return out.getvalue()


def ready_photo(data: bytes) -> PreparedPhoto:
    """A photo as it leaves the darkroom, at its full size."""
    sha256 = hashlib.sha256(data).hexdigest()
    facts = PhotoFacts(original_sha256=hashlib.sha256(data + b"!").hexdigest(), original_size=len(data), source="jpeg")
    photo = Photo(
        sha256=sha256, size=len(data), mime="image/jpeg", width=SIDES[0], height=SIDES[1], role=PhotoRole.AFTER, facts=facts
    )
    return PreparedPhoto(photo=photo, data=data)
