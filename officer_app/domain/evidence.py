"""What a result photo's facts say: shown to the officer before sending and to the validator, never as an accusation."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from officer_app.domain.operations import Payload, Photo, photos_of
from officer_app.domain.places import Point
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Need, PhotoRole
from officer_app.domain.workflow import Workflow

NEAR_METRES = 200.0
CLOCK_TOLERANCE = timedelta(minutes=10)
_EARTH_RADIUS = 6_371_008.8


class Verdict(StrEnum):
    """What can be said about one fact of a photo."""

    GOOD = "good"
    UNKNOWN = "unknown"
    DOUBTFUL = "doubtful"


class Check(StrEnum):
    """The facts that are looked at."""

    TIME = "time"
    PLACE = "place"
    UNIQUE = "unique"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about a photo; `value` is seconds before the report (time) or metres from it (place)."""

    check: Check
    verdict: Verdict
    value: float | None = None


def review(photo: Photo, report: Report, used_elsewhere: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Findings for a photo: taken after the report, near it, and not used before.

    `used_elsewhere` are hashes (of sent blobs and of originals) already hanging on other reports. A covered copy of the citizen's
    own photo says just that: it shows how the place was, and proves nothing.
    """
    if is_citizens_copy(photo, report):
        return (Finding(Check.COPY, Verdict.UNKNOWN),)
    return (
        _time(photo, report),
        place_finding(photo.facts.point, report, photo.metres),
        _unique(photo, report, set(used_elsewhere)),
    )


def is_citizens_copy(photo: Photo, report: Report) -> bool:
    """Whether a photo is the report's own citizen's photo with parts covered, shown as what was before."""
    citizens = {attachment.sha256 for attachment in report.attachments if attachment.role is PhotoRole.CITIZEN}
    return photo.covered and photo.role is PhotoRole.BEFORE and photo.facts.original_sha256 in citizens


def lacks_evidence(payload: Payload, report: Report, workflow: Workflow) -> bool:
    """Whether a move that needs a photo brings only copies of the citizen's own: nobody's work is on them."""
    step, photos = workflow.step(report.status, payload), photos_of(payload)
    needed = step is not None and Need.PHOTO in step.needs
    return needed and bool(photos) and all(is_citizens_copy(photo, report) for photo in photos)


def distance(a: Point, b: Point) -> float:
    """Metres between two points (longitude, latitude) on a sphere."""
    (lon_a, lat_a), (lon_b, lat_b) = ((math.radians(lon), math.radians(lat)) for lon, lat in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2
    h += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_RADIUS * math.asin(math.sqrt(min(h, 1.0)))


def metres_from(taken: Point | None, report: Report) -> float | None:
    """How far from a report's place a photo was taken; None where one of the places is not known."""
    if taken is None or report.point is None or report.approximate:
        return None
    return distance(taken, report.point)


def _time(photo: Photo, report: Report) -> Finding:
    taken = photo.facts.taken_at
    if taken is None:
        return Finding(Check.TIME, Verdict.UNKNOWN)
    early = (report.received_at - taken).total_seconds()
    after = photo.role is PhotoRole.BEFORE or early <= CLOCK_TOLERANCE.total_seconds()
    return Finding(Check.TIME, Verdict.GOOD if after else Verdict.DOUBTFUL, early)


def place_finding(taken: Point | None, report: Report, kept: float | None = None) -> Finding:
    """What is said of where a photo was taken: the one verdict of form, history, validation and batch.

    `kept` is the distance that was measured when the photo was sent: who moves the report's place later changes no verdict.
    """
    metres = kept if kept is not None else metres_from(taken, report)
    if metres is None:
        return Finding(Check.PLACE, Verdict.UNKNOWN)
    return Finding(Check.PLACE, Verdict.GOOD if metres <= NEAR_METRES else Verdict.DOUBTFUL, metres)


def _unique(photo: Photo, report: Report, used_elsewhere: set[str]) -> Finding:
    citizens = {a.sha256 for a in report.attachments if a.role is PhotoRole.CITIZEN}
    used = {photo.sha256, photo.facts.original_sha256} & (used_elsewhere | citizens)
    return Finding(Check.UNIQUE, Verdict.DOUBTFUL if used else Verdict.GOOD)
