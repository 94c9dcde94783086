"""Reports and their histories as the server sends them: bounds of their values, and what stands in for what cannot be read."""

import re
from datetime import datetime
from typing import Any

from officer_app.domain.bounds import EARLIEST, LATEST, depth_of, is_moment, is_past
from officer_app.domain.deadlines import ClockPolicy, Clocks, start
from officer_app.domain.reports import Actor, Attachment, Event, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Status
from sync.field_reading import FieldReader, Limit, Rules, StandIn, UnreadableError, Values

MAX_ID = 200
# As far as a database counts.
MAX_REV = 2**63 - 1
# A number of a strange server is shown as it came; in an index it has to fit.
MOST_NUMBER = 1_000_000
# Of an event's data: beside the levels of a page there is room in MAX_DEPTH.
_DEEPEST = 16
HASH = re.compile(r"[0-9a-f]{64}")


def _is_hash(value: str, _: datetime) -> bool:
    return HASH.fullmatch(value) is not None


def _is_id(value: str, _: datetime) -> bool:
    return 0 < len(value) <= MAX_ID


def _is_due(value: datetime, _: datetime) -> bool:
    return is_moment(value)


def _is_place(value: tuple[float, float], _: datetime) -> bool:
    lon, lat = value
    return abs(lon) <= 180 and abs(lat) <= 90


def _is_rev(value: int, _: datetime) -> bool:
    return 0 <= value <= MAX_REV


def _is_number(value: int, _: datetime) -> bool:
    return abs(value) <= MAX_REV


def _is_flat(value: dict[str, object], _: datetime) -> bool:
    return depth_of(value) <= _DEEPEST


_PAST: Limit = is_past
_LIMITS: dict[type, dict[str, Limit]] = {
    Report: {
        "id": _is_id,
        "rev": _is_rev,
        "priority": _is_number,
        "point": _is_place,
        "received_at": _PAST,
        "updated_at": _PAST,
    },
    Clocks: {
        "response_due": _is_due,
        "resolution_due": _is_due,
        "red_flag_at": _is_due,
        "responded_at": _PAST,
        "resolved_at": _PAST,
        "paused_since": _PAST,
    },
    Attachment: {
        "sha256": _is_hash,
        "size": _is_number,
        "width": _is_number,
        "height": _is_number,
        "taken_at": _PAST,
        "point": _is_place,
        "original_sha256": _is_hash,
    },
    Event: {"seq": _is_number, "at": _PAST, "recorded_at": _PAST, "data": _is_flat},
}


def _of(name: str, otherwise: Any) -> StandIn:
    """Another field of the record; `otherwise` where that could not be read either."""
    return lambda values, _: values.get(name, otherwise)


def _always(value: Any) -> StandIn:
    return lambda _, __: value


def _promised(name: str) -> StandIn:
    """A deadline as the default policy has it: it has to be some time, and a report without one would never be late."""

    def deadline(_: Values, around: Values) -> datetime:
        received: datetime = around.get("received_at", EARLIEST)
        found: datetime = getattr(start(received, ClockPolicy()), name)
        return min(found, LATEST)

    return deadline


def _rev_around(_: Values, around: Values) -> int:
    """The revision of the item that brings the report."""
    if not isinstance(around.get("rev"), int):
        raise UnreadableError
    return int(around["rev"])


def _event_at(values: Values, around: Values) -> datetime:
    """When an officer did it; else when the report that comes with it was changed last."""
    recorded = values.get("recorded_at")
    if isinstance(recorded, datetime):
        return recorded
    report = around.get("report")
    return report.updated_at if isinstance(report, Report) else EARLIEST


def _whole_clocks(values: Values, _: Values) -> Clocks:
    return start(values["received_at"], ClockPolicy())


_STAND_INS: dict[type, dict[str, StandIn]] = {
    Report: {
        "number": _of("id", ""),
        "channel": _always(Channel.read("")),
        "category": _always(""),
        "text": _always(""),
        "status": _always(Status.read("")),
        "ward": _always(""),
        "received_at": _of("updated_at", EARLIEST),
        "updated_at": _of("received_at", EARLIEST),
        "clocks": _whole_clocks,
        "rev": _rev_around,
    },
    Clocks: {name: _promised(name) for name in ("response_due", "resolution_due", "red_flag_at")},
    Attachment: {"size": _always(0), "mime": _always(""), "role": _always(PhotoRole.read(""))},
    Event: {
        "kind": _always(""),
        "at": _event_at,
        "data": lambda _, __: {},
    },
    Actor: {"name": _always("")},
}
RULES = Rules(_LIMITS, _STAND_INS)
REPORTS: FieldReader[Report] = FieldReader(Report, RULES)
