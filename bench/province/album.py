"""A small pool of photos, drawn by code, that all reports of the province share."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from central.blob_rows import record_blob
from central.packs.photos import MIME, SIZE, DrawnPhoto, draw_all, photo_of
from central.packs.records import PackPhoto
from central.packs.scenes import SCENES
from central.storage import Storage
from officer_app.domain.vocabulary import PhotoRole

_TAKEN = datetime(2024, 1, 1, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the pool: its bytes' hash and size, its original's hash, and how an operation names it (JSON)."""

    sha256: str
    size: int
    original_sha256: str
    named: str


@dataclass(frozen=True, slots=True)
class Album:
    """The pool by scene: as citizens photographed it, and as officers did after the work."""

    citizens: dict[str, tuple[Picture, ...]]
    officers: dict[str, tuple[Picture, ...]]

    def count(self) -> int:
        """How many photos there are."""
        return sum(len(pictures) for kind in (self.citizens, self.officers) for pictures in kind.values())


def fill_album(storage: Storage, seed: int, photos: int) -> Album:
    """Draw about so many photos and keep them as the centre keeps those it is sent."""
    each = max(1, round(photos / (2 * len(SCENES))))
    dice = random.Random(f"{seed}/album")
    seeds = {scene: [dice.randrange(2**20) for _ in range(each)] for scene in SCENES}
    wanted = [(scene, number, repaired) for scene, numbers in seeds.items() for number in numbers for repaired in (False, True)]
    drawn = draw_all(wanted)
    developed = {drawing: _develop(*drawing, data) for drawing, data in drawn.items()}
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="storing") as pool:
        blobs = list(pool.map(storage.blobs.store, [photo.data for photo in developed.values()]))
    with storage.writing() as tx:
        for blob in blobs:
            record_blob(tx, blob)
    by_kind = (
        {scene: tuple(_picture(developed[scene, number, kind]) for number in seeds[scene]) for scene in SCENES}
        for kind in (False, True)
    )
    return Album(*by_kind)


def _develop(scene: str, number: int, repaired: bool, data: bytes) -> DrawnPhoto:
    role = PhotoRole.AFTER if repaired else PhotoRole.CITIZEN
    photo = PackPhoto(role=role, scene=scene, seed=number, taken_at=_TAKEN, repaired=repaired)
    return photo_of(photo, data, key=f"bench/{scene}/{number}", shift=timedelta(0), keeps_exif=not repaired)


def _picture(photo: DrawnPhoto) -> Picture:
    named = {
        "sha256": photo.sha256,
        "size": len(photo.data),
        "mime": MIME,
        "width": SIZE[0],
        "height": SIZE[1],
        "role": str(PhotoRole.AFTER),
        "facts": {"original_sha256": photo.original_sha256, "original_size": photo.original_size, "source": "jpeg"},
    }
    return Picture(photo.sha256, len(photo.data), photo.original_sha256, json.dumps(named, separators=(",", ":")))
