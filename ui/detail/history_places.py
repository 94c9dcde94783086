"""From where something in a report's history came: office, field, agency, this computer; and the place that it names."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from officer_app.domain.evidence import Check, Finding, Verdict, place_finding
from officer_app.domain.places import Point, write_point
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind, Role
from sync.records import Reference
from ui.detail.evidence_words import DOUBT
from ui.words.distances import distance_words

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


def named_place(kind: OperationKind, data: Mapping[str, object], report: Report | None) -> str:
    """The place that an operation carries: where it put the report, or where its photos were taken; empty without one.

    Of several photos the one that was taken farthest off is named. What is said is what form and validation say.
    """
    if kind is OperationKind.RELOCATE:
        point = _point(data.get("point"))
        address = data.get("address")
        said = [address] if isinstance(address, str) and address.strip() else []
        return ", ".join([*said, *([write_point(point)] if point is not None else [])])
    placed = [(point, _metres(photo)) for photo in _photos(data) if (point := _taken_at(photo)) is not None]
    if not placed:
        return ""
    findings = [] if report is None else [place_finding(point, report, metres) for point, metres in placed]
    farthest = max(findings, key=lambda finding: finding.value or 0.0, default=Finding(Check.PLACE, Verdict.UNKNOWN))
    if farthest.verdict is Verdict.UNKNOWN:
        return QCoreApplication.translate("History", "photo taken at {0}").format(write_point(placed[0][0]))
    metres = farthest.value or 0.0
    if metres <= AT_THE_PLACE:
        return QCoreApplication.translate("History", "photo taken at the report's place")
    words = QCoreApplication.translate("History", "photo taken {0} from the report's place").format(distance_words(metres))
    return f"{DOUBT} {words}" if farthest.verdict is Verdict.DOUBTFUL else words


def _photos(data: Mapping[str, object]) -> list[Mapping[str, object]]:
    photos = data.get("photos")
    return [photo for photo in photos if isinstance(photo, Mapping)] if isinstance(photos, list | tuple) else []


def _taken_at(photo: Mapping[str, object]) -> Point | None:
    facts = photo.get("facts")
    return _point(facts.get("point")) if isinstance(facts, Mapping) else None


def _metres(photo: Mapping[str, object]) -> float | None:
    """How far from the report's place it was when it was sent, where the server measured that."""
    metres = photo.get("metres")
    if not isinstance(metres, int | float) or isinstance(metres, bool):
        return None
    return float(metres) if math.isfinite(metres) and metres >= 0 else None


def _point(value: object) -> Point | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    lon, lat = value
    if isinstance(lon, int | float) and isinstance(lat, int | float) and -180 <= lon <= 180 and -90 <= lat <= 90:
        return float(lon), float(lat)
    return None
