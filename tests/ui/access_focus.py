"""Where Tab goes: to everything, once, in the order in which people read, and so that one sees where one is."""

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QRadioButton, QWidget

from tests.ui.access_colours import contrast, dominant
from tests.ui.access_names import is_stop, label, parts

# Pixels: neighbours in a line do not stand to the pixel at one height.
TOLERANCE = 6
# So many pixels have to change, with so much contrast to the ground: a cursor alone is not enough.
CHANGED, SEEN = 40, 3.0
_AROUND = 4
_LONGEST = 2_000


def focus_findings(root: QWidget) -> list[str]:
    """Traps, gaps, jumps and places that one does not see."""
    stops = [part for part in parts(root) if is_stop(part) and not _of_a_group(part)]
    if not stops:
        return []
    seen, unseen = _tabbed(root, stops[0], len(stops))
    counted = Counter(seen)
    found = [f"Tab never comes to {label(stop)}" for stop in stops if stop not in counted]
    found += [f"Tab comes {times} times to {label(stop)}" for stop, times in counted.items() if times > 1]
    found += [f"one does not see that {label(stop)} has the focus" for stop in unseen]
    if found:
        return found
    chain = _chain(root)
    first = seen.index(min(seen, key=lambda stop: (_pane_rank(root, stop), chain.index(stop) if stop in chain else 0)))
    return _jumps(root, seen[first:] + seen[:first])


def _of_a_group(widget: QWidget) -> bool:
    """Of the choices that exclude each other Tab comes to the chosen one."""
    if not isinstance(widget, QRadioButton) or widget.isChecked() or not widget.autoExclusive():
        return False
    inside = widget.parentWidget()
    group = inside.findChildren(QRadioButton, options=Qt.FindChildOption.FindDirectChildrenOnly) if inside is not None else []
    return any(other.isChecked() for other in group)


def _tabbed(root: QWidget, first: QWidget, count: int) -> tuple[list[QWidget], list[QWidget]]:
    """Those that Tab comes to until it comes round, and those that look as if it had not."""
    # There and back, because what was reached without a key need not show it.
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(root.window().focusWidget() or first, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    seen: list[QWidget] = []
    unseen: list[QWidget] = []
    here = root.window().focusWidget()
    while here is not None and len(seen) <= 2 * count:
        seen.append(here)
        place = _place(root, here)
        focused = root.grab(place).toImage()
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
        alone = root.window().focusWidget() is here
        if not alone and _place(root, here) == place and not _differs(focused, root.grab(place).toImage()):
            unseen.append(here)
        here = root.window().focusWidget()
        if here is seen[0]:
            break
    return seen, unseen


def _place(root: QWidget, widget: QWidget) -> QRect:
    return _where(root, widget).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(root.rect())


def _differs(focused: QImage, without: QImage) -> bool:
    changed, ground = 0, dominant(without, without.rect())
    for y in range(focused.height()):
        for x in range(focused.width()):
            if focused.pixel(x, y) != without.pixel(x, y) and contrast(focused.pixelColor(x, y), ground) >= SEEN:
                changed += 1
                if changed >= CHANGED:
                    return True
    return False


def _pane(root: QWidget, widget: QWidget) -> QWidget:
    """The part of the window that a widget stands in, which is read before the next one is."""
    panes = {"NoticeCard", "Rail", "LineBanner", "QueuePage", "MapRoom", "DetailPage", "BulkPage", "StatusBar"}
    found: QWidget | None = widget
    while found is not None and found is not root and type(found).__name__ not in panes:
        found = found.parentWidget()
    return found or root


def _pane_rank(root: QWidget, widget: QWidget) -> int:
    ranks = ("NoticeCard", "Rail", "LineBanner")
    name = type(_pane(root, widget)).__name__
    return ranks.index(name) if name in ranks else len(ranks)


def _chain(root: QWidget) -> list[QWidget]:
    """In a dialog, which has no panes, one begins where Qt's order does; the main window has an order of its own."""
    found: list[QWidget] = []
    part = root.nextInFocusChain()
    while not isinstance(root, QMainWindow) and part is not None and part is not root and len(found) < _LONGEST:
        found.append(part)
        part = part.nextInFocusChain()
    return found


def _jumps(root: QWidget, seen: list[QWidget]) -> list[str]:
    found = []
    left: list[QWidget] = []
    for before, after in pairwise(seen):
        if _pane(root, before) is not _pane(root, after):
            left.append(_pane(root, before))
            if _pane(root, after) in left:
                found.append(f"Tab comes back to {type(_pane(root, after)).__name__} from {label(before)}")
        elif not before.isAncestorOf(after) and _is_back(_where(root, before), _where(root, after)):
            found.append(f"Tab goes back from {label(before)} to {label(after)}")
    return found


def _where(root: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint()), widget.size())


def _is_back(before: QRect, after: QRect) -> bool:
    above = after.bottom() <= before.top() + TOLERANCE
    beside = after.left() >= before.right() - TOLERANCE
    same_line = min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > min(before.height(), after.height()) / 2
    return (above and not beside) or (same_line and after.right() <= before.left() + TOLERANCE)


def pressables(root: QWidget) -> list[QWidget]:
    """What can be pressed."""
    return [part for part in parts(root) if isinstance(part, QAbstractButton) or is_stop(part)]
