"""What is quickly done at a report, beside its actions: likely answers, quick actions, what is open around it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.templates import AnswerTemplate
from sync.reading.duplicates import Alike
from sync.records import ReportDetail
from sync.template_uses import Uses, with_one_more
from ui.actions.macro_panel import MacroPanel
from ui.actions.offers import Action, Offer
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
        self._offers: Sequence[Offer] = ()
        # Read once: the office's document is decoded for it, and reports are stepped through quickly.
        self._at_hand: list[AnswerTemplate] | None = None
        self._uses: Uses = {}
        self.chips = TemplateChips(self)
        self.chips.taken.connect(panel.answer_with)
        panel.template_used.connect(self._used)
        self.nearby = NearbyPanel(desk, self)
        self.nearby.closed.connect(self.changed)
        self.macros = MacroPanel(desk, self)
        self.macros.closed.connect(self.changed)
        self.macros.next_requested.connect(panel.next_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 0)
        column.setSpacing(0)
        column.addWidget(self.nearby, 1)
        column.addWidget(self.macros, 1)
        column.addWidget(self.chips)

    def is_open(self) -> bool:
        """Whether a panel is open."""
        return not (self.nearby.isHidden() and self.macros.isHidden())

    def home(self) -> QWidget:
        """What has the keys in the open panel."""
        return self.macros.list if self.nearby.isHidden() else self.nearby.list

    def close_panel(self) -> bool:
        """Close the open panel; whether there was one."""
        return self.nearby.close_panel() or self.macros.close_panel()

    def show_near(self, near: Sequence[Alike]) -> None:
        """What lies around the report, once that is known."""
        self._near = near

    def open_nearby(self) -> bool:
        """List what is open around the report; False where nothing is."""
        if self._detail is None or not self._near or not self.nearby.isHidden():
            return False
        self.macros.close_panel()
        self._panel.close_form()
        self.show()
        self.nearby.open_panel(self._detail.report, self._near)
        self.changed.emit()
        return True

    def open_macros(self) -> bool:
        """Offer the quick actions for the report; False where there is none."""
        if self._detail is None or not self.macros.isHidden():
            return False
        self.nearby.close_panel()
        self._panel.close_form()
        self.show()
        self.macros.open_panel((self._detail.report,))
        self.changed.emit()
        return True

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        self.macros.stop()

    def show_detail(self, detail: ReportDetail, offers: Sequence[Offer]) -> None:
        """Offer what fits a report; `offers` are the actions that stand below, none while something else is open."""
        self._offers = offers
        if self._detail is not None and self._detail.report.id != detail.report.id:
            self.close_panel()
        self._detail = detail
        report, reader, officer = detail.report, self._desk.reader, self._desk.officer
        if not any(offer.action is Action.ANSWER and offer.allowed for offer in offers):
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
            self.show_detail(self._detail, self._offers)

    def _used(self, template_id: str, category: str) -> None:
        self._uses = with_one_more(self._uses, template_id, category)
