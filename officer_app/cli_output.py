"""What commands write: lines for people, JSON for scripts; text of strangers cannot steer the terminal."""

import sys
import unicodedata
from collections.abc import Sequence

import msgspec

_WIDE = frozenset("WF")


def put(text: str) -> None:
    """One line, or several, to standard output."""
    sys.stdout.write(f"{harmless(text)}\n")


def warn(text: str) -> None:
    """One line, or several, to standard error."""
    sys.stderr.write(f"{harmless(text)}\n")


def put_json(document: object) -> None:
    """A JSON document to standard output, indented, in UTF-8."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def harmless(text: str) -> str:
    """The text without what a terminal obeys: escape sequences and other control characters, bidirectional overrides."""
    return "".join(char if char == "\n" or not _steers(char) else "\N{REPLACEMENT CHARACTER}" for char in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """Rows in columns; each cell in one line, cut to at most its width."""
    lines = [[cut(cell, width) for cell, width in zip(row, widths, strict=True)] for row in (head, *rows)]
    used = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(_filled(cell, width) for cell, width in zip(line, used, strict=True)).rstrip() for line in lines)


def cut(text: str, width: int) -> str:
    """The text in one line of at most so many columns, with an ellipsis where it was cut."""
    line = " ".join(text.split())
    if _width(line) <= width:
        return line
    while line and _width(line) > width - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs") or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
