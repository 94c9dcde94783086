"""What can be chosen in the fields of a form."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from officer_app.domain.officers import Officer
from sync.reading.duplicates import Alike
from sync.records import Reference
from ui.actions.duplicates import alike_words
from ui.actions.specs import NOBODY, FieldKind
from ui.words.labels import priority_words
from ui.words.names import category_name


def choices_of(kind: FieldKind, reference: Reference, officer: Officer, alike: Sequence[Alike] = ()) -> list[tuple[str, str]]:
    """The keys and words of a field of a kind; `alike` are the reports that one may be merged into."""
    if kind is FieldKind.AGENCY:
        return sorted(reference.agencies.items(), key=_by_words)
    if kind is FieldKind.UNIT:
        return sorted(reference.units.items(), key=_by_words)
    if kind is FieldKind.CATEGORY:
        return sorted(((code, category_name(reference, code)) for code in reference.categories), key=_by_words)
    if kind is FieldKind.PRIORITY:
        return [(str(priority), priority_words(priority)) for priority in range(4)]
    if kind is FieldKind.REPORT:
        return [(one.report.id, alike_words(one, reference)) for one in alike]
    others = sorted(reference.officers.values(), key=lambda colleague: colleague.name.casefold())
    names = [(one.id, ", ".join(filter(None, (one.name, one.title)))) for one in others if one.id != officer.id]
    me = (officer.id, QCoreApplication.translate("ActionForm", "{0} (you)").format(officer.name))
    return [me, *names, (NOBODY, QCoreApplication.translate("ActionForm", "Nobody"))]


def _by_words(entry: tuple[str, str]) -> str:
    return entry[1].casefold()
