"""The menu behind the filter button: every field that a queue can be filtered by, with how many reports each entry has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.areas import covers, level_of, parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel, Channel, Status
from sync.reading.facets import DAYS, Facets
from sync.records import NOBODY, QueueQuery, Reference
from ui.desk import Clock
from ui.queue.filters import least_priority_words, mark_words, toggled
from ui.words.labels import channel_words
from ui.words.names import area_name, category_name
from ui.words.statuses import status_symbol, status_word
from widgets.plain_tip import plain_tip
from widgets.staying_menu import StayingMenu

_TREE = (AreaLevel.CITY, AreaLevel.DISTRICT, AreaLevel.WARD)
Change = Callable[[QueueQuery], QueueQuery]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the menu: what it makes of the query, whether it is on, and how many reports it has."""

    words: str
    change: Change
    is_on: Callable[[QueueQuery], bool]
    number: Callable[[Facets], int] | None = None


class FilterMenu(StayingMenu):
    """Built anew each time it opens, from the reference data and the query of that moment; stays open while one ticks.

    Signals: `query_chosen(QueueQuery)`; `numbers_wanted` when it opens, to be answered with `show_numbers`.
    """

    query_chosen = Signal(object)
    numbers_wanted = Signal()

    def __init__(
        self,
        officer: Officer,
        reference: Callable[[], Reference],
        query: Callable[[], QueueQuery],
        clock: Clock,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._officer, self._reference, self._query, self._clock = officer, reference, query, clock
        self._entries: dict[QAction, _Entry] = {}
        self._below: list[QMenu] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.rebuild)

    def rebuild(self) -> None:
        """Fill the menu."""
        self.clear()
        for below in self._below:
            below.deleteLater()
        self._entries, self._below = {}, []
        reference, me = self._reference(), self._officer.id
        self._offer_value(self, self.tr("Assigned to me"), "assignee", me, None)
        self._offer(
            self,
            self.tr("Not sent yet"),
            lambda query: replace(query, unsent_only=not query.unsent_only),
            lambda query: query.unsent_only,
            lambda facets: facets.unsent,
        )
        self.addSeparator()
        self._fill_statuses(self._submenu(self, self.tr("Status")))
        self._fill_names(
            self._submenu(self, self.tr("Category")),
            "categories",
            {code: category_name(reference, code) for code in reference.categories},
        )
        self._fill_people(self._submenu(self, self.tr("Assigned to")), reference)
        for title, field, names in (
            (self.tr("Channel"), "channels", {channel.value: channel_words(channel) for channel in Channel}),
            (self.tr("Agency"), "agencies", reference.agencies),
            (self.tr("Unit"), "units", reference.units),
        ):
            if names:
                self._fill_names(self._submenu(self, title), field, names)
        self._fill_marks(self._submenu(self, self.tr("Priority and marks")))
        self._fill_times(self._submenu(self, self.tr("Received")))
        wards = self._own_areas(reference)
        if len(wards) > 1:
            self._fill_areas(self._submenu(self, self.tr("Area")), reference, wards)
        self.numbers_wanted.emit()

    def show_numbers(self, facets: Facets) -> None:
        """Write behind each entry how many reports it has."""
        for action, entry in self._entries.items():
            if entry.number is not None:
                action.setText(f"{_plain(entry.words)}\t{entry.number(facets)}")

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        below = StayingMenu(_plain(title), menu)
        below.setWindowTitle(title)
        below.setToolTipsVisible(True)
        menu.addMenu(below)
        self._below.append(below)
        return below

    def _fill_statuses(self, menu: QMenu) -> None:
        self._offer(
            menu,
            self.tr("All, closed ones too"),
            lambda query: replace(query, statuses=()),
            lambda query: not query.statuses,
            lambda facets: sum(facets.values["statuses"].values()),
        )
        menu.addSeparator()
        for status in Status:
            self._offer(
                menu,
                f"{status_symbol(status)}  {status_word(status)}",
                partial(toggled, status=status),
                partial(_has, "statuses", status),
                partial(Facets.number, name="statuses", value=status.value),
            )

    def _fill_people(self, menu: QMenu, reference: Reference) -> None:
        self._offer_value(menu, self.tr("Nobody"), "assignee", NOBODY, None)
        menu.addSeparator()
        for officer in sorted(reference.officers.values(), key=lambda officer: officer.name.casefold()):
            self._offer_value(menu, officer.name, "assignee", officer.id, None)

    def _fill_names(self, menu: QMenu, field: str, names: Mapping[str, str]) -> None:
        for code, name in sorted(names.items(), key=lambda entry: entry[1].casefold()):
            self._offer(
                menu,
                name,
                partial(_with_toggled, field, code),
                partial(_has, field, code),
                partial(Facets.number, name=field, value=code),
            )

    def _fill_marks(self, menu: QMenu) -> None:
        for priority in range(1, 4):
            number = partial(Facets.at_least, priority=priority)
            self._offer_value(menu, least_priority_words(priority), "priority", priority, 0, number)
        menu.addSeparator()
        for (field, value), words in mark_words().items():
            self._offer_value(menu, words, field, value, None, partial(Facets.number, name=field, value=int(value)))

    def _fill_times(self, menu: QMenu) -> None:
        now = self._clock()
        self._offer_value(menu, self.tr("At any time"), "received_from", None, None)
        for days in DAYS:
            words = self.tr("In the last %n day(s)", "", days)
            since = now - timedelta(days=days)
            self._offer_value(menu, words, "received_from", since, None, partial(_received, days))

    def _own_areas(self, reference: Reference) -> dict[str, str]:
        own = self._officer.areas
        return {
            code: name
            for code, name in reference.areas.items()
            if any(covers(area, code) for area in own) and level_of(code) in _TREE
        }

    def _fill_areas(self, menu: QMenu, reference: Reference, areas: dict[str, str]) -> None:
        children: dict[str | None, list[str]] = {}
        for code in sorted(areas, key=lambda code: areas[code]):
            parent = parent_of(code)
            children.setdefault(parent if parent in areas else None, []).append(code)
        self._fill_level(menu, reference, children, children.get(None, []))

    def _fill_level(self, menu: QMenu, reference: Reference, children: dict[str | None, list[str]], codes: Iterable[str]) -> None:
        for code in codes:
            name = area_name(reference, code)
            if code not in children:
                self._offer_area(menu, name, code)
                continue
            below = self._submenu(menu, name)
            self._offer_area(below, self.tr("All of {0}").format(name), code)
            below.addSeparator()
            self._fill_level(below, reference, children, children[code])

    def _offer_area(self, menu: QMenu, words: str, code: str) -> None:
        number = partial(Facets.within, area=code)
        self._offer(menu, words, partial(_with_toggled, "areas", code), partial(_has, "areas", code), number)

    def _offer_value(
        self,
        menu: QMenu,
        words: str,
        field: str,
        value: object,
        without: object,
        number: Callable[[Facets], int] | None = None,
    ) -> None:
        """Offer one value for a field that has one."""
        if number is None and isinstance(value, str):
            number = partial(Facets.number, name=field, value=value)
        self._offer(menu, words, partial(_with_value, field, value, without), partial(_is, field, value), number)

    def _offer(
        self,
        menu: QMenu,
        words: str,
        change: Change,
        is_on: Callable[[QueueQuery], bool],
        number: Callable[[Facets], int] | None = None,
    ) -> None:
        action = menu.addAction(_plain(words))
        action.setToolTip(plain_tip(words))
        action.setCheckable(True)
        action.setChecked(is_on(self._query()))
        self._entries[action] = _Entry(words, change, is_on, number)
        action.triggered.connect(partial(self._take, action))

    def _take(self, action: QAction, _checked: bool = False) -> None:
        entry = self._entries.get(action)
        if entry is None:
            return
        self.query_chosen.emit(entry.change(self._query()))
        query = self._query()
        for one, other in self._entries.items():
            one.setChecked(other.is_on(query))
        self.numbers_wanted.emit()


def _plain(words: str) -> str:
    # An ampersand in a name is a letter, not a shortcut.
    return words.replace("&", "&&")


def _has(field: str, value: object, query: QueueQuery) -> bool:
    return value in getattr(query, field)


def _is(field: str, value: object, query: QueueQuery) -> bool:
    return bool(getattr(query, field) == value)


def _with_toggled(field: str, value: str, query: QueueQuery) -> QueueQuery:
    chosen = getattr(query, field)
    wanted = tuple(known for known in chosen if known != value) if value in chosen else (*chosen, value)
    return replace(query, **{field: wanted})  # type: ignore[arg-type]


def _with_value(field: str, value: object, without: object, query: QueueQuery) -> QueueQuery:
    wanted = without if getattr(query, field) == value else value
    return replace(query, **{field: wanted})  # type: ignore[arg-type]


def _received(days: int, facets: Facets) -> int:
    return facets.received[days]
