"""Where online map tiles come from, when an office configures a server for them at all."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QUrl

_SUBDOMAINS = "abc"
_FIELDS = re.compile(r"\{[^}]*\}")
_NEEDED = frozenset({"{z}", "{x}", "{y}"})
_KNOWN = _NEEDED | {"{s}", "{r}"}
_SCHEMES = frozenset({"https", "http"})


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile server: an http(s) address with {z}, {x}, {y} (and {s} for the subdomains a, b, c), and whom to credit for it.

    Raises ValueError for an address that cannot be one.
    """

    url: str
    attribution: str
    max_zoom: int = 19

    def __post_init__(self) -> None:
        """Refuse what is no tile address."""
        fields = set(_FIELDS.findall(self.url))
        address = QUrl(self._example("a"), QUrl.ParsingMode.StrictMode)
        if not fields >= _NEEDED or fields - _KNOWN:
            raise ValueError("a tile address needs {z}, {x} and {y}, and may have {s} and {r}")
        if not address.isValid() or address.scheme() not in _SCHEMES or not address.host() or address.userInfo():
            raise ValueError("a tile address begins with https:// or http:// and the server's name")
        if "{" in self.url.split("/")[2].replace("{s}", ""):
            raise ValueError("only {s} may stand in the server's name")

    def address(self, zoom: int, column: int, row: int, *, sharp: bool = False) -> str:
        """Where one tile lies; `sharp` asks for the doubled one where the server has such."""
        letter = _SUBDOMAINS[(column + row) % len(_SUBDOMAINS)]
        filled = self.url.replace("{s}", letter).replace("{r}", "@2x" if sharp else "")
        return filled.replace("{z}", str(zoom)).replace("{x}", str(column)).replace("{y}", str(row))

    @property
    def has_sharp(self) -> bool:
        """Whether there are doubled tiles for sharp screens."""
        return "{r}" in self.url

    def _example(self, letter: str) -> str:
        return _FIELDS.sub("0", self.url.replace("{s}", letter))
