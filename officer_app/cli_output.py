"""What commands write: lines for people, JSON for scripts; text of strangers cannot steer the terminal."""

import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import TextIO

import msgspec

_WIDE = frozenset("WF")
_STEERING = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
# What a terminal obeys, or takes for the end of a line; a cell of the table and a citizen's words may hold any of it.
_STEERS = re.compile(f"[\x00-\x09\x0b-\x1f{_STEERING}\ud800-\udfff]")
# JSON writes the other control characters as escapes already.
_STEERS_IN_JSON = re.compile(f"[{_STEERING}]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_INDENT = "  "
# No cell needs more letters than this for each of its columns, whatever marks are piled up on them.
_MARKS = 4
_READ = 4_000


def put(text: str) -> None:
    """One line, or several, to standard output."""
    _write(sys.stdout, f"{harmless(text)}\n")


def warn(text: str) -> None:
    """One line, or several, to standard error."""
    _write(sys.stderr, f"{harmless(text)}\n")


def put_json(document: object) -> None:
    """A JSON document to standard output, indented; what steers a terminal is written as an escape, so it stays exact."""
    text = _STEERS_IN_JSON.sub(_json_escape, msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    if not _is_unicode(sys.stdout):
        text = _BEYOND_ASCII.sub(_json_escape, text)
    sys.stdout.write(f"{text}\n")


def harmless(text: str) -> str:
    """The text without what a terminal obeys: escape sequences and other control characters, bidirectional overrides."""
    return _STEERS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text in one line: what a stranger wrote cannot pass for a line of ours."""
    return " ".join(text.split())


def indented(text: str) -> str:
    """The text with each of its lines moved in, for the same reason."""
    return "\n".join(f"{_INDENT}{line}" for line in text.splitlines())


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Rows in columns; each cell in one line, cut to at most its width."""
    lines = [[cut(cell, width) for cell, width in zip(row, widths, strict=True)] for row in (head, *rows)]
    used = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(_filled(cell, width) for cell, width in zip(line, used, strict=True)).rstrip() for line in lines)


def cut(text: str, width: int) -> str:
    """The text in one line of at most so many columns, with an ellipsis where it was cut."""
    line = one_line(text[:_READ])
    fitting = _fitting(line, width)
    return line if fitting == line else f"{_fitting(line, width - 1).rstrip()}…"


def _fitting(line: str, width: int) -> str:
    used = 0
    for at, char in enumerate(line):
        used += _width_of(char)
        if used > width or at == _MARKS * width:
            return line[:at]
    return line


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(map(_width_of, text))


def _width_of(char: str) -> int:
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _write(stream: TextIO, text: str) -> None:
    # A terminal of another alphabet, as on an older Windows, shows a mark for what it has no letter for.
    encoding = stream.encoding or "utf-8"
    stream.write(text if _is_unicode(stream) else text.encode(encoding, "replace").decode(encoding))


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")


def _json_escape(found: re.Match[str]) -> str:
    units = memoryview(found[0].encode("utf-16-le")).cast("H")
    return "".join(f"\\u{unit:04x}" for unit in units)
