"""Reference data as rows: parsed once when it arrives, read in a moment at every start.

Each entry is read on its own: a word of a newer centre costs that entry, never the rest.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

import msgspec

from officer_app.domain.calendar import AROUND_THE_CLOCK, CalendarError, WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.vocabulary import AreaLevel, Need, OperationKind, Role, Status
from officer_app.domain.workflow import Step, Workflow
from sync.database import Database
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
    categories: list[msgspec.Raw] = []
    agencies: list[msgspec.Raw] = []
    units: list[msgspec.Raw] = []
    officers: list[msgspec.Raw] = []
    workflow: list[msgspec.Raw] = []
    approximate_areas: bool = False
    calendar: msgspec.Raw = msgspec.Raw(b"null")


class _Area(_Coded):
    level: AreaLevel
    approximate: bool = False


class _Feature(msgspec.Struct):
    properties: msgspec.Raw = msgspec.Raw(b"null")


class _Collection(msgspec.Struct):
    features: list[_Feature]


T = TypeVar("T", bound=msgspec.Struct)


def store_reference(database: Database, body: bytes) -> None:
    """Put the reference data in the place of the former; inside a transaction."""
    found = _decoded(body, _Reference)
    if found is None:
        return
    for table in ("category", "agency", "unit", "colleague", "step"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608
    database.execute_many(
        """INSERT INTO category
             (code, name, name_en, response_hours, resolution_hours, red_flag_hours, office_hours, folded)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (*msgspec.structs.astuple(entry), folded_names(entry.name, entry.name_en))
            for entry in _each(found.categories, _Category)
        ],
    )
    for table, entries in (("agency", found.agencies), ("unit", found.units)):
        rows = [msgspec.structs.astuple(entry) for entry in _each(entries, _Coded)]
        database.execute_many(f"INSERT INTO {table} (code, name) VALUES (?, ?)", rows)  # noqa: S608
    database.execute_many(
        "INSERT INTO colleague (id, name, title, roles, areas) VALUES (?, ?, ?, ?, ?)",
        [(c.id, c.name, c.title, _words(c.roles), _words(c.areas)) for c in _each(found.officers, _Colleague)],
    )
    database.execute_many(
        "INSERT INTO step (source, target, kind, roles, needs) VALUES (?, ?, ?, ?, ?)",
        [(s.source, s.target, s.kind, _words(s.roles), _words(s.needs)) for s in _each(found.workflow, _Step)],
    )
    approximate = "1" if found.approximate_areas else "0"
    for key, value in ((_APPROXIMATE, approximate), (_CALENDAR, bytes(found.calendar).decode())):
        database.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, value))


def store_areas(database: Database, level: str, body: bytes) -> None:
    """Put one level's names in the place of the former; inside a transaction."""
    found = _decoded(body, _Collection)
    if found is None:
        return
    areas = _each([feature.properties for feature in found.features], _Area)
    database.execute("DELETE FROM area WHERE level = ?", (level,))
    database.execute_many(
        "INSERT OR REPLACE INTO area (code, name, level, approximate) VALUES (?, ?, ?, ?)",
        [(area.code, area.name, level, int(area.approximate)) for area in areas],
    )


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
    """The office's calendar; around the clock where the centre sent none, or none that can be understood."""
    found = None if written in (None, "null") else _decoded(str(written).encode(), _Calendar)
    if found is None:
        return AROUND_THE_CLOCK
    try:
        return WorkCalendar.of(
            [(stretch.weekday, stretch.begins, stretch.ends) for stretch in found.hours],
            [(holiday.date, holiday.name) for holiday in found.holidays],
        )
    except CalendarError as error:
        log.warning("the office's calendar could not be read: %s", error)
        return AROUND_THE_CLOCK


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


def _decoded(body: bytes, shape: type[T]) -> T | None:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        log.warning("reference data could not be read: %s", error)
        return None


def _each(entries: Sequence[msgspec.Raw], shape: type[T]) -> list[T]:
    found = []
    for entry in entries:
        try:
            found.append(msgspec.json.decode(entry, type=shape))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            log.warning("an entry of the reference data could not be read: %s", error)
    return found
