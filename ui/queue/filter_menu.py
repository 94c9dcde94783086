"""The menu behind the filter button: every field that a queue can be filtered by."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.areas import covers, level_of, parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel, Channel, Status
from sync.records import NOBODY, QueueQuery, Reference
from ui.desk import Clock
from ui.queue.filters import least_priority_words, mark_words, toggled
from ui.words.labels import channel_words
from ui.words.names import area_name, category_name
from ui.words.statuses import status_symbol, status_word
from widgets.plain_tip import plain_tip

_TREE = (AreaLevel.CITY, AreaLevel.DISTRICT, AreaLevel.WARD)


class FilterMenu(QMenu):
    """Built anew each time it opens, from the reference data and the query of that moment.

    Signals: `query_chosen(QueueQuery)`.
    """

    query_chosen = Signal(object)

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
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.rebuild)
        self.triggered.connect(self._choose)

    def rebuild(self) -> None:
        """Fill the menu."""
        self.clear()
        query, reference = self._query(), self._reference()
        mine = None if query.assignee == self._officer.id else self._officer.id
        self._offer(self, self.tr("Assigned to me"), replace(query, assignee=mine), on=mine is None)
        self._offer(self, self.tr("Not sent yet"), replace(query, unsent_only=not query.unsent_only), on=query.unsent_only)
        self.addSeparator()
        self._fill_statuses(self.addMenu(self.tr("Status")), query)
        self._fill_categories(self.addMenu(self.tr("Category")), query, reference)
        self._fill_people(self.addMenu(self.tr("Assigned to")), query, reference)
        for title, field, names in (
            (self.tr("Channel"), "channels", {channel.value: channel_words(channel) for channel in Channel}),
            (self.tr("Agency"), "agencies", reference.agencies),
            (self.tr("Unit"), "units", reference.units),
        ):
            if names:
                self._fill_names(self.addMenu(title), query, field, names)
        self._fill_marks(self.addMenu(self.tr("Priority and marks")), query)
        self._fill_times(self.addMenu(self.tr("Received")), query)
        wards = self._own_areas(reference)
        if len(wards) > 1:
            self._fill_areas(self.addMenu(self.tr("Area")), query, reference, wards)

    def _fill_statuses(self, menu: QMenu, query: QueueQuery) -> None:
        self._offer(menu, self.tr("All, closed ones too"), replace(query, statuses=()), on=not query.statuses)
        menu.addSeparator()
        for status in Status:
            words = f"{status_symbol(status)}  {status_word(status)}"
            self._offer(menu, words, toggled(query, status), on=status in query.statuses)

    def _fill_categories(self, menu: QMenu, query: QueueQuery, reference: Reference) -> None:
        for name, code in sorted((category_name(reference, code), code) for code in reference.categories):
            self._offer(menu, name, replace(query, categories=_toggled(query.categories, code)), on=code in query.categories)

    def _fill_people(self, menu: QMenu, query: QueueQuery, reference: Reference) -> None:
        self._offer(menu, self.tr("Nobody"), replace(query, assignee=NOBODY), on=query.assignee == NOBODY)
        menu.addSeparator()
        for officer in sorted(reference.officers.values(), key=lambda officer: officer.name.casefold()):
            self._offer(menu, officer.name, replace(query, assignee=officer.id), on=query.assignee == officer.id)

    def _fill_names(self, menu: QMenu, query: QueueQuery, field: str, names: Mapping[str, str]) -> None:
        chosen = getattr(query, field)
        for code, name in sorted(names.items(), key=lambda entry: entry[1].casefold()):
            wanted = replace(query, **{field: _toggled(chosen, code)})  # type: ignore[arg-type]
            self._offer(menu, name, wanted, on=code in chosen)

    def _fill_marks(self, menu: QMenu, query: QueueQuery) -> None:
        for priority in range(1, 4):
            on = query.priority == priority
            self._offer(menu, least_priority_words(priority), replace(query, priority=0 if on else priority), on=on)
        menu.addSeparator()
        for (field, value), words in mark_words().items():
            on = getattr(query, field) is value
            self._offer(menu, words, replace(query, **{field: None if on else value}), on=on)  # type: ignore[arg-type]

    def _fill_times(self, menu: QMenu, query: QueueQuery) -> None:
        now = self._clock()
        self._offer(menu, self.tr("At any time"), replace(query, received_from=None), on=query.received_from is None)
        for days in (1, 7, 30, 365):
            wanted = replace(query, received_from=now - timedelta(days=days))
            self._offer(menu, self.tr("In the last %n day(s)", "", days), wanted, on=False)

    def _own_areas(self, reference: Reference) -> dict[str, str]:
        own = self._officer.areas
        return {
            code: name
            for code, name in reference.areas.items()
            if any(covers(area, code) for area in own) and level_of(code) in _TREE
        }

    def _fill_areas(self, menu: QMenu, query: QueueQuery, reference: Reference, areas: dict[str, str]) -> None:
        children: dict[str | None, list[str]] = {}
        for code in sorted(areas, key=lambda code: areas[code]):
            parent = parent_of(code)
            children.setdefault(parent if parent in areas else None, []).append(code)
        self._fill_level(menu, query, reference, children, children.get(None, []))

    def _fill_level(
        self, menu: QMenu, query: QueueQuery, reference: Reference, children: dict[str | None, list[str]], codes: Iterable[str]
    ) -> None:
        for code in codes:
            name, wanted = area_name(reference, code), replace(query, areas=_toggled(query.areas, code))
            if code not in children:
                self._offer(menu, name, wanted, on=code in query.areas)
                continue
            below = menu.addMenu(name)
            self._offer(below, self.tr("All of {0}").format(name), wanted, on=code in query.areas)
            below.addSeparator()
            self._fill_level(below, query, reference, children, children[code])

    def _offer(self, menu: QMenu, words: str, query: QueueQuery, *, on: bool) -> None:
        # An ampersand in a name is a letter, not a shortcut.
        action = menu.addAction(words.replace("&", "&&"))
        action.setToolTip(plain_tip(words))
        action.setCheckable(True)
        action.setChecked(on)
        action.setData(query)

    def _choose(self, action: QAction) -> None:
        query = action.data()
        if isinstance(query, QueueQuery):
            self.query_chosen.emit(query)


def _toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(known for known in values if known != value) if value in values else (*values, value)
