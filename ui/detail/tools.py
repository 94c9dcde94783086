"""What is quickly done at a report, beside its actions: the likeliest answers, and what is open around it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.templates import AnswerTemplate
from sync.reading.duplicates import Alike
from sync.records import ReportDetail
from sync.template_uses import Uses, with_one_more
from ui.actions.offers import Action
from ui.actions.panel import ActionPanel
from ui.actions.template_chips import MOST, TemplateChips
from ui.actions.templates import at_hand, best_for, facts_of
from ui.desk import Desk
from ui.detail.nearby_panel import NearbyPanel


class ReportTools(QWidget):
    """Stands above the action bar; while a panel of it is open, the bar and the forms are not.

    Signals: `changed` when a panel opened or closed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, panel: ActionPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panel = desk, panel
        self._detail: ReportDetail | None = None
        self._near: Sequence[Alike] = ()
        # Read once: the office's document is decoded for it, and reports are stepped through quickly.
        self._at_hand: list[AnswerTemplate] | None = None
        self._uses: Uses = {}
        self.chips = TemplateChips(self)
        self.chips.taken.connect(panel.answer_with)
        panel.template_used.connect(self._used)
        self.nearby = NearbyPanel(desk, self)
        self.nearby.closed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 0)
        column.setSpacing(0)
        column.addWidget(self.nearby)
        column.addWidget(self.chips)

    def is_open(self) -> bool:
        """Whether a panel is open."""
        return not self.nearby.isHidden()

    def close_panel(self) -> bool:
        """Close the open panel; whether there was one."""
        return self.nearby.close_panel()

    def show_near(self, near: Sequence[Alike]) -> None:
        """What lies around the report, once that is known."""
        self._near = near

    def open_nearby(self) -> bool:
        """List what is open around the report; False where nothing is."""
        if self._detail is None or not self._near or self.is_open():
            return False
        self._panel.close_form()
        self.show()
        self.nearby.open_panel(self._detail.report, self._near)
        self.changed.emit()
        return True

    def show_detail(self, detail: ReportDetail, *, answerable: bool) -> None:
        """Offer what fits a report; `answerable` while it can be answered and nothing else is open."""
        if self._detail is not None and self._detail.report.id != detail.report.id:
            self.close_panel()
        self._detail = detail
        report, reader, officer = detail.report, self._desk.reader, self._desk.officer
        if not answerable:
            self.chips.show_templates((), {})
            self.setVisible(self.is_open())
            return
        if self._at_hand is None:
            self._at_hand, self._uses = at_hand(reader, officer), reader.template_uses(officer.id)
        found = best_for(Action.ANSWER, report.category, self._at_hand, self._uses, MOST)
        self.chips.show_templates(found, facts_of(report, reader.reference(), officer, self._desk.clock()))
        self.show()

    def again(self) -> None:
        """The templates may be different now."""
        self._at_hand = None
        if self._detail is not None and self.chips.isVisible():
            self.show_detail(self._detail, answerable=True)

    def _used(self, template_id: str, category: str) -> None:
        self._uses = with_one_more(self._uses, template_id, category)
