"""The reports on the map by number: the page knows numbers only, and is told what changes instead of everything again."""

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from operator import lt

from sync.records import MapPoints

GONE = 0xFF


class PointSet:
    """All points of one `show_points`; a report keeps its number as long as the set lives, also after it was removed."""

    def __init__(self, points: MapPoints) -> None:
        self._first = points.ids
        self._sorted = all(map(lt, points.ids, islice(points.ids, 1, None)))
        # Ids in order are found by bisection: a dictionary of a million ids would take 100 ms to build and 80 MB to keep.
        self._numbers = {} if self._sorted else {report_id: number for number, report_id in enumerate(points.ids)}
        self._later: list[str] = []
        self._positions = array("f", points.positions)
        self._statuses = bytearray(points.statuses)

    def __len__(self) -> int:
        return len(self._statuses)

    def number(self, report_id: str) -> int | None:
        """The number of a report that is on the map, None when it is not."""
        number = self._number(report_id)
        return None if number is None or self._statuses[number] == GONE else number

    def report_id(self, number: int) -> str | None:
        """The report with this number, None when there is none on the map."""
        if not 0 <= number < len(self._statuses) or self._statuses[number] == GONE:
            return None
        return self._first[number] if number < len(self._first) else self._later[number - len(self._first)]

    def payload(self) -> bytes:
        """All points as the page reads them: lon, lat pairs as 32-bit floats, then one status byte each."""
        return self._positions.tobytes() + bytes(self._statuses)

    def change(self, changed: MapPoints, removed: Sequence[str]) -> str:
        """Take a change in; gives the JSON for the page, `[[number, lon, lat, status], …]`, right to apply more than once."""
        lons, lats = changed.positions[::2], changed.positions[1::2]
        rows = [self._put(*row) for row in zip(changed.ids, lons, lats, changed.statuses, strict=True)]
        rows += [self._remove(number) for number in map(self._number, removed) if number is not None]
        return json.dumps(rows)

    def _put(self, report_id: str, lon: float, lat: float, status: int) -> list[float]:
        if not (math.isfinite(lon) and math.isfinite(lat)):  # JSON has no such numbers
            lon, lat, status = 0.0, 0.0, GONE
        number = self._number(report_id)
        if number is None:
            number = len(self._statuses)
            self._numbers[report_id] = number
            self._later.append(report_id)
            self._positions.extend((lon, lat))
            self._statuses.append(status)
        else:
            self._positions[2 * number : 2 * number + 2] = array("f", (lon, lat))
            self._statuses[number] = status
        return [number, lon, lat, status]

    def _remove(self, number: int) -> list[float]:
        self._statuses[number] = GONE
        return [number, 0.0, 0.0, GONE]

    def _number(self, report_id: str) -> int | None:
        found = self._numbers.get(report_id)
        if found is None and self._sorted:
            place = bisect_left(self._first, report_id)
            found = place if place < len(self._first) and self._first[place] == report_id else None
        return found
