"""What a queue query says in words, and how each part of it is taken off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.records import NOBODY, QueueQuery, Reference, Sort
from ui.supervision.figure_words import figure_filters
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word

OPEN = tuple(status for status in Status if status in OPEN_STATUSES)
START = QueueQuery(statuses=OPEN)
MIN_LETTERS = 3

Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """One filter that is on: its words, and the query without it."""

    words: str
    without: QueueQuery


def active_filters(
    query: QueueQuery, reference: Reference, officer_name: Callable[[str], str | None]
) -> tuple[ActiveFilter, ...]:
    """The filters of a query in the order of the menu; open reports alone are what the queue is for and come first."""
    return (
        *_status_filters(query),
        *(
            ActiveFilter(category_name(reference, code), replace(query, categories=_without(query.categories, code)))
            for code in query.categories
        ),
        *(ActiveFilter(area_name(reference, code), replace(query, areas=_without(query.areas, code))) for code in query.areas),
        *_person_filters(query, officer_name),
        *(ActiveFilter(words, without) for words, without in figure_filters(query, reference)),
        *_text_filters(query),
    )


def toggled(query: QueueQuery, status: Status) -> QueueQuery:
    """The query with a status added or taken off; from all open ones it narrows to this one, from none it widens again."""
    if query.statuses in (OPEN, ()):
        return replace(query, statuses=(status,))
    if status in query.statuses:
        return replace(query, statuses=_without(query.statuses, status) or OPEN)
    return replace(query, statuses=tuple(known for known in Status if known in (*query.statuses, status)))


def search_text(typed: str) -> str:
    """What is searched for; too few letters search for nothing, because they would find nearly everything."""
    text = " ".join(typed.split())
    return text if len(text) >= MIN_LETTERS else ""


def sort_words(sort: Sort) -> str:
    """An order in words."""
    words = {
        Sort.RISK: QCoreApplication.translate("QueueFilters", "Most at risk"),
        Sort.NEWEST: QCoreApplication.translate("QueueFilters", "Newest"),
        Sort.OLDEST: QCoreApplication.translate("QueueFilters", "Oldest"),
    }
    return words[sort]


def _status_filters(query: QueueQuery) -> tuple[ActiveFilter, ...]:
    if query.statuses == OPEN:
        words = QCoreApplication.translate("QueueFilters", "Open reports")
        return (ActiveFilter(words, replace(query, statuses=())),)
    return tuple(
        ActiveFilter(status_word(status), replace(query, statuses=_without(query.statuses, status) or OPEN))
        for status in query.statuses
    )


def _person_filters(query: QueueQuery, officer_name: Callable[[str], str | None]) -> tuple[ActiveFilter, ...]:
    if query.assignee is None:
        return ()
    name = officer_name(query.assignee) or query.assignee
    words = QCoreApplication.translate("QueueFilters", "Assigned to {0}").format(name)
    if query.assignee == NOBODY:
        words = QCoreApplication.translate("QueueFilters", "Assigned to nobody")
    return (ActiveFilter(words, replace(query, assignee=None)),)


def _text_filters(query: QueueQuery) -> tuple[ActiveFilter, ...]:
    found = []
    if query.unsent_only:
        words = QCoreApplication.translate("QueueFilters", "Not sent yet")
        found.append(ActiveFilter(words, replace(query, unsent_only=False)))
    if query.text:
        words = QCoreApplication.translate("QueueFilters", "Text: {0}").format(query.text)
        found.append(ActiveFilter(words, replace(query, text="")))
    return tuple(found)


def _without(values: Iterable[Value], value: Value) -> tuple[Value, ...]:
    return tuple(known for known in values if known != value)
