"""From the options of `officer-app act` to the one record that says what the officer does."""

import argparse
import sys
from collections.abc import Callable

from officer_app.cli_names import agency_code, category_code, officer_id, report_id, unit_code
from officer_app.domain.operations import (
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
)
from officer_app.domain.vocabulary import Status
from sync.errors import OfficerError
from sync.reading import Reader

TARGETS = {
    "take-on": Status.IN_PROGRESS,
    "result": Status.AWAITING_VALIDATION,
    "coordinate": Status.COORDINATING,
    "delegate": Status.DELEGATED,
    "reject": Status.REJECTED,
    "hand-back": Status.WAITING,
}
_PHOTO_KINDS = frozenset({"move", "evidence", *TARGETS})


def takes_photos(kind: str) -> bool:
    """Whether an action of this kind carries photos."""
    return kind in _PHOTO_KINDS


def payload_of(options: argparse.Namespace, reader: Reader, photos: tuple[Photo, ...]) -> Payload:
    """The record; OfficerError `missing-option`, `unknown-word` or `report-not-found` when the options do not make one."""
    if options.kind in TARGETS:
        return _move(options, reader, photos, TARGETS[options.kind])
    return BUILDERS[options.kind](options, reader, photos)


def _move(options: argparse.Namespace, reader: Reader, photos: tuple[Photo, ...], target: Status | None = None) -> Move:
    reference = reader.reference()
    return Move(
        to=target or Status(_needed(options, "to")),
        reason=options.reason,
        agency=agency_code(reference, options.agency) if options.agency else None,
        unit=unit_code(reference, options.unit) if options.unit else None,
        answer=_text(options),
        photos=photos,
    )


def _assign(options: argparse.Namespace, reader: Reader, _photos: tuple[Photo, ...]) -> Assign:
    return Assign(officer=officer_id(reader.reference(), options.officer) if options.officer else None)


def _relocate(options: argparse.Namespace, _reader: Reader, _photos: tuple[Photo, ...]) -> Relocate:
    if options.point is None:
        raise OfficerError("missing-option", option="--point")
    return Relocate(point=options.point, address=options.address)


def _prioritise(options: argparse.Namespace, _reader: Reader, _photos: tuple[Photo, ...]) -> Prioritise:
    if options.priority is None:
        raise OfficerError("missing-option", option="--priority")
    return Prioritise(priority=options.priority)


def _evidence(options: argparse.Namespace, _reader: Reader, photos: tuple[Photo, ...]) -> Evidence:
    if not photos:
        raise OfficerError("missing-option", option="--photo")
    return Evidence(photos=photos, text=_text(options))


def _recategorise(options: argparse.Namespace, reader: Reader, _photos: tuple[Photo, ...]) -> Recategorise:
    return Recategorise(category=category_code(reader.reference(), _needed(options, "category")))


BUILDERS: dict[str, Callable[[argparse.Namespace, Reader, tuple[Photo, ...]], Payload]] = {
    "move": _move,
    "note": lambda options, _reader, _photos: Note(text=_needed_text(options)),
    "answer": lambda options, _reader, _photos: Answer(text=_needed_text(options)),
    "evidence": _evidence,
    "assign": _assign,
    "recategorise": _recategorise,
    "relocate": _relocate,
    "prioritise": _prioritise,
    "merge": lambda options, reader, _photos: Merge(into=report_id(reader, _needed(options, "into"))),
    "validate": lambda options, _reader, _photos: Validate(answer=_text(options)),
    "return": lambda options, _reader, _photos: Return(reason=_needed(options, "reason")),
    "reopen": lambda options, _reader, _photos: Reopen(reason=_needed(options, "reason")),
}


def _needed(options: argparse.Namespace, name: str) -> str:
    value = getattr(options, name)
    if value is None:
        raise OfficerError("missing-option", option=f"--{name}")
    return str(value)


def _needed_text(options: argparse.Namespace) -> str:
    text = _text(options)
    if text is None:
        raise OfficerError("missing-option", option="--text")
    return text


def _text(options: argparse.Namespace) -> str | None:
    if options.text == "-":
        return sys.stdin.read()
    text: str | None = options.text
    return text
