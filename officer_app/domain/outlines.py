"""Which area a point lies in, for the officers' window: without shapely, which would cost it a quarter of a second at its start.

`area_index` says the same at the centre, which decides; here it is a hint for a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's rings (WGS84, longitude first) and the box around them: west, south, east, north."""

    code: str
    rings: tuple[Ring, ...]
    box: tuple[float, float, float, float]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies inside: in one ring, or in three, but not in the hole of one."""
        west, south, east, north = self.box
        if not (west <= lon <= east and south <= lat <= north):
            return False
        return sum(_crossings(ring, lon, lat) for ring in self.rings) % 2 == 1


class Outlines:
    """The areas of one level."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._outlines = sorted(outlines, key=lambda outline: outline.code)

    def holding(self, lon: float, lat: float) -> tuple[str, ...]:
        """The codes of the areas that hold the point; several where shapes overlap."""
        return tuple(outline.code for outline in self._outlines if outline.holds(lon, lat))


def outline(code: str, rings: Iterable[Ring]) -> Outline | None:
    """An area with its box; None where there is nothing to be inside of."""
    kept = tuple(ring for ring in rings if len(ring) > 2)
    if not kept:
        return None
    lons = [position[0] for ring in kept for position in ring]
    lats = [position[1] for ring in kept for position in ring]
    return Outline(code, kept, (min(lons), min(lats), max(lons), max(lats)))


def _crossings(ring: Ring, lon: float, lat: float) -> int:
    """How often a line from the point to the east crosses the ring."""
    crossed, before = 0, ring[-1]
    for position in ring:
        if (position[1] > lat) != (before[1] > lat):
            at = before[0] + (lat - before[1]) / (position[1] - before[1]) * (position[0] - before[0])
            crossed += lon < at
        before = position
    return crossed
