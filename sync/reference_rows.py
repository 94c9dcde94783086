"""Reference data as rows: parsed once when it arrives, read in a moment at every start.

An entry that cannot be read whole is read field by field: a word of a newer server costs itself, never the rest.
"""

import logging
import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from officer_app.domain.bounds import LATEST
from officer_app.domain.calendar import AROUND_THE_CLOCK, CalendarError, WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.vocabulary import Need, OperationKind, Role, Status
from officer_app.domain.workflow import Step, Workflow
from sync.database import Database
from sync.field_reading import FieldReader, Rules, StandIn, Unread, UnreadableError
from sync.queue_order import folded_names
from sync.records import Category, Colleague, Reference

_APPROXIMATE = "approximate_areas"
_CALENDAR = "calendar"

log = logging.getLogger(__name__)


class _Coded(msgspec.Struct):
    code: str
    name: str


class _Category(_Coded):
    name_en: str
    response_hours: float
    resolution_hours: float
    red_flag_hours: float
    office_hours: bool = False


class _Colleague(msgspec.Struct):
    id: str
    name: str
    title: str = ""
    roles: frozenset[Role] = frozenset()
    areas: tuple[str, ...] = ()


class _Step(msgspec.Struct):
    source: Status
    target: Status
    kind: OperationKind
    roles: frozenset[Role]
    needs: frozenset[Need] = frozenset()


class _WorkHours(msgspec.Struct):
    weekday: str
    begins: str
    ends: str


class _Holiday(msgspec.Struct):
    date: str
    name: str


class _Calendar(msgspec.Struct):
    hours: list[_WorkHours]
    holidays: list[_Holiday] = []


class _Reference(msgspec.Struct):
    """None is a list that was left out or could not be read: the former one stays."""

    categories: tuple[_Category, ...] | None = None
    agencies: tuple[_Coded, ...] | None = None
    units: tuple[_Coded, ...] | None = None
    officers: tuple[_Colleague, ...] | None = None
    workflow: tuple[_Step, ...] | None = None
    approximate_areas: bool | None = None
    calendar: object = None


class _Area(_Coded):
    approximate: bool = False


class _Feature(msgspec.Struct):
    properties: _Area


class _Collection(msgspec.Struct):
    features: tuple[_Feature, ...]


T = TypeVar("T", bound=msgspec.Struct)
_LONGEST_HOURS = 10 * 366 * 24.0


def _are_hours(value: float, _: datetime) -> bool:
    return math.isfinite(value) and 0 < value <= _LONGEST_HOURS


def _is_known(value: Status, _: datetime) -> bool:
    return value.is_known


def _hours(length: timedelta) -> StandIn:
    return lambda _, __: length / timedelta(hours=1)


def _of(name: str) -> StandIn:
    return lambda values, _: values.get(name, "")


_HOURS = ("response_hours", "resolution_hours", "red_flag_hours")
_POLICY = ClockPolicy()
_RULES = Rules(
    limits={_Category: dict.fromkeys(_HOURS, _are_hours), _Step: dict.fromkeys(("source", "target"), _is_known)},
    stand_ins={
        _Coded: {"name": _of("code")},
        _Category: {
            "name": _of("code"),
            "name_en": _of("name"),
            "response_hours": _hours(_POLICY.response),
            "resolution_hours": _hours(_POLICY.resolution),
            "red_flag_hours": _hours(_POLICY.red_flag),
        },
        _Colleague: {"name": _of("id")},
        _Area: {"name": _of("code")},
    },
    # A move whose needs are not all known is not offered.
    whole={_Step: frozenset({"needs"})},
)
_REFERENCES, _COLLECTIONS = FieldReader(_Reference, _RULES), FieldReader(_Collection, _RULES)


def store_reference(database: Database, body: bytes) -> tuple[Unread, ...]:
    """Put the reference data in the place of the former, inside a transaction; answers what could not be read of it."""
    try:
        reading = _REFERENCES.read(body, LATEST)
    except UnreadableError:
        return (Unread("document", ""),)
    found, unread = reading.value, reading.unread
    if found.categories is not None:
        _replace(
            database,
            "category",
            ("code", "name", "name_en", *_HOURS, "office_hours", "folded"),
            [(*msgspec.structs.astuple(entry), folded_names(entry.name, entry.name_en)) for entry in found.categories],
        )
    for table, entries in (("agency", found.agencies), ("unit", found.units)):
        if entries is not None:
            _replace(database, table, ("code", "name"), [msgspec.structs.astuple(entry) for entry in entries])
    if found.officers is not None:
        colleagues = [(c.id, c.name, c.title, _words(c.roles), _words(c.areas)) for c in found.officers]
        _replace(database, "colleague", ("id", "name", "title", "roles", "areas"), colleagues)
    if found.workflow is not None:
        steps = [(s.source, s.target, s.kind, _words(s.roles), _words(s.needs)) for s in found.workflow]
        _replace(database, "step", ("source", "target", "kind", "roles", "needs"), steps)
    calendar = msgspec.json.encode(found.calendar).decode()
    if found.approximate_areas is not None:
        _set_state(database, _APPROXIMATE, "1" if found.approximate_areas else "0")
    _set_state(database, _CALENDAR, calendar)
    return unread if found.calendar is None or _known_calendar(calendar) is not None else (*unread, Unread("calendar", ""))


