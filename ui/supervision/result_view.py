"""One result whole, for whoever validates it: photos before and after, what their facts say, the report's text, the answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from officer_app.domain.vocabulary import Status
from sync.records import ReportDetail
from sync.report_rows import hashes_of
from ui.actions.compare import ActionCompare
from ui.desk import Desk
from ui.detail.header import DetailHeader
from ui.detail.history_lines import history_of
from ui.detail.history_view import HistoryView, shortened
from ui.detail.photo_viewer import PhotoViewer, before_and_after
from ui.detail.stage import needs_person, report_stage
from ui.words.names import area_name, category_name
from ui.words.photos import photo_words
from widgets.empty_state import EmptyState
from widgets.field_block import FieldBlock
from widgets.flowing_page import FlowingPage
from widgets.flowing_text import FlowingText
from widgets.focus_ring import FocusRing
from widgets.hairline import Hairline
from widgets.lettering import SMALL, PlainLabel
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

LONGEST = 60_000
EDGE_LEAST, EDGE, EDGE_WIDE, WIDE = 80, 200, 300, 1_000
# In lines: a lower view, beside an open question, keeps its room for what is asked about.
_LOW = 18


class ResultView(QWidget):
    """Shows one report as a validator needs to see it.

    Signals: `shown(report_id)` after another report was shown, "" for none.
    """

    shown = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ReportDetail | None = None
        self._viewer: PhotoViewer | None = None
        self.header = DetailHeader(self)
        self.area = SteadyArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self._ring = FocusRing(self.area)
        self.page = FlowingPage(self.area)
        self.where = PlainLabel(parent=self.page, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.compare = ActionCompare(desk.photos, self.page, edge=EDGE)
        self.compare.opened.connect(self._view_photo)
        self.text, self.answer = FlowingText(self.page), FlowingText(self.page)
        self.text_block = FieldBlock("", "", Tone.PLAIN, self.text, self.page)
        self.answer_block = FieldBlock("", "", Tone.PUBLIC, self.answer, self.page)
        self._history_title = PlainLabel(parent=self.page, size=SMALL, bold=True, tone=Tone.MUTED)
        self.history = HistoryView(self.page)
        self.empty = EmptyState(self)
        self._arrange()
        self._retranslate()

    def detail(self) -> ReportDetail | None:
        """What is shown."""
        return self._detail

    def show_report(self, report_id: str) -> None:
        """Show a report, or with an empty id nothing."""
        former = self._detail.report.id if self._detail is not None else ""
        self._detail = self._desk.reader.detail(report_id) if report_id else None
        self.header.setVisible(self._detail is not None)
        self.area.setVisible(self._detail is not None)
        self.empty.setVisible(self._detail is None)
        if self._detail is not None:
            self._fill(self._detail)
            if report_id != former:
                self.area.verticalScrollBar().setValue(0)
        self.shown.emit(report_id if self._detail is not None else "")

    def say_empty(self, title: str, text: str) -> None:
        """What stands there while nothing is shown."""
        self.empty.say(title, text)

    def show_time(self) -> None:
        """Let the clocks tell the time."""
        if self._detail is not None:
            self.header.show_time(self._desk.clock())

    def stop(self) -> None:
        """Before the desk closes: read nothing more."""
        self._detail = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._renew_compare()
            self._retranslate()
            if self._detail is not None:
                self._fill(self._detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Photos grow where there is room."""
        super().resizeEvent(event)
        self.header.set_brief(brief=self.height() < _LOW * self.fontMetrics().height())
        self._fit_photos()

    def _fit_photos(self) -> None:
        """Two beside each other, whole, in the width that there is."""
        margins, bar = self._column.contentsMargins(), self.area.verticalScrollBar().sizeHint().width()
        half = (self.width() - margins.left() - margins.right() - bar - self.compare.gap()) // 2
        edge = min(EDGE_WIDE if self.width() >= WIDE else EDGE, max(half, EDGE_LEAST))
        for strip in (self.compare.before, self.compare.after):
            strip.set_edge(edge)

    def _fill(self, detail: ReportDetail) -> None:
        report, reference, now = detail.report, self._desk.reader.reference(), self._desk.clock()
        self.header.show_report(report, category_name(reference, report.category), now)
        self.header.show_stage(report_stage(detail, has_draft=False), needs_person=needs_person(detail))
        place = [area_name(reference, report.ward), report.address or ""]
        who = self._desk.reader.officer_name(report.assignee) if report.assignee else None
        place.append(self.tr("handled by {0}").format(who) if who else self.tr("assigned to nobody"))
        self.where.setText(" · ".join(filter(None, place)))
        self.compare.show_report(report, self._desk.reader.used_elsewhere(report.id, hashes_of(report)))
        self.text.set_text(shortened(report.text, LONGEST) or self.tr("(The citizen wrote nothing.)"))
        public = report.status is Status.DONE
        readers = self.tr("Public: the citizen reads this") if public else self.tr("Citizens read this once it is validated")
        self.answer_block.set_words(self.tr("Public answer"), readers)
        self.answer.set_text(shortened(report.public_answer or "", LONGEST) or self.tr("(No answer.)"))
        self.history.show_lines(history_of(detail, reference, self._desk.officer.id), now)

    def _renew_compare(self) -> None:
        former, place = self.compare, self._column.indexOf(self.compare)
        self.compare = ActionCompare(self._desk.photos, self.page, edge=EDGE)
        self.compare.opened.connect(self._view_photo)
        self._column.insertWidget(place, self.compare)
        self._column.removeWidget(former)
        self._fit_photos()
        former.hide()
        former.deleteLater()
        if self._viewer is not None:
            self._viewer.close()
            self._viewer.deleteLater()
            self._viewer = None

    def _retranslate(self) -> None:
        self.text_block.set_words(self.tr("What the citizen wrote"), "")
        self._history_title.setText(self.tr("History"))
        self.area.setAccessibleName(self.tr("The result, before and after"))

    def _view_photo(self, sha256: str) -> None:
        if self._detail is None:
            return
        photos = [(photo.sha256, photo_words(photo)) for photo in self._detail.report.attachments]
        if self._viewer is None:
            self._viewer = PhotoViewer(self._desk.photos, self)
        self._viewer.show_photos(photos, sha256, before_and_after(self._detail.report))

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self.page)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(12)
        self._column.addWidget(self.where)
        self._column.addWidget(self.compare)
        self._column.addWidget(self.answer_block)
        self._column.addWidget(self.text_block)
        self._column.addWidget(self._history_title)
        self._column.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.area.setWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Hairline(self))
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)
        self.header.hide()
        self.area.hide()
