"""Where online map tiles come from, when an office configures a server for them at all."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QUrl

_SUBDOMAINS = "abc"
_FIELDS = re.compile(r"\{[^}]*\}")
_NEEDED = frozenset({"{z}", "{x}", "{y}"})
_KNOWN = _NEEDED | {"{s}", "{r}"}
_DEFAULT_PORTS = {"https": 443, "http": 80}


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
        if not address.isValid() or address.scheme() not in _DEFAULT_PORTS or not address.host() or address.userInfo():
            raise ValueError("a tile address begins with https:// or http:// and the server's name")
        if "{" in self.url.split("/")[2].replace("{s}", ""):
            raise ValueError("only {s} may stand in the server's name")

    def origins(self) -> tuple[str, ...]:
        """The servers that tiles may be asked of, as scheme://host:port."""
        letters = _SUBDOMAINS if "{s}" in self.url else "-"
        return tuple(dict.fromkeys(origin_of(QUrl(self._example(letter))) for letter in letters))

    def _example(self, letter: str) -> str:
        return _FIELDS.sub("0", self.url.replace("{s}", letter))


def origin_of(url: QUrl) -> str:
    """The scheme, host and port of an address, the default port written out."""
    return f"{url.scheme()}://{url.host()}:{url.port(_DEFAULT_PORTS.get(url.scheme(), 0))}"
