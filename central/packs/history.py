"""Plays a pack's report through the workflow: its status, clocks and photos are what its history makes of them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec

from central.packs.darkroom import Darkroom
from central.packs.findings import RowBrokenError
from central.packs.identity import report_id
from central.packs.own_reports import source_key
from central.packs.placing import Placed
from central.packs.records import PackEvent, PackReport, Where
from officer_app.domain import deadlines, effects
from officer_app.domain.calendar import WorkingTime
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.officers import Officer
from officer_app.domain.operations import PAYLOADS, Assign, Evidence, Merge, Move, Payload, Photo
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import OperationKind, Status
from officer_app.domain.workflow import Workflow

_FIELD = "events"


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its whole history, ready to be stored; its number is empty where one is to be given."""

    where: Where
    report: Report
    source_key: str
    raw_text: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """What it takes to play a report's history: officers by login, clocks by category, the time that counts, photos, the shift.

    `known` are the source keys of the reports that a duplicate may be merged into.
    """

    pack: str
    officers: Mapping[str, Officer]
    policies: Mapping[str, ClockPolicy]
    working: WorkingTime
    darkroom: Darkroom
    workflow: Workflow
    shift: timedelta
    known: Set[str]

    def tell(self, source: PackReport, placed: Placed) -> Told:
        """The report as its history left it; RowBrokenError names the event that cannot have happened."""
        report = self._arrived(source, placed)
        events = [Event(seq=1, kind="received", at=report.received_at, data=dict(source.received))]
        for position, event in enumerate(source.events):
            officer = self._officer(event, position)
            payload = self._payload(source, event, position)
            self._allowed(report, event, payload, officer, position)
            at = event.at + self.shift
            if at < events[-1].at:
                raise RowBrokenError(_FIELD, f"event {position + 1} happens before the one it follows")
            report = effects.apply(report, payload, actor=officer.id, at=at, workflow=self.workflow, working=self.working)
            actor = Actor(id=officer.id, name=officer.name, title=officer.title)
            events.append(
                Event(seq=len(events) + 1, kind=event.kind, at=at, recorded_at=at, actor=actor, data=_document(payload))
            )
        _check_status(source, report)
        return Told(source.where, report, source.source_key, source.raw_text, tuple(events))

    def _arrived(self, source: PackReport, placed: Placed) -> Report:
        received = source.received_at + self.shift
        policy = self.policies.get(source.category, ClockPolicy())
        photos = tuple(
            self.darkroom.citizens(photo, f"{source.source_key}/{position}") for position, photo in enumerate(source.photos)
        )
        return Report(
            id=report_id(source.source_key),
            number=source.number or "",
            channel=source.channel,
            category=source.category,
            text=source.text,
            status=Status.WAITING,
            ward=placed.ward,
            received_at=received,
            updated_at=received,
            clocks=deadlines.start(received, policy, self.working.calendar),
            rev=0,
            visibility=source.visibility,
            point=placed.point,
            approximate=placed.approximate,
            address=source.address,
            neighbourhood=placed.neighbourhood,
            priority=source.priority,
            attachments=photos,
        )

    def _officer(self, event: PackEvent, position: int) -> Officer:
        officer = self.officers.get(event.by)
        if officer is None:
            raise RowBrokenError(_FIELD, f"event {position + 1} is by {event.by[:40]}, whom nobody knows")
        return officer

    def _payload(self, source: PackReport, event: PackEvent, position: int) -> Payload:
        try:
            # Photos stand beside the data in a pack: they are drawn, and so are their hashes known only now.
            payload = msgspec.convert({**event.data, "photos": []}, PAYLOADS[OperationKind(event.kind)])
        except msgspec.ValidationError as error:
            raise RowBrokenError(_FIELD, f"event {position + 1}: {error}") from error
        match payload:
            case Assign(officer=str(login)):
                if login not in self.officers:
                    raise RowBrokenError(_FIELD, f"event {position + 1} assigns {login[:40]}, whom nobody knows")
                return replace(payload, officer=self.officers[login].id)
            case Merge(into=key):
                into = source_key(self.pack, key)
                if into not in self.known:
                    raise RowBrokenError(_FIELD, f"event {position + 1} merges into {key[:40]}, which the pack does not have")
                return replace(payload, into=report_id(into))
            case Evidence() if not event.photos:
                raise RowBrokenError(_FIELD, f"event {position + 1} brings no photo")
            case Move() | Evidence():
                return replace(payload, photos=self._developed(event, f"{source.source_key}/{position}"))
            case _:
                return payload

    def _developed(self, event: PackEvent, key: str) -> tuple[Photo, ...]:
        return tuple(self.darkroom.officers(photo, f"{key}.{number}") for number, photo in enumerate(event.photos))

    def _allowed(self, report: Report, event: PackEvent, payload: Payload, officer: Officer, position: int) -> None:
        if not officer.in_scope(report.ward, report.agency):
            raise RowBrokenError(_FIELD, f"event {position + 1}: {event.by} may not see this report")
        refusal = self.workflow.refusal(report.status, payload, officer.roles)
        if refusal is not None:
            raise RowBrokenError(_FIELD, f"event {position + 1} ({event.kind} by {event.by} while {report.status}): {refusal}")


def _check_status(source: PackReport, report: Report) -> None:
    if source.status is not None and source.status is not report.status:
        raise RowBrokenError("status", f"is {source.status}, but its events lead to {report.status}")


def _document(payload: Payload) -> dict[str, object]:
    """The payload as a JSON object; a field that is None is left out."""
    built = msgspec.to_builtins(payload)
    return {name: _without_none(value) for name, value in built.items() if value is not None}


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_none(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_without_none(inner) for inner in value]
    return value
