"""The desk: queue and map in the middle, the report at the right; in a narrow window one of them at a time."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from officer_app.domain.places import Point
from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet
from sync.records import QueueQuery
from ui.actions.offers import Action
from ui.actions.template_desk import TemplateDesk
from ui.desk import Desk
from ui.frame.memory import WindowMemory
from ui.map.bar import Tool
from ui.map.layers import Show
from ui.map.room import MapRoom
from ui.papers.counter import PaperCounter
from ui.queue.page import QueuePage
from ui.quick_work import QuickWork
from ui.work_pane import WorkPane

NARROW_BELOW = 1_100 - 84
MIDDLE_SHARE = 0.41
QUEUE_SHARE = 0.74


class MapMode(StrEnum):
    """Where the map is: below the queue, in its place, or nowhere."""

    SPLIT = "split"
    FULL = "full"
    OFF = "off"


_NEXT = {MapMode.SPLIT: MapMode.FULL, MapMode.FULL: MapMode.OFF, MapMode.OFF: MapMode.SPLIT}


class DeskPage(QWidget):
    """Where the officer works.

    Signals: `map_mode_changed(MapMode)`.
    """

    map_mode_changed = Signal(object)

    def __init__(self, desk: Desk, home: Path, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._mode = MapMode.SPLIT
        self._map_due = False
        self._narrow = False
        self._reading = False
        self._mapped: QueueQuery | None = None
        self.queue = QueuePage(desk, self)
        self.map = MapRoom(desk, home, memory, self)
        self.pane = WorkPane(desk, self)
        self.detail, self.bulk = self.pane.detail, self.pane.bulk
        self.papers = PaperCounter(desk, self)
        self.quick = QuickWork(desk, self.queue, self.detail.tools, self.bulk, self.map)
        self.templates = TemplateDesk(desk, self, self.detail.panel.subject)
        self._middle = QSplitter(Qt.Orientation.Vertical, self)
        self._whole = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Show the first reports."""
        self._restore()
        self.queue.start()

    def start_map(self) -> None:
        """Make the map, after the queue has been painted; one that is switched off waits until it is wanted."""
        self._map_due = True
        if self._mode is not MapMode.OFF:
            self.map.start(self.queue.query())

    def stop(self) -> None:
        """Keep what is half written, and end the map's thread."""
        self.papers.stop()
        self.templates.stop()
        self.quick.stop()
        self.queue.stop()
        self.bulk.stop()
        self.detail.stop()
        self._memory.keep_splitter("middle", self._middle)
        if not self._narrow:
            self._memory.keep_splitter("whole", self._whole)
        self._memory.keep_word("map", self._mode)
        self.map.stop()

    @property
    def map_mode(self) -> MapMode:
        """Where the map is."""
        return self._mode

    def set_map_mode(self, mode: MapMode) -> None:
        """Put the map below the queue, in its place, or away."""
        self._mode = mode
        self.close_report()
        if self._map_due:
            self.start_map()
        self.map_mode_changed.emit(mode)

    def cycle_map(self) -> None:
        """The next place for the map."""
        self.set_map_mode(_NEXT[self._mode])

    def followers(self) -> tuple[Callable[[ChangeSet], None], ...]:
        """Those who take a change in, in the order in which they are looked at."""
        return self._list_change, self._show_something, self.detail.refresh, self.map.apply, self.templates.refresh

    def open_report(self, report_id: str) -> None:
        """Show a report, wherever it was asked for."""
        self.queue.choose(report_id)
        self._read()

    def close_report(self) -> None:
        """Back from the report to the queue, where only one of them fits."""
        self._reading = False
        self._arrange()
        self.take_keys(to_list=True)

    def home(self) -> QWidget:
        """Where the work is: an open form, the list at a row of it, else the report that is open without a row."""
        view, pane = self.queue.view, self.pane.home() if self.pane.isVisible() else None
        if pane is not None and (self.writes() or not view.isVisible() or not view.is_at_chosen()):
            return pane
        return view if view.isVisible() else self

    def writes(self) -> bool:
        """Whether something of the report, or of those that are ticked, is being written or confirmed."""
        form = self.bulk.form() or self.detail.panel.form()
        return form is not None or self.detail.tools.is_open() or (self.bulk.isVisible() and self.bulk.confirm.isVisible())

    def take_keys(self, *, to_list: bool = False) -> None:
        """Have the keys where the work is, or in the list where it is in sight."""
        view = self.queue.view
        if self.isVisible():
            (view if to_list and view.isVisible() else self.home()).setFocus(Qt.FocusReason.OtherFocusReason)

    def use_map(self, tool: Tool) -> None:
        """Do something with places on the map, which is brought out for it."""
        self._bring_map()
        self.map.tools.run(tool)

    def show_layer(self, show: Show) -> None:
        """Show the reports on the map in another way."""
        self._bring_map()
        self.map.show_layers(replace(self.map.bar.layers, show=show))

    def go_back(self) -> bool:
        """Close the innermost thing that is open; False when there is nothing to close."""
        if self.queue.saver.isVisible():
            self.queue.saver.hide()
            return True
        if self.bulk.isVisible() and self.bulk.go_back():
            return True
        if self.map.go_back() or self.detail.close_form():
            return True
        if self._narrow and self._reading:
            self.close_report()
            return True
        if self._mode is MapMode.FULL:
            self.set_map_mode(MapMode.SPLIT)
            return True
        return False

    def act(self, form: str) -> None:
        """Open one of the report's forms, or the same for all reports that are ticked."""
        seen = self._target_is_seen()
        self._read()
        if self.bulk.isVisible():
            self.bulk.choose(Action(form))
        elif seen:
            self.detail.start_action(form)

    def move_to(self, status: Status) -> None:
        """Bring the report, or all that are ticked, to another status, or say why that is not possible."""
        seen = self._target_is_seen()
        self._read()
        if self.bulk.isVisible():
            self.bulk.move_to(status)
        elif seen:
            self.detail.move_to(status)

    def main_action(self) -> None:
        """Do what the report asks for next; a narrow window shows the report first."""
        if self._narrow and not self._reading:
            self._read()
        elif self.bulk.isVisible():
            self.bulk.main_action()
        else:
            self.detail.main_action()

    def open_nearby(self) -> None:
        """List what is open around the report."""
        self._read()
        self.quick.open_nearby()

    def open_macros(self) -> None:
        """Offer the quick actions, for the report or for all that are ticked."""
        self._read()
        self.quick.open_macros()

    def step(self, by: int) -> None:
        """Step through the queue; who read the report before is in the list again."""
        self.queue.view.step(by)
        if self.pane.isAncestorOf(self.window().focusWidget()):
            self.take_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between two panes and one."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.templates.retranslate()

    def _lay_out(self) -> None:
        self._middle.addWidget(self.queue)
        self._middle.addWidget(self.map)
        self._whole.addWidget(self._middle)
        self._whole.addWidget(self.pane)
        for splitter in (self._middle, self._whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(5)
        self._whole.setStretchFactor(0, 2)
        self._whole.setStretchFactor(1, 3)
        self.queue.setMinimumSize(340, 220)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self._arrange()

    def _connect(self) -> None:
        self.queue.report_chosen.connect(self._show)
        self.queue.report_opened.connect(self._open)
        self.queue.main_action_requested.connect(self.main_action)
        self.queue.query_changed.connect(self._show_query)
        self.queue.ticked.connect(self._show_ticked)
        self.queue.keys_free.connect(self.take_keys)
        self.queue.listed.connect(self.pane.say_listed)
        self.pane.main_action_requested.connect(self.main_action)
        self.pane.back_requested.connect(self.close_report)
        self.bulk.cleared.connect(self.queue.clear_ticks)
        self.bulk.done.connect(self._untick)
        self.bulk.taken_back.connect(self._tick_again)
        self.bulk.orders_requested.connect(self._order_all)
        self.bulk.templates_requested.connect(self.templates.open_for)
        self.detail.panel.templates_requested.connect(self.templates.open_for)
        self.templates.changed.connect(self.detail.panel.show_templates)
        self.templates.changed.connect(self.detail.tools.again)
        self.templates.changed.connect(self.bulk.show_templates)
        self.map.report_selected.connect(self.open_report)
        self.map.place_chosen.connect(self._fill_place)
        self.detail.panel.place_asked.connect(self._choose_place)
        self.detail.report_requested.connect(self.open_report)
        self.detail.locate_requested.connect(self._locate)
        self.detail.panel.form_changed.connect(self._take_keys_back)
        self.detail.panel.next_requested.connect(self._go_on)
        self.detail.tools.changed.connect(self._leave_tools)
        self.detail.tools.nearby.opened.connect(self.open_report)
        self.detail.body.facts.near_pressed.connect(self.quick.open_nearby)
        self.queue.bar.export_button.clicked.connect(self._export)
        self.detail.order_requested.connect(self._order)

    def _restore(self) -> None:
        mode = self._memory.word("map", MapMode.SPLIT)
        self._mode = MapMode(mode) if mode in set(MapMode) else MapMode.SPLIT
        if not self._memory.restore_splitter("whole", self._whole):
            width = max(self.width(), 1_000)
            self._whole.setSizes([round(width * MIDDLE_SHARE), round(width * (1 - MIDDLE_SHARE))])
        if not self._memory.restore_splitter("middle", self._middle):
            height = max(self.height(), 600)
            self._middle.setSizes([round(height * QUEUE_SHARE), round(height * (1 - QUEUE_SHARE))])
        self._arrange()
        self.map_mode_changed.emit(self._mode)

    def _arrange(self) -> None:
        parts: dict[QWidget, bool] = {
            self.queue: self._mode is not MapMode.FULL,
            self.map: self._mode is not MapMode.OFF,
            self._middle: not (self._narrow and self._reading),
            self.pane: not self._narrow or self._reading,
            self.pane.back: self._narrow,
        }
        # What is hidden gives the keys to what is shown already.
        for part, shown in sorted(parts.items(), key=lambda entry: not entry[1]):
            part.setVisible(shown)

    def _list_change(self, change: ChangeSet) -> None:
        self.queue.apply(change)
        self._show_ticked(self.queue.view.queue.ticks())

    def _show_something(self, _change: ChangeSet) -> None:
        self.queue.choose_something()

    def _show(self, report_id: str) -> None:
        self.detail.show_report(report_id)
        self.map.select(report_id)

    def _take_keys_back(self) -> None:
        """After a form closed the keys are the queue's again, unless they are somebody else's."""
        if self.detail.panel.form() is not None:
            return
        self.map.tools.stop_choosing()
        here = self.window().focusWidget()
        if here is None or self.detail.panel.isAncestorOf(here):
            self.take_keys()

    def _go_on(self) -> None:
        """After something was sent: the report that stood below it, with the keys in the queue."""
        self.step(1)
        self._take_keys_back()

    def _show_ticked(self, report_ids: tuple[str, ...]) -> None:
        """While reports are ticked, what can be done with all of them stands in the report's place."""
        if report_ids:
            rows = self.queue.desk_rows(report_ids)
            self.bulk.show_rows([rows[report_id] for report_id in report_ids if report_id in rows])
        self.pane.show_ticked(bool(report_ids))

    def _leave_tools(self) -> None:
        """A panel of the report has closed, and Qt gave its keys to whatever stands next."""
        if not self.detail.tools.is_open() and self.detail.panel.form() is None:
            self.take_keys()

    def _order_all(self, report_ids: tuple[str, ...]) -> None:
        self.papers.order(report_ids)

    def _target_is_seen(self) -> bool:
        """Whether one sees which report a key would act on: in the pane, or highlighted in the list."""
        view = self.queue.view
        return self.pane.isVisible() or (view.isVisible() and view.has_highlight())

    def _untick(self, report_ids: tuple[str, ...]) -> None:
        self.queue.view.queue.tick(report_ids, on=False)

    def _tick_again(self, report_ids: tuple[str, ...]) -> None:
        """What was typed for several reports and taken back stands in their form again."""
        self.queue.view.queue.tick(report_ids, on=True)
        if self._narrow and self.isVisible():
            self._read()
        self.bulk.go_on()

    def _open(self, _report_id: str) -> None:
        self._read()

    def _read(self) -> None:
        self._reading = True
        self._arrange()

    def _locate(self, report_id: str) -> None:
        if self._mode is MapMode.OFF:
            self.set_map_mode(MapMode.SPLIT)
        self.close_report()
        self.map.locate(report_id)

    def _choose_place(self, former: Point | None) -> None:
        """Let the officer choose on the map; where only one of both fits, the form waits behind it."""
        self._bring_map()
        self.map.choose_place(former)

    def _bring_map(self) -> None:
        if self._mode is MapMode.OFF:
            self.set_map_mode(MapMode.SPLIT)
        elif self._narrow:
            self.close_report()

    def _fill_place(self, text: str) -> None:
        self._read()
        self.detail.panel.fill("point", text)

    def _export(self) -> None:
        self.papers.export(self.queue.query(), self.queue.bar.number())

    def _order(self, report_id: str) -> None:
        self.papers.order((report_id,))

    def _show_query(self, query: QueueQuery) -> None:
        # The map knows no groups: it reads its points anew only for other reports.
        mapped = replace(query, group=None)
        if mapped != self._mapped:
            self._mapped = mapped
            self.map.show_query(mapped)
