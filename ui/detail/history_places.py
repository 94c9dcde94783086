"""From where something in a report's history came: office, field, agency, this computer; and the place that it names."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from officer_app.domain.places import Point, write_point
from officer_app.domain.vocabulary import OperationKind, Role
from sync.cells import distance
from sync.records import Reference

# Nearer than this a photo was taken at the place, as far as telephones know.
AT_THE_PLACE = 50.0


def desk_of(reference: Reference, officer_id: str) -> str:
    """Where an officer works, by his roles; empty for one whom the reference data does not know."""
    colleague = reference.officers.get(officer_id)
    if colleague is None:
        return ""
    if colleague.roles == {Role.FIELD}:
        return QCoreApplication.translate("History", "in the field")
    if colleague.roles == {Role.AGENCY}:
        return QCoreApplication.translate("History", "at the agency")
    return QCoreApplication.translate("History", "at the office")


def this_computer() -> str:
    """For what was done here."""
    return QCoreApplication.translate("History", "on this computer")


def named_place(kind: OperationKind, data: Mapping[str, object], report: Point | None) -> str:
    """The place that an operation carries: where it put the report, or where its photos were taken; empty without one."""
    if kind is OperationKind.RELOCATE:
        point = _point(data.get("point"))
        address = data.get("address")
        said = [address] if isinstance(address, str) and address.strip() else []
        return ", ".join([*said, *([write_point(point)] if point is not None else [])])
    point = next(filter(None, map(_taken_at, _photos(data))), None)
    if point is None:
        return ""
    if report is None:
        return QCoreApplication.translate("History", "photo taken at {0}").format(write_point(point))
    metres = distance(report, point)
    if metres <= AT_THE_PLACE:
        return QCoreApplication.translate("History", "photo taken at the report's place")
    return QCoreApplication.translate("History", "photo taken {0} m from the report's place").format(round(metres))


def _photos(data: Mapping[str, object]) -> list[Mapping[str, object]]:
    photos = data.get("photos")
    return [photo for photo in photos if isinstance(photo, Mapping)] if isinstance(photos, list | tuple) else []


def _taken_at(photo: Mapping[str, object]) -> Point | None:
    facts = photo.get("facts")
    return _point(facts.get("point")) if isinstance(facts, Mapping) else None


def _point(value: object) -> Point | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    lon, lat = value
    if isinstance(lon, int | float) and isinstance(lat, int | float) and -180 <= lon <= 180 and -90 <= lat <= 90:
        return float(lon), float(lat)
    return None
