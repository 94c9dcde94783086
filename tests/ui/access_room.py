"""Whether everything that can be pressed is there to be pressed: whole, beside the others, and within reach."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QScrollArea, QWidget

from tests.ui.access_focus import pressables
from tests.ui.access_names import label
from widgets.chip import Chip
from widgets.hit_list import HitList
from widgets.rail_button import RailButton

# Frames of neighbours may touch.
_TOUCHING = 1
_WORDED = QPushButton | Chip | RailButton


def room_findings(root: QWidget, *, screen: tuple[int, int]) -> list[str]:
    """What is cut off, covers something else, or cannot be reached."""
    window = root.window()
    found = []
    if window.width() > screen[0] or window.height() > screen[1]:
        found.append(f"{label(window)} is {window.width()} x {window.height()}, larger than the screen")
    wanted = [part for part in pressables(root) if not isinstance(part, QAbstractScrollArea)]
    for part in wanted:
        found += _cut(root, part)
    for first, second in combinations(wanted, 2):
        if first.isAncestorOf(second) or second.isAncestorOf(first) or _floats(first) != _floats(second):
            continue
        both = _seen(root, first).intersected(_seen(root, second))
        if both.width() > _TOUCHING and both.height() > _TOUCHING:
            found.append(f"{label(first)} and {label(second)} cover each other")
    return found


def _cut(root: QWidget, part: QWidget) -> list[str]:
    area = _scroller(root, part)
    if any(hits.isVisible() and _place(root, hits).intersects(_place(root, part)) for hits in root.findChildren(HitList)):
        return []  # until something is chosen
    if isinstance(part, _WORDED) and part.width() + 1 < part.sizeHint().width():
        return [f"the words of {label(part)} are cut: {part.width()} of {part.sizeHint().width()} pixels"]
    if area is None:
        shown = part.visibleRegion().boundingRect()
        if shown.width() + 1 < part.width() or shown.height() + 1 < part.height():
            return [f"{label(part)} shows {shown.width()} x {shown.height()} of {part.width()} x {part.height()}"]
        return []
    inside = area.widget() or area
    place = QRect(part.mapTo(inside, QPoint()), part.size())
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if area.horizontalScrollBarPolicy() == off and place.right() > area.viewport().width():
        return [f"{label(part)} ends {place.right() - area.viewport().width()} pixels right of what scrolls"]
    if area.verticalScrollBarPolicy() == off and place.bottom() > area.viewport().height():
        return [f"{label(part)} ends {place.bottom() - area.viewport().height()} pixels below what is shown"]
    if area.viewport().height() < min(part.height(), 24):
        return [f"{label(part)} scrolls in a slit of {area.viewport().height()} pixels"]
    return []


def _scroller(root: QWidget, part: QWidget) -> QScrollArea | None:
    found = part.parentWidget()
    while found is not None and found is not root:
        if isinstance(found, QScrollArea):
            return found
        found = found.parentWidget()
    return None


def _place(root: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(root, QPoint()), part.size())


def _seen(root: QWidget, part: QWidget) -> QRect:
    return part.visibleRegion().boundingRect().translated(part.mapTo(root, QPoint()))


def _floats(part: QWidget) -> bool:
    """A toast lies over the page for some seconds."""
    found: QWidget | None = part
    while found is not None and type(found).__name__ != "Toast":
        found = found.parentWidget()
    return found is not None
