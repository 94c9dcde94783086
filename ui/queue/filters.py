"""What a queue query says in words, and how each part of it is taken off."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from officer_app.domain.searching import units_of
from officer_app.domain.vocabulary import OPEN_STATUSES, Channel, Status
from sync.records import NOBODY, QueueQuery, Reference, Sort
from ui.supervision.figure_words import figure_filters
from ui.words.labels import channel_words, priority_words
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word
from ui.words.times import wib, wib_day

OPEN = tuple(status for status in Status if status in OPEN_STATUSES)
START = QueueQuery(statuses=OPEN)

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
        *_named_filters(query, reference),
        *_person_filters(query, officer_name),
        *_mark_filters(query),
        *_time_filters(query),
        *(ActiveFilter(words, without) for words, without in figure_filters(query)),
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
    """What is searched for; nothing as long as all that is typed is too short to be looked for."""
    text = " ".join(typed.split())
    return text if units_of(text) else ""


def is_plain(query: QueueQuery) -> bool:
    """Whether a query has no filter but statuses: how many reports those have is known at any moment."""
    return replace(query, statuses=(), sort=Sort.RISK, group=None) == QueueQuery()


def same_but_statuses(one: QueueQuery, other: QueueQuery) -> bool:
    """Whether two queries keep the same reports but for their statuses, of which both want some or both none."""
    bare = {"statuses": (), "sort": Sort.RISK, "group": None}
    return bool(one.statuses) == bool(other.statuses) and replace(one, **bare) == replace(other, **bare)  # type: ignore[arg-type]


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


def _named_filters(query: QueueQuery, reference: Reference) -> list[ActiveFilter]:
    found = []
    for code in query.channels:
        words = channel_words(Channel(code)) if code in set(Channel) else code
        found.append(ActiveFilter(words, replace(query, channels=_without(query.channels, code))))
    for code in query.agencies:
        words = reference.agencies.get(code, code) or QCoreApplication.translate("QueueFilters", "No agency")
        found.append(ActiveFilter(words, replace(query, agencies=_without(query.agencies, code))))
    for code in query.units:
        found.append(ActiveFilter(reference.units.get(code, code), replace(query, units=_without(query.units, code))))
    return found


def mark_words() -> dict[tuple[str, bool], str]:
    """The filters that a report fits or not, by field and value."""
    return {
        ("with_photos", True): QCoreApplication.translate("QueueFilters", "With photos"),
        ("with_photos", False): QCoreApplication.translate("QueueFilters", "Without photos"),
        ("private", True): QCoreApplication.translate("QueueFilters", "Private reports"),
        ("private", False): QCoreApplication.translate("QueueFilters", "Public reports"),
        ("approximate", True): QCoreApplication.translate("QueueFilters", "Place only approximate"),
        ("approximate", False): QCoreApplication.translate("QueueFilters", "Place exact"),
    }


def least_priority_words(priority: int) -> str:
    """A least priority as a filter."""
    return QCoreApplication.translate("QueueFilters", "Priority: {0} or more").format(priority_words(priority))


def _mark_filters(query: QueueQuery) -> list[ActiveFilter]:
    found = [
        ActiveFilter(words, replace(query, **{field: None}))  # type: ignore[arg-type]
        for (field, value), words in mark_words().items()
        if getattr(query, field) is value
    ]
    if query.priority:
        found.append(ActiveFilter(least_priority_words(query.priority), replace(query, priority=0)))
    return found


def _time_filters(query: QueueQuery) -> list[ActiveFilter]:
    found = []
    # A figure asks for clocks that run, and says itself what of them.
    if query.due_before is not None and query.paused is None:
        words = QCoreApplication.translate("QueueFilters", "Due before {0}").format(wib(query.due_before, query.due_before))
        found.append(ActiveFilter(words, replace(query, due_before=None)))
    if query.received_from is not None:
        words = QCoreApplication.translate("QueueFilters", "Received since {0}").format(wib_day(query.received_from))
        found.append(ActiveFilter(words, replace(query, received_from=None)))
    if query.received_before is not None:
        words = QCoreApplication.translate("QueueFilters", "Received before {0}").format(wib_day(query.received_before))
        found.append(ActiveFilter(words, replace(query, received_before=None)))
    return found


def _person_filters(query: QueueQuery, officer_name: Callable[[str], str | None]) -> tuple[ActiveFilter, ...]:
    if query.assignee is None:
        return ()
    if query.assignee == NOBODY:
        words = QCoreApplication.translate("QueueFilters", "Assigned to nobody")
        return (ActiveFilter(words, replace(query, assignee=None)),)
    name = officer_name(query.assignee) or query.assignee
    words = QCoreApplication.translate("QueueFilters", "Assigned to {0}").format(name)
    return (ActiveFilter(words, replace(query, assignee=None)),)


def _text_filters(query: QueueQuery) -> tuple[ActiveFilter, ...]:
    found = []
    if query.unsent_only:
        words = QCoreApplication.translate("QueueFilters", "Not sent yet")
        found.append(ActiveFilter(words, replace(query, unsent_only=False)))
    if query.meant and query.meant != query.text:
        words = QCoreApplication.translate("QueueFilters", "Text: {0} (nothing with “{1}”)").format(query.meant, query.text)
        # Without it what was typed is looked for as it was typed.
        found.append(ActiveFilter(words, replace(query, meant=query.text)))
    elif query.text:
        words = QCoreApplication.translate("QueueFilters", "Text: {0}").format(query.text)
        found.append(ActiveFilter(words, replace(query, text="", meant="")))
    return tuple(found)


def _without(values: Iterable[Value], value: Value) -> tuple[Value, ...]:
    return tuple(known for known in values if known != value)
