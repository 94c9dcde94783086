"""Whether all words on the screen can be read whole: labels, hints in fields, headings and captions of what is pressed."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tests.ui.access_names import label
from widgets.number_tile import NumberTile

# Rounding of letters' widths.
_SLACK = 2
_ALL = QRect(0, 0, 10_000, 10_000)


def word_findings(root: QWidget) -> list[str]:
    """What is cut off or covered by the widget that it stands in."""
    found = []
    for part in root.findChildren(QWidget):
        if not part.isVisibleTo(root) or part.visibleRegion().isEmpty():
            continue
        if isinstance(part, QLabel):
            found += _label(root, part)
        elif isinstance(part, NumberTile):
            found += _tile(part)
        elif isinstance(part, QAbstractButton):
            found += _button(part)
        elif isinstance(part, QScrollArea):
            found += _sideways(part)
        elif isinstance(part, QLineEdit):
            found += _field(part)
        elif isinstance(part, QHeaderView):
            found += _heading(part)
        elif isinstance(part, QComboBox):
            found += _choice(part)
    return found


def _tile(part: NumberTile) -> list[str]:
    needed = part.width_of_words()
    return [] if part.width() + _SLACK >= needed else [f"the words of {label(part)} are cut: {part.width()} of {needed} pixels"]


def _sideways(part: QScrollArea) -> list[str]:
    """Words in a page that scrolls sideways can never be read line by line."""
    beyond = part.horizontalScrollBar().maximum()
    return [f"{label(part)} scrolls sideways by {beyond} pixels"] if beyond > 0 else []


def _label(root: QWidget, part: QLabel) -> list[str]:
    words = part.text()
    if not words or part.pixmap():
        return []
    wide, high = part.contentsRect().width(), part.contentsRect().height()
    flags = int(part.alignment()) | (Qt.TextFlag.TextWordWrap if part.wordWrap() else 0)
    needed = part.fontMetrics().boundingRect(QRect(0, 0, wide, 10_000) if part.wordWrap() else _ALL, flags, words)
    if needed.width() > wide + _SLACK:
        return [f"“{words[:60]}” is cut at its end: {wide} of {needed.width()} pixels"]
    if needed.height() > high + _SLACK:
        return [f"“{words[:60]}” is cut below: {high} of {needed.height()} pixels"]
    shown = part.visibleRegion().boundingRect()
    if _scrolled(root, part) is None and (shown.height() + _SLACK < min(needed.height(), part.height())):
        return [f"“{words[:60]}” shows {shown.height()} of {part.height()} pixels"]
    return []


def _button(part: QAbstractButton) -> list[str]:
    if not part.text() or not isinstance(part, QCheckBox | QRadioButton | QToolButton):
        return []
    if isinstance(part, QToolButton) and part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return []
    needed = part.sizeHint().width()
    return [] if part.width() + _SLACK >= needed else [f"the words of {label(part)} are cut: {part.width()} of {needed} pixels"]


def _field(part: QLineEdit) -> list[str]:
    if part.text() or not part.placeholderText():
        return []
    margins = part.textMargins()
    room = part.contentsRect().width() - margins.left() - margins.right() - 4
    needed = part.fontMetrics().horizontalAdvance(part.placeholderText())
    return [] if needed <= room + _SLACK else [f"the hint “{part.placeholderText()[:60]}” is cut: {room} of {needed} pixels"]


def _heading(part: QHeaderView) -> list[str]:
    if part.orientation() is Qt.Orientation.Vertical or part.model() is None:
        return []
    found = []
    for section in range(part.count()):
        words = str(part.model().headerData(section, Qt.Orientation.Horizontal) or "")
        longest = max((part.fontMetrics().horizontalAdvance(word) for word in words.split()), default=0)
        if longest > part.sectionSize(section) + _SLACK and not part.isSectionHidden(section):
            found.append(f"the heading “{words}” is cut: {part.sectionSize(section)} of {longest} pixels")
    return found


def _choice(part: QComboBox) -> list[str]:
    if part.isEditable() or not part.currentText():
        return []
    needed = part.minimumSizeHint().width() if part.sizeAdjustPolicy() is QComboBox.SizeAdjustPolicy.AdjustToContents else 0
    return [] if part.width() + _SLACK >= needed else [f"the choice {part.currentText()[:40]} is cut"]


def _scrolled(root: QWidget, part: QWidget) -> QAbstractScrollArea | None:
    found = part.parentWidget()
    while found is not None and found is not root:
        if isinstance(found, QAbstractScrollArea):
            return found
        found = found.parentWidget()
    return None
