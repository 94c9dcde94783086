"""The photos of the report that is shown: attached to its draft, described, covered, and shown in the form that is open."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from officer_app.domain.evidence import Finding, review
from officer_app.domain.operations import MAX_PHOTOS, Photo
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Visibility
from officer_app.domain.workflow import may
from sync.errors import OfficerError
from sync.records import ReportDetail
from ui.actions.covering import PhotoCovering
from ui.actions.drafts import ActionDrafts
from ui.actions.form import ActionForm
from ui.actions.offers import base_of
from ui.actions.photo_intake import PhotoIntake
from ui.actions.photos import ActionPhotos
from ui.desk import Desk
from ui.words.photos import photo_words


class PhotoWork(QObject):
    """Belongs to the panel, which says what is shown and which form is open.

    Signals: `opened(hash)` to see a photo large; `refused(OfficerError)` where no form is open to say it; `changed` after the
    draft's photos changed; `copying` when a covered copy of the citizen's photo is being made for the draft.
    """

    opened = Signal(str)
    refused = Signal(object)
    changed = Signal()
    copying = Signal()

    def __init__(self, desk: Desk, drafts: ActionDrafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._drafts, self._page = desk, drafts, parent
        self._detail: ReportDetail | None = None
        self._form: ActionForm | None = None
        # By ticket: of which report, and what it is called.
        self._attaching: dict[int, tuple[str, str]] = {}
        self.intake = PhotoIntake(self)
        self.intake.taken.connect(self._attach)
        self.intake.refused.connect(self._intake_refused)
        self.covering = PhotoCovering(desk.orders, self)
        self.covering.begun.connect(self._covering_begun)
        self.covering.replaced.connect(self._covered)
        self.covering.refused.connect(self._cover_refused)
        self.covering.copying.connect(self._copying)
        desk.orders.attached.connect(self._attached)
        desk.orders.failed.connect(self._failed)

    def show(self, detail: ReportDetail | None, form: ActionForm | None) -> None:
        """From now on this report is shown, and this form is open."""
        self._detail, self._form = detail, form

    def fill(self, form: ActionForm) -> None:
        """Show what is attached to the report in a form that has just opened, and listen to it."""
        photos, report_id = form.photos, self._report_id()
        if photos is None or report_id is None:
            return
        photos.files_chosen.connect(self.intake.take_files)
        photos.removed.connect(self._remove)
        photos.role_chosen.connect(self._role_chosen)
        photos.caption_typed.connect(self._caption_typed)
        photos.cover_pressed.connect(self._cover)
        photos.opened.connect(self.opened)
        form.media_offered.connect(self.intake.take)
        base, waiting = base_of(form.spec.action), self.covering.waiting(report_id)
        for photo in self._drafts.photos(report_id):
            kept = self._as_drafted(base, photo)
            photos.put(kept, self.findings(kept))
            self._show_covering(photo.sha256, covering=photo.sha256 in waiting)
        for ticket, (report, name) in self._attaching.items():
            if report == report_id:
                photos.expect(ticket, name)

    def findings(self, photo: Photo) -> tuple[Finding, ...]:
        """What a photo's facts say for the report that is shown."""
        if self._detail is None:
            return ()
        return review(photo, self._detail.report, self.used([photo.sha256, photo.facts.original_sha256]))

    def used(self, hashes: Iterable[str]) -> set[str]:
        """Which of these photos hang on other reports."""
        report_id = self._report_id()
        return self._desk.reader.used_elsewhere(report_id, hashes) if report_id is not None else set()

    def words_of(self, sha256: str) -> str:
        """What is said of a photo that is attached in the open form."""
        photos = self._photos()
        card = photos.card(sha256) if photos is not None else None
        return photo_words(card.photo) if card is not None else ""

    def copyable(self) -> frozenset[str]:
        """The citizen's photos that this officer may see and attach a covered copy of."""
        officer, detail = self._desk.officer, self._detail
        if detail is None or not may(OperationKind.EVIDENCE, officer.roles):
            return frozenset()
        if not officer.may_see_photo(detail.report.visibility, PhotoRole.CITIZEN):
            return frozenset()
        return frozenset(photo.sha256 for photo in detail.report.attachments if photo.role is PhotoRole.CITIZEN)

    def copy_covered(self, sha256: str, parent: QWidget) -> None:
        """Open the editor for a covered copy of a citizen's photo."""
        detail = self._detail
        if detail is None or sha256 not in self.copyable():
            return
        if len(self._drafts.photos(detail.report.id)) >= MAX_PHOTOS:
            self.refused.emit(OfficerError("too-many-photos", limit=MAX_PHOTOS))
            return
        citizens = next(photo for photo in detail.report.attachments if photo.sha256 == sha256)
        self.covering.copy(detail.report.id, citizens, parent, private=detail.report.visibility is not Visibility.PUBLIC)

    def stop(self) -> None:
        """Finish what is being taken in, and listen no more."""
        self.intake.wait()
        self.covering.stop()
        self._desk.orders.attached.disconnect(self._attached)
        self._desk.orders.failed.disconnect(self._failed)

    def _attach(self, sources: list[Path | bytes]) -> None:
        photos, report_id = self._photos(), self._report_id()
        if photos is None or report_id is None:
            return
        room = max(0, photos.room())
        for source in sources[:room]:
            name = source.name if isinstance(source, Path) else self.tr("pasted image")
            self._expect(self._desk.orders.attach(report_id, source, PhotoRole.AFTER), report_id, name)
        if len(sources) > room:
            photos.complain("too-many-photos", limit=MAX_PHOTOS)

    def _copying(self, ticket: int, report_id: str) -> None:
        self._expect(ticket, report_id, self.tr("covered copy"))
        self.copying.emit()

    def _expect(self, ticket: int, report_id: str, name: str) -> None:
        self._attaching[ticket] = report_id, name
        photos = self._photos(report_id)
        if photos is not None:
            photos.expect(ticket, name)

    def _attached(self, ticket: int, report_id: str, photo: Photo) -> None:
        if self._attaching.pop(ticket, None) is None:
            return
        photos = self._photos(report_id)
        if photos is not None:
            photos.settle(ticket)
            photos.put(photo, self.findings(photo))
        self.changed.emit()

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket not in self._attaching:
            return
        report_id, name = self._attaching.pop(ticket)
        photos = self._photos(report_id)
        if photos is not None:
            photos.settle(ticket)
            photos.complain(error, name)
        else:
            self.refused.emit(error)

    def _intake_refused(self, code: str) -> None:
        photos = self._photos()
        if photos is not None:
            photos.complain(code)

    def _remove(self, sha256: str) -> None:
        photos, report_id = self._photos(), self._report_id()
        if photos is not None and report_id is not None:
            photos.take_off(sha256)
            self._drafts.remove_photo(report_id, sha256)

    def _role_chosen(self, sha256: str, role: str) -> None:
        self._write("role", sha256, role)
        photos = self._photos()
        card = photos.card(sha256) if photos is not None else None
        if card is not None:
            card.show_findings(self.findings(card.photo))

    def _caption_typed(self, sha256: str, text: str) -> None:
        # A blank for nothing: it says that a caption was taken away, which an empty draft would not.
        self._write("caption", sha256, text or " ")

    def _write(self, about: str, sha256: str, text: str) -> None:
        report_id = self._report_id()
        if self._form is not None and report_id is not None:
            self._drafts.typed(report_id, f"{base_of(self._form.spec.action)}.{about}.{sha256}", text)

    def _as_drafted(self, base: str, photo: Photo) -> Photo:
        """An attached photo with what was chosen and typed about it since."""
        report_id = self._report_id() or ""
        role = self._drafts.about(report_id, base, "role", photo) or photo.role.value
        caption = (self._drafts.about(report_id, base, "caption", photo) or photo.caption or "").strip() or None
        return replace(photo, role=PhotoRole(role) if role in tuple(PhotoRole) else photo.role, caption=caption)

    def _cover(self, sha256: str) -> None:
        photos, report_id = self._photos(), self._report_id()
        card = photos.card(sha256) if photos is not None else None
        if card is not None and report_id is not None:
            self.covering.cover(report_id, card.photo, self._page)

    def _covering_begun(self, report_id: str, sha256: str) -> None:
        self._drafts.flush()
        if report_id == self._report_id():
            self._show_covering(sha256, covering=True)

    def _covered(self, report_id: str, sha256: str, photo: Photo) -> None:
        photos = self._photos(report_id)
        if photos is not None:
            photos.exchange(sha256, photo, self.findings(photo))
            card = photos.card(photo.sha256)
            # Back to where the officer was, unless he has gone elsewhere meanwhile, to type for instance.
            if card is not None and self._page.window().focusWidget() is photos.add:
                card.cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _cover_refused(self, report_id: str, sha256: str, error: OfficerError) -> None:
        photos = self._photos(report_id)
        if photos is not None:
            self._show_covering(sha256, covering=False)
            photos.complain(error)
        else:
            self.refused.emit(error)

    def _show_covering(self, sha256: str, *, covering: bool) -> None:
        photos = self._photos()
        card = photos.card(sha256) if photos is not None else None
        if card is None or photos is None:
            return
        if covering and card.isAncestorOf(self._page.window().focusWidget()):
            # To a place that is known and that takes no letters, before the card gives the focus to whatever comes next.
            photos.add.setFocus(Qt.FocusReason.OtherFocusReason)
        card.set_covering(covering=covering)

    def _photos(self, report_id: str | None = None) -> ActionPhotos | None:
        """The photos of the open form, if it has some, and belongs to a report where one is named."""
        if self._form is None or report_id not in (None, self._report_id()):
            return None
        return self._form.photos

    def _report_id(self) -> str | None:
        return self._detail.report.id if self._detail is not None else None
