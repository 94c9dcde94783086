"""The menu behind the filter button: status, category, area, mine, unsent."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.areas import covers, level_of, parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel, Status
from sync.records import QueueQuery, Reference
from ui.queue.filters import toggled
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
        self, officer: Officer, reference: Callable[[], Reference], query: Callable[[], QueueQuery], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._officer, self._reference, self._query = officer, reference, query
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
