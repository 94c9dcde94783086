"""What counts as a value at all, at both ends of the line: moments, depths, shapes (docs/protocol.md, Bounds)."""

import re
from datetime import UTC, datetime, timedelta

# The first cameras and computers that date anything.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# For what is still to come: a deadline. For what has happened, the clock and LEEWAY.
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
LEEWAY = timedelta(days=1)
# Levels of objects and lists within each other; an honest answer of the Officer API has nine.
MAX_DEPTH = 32

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_TOKEN = re.compile(_STRING.pattern + rb"|[\[\]{}]", re.DOTALL)
_AS_LISTS = bytes.maketrans(b"{}", b"[]")
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def is_moment(at: datetime) -> bool:
    """Whether a moment can be reckoned with: it has a zone and lies in our time."""
    return at.tzinfo is not None and EARLIEST <= at < LATEST


def is_past(at: datetime, now: datetime) -> bool:
    """Whether something can have happened then, `now` with the LEEWAY that clocks may differ by."""
    return is_moment(at) and at <= now + LEEWAY


def depth_of(value: object, most: int = MAX_DEPTH) -> int:
    """How many levels of objects and lists a value has, counted up to one more than `most`."""
    if isinstance(value, dict) and not any(isinstance(part, dict | list | tuple) for part in value.values()):
        return 1
    level, found = [value], 0
    while level and found <= most:
        below = [item for item in level if isinstance(item, dict | list | tuple)]
        found += bool(below)
        level = [part for item in below for part in (item.values() if isinstance(item, dict) else item)]
    return found


def is_shallow(document: bytes, most: int = MAX_DEPTH) -> bool:
    """Whether JSON bytes nest no deeper than `most` levels."""
    if document.count(b"[") + document.count(b"{") <= most:
        return True
    brackets = _STRING.sub(b"", document).translate(_AS_LISTS, _ALL_BUT_BRACKETS)
    # Each round takes the innermost lists away, in C: an item of the feed has dozens of them.
    for _ in range(most):
        if not brackets:
            return True
        brackets = brackets.replace(b"[]", b"")
    return not brackets


def shallow(document: bytes, most: int = MAX_DEPTH) -> bytes:
    """The JSON bytes with null in the place of what nests deeper."""
    if is_shallow(document, most):
        return document
    kept, depth, start = [], 0, 0
    for found in _TOKEN.finditer(document):
        if found[0] in b"[{":
            depth += 1
            if depth == most + 1:
                kept += [document[start : found.start()], b"null"]
        elif found[0] in b"]}":
            depth -= 1
            if depth == most:
                start = found.end()
    return b"".join((*kept, document[start:] if depth <= most else b""))
