"""Bytes of strangers made into records, with the field named that is wrong."""

import re
from typing import TypeVar

import msgspec

T = TypeVar("T")

_PLACE = re.compile(r"^(?P<reason>.*) - at `(?:key in )?\$(?P<place>.*)`$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(?P<name>[^`]+)`")


class MalformedError(Exception):
    """Bytes that are not the record that was expected; `fields` names what is wrong."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(fields)
        self.fields = fields


def decode(data: bytes | msgspec.Raw, shape: type[T], *, prefix: str = "") -> T:
    """The record that the JSON bytes hold; MalformedError names the field by its path below `prefix`."""
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.ValidationError as error:
        raise MalformedError(_fields(str(error), prefix)) from error
    except RecursionError as error:
        raise MalformedError({prefix or "body": "nested too deeply"}) from error
    except (msgspec.DecodeError, ValueError, OverflowError) as error:
        raise MalformedError({prefix or "body": "not JSON in UTF-8"}) from error


def _fields(message: str, prefix: str) -> dict[str, str]:
    place = _PLACE.match(message)
    path = place["place"].lstrip(".") if place else ""
    reason = place["reason"] if place else message
    missing = _MISSING.search(reason)
    name = ".".join(part for part in (prefix, path, missing["name"] if missing else "") if part)
    return {name or "body": "is missing" if missing else reason}
