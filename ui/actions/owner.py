"""Whose matter a report is, when it is not the office's: a proposal that a person looks at, changes or lets be."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from officer_app.domain.areas import level_of, parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Relocate
from officer_app.domain.vocabulary import AreaLevel
from sync.reading.whereabouts import Whereabouts
from sync.records import OperationState, Reference, ReportDetail
from ui.words.names import area_name, category_name

# Not refused, and not yet in what the centre says of the report.
_ON_ITS_WAY = frozenset({OperationState.QUEUED, OperationState.SENDING, OperationState.UNCERTAIN, OperationState.APPLIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerProposal:
    """What the hand-over form holds when it opens, and the line that says why.

    `outside` when the place itself is another office's; `moving` when a corrected place brings the report there by itself.
    """

    why: str
    agency: str | None = None
    reason: str = ""
    outside: bool = False
    moving: bool = False

    def values(self) -> dict[str, str]:
        """The fields of the form; none where the report goes by itself."""
        if self.moving:
            return {}
        return {name: value for name, value in (("agency", self.agency), ("reason", self.reason)) if value}


def proposal_of(detail: ReportDetail, reference: Reference, officer: Officer, where: Whereabouts) -> OwnerProposal | None:
    """Who the owner seems to be: that of the place, when it is not the officer's, else that of the category."""
    if where.outside and where.ward is not None:
        return _of_place(detail, reference, where.ward, where.agency)
    agency = where.agency
    if agency is None or agency not in reference.agencies or agency in (officer.agency, detail.report.agency):
        return None
    category, owner = category_name(reference, detail.report.category), reference.agencies[agency]
    why = QCoreApplication.translate("Owner", "Proposed because of the category: {1} is in charge of {0}.")
    reason = QCoreApplication.translate("Owner", "Not our authority (bukan wewenang): {1} is in charge of {0}")
    return OwnerProposal(why=why.format(category, owner), agency=agency, reason=reason.format(category, owner))


def proposal_words(proposal: OwnerProposal, reference: Reference) -> str:
    """What may be done about a place that is another office's."""
    if proposal.moving:
        return QCoreApplication.translate(
            "Owner", "You corrected the place: once that is sent, the report moves there automatically."
        )
    if proposal.agency is None:
        return QCoreApplication.translate("Owner", "That office is not in the list of owners. Name who should have the report.")
    owner = reference.agencies.get(proposal.agency, proposal.agency)
    return QCoreApplication.translate("Owner", "Proposed owner: {0}. You can change it before it is handed over.").format(owner)


def place_words(reference: Reference, code: str) -> str:
    """An area with its kind: Kelurahan Gondangdia."""
    kinds = {AreaLevel.WARD: "Kelurahan", AreaLevel.DISTRICT: "Kecamatan"}
    return f"{kinds.get(level_of(code), '')} {area_name(reference, code)}".strip()


def point_words(where: Whereabouts, reference: Reference) -> str:
    """Where a point is that is typed for a report, and what becomes of the report there."""
    if where.ward is None:
        return QCoreApplication.translate("Owner", "Outside all areas that are known here.")
    place = place_words(reference, where.ward)
    if where.neighbourhood is not None:
        place = f"{where.neighbourhood.rpartition('/')[2]}, {place}"
    if where.outside:
        said = QCoreApplication.translate("Owner", "In {0}, not in your area: the report moves there once this is sent.")
    else:
        said = QCoreApplication.translate("Owner", "In {0}.")
    return said.format(_roughly(place, reference))


def _roughly(place: str, reference: Reference) -> str:
    about = QCoreApplication.translate("Owner", "by approximate borders") if reference.approximate_areas else ""
    return f"{place} ({about})" if about else place


def _of_place(detail: ReportDetail, reference: Reference, ward: str, agency: str | None) -> OwnerProposal:
    place = place_words(reference, ward)
    said = QCoreApplication.translate("Owner", "This place is in {0}, not in your area")
    why = said.format(_roughly(place, reference))
    moving = any(isinstance(item.payload, Relocate) and item.state in _ON_ITS_WAY for item in detail.operations)
    reason = QCoreApplication.translate("Owner", "Not our area (bukan wilayah): the place is in {0}").format(place)
    # An agency works in all areas: where the area's office is not in the list, the matter's agency is the next to ask.
    owner = _office_of(reference, ward) or (agency if agency in reference.agencies else None)
    return OwnerProposal(why=why, agency=owner, reason=reason, outside=True, moving=moving)


def _office_of(reference: Reference, ward: str) -> str | None:
    """The area's own office among those that reports are handed to, else that of the area above it."""
    offices = {" ".join(name.casefold().split()): code for code, name in reference.agencies.items()}
    names = (place_words(reference, code).casefold() for code in _upwards(ward))
    return next((offices[name] for name in names if name in offices), None)


def _upwards(code: str) -> Iterator[str]:
    area: str | None = code
    while area is not None:
        yield area
        area = parent_of(area)
