"""Templates at a public answer: which fit, what they say of this report, and what the citizen will read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from officer_app.domain.areas import level_of
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move
from officer_app.domain.reports import Report
from officer_app.domain.templates import ANSWER, GIVEN, AnswerTemplate, best, filled, fitting
from officer_app.domain.vocabulary import AreaLevel, Status
from officer_app.domain.wib import WIB
from sync.reading import Reader
from sync.records import Reference
from sync.template_uses import Uses
from ui.actions.offers import Action, bare_payload
from ui.words.names import area_name
from widgets.buttons import PlainButton
from widgets.lined_menu import LinedMenu
from widgets.plain_tip import plain_tip

_INDONESIAN = QLocale(QLocale.Language.Indonesian)


def use_of(action: Action) -> str:
    """What an action's templates are for."""
    if action is Action.VALIDATE:
        return Status.DONE.value
    payload = bare_payload(action)
    return payload.to.value if isinstance(payload, Move) else ANSWER


def templates_for(action: Action, category: str | None, shared: Sequence[AnswerTemplate]) -> list[AnswerTemplate]:
    """The templates of an action: the office's own before those that every desk has."""
    use = use_of(action)
    return [*fitting(shared, use, category), *fitting(GIVEN, use, category)]


def best_for(action: Action, category: str, shared: Sequence[AnswerTemplate], uses: Uses, most: int) -> list[AnswerTemplate]:
    """The few templates of an action that fit a report best, by what the officer took before."""
    return best(templates_for(action, category, shared), uses, category, most)


def at_hand(reader: Reader, officer: Officer) -> list[AnswerTemplate]:
    """The officer's own templates before those that his office shares."""
    return [*reader.own_templates(officer.id), *reader.office()[1]]


def facts_of(report: Report, reference: Reference, officer: Officer, now: datetime, agency: str | None = None) -> dict[str, str]:
    """What the variables stand for; words for citizens are Indonesian."""
    category = reference.categories.get(report.category)
    ward = area_name(reference, report.ward)
    chosen = reference.agencies.get(agency or report.agency or "", "")
    day = now.astimezone(WIB).date()
    office = officer.areas[0] if officer.areas else report.ward
    kind = "Kelurahan" if level_of(office) is AreaLevel.WARD else "Kecamatan" if level_of(office) is AreaLevel.DISTRICT else ""
    return {
        "nomor": report.number,
        "kategori": category.name if category is not None else report.category,
        "lokasi": report.address or f"Kelurahan {ward}",
        "kelurahan": ward,
        "dinas": chosen,
        "tanggal": f"{day.day} {_INDONESIAN.monthName(day.month)} {day.year}",
        "petugas": officer.name,
        "kantor": f"{kind} {area_name(reference, office)}".strip(),
    }


class TemplateButton(PlainButton):
    """Opens the list of templates, with what can be done about templates below it.

    Signals: `taken(AnswerTemplate)`; `keep_requested` to make a template of what is typed; `manage_requested`.
    """

    taken = Signal(object)
    keep_requested = Signal()
    manage_requested = Signal()

    def __init__(self, templates: Sequence[AnswerTemplate], facts: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._offered: dict[QAction, AnswerTemplate] = {}
        self._facts = facts
        self.setText(self.tr("Templates  (Ctrl+T)"))
        self._list = LinedMenu(self)
        self._list.setToolTipsVisible(True)
        self.keep = QAction(self.tr("&Save this text as a template…"), self)
        self.keep.triggered.connect(self.keep_requested)
        self.manage = QAction(self.tr("&Manage templates…"), self)
        self.manage.triggered.connect(self.manage_requested)
        self._list.triggered.connect(self._choose)
        self.setMenu(self._list)
        self.show_templates(templates)

    def show_templates(self, templates: Sequence[AnswerTemplate]) -> None:
        """List these, in the place of the former ones."""
        self._list.clear()
        self._offered.clear()
        for number, template in enumerate(templates, start=1):
            name = template.name.replace("&", "&&")
            action = QAction(f"&{number}  {name}" if number < 10 else name, self._list)
            action.setToolTip(plain_tip(filled(template.text, self._facts)))
            action.setData(template.template_id)
            self._offered[action] = template
            self._list.addAction(action)
        self._list.addSeparator()
        self._list.addAction(self.keep)
        self._list.addAction(self.manage)

    def open_below(self) -> None:
        """Open the list; the keys 1 to 9 choose."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        if action in self._offered:
            self.taken.emit(self._offered[action])
