"""The words of `officer-app conflicts`: the same as on the window's cards, as lines of text."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.cli_output import table
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Event
from sync.records import Choice, DecisionCard, Reference
from ui.decisions.choice_words import ReasonNeed, choice_words
from ui.decisions.facets import Cell, Facet, facets_of, spoken
from ui.decisions.happening import happening, since
from ui.outbox.lines import title_of
from ui.words.times import wib

# Enough of an id to be the only one that begins so.
SHORT = 18
_WIDTHS = (16, 32, 32, 32)


def nothing_to_decide() -> str:
    """That there is nothing."""
    return QCoreApplication.translate("Cli", "Nothing needs a decision.")


def card_line(card: DecisionCard, reference: Reference, now: datetime) -> str:
    """One line: the id, the report, what was done and when, and what can be decided."""
    item = card.item
    what = f"{item.number}  {title_of(item, reference)}  {wib(item.recorded_at, now)}"
    return f"{item.op_id[:SHORT]}  {what}  [{', '.join(card.choices)}]"


def card_words(card: DecisionCard, events: tuple[Event, ...], reference: Reference, officer: Officer, now: datetime) -> str:
    """A whole card: what happened, the three versions beside each other, long texts in full, and the choices."""
    item, facets = card.item, facets_of(card, reference, officer.id)
    told = happening(card, since(card, events, officer.id), reference, officer.id)
    head = [
        QCoreApplication.translate("Cli", "Field"),
        QCoreApplication.translate("Cli", "As you saw it"),
        QCoreApplication.translate("Cli", "As you meant it"),
        QCoreApplication.translate("Cli", "On the server now"),
    ]
    lines = [
        f"{item.number}  {title_of(item, reference)}  {wib(item.recorded_at, now)}",
        item.op_id,
        "",
        told.title,
        told.text,
        "",
        table(head, [_row(facet) for facet in facets], _WIDTHS),
        *_in_full(facets, head),
        "",
        *_choices(card, reference, officer),
    ]
    return "\n".join(lines)


def decided_words(card: DecisionCard, choice: Choice, reference: Reference, officer: Officer) -> str:
    """What was decided."""
    return f"{card.item.number}: {choice_words(choice, card, reference, officer).done}"


def _row(facet: Facet) -> list[str]:
    return [facet.name, *(_told(cell) for cell in (facet.base, facet.mine, facet.theirs))]


def _told(cell: Cell | None) -> str:
    return QCoreApplication.translate("Cli", "not visible to you") if cell is None else spoken(cell)


def _in_full(facets: tuple[Facet, ...], head: list[str]) -> Iterator[str]:
    """What the table had to cut."""
    for facet in facets:
        for name, cell, width in zip(head[1:], (facet.base, facet.mine, facet.theirs), _WIDTHS[1:], strict=True):
            text = _told(cell)
            if len(text) > width or "\n" in text:
                yield ""
                yield f"{facet.name}, {name}:"
                yield text


def _choices(card: DecisionCard, reference: Reference, officer: Officer) -> Iterator[str]:
    yield QCoreApplication.translate("Cli", "Choices:")
    for choice in card.choices:
        words = choice_words(choice, card, reference, officer)
        needs = "  (--reason)" if words.reason is ReasonNeed.REQUIRED else ""
        yield f"  {choice.value}{needs}: {words.sentence}"
