"""What the palette offers at this moment, and what each of its commands does."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import Status
from sync.records import Group, QueueQuery, Sort
from ui.actions.bar import KEYS
from ui.desk import Desk
from ui.desk_page import DeskPage
from ui.frame.keys import SIZE_KEYS, Key
from ui.frame.palette import Command, fitting
from ui.frame.rail import Place, place_words
from ui.frame.shortcuts import key_words, keys_shown
from ui.map.bar import Tool, show_words, tool_words
from ui.map.layers import Show
from ui.queue.filters import START, sort_words, toggled
from ui.queue.group_words import group_words
from ui.words.statuses import status_word

# Those that act on the report are offered as its actions, with why not where that is so.
_WINDOW_KEYS = (
    Key.NEXT,
    Key.PREVIOUS,
    Key.MACROS,
    Key.NEARBY,
    Key.TICK,
    Key.UNDO,
    Key.MAP,
    Key.SEARCH,
    Key.FILTER,
    Key.VIEWS,
    Key.GROUPS,
    Key.OUTBOX,
    Key.ALERTS,
    Key.SYNC,
    *SIZE_KEYS,
    Key.SHEET,
)


class CommandList:
    """Gathers commands from the keys, the report, the places, the views and the filters; `press` and `go_to` are the window's."""

    def __init__(
        self,
        desk: Desk,
        page: DeskPage,
        press: Callable[[Key], None],
        go_to: Callable[[Place], None],
        open_report: Callable[[str], None],
    ) -> None:
        self._desk, self._page = desk, page
        self._go_to = go_to
        self._runs: dict[str, Callable[[str], None]] = {
            "report": open_report,
            "key": lambda what: press(Key(what)),
            "place": lambda what: go_to(Place(what)),
            "action": self._act,
            "view": self._show_view,
            "sort": self._sort,
            "group": self._group,
            "fold": self._fold,
            "status": self._filter,
            "templates": lambda _what: page.templates.open(),
            "search": self._search,
            "map": self._use_map,
            "layer": self._show_layer,
        }

    def offer(self, typed: str) -> Sequence[Command]:
        """The commands for what is typed; a report's number comes first, a search for the words last."""
        found = [*self._actions(), *self._keys(), *self._views(), *self._filters(), *self._places()]
        found += [*_map_commands(), _templates()]
        return [*self._numbered(typed), *fitting(found, typed), *_searches(typed)]

    def run(self, name: str) -> None:
        """Do what a command says."""
        kind, _, what = name.partition(":")
        self._runs[kind](what)

    def _act(self, what: str) -> None:
        self._go_to(Place.QUEUE)
        self._page.act(what)

    def _show_view(self, what: str) -> None:
        self._go_to(Place.QUEUE)
        self._page.queue.show_view(what)

    def _sort(self, what: str) -> None:
        self._ask(replace(self._query(), sort=Sort(what)))

    def _group(self, what: str) -> None:
        self._ask(replace(self._query(), group=Group(what) if what else None))

    def _fold(self, what: str) -> None:
        self._go_to(Place.QUEUE)
        self._page.queue.view.fold_all(is_open=what == "open")

    def _filter(self, what: str) -> None:
        self._ask(toggled(self._query(), Status(what)) if what else START)

    def _search(self, what: str) -> None:
        self._go_to(Place.QUEUE)
        self._page.queue.bar.search.setText(what)

    def _use_map(self, what: str) -> None:
        self._go_to_map()
        self._page.use_map(Tool(what))

    def _show_layer(self, what: str) -> None:
        self._go_to_map()
        self._page.show_layer(Show(what))

    def _go_to_map(self) -> None:
        if not self._page.isVisible():
            self._go_to(Place.MAP)

    def _query(self) -> QueueQuery:
        return self._page.queue.bar.query()

    def _ask(self, query: QueueQuery) -> None:
        self._go_to(Place.QUEUE)
        self._page.queue.bar.set_query(query)

    def _numbered(self, typed: str) -> list[Command]:
        report_id = self._desk.reader.find(typed) if typed.strip() else None
        if report_id is None:
            return []
        words = QCoreApplication.translate("Palette", "Open report {0}").format(typed.strip().upper())
        return [Command(f"report:{report_id}", words)]

    def _actions(self) -> list[Command]:
        offers = self._page.detail.offers()
        return [Command(f"action:{offer.action}", offer.label, KEYS.get(offer.action, ""), offer.why) for offer in offers]

    def _keys(self) -> list[Command]:
        return [Command(f"key:{key}", key_words(key), keys_shown(key)) for key in _WINDOW_KEYS]

    def _views(self) -> list[Command]:
        return [
            Command(f"view:{view.view_id}", QCoreApplication.translate("Palette", "View: {0}").format(view.name))
            for view in self._page.queue.views()
        ]

    def _filters(self) -> list[Command]:
        show = QCoreApplication.translate("Palette", "Only: {0}")
        order = QCoreApplication.translate("Palette", "Order: {0}")
        groups = QCoreApplication.translate("Palette", "Groups: {0}")
        return [
            *(Command(f"group:{group or ''}", groups.format(group_words(group))) for group in (None, *Group)),
            *self._foldings(),
            Command("status:", QCoreApplication.translate("Palette", "All open reports")),
            *(Command(f"status:{status}", show.format(status_word(status))) for status in Status),
            *(Command(f"sort:{sort}", order.format(sort_words(sort))) for sort in Sort),
        ]

    def _foldings(self) -> list[Command]:
        if not self._page.queue.view.grouped:
            return []
        return [
            Command("fold:open", QCoreApplication.translate("Palette", "Open all groups"), "Shift+→"),
            Command("fold:closed", QCoreApplication.translate("Palette", "Close all groups"), "Shift+←"),
        ]

    def _places(self) -> list[Command]:
        go = QCoreApplication.translate("Palette", "Go to: {0}")
        allowed = self._desk.reader.reference().workflow.lets_validate(self._desk.officer.roles)
        places = [place for place in Place if allowed or place is not Place.SUPERVISION]
        return [Command(f"place:{place}", go.format(place_words(place)[0])) for place in places]


def _map_commands() -> list[Command]:
    use = QCoreApplication.translate("Palette", "Map: {0}")
    layers = [Command(f"layer:{show}", use.format(show_words(show))) for show in Show]
    return [*layers, *(Command(f"map:{tool}", use.format(tool_words(tool))) for tool in Tool)]


def _searches(typed: str) -> list[Command]:
    text = typed.strip()
    if not text:
        return []
    return [Command(f"search:{text}", QCoreApplication.translate("Palette", "Search reports for “{0}”").format(text))]


def _templates() -> Command:
    return Command("templates:", QCoreApplication.translate("Palette", "Manage answer templates"))