def store_areas(database: Database, level: str, body: bytes) -> tuple[Unread, ...]:
    """Put one level's names in the place of the former, inside a transaction; answers what could not be read of it."""
    try:
        reading = _COLLECTIONS.read(body, LATEST)
    except UnreadableError:
        return (Unread("document", ""),)
    areas = [feature.properties for feature in reading.value.features]
    database.execute("DELETE FROM area WHERE level = ?", (level,))
    database.execute_many(
        "INSERT OR REPLACE INTO area (code, name, level, approximate) VALUES (?, ?, ?, ?)",
        [(area.code, area.name, level, int(area.approximate)) for area in areas],
    )
    return reading.unread


def _replace(database: Database, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    database.execute(f"DELETE FROM {table}")  # noqa: S608
    places = ", ".join("?" * len(columns))
    database.execute_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608


def _set_state(database: Database, key: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, value))


def read_reference(database: Database) -> Reference:
    """The reference data last stored; with the default workflow where the centre named none."""
    steps = database.rows("SELECT source, target, kind, roles, needs FROM step ORDER BY position")
    approximate = database.value("SELECT value FROM state WHERE key = ?", (_APPROXIMATE,)) == "1"
    return Reference(
        categories=_categories(database),
        agencies=dict(database.rows("SELECT code, name FROM agency ORDER BY position")),
        units=dict(database.rows("SELECT code, name FROM unit ORDER BY position")),
        officers=_colleagues(database),
        areas=dict(database.rows("SELECT code, name FROM area ORDER BY code")),
        workflow=Workflow(map(_step, steps)) if steps else Workflow(),
        approximate_areas=approximate,
        calendar=_calendar(database.value("SELECT value FROM state WHERE key = ?", (_CALENDAR,))),
    )


def _categories(database: Database) -> dict[str, Category]:
    rows = database.rows(
        """SELECT code, name, name_en, office_hours, response_hours, resolution_hours, red_flag_hours
           FROM category ORDER BY position"""
    )
    return {
        code: Category(code, name, name_en, _policy(hours, office_hours=bool(office_hours)))
        for code, name, name_en, office_hours, *hours in rows
    }


def _policy(hours: Sequence[float], *, office_hours: bool) -> ClockPolicy:
    response, resolution, red_flag = (timedelta(hours=number) for number in hours)
    return ClockPolicy(response, resolution, red_flag, office_hours)


def _calendar(written: str | None) -> WorkCalendar:
    """The office's calendar; around the clock where the server sent none, or none that can be understood."""
    return (None if written is None else _known_calendar(written)) or AROUND_THE_CLOCK


def _known_calendar(written: str) -> WorkCalendar | None:
    if written == "null":
        return None
    try:
        found = msgspec.json.decode(written, type=_Calendar)
        return WorkCalendar.of(
            [(stretch.weekday, stretch.begins, stretch.ends) for stretch in found.hours],
            [(holiday.date, holiday.name) for holiday in found.holidays],
        )
    except (msgspec.MsgspecError, RecursionError, CalendarError) as error:
        log.warning("the office's calendar could not be read: %s", error)
        return None


def _colleagues(database: Database) -> dict[str, Colleague]:
    rows = database.rows("SELECT id, name, title, roles, areas FROM colleague ORDER BY position")
    # A province has thousands of officers and a handful of sets of roles.
    roles = {text: frozenset(map(Role, msgspec.json.decode(text))) for text in {row[3] for row in rows}}
    return {
        row[0]: Colleague(
            id=row[0],
            name=row[1],
            title=row[2],
            roles=roles[row[3]],
            areas=tuple(msgspec.json.decode(row[4])),
        )
        for row in rows
    }


def _step(row: Sequence[str]) -> Step:
    roles, needs = msgspec.json.decode(row[3]), msgspec.json.decode(row[4])
    return Step(Status(row[0]), Status(row[1]), OperationKind(row[2]), frozenset(map(Role, roles)), frozenset(map(Need, needs)))


def _words(values: frozenset[Role] | frozenset[Need] | tuple[str, ...]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
