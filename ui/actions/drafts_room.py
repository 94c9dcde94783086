"""The list of drafts as a place of the window: its count on the rail, and the way from a draft to its form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.actions.drafts_page import DraftsPage
from ui.desk import Desk
from ui.detail.page import DetailPage
from ui.frame.rail import Rail


class DraftsRoom(DraftsPage):
    """Counts drafts whenever one was kept, sent or discarded."""

    def __init__(
        self, desk: Desk, rail: Rail, detail: DetailPage, open_report: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._rail, self._detail, self._open_report = rail, detail, open_report
        self.draft_requested.connect(self._continue)
        self.discarded.connect(detail.panel.forget)
        detail.panel.drafts.kept.connect(self.count)
        desk.orders.stored.connect(self.count)
        self.count()

    def count(self) -> None:
        """Say on the rail how many reports have drafts, without those that were discarded: as many as the list shows."""
        self._rail.show_drafts(len(set(self._desk.reader.reports_drafted()) - set(self.going())))

    def refresh(self) -> None:
        """Read and count what there is."""
        super().refresh()
        self.count()

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        super().stop()
        self._detail.panel.drafts.kept.disconnect(self.count)
        self._desk.orders.stored.disconnect(self.count)

    def _continue(self, report_id: str) -> None:
        self._open_report(report_id)
        drafted = self._detail.panel.draft_actions()
        if drafted:
            self._detail.start_action(drafted[0].value)
