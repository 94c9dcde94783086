"""Administrative areas: their codes and names.

A code names its whole ancestry: `31` is the province, `31.75` a city, `31.75.07` a district (kecamatan), `31.75.07.1003` a
ward (kelurahan), `31.75.07.1003/RW 01` a neighbourhood.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from officer_app.domain.vocabulary import AreaLevel

PROVINCE = "31"
PROVINCE_NAME = "DKI Jakarta"

_LEVELS = (AreaLevel.PROVINCE, AreaLevel.CITY, AreaLevel.DISTRICT, AreaLevel.WARD)
_CODE = re.compile(r"31(\.\d\d(\.\d\d(\.\d{4}(/[^/]{1,40})?)?)?)?")
_PREFIX = re.compile(r"^(kelurahan|kecamatan|kel\.?|kec\.?)\s+", re.IGNORECASE)
_NOT_LETTER = re.compile(r"[^a-z0-9]+")


def is_code(text: str) -> bool:
    """Whether the text is shaped like an area code of the province."""
    return _CODE.fullmatch(text) is not None


def level_of(code: str) -> AreaLevel:
    """The level of an area code; ValueError if it is none."""
    if not is_code(code):
        raise ValueError(f"not an area code: {code!r}")
    return AreaLevel.NEIGHBOURHOOD if "/" in code else _LEVELS[code.count(".")]


def parent_of(code: str) -> str | None:
    """The code one level up, None for the province."""
    if "/" in code:
        return code.partition("/")[0]
    return code.rpartition(".")[0] or None


def covers(area: str, code: str) -> bool:
    """Whether `code` is `area` or lies inside it."""
    return code == area or (code.startswith(area) and code[len(area)] in "./")


def name_key(name: str) -> str:
    """A name reduced to what people agree on: no prefix, case, blanks or punctuation."""
    return _NOT_LETTER.sub("", _PREFIX.sub("", name.strip()).lower())


@dataclass(slots=True)
class AreaNames:
    """Finds an area's code by code or name; a name that several areas share finds none of them."""

    _codes: set[str] = field(default_factory=set)
    _by_name: dict[str, set[str]] = field(default_factory=dict)

    def add(self, code: str, name: str, aliases: Iterable[str] = ()) -> None:
        """Make an area findable by its code, its name and its aliases."""
        self._codes.add(code)
        for spelling in (name, *aliases):
            self._by_name.setdefault(name_key(spelling), set()).add(code)

    def find(self, code_or_name: str) -> str | None:
        """The code of the one area so named, None when there is none or more than one."""
        text = code_or_name.strip()
        if text in self._codes:
            return text
        found = self._by_name.get(name_key(text), set())
        return next(iter(found)) if len(found) == 1 else None
