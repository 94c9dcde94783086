"""What a screen reader is told of each widget: a name, in the window's language, and what kind of thing it is."""

import re
import xml.etree.ElementTree as ElementTree
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

import resources
from widgets.image_view import ImageView

_NAMED = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView, QAbstractSlider, QAbstractSpinBox)
_ROLE = QAccessible.Role
_BUTTONS = {_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.PageTab}
_ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QAbstractButton, _BUTTONS),
    (QLineEdit, {_ROLE.EditableText}),
    (QPlainTextEdit, {_ROLE.EditableText}),
    (QTextEdit, {_ROLE.EditableText, _ROLE.Document}),
    (QComboBox, {_ROLE.ComboBox}),
    (QAbstractItemView, {_ROLE.List, _ROLE.Table, _ROLE.Tree}),
)


def parts(root: QWidget) -> list[QWidget]:
    """The visible widgets of a window that are its own work, not the insides of Qt's."""
    return [widget for widget in root.findChildren(QWidget) if _is_part(widget, root)]


def _is_part(widget: QWidget, root: QWidget) -> bool:
    if not widget.isVisible() or widget.window() is not root.window() or isinstance(widget, QScrollBar | QHeaderView):
        return False
    inside: QWidget | None = widget.parentWidget()
    clears = isinstance(inside, QLineEdit) and isinstance(widget, QAbstractButton)
    if clears or isinstance(inside, QComboBox | QAbstractSpinBox):
        return False
    if type(inside).__name__ == "QWebEngineView":
        return False  # the page speaks for itself: resources/map has its labels
    return not widget.objectName().startswith("qt_")


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip() if face is not None else ""


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here."""
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isEnabled() and widget.focusProxy() is None


def name_findings(root: QWidget) -> list[str]:
    """Widgets without a name or with an odd role."""
    found = [] if root.windowTitle() or not root.isWindow() else [f"{label(root)} has no title"]
    for widget in parts(root):
        named = isinstance(widget, _NAMED) or is_stop(widget) or isinstance(widget, ImageView)
        if isinstance(widget, QScrollArea) and not is_stop(widget):
            continue
        if named and not spoken(widget):
            found.append(f"{label(widget)} has no name")
        if isinstance(widget, QAbstractItemView):
            found += _item_findings(widget)
        for kind, roles in _ROLES:
            face = QAccessible.queryAccessibleInterface(widget)
            if isinstance(widget, kind) and face is not None and face.role() not in roles:
                found.append(f"{label(widget)} is spoken of as {face.role().name}")
                break
    return found


def _item_findings(view: QAbstractItemView) -> list[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    # What has no text for it alone is read as it is shown.
    texts = [model.data(row, roles[0]) or model.data(row, roles[1]) for row in rows]
    mute = [(row, text) for row, text in enumerate(texts) if not isinstance(text, str) or not text]
    return [f"row {row} of {label(view)} says {text!r}" for row, text in mute]


@lru_cache
def english() -> frozenset[str]:
    """Source strings that Indonesian says differently, so that nobody should meet them in an Indonesian window."""
    tree = ElementTree.fromstring(resources.text("translations/crop_id.ts"))
    pairs = [(message.findtext("source", ""), message.findtext("translation", "")) for message in tree.iter("message")]
    translations = {words for _, words in pairs}
    return frozenset(plain(source) for source, words in pairs if words.strip() and source != words and source not in translations)


def plain(words: str) -> str:
    """Words without mnemonics and odd blanks."""
    return re.sub(r"\s+", " ", words.replace("&&", "\0").replace("&", "").replace("\0", "&")).strip()


def english_findings(root: QWidget) -> list[str]:
    """English left in an Indonesian window."""
    found = []
    for widget in (root, *parts(root)):
        said = [spoken(widget), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            said.append(widget.placeholderText())
        found += [f"{label(widget)} says {words!r}" for words in map(plain, said) if words in english()]
    return found


def label(widget: QWidget) -> str:
    """How a finding names a widget."""
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()
    inside = widget.parentWidget()
    place = f" in {type(inside).__name__}" if inside is not None else ""
    return f"{type(widget).__name__} {widget.objectName() or words[:40]!r}{place}"
