"""Which area a point lies in, for the officers' window: without shapely, which would cost it a quarter of a second at its start.

`area_index` says the same at the centre, which decides; here it is a hint for a person.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's rings (WGS84; longitude, latitude, longitude, …) and the box around them: west, south, east, north."""

    code: str
    rings: tuple["array[float]", ...]
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
    # Flat and unboxed: a province has some hundred thousand corners.
    kept = tuple(array("d", (value for corner in ring for value in corner[:2])) for ring in rings if len(ring) > 2)
    if not kept:
        return None
    lons, lats = [ring[0::2] for ring in kept], [ring[1::2] for ring in kept]
    box = min(map(min, lons)), min(map(min, lats)), max(map(max, lons)), max(map(max, lats))
    return Outline(code, kept, box)


def _crossings(ring: "array[float]", lon: float, lat: float) -> int:
    """How often a line from the point to the east crosses the ring."""
    crossed = 0
    before_lon, before_lat = ring[-2], ring[-1]
    for here_lon, here_lat in zip(ring[0::2], ring[1::2], strict=True):
        if (here_lat > lat) != (before_lat > lat):
            crossed += lon < before_lon + (lat - before_lat) / (here_lat - before_lat) * (here_lon - before_lon)
        before_lon, before_lat = here_lon, here_lat
    return crossed
