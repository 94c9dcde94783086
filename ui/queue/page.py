"""The queue: its bar, its list, and what stands there when the list is empty."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from sync.changes import ChangeSet, Connection, SyncState
from sync.errors import OfficerError
from sync.records import Counts, QueueQuery, QueueRow
from sync.views import SavedView, Session, write_session
from ui.desk import Desk
from ui.queue.bar import QueueBar
from ui.queue.filters import START
from ui.queue.numbers import QueueNumbers
from ui.queue.view import QueueView
from ui.queue.view_keeper import ViewKeeper
from ui.queue.view_saver import ViewSaver
from ui.queue.views import COUNTED, OWN_LIST, starts_with_own
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.empty_state import EmptyState
from widgets.fields import takes_typing
from widgets.focus_ring import RowlessRing
from widgets.tones import Tone


class QueuePage(QWidget):
    """Shows which reports wait.

    Signals: `report_chosen(report_id)`, `report_opened(report_id)` and `main_action_requested` as of the list;
    `query_changed(QueueQuery)`; `ticked(report ids)`; `listed(Listing)` as of the list; `keys_free` when
    the officer is done with a field here, and the keys belong to the work.
    """

    report_chosen = Signal(str)
    report_opened = Signal(str)
    main_action_requested = Signal()
    query_changed = Signal(object)
    ticked = Signal(object)
    listed = Signal(object)
    list_shown = Signal(str)
    keys_free = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state = SyncState(connection=Connection.CONNECTING)
        self.keeper = ViewKeeper(desk, self)
        self._shown_view: SavedView | None = None
        self.arranged: Callable[[SavedView], SavedView] = _as_it_is
        self._left_at: str | None = None
        self.bar = QueueBar(desk, START, self, views=self.views, count=self._count)
        self.saver = ViewSaver(self)
        self.view = QueueView(desk, START, self)
        self.bar.count_by(QueueNumbers(self.view.feed, desk.clock, self))
        self.progress = Banner(self)
        self.empty = EmptyState(self)
        self._ring = RowlessRing(self.view)
        self._connect()
        self._lay_out()
        self._name_list()

    def start(self) -> None:
        """Read the first rows as they were left, and step to the report that was left, else to the first."""
        self.show_counts(self._desk.reader.counts())
        session = self._desk.reader.session(self._desk.officer.id)
        if session is not None:
            self._shown_view, self._left_at = session.view, session.report_id
            query = session.view.at(self._desk.clock())
            self.view.groups.fold_as(query.group, session.folding)
            self.bar.set_query(query)
        elif starts_with_own(self._desk.officer):
            self._shown_view = self.keeper.find(OWN_LIST)
            self.bar.set_query(self._shown_view.query if self._shown_view is not None else START)
        self.view.queue.reload()
        self.choose_something()

    def stop(self) -> None:
        """Read nothing more by itself."""
        self.keeper.wait()
        shown = self.keeper.as_shown(self.query(), self._shown_view)
        left = Session(view=shown, report_id=self.view.chosen, folding=self.view.folding)
        self._desk.orders.keep_session(write_session(left))
        self.view.stop()

    def views(self) -> list[SavedView]:
        """Every view of this desk."""
        return self.keeper.views()

    def show_view(self, view_id: str) -> None:
        """Show what a view shows."""
        view = self.keeper.find(view_id)
        if view is not None:
            self._shown_view = view = self.arranged(view)
            self.bar.set_query(view.at(self._desk.clock()))
            self.view.choose_first()
            self.list_shown.emit(view_id)

    def list_id(self) -> str:
        """Which list is shown, in whatever order and groups: the id of a view, or "own" for filters of the officer's choice."""
        shown, query = self._shown_view, self.query()
        same = shown is not None and shown.shows(replace(query, sort=shown.query.sort, group=shown.query.group))
        return (shown.view_id if shown is not None and same else "") or "own"

    def tick(self) -> None:
        """Tick the report that the officer is at, or take its tick off."""
        self.view.tick()

    def desk_rows(self, report_ids: Sequence[str]) -> dict[str, QueueRow]:
        """These reports as they stand now, of those that are on this computer."""
        return self._desk.reader.rows(report_ids)

    def clear_ticks(self) -> None:
        """Nothing is ticked any more."""
        self.view.queue.tick(self.view.queue.ticks(), on=False)

    def query(self) -> QueueQuery:
        """What it shows."""
        return self.bar.query()

    def apply(self, change: ChangeSet) -> None:
        """Take a change in."""
        self.view.apply(change)

    def choose_something(self) -> None:
        """Where the officer is at no report: step to the one that was left, else to the first."""
        if self.view.chosen is not None:
            return
        if self._left_at is not None and self.view.queue.position(self._left_at) is not None:
            self.view.choose(self._left_at)
        else:
            self.view.choose_first()

    def choose_listed(self) -> None:
        """Step to the first report where the one that the officer is at is not in the list."""
        if not self.view.is_at_chosen():
            self.view.choose_first()

    def show_counts(self, counts: Counts) -> None:
        """Write the counts on the chips."""
        self.bar.show_counts(counts)
        self._show_what_there_is()

    def show_state(self, state: SyncState) -> None:
        """Say how far the first sync is."""
        self._state = state
        if state.last_sync is None and state.progress and state.connection is Connection.ONLINE:
            title = self.tr("First sync: %Ln report(s) fetched so far", "", state.progress)
            self.progress.say(Tone.INFO, title, self.tr("You can work already; the rest arrives in the background."))
        else:
            self.progress.clear()
        self._show_what_there_is()

    def find_report(self, typed: str) -> None:
        """Open the report with exactly this number, also when the filters hide it; else step to the first that was found."""
        report_id = self._desk.reader.find(typed) if typed else None
        if report_id is not None:
            self.choose(report_id)
            self.report_opened.emit(report_id)
        elif typed and self.view.queue.rowCount():
            self.view.choose_first()
        if report_id is not None or self.view.queue.rowCount():
            self.keys_free.emit()

    def choose(self, report_id: str) -> None:
        """Step to a report; one that the filters hide is shown without a row of its own."""
        self.view.choose(report_id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.view.queue.retranslate()
            self._name_list()
            self.show_state(self._state)

    def _name_list(self) -> None:
        self.view.setAccessibleName(QCoreApplication.translate("Rail", "The queue of reports"))

    def _connect(self) -> None:
        self._connect_views()
        self.bar.query_changed.connect(self._show_query)
        self.bar.number_entered.connect(self.find_report)
        self.bar.sort.closed.connect(self.keys_free)
        self.view.at.changed.connect(self.report_chosen)
        self.view.listed.connect(self.listed)
        self.view.report_opened.connect(self.report_opened)
        self.view.main_action_requested.connect(self.main_action_requested)
        self.empty.pressed.connect(self._clear_filters)
        self.view.reloaded.connect(self._show_what_there_is)
        self.view.changed.connect(self._show_what_there_is)

    def _connect_views(self) -> None:
        menu = self.bar.views_menu
        menu.view_chosen.connect(self.show_view)
        menu.save_requested.connect(self.saver.ask)
        menu.drop_requested.connect(self.keeper.drop)
        self.saver.named.connect(self._save_view)
        self.keeper.kept.connect(self._view_kept)
        self.keeper.failed.connect(self._view_refused)
        self.view.ticked.connect(self.ticked)
        self.bar.groups_menu.fold_requested.connect(self._fold_all)

    def _count(self, view: SavedView) -> int:
        return self._desk.reader.count(view.at(self._desk.clock()), COUNTED)

    def _save_view(self, name: str, shared: bool) -> None:
        self.keeper.save(name, self.query(), self._shown_view, shared=shared)

    def _view_kept(self, _name: str) -> None:
        self.saver.hide()
        self.keys_free.emit()

    def _view_refused(self, error: OfficerError) -> None:
        words = error_words(error)
        self.saver.refuse(self.tr("The office's views could not be changed"), f"{words.title}. {words.text}")

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.saver)
        column.addWidget(self.progress)
        column.addLayout(self._stack, 1)

    def _show_query(self, query: QueueQuery) -> None:
        self.view.show_query(query)
        self.query_changed.emit(query)

    def _clear_filters(self) -> None:
        self.bar.set_query(replace(START, group=self.query().group))

    def _fold_all(self, is_open: bool) -> None:
        self.view.fold_all(is_open=is_open)
        self.keys_free.emit()

    def _show_what_there_is(self) -> None:
        if self.view.queue.rowCount():
            if self._stack.currentWidget() is not self.view:
                self._stack.setCurrentWidget(self.view)
                self._take_focus()
            return
        self._say_why_empty()
        self._stack.setCurrentWidget(self.empty)

    def _take_focus(self) -> None:
        # The first rows came: the keys are theirs, unless somebody is typing.
        if self.isVisible() and not takes_typing(self.window().focusWidget()):
            self.view.setFocus()

    def _say_why_empty(self) -> None:
        if replace(self.query(), group=None) != START:
            self.empty.say(
                self.tr("No report matches"),
                self.tr("No report fits all the filters at once. Remove one, or start again with all open reports."),
                self.tr("Show all open reports"),
            )
        elif self._state.last_sync is None:
            self._say_first_sync()
        elif self._state.hindered:
            self.empty.say(
                self.tr("No report was waiting at the last sync"),
                self.tr("What is new appears here once it can be fetched. Closed ones are under Filter, Status."),
            )
        else:
            self.empty.say(
                self.tr("No report is waiting. Well done."),
                self.tr("New reports appear here automatically. Closed ones are under Filter, Status."),
            )

    def _say_first_sync(self) -> None:
        if self._state.connection in (Connection.OFFLINE, Connection.NOT_OUR_SERVER):
            self.empty.say(
                self.tr("Nothing has been fetched yet"),
                self.tr("Your area's reports are fetched automatically as soon as the server can be reached."),
            )
        elif self._state.connection is Connection.SIGNED_OUT:
            self.empty.say(self.tr("Nothing has been fetched yet"), self.tr("Sign in again to fetch your area's reports."))
        else:
            words = self.tr("The first ones can be worked on at once.")
            self.empty.say(self.tr("Fetching your area's reports…"), words, busy=True)


def _as_it_is(view: SavedView) -> SavedView:
    return view
