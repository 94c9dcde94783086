"""Links to maps as people copy them: which coordinates a link names, latitude first, as text.

Read are Google Maps, OpenStreetMap, Apple Maps, Waze, Bing and `geo:`. A shortened link holds no coordinates:
only its server knows them.
"""

import re
from urllib.parse import unquote_plus, urlsplit

LONGEST_LINK = 2_000
_LINK = re.compile(r"(?:https?://|geo:)\S+", re.IGNORECASE)
_SHORTENED = ("maps.app.goo.gl", "goo.gl", "g.co", "osm.org", "bit.ly", "s.id", "tinyurl.com")
_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"({_NUMBER})\s*[,~]\s*({_NUMBER})"
# Where a link says its place, the surest first: a marker, a place that is searched for, then what the map shows.
_PLACES = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&]mlat=({_NUMBER})&mlon=({_NUMBER})"),
    re.compile(rf"[?&](?:q|query|daddr|destination)=(?:loc:)?{_PAIR}"),
    re.compile(rf"/(?:place|search|dir/[^/]*)/{_PAIR}(?=[/?#]|$)"),
    re.compile(rf"[?&](?:ll|sll|cp|center|coordinate)=(?:point\.)?{_PAIR}"),
    re.compile(rf"/@{_PAIR}"),
    re.compile(rf"#map=\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})"),
)
_GEO = re.compile(rf"geo:{_PAIR}", re.IGNORECASE)
_NOWHERE = ("0", "0.0")


def link_in(text: str) -> str | None:
    """The first link in a text, None where there is none."""
    found = _LINK.search(text[:LONGEST_LINK])
    return found[0] if found is not None else None


def coordinates_of(link: str) -> str | None:
    """The coordinates that a link names, None where it names none."""
    plain = unquote_plus(link)
    if plain[:4].casefold() == "geo:":
        found = _GEO.match(plain)
        # `geo:0,0?q=...` asks for what is searched for.
        if found is not None and not (found[1] in _NOWHERE and found[2] in _NOWHERE):
            return f"{found[1]}, {found[2]}"
    matches = (pattern.search(plain) for pattern in _PLACES)
    first = next((match for match in matches if match is not None), None)
    return f"{first[1]}, {first[2]}" if first is not None else None


def is_shortened(text: str) -> bool:
    """Whether a text holds a link that only the server behind it can turn into a place."""
    link = link_in(text)
    if link is None or coordinates_of(link) is not None:
        return False
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return False
    return host.removeprefix("www.") in _SHORTENED
