"""Writes what a pack holds beside its reports: areas, roads, categories, agencies, units and officers."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from shapely import from_geojson
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, RowMapping, Table, delete, func, insert, select, update

from central import schema
from central.clock import maybe_millis, to_millis
from central.officers import login_key, put_officer
from central.packs.identity import officer_id
from central.packs.records import Named, Pack, PackArea, PackFlood, PackFloods, PackOfficer, PackRoad
from central.storage import FLOODS_AS_OF, Writing, insert_many
from central.working_time import read_office_hours, store_office_hours
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel

Rows = Mapping[str, dict[str, Any]]


def store_areas(tx: Writing, pack: Pack) -> dict[str, int]:
    """Write the areas, replacing those with the same code that differ; returns how many are new or changed, by level."""
    rows = {code: _area_row(area, pack.aliases.get(code, ())) for code, area in pack.areas.items()}
    written = _put(tx, schema.area, rows)
    levels = [str(rows[code]["level"]) for code in written]
    return {level: levels.count(level) for level in dict.fromkeys(levels)}


def store_roads(tx: Writing, roads: Iterable[PackRoad]) -> int:
    """Write the roads that are not there yet; returns how many."""
    columns = schema.road.c
    known = {tuple(row) for row in tx.execute(select(columns.cls, columns.name, columns.geometry))}
    last = tx.execute(select(func.coalesce(func.max(columns.id), 0))).scalar_one()
    rows = [row for row in map(_road_row, roads) if (row["cls"], row["name"], row["geometry"]) not in known]
    insert_many(tx, insert(schema.road), [row | {"id": last + number} for number, row in enumerate(rows, start=1)])
    return len(rows)


def store_floods(tx: Writing, floods: PackFloods, shift: timedelta, now: datetime) -> int | None:
    """Put a newer state of the floods in the place of the stored one; returns how many areas, None when that one is as new."""
    as_of = to_millis(now if floods.as_of is None else min(now, floods.as_of + shift))
    stored = tx.fact(FLOODS_AS_OF)
    if stored is not None and int(stored) >= as_of:
        return None
    tx.execute(delete(schema.flood))
    rows = [_flood_row(area, shift, now) | {"id": number} for number, area in enumerate(floods.areas, start=1)]
    insert_many(tx, insert(schema.flood), rows)
    tx.set_fact(FLOODS_AS_OF, str(as_of))
    tx.reference_changed()
    return len(rows)


def store_categories(tx: Writing, pack: Pack) -> int:
    """Write the categories; a newer pack's names, hours and agencies replace older ones. Returns how many are new or changed."""
    names = ("code", "name", "name_en", "response_hours", "resolution_hours", "red_flag_hours")
    rows = {code: {name: getattr(category, name) for name in names} for code, category in pack.categories.items()}
    owners = {code: {"code": code, "agency": category.agency} for code, category in pack.categories.items() if category.agency}
    counted = {code: category.office_hours for code, category in pack.categories.items()}
    changed = {*_put(tx, schema.category, rows), *_put(tx, schema.category_owner, owners)}
    return len(changed | store_office_hours(tx, counted))


def store_agencies(tx: Writing, agencies: Mapping[str, Named]) -> int:
    """Write the agencies; returns how many are new or changed."""
    return len(_put(tx, schema.agency, _named_rows(agencies)))


def store_units(tx: Writing, units: Mapping[str, Named]) -> int:
    """Write the field units; returns how many are new or changed."""
    return len(_put(tx, schema.unit, _named_rows(units)))


def store_officers(tx: Writing, officers: Iterable[PackOfficer], password_hashes: Mapping[str, str]) -> int:
    """Add the officers whose logins are free; one who is there keeps his password, areas and roles. Returns how many."""
    taken = set(tx.execute(select(schema.officer.c.login)).scalars())
    fresh = [officer for officer in officers if login_key(officer.login) not in taken]
    for new in fresh:
        officer = Officer(officer_id(new.login), new.login, new.name, new.title, new.roles, new.areas, new.agency)
        put_officer(tx, officer, password_hashes[new.password])
    return len(fresh)


def stored_areas(connection: Connection, levels: Iterable[AreaLevel]) -> tuple[list[PackArea], dict[str, tuple[str, ...]]]:
    """The stored areas of these levels, with the other spellings of their names by code."""
    rows = connection.execute(select(schema.area).where(schema.area.c.level.in_(list(levels)))).mappings().all()
    return [_area_of(row) for row in rows], {row["code"]: tuple(json.loads(row["aliases"])) for row in rows}


def policies(connection: Connection) -> dict[str, ClockPolicy]:
    """The clocks' hours by category."""
    rows = connection.execute(select(schema.category)).mappings()
    counted = read_office_hours(connection)
    return {
        row["code"]: ClockPolicy(
            **{name: timedelta(hours=row[f"{name}_hours"]) for name in ("response", "resolution", "red_flag")},
            office_hours=row["code"] in counted,
        )
        for row in rows
    }


def _put(tx: Writing, table: Table, rows: Rows) -> list[str]:
    """Insert the rows whose code is new and update those that differ; returns the codes of both."""
    stored = {row["code"]: dict(row) for row in tx.execute(select(table)).mappings()}
    fresh = [row for code, row in rows.items() if code not in stored]
    changed = [row for code, row in rows.items() if code in stored and stored[code] != row]
    insert_many(tx, insert(table), fresh)
    for row in changed:
        tx.execute(update(table).where(table.c.code == row["code"]).values(row))
    return [str(row["code"]) for row in (*fresh, *changed)]


def _area_row(area: PackArea, aliases: Iterable[str]) -> dict[str, object]:
    return {
        "code": area.code,
        "name": area.name,
        "level": str(area.level),
        "aliases": json.dumps(list(aliases), ensure_ascii=False),
        "approximate": area.approximate,
        "geometry": _geojson(area.geometry),
    }


def _area_of(row: RowMapping) -> PackArea:
    shape = from_geojson(row["geometry"])
    inside = shape.representative_point()
    level, approximate = AreaLevel(row["level"]), bool(row["approximate"])
    return PackArea(
        code=row["code"], name=row["name"], level=level, geometry=shape, label=(inside.x, inside.y), approximate=approximate
    )


def _road_row(road: PackRoad) -> dict[str, Any]:
    west, south, east, north = road.geometry.bounds
    bounds = {"west": west, "south": south, "east": east, "north": north}
    return {"cls": road.cls, "name": road.name, "geometry": _geojson(road.geometry)} | bounds


def _flood_row(area: PackFlood, shift: timedelta, now: datetime) -> dict[str, Any]:
    changed = None if area.changed is None else min(now, area.changed + shift)
    return {"state": area.state, "changed": maybe_millis(changed), "geometry": _geojson(area.geometry)}


def _named_rows(named: Mapping[str, Named]) -> dict[str, dict[str, object]]:
    return {code: {"code": code, "name": entry.name} for code, entry in named.items()}


def _geojson(shape: BaseGeometry) -> str:
    return json.dumps(mapping(shape), separators=(",", ":"))
