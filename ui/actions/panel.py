"""The inline forms at work: opens them, keeps their drafts, records what they ask for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.operations import MAX_CAPTION, Photo
from officer_app.domain.places import read_point
from officer_app.domain.reports import Report
from officer_app.domain.templates import ANSWER, AnswerTemplate, generalised
from sync.errors import OfficerError
from sync.records import ReportDetail
from sync.report_rows import hashes_of
from ui.actions.drafts import ActionDrafts, drafted_actions
from ui.actions.form import ActionForm
from ui.actions.forms import form_for
from ui.actions.offers import Action, base_of, offers_of, photo_action
from ui.actions.owner import OwnerProposal
from ui.actions.photo_work import PhotoWork
from ui.actions.specs import payload_of, problem_of
from ui.actions.template_chips import MOST
from ui.actions.templates import at_hand, best_for, facts_of, templates_for, use_of
from ui.actions.templates_dialog import TemplateSubject
from ui.actions.unclear import unclear_choice
from ui.actions.workloads import Workloads
from ui.desk import Desk
from ui.words.labels import error_words
from ui.words.times import wib
from widgets.bounded_height import BoundedHeight
from widgets.tones import Tone


class ActionPanel(QWidget):
    """Holds at most one open form for the report that is shown.

    Signals: `recorded(report_id)` once an action is on the disk; `next_requested` after it, where the next
    report was wanted; `refused(OfficerError)` when one without a form was not;
    `saving(bool)`; `form_changed` when a form opened or closed; `photo_opened(hash)`; `copying` when a covered copy of the
    citizen's photo is being made for the draft; `templates_requested(TemplateSubject)`; `template_used(template_id, category)`;
    `place_asked(point)` to choose a place on the map, with the one that the report has now (None where it has none);
    `place_typed(point)` with the one that stands in the open form, None where none stands there any more.
    """

    recorded = Signal(str)
    next_requested = Signal()
    refused = Signal(object)
    saving = Signal(bool)
    form_changed = Signal()
    photo_opened = Signal(str)
    templates_requested = Signal(object)
    template_used = Signal(str, str)
    copying = Signal()
    place_asked = Signal(object)
    place_typed = Signal(object)
    look_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ReportDetail | None = None
        self._form: ActionForm | None = None
        self._shown: Report | None = None
        self._ticket: int | None = None
        self._goes_on = False
        self._proposal: OwnerProposal | None = None
        self._workloads = Workloads(desk, self)
        self.drafts = ActionDrafts(desk, self)
        self.drafts.failed.connect(self._draft_failed)
        self.photos = PhotoWork(desk, self.drafts, self)
        self.photos.opened.connect(self.photo_opened)
        self.photos.refused.connect(self.refused)
        self.photos.changed.connect(self.form_changed)
        self.photos.copying.connect(self.copying)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._bound = BoundedHeight(self, self._column)
        orders = desk.orders
        orders.recorded.connect(self._recorded)
        orders.failed.connect(self._failed)
        self.hide()

    def show_detail(self, detail: ReportDetail | None) -> None:
        """Take over another report, or the same one as it stands now; a form of another report closes, its draft is kept."""
        changed = self._report_id() != (detail.report.id if detail is not None else None)
        if changed:
            self.close_form()
            self._proposal = None
        self._detail = detail
        self.photos.show(detail, self._form)
        if self._form is not None and self._form.compare is not None and detail is not None:
            self._form.compare.show_report(detail.report, self.photos.used(hashes_of(detail.report)))
        if self._form is not None and detail is not None:
            workflow = self._desk.reader.reference().workflow
            offers = offers_of(detail, self._desk.officer, workflow)
            self._form.follow(detail, offers.find(self._form.spec.action))

    def start(self, action: Action) -> None:
        """Do an action that needs nothing, or open its form."""
        if self._detail is None or self._ticket is not None:
            return
        spec = form_for(action)
        if spec is None:
            self._shown = self._detail.report
            self._record(action, {}, ())
        elif self._form is not None and self._form.spec.action is action:
            self._form.focus_field()
        else:
            self.close_form()
            self._open(action)

    def propose(self, proposal: OwnerProposal | None) -> None:
        """Whose matter the report seems to be, for the form that hands it over; what is typed there stays."""
        self._proposal = proposal
        if proposal is not None and self._form is not None and self._form.spec.action is Action.COORDINATE:
            self._form.propose(proposal.why, proposal.values())

    def say_where(self, words: str) -> None:
        """Say where the place is that stands in the open form."""
        if self._form is not None:
            self._form.say_where(words)

    def set_room(self, height: int) -> None:
        """An open form may be so high; its text fields grow up to there. It is never lower than its words and buttons need."""
        self._bound.set(height)
        if self._form is not None:
            self._form.room.set_height(height)

    def form(self) -> ActionForm | None:
        """The open form."""
        return self._form

    def close_form(self) -> bool:
        """Close the form and keep its draft; whether there was one."""
        form = self._form
        if form is None:
            return False
        self.drafts.flush()
        self._form = None
        self.place_typed.emit(None)
        self.photos.show(self._detail, None)
        form.hide()
        form.deleteLater()
        self.hide()
        self.form_changed.emit()
        return True

    def forget(self, report_ids: Sequence[str]) -> None:
        """The drafts of these reports were discarded: what an open form still shows of them goes too."""
        if self._report_id() in report_ids:
            self.close_form()

    def fill(self, field: str, text: str) -> None:
        """Put a text into a field of the open form, as if it had been typed."""
        if self._form is not None and field in self._form.values():
            self._form.editor(field).replace_text(text)
            self._form.focus_field(field)

    def draft_actions(self) -> list[Action]:
        """The actions of this report for which something is typed or attached."""
        if self._detail is None:
            return []
        found = drafted_actions(self.drafts.texts(self._detail.report.id))
        photos = bool(self.drafts.photos(self._detail.report.id))
        if photos and not {Action.RESULT, Action.EVIDENCE} & set(found):
            found.append(self.photo_action())
        return found

    def photo_action(self) -> Action:
        """Whose form attached photos go with: the result where it can be sent now, else that of photos alone."""
        if self._detail is None:
            return Action.EVIDENCE
        return photo_action(self._detail.report.status, self._desk.officer.roles, self._desk.reader.reference().workflow)

    def stop(self) -> None:
        """Keep what is typed and listen no more: the reader is about to close."""
        self.photos.stop()
        self._workloads.stop()
        self.drafts.stop()
        orders = self._desk.orders
        orders.recorded.disconnect(self._recorded)
        orders.failed.disconnect(self._failed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere finds his text again."""
        super().hideEvent(event)
        self.drafts.flush()

    def _open(self, action: Action) -> None:
        spec = form_for(action)
        if spec is None or self._detail is None:
            return
        alike = self._desk.reader.duplicates(self._detail.report.id) if spec.duplicates else ()
        reference, report = self._desk.reader.reference(), self._detail.report
        templates, likeliest = self._templates(action, report.category)
        form = ActionForm(
            spec,
            reference,
            self._desk.officer,
            self._desk.photos,
            self,
            alike=alike,
            templates=templates,
            likeliest=likeliest,
            followers=self._desk.reader.followers(report.id)[0] if spec.public else 0,
            facts=facts_of(report, reference, self._desk.officer, self._desk.clock()),
        )
        if form.duplicates is not None:
            form.duplicates.show_report(self._detail.report, any_alike=bool(alike))
            form.duplicates.opened.connect(self.photo_opened)
            if alike and alike[0].is_likely:
                form.box("into").choose(alike[0].report.id)
        self._form = form
        self.photos.show(self._detail, form)
        form.moved.begin(self._detail)
        self._shown = self._detail.report
        self._restore(form, self._detail)
        self._listen_to(form)
        self._column.addWidget(form)
        form.room.set_height(self._bound.height)
        self.show()
        form.show()
        form.focus_field()
        self.propose(self._proposal)
        self.form_changed.emit()
        self._tell_place()
        self._workloads.tell(form)

    def _listen_to(self, form: ActionForm) -> None:
        form.moved.pressed.connect(self._look)
        form.edited.connect(self._edited)
        form.submitted.connect(self._submit)
        form.submitted_on.connect(self._submit_on)
        form.escaped.connect(self.close_form)
        form.templates_requested.connect(self._ask_templates)
        form.template_used.connect(self._count_template)
        form.map_asked.connect(self._ask_place)

    def _look(self) -> None:
        """Show what a colleague did; from here on the officer has seen how the report stands now."""
        self._shown = self._detail.report if self._detail is not None else None
        self.look_asked.emit()

    def subject(self, text: str = "") -> TemplateSubject:
        """What templates are looked at for now; a text for one report becomes one for all."""
        if self._detail is None:
            return TemplateSubject()
        report, reader, officer = self._detail.report, self._desk.reader, self._desk.officer
        facts = facts_of(report, reader.reference(), officer, self._desk.clock())
        use = use_of(self._form.spec.action) if self._form is not None and self._form.spec.public else ANSWER
        return TemplateSubject(
            use=use, category=report.category, number=report.number, facts=facts, text=generalised(text, facts) if text else ""
        )

    def show_templates(self) -> None:
        """The templates may be different from those that the open form offers."""
        if self._form is not None and self._detail is not None:
            self._form.show_templates(*self._templates(self._form.spec.action, self._detail.report.category))

    def _templates(self, action: Action, category: str) -> tuple[list[AnswerTemplate], list[AnswerTemplate]]:
        """All templates of an action, and the few that fit best."""
        reader, officer = self._desk.reader, self._desk.officer
        found, uses = at_hand(reader, officer), reader.template_uses(officer.id)
        return templates_for(action, category, found), best_for(action, category, found, uses, MOST)

    def answer_with(self, template: AnswerTemplate) -> None:
        """Open the public answer with a template's text in it, to be read and sent."""
        self.start(Action.ANSWER)
        if self._form is not None and self._form.spec.action is Action.ANSWER:
            self._form.use_template(template)

    def _count_template(self, template_id: str) -> None:
        if self._detail is not None:
            category = self._detail.report.category
            self._desk.orders.count_template(template_id, category)
            self.template_used.emit(template_id, category)

    def _ask_templates(self, text: str) -> None:
        self.drafts.flush()
        self.templates_requested.emit(self.subject(text))

    def _ask_place(self) -> None:
        if self._detail is not None:
            self.place_asked.emit(self._detail.report.point)

    def _restore(self, form: ActionForm, detail: ReportDetail) -> None:
        report, base = detail.report, base_of(form.spec.action)
        texts = self.drafts.texts(report.id)
        fields = {field.name: texts.get(f"{base}.{field.name}", "") for field in form.spec.fields}
        form.set_values({name: text for name, text in fields.items() if text})
        form.draft.show_draft(wib(self.drafts.changed_at(report.id, base), self._desk.clock()), fields)
        form.show_chosen()
        if form.compare is not None:
            form.compare.show_report(report, self.photos.used(hashes_of(report)))
            form.compare.opened.connect(self.photo_opened)
        self.photos.fill(form)

    def _edited(self, field: str) -> None:
        if self._form is not None and self._detail is not None:
            base = base_of(self._form.spec.action)
            self.drafts.typed(self._detail.report.id, f"{base}.{field}", self._form.value(field))
            self._tell_place(field)

    def _tell_place(self, edited: str | None = None) -> None:
        form = self._form
        if form is not None:
            for field in form.spec.fields:
                if field.on_map and edited in (None, field.name):
                    point = read_point(form.value(field.name))
                    # What was said of another point is not left standing.
                    form.say_where("…" if point is not None else "")
                    self.place_typed.emit(point)

    def _submit_on(self) -> None:
        self._submit(goes_on=True)

    def _submit(self, *, goes_on: bool = False) -> None:
        form = self._form
        if form is None or self._ticket is not None or not form.moved.possible:
            return
        photos = form.photos.photos() if form.photos is not None else ()
        values = self._named(form.values())
        problem, unclear = problem_of(form.spec, values, photos), unclear_choice(form)
        if unclear is not None:
            form.banner.say(Tone.WARNING, unclear[1], "")
            form.focus_field(unclear[0])
        elif form.photos is not None and form.photos.is_preparing():
            form.banner.say(Tone.WARNING, self.tr("A photo is still being prepared"), self.tr("Send again in a moment."))
        elif problem is not None:
            words = error_words(problem.code, {"limit": MAX_CAPTION})
            form.banner.say(Tone.WARNING, words.title, words.text)
            card = form.photos.card(problem.photo) if form.photos is not None else None
            if card is not None:
                card.caption.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                form.focus_field(problem.field)
        else:
            # First the drafts, then the action, in one queue: whatever happens in between, the text is on the disk.
            self.drafts.flush()
            form.set_saving(True)
            self._goes_on = goes_on
            self._record(form.spec.action, values, photos)

    def _named(self, values: dict[str, str]) -> dict[str, str]:
        """The values with the report that a typed number names."""
        into = values.get("into", "")
        return values | {"into": self._desk.reader.find(into) or ""} if into else values

    def _record(self, action: Action, values: dict[str, str], photos: Sequence[Photo]) -> None:
        if self._detail is not None:
            self._ticket = self._desk.orders.record(self._detail.report.id, payload_of(action, values, photos), seen=self._shown)
            self.saving.emit(True)

    def _recorded(self, ticket: int, _op_id: str, report_id: str) -> None:
        if ticket != self._ticket:
            return
        self._ticket = None
        self.saving.emit(False)
        goes_on, self._goes_on = self._goes_on, False
        still_here = self._report_id() == report_id
        if still_here:
            self.close_form()
        self.recorded.emit(report_id)
        if goes_on and still_here:
            self.next_requested.emit()

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self._ticket, self._goes_on = None, False
            self.saving.emit(False)
            self._show_refusal(error)

    def _show_refusal(self, error: OfficerError) -> None:
        if self._form is None:
            self.refused.emit(error)
            return
        words = error_words(error)
        self._form.set_saving(False)
        self._form.banner.say(Tone.BAD, words.title, words.text)
        self._form.focus_field()

    def _draft_failed(self, error: OfficerError) -> None:
        if self._form is not None and self._ticket is None:
            words = error_words(error)
            self._form.banner.say(Tone.BAD, words.title, words.text)

    def _report_id(self) -> str | None:
        return self._detail.report.id if self._detail is not None else None
