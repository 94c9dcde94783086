"""Coordinates as people write them: decimal degrees, or degrees, minutes, seconds and a letter; latitude first, as on maps."""

import math
import re

Point = tuple[float, float]

_NUMBER = r"[-+−]?\d{1,3}(?:[.,]\d+)?"
_DECIMAL = re.compile(rf"\s*({_NUMBER})\s*°?\s*(?:[;,]\s*|\s+)({_NUMBER})\s*°?\s*")
_ANGLE = r"(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|’’)\s*)?"
# S and U (utara) are latitudes, T and B (timur, barat) longitudes in Indonesian; LS, LU, BT, BB as atlases write them.
_SEXAGESIMAL = re.compile(rf"\s*{_ANGLE}(L?S|L?U|N)\s*[;,]?\s*{_ANGLE}(B?T|BB|B|E|W)\s*", re.IGNORECASE)


def read_point(text: str) -> Point | None:
    """The (longitude, latitude) that a text names, None when it names none on earth.

    `-6.2146, 106.9055`, `6°12'52"S 106°54'20"E` and `6°12'52" LS 106°54'20" BT` are read.
    """
    text = text[:100]
    found = _DECIMAL.fullmatch(text)
    if found is not None:
        return _on_earth(_decimal(found[2]), _decimal(found[1]))
    found = _SEXAGESIMAL.fullmatch(text)
    if found is None:
        return None
    south, west = found[4].upper().endswith("S"), found[8].upper() in ("W", "B", "BB")
    lat, lon = _degrees(found[1], found[2], found[3]), _degrees(found[5], found[6], found[7])
    return _on_earth(-lon if west else lon, -lat if south else lat)


def write_point(point: Point, digits: int = 5) -> str:
    """The point as it is copied and read again: `-6.21460, 106.90550`, latitude first, to a metre; six digits are finer."""
    return f"{point[1]:.{digits}f}, {point[0]:.{digits}f}"


def _decimal(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return float(degrees) + _decimal(minutes or "0") / 60 + _decimal(seconds or "0") / 3600


def _on_earth(lon: float, lat: float) -> Point | None:
    fine = math.isfinite(lon) and math.isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90
    return (lon, lat) if fine else None
