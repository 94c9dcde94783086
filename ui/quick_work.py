"""What is done quickly at the desk: quick actions, and what lies near a report, for one report or for all that are ticked."""

from PySide6.QtCore import QObject

from ui.actions.bulk_page import BulkPage
from ui.actions.macro_desk import MacroDesk
from ui.actions.offers import Action
from ui.desk import Desk
from ui.detail.tools import ReportTools
from ui.map.room import MapRoom
from ui.queue.page import QueuePage


class QuickWork(QObject):
    """Joins the tools of the report with the queue's ticks, the page for several reports and the map."""

    def __init__(self, desk: Desk, queue: QueuePage, tools: ReportTools, bulk: BulkPage, map_room: MapRoom) -> None:
        super().__init__(queue)
        self._queue, self._tools, self._bulk = queue, tools, bulk
        self.macros = MacroDesk(desk, queue)
        for panel in (tools.macros, bulk.macros):
            panel.manage_requested.connect(self.macros.open)
            self.macros.changed.connect(panel.show_macros)
        tools.nearby.marked.connect(map_room.mark)
        tools.nearby.answering.connect(self._answer_all)
        tools.nearby.merging.connect(self._merge_all)

    def open_nearby(self) -> None:
        """List what is open around the report."""
        self._tools.open_nearby()

    def open_macros(self) -> None:
        """Offer the quick actions, for the report or for all that are ticked."""
        if self._bulk.isVisible():
            self._bulk.open_macros()
        else:
            self._tools.open_macros()

    def stop(self) -> None:
        """Close what is open."""
        self.macros.stop()

    def _answer_all(self, report_ids: tuple[str, ...]) -> None:
        self._queue.view.queue.tick(report_ids, on=True)
        self._bulk.start(Action.ANSWER)

    def _merge_all(self, report_ids: tuple[str, ...], into: str) -> None:
        self._queue.view.queue.tick(report_ids, on=True)
        self._bulk.merge_into(into)
