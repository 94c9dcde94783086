"""Payloads as they came made into the domain's records, every text and code of them checked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Column, Connection, select

from central import schema
from central import wire_operations as wire
from central.blobs import StoredBlob
from central.decoding import MalformedError, decode
from central.officers import find_officer
from central.placing import Places
from central.scope import sees_report
from officer_app.domain import operations as domain
from officer_app.domain.bounds import is_past
from officer_app.domain.evidence import metres_from
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Status

_TEXTS = ("text", "reason", "answer", "address")
_OPTIONAL = {
    OperationKind.MOVE: ("reason", "answer"),
    OperationKind.EVIDENCE: ("text",),
    OperationKind.RELOCATE: ("address",),
    OperationKind.VALIDATE: ("answer",),
}


def read_payload(kind: OperationKind, raw: msgspec.Raw) -> domain.Payload:
    """The payload of a kind; MalformedError names what is wrong."""
    values = msgspec.structs.asdict(decode(raw, wire.PAYLOADS[kind], prefix="payload"))
    for name in _TEXTS:
        if isinstance(values.get(name), str):
            values[name] = _text(f"payload.{name}", values[name], required=name not in _OPTIONAL.get(kind, ()))
    if "photos" in values:
        values["photos"] = tuple(_photo(f"payload.photos[{place}]", photo) for place, photo in enumerate(values["photos"]))
    return domain.PAYLOADS[kind](**values)


def check_names(connection: Connection, caller: Officer, report: Report, payload: domain.Payload, places: Places) -> None:
    """MalformedError where a payload names what the centre does not know (or what this officer may not know)."""
    match payload:
        case domain.Move(agency=agency, unit=unit):
            _check_known(connection, "payload.agency", schema.agency.c.code, agency)
            _check_known(connection, "payload.unit", schema.unit.c.code, unit)
        case domain.Assign(officer=officer_id) if officer_id is not None:
            officer = find_officer(connection, officer_id)
            if officer is None or not officer.in_scope(report.ward, report.agency):
                raise MalformedError({"payload.officer": "is no officer of this report's office"})
        case domain.Recategorise(category=category):
            _check_known(connection, "payload.category", schema.category.c.code, category)
        case domain.Relocate(point=point):
            if places.ward_at(connection, point) is None:
                raise MalformedError({"payload.point": "lies outside all areas"})
        case domain.Merge(into=into):
            _check_canonical(connection, caller, report, into)
        case _:
            return


def with_stored_facts(payload: domain.Payload, blobs: Mapping[str, StoredBlob], now: datetime, report: Report) -> domain.Payload:
    """The payload with its photos' size, kind, pixels and distance from the report as the centre found them.

    Times that are none are left out.
    """
    if not isinstance(payload, domain.Move | domain.Evidence):
        return payload
    return replace(payload, photos=tuple(_as_stored(photo, blobs[photo.sha256], now, report) for photo in payload.photos))


def event_data(payload: domain.Payload) -> dict[str, object]:
    """The payload as a JSON object for the history, without what is not said."""
    data: dict[str, object] = _said(msgspec.to_builtins(payload))
    return data


def in_utc(at: datetime) -> datetime:
    """The same moment in UTC; the first of all where it lies outside the calendar."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _text(field: str, typed: str, *, required: bool) -> str | None:
    try:
        return checked(typed, required=required) or None
    except TextRefusedError as error:
        raise MalformedError({field: error.code}) from error


def _photo(field: str, photo: wire.Photo) -> domain.Photo:
    if photo.role is PhotoRole.CITIZEN:
        raise MalformedError({f"{field}.role": "officers send photos of before, during or after the work"})
    facts = photo.facts
    for name in ("source", "camera", "software"):
        if "\0" in (getattr(facts, name) or ""):
            raise MalformedError({f"{field}.facts.{name}": "text-not-text"})
    return domain.Photo(
        sha256=photo.sha256,
        size=photo.size,
        mime=photo.mime,
        width=photo.width,
        height=photo.height,
        role=photo.role,
        caption=_text(f"{field}.caption", photo.caption, required=False) if photo.caption else None,
        covered=photo.covered,
        facts=domain.PhotoFacts(
            original_sha256=facts.original_sha256,
            original_size=facts.original_size,
            source=facts.source,
            taken_at=in_utc(facts.taken_at) if facts.taken_at else None,
            point=facts.point,
            camera=facts.camera,
            software=facts.software,
        ),
    )


def _as_stored(photo: domain.Photo, blob: StoredBlob, now: datetime, report: Report) -> domain.Photo:
    taken, facts = photo.facts.taken_at, photo.facts
    if taken is not None and not is_past(taken, now):
        facts = replace(facts, taken_at=None)
    metres = metres_from(facts.point, report)
    return replace(photo, size=blob.size, mime=blob.mime, width=blob.width, height=blob.height, facts=facts, metres=metres)


def _check_known(connection: Connection, field: str, column: Column[str], code: str | None) -> None:
    if code is not None and connection.execute(select(column).where(column == code)).first() is None:
        raise MalformedError({field: "is unknown"})


def _check_canonical(connection: Connection, caller: Officer, report: Report, into: str) -> None:
    table = schema.report
    query = select(table.c.status).where(table.c.id == into, sees_report(caller))
    status = connection.execute(query).scalar_one_or_none()
    if status is None or into == report.id:
        raise MalformedError({"payload.into": "is no other report of this office"})
    if status == Status.DUPLICATE:
        raise MalformedError({"payload.into": "is itself a duplicate"})


def _said(value: object) -> "dict[str, object]":
    assert isinstance(value, dict)
    return {name: _said_value(item) for name, item in value.items() if item is not None and item is not False}


def _said_value(value: object) -> object:
    if isinstance(value, dict):
        return _said(value)
    if isinstance(value, list | tuple):
        return [_said_value(item) for item in value]
    return value
