"""The scrolling part of a report's page: what needs a decision, the citizen's words and photos, facts, answer and history."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole, Role, Visibility
from sync.errors import OfficerError
from sync.records import ATTENTION_STATES, OutboxItem, Reference, ReportDetail
from ui.actions.owner import OwnerProposal, proposal_words
from ui.desk import Desk
from ui.detail.facts import DetailFacts
from ui.detail.history_lines import history_of
from ui.detail.history_view import HistoryView, shortened
from ui.outbox.lines import title_of
from ui.words.labels import error_words
from ui.words.photos import absent_words, photo_label, photo_words
from ui.words.unread_words import unread_report_about, unread_report_title
from widgets.banner import Banner
from widgets.bounded import WIDEST, bounded
from widgets.field_block import FieldBlock
from widgets.flowing_text import FlowingText
from widgets.focus_ring import FocusRing
from widgets.lettering import SMALL, PlainLabel
from widgets.photo_strip import PhotoStrip
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

LONGEST = 60_000
INSIDE = WIDEST - 32


class DetailBody(SteadyArea):
    """Shows one report below its header.

    Signals: `photo_chosen(hash)`, `locate_pressed`; `decision_requested(op_id)` for something that needs a
    person; `hand_over_pressed` for a report whose place is another office's.
    """

    photo_chosen = Signal(str)
    locate_pressed = Signal()
    decision_requested = Signal(str)
    hand_over_pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._ring = FocusRing(self)
        self.page = QWidget(self)
        self._undecided: str | None = None
        self.attention = Banner(self.page)
        self.attention.pressed.connect(self._decide)
        self.pinned = Banner(self.page)
        self.unread = Banner(self.page)
        self.owner = Banner(self.page)
        self.owner.pressed.connect(self.hand_over_pressed)
        self.text = FlowingText(self.page)
        self.photos = PhotoStrip(self.page)
        self.photos.chosen.connect(self.photo_chosen)
        self.private = PlainLabel(parent=self.page, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.facts = DetailFacts(self.page)
        self.facts.locate_pressed.connect(self.locate_pressed)
        self.answer = FlowingText(self.page)
        self.answer_block = FieldBlock("", "", Tone.PUBLIC, self.answer, self.page)
        self._history_title = PlainLabel(parent=self.page, size=SMALL, bold=True, tone=Tone.MUTED)
        self.history = HistoryView(self.page)
        self._older = PlainLabel(parent=self.page, size=SMALL, tone=Tone.MUTED)
        self._arrange()
        self._retranslate()
        desk.photos.loaded.connect(self._loaded)
        desk.photos.failed.connect(self._not_loaded)

    def show_detail(self, detail: ReportDetail, reference: Reference, now: datetime, *, gone: bool = False) -> None:
        """Show a report whole; `gone` says that only this computer keeps it, for the work that belongs to it."""
        report = detail.report
        self._say_pinned(gone=gone)
        self._say_unread(report.id)
        self._say_attention([item for item in detail.operations if item.state in ATTENTION_STATES], reference)
        self.text.set_text(shortened(report.text, LONGEST) or self.tr("(The citizen wrote nothing.)"))
        self._show_photos(report.attachments)
        self._say_private(report)
        self.facts.show_report(report, reference, self._desk.officer.id)
        main = self.show_mergers(report)
        self.answer.set_text(shortened(report.public_answer or "", LONGEST))
        self.answer_block.setVisible(bool(report.public_answer))
        self.history.show_lines(history_of(detail, reference, self._desk.officer.id, main), now)
        self._older.setVisible(detail.truncated_history)

    def show_mergers(self, report: Report) -> ReportDetail | None:
        """Say which reports follow this one, and which one it follows, which is the answer."""
        main = self._desk.reader.detail(report.merged_into) if report.merged_into is not None else None
        number, followers = self._desk.reader.followers(report.id)
        self.facts.show_mergers(main.report if main is not None else None, number, followers)
        return main

    def say_owner(self, proposal: OwnerProposal | None, reference: Reference, *, may_hand_over: bool) -> None:
        """Say that the place is another office's, and offer to hand the report over; None says nothing."""
        if proposal is None or not proposal.outside:
            self.owner.clear()
            return
        button = self.tr("Hand over…") if may_hand_over and not proposal.moving else ""
        self.owner.say(Tone.INFO, proposal.why, proposal_words(proposal, reference), button)

    def show_history(self) -> None:
        """Bring the newest line of the history into sight, for whoever wants to see what was just done."""
        self.verticalScrollBar().setValue(self._history_title.y())
        self.history.setFocus(Qt.FocusReason.OtherFocusReason)

    def scroll_to_top(self) -> None:
        """Begin at the beginning."""
        self.verticalScrollBar().setValue(0)

    def photo_list(self, report: Report) -> list[tuple[str, str]]:
        """The photos with their captions, as a viewer takes them."""
        return [(photo.sha256, photo_words(photo)) for photo in report.attachments]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The report"))
        self.text.setAccessibleName(self.tr("What the citizen wrote"))
        self.answer_block.set_words(self.tr("Public answer"), self.tr("Public: the citizen reads this"))
        self._history_title.setText(self.tr("History (times in WIB)"))
        self._older.setText(self.tr("Older entries are on the server."))

    def _show_photos(self, attachments: Sequence[Attachment]) -> None:
        loading = self.tr("Loading…")
        self.photos.set_photos([(photo.sha256, loading, photo_label(photo)) for photo in attachments])
        for photo in attachments:
            self.photos.set_spoken(photo.sha256, photo_words(photo))
        for name in self.photos.names():
            thumbnail = self.photos.thumbnail(name)
            if thumbnail is not None and thumbnail.image().isNull():
                self._desk.photos.request(name, "thumb")

    def _say_attention(self, items: list[OutboxItem], reference: Reference) -> None:
        self._undecided = items[0].op_id if items else None
        if not items:
            self.attention.clear()
            return
        words = error_words(items[0].problem or "operation-refused")
        title = f"{title_of(items[0], reference)}: {words.title}"
        more = (
            "\n" + self.tr("%n more action(s) on this report also wait for a decision.", None, len(items) - 1)
            if len(items) > 1
            else ""
        )
        self.attention.say(Tone.BAD, title, words.text + more, self.tr("Decide…"))

    def _say_pinned(self, *, gone: bool) -> None:
        if gone:
            title = self.tr("This report is no longer in your list")
            kept = self.tr(
                "It was passed to another office or removed from the server. You see its last state here "
                "because your work belongs to it; nothing more can be done with it here."
            )
            self.pinned.say(Tone.WARNING, title, kept)
        else:
            self.pinned.clear()

    def _say_unread(self, report_id: str) -> None:
        lines = self._desk.reader.unread_of(report_id)
        if lines:
            self.unread.say(Tone.WARNING, unread_report_title(), unread_report_about(lines))
        else:
            self.unread.clear()

    def _decide(self) -> None:
        if self._undecided is not None:
            self.decision_requested.emit(self._undecided)

    def _say_private(self, report: Report) -> None:
        hidden = not self._desk.officer.may_see_photo(report.visibility, PhotoRole.CITIZEN)
        private = report.visibility is not Visibility.PUBLIC
        words = self.tr("Private report: the citizen's photo is not shown to your role.") if hidden else ""
        if private and not hidden and self._desk.officer.roles & {Role.STAFF, Role.SUPERVISOR}:
            words = self.tr("Private report: please do not share its text or photos.")
        self.private.setText(words)
        self.private.setVisible(bool(words))

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        if size == "thumb":
            self.photos.set_image(sha256, image)

    def _not_loaded(self, sha256: str, size: str, error: OfficerError) -> None:
        if size == "thumb":
            self.photos.set_placeholder(sha256, absent_words(error))

    def _arrange(self) -> None:
        column = QVBoxLayout(self.page)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.attention)
        column.addWidget(self.pinned)
        column.addWidget(self.unread)
        column.addWidget(self.owner)
        column.addWidget(self.text, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.photos)
        column.addWidget(self.private)
        column.addLayout(bounded(self.facts, INSIDE))
        column.addLayout(bounded(self.answer_block, INSIDE))
        column.addWidget(self._history_title)
        column.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._older)
        column.addStretch(1)
        self.setWidget(self.page)
