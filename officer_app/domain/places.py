"""Coordinates as people write and copy them: decimal degrees, degrees, minutes and seconds, links to maps.

Latitude first, as on maps; longitude first is understood where only that can be meant.
"""

import math
import re

from officer_app.domain.map_links import LONGEST_LINK, coordinates_of, link_in

Point = tuple[float, float]

_MOST_DEGREES_NORTH = 90.0
_NUMBER = r"[-+−]?\d{1,3}(?:[.,]\d+)?"
_DECIMAL = re.compile(rf"\s*[(\[]?\s*({_NUMBER})\s*°?\s*(?:[;,]\s*|\s+)({_NUMBER})\s*°?\s*[)\]]?\s*")
# S and U (utara) are latitudes, T and B (timur, barat) longitudes in Indonesian; LS, LU, BT, BB as atlases write them.
_LETTER = r"(L[SU]|B[TB]|[NSUEWTB])"
_ANGLE = (
    r"(\d{1,3}(?:[.,]\d+)?)\s*°?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|’’)\s*)?"
)
_LETTER_LAST = re.compile(rf"\s*{_ANGLE}{_LETTER}\s*[;,]?\s*{_ANGLE}{_LETTER}\s*", re.IGNORECASE)
_LETTER_FIRST = re.compile(rf"\s*{_LETTER}\s*{_ANGLE}[;,]?\s*{_LETTER}\s*{_ANGLE}", re.IGNORECASE)
_NORTH_SOUTH = {"N": 1, "U": 1, "LU": 1, "S": -1, "LS": -1}
_EAST_WEST = {"E": 1, "T": 1, "BT": 1, "W": -1, "B": -1, "BB": -1}


def read_point(text: str) -> Point | None:
    """The (longitude, latitude) that a text names, None when it names none on earth.

    `-6.2146, 106.9055`, `106.9055 -6.2146`, `6°12'52"S 106°54'20"E`, `6°12'52" LS 106°54'20" BT` and links
    to maps are read.
    """
    text = text[:LONGEST_LINK]
    link = link_in(text)
    if link is not None:
        return _of_decimals(coordinates_of(link) or "")
    return _of_decimals(text) or _of_letters(text)


def write_point(point: Point, digits: int = 5) -> str:
    """The point as it is copied and read again: `-6.21460, 106.90550`, latitude first, to a metre; six digits are finer."""
    return f"{point[1]:.{digits}f}, {point[0]:.{digits}f}"


def _of_decimals(text: str) -> Point | None:
    found = _DECIMAL.fullmatch(text)
    if found is None:
        return None
    first, second = _decimal(found[1]), _decimal(found[2])
    # No latitude is that large: the longitude stands first. Less than -90 is a slip rather than America.
    swapped = first > _MOST_DEGREES_NORTH
    return _on_earth(first, second) if swapped else _on_earth(second, first)


def _of_letters(text: str) -> Point | None:
    last, first = _LETTER_LAST.fullmatch(text), _LETTER_FIRST.fullmatch(text)
    if last is not None:
        parts = (last[4], last[1], last[2], last[3]), (last[8], last[5], last[6], last[7])
    elif first is not None:
        parts = (first[1], first[2], first[3], first[4]), (first[5], first[6], first[7], first[8])
    else:
        return None
    angles = {letter.upper(): _degrees(*angle) for letter, *angle in parts}
    lats = [sign * angles[letter] for letter, sign in _NORTH_SOUTH.items() if letter in angles]
    lons = [sign * angles[letter] for letter, sign in _EAST_WEST.items() if letter in angles]
    return _on_earth(lons[0], lats[0]) if len(lats) == len(lons) == 1 else None


def _decimal(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return _decimal(degrees) + _decimal(minutes or "0") / 60 + _decimal(seconds or "0") / 3600


def _on_earth(lon: float, lat: float) -> Point | None:
    fine = math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= _MOST_DEGREES_NORTH
    return (lon, lat) if fine else None
