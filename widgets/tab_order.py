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
    return list(_laid_out(layout)) if layout is not None else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index, assignment]
    for place in places:
        item = layout.itemAt(place)
        inside, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inside is not None:
            yield from _laid_out(inside)
        elif widget is not None:
            yield widget
