"""Whether buttons and lists look as all others do."""

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPushButton, QStyledItemDelegate, QWidget

from tests.ui.access_names import label, parts
from widgets.buttons import FlatButton, MainButton, PlainButton

_OURS = FlatButton | MainButton | PlainButton


def look_findings(root: QWidget) -> list[str]:
    """Buttons in the style's own look, and lists whose chosen row is a bar of the style's own."""
    found = []
    for part in parts(root):
        if isinstance(part, QPushButton) and not isinstance(part, _OURS):
            found.append(f"{label(part)} looks like no other button")
        if isinstance(part, QAbstractItemView) and type(part.itemDelegate()) is QStyledItemDelegate and not _is_popup(part):
            found.append(f"{label(part)} paints its rows like no other list")
    return found


def _is_popup(part: QWidget) -> bool:
    """Whether it opens below a box, as a menu does."""
    outer = part.parentWidget()
    return outer is not None and isinstance(outer.parentWidget(), QComboBox)
