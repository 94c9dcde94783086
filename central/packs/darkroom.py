"""Turns a pack's photo specifications into photos: which drawings are needed, and what each use of one becomes."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from central.packs.photos import MIME, SIZE, Drawing, DrawnPhoto, draw_all, drawing_of, photo_of
from central.packs.records import PackPhoto, PackReport
from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole


class Darkroom:
    """Draws what a batch of reports needs, once, and hands out photos; `developed` holds the bytes of all handed out, by hash."""

    def __init__(self, reports: Iterable[PackReport], shift: timedelta) -> None:
        wanted: set[Drawing] = {drawing_of(photo) for report in reports for photo in photos_of(report)}
        self._drawn = draw_all(wanted)
        self._shift = shift
        self.developed: dict[str, bytes] = {}

    def citizens(self, photo: PackPhoto, key: str) -> Attachment:
        """A citizen's photo as it hangs on the report, with the EXIF that it came with."""
        drawn = self._develop(photo, key, keeps_exif=True)
        return Attachment(
            sha256=drawn.sha256,
            size=len(drawn.data),
            mime=MIME,
            role=PhotoRole.CITIZEN,
            width=SIZE[0],
            height=SIZE[1],
            caption=photo.caption,
            taken_at=photo.taken_at + self._shift,
            point=photo.point,
        )

    def officers(self, photo: PackPhoto, key: str) -> Photo:
        """An officer's photo as an operation carries it: without EXIF, its facts beside it."""
        drawn = self._develop(photo, key, keeps_exif=False)
        facts = PhotoFacts(
            original_sha256=drawn.original_sha256,
            original_size=drawn.original_size,
            source="jpeg",
            taken_at=photo.taken_at + self._shift,
            point=photo.point,
            camera="Demo Kamera contoh",
        )
        return Photo(
            sha256=drawn.sha256,
            size=len(drawn.data),
            mime=MIME,
            width=SIZE[0],
            height=SIZE[1],
            role=photo.role,
            facts=facts,
            caption=photo.caption,
        )

    def _develop(self, photo: PackPhoto, key: str, *, keeps_exif: bool) -> DrawnPhoto:
        drawn = photo_of(photo, self._drawn[drawing_of(photo)], key=key, shift=self._shift, keeps_exif=keeps_exif)
        self.developed[drawn.sha256] = drawn.data
        return drawn


def photos_of(report: PackReport) -> Iterator[PackPhoto]:
    """All photos of a report, the citizen's and the officers'."""
    yield from report.photos
    for event in report.events:
        yield from event.photos
