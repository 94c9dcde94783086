"""Lets Tab go in the order in which people read: as the layouts stand, also where parts were made later than their neighbours."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QWidget,
)

# Their insides are their own business.
_WHOLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def order_tabs(root: QWidget) -> None:
    """Set the order of everything below a widget that takes the focus; quick enough for every press of Tab."""
    for before, after in pairwise(_stops(root)):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def go_on(root: QWidget, *, forward: bool) -> bool:
    """Take the focus to the next or the former place below a widget, round and round; False where there is none.

    Qt's own chain would do but for what keeps its focus in a widget that it made itself: a page of the web engine led back to
    what stood before it, and never to the beginning.
    """
    here, parts = root.window().focusWidget(), list(_everything(root))
    at = max((place for place, part in enumerate(parts) if _holds(part, here)), default=-1 if forward else 0)
    around = [*parts[at + 1 :], *parts[: at + 1]] if forward else [*reversed(parts[:at]), *reversed(parts[at:])]
    target = next((part for part in around if _is_stop(part) and not _holds(part, here)), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _holds(part: QWidget, here: QWidget | None) -> bool:
    """Whether the focus is at a part: in it, where its inside is its own, or in what stands for it."""
    if here is None or part is here:
        return part is here
    proxy = part.focusProxy()
    while proxy is not None and proxy is not here:
        proxy = proxy.focusProxy()
    return proxy is here or (
        part.focusPolicy() != Qt.FocusPolicy.NoFocus and isinstance(part, _WHOLE) and part.isAncestorOf(here)
    )


def _is_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and part.isVisible() and part.isEnabled()


def _everything(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _everything(part)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        yield widget
    if not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    inside: list[QWidget | None] = []
    if isinstance(widget, QMainWindow):
        inside = [widget.centralWidget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QSplitter):
        inside = [widget.widget(place) for place in range(widget.count())]
    if inside:
        return [part for part in inside if part is not None]
    layout = widget.layout()
    return list(_laid_out(layout, widget)) if layout is not None else []


def _laid_out(layout: QLayout, owner: QWidget) -> Iterator[QWidget]:
    """What stands in a layout, in its order.

    Asked part by part where it stands, and never item by item: what `itemAt` gives lives on after Qt has deleted the item, and
    the next thing that comes to lie at its address is taken for it.
    """
    parts = [part for part in (*layout.children(), *owner.children()) if isinstance(part, QLayout | QWidget)]
    placed = {place: part for part in parts if (place := layout.indexOf(part)) >= 0}
    places = sorted(placed)
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    for place in places:
        part = placed[place]
        if isinstance(part, QLayout):
            yield from _laid_out(part, owner)
        else:
            yield part
