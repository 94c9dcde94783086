"""Which ward a report belongs to: by its point, else by the area that it names."""

from collections.abc import Iterable
from dataclasses import dataclass

from central.packs.findings import NO_PLACE, OUTSIDE, UNKNOWN_AREA, RowRefusedError
from central.packs.records import PackArea, Point
from officer_app.domain.area_index import AreaIndex
from officer_app.domain.areas import AreaNames, parent_of
from officer_app.domain.vocabulary import AreaLevel


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report was placed; `approximate` when its point stands for the whole ward."""

    ward: str
    neighbourhood: str | None
    point: Point
    approximate: bool


class Placing:
    """Places reports in a set of areas, `aliases` being other spellings of their names by code."""

    def __init__(self, areas: Iterable[PackArea], aliases: dict[str, tuple[str, ...]]) -> None:
        listed = list(areas)
        self._wards = {area.code: area for area in listed if area.level is AreaLevel.WARD}
        self._index = AreaIndex({code: area.geometry for code, area in self._wards.items()})
        self._names = AreaNames()
        for area in self._wards.values():
            self._names.add(area.code, area.name, aliases.get(area.code, ()))
        self._neighbourhoods = _by_ward(area for area in listed if area.level is AreaLevel.NEIGHBOURHOOD)

    def place(self, point: Point | None, names: Iterable[str]) -> Placed:
        """Where the report belongs; RowRefusedError when that is nowhere."""
        if point is not None:
            return self._by_point(point)
        spellings = list(names)
        code = next((found for found in map(self._names.find, spellings) if found), None)
        if code is None:
            raise RowRefusedError(UNKNOWN_AREA if spellings else NO_PLACE)
        return Placed(code, None, self._wards[code].label, approximate=True)

    def _by_point(self, point: Point) -> Placed:
        ward = self._index.locate(*point)
        if ward is None:
            raise RowRefusedError(OUTSIDE)
        inside = self._neighbourhoods.get(ward)
        return Placed(ward, inside.locate(*point) if inside else None, point, approximate=False)


def _by_ward(neighbourhoods: Iterable[PackArea]) -> dict[str, AreaIndex]:
    groups: dict[str, dict[str, PackArea]] = {}
    for area in neighbourhoods:
        groups.setdefault(parent_of(area.code) or "", {})[area.code] = area
    return {ward: AreaIndex({code: area.geometry for code, area in group.items()}) for ward, group in groups.items()}
