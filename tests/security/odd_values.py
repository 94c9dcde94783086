"""Good answers with one field spoiled: tomorrow's word, another type, an extreme, nothing."""

import copy
from collections.abc import Iterator
from typing import Any

from tests.fakes.wire_answers import MOMENT, item

Path = tuple[str | int, ...]
GONE = object()
"""The field is left out."""


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    found: Any = []
    for _ in range(levels):
        found = [found]
    return found


ODD: dict[str, Any] = {
    "tomorrow's word": "tomorrow",
    "a long word": "w" * 100_000,
    "a number": 7,
    "a huge number": 10**30,
    "a negative number": -7,
    "a fraction": 0.5,
    "a list": ["x", 1],
    "an object": {"x": {"y": 1}},
    "true": True,
    "null": None,
    "nothing": GONE,
    "the year 9999": "9999-12-31T23:59:59Z",
    "the year 1": "0001-01-01T00:00:00+14:00",
    "no zone": "2017-02-21T06:34:07",
    "next month": "2030-03-21T06:34:07Z",
    "depth": deep(200),
    "control characters": "\0\x01\x1b[31m\u202e\ufffe",
}


def rich_item(report_id: str = "r9", rev: int = 9) -> dict[str, Any]:
    """An item of the feed with every field that there is."""
    photo = {
        "sha256": "ab" * 32, "size": 7, "mime": "image/jpeg", "role": "citizen", "width": 4, "height": 3, "caption": "kiri",
        "taken_at": MOMENT, "point": [106.8, -6.2], "original_sha256": "cd" * 32, "added_by": "officer-1", "covered": False,
    }  # fmt: skip
    clocks = dict.fromkeys(
        ("response_due", "resolution_due", "red_flag_at", "responded_at", "resolved_at", "paused_since"), MOMENT
    )
    facts = {
        "point": [106.8, -6.2], "address": "Jl. A", "neighbourhood": "31.75.07.1003.01", "agency": "bina-marga", "unit": "ppsu",
        "assignee": "officer-1", "public_answer": "Terima kasih", "merged_into": "r0", "clocks": clocks, "attachments": [photo],
    }  # fmt: skip
    event = {
        "seq": 1, "kind": "note", "at": MOMENT, "recorded_at": MOMENT, "op_id": "01890000-0000-7000-8000-000000000000",
        "actor": {"id": "officer-1", "name": "Siti", "title": "Lurah"}, "data": {"text": "dicek"},
    }  # fmt: skip
    return {**item(report_id, rev, **facts), "events": [event]}


def paths_of(value: Any, before: Path = ()) -> Iterator[Path]:
    """Every field in a document, and every element of its lists."""
    fields = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in fields:
        yield (*before, name)
        yield from paths_of(inner, (*before, name))


def spoiled(document: Any, path: Path, odd: Any) -> Any:
    """The document with another value in one place."""
    found = copy.deepcopy(document)
    place = found
    for name in path[:-1]:
        place = place[name]
    if odd is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = odd
    return found
