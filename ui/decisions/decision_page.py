"""One thing that needs a person: what happened, the three versions beside each other, and what can be decided."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.records import Choice, DecisionCard
from ui.actions.drafts import ActionDrafts
from ui.decisions.card_view import CardView
from ui.decisions.choice_words import choice_words
from ui.decisions.decision_foot import DecisionFoot
from ui.desk import Desk
from ui.detail.photo_viewer import PhotoViewer
from ui.icons import icon
from ui.outbox.lines import title_of
from ui.words.names import area_name, category_name
from ui.words.photos import photo_words
from widgets.breaking_label import BreakingLabel
from widgets.buttons import PlainButton
from widgets.empty_state import EmptyState
from widgets.fitting_area import FittingArea
from widgets.flow_row import FlowRow
from widgets.hairline import Hairline
from widgets.lettering import LARGE
from widgets.tones import Tone

FOOT_SHARE = 0.55


class DecisionPage(QWidget):
    """Shows one card at a time.

    Signals: `back_requested`; `report_requested(report_id)`; `decided(words, report_id, op_ids)` once a decision is on the disk:
    what was decided, for which report, and the operations recorded instead.
    """

    back_requested = Signal()
    report_requested = Signal(str)
    decided = Signal(str, str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._op_id: str | None = None
        self._card: DecisionCard | None = None
        self._ticket: int | None = None
        self._pending: tuple[DecisionCard, Choice, str] | None = None
        self._viewer: PhotoViewer | None = None
        self.drafts = ActionDrafts(desk, self)
        self.back = QToolButton(self)
        self.title = BreakingLabel(parent=self, size=LARGE, bold=True)
        self.what = BreakingLabel(parent=self, tone=Tone.MUTED)
        self.open = PlainButton(parent=self)
        self.view = CardView(desk, self)
        self.foot = DecisionFoot(self)
        self.empty = EmptyState(self)
        self._arrange()
        self._connect()
        self._retranslate()

    def show_card(self, op_id: str) -> None:
        """Show what there is to decide about an operation."""
        if op_id != self._op_id:
            self.foot.banner.clear()
            self.foot.close_form()
        self._op_id = op_id
        self._read()
        self.view.verticalScrollBar().setValue(0)
        self.view.setFocus()

    def op_id(self) -> str | None:
        """The operation that is shown."""
        return self._op_id

    def card(self) -> DecisionCard | None:
        """What is shown, as it was last read; None when there is nothing to decide any more."""
        return self._card

    def viewer(self) -> PhotoViewer | None:
        """The viewer, once a photo was opened."""
        return self._viewer

    def refresh(self, changes: ChangeSet) -> None:
        """Read the card again where the change may concern it, while it is looked at."""
        if (
            self._op_id is not None
            and self.isVisible()
            and (changes.operations or changes.reports or changes.removed or changes.reference)
        ):
            self._read()

    def go_back(self) -> bool:
        """Close an open form; False when there is none and the page itself is to be left."""
        return self.foot.close_form()

    def home(self) -> QWidget:
        """Where the work is: at what there is to decide."""
        return self.view

    def stop(self) -> None:
        """Before the desk closes: order what is typed to be written, and listen no more."""
        self.drafts.stop()
        self.view.comparison.stop()
        orders = self._desk.orders
        orders.resolved.disconnect(self._resolved)
        orders.exported.disconnect(self._exported)
        orders.failed.disconnect(self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices never cover the whole card."""
        super().resizeEvent(event)
        self._lower.setMaximumHeight(max(180, int(self.height() * FOOT_SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no button wanted does nothing here: nothing is decided by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.back.setIcon(icon("back", self.palette()))

    def _retranslate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.back.setIcon(icon("back", self.palette()))
        self.open.setText(self.tr("Open report"))
        self.setAccessibleName(self.tr("Decision"))
        decided = self.tr("There is nothing left to decide here. See the outbox and the report's history.")
        self.empty.say(self.tr("This has been decided"), decided, self.tr("Back"))
        self._read()

    def _read(self) -> None:
        self._card = self._desk.reader.card(self._op_id) if self._op_id is not None else None
        if self._card is None:
            self._pages.setCurrentWidget(self.empty)
        else:
            self._show(self._card)
            self._pages.setCurrentWidget(self._page)

    def _show(self, card: DecisionCard) -> None:
        reference, officer = self._desk.reader.reference(), self._desk.officer
        detail = self._desk.reader.detail(card.item.report_id)
        self.title.setText(f"{card.item.number}  ·  {category_name(reference, card.base.category)}")
        self.what.setText(f"{title_of(card.item, reference)}  ·  {area_name(reference, card.base.ward)}")
        self.open.setEnabled(detail is not None)
        self.view.show_card(card, detail.events if detail is not None else ())
        self.foot.show_choices([(choice, choice_words(choice, card, reference, officer)) for choice in card.choices])
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab leads from the card to the choices, the likeliest first."""
        chain: list[QWidget] = [self.back, self.open, self.view, *self.foot.panel.buttons()]
        for former, following in pairwise(chain):
            QWidget.setTabOrder(former, following)

    def _decide(self, word: str, reason: str) -> None:
        card = self._card
        if card is None or self._ticket is not None:
            return
        self.drafts.flush()
        self.foot.banner.clear()
        choice = Choice(word)
        # With what is shown then: a change may be read before the answer, and then there is no card any more.
        self._pending = card, choice, self.foot.words(choice).done
        self.foot.setEnabled(False)
        reports = {card.item.report_id, card.theirs.merged_into or "" if card.theirs is not None else ""} - {""}
        self._ticket = self._desk.orders.resolve(card.item.op_id, choice, reason.strip() or None, reports, seen=card.theirs)

    def _resolved(self, ticket: int, op_ids: tuple[str, ...]) -> None:
        if ticket != self._ticket or self._pending is None:
            return
        card, choice, done = self._pending
        self._end()
        self.foot.close_form()
        self.drafts.typed(card.item.report_id, _draft_of(choice, card), "")
        self.drafts.flush()
        self.decided.emit(done, card.item.report_id, op_ids)

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket != self._ticket:
            return
        self._end()
        # Read first: what could not be done may be decided already.
        self._read()
        self.foot.fail(error)

    def _draft_failed(self, error: OfficerError) -> None:
        if self._ticket is None and self.isVisible():
            self.foot.fail(error)

    def _end(self) -> None:
        self._ticket, self._pending = None, None
        self.foot.setEnabled(True)

    def _ask_reason(self, word: str) -> None:
        if self._card is not None:
            choice = Choice(word)
            drafted = self.drafts.texts(self._card.item.report_id).get(_draft_of(choice, self._card), "")
            self.foot.ask_reason(choice, drafted)

    def _keep_reason(self) -> None:
        if self._card is not None:
            field = _draft_of(self.foot.reason.choice, self._card)
            self.drafts.typed(self._card.item.report_id, field, self.foot.reason.reason())

    def _ask_export(self) -> None:
        if self._card is not None:
            self.foot.ask_export(self._card.item.number, self._desk.clock())

    def _export(self) -> None:
        if self._card is not None and self._ticket is None:
            form = self.foot.export
            self._ticket = self._desk.orders.export([self._card.item.op_id], form.path(), form.passphrase())
            self.foot.banner.clear()
            self.foot.setEnabled(False)

    def _exported(self, ticket: int, _count: int, path: str) -> None:
        if ticket == self._ticket:
            self._end()
            self.foot.close_form()
            kept = self.tr("It also stays here until you decide.")
            self.foot.banner.say(Tone.GOOD, self.tr("Saved as {0}").format(path), kept, self.tr("OK"))

    def _open_report(self) -> None:
        if self._card is not None:
            self.report_requested.emit(self._card.item.report_id)

    def _view_photo(self, sha256: str) -> None:
        card = self._card
        if card is None:
            return
        versions = (card.base, card.mine, card.theirs)
        photos = [photo for report in versions if report is not None for photo in report.attachments]
        if self._viewer is None:
            self._viewer = PhotoViewer(self._desk.photos, self)
        captions = {photo.sha256: photo_words(photo) for photo in photos}
        self._viewer.show_photos(list(captions.items()), sha256)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_requested)
        self.empty.pressed.connect(self.back_requested)
        self.open.clicked.connect(self._open_report)
        self.view.photo_chosen.connect(self._view_photo)
        self.foot.decided.connect(self._decide)
        self.foot.reason_wanted.connect(self._ask_reason)
        self.foot.reason_edited.connect(self._keep_reason)
        self.foot.export_wanted.connect(self._ask_export)
        self.foot.export_confirmed.connect(self._export)
        self.drafts.failed.connect(self._draft_failed)
        orders = self._desk.orders
        orders.resolved.connect(self._resolved)
        orders.exported.connect(self._exported)
        orders.failed.connect(self._failed)

    def _arrange(self) -> None:
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.setAutoRaise(True)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.back)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(FlowRow(self, (self.title, self.what), spacing=12))
        middle.addStretch(1)
        head.addLayout(middle, 1)
        head.addWidget(self.open)
        self._lower = FittingArea(self.foot, self)
        self._page = QWidget(self)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(self))
        column.addWidget(self.view, 1)
        column.addWidget(Hairline(self))
        column.addWidget(self._lower)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.empty)


def _draft_of(choice: Choice, card: DecisionCard) -> str:
    """The name under which a reason is kept while it is being typed."""
    return f"{choice.value}.{card.item.op_id}"
