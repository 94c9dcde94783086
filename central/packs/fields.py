"""One field of a row of strangers, checked and turned into what it should be; RowBrokenError names it otherwise."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timezone

from central.packs.findings import TOO_LONG, RowBrokenError, RowRefusedError
from central.packs.records import Point
from officer_app.domain.bounds import is_moment
from officer_app.domain.operations import MAX_TEXT_BYTES

Row = Mapping[str, object]


def mapping(value: object, name: str | None = None) -> Row:
    """A JSON object."""
    if not isinstance(value, dict):
        raise RowBrokenError(name, "an object is expected")
    return value


def sequence(row: Row, name: str) -> list[object]:
    """A list, empty where the field is missing."""
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise RowBrokenError(name, "a list is expected")
    return value


def text(row: Row, name: str) -> str:
    """A text that is there and not blank, stripped."""
    found = optional_text(row, name)
    if found is None:
        raise RowBrokenError(name, "is missing")
    return found


def optional_text(row: Row, name: str) -> str | None:
    """A text, stripped; None where it is missing, null or blank."""
    raw = raw_text(row, name).strip()
    return raw or None


def raw_text(row: Row, name: str) -> str:
    """A text as it came, empty where it is missing; bytes that were not UTF-8 break the row, 64 KiB is the most."""
    value = row.get(name)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if not isinstance(value, str):
        raise RowBrokenError(name, f"a text is expected, not {_kind(value)}")
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise RowBrokenError(name, "is not valid UTF-8") from None
    if size > MAX_TEXT_BYTES:
        raise RowRefusedError(TOO_LONG, name)
    return value


def number(row: Row, name: str, default: float | None = None, *, least: float = -math.inf, most: float = math.inf) -> float:
    """A finite number between two limits."""
    value = row.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RowBrokenError(name, "a number is expected" if value is not None else "is missing")
    if not math.isfinite(value):
        raise RowBrokenError(name, "is not a finite number")
    if not least <= value <= most:
        raise RowBrokenError(name, f"lies outside {least:g} to {most:g}")
    return float(value)


def flag(row: Row, name: str) -> bool:
    """A truth value, false where it is missing."""
    value = row.get(name, False)
    if not isinstance(value, bool):
        raise RowBrokenError(name, "true or false is expected")
    return value


def point(value: object, name: str = "point") -> Point:
    """A point as [longitude, latitude] in WGS84; (0, 0) is where devices without a position are, and broken."""
    if not isinstance(value, list | tuple) or len(value) < 2:
        raise RowBrokenError(name, "[longitude, latitude] is expected")
    numbers = {"lon": value[0], "lat": value[1]}
    try:
        lon, lat = number(numbers, "lon", least=-180, most=180), number(numbers, "lat", least=-90, most=90)
    except RowBrokenError as error:
        raise RowBrokenError(name, f"{'longitude' if error.field == 'lon' else 'latitude'} {error.reason}") from error
    if lon == 0 and lat == 0:
        raise RowBrokenError(name, "(0, 0) is no place of this city")
    return lon, lat


def instant(row: Row, name: str, zone: timezone | None = None) -> datetime:
    """A time in UTC; one without a zone is read in `zone`, and broken where none is given."""
    return parse_instant(text(row, name), name, zone)


def parse_instant(written: str, name: str, zone: timezone | None = None) -> datetime:
    """A written time in UTC, between 1990 and 2100."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        raise RowBrokenError(name, "is not a time") from None
    if read.tzinfo is None:
        if zone is None:
            raise RowBrokenError(name, "has no time zone")
        read = read.replace(tzinfo=zone)
    try:
        moment = read.astimezone(UTC)
    except OverflowError:
        raise RowBrokenError(name, "is not a time of this century") from None
    if not is_moment(moment):
        raise RowBrokenError(name, "is not a time of this century")
    return moment


def _kind(value: object) -> str:
    return {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), "this")
