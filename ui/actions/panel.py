"""The inline forms at work: opens them, keeps their drafts, attaches their photos, records what they ask for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.evidence import Finding, review
from officer_app.domain.operations import MAX_PHOTOS, Photo
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import OfficerError
from sync.records import ReportDetail
from ui.actions.drafts import ActionDrafts
from ui.actions.form import ActionForm
from ui.actions.forms import form_for
from ui.actions.offers import Action, base_of
from ui.actions.photo_intake import PhotoIntake
from ui.actions.photos import ActionPhotos
from ui.actions.specs import payload_of, problem_of
from ui.actions.templates import facts_of, templates_for
from ui.desk import Desk
from ui.words.labels import error_words
from widgets.tones import Tone


class ActionPanel(QWidget):
    """Holds at most one open form for the report that is shown.

    Signals: `recorded(report_id)` once an action is on the disk; `refused(OfficerError)` when one without a form was not;
    `saving(bool)`; `form_changed` when a form opened or closed; `photo_opened(hash)`;
    `place_asked(point)` to choose a place on the map, with the one that the report has now (None where it has none).
    """

    recorded = Signal(str)
    refused = Signal(object)
    saving = Signal(bool)
    form_changed = Signal()
    photo_opened = Signal(str)
    place_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ReportDetail | None = None
        self._form: ActionForm | None = None
        self._ticket: int | None = None
        self._attaching: dict[int, tuple[str, str]] = {}
        self.drafts = ActionDrafts(desk, self)
        self.drafts.failed.connect(self._draft_failed)
        self.intake = PhotoIntake(self)
        self.intake.taken.connect(self._attach)
        self.intake.refused.connect(self._intake_refused)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        orders = desk.orders
        orders.recorded.connect(self._recorded)
        orders.attached.connect(self._attached)
        orders.failed.connect(self._failed)
        self.hide()

    def show_detail(self, detail: ReportDetail | None) -> None:
        """Take over another report, or the same one as it stands now; a form of another report closes, its draft is kept."""
        changed = self._report_id() != (detail.report.id if detail is not None else None)
        if changed:
            self.close_form()
        self._detail = detail
        if self._form is not None and self._form.compare is not None and detail is not None:
            self._form.compare.show_report(detail.report, self._used([a.sha256 for a in detail.report.attachments]))

    def start(self, action: Action) -> None:
        """Do an action that needs nothing, or open its form."""
        if self._detail is None or self._ticket is not None:
            return
        spec = form_for(action)
        if spec is None:
            self._record(action, {}, ())
        elif self._form is not None and self._form.spec.action is action:
            self._form.focus_field()
        else:
            self.close_form()
            self._open(action)

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
        form.hide()
        form.deleteLater()
        self.hide()
        self.form_changed.emit()
        return True

    def fill(self, field: str, text: str) -> None:
        """Put a text into a field of the open form, as if it had been typed."""
        if self._form is not None and field in self._form.values():
            self._form.editor(field).setPlainText(text)
            self._form.focus_field(field)

    def draft_actions(self) -> list[Action]:
        """The actions of this report for which something is typed or attached."""
        if self._detail is None:
            return []
        fields = self.drafts.texts(self._detail.report.id)
        found = [action for action in Action if any(field.startswith(f"{base_of(action)}.") for field in fields)]
        photos = bool(self.drafts.photos(self._detail.report.id))
        if photos and not {Action.RESULT, Action.EVIDENCE} & set(found):
            found.append(Action.RESULT)
        return found

    def stop(self) -> None:
        """Keep what is typed and listen no more: the reader is about to close."""
        self.intake.wait()
        self.drafts.stop()
        orders = self._desk.orders
        orders.recorded.disconnect(self._recorded)
        orders.attached.disconnect(self._attached)
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
        _, shared = self._desk.reader.office()
        form = ActionForm(
            spec,
            reference,
            self._desk.officer,
            self._desk.photos,
            self,
            alike=alike,
            templates=templates_for(action, report.category, shared),
            facts=facts_of(report, reference, self._desk.officer, self._desk.clock()),
        )
        if form.duplicates is not None:
            form.duplicates.show_report(self._detail.report, any_alike=bool(alike))
            form.duplicates.opened.connect(self.photo_opened)
            if alike:
                form.box("into").choose(alike[0].report.id)
        self._form = form
        self._restore(form, self._detail)
        form.edited.connect(self._edited)
        form.submitted.connect(self._submit)
        form.escaped.connect(self.close_form)
        form.media_offered.connect(self.intake.take)
        form.map_asked.connect(self._ask_place)
        self._column.addWidget(form)
        self.show()
        form.show()
        form.focus_field()
        self.form_changed.emit()

    def _ask_place(self) -> None:
        if self._detail is not None:
            self.place_asked.emit(self._detail.report.point)

    def _restore(self, form: ActionForm, detail: ReportDetail) -> None:
        report, base = detail.report, base_of(form.spec.action)
        texts = self.drafts.texts(report.id)
        fields = {field.name: texts.get(f"{base}.{field.name}", "") for field in form.spec.fields}
        form.set_values({name: text for name, text in fields.items() if text})
        form.show_chosen()
        if form.compare is not None:
            form.compare.show_report(report, self._used([photo.sha256 for photo in report.attachments]))
            form.compare.opened.connect(self.photo_opened)
        if form.photos is not None:
            form.photos.files_chosen.connect(self.intake.take_files)
            form.photos.removed.connect(self._remove_photo)
            form.photos.role_chosen.connect(self._role_chosen)
            form.photos.opened.connect(self.photo_opened)
            for photo in self.drafts.photos(report.id):
                role = texts.get(f"{base}.role.{photo.sha256}", photo.role.value)
                kept = replace(photo, role=PhotoRole(role)) if role in tuple(PhotoRole) else photo
                form.photos.put(kept, self._findings(kept))
            for ticket, (report_id, name) in self._attaching.items():
                if report_id == report.id:
                    form.photos.expect(ticket, name)

    def _edited(self, field: str) -> None:
        if self._form is not None and self._detail is not None:
            base = base_of(self._form.spec.action)
            self.drafts.typed(self._detail.report.id, f"{base}.{field}", self._form.value(field))

    def _submit(self) -> None:
        form = self._form
        if form is None or self._ticket is not None:
            return
        photos = form.photos.photos() if form.photos is not None else ()
        values = self._named(form.values())
        problem = problem_of(form.spec, values, photos)
        if form.photos is not None and form.photos.is_preparing():
            form.banner.say(Tone.WARNING, self.tr("A photo is still being prepared"), self.tr("Send again in a moment."))
        elif problem is not None:
            words = error_words(problem.code)
            form.banner.say(Tone.WARNING, words.title, words.text)
            form.focus_field(problem.field)
        else:
            # First the drafts, then the action, in one queue: whatever happens in between, the text is on the disk.
            self.drafts.flush()
            form.set_saving(True)
            self._record(form.spec.action, values, photos)

    def _named(self, values: dict[str, str]) -> dict[str, str]:
        """The values with the report that a typed number names."""
        into = values.get("into", "")
        return values | {"into": self._desk.reader.find(into) or ""} if into else values

    def _record(self, action: Action, values: dict[str, str], photos: Sequence[Photo]) -> None:
        if self._detail is not None:
            self._ticket = self._desk.orders.record(self._detail.report.id, payload_of(action, values, photos))
            self.saving.emit(True)

    def _recorded(self, ticket: int, _op_id: str, report_id: str) -> None:
        if ticket != self._ticket:
            return
        self._ticket = None
        self.saving.emit(False)
        if self._report_id() == report_id:
            self.close_form()
        self.recorded.emit(report_id)

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket in self._attaching:
            self._attach_failed(ticket, error)
        elif ticket == self._ticket:
            self._ticket = None
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

    def _attach(self, sources: list[Path | bytes]) -> None:
        photos, report_id = self._photos(), self._report_id()
        if photos is None or report_id is None:
            return
        room = max(0, photos.room())
        for source in sources[:room]:
            name = source.name if isinstance(source, Path) else self.tr("pasted image")
            ticket = self._desk.orders.attach(report_id, source, PhotoRole.AFTER)
            self._attaching[ticket] = report_id, name
            photos.expect(ticket, name)
        if len(sources) > room:
            photos.complain("too-many-photos", limit=MAX_PHOTOS)

    def _attached(self, ticket: int, report_id: str, photo: Photo) -> None:
        if self._attaching.pop(ticket, None) is None:
            return
        photos = self._photos()
        if photos is not None and report_id == self._report_id():
            photos.settle(ticket)
            photos.put(photo, self._findings(photo))
        self.form_changed.emit()

    def _attach_failed(self, ticket: int, error: OfficerError) -> None:
        report_id, name = self._attaching.pop(ticket)
        photos = self._photos()
        if photos is not None and report_id == self._report_id():
            photos.settle(ticket)
            photos.complain(error, name)
        else:
            self.refused.emit(error)

    def _intake_refused(self, code: str) -> None:
        photos = self._photos()
        if photos is not None:
            photos.complain(code)

    def _remove_photo(self, sha256: str) -> None:
        photos, report_id = self._photos(), self._report_id()
        if photos is not None and report_id is not None:
            photos.take_off(sha256)
            self.drafts.remove_photo(report_id, sha256)

    def _role_chosen(self, sha256: str, role: str) -> None:
        form, report_id = self._form, self._report_id()
        if form is None or form.photos is None or report_id is None:
            return
        self.drafts.typed(report_id, f"{base_of(form.spec.action)}.role.{sha256}", role)
        card = form.photos.card(sha256)
        if card is not None:
            card.show_findings(self._findings(card.photo))

    def _findings(self, photo: Photo) -> tuple[Finding, ...]:
        if self._detail is None:
            return ()
        return review(photo, self._detail.report, self._used([photo.sha256, photo.facts.original_sha256]))

    def _used(self, hashes: Sequence[str]) -> set[str]:
        report_id = self._report_id()
        return self._desk.reader.used_elsewhere(report_id, hashes) if report_id is not None else set()

    def _photos(self) -> ActionPhotos | None:
        return self._form.photos if self._form is not None else None

    def _report_id(self) -> str | None:
        return self._detail.report.id if self._detail is not None else None
