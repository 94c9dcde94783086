"""A table of reports, whatever the program that will read it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from officer_app.domain.wib import WIB

Cell = str | int | float | bool | datetime | None

# What no text may hold in XML and what cuts texts short in other programs; tab and line ends are kept.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    COUNT = "count"
    MOMENT = "moment"
    FLAG = "flag"
    DEGREES = "degrees"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` is the same in every language, `title` is what people read, `width` is in letters.

    The title of a moment names no zone: each format says in `heading` or in names of its own which one its cells are in.
    """

    name: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 16

    @property
    def heading(self) -> str:
        """The title over cells that show moments in WIB, as people read them."""
        return f"{self.title} (WIB)" if self.kind is Kind.MOMENT else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The few words that the formats need themselves, in the window's language."""

    about: str
    without_place: str
    yes: str
    no: str


def _go_on() -> None:
    """Nobody calls it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it leaves: `rows` may be read once and may end with an error of whoever reads them.

    `mark` says that it is not to be shared, who made it and when; `about` are pairs of a name and what it says. `check` is asked
    before the file takes its name, and raises where nobody wants it any more.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    mark: str
    about: tuple[tuple[str, str], ...]
    words: Words
    check: Callable[[], None] = _go_on


def clean(text: str) -> str:
    """A text without what other programs stumble over; line ends become one kind."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def wib_text(at: datetime) -> str:
    """A moment that sorts as text: "2026-03-04 10:20" in WIB."""
    return f"{at.astimezone(WIB):%Y-%m-%d %H:%M}"
