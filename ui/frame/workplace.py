"""One officer's working place: rail, pages, status bar, and the threads behind them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.officers import Officer
from sync.changes import ChangeSet, Connection, SyncState
from sync.errors import INACTIVE, OfficerError
from sync.records import QueueQuery
from ui.actions.drafts_room import DraftsRoom
from ui.alerts.bell import Bell
from ui.alerts.page import AlertsPage
from ui.decisions.decision_page import DecisionPage
from ui.desk import Desk
from ui.desk_page import DeskPage, MapMode
from ui.detail.photo_loader import PhotoLoader
from ui.frame.focus import FocusKeeper, HasHome
from ui.frame.key_acts import KeyActs
from ui.frame.line_attention import LineAttention
from ui.frame.line_banner import LineBanner
from ui.frame.memory import WindowMemory
from ui.frame.rail import Place, Rail
from ui.frame.settings_page import SettingsPage
from ui.frame.shortcuts import Shortcuts
from ui.frame.status_bar import StatusBar
from ui.frame.welcome import Welcome
from ui.office import Office
from ui.outbox.page import OutboxPage
from ui.queue.list_layouts import ListLayouts
from ui.supervision.oversight import PLACES, Oversight
from ui.threads.change_gate import ChangeGate
from ui.threads.sync import SyncThread
from ui.threads.turns import Turns
from ui.threads.work import WorkThread
from ui.words.labels import error_words
from widgets.when_active import when_active

COUNT_AFTER_MS = 60
# The queue is painted before the line is made: importing what talks to the centre takes 0.15 s of every thread's time.
LINE_AFTER_MS = 30


class Workplace(QWidget):
    """Built for one officer and closed when he signs out.

    Signals: `sign_in_requested` after the session ended; `locked` when the officer may not sign in any more.
    """

    sign_in_requested = Signal()
    locked = Signal()

    def __init__(self, office: Office, officer: Officer, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._memory, self.state = office, memory, SyncState(connection=Connection.CONNECTING)
        self.desk = Desk(
            stores=office.stores,
            reader=office.stores.open_reader(),
            officer=officer,
            orders=WorkThread(office.stores, officer, self, hold=self._undo_time),
            photos=PhotoLoader(office.stores.vault, office.photo, self),
            settings=office.settings,
            clock=office.clock,
            share=self._share,
        )
        self.sync = SyncThread(office.line(), self)
        self._gate = ChangeGate(self)
        self.turns = Turns(self)
        self.rail = Rail(self)
        self.welcome = Welcome(memory, self)
        self.banner = LineBanner(self)
        self.pages = QStackedWidget(self)
        self.desk_page = DeskPage(self.desk, office.home, memory, self)
        self.outbox = OutboxPage(self.desk, self)
        self.decision = DecisionPage(self.desk, self)
        self._decided_from: QWidget = self.outbox
        self.oversight = Oversight(self.desk, self.rail, self.pages, self)
        self.settings = SettingsPage(self.desk, office, self)
        self.status = StatusBar(self.desk, self)
        self.bell = Bell(self.desk, self.pages, self.rail, self)
        self.notifications = self.bell.notifications
        self.drafts = DraftsRoom(self.desk, self.rail, self.desk_page.detail, self.open_report, self)
        self._lists: dict[Place, AlertsPage | DraftsRoom] = {Place.ALERTS: self.bell.page, Place.DRAFTS: self.drafts}
        self.shortcuts = Shortcuts(self, self.pages)
        pages = (self.outbox.refresh, self.decision.refresh, self.oversight.apply, self.settings.refresh)
        self._followers = (*self.desk_page.followers(), *pages)
        self.keys, self.focus_keeper = KeyActs(self), FocusKeeper(self, self._home)
        self._counting = self._once_after(COUNT_AFTER_MS, partial(self.turns.take, (self._count,)))
        self._line_timer = self._once_after(LINE_AFTER_MS, self._start_line)
        self._lay_out()
        self._connect()
        self._connect_line()

    def start(self) -> None:
        """Show the queue, then begin to sync."""
        self.desk.orders.start()
        self.desk_page.start()
        ListLayouts(self.desk_page, self._memory, self.desk.officer.id).begin()
        self._count()
        self._line_timer.start()
        self.bell.clocks.start()

    def start_map(self) -> None:
        """Make the map, after the queue has been painted."""
        self.desk_page.start_map()
        self.desk_page.detail.warm_up()

    def resume(self) -> None:
        """Go on after the officer signed in again."""
        self._line_timer.stop()
        self.sync.stop()
        self.sync.deleteLater()
        self.sync = SyncThread(self._office.line(), self)
        self._connect_line()
        self.sync.start()

    def close_down(self) -> None:
        """Keep what is half written, then end every thread in the reverse order of its start."""
        for follow in (self.shortcuts.follow, self.focus_keeper.follow):
            QApplication.instance().focusChanged.disconnect(follow)  # type: ignore[union-attr]
        self.shortcuts.guard.stop()
        self.bell.stop()
        self.status.undo.stop()
        self._counting.stop()
        self._line_timer.stop()
        self.sync.stop()
        self._gate.close()
        self.turns.stop()
        self.drafts.stop()
        self.desk_page.stop()
        self.oversight.stop()
        self.settings.stop()
        self.decision.stop()
        self.outbox.stop()
        self.desk.photos.stop()
        self.desk.orders.stop()
        self.desk.reader.close()

    def go_to(self, place: Place) -> None:
        """Show a place of the rail."""
        if place is Place.OUTBOX:
            self.outbox.refresh(None)
        if place in (Place.QUEUE, Place.MAP):
            self.pages.setCurrentWidget(self.desk_page)
            full = self.desk_page.map_mode is MapMode.FULL
            if full != (place is Place.MAP):
                self.desk_page.set_map_mode(MapMode.FULL if place is Place.MAP else MapMode.SPLIT)
        elif place in self._lists:
            self.pages.setCurrentWidget(self._lists[place])
        elif place in PLACES:
            self.oversight.enter(place)
            self._memory.follow_splitters(self.pages)
        else:
            self.pages.setCurrentWidget(self.outbox if place is Place.OUTBOX else self.settings)
        self._mark_place()
        self.focus_keeper.come_back()

    def show_query(self, query: QueueQuery) -> None:
        """Show the reports behind a number in the queue."""
        self.go_to(Place.QUEUE)
        self.desk_page.close_report()
        self.desk_page.queue.bar.set_query(query)
        self.desk_page.queue.choose_listed()
        self.focus_keeper.come_back()

    def open_report(self, report_id: str) -> None:
        """Show a report, from wherever it was asked for."""
        self.pages.setCurrentWidget(self.desk_page)
        self.desk_page.open_report(report_id)
        self._mark_place()
        self.focus_keeper.come_back()

    def open_decision(self, op_id: str) -> None:
        """Show what there is to decide, from wherever it was asked for."""
        page = self.pages.currentWidget()
        if page is not None and page is not self.decision:
            self._decided_from = page
        self.pages.setCurrentWidget(self.decision)
        self.decision.show_card(op_id)
        self._mark_place()

    def at_desk(self) -> bool:
        """Whether the queue and the report are what is shown."""
        return self.pages.currentWidget() is self.desk_page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; of what else it was not wanted by, nothing becomes of it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.window().focusWidget()
        if isinstance(focused, QAbstractButton) and not event.isAutoRepeat():
            focused.click()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.banner.show_state(self.state)

    def _lay_out(self) -> None:
        for page in (self.desk_page, self.outbox, self.decision, self.settings, *self._lists.values()):
            self.pages.addWidget(page)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.welcome)
        inner.addWidget(self.banner)
        inner.addWidget(self.pages, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(inner, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.rail.place_chosen.connect(self.go_to)
        self.desk_page.map_mode_changed.connect(self._mark_place)
        self.outbox.report_requested.connect(self.open_report)
        self.outbox.decision_requested.connect(self.open_decision)
        self.desk_page.detail.decision_requested.connect(self.open_decision)
        self.decision.report_requested.connect(self.open_report)
        self.decision.back_requested.connect(self._leave_decision)
        self.decision.decided.connect(self._decided)
        self.bell.lead_to(self.open_report, self.show_query, self.open_decision)
        self.oversight.query_requested.connect(self.show_query)
        self.oversight.report_requested.connect(self.open_report)
        self.settings.keys_requested.connect(self.show_sheet)
        self.settings.templates_requested.connect(self.desk_page.templates.open)
        self.status.outbox_requested.connect(partial(self.go_to, Place.OUTBOX))
        self.status.sync_requested.connect(self.sync_now)
        self.status.unread_requested.connect(self.show_unread)
        self.status.sign_in_requested.connect(self.sign_in_requested)
        self.banner.pressed.connect(self.sign_in_requested)
        self.desk.orders.stored.connect(self._apply)
        self.desk.orders.stored.connect(self._send_soon)
        self.status.undo.left.connect(self.sync_now)
        self.status.undo.taken_back.connect(self._taken_back)
        self.status.undo.refused.connect(self._too_late)
        self._gate.opened.connect(self._apply)
        self.keys.follow(self.shortcuts)
        for follow in (self.shortcuts.follow, self.focus_keeper.follow):
            QApplication.instance().focusChanged.connect(follow)  # type: ignore[union-attr]

    def _connect_line(self) -> None:
        LineAttention(self.sync, self.desk.orders)
        self.sync.changed.connect(self._gate.take)
        self.sync.changed.connect(self.bell.announce)
        self.sync.state_changed.connect(self._show_state)

    def _once_after(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _leave_decision(self) -> None:
        if self._decided_from is self.outbox:
            self.go_to(Place.OUTBOX)
        else:
            self.pages.setCurrentWidget(self._decided_from)
            self._mark_place()
            self.focus_keeper.come_back()

    def _decided(self, words: str, report_id: str, op_ids: tuple[str, ...]) -> None:
        self._leave_decision()
        self.outbox.refresh(None)
        if op_ids:
            self.outbox.select(op_ids[0])
        self.notifications.say(self.tr("Saved on this computer: {0}").format(words), report_id)

    def go_back(self) -> None:
        """Close the innermost thing that is open, else go to the queue's list."""
        if self.pages.currentWidget() is self.decision:
            if not self.decision.go_back():
                self._leave_decision()
            return
        page = self.pages.currentWidget()
        if (page is self.settings and self.settings.go_back()) or self.oversight.go_back():
            return
        if self.pages.currentWidget() is not self.desk_page:
            self.go_to(Place.QUEUE)
        elif not self.desk_page.go_back():
            self.desk_page.take_keys(to_list=True)

    def open_palette(self) -> None:
        """Offer everything that can be done now."""
        from ui.frame.command_list import CommandList  # noqa: PLC0415
        from ui.frame.palette import Palette  # noqa: PLC0415

        commands = CommandList(self.desk, self.desk_page, self.keys.press, self.go_to, self.open_report)
        palette = Palette(commands.offer, self)
        palette.chosen.connect(lambda command: when_active(self.window(), partial(commands.run, command)))
        palette.open()

    def show_sheet(self) -> None:
        """Show what each key does."""
        from ui.frame.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

        ShortcutSheet(self).open()

    def show_unread(self) -> None:
        """Show what could not be read of the server's answers."""
        from ui.frame.unread_sheet import UnreadSheet  # noqa: PLC0415

        sheet = UnreadSheet(self.desk.reader.unread(), self)
        sheet.report_requested.connect(self.open_report)
        sheet.open()

    def _start_line(self) -> None:
        self.sync.start()

    def sync_now(self) -> None:
        """Sync without waiting for the next time."""
        self.sync.wake()

    def _share(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        try:
            return self._office.share(kind, item_id, body, tag)
        finally:
            self.sync.renew_documents()

    def _undo_time(self) -> timedelta:
        return timedelta(seconds=self._office.settings.undo_seconds)

    def _send_soon(self) -> None:
        # What can still be taken back goes out when its time has come.
        if not self._office.settings.undo_seconds:
            self.sync.wake()

    def _taken_back(self, report_ids: list[str], words: str) -> None:
        self.notifications.say(self.tr("Undone: {0}").format(words), report_ids[0])
        # Elsewhere than in the queue the officer stays where they are: the next keys would act on another page.
        if len(report_ids) == 1 and self.at_desk():
            self.open_report(report_ids[0])

    def _too_late(self, error: OfficerError) -> None:
        words = error_words(error)
        self.notifications.toast.say(f"{words.title}. {words.text}")

    def _home(self) -> QWidget:
        """Where the work is on the page that is shown."""
        page = self.pages.currentWidget() or self
        return page.home() if isinstance(page, HasHome) else page.focusWidget() or page

    def _mark_place(self) -> None:
        page = self.pages.currentWidget()
        if page is self.desk_page:
            self.rail.show_place(Place.MAP if self.desk_page.map_mode is MapMode.FULL else Place.QUEUE)
        else:
            listed = next((place for place, shown in self._lists.items() if shown is page), Place.OUTBOX)
            other = Place.SETTINGS if page is self.settings else listed
            self.rail.show_place(self.oversight.place_of(page) or other)

    def _apply(self, change: ChangeSet) -> None:
        self.turns.take(partial(follow, change) for follow in self._followers)
        if not self._counting.isActive():
            self._counting.start()

    def _count(self) -> None:
        counts = self.desk.reader.counts()
        self.rail.show_counts(counts)
        self.status.show_counts(counts)
        self.settings.show_counts(counts)
        self.banner.show_counts(counts)
        self.desk_page.queue.show_counts(counts)
        self.oversight.show_counts(counts)
        self.bell.page.refresh()

    def _show_state(self, state: SyncState) -> None:
        self.state = state
        if state.problem == INACTIVE:
            self.locked.emit()
            return
        # Each in its own turn: the banner moves all the rest, which is painted anew then.
        shown = (self.status, self.banner, self.desk_page.queue, self.desk_page.detail, self.outbox)
        self.turns.take(partial(part.show_state, state) for part in shown)
