"""One report whole: its head, its page, the actions and the inline forms."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet, SyncState
from sync.errors import OfficerError
from sync.reading.whereabouts import Whereabouts
from sync.records import ReportDetail
from ui.actions.bar import ActionBar
from ui.actions.offers import Action, Offer, action_label, action_towards, offers_for, offers_of
from ui.actions.owner import point_words, proposal_of
from ui.actions.panel import ActionPanel
from ui.desk import Desk
from ui.detail.around import Around, AroundFeed
from ui.detail.body import DetailBody
from ui.detail.header import DetailHeader
from ui.detail.photo_viewer import PhotoViewer, before_and_after
from ui.detail.rehearsal import made_up_report
from ui.detail.stage import needs_person, report_stage
from ui.detail.tools import ReportTools
from ui.words.labels import error_words
from ui.words.names import category_name
from widgets.banner import Banner
from widgets.bounded import bounded
from widgets.empty_state import EmptyState
from widgets.hairline import Hairline
from widgets.tones import Tone

TICK_MS, FORM_SHARE, LOW = 30_000, 0.7, 28  # low pages are so many lines high


class DetailPage(QWidget):
    """The right pane.

    Signals: `report_requested(report_id)` to show another report; `locate_requested(report_id)` to show it on the map;
    `decision_requested(op_id)` for something of the report that needs a person; `order_requested(report_id)` for a work order.
    """

    report_requested = Signal(str)
    locate_requested = Signal(str)
    decision_requested = Signal(str)
    order_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._report_id: str | None = None
        self._detail: ReportDetail | None = None
        self._viewer: PhotoViewer | None = None
        self._stopped = False
        # While an action is being saved the bar takes no other: what it offers follows when it does again.
        self._saving = self._stale = False
        self._synced = False
        self._gone = False
        self.header = DetailHeader(self)
        self.body = DetailBody(desk, self)
        self.panel = ActionPanel(desk, self)
        self.bar = ActionBar(self)
        self.tools = ReportTools(desk, self.panel, self)
        self.draft = Banner(self)
        self.notice = Banner(self)
        self.empty = EmptyState(self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._around = AroundFeed(desk.stores, desk.officer, self)
        self._around.looked.connect(self._looked)
        self._around.placed.connect(self._placed)
        self._where: Whereabouts | None = None
        self._arrange()
        self._connect()
        self.show_report(None)

    def show_report(self, report_id: str | None) -> None:
        """Show a report, or nothing; what was being typed for another one is kept as its draft."""
        other = report_id != self._report_id
        self._report_id = report_id
        if other:
            self.notice.clear()
            self._forget_around()
        self._read()
        if other:
            self.body.scroll_to_top()

    def warm_up(self) -> None:
        """While nothing is shown yet: a rehearsal out of sight, so that a first report that arrives is shown within a frame.

        Fonts are loaded, parts dressed and laid out as for a report; nobody sees the one that is made up for it.
        """
        if self._detail is None:
            reference, now = self._desk.reader.reference(), self._desk.clock()
            report = made_up_report(now)
            self.header.show_report(report, report.category, now)
            self.body.show_detail(ReportDetail(report=report, events=(), operations=(), truncated_history=False), reference, now)
            self.bar.set_offers(offers_for(report.status, self._desk.officer.roles, reference.workflow))
            self._page.resize(self.size())
            self._page.grab()

    def report_id(self) -> str | None:
        """The report that is shown."""
        return self._report_id

    def detail(self) -> ReportDetail | None:
        """What is shown, as it was last read."""
        return self._detail

    def viewer(self) -> PhotoViewer | None:
        """The viewer, once a photo was opened."""
        return self._viewer

    def refresh(self, changes: ChangeSet) -> None:
        """Read the report again where the change may concern it."""
        concerned = changes.reports | changes.removed
        if self._report_id is not None and (self._report_id in concerned or changes.operations or changes.reference):
            if self._saving:
                self._stale = True
            else:
                self._read()
        elif self._detail is not None and concerned:
            self.body.show_mergers(self._detail.report)
        if changes.reference:
            self._around.again()

    def show_state(self, state: SyncState) -> None:
        """Know whether the list is whole: before the first sync a report that is not in it has not gone, it has not come yet."""
        synced = state.last_sync is not None
        if synced != self._synced:
            self._synced = synced
            self._read()

    def main_action(self) -> None:
        """Do the main action; an open form is finished or closed first."""
        action, form = self.bar.main_action(), self.panel.form()
        if form is not None:
            form.focus_field()
        elif self._detail is not None and action is not None and not self._gone:
            self.bar.choose(action)

    def start_action(self, name: str) -> bool:
        """Do an action or open its form by name (see `Action`); one that is not allowed says why. Whether it was allowed."""
        self.tools.close_panel()
        return self._detail is not None and not self._gone and self.bar.choose(Action(name))

    def move_to(self, status: Status) -> bool:
        """Do what brings the report to a status, or open its form; whether that is allowed."""
        if self._detail is None:
            return False
        workflow = self._desk.reader.reference().workflow
        return self.start_action(action_towards(status, self._detail.report.status, workflow).value)

    def offers(self) -> tuple[Offer, ...]:
        """Everything that can be done with the report, and what cannot with why."""
        if self._detail is None or self._gone:
            return ()
        found = offers_for(self._detail.report.status, self._desk.officer.roles, self._desk.reader.reference().workflow)
        return (found.main, *found.row, *found.rest)

    def close_form(self) -> bool:
        """Close an open panel, or a form and keep its draft; whether there was one."""
        return self.tools.close_panel() or self.panel.close_form()

    def keep_drafts(self) -> None:
        """Order what is typed to be written at once."""
        self.panel.drafts.flush()

    def stop(self) -> None:
        """Before the desk closes: order what is typed to be written, and read nothing any more."""
        self._timer.stop()
        if not self._stopped:
            self._stopped = True
            self._around.stop()
            self.panel.stop()
            self.tools.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Clocks run while they are seen."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: keep what is typed, let the clocks rest."""
        super().hideEvent(event)
        self._timer.stop()
        self.keep_drafts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A form never covers the whole report."""
        super().resizeEvent(event)
        self.body.setMinimumHeight(self.height() // 8 if self.height() < LOW * self.fontMetrics().height() else 96)
        self.panel.set_room(room := max(200, int(self.height() * FORM_SHARE)))
        self.tools.setMaximumHeight(room)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        form = self.panel.form()
        action = form.spec.action if form is not None else None
        self.close_form()
        if self._viewer is not None:
            self._viewer.close()
            self._viewer.deleteLater()
            self._viewer = None
        self._read()
        if action is not None:
            self.panel.start(action)

    def _read(self) -> None:
        self._detail = self._desk.reader.detail(self._report_id) if self._report_id is not None else None
        self.panel.show_detail(self._detail)
        if self._detail is None:
            self._say_empty()
        else:
            self._show(self._detail)

    def _show(self, detail: ReportDetail) -> None:
        reference, report, now = self._desk.reader.reference(), detail.report, self._desk.clock()
        counted = reference.working.of(report.category)
        self.header.show_report(report, category_name(reference, report.category), now, counted)
        self._gone = self._synced and not self._desk.reader.rows([report.id])
        self.body.show_detail(detail, reference, now, gone=self._gone)
        self.bar.set_offers(offers_of(detail, self._desk.officer, reference.workflow))
        if self._where is not None:
            self._say_owner()
        self._around.watch(report)
        self._show_drafts()
        self._pages.setCurrentWidget(self._page)

    def _show_drafts(self) -> None:
        # With a form open its own button is the main one, and the room is needed.
        self.bar.setVisible(self.panel.form() is None and not self.tools.is_open() and not self._gone)
        detail = self._detail
        if detail is None:
            return
        self.tools.show_detail(detail, self.offers() if self.bar.isVisibleTo(self) else ())
        drafted = self.panel.draft_actions()
        form = self.panel.form()
        self.header.show_stage(report_stage(detail, has_draft=bool(drafted)), needs_person=needs_person(detail))
        waiting = [action for action in drafted if form is None or form.spec.action is not action]
        if waiting and form is None and not self._gone:
            names = ", ".join(action_label(action) for action in waiting)
            self.draft.say(Tone.INFO, self.tr("Not sent yet: {0}").format(names), "", self.tr("Continue"))
        else:
            self.draft.clear()

    def _say_empty(self) -> None:
        self.tools.close_panel()
        if self._report_id is None:
            self.empty.say(self.tr("No report chosen"), self.tr("Choose one in the queue or on the map."))
        else:
            gone = self.tr("It may have gone to another office. What you did with it is kept in the outbox.")
            self.empty.say(self.tr("This report is no longer on this computer"), gone)
        self._pages.setCurrentWidget(self.empty)

    def _looked(self, around: Around) -> None:
        self._where = around.where
        self.body.facts.show_around(around.fixed, around.near)
        self.tools.show_near(around.near)
        self.body.facts.show_neighbourhood(around.where.neighbourhood)
        self._say_owner()

    def _placed(self, where: Whereabouts | None) -> None:
        self.panel.say_where("" if where is None else point_words(where, self._desk.reader.reference()))

    def _forget_around(self) -> None:
        """What was found around the former report is not this one's."""
        self._around.forget()
        self._where = None
        self.body.facts.show_around((), ())
        self.tools.show_near(())
        self.body.facts.show_neighbourhood(None)
        self.body.owner.clear()
        self.panel.propose(None)

    def _say_owner(self) -> None:
        """Propose whose matter it is, where it does not seem to be the office's."""
        reference, found = self._desk.reader.reference(), None
        if self._detail is not None and self._where is not None:
            found = proposal_of(self._detail, reference, self._desk.officer, self._where)
        outside = found is not None and found.outside
        allowed = outside and any(offer.action is Action.COORDINATE and offer.allowed for offer in self.offers())
        self.body.say_owner(found, reference, may_hand_over=allowed)
        self.panel.propose(found)

    def _hand_over(self) -> None:
        self.start_action(Action.COORDINATE.value)

    def _tick(self) -> None:
        if self._detail is not None:
            self.header.show_time(self._desk.clock())

    def _continue_draft(self) -> None:
        drafted = self.panel.draft_actions()
        if drafted:
            self.bar.choose(drafted[0])

    def _start(self, name: str) -> None:
        self.notice.clear()
        self.panel.start(Action(name))

    def _explained(self, why: str) -> None:
        if self.panel.form() is not None:
            self.notice.say(Tone.INFO, why, "", self.tr("OK"))

    def _show_saving(self, saving: bool) -> None:
        self._saving = saving
        self.bar.set_busy(saving)
        if self._stale and not saving:
            self._stale = False
            self._read()

    def _recorded(self, report_id: str) -> None:
        if report_id == self._report_id:
            self._read()

    def _refused(self, error: OfficerError) -> None:
        words = error_words(error)
        self.notice.say(Tone.BAD, words.title, words.text, self.tr("OK"))

    def _view_photo(self, sha256: str) -> None:
        if self._detail is None:
            return
        photos = self.body.photo_list(self._detail.report)
        if sha256 not in dict(photos):
            photos.append((sha256, self.panel.photos.words_of(sha256)))
        if self._viewer is None:
            self._viewer = PhotoViewer(self._desk.photos, self)
            self._viewer.copy_requested.connect(self._copy_covered)
        copyable = frozenset() if self._gone else self.panel.photos.copyable()
        self._viewer.show_photos(photos, sha256, before_and_after(self._detail.report), copyable)

    def _copy_covered(self, sha256: str) -> None:
        if self._viewer is not None:
            self.panel.photos.copy_covered(sha256, self._viewer)

    def _show_copy(self) -> None:
        """The copy is being made: show where it goes."""
        if self._viewer is not None:
            self._viewer.close()
        if self.panel.form() is None:
            self.start_action(self.panel.photo_action().value)

    def _locate(self) -> None:
        if self._report_id is not None:
            self.locate_requested.emit(self._report_id)

    def _order(self) -> None:
        if self._report_id is not None:
            self.order_requested.emit(self._report_id)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._start)
        self.bar.explained.connect(self._explained)
        self.bar.order_pressed.connect(self._order)
        self.panel.saving.connect(self._show_saving)
        self.panel.recorded.connect(self._recorded)
        self.panel.refused.connect(self._refused)
        self.panel.form_changed.connect(self._show_drafts)
        self.tools.changed.connect(self._show_drafts)
        self.panel.photo_opened.connect(self._view_photo)
        self.panel.place_typed.connect(self._around.look_at)
        self.panel.copying.connect(self._show_copy)
        self.panel.look_asked.connect(self.body.show_history)
        self.panel.drafts.kept.connect(self._drafts_kept)
        self.body.facts.report_pressed.connect(self.report_requested)
        self.body.decision_requested.connect(self.decision_requested)
        self.body.photo_chosen.connect(self._view_photo)
        self.body.locate_pressed.connect(self._locate)
        self.body.hand_over_pressed.connect(self._hand_over)
        self.draft.pressed.connect(self._continue_draft)
        self.notice.pressed.connect(self.notice.clear)

    def _drafts_kept(self, report_id: str) -> None:
        if report_id == self._report_id:
            self._show_drafts()

    def _arrange(self) -> None:
        self._page = QWidget(self)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bounded(self.header))
        column.addWidget(Hairline(self))
        column.addWidget(self.body, 1)
        column.addWidget(self.notice)
        column.addWidget(self.draft)
        column.addWidget(Hairline(self))
        column.addLayout(bounded(self.panel))
        column.addWidget(self.tools)
        column.addWidget(self.bar)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.empty)
