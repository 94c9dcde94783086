"""Looks through a real window for whatever reads a text as markup, or could."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QAction, Qt, QTextBlock, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

# A text that looks like markup may stand in a tooltip only letter by letter.
_SPELT_OUT = re.compile(r'<p style="white-space:pre-wrap">[^<>]*</p>')
_TIP_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
_ROWS = 20


def readers_of_markup(top: QWidget) -> list[str]:
    """What in a window reads markup, each in a line."""
    found: list[str] = []
    for widget in (top, *top.findChildren(QWidget)):
        found += _of_widget(widget)
    found += [f"action {action.text()!r}" for action in _told_actions(top) if is_markup(action.toolTip())]
    return found


def is_markup(tip: str) -> bool:
    """Whether Qt would read a tooltip's text as markup that is not ours."""
    return Qt.mightBeRichText(tip) and _SPELT_OUT.fullmatch(tip) is None


def _of_widget(widget: QWidget) -> Iterator[str]:
    name = f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if is_markup(tip):
            yield f"{name}: tip {tip[:80]!r}"
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() is not Qt.TextFormat.PlainText:
        yield f"{name}: reads {widget.textFormat().name} {widget.text()[:80]!r}"
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        yield from (f"{name}: {what}" for what in _of_document(widget.document()))
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield f"{name}: takes markup that is pasted"
    if isinstance(widget, QAbstractItemView):
        yield from (f"{name}: row tip {tip[:80]!r}" for tip in _row_tips(widget) if is_markup(tip))


def _of_document(document: QTextDocument) -> Iterator[str]:
    if document.rootFrame().childFrames():
        yield "holds tables or frames"
    block = document.begin()
    while block.isValid():
        yield from _of_block(block)
        if block.textList() is not None or block.blockFormat().headingLevel():
            yield "holds lists or headings"
        block = block.next()


def _of_block(block: QTextBlock) -> Iterator[str]:
    part = block.begin()
    while not part.atEnd():
        kind = part.fragment().charFormat()
        if kind.isImageFormat() or kind.isAnchor() or kind.anchorHref():
            yield f"holds a picture or a link: {part.fragment().text()[:40]!r}"
        part += 1


def _row_tips(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:  # a view without a model has one all the same in the stubs
        return
    for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
        for role in _TIP_ROLES:
            tip = model.data(model.index(row, 0), role)
            if isinstance(tip, str):
                yield tip


def _told_actions(top: QWidget) -> Iterator[QAction]:
    """The actions whose tooltips are shown: those of menus that show them, and of anything that is no menu."""
    for widget in (top, *top.findChildren(QWidget)):
        if not isinstance(widget, QMenu) or widget.toolTipsVisible():
            yield from widget.actions()


def shown_labels(box: QMessageBox) -> list[QLabel]:
    """The labels of a message box that say something."""
    return [label for label in box.findChildren(QLabel) if label.text()]
