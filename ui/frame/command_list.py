"""What the palette offers at this moment, and what each of its commands does."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from officer_app.domain.vocabulary import Status
from sync.records import Sort
from ui.actions.bar import KEYS
from ui.desk import Desk
from ui.desk_page import DeskPage
from ui.frame.palette import Command, fitting
from ui.frame.rail import Place, place_words
from ui.frame.shortcuts import Key, key_words, keys_shown
from ui.map.bar import Tool, show_words, tool_words
from ui.map.layers import Show
from ui.queue.filters import START, sort_words, toggled
from ui.supervision.validation_page import may_validate
from ui.words.statuses import status_word

# Those that act on the report are offered as its actions, with why not where that is so.
_WINDOW_KEYS = (
    Key.NEXT,
    Key.PREVIOUS,
    Key.TICK,
    Key.UNDO,
    Key.MAP,
    Key.SEARCH,
    Key.FILTER,
    Key.VIEWS,
    Key.OUTBOX,
    Key.SYNC,
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
        self._press, self._go_to, self._open_report = press, go_to, open_report

    def offer(self, typed: str) -> Sequence[Command]:
        """The commands for what is typed; a report's number comes first, a search for the words last."""
        found = [*self._actions(), *self._keys(), *self._views(), *self._filters(), *self._places(), *_map_commands()]
        return [*self._numbered(typed), *fitting(found, typed), *_searches(typed)]

    def run(self, name: str) -> None:
        """Do what a command says."""
        kind, _, what = name.partition(":")
        bar = self._page.queue.bar
        match kind:
            case "report":
                self._open_report(what)
            case "key":
                self._press(Key(what))
            case "place":
                self._go_to(Place(what))
            case "map" | "layer":
                if not self._page.isVisible():
                    self._go_to(Place.MAP)
                if kind == "map":
                    self._page.use_map(Tool(what))
                else:
                    self._page.show_layer(Show(what))
            case "action":
                self._go_to(Place.QUEUE)
                self._page.act(what)
            case "view":
                self._go_to(Place.QUEUE)
                self._page.queue.show_view(what)
            case "sort":
                bar.set_query(replace(bar.query(), sort=Sort(what)))
            case "status":
                self._go_to(Place.QUEUE)
                bar.set_query(toggled(bar.query(), Status(what)) if what else START)
            case "search":
                self._go_to(Place.QUEUE)
                bar.search.setText(what)

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
        return [
            Command("status:", QCoreApplication.translate("Palette", "All open reports")),
            *(Command(f"status:{status}", show.format(status_word(status))) for status in Status),
            *(Command(f"sort:{sort}", order.format(sort_words(sort))) for sort in Sort),
        ]

    def _places(self) -> list[Command]:
        go = QCoreApplication.translate("Palette", "Go to: {0}")
        allowed = may_validate(self._desk.officer.roles, self._desk.reader.reference().workflow)
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
