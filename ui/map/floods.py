"""The centre's state of the floods as it lies in the cache: a document and the moment that it is of."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Floods:
    """GeoJSON for the page, and of when it is."""

    document: bytes
    as_of: datetime


def read_floods(document: bytes | None) -> Floods | None:
    """What the centre told; None where it has told nothing, or nothing that can be read."""
    if document is None:
        return None
    try:
        told = json.loads(document)
        as_of = datetime.fromisoformat(told["as_of"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Floods(document, as_of if as_of.tzinfo is not None else as_of.replace(tzinfo=UTC))
