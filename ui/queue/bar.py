"""The bar above the queue: search, filter, order, the statuses with their counts, and the active filters as chips."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.searching import too_short
from officer_app.domain.vocabulary import Status
from sync.reading.facets import Facets, Tally
from sync.records import Counts, QueueQuery, Sort
from sync.views import SavedView
from ui.desk import Desk
from ui.icons import icon
from ui.papers.button import ExportButton
from ui.queue.filter_menu import FilterMenu
from ui.queue.filters import (
    OPEN,
    START,
    ActiveFilter,
    active_filters,
    is_plain,
    same_but_statuses,
    search_text,
    sort_words,
    toggled,
)
from ui.queue.group_menu import GroupMenu
from ui.queue.group_words import group_words
from ui.queue.numbers import QueueNumbers
from ui.queue.views import ViewMenu
from ui.words.statuses import status_colour, status_symbol, status_word
from widgets.buttons import PlainButton
from widgets.chip import Chip
from widgets.choice_box import ChoiceBox
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.tones import Tone, is_dark

# At once, but once for letters that come together; each search is bounded by the rows it reads.
SEARCH_AFTER_MS = 0
# Room for what is searched for, as a street and a number.
NARROWEST = 220


class QueueBar(QWidget):
    """Says and changes what the queue shows.

    Signals: `query_changed(QueueQuery)`; `number_entered(text)` when Enter was pressed in the search field.
    """

    query_changed = Signal(object)
    number_entered = Signal(str)

    def __init__(
        self,
        desk: Desk,
        query: QueueQuery = START,
        parent: QWidget | None = None,
        *,
        views: Callable[[], Sequence[SavedView]] = tuple,
        count: Callable[[SavedView], int] = lambda _view: 0,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = query
        self._counts = Counts()
        self._numbers: QueueNumbers | None = None
        self._tallied: tuple[QueueQuery, Tally] | None = None
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self._search_mark = self.search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._prepare_search()
        self._prepare_filter()
        self.views_button = PlainButton(parent=self)
        self.views_menu = ViewMenu(views, count, self)
        self.views_button.setMenu(self.views_menu)
        self._prepare_groups()
        self.sort = ChoiceBox(self)
        for sort in Sort:
            self.sort.addItem("", sort)
        self.sort.setMinimumHeight(24)
        self.sort.activated.connect(self._sort)
        self.status_chips = {status: Chip(parent=self) for status in OPEN}
        for chip in self.status_chips.values():
            chip.clicked.connect(self._toggle)
        self._active = QWidget(self)
        self._active_chips: dict[Chip, ActiveFilter] = {}
        # Another spelling that is offered beside the filters.
        self._offered: ActiveFilter | None = None
        self._hits = PlainLabel(parent=self._active, size=SMALL, tone=Tone.MUTED)
        self._short = PlainLabel(parent=self._active, size=SMALL, tone=Tone.WARNING)
        self._lay_out()
        self._retranslate()

    def _prepare_search(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self._enter)
        self.search.setMinimumHeight(30)

    def _prepare_filter(self) -> None:
        self.filter_button = PlainButton(parent=self)
        self.filter_button.setIconSize(QSize(16, 16))
        self.menu = FilterMenu(self._desk.officer, self._desk.reader.reference, self.query, self._desk.clock, self)
        self.menu.query_chosen.connect(self.set_query)
        self.filter_button.setMenu(self.menu)

    def _prepare_groups(self) -> None:
        self.groups_button = PlainButton(parent=self)
        # A picture with a tip, so that all stand in a line with the search.
        self.groups_button.setIconSize(QSize(16, 16))
        self.groups_menu = GroupMenu(self.query, self)
        self.groups_menu.query_chosen.connect(self.set_query)
        self.groups_button.setMenu(self.groups_menu)

    def query(self) -> QueueQuery:
        """What the queue shows."""
        return self._query

    def set_query(self, query: QueueQuery) -> None:
        """Show something else and tell it."""
        if query == self._query:
            return
        self._query = query
        if search_text(self.search.text()) != query.text:
            self.search.setText(query.text)
            self._pause.stop()
        self._offered = None
        self._recount()
        self._show_query()
        self.query_changed.emit(query)

    def count_by(self, numbers: QueueNumbers) -> None:
        """Have what is counted by a thread: a narrowed query by status, its hits, the entries of the filter menu."""
        self._numbers = numbers
        numbers.tallied.connect(self._show_tally)
        numbers.misspelt.connect(self._show_meant)
        numbers.faceted.connect(self._show_facets)
        self.menu.numbers_wanted.connect(self._ask_facets)

    def show_counts(self, counts: Counts) -> None:
        """Write the counts on the status chips; reports have changed."""
        self._counts = counts
        self._recount()
        self._show_query()

    def active_words(self) -> list[str]:
        """The active filters as their chips say them."""
        return [chip.text() for chip in self._active_chips]

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def open_views(self) -> None:
        """Open the menu of views."""
        _drop(self.views_button)

    def open_filter(self) -> None:
        """Open the filter menu."""
        _drop(self.filter_button)

    def open_groups(self) -> None:
        """Open the menu of groups."""
        _drop(self.groups_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search field has a line of its own where the others leave it too little room."""
        super().resizeEvent(event)
        wide = self.width() >= NARROWEST + self._tools.sizeHint().width() + 3 * 8
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._search_mark.setIcon(icon("search", self.palette()))
            self.filter_button.setIcon(icon("filter", self.palette()))
            self.groups_button.setIcon(icon("group", self.palette()))
            self._show_query()

    def _lay_out(self) -> None:
        self.export_button = ExportButton(self)
        # Large letters, or a narrow pane, break them into two lines.
        self._tools = QWidget(self)
        tools_flow = FlowLayout(self._tools)
        for tool in (self.views_button, self.filter_button, self.groups_button, self.export_button):
            tools_flow.addWidget(tool)
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(NARROWEST)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(6)
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self._tools)
        chips = QWidget(self)
        flow = FlowLayout(chips, spacing=5)
        flow.addWidget(self.sort)
        for chip in self.status_chips.values():
            flow.addWidget(chip)
        self._active_flow = FlowLayout(self._active, spacing=6)
        self._active_flow.addWidget(self._hits)
        self._active_flow.addWidget(self._short)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(5)
        column.addLayout(self._line)
        column.addWidget(chips)
        column.addWidget(self._active)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search number or text  ( / )"))
        self.search.setAccessibleName(self.tr("Search reports"))
        self.search.setToolTip(
            self.tr("Text, place, number, note or category, two letters at least. Enter opens the report with that number.")
        )
        self.views_button.setText(self.tr("Views"))
        self.views_button.setToolTip(self.tr("Saved views and how many reports each has (V)"))
        self.filter_button.setText(self.tr("Filter"))
        self.filter_button.setIcon(icon("filter", self.palette()))
        self.groups_button.setAccessibleName(self.tr("Group"))
        self.groups_button.setIcon(icon("group", self.palette()))
        self.groups_button.setToolTip(self.tr("Show the reports in groups, for instance by officer: who has what (B)"))
        # What a screen reader says when a menu opens.
        for button in (self.views_button, self.filter_button, self.groups_button):
            button.menu().setWindowTitle(button.accessibleName() or button.text())
        self.sort.setAccessibleName(self.tr("Order"))
        for place in range(self.sort.count()):
            self.sort.setItemText(place, sort_words(self.sort.itemData(place)))
        self._show_query()

    def _show_query(self) -> None:
        self.sort.setCurrentIndex(self.sort.findData(self._query.sort))
        dark = is_dark(self.palette())
        narrowed = self._query.statuses != OPEN
        for status, chip in self.status_chips.items():
            count = self._count_of(status)
            chip.setText(status_word(status) if count is None else f"{status_word(status)} {count}")
            chip.set_symbol(status_symbol(status), status_colour(status, dark))
            chip.setChecked(narrowed and status in self._query.statuses)
            # Letters that are typed move none of those that there are without them.
            there = self._counts.open_by_status.get(status, 0)
            chip.setVisible(bool(there or count) or chip.isChecked())
            chip.updateGeometry()
        self._show_active()

    def _show_active(self) -> None:
        filters = active_filters(self._query, self._desk.reader.reference(), self._desk.reader.officer_name)
        # Open reports, and statuses whose chip is pressed above, are said already.
        said = {status_word(status) for status, chip in self.status_chips.items() if chip.isChecked()}
        if self._query.statuses == OPEN:
            filters = filters[1:]
        wanted = [entry for entry in filters if entry.words not in said]
        if self._query.group is not None:
            wanted.append(ActiveFilter(group_words(self._query.group), replace(self._query, group=None)))
        if self._offered is not None:
            wanted.append(self._offered)
        if [entry.words for entry in wanted] == self.active_words():
            self._active_chips = dict(zip(self._active_chips, wanted, strict=True))
        else:
            self._rebuild_active(wanted)
        self._say_hits()
        lost = too_short(self._query.sought)
        self._short.setText(self.tr("Too short to be searched for: {0}").format(", ".join(lost)) if lost else "")
        self._short.setVisible(bool(lost))
        self._active.setVisible(bool(wanted) or bool(lost))

    def _rebuild_active(self, wanted: list[ActiveFilter]) -> None:
        for chip in self._active_chips:
            self._active_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._active_chips = {}
        for entry in wanted:
            offered = entry is self._offered
            chip = Chip(entry.words, self._active, removable=not offered)
            chip.setAccessibleName(entry.words if offered else self.tr("Remove filter: {0}").format(entry.words))
            chip.clicked.connect(self._take_off)
            self._active_flow.addWidget(chip)
            chip.show()
            self._active_chips[chip] = entry

    def _take_off(self) -> None:
        entry = self._active_chips.get(self.sender())  # type: ignore[call-overload]
        if entry is not None:
            self.set_query(entry.without)

    def _toggle(self) -> None:
        pressed = self.sender()
        status = next(status for status, chip in self.status_chips.items() if chip is pressed)
        self.set_query(toggled(self._query, status))
        self._show_query()

    def _sort(self) -> None:
        self.set_query(replace(self._query, sort=Sort(self.sort.currentData())))

    def _search(self) -> None:
        text = search_text(self.search.text())
        if text != self._query.text:
            self.set_query(replace(self._query, text=text, meant=""))

    def _count_of(self, status: Status) -> int | None:
        """How many reports a status has with the other filters, None while they are counted."""
        if is_plain(self._query):
            return self._counts.open_by_status.get(status, 0)
        if self._tallied is None or not same_but_statuses(self._tallied[0], self._query):
            return None
        return self._tallied[1].statuses.get(status, 0)

    def _recount(self) -> None:
        if self._numbers is not None:
            self._numbers.ask(None if is_plain(self._query) and self._query.statuses else self._query)

    def _show_tally(self, query: QueueQuery, tally: Tally) -> None:
        if query == self._query:
            self._tallied = query, tally
            self._show_query()

    def _say_hits(self) -> None:
        """How many reports fit, beside the filters that they fit."""
        known = self._tallied is not None and self._tallied[0] == self._query
        self._hits.setText(self.tr("%Ln report(s)", "", self._tallied[1].hits) if known and self._tallied is not None else "")
        self._hits.setVisible(known)

    def number(self) -> int | None:
        """How many reports the queue has, None while they are counted."""
        if self._tallied is not None and self._tallied[0] == self._query:
            return self._tallied[1].hits
        if is_plain(self._query) and self._query.statuses:
            return sum(self._counts.open_by_status.get(status, 0) for status in self._query.statuses)
        return None

    def _show_meant(self, query: QueueQuery, meant: str) -> None:
        """Show what was meant where nothing is spelt so, else offer it; the chip says it."""
        if query != self._query or self._tallied is None or self._tallied[0] != query:
            return
        if self._tallied[1].hits == 0:
            self.set_query(replace(query, meant=meant))
        else:
            self._offered = ActiveFilter(self.tr("Did you mean “{0}”?").format(meant), replace(query, meant=meant))
            self._show_query()

    def _ask_facets(self) -> None:
        if self._numbers is not None:
            self._numbers.ask_facets(self._query)

    def _show_facets(self, query: QueueQuery, facets: Facets) -> None:
        if query == self._query:
            self.menu.show_numbers(facets)

    def _enter(self) -> None:
        self._pause.stop()
        self._search()
        self.number_entered.emit(self.search.text().strip())


def _drop(button: PlainButton) -> None:
    """Open a button's menu below it, and go on."""
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
