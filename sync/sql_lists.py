"""Lists of values as one bound parameter, for `IN (SELECT value FROM json_each(?))`."""

from collections.abc import Iterable

import msgspec


def json_list(values: Iterable[object]) -> str:
    """The values as JSON text."""
    return msgspec.json.encode(list(values)).decode()
