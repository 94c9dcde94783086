"""The upper part of a decision page: what happened, the three versions beside each other, and what others did since."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from officer_app.domain.reports import Event
from sync.records import DecisionCard
from ui.decisions.comparison import Comparison
from ui.decisions.facets import facets_of
from ui.decisions.happening import happening, since
from ui.desk import Desk
from ui.detail.history_lines import event_lines
from ui.detail.history_view import HistoryView
from widgets.banner import Banner
from widgets.bounded import bounded
from widgets.flowing_page import FlowingPage
from widgets.focus_ring import FocusRing
from widgets.lettering import SMALL, PlainLabel
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

WIDEST = 1_440
LEAST_HEIGHT = 140


class CardView(SteadyArea):
    """Shows one card; it scrolls where it does not fit.

    Signals: `photo_chosen(hash)`.
    """

    photo_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        inside = FlowingPage(self)
        self.happened = Banner(inside)
        self.comparison = Comparison(desk.photos, inside)
        self.comparison.photo_chosen.connect(self.photo_chosen)
        self._since_title = PlainLabel(parent=inside, size=SMALL, bold=True, tone=Tone.MUTED)
        self.history = HistoryView(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addLayout(bounded(self.happened, WIDEST))
        column.addLayout(bounded(self.comparison, WIDEST))
        column.addWidget(self._since_title)
        column.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._ring = FocusRing(self)
        self.setWidget(inside)
        self._retranslate()

    def show_card(self, card: DecisionCard, events: tuple[Event, ...]) -> None:
        """Show a card; `events` is the report's history as far as it is here."""
        reference, officer_id, now = self._desk.reader.reference(), self._desk.officer.id, self._desk.clock()
        others = since(card, events, officer_id)
        words = happening(card, others, reference, officer_id)
        self.happened.say(Tone.BAD, words.title, words.text)
        changed_at = card.theirs.updated_at if card.theirs is not None else None
        self.comparison.show_facets(facets_of(card, reference, officer_id), card.item.recorded_at, changed_at, now)
        lines = event_lines(reversed(others), reference, officer_id, card.base.channel)
        self.history.show_lines(lines, now)
        for part in (self._since_title, self.history):
            part.setVisible(bool(lines))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._since_title.setText(self.tr("What happened on the server since"))
        self.setAccessibleName(self.tr("The three versions"))
