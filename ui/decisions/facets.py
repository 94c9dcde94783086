"""What there is to compare on a decision card: each field of the report as the officer saw it, as he meant it, as it is now."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Evidence, Move, Note, Payload, Reopen, Return
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import Status
from sync.records import DecisionCard, Reference
from ui.detail.history_lines import photo_count
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word

NOTHING = "–"


class Mark(Enum):
    """How a field differs from what the officer saw: by his hand, by the centre's, by both in the same way."""

    NONE = "none"
    MINE = "mine"
    THEIRS = "theirs"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A field in one of the three versions."""

    text: str = ""
    status: Status | None = None
    photos: tuple[Attachment, ...] = ()
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A field in all three; `theirs` is None where the report is not the officer's to see any more."""

    key: str
    name: str
    base: Cell
    mine: Cell
    theirs: Cell | None

    @property
    def differs(self) -> bool:
        """Whether anybody changed it."""
        return self.mine.mark is not Mark.NONE or (self.theirs is not None and self.theirs.mark is not Mark.NONE)

    @property
    def clashes(self) -> bool:
        """Whether both changed it, each to something else."""
        return self.mine.mark is Mark.MINE and self.theirs is not None and self.theirs.mark is Mark.THEIRS


def facets_of(card: DecisionCard, reference: Reference, officer_id: str) -> tuple[Facet, ...]:
    """The fields worth a line: status and whose it is always, others where somebody changed them, words and photos if any."""
    teller = _Teller(reference, officer_id)
    always = (
        _compared(card, "status", QCoreApplication.translate("Decisions", "Status"), lambda r: Cell(status=r.status)),
        _compared(card, "assignee", QCoreApplication.translate("Decisions", "Handled by"), teller.assignee),
    )
    changed = (
        _compared(card, "agency", QCoreApplication.translate("Decisions", "Agency"), teller.agency),
        _compared(card, "unit", QCoreApplication.translate("Decisions", "Unit"), teller.unit),
        _compared(card, "category", QCoreApplication.translate("Decisions", "Category"), teller.category),
        _compared(card, "place", QCoreApplication.translate("Decisions", "Place"), teller.place),
        _compared(card, "priority", QCoreApplication.translate("Decisions", "Priority"), _priority),
        _compared(card, "merged", QCoreApplication.translate("Decisions", "Duplicate of another report"), _merged),
    )
    words = (_answer(card), _own_words(card), _photos(card))
    return (*always, *(facet for facet in changed if facet.differs), *(facet for facet in words if facet is not None))


class _Teller:
    """Tells fields with the names of the reference data."""

    def __init__(self, reference: Reference, officer_id: str) -> None:
        self._reference = reference
        self._officer_id = officer_id

    def assignee(self, report: Report) -> Cell:
        return Cell(text=assignee_words(report.assignee, self._reference, self._officer_id))

    def agency(self, report: Report) -> Cell:
        return Cell(text=self._reference.agencies.get(report.agency, report.agency) if report.agency else NOTHING)

    def unit(self, report: Report) -> Cell:
        return Cell(text=self._reference.units.get(report.unit, report.unit) if report.unit else NOTHING)

    def category(self, report: Report) -> Cell:
        return Cell(text=category_name(self._reference, report.category))

    def place(self, report: Report) -> Cell:
        point = "" if report.point is None else f"{report.point[1]:.5f}, {report.point[0]:.5f}"
        lines = (" ".join((report.address or "").split()), area_name(self._reference, report.ward), point)
        return Cell(text="\n".join(filter(None, lines)))


def assignee_words(assignee: str | None, reference: Reference, officer_id: str) -> str:
    """Whose a report is."""
    if assignee is None:
        return QCoreApplication.translate("Decisions", "nobody")
    if assignee == officer_id:
        return QCoreApplication.translate("Decisions", "you")
    colleague = reference.officers.get(assignee)
    if colleague is None:
        return QCoreApplication.translate("Decisions", "an officer of another office")
    return ", ".join(filter(None, (colleague.name, colleague.title)))


def _priority(report: Report) -> Cell:
    return Cell(text=str(report.priority))


def _merged(report: Report) -> Cell:
    yes, no = QCoreApplication.translate("Decisions", "yes"), QCoreApplication.translate("Decisions", "no")
    return Cell(text=yes if report.merged_into else no)


def _compared(card: DecisionCard, key: str, name: str, told: Callable[[Report], Cell]) -> Facet:
    base, mine = told(card.base), told(card.mine)
    theirs = None if card.theirs is None else told(card.theirs)
    return _marked(key, name, base, mine, theirs)


def _marked(key: str, name: str, base: Cell, mine: Cell, theirs: Cell | None) -> Facet:
    by_me = mine != base
    by_them = theirs is not None and theirs != base
    agreed = by_me and by_them and mine == theirs
    if by_me:
        mine = _with(mine, Mark.AGREED if agreed else Mark.MINE)
    if by_them and theirs is not None:
        theirs = _with(theirs, Mark.AGREED if agreed else Mark.THEIRS)
    return Facet(key=key, name=name, base=base, mine=mine, theirs=theirs)


def _with(cell: Cell, mark: Mark) -> Cell:
    return Cell(text=cell.text, status=cell.status, photos=cell.photos, mark=mark)


def _answer(card: DecisionCard) -> Facet | None:
    facet = _compared(
        card,
        "answer",
        QCoreApplication.translate("Decisions", "Public answer"),
        lambda report: Cell(text=report.public_answer or NOTHING),
    )
    versions = (facet.base, facet.mine, facet.theirs)
    return facet if any(cell is not None and cell.text != NOTHING for cell in versions) else None


def _own_words(card: DecisionCard) -> Facet | None:
    """The note or the reason that the officer wrote; it stands in no other version."""
    text = _internal(card.item.payload)
    if not text:
        return None
    name = QCoreApplication.translate("Decisions", "Your note")
    theirs = None if card.theirs is None else Cell(text=NOTHING)
    return Facet(key="note", name=name, base=Cell(text=NOTHING), mine=Cell(text=text, mark=Mark.MINE), theirs=theirs)


def _internal(payload: Payload) -> str:
    match payload:
        case Note(text=text) | Evidence(text=text):
            return text or ""
        case Move(reason=reason) | Return(reason=reason) | Reopen(reason=reason):
            return reason or ""
        case _:
            return ""


def _photos(card: DecisionCard) -> Facet | None:
    base = Cell(photos=card.base.attachments)
    mine = Cell(photos=card.mine.attachments)
    theirs = None if card.theirs is None else Cell(photos=card.theirs.attachments)
    if not any(cell is not None and cell.photos for cell in (base, mine, theirs)):
        return None
    name = QCoreApplication.translate("Decisions", "Photos")
    facet = _marked("photos", name, _hashes(base), _hashes(mine), None if theirs is None else _hashes(theirs))
    return Facet(
        key=facet.key,
        name=facet.name,
        base=base,
        mine=_with(mine, facet.mine.mark),
        theirs=None if theirs is None or facet.theirs is None else _with(theirs, facet.theirs.mark),
    )


def _hashes(cell: Cell) -> Cell:
    """The photos as something to compare: what they show, not when or by whom they were added."""
    return Cell(text=" ".join(sorted(f"{photo.role} {photo.sha256}" for photo in cell.photos)))


def spoken(cell: Cell) -> str:
    """A cell in words, for reading aloud."""
    if cell.status is not None:
        return status_word(cell.status)
    if cell.photos:
        return photo_count(len(cell.photos))
    return cell.text
