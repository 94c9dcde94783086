"""Keeps answer templates: the officer's own on this computer, shared ones at the centre; and what is not finished, always."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from officer_app.domain.templates import AnswerTemplate
from sync.errors import OfficerError
from sync.templates import UNFINISHED_OF, template_as_document
from sync.views import OFFICE
from ui.desk import Desk
from ui.threads.errand import Errands


class TemplateKeeper(QObject):
    """All templates of this desk, and what becomes of one that is saved or deleted.

    Signals: `kept(AnswerTemplate)` and `dropped(AnswerTemplate)` once it is so; `failed(AnswerTemplate, OfficerError)` when it is
    not: then nothing has changed.
    """

    kept = Signal(object)
    dropped = Signal(object)
    failed = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._share = desk, desk.share
        self._own: list[AnswerTemplate] | None = None
        self._unfinished: dict[str, AnswerTemplate] | None = None
        # What waits for the disk, by ticket: the template, whether it is kept, and the list as it was before.
        self._ordered: dict[int, tuple[AnswerTemplate, bool, list[AnswerTemplate]]] = {}
        # What the centre has taken, until its document says so too: None for one that is shared no longer.
        self._ahead: dict[str, AnswerTemplate | None] = {}
        self._ahead_of: str | None = None
        self._asked: dict[str, AnswerTemplate] = {}
        self._errands = Errands(self)
        self._errands.finished.connect(self._shared)
        self._errands.failed.connect(self._not_shared)
        desk.orders.done.connect(self._written)
        desk.orders.failed.connect(self._not_written)

    def own(self) -> list[AnswerTemplate]:
        """The officer's own."""
        if self._own is None:
            self._own = self._desk.reader.own_templates(self._desk.officer.id)
        return self._own

    def office(self) -> list[AnswerTemplate]:
        """Those that the office shares."""
        reader = self._desk.reader
        if self._ahead and reader.document_tag(OFFICE) != self._ahead_of:
            self._ahead.clear()
        found = {template.template_id: template for template in reader.office()[1]}
        merged = found | self._ahead
        return [template for template in merged.values() if template is not None]

    def templates(self) -> list[AnswerTemplate]:
        """The officer's own before the office's."""
        office = self.office()
        shared = {template.template_id for template in office}
        return [*(template for template in self.own() if template.template_id not in shared), *office]

    def save(self, template: AnswerTemplate) -> None:
        """Keep a template in the place of the one with its id; a shared one with a tag only where the centre has that one."""
        if template.shared:
            self._ask("kept", template)
        else:
            own = self.own()
            known = any(one.template_id == template.template_id for one in own)
            listed = [template if one.template_id == template.template_id else one for one in own]
            self._keep(template, listed if known else [*own, template], kept=True)

    def drop(self, template: AnswerTemplate) -> None:
        """Delete a template."""
        if template.shared:
            self._ask("dropped", template)
        else:
            self._keep(template, [one for one in self.own() if one.template_id != template.template_id], kept=False)

    def unfinished(self) -> dict[str, AnswerTemplate]:
        """What was typed and not saved, by id."""
        if self._unfinished is None:
            found = self._desk.reader.own_templates(self._desk.officer.id, UNFINISHED_OF)
            self._unfinished = {template.template_id: template for template in found}
        return self._unfinished

    def keep_unfinished(self, unfinished: Collection[AnswerTemplate]) -> None:
        """Keep what is typed and not saved, in the place of what was."""
        self._unfinished = {template.template_id: template for template in unfinished}
        self._desk.orders.keep_templates(tuple(unfinished), UNFINISHED_OF)

    def stop(self) -> None:
        """Wait until nothing is under way, and listen no more."""
        self._errands.wait()
        self._desk.orders.done.disconnect(self._written)
        self._desk.orders.failed.disconnect(self._not_written)

    def _keep(self, template: AnswerTemplate, listed: list[AnswerTemplate], *, kept: bool) -> None:
        before, self._own = self.own(), listed
        self._ordered[self._desk.orders.keep_templates(tuple(listed))] = template, kept, before

    def _written(self, ticket: int) -> None:
        if ticket in self._ordered:
            template, kept, _ = self._ordered.pop(ticket)
            self._settle(template, kept=kept)

    def _not_written(self, ticket: int, error: OfficerError) -> None:
        if ticket in self._ordered:
            template, _, self._own = self._ordered.pop(ticket)
            self.failed.emit(template, error)

    def _ask(self, what: str, template: AnswerTemplate) -> None:
        self._asked[template.template_id] = template
        name, body = template.template_id, template_as_document(template) if what == "kept" else None
        tag = template.tag or None
        self._errands.run(f"{what}:{name}", lambda: self._share("templates", name, body, tag))

    def _shared(self, errand: str, tag: object) -> None:
        what, _, name = errand.partition(":")
        template = self._asked.pop(name)
        if what == "kept":
            template = replace(template, tag=str(tag or ""))
        self._ahead_of = self._desk.reader.document_tag(OFFICE)
        self._ahead[name] = template if what == "kept" else None
        if any(one.template_id == name for one in self.own()):
            # It was the officer's own until now; the office has it from here on.
            self._own = [one for one in self.own() if one.template_id != name]
            self._desk.orders.keep_templates(tuple(self._own))
        self._settle(template, kept=what == "kept")

    def _not_shared(self, errand: str, error: OfficerError) -> None:
        name = errand.partition(":")[2]
        if error.code == "item-changed":
            # What the centre took from here is not what it has now.
            self._ahead.pop(name, None)
        self.failed.emit(self._asked.pop(name), error)

    def _settle(self, template: AnswerTemplate, *, kept: bool) -> None:
        unfinished = self.unfinished()
        if unfinished.pop(template.template_id, None) is not None:
            self.keep_unfinished(tuple(unfinished.values()))
        (self.kept if kept else self.dropped).emit(template)
