"""What an officer gave, checked before it is recorded: texts that can be stored faithfully, words that the city knows."""

import math
from collections.abc import Callable
from dataclasses import replace

from officer_app.domain.operations import (
    MAX_CAPTION,
    MAX_PHOTOS,
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
    photos_of,
)
from officer_app.domain.text import TextRefusedError, checked
from sync.errors import CommandRefused
from sync.records import Reference

_PRIORITIES = range(4)


def clean_payload(payload: Payload) -> Payload:
    """The payload with its texts stripped and empty ones left out; CommandRefused for a text that cannot be taken."""
    try:
        return _clean(payload)
    except TextRefusedError as error:
        raise CommandRefused(error.code) from error


def check_payload(payload: Payload, report_id: str, reference: Reference, is_known: Callable[[str], bool]) -> None:
    """CommandRefused for words that the centre would never accept; what the reference data does not list yet is let through."""
    photos = photos_of(payload)
    if len(photos) > MAX_PHOTOS:
        raise CommandRefused("too-many-photos", limit=MAX_PHOTOS)
    match payload:
        case Evidence(photos=()):
            raise CommandRefused("needs-photo")
        case Move(agency=agency, unit=unit):
            _known(agency, reference.agencies, "needs-agency")
            _known(unit, reference.units, "needs-unit")
        case Assign(officer=officer):
            _known(officer, reference.officers, "needs-officer")
        case Recategorise(category=category):
            _known(category, reference.categories, "refused")
        case Prioritise(priority=priority) if priority not in _PRIORITIES:
            raise CommandRefused("refused")
        case Relocate(point=point) if not _is_place(point):
            raise CommandRefused("refused")
        case Merge(into=into) if into == report_id or not is_known(into):
            raise CommandRefused("needs-into")
        case _:
            return


def _clean(payload: Payload) -> Payload:
    match payload:
        case Move():
            photos = tuple(map(_clean_photo, payload.photos))
            reason, answer = _optional(payload.reason), _optional(payload.answer)
            agency, unit = _optional(payload.agency), _optional(payload.unit)
            return replace(payload, reason=reason, answer=answer, agency=agency, unit=unit, photos=photos)
        case Evidence():
            return replace(payload, text=_optional(payload.text), photos=tuple(map(_clean_photo, payload.photos)))
        case Note() | Answer():
            return replace(payload, text=checked(payload.text))
        case Return() | Reopen():
            # A missing reason is the workflow's to refuse, with its own word.
            return replace(payload, reason=checked(payload.reason, required=False))
        case Validate():
            return replace(payload, answer=_optional(payload.answer))
        case Relocate():
            return replace(payload, address=_optional(payload.address))
        case Recategorise():
            return replace(payload, category=checked(payload.category))
        case Merge():
            return replace(payload, into=checked(payload.into, required=False))
        case Assign() | Prioritise():
            return payload


def clean_caption(caption: str | None) -> str | None:
    """What is said under a photo, stripped, None for nothing; CommandRefused when it is too long or no text."""
    try:
        words = _optional(caption)
    except TextRefusedError as error:
        raise CommandRefused(error.code) from error
    if words is not None and len(words) > MAX_CAPTION:
        raise CommandRefused("caption-too-long", limit=MAX_CAPTION)
    return words


def _clean_photo(photo: Photo) -> Photo:
    return replace(photo, caption=clean_caption(photo.caption))


def _optional(text: str | None) -> str | None:
    return None if text is None else checked(text, required=False) or None


def _known(word: str | None, words: object, refusal: str) -> None:
    if word is not None and words and word not in words:  # type: ignore[operator]
        raise CommandRefused(refusal)


def _is_place(point: tuple[float, float]) -> bool:
    lon, lat = point
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90 and (lon, lat) != (0.0, 0.0)
