"""What is quickly done at a report, beside its actions: the likeliest answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.templates import AnswerTemplate
from sync.records import ReportDetail
from sync.template_uses import Uses, with_one_more
from ui.actions.offers import Action
from ui.actions.panel import ActionPanel
from ui.actions.template_chips import MOST, TemplateChips
from ui.actions.templates import at_hand, best_for, facts_of
from ui.desk import Desk


class ReportTools(QWidget):
    """Stands above the action bar.

    Signals: `changed` when something in it opened or closed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, panel: ActionPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panel = desk, panel
        self._detail: ReportDetail | None = None
        # Read once: the office's document is decoded for it, and reports are stepped through quickly.
        self._at_hand: list[AnswerTemplate] | None = None
        self._uses: Uses = {}
        self.chips = TemplateChips(self)
        self.chips.taken.connect(panel.answer_with)
        panel.template_used.connect(self._used)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)

    def show_detail(self, detail: ReportDetail, *, answerable: bool) -> None:
        """Offer what fits a report; `answerable` while it can be answered and nothing else is open."""
        self._detail = detail
        report, reader, officer = detail.report, self._desk.reader, self._desk.officer
        if not answerable:
            self.chips.show_templates((), {})
            self.hide()
            return
        if self._at_hand is None:
            self._at_hand, self._uses = at_hand(reader, officer), reader.template_uses(officer.id)
        found = best_for(Action.ANSWER, report.category, self._at_hand, self._uses, MOST)
        self.chips.show_templates(found, facts_of(report, reader.reference(), officer, self._desk.clock()))
        self.show()

    def again(self) -> None:
        """The templates may be different now."""
        self._at_hand = None
        if self._detail is not None and self.isVisible():
            self.show_detail(self._detail, answerable=True)

    def _used(self, template_id: str, category: str) -> None:
        self._uses = with_one_more(self._uses, template_id, category)
