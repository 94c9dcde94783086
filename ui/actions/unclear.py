"""A choice of a form whose typed words name nothing, or more than one thing."""

from PySide6.QtCore import QCoreApplication

from ui.actions.form import ActionForm
from ui.actions.specs import FieldKind


def unclear_choice(form: ActionForm) -> tuple[str, str] | None:
    """The first such field of a form, and what to say of it."""
    for field in form.spec.fields:
        if field.kind is FieldKind.TEXT or form.value(field.name):
            continue
        box = form.box(field.name)
        typed, hits = box.currentText().strip(), box.hits()
        if typed and hits:
            said = QCoreApplication.translate(
                "ActionForm", "%n choice(s) contain “{0}”: type more, or select one with ↓", "", hits
            )
            return field.name, said.format(typed)
        if typed:
            return field.name, QCoreApplication.translate("ActionForm", "No choice contains “{0}”").format(typed)
    return None
