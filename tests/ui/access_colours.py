"""How well text stands out from its ground, measured in the pixels that the window shows."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.access_names import label, parts
from tests.ui.words.test_statuses import contrast
from widgets.hit_list import HitList
from widgets.pill import Pill

__all__ = ["contrast", "contrast_findings", "dominant", "needed"]

# WCAG 2.2 AA; large is 18 pt, or 14 pt in bold.
NORMAL, LARGE = 4.5, 3.0
# Smoothed letters of a small font do not always reach their pen's colour.
_SMOOTHED = 0.93


def needed(font: QFont) -> float:
    """The contrast that text of a font needs."""
    bold = font.weight() >= QFont.Weight.DemiBold
    return LARGE if font.pointSizeF() >= (14 if bold else 18) else NORMAL


def dominant(image: QImage, box: QRect) -> QColor:
    """The colour that most of a box has: the ground."""
    inside = box.intersected(image.rect())
    step = 1 if inside.width() * inside.height() < 40_000 else 3
    xs, ys = range(inside.left(), inside.right() + 1, step), range(inside.top(), inside.bottom() + 1, step)
    counted = Counter(image.pixel(x, y) for y in ys for x in xs)
    return QColor(counted.most_common(1)[0][0]) if counted else QColor()


def contrast_findings(root: QWidget) -> list[str]:
    """Text that does not stand out enough."""
    image = root.grab().toImage()
    found = []
    for part in parts(root):
        box = QRect(part.mapTo(root, QPoint()), part.size()).intersected(root.rect())
        if part.visibleRegion().isEmpty() or box.width() < 4 or box.height() < 4 or _below_hits(root, box):
            continue
        if not part.isEnabled() and not isinstance(part, QAbstractButton):
            continue  # what cannot be pressed may be pale: WCAG 1.4.3 leaves it out
        if isinstance(part, QTextEdit | QPlainTextEdit):
            found += _document_findings(part, image, box)
        elif isinstance(part, QLabel | QAbstractButton | Pill | QLineEdit | QComboBox):
            found += _pixel_findings(part, image, box, part.mapTo(root, QPoint()))
    return found


def _below_hits(root: QWidget, box: QRect) -> bool:
    """Whether a list of hits lies over it until something is chosen."""
    hits = (one for one in root.findChildren(HitList) if one.isVisible())
    return any(QRect(one.mapTo(root, QPoint()), one.size()).intersects(box) for one in hits)


def _pixel_findings(part: QWidget, image: QImage, box: QRect, origin: QPoint) -> list[str]:
    words = part.word() if isinstance(part, Pill) else _words(part)
    if not words.strip():
        return []
    seen = box.intersected(part.visibleRegion().boundingRect().translated(origin))
    inside = seen.adjusted(3, 3, -3, -3) if isinstance(part, QAbstractButton | QLineEdit | QComboBox | Pill) else seen
    letters = part.fontMetrics().height()
    if inside.width() < 4 or inside.height() < letters // 2:
        return []  # scrolled away but for a sliver
    if isinstance(part, QAbstractButton) and seen.height() < (part.height() + letters) // 2:
        return []  # its words are scrolled away, or partly
    ground = dominant(image, inside)
    best = max(contrast(QColor(pixel), ground) for pixel in _pixels(image, inside))
    # A shape alone is a graphic: WCAG 1.4.11.
    wanted = (needed(part.font()) if part.isEnabled() and any(map(str.isalnum, words)) else LARGE) * _SMOOTHED
    return [] if best >= wanted else [f"{label(part)} {words[:30]!r} has {best:.2f} on {ground.name()}, not {wanted:.2f}"]


def _words(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return part.text() or part.placeholderText()
    if isinstance(part, QComboBox):
        return part.currentText()
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _pixels(image: QImage, box: QRect) -> set[int]:
    inside = box.intersected(image.rect())
    return {image.pixel(x, y) for y in range(inside.top(), inside.bottom() + 1) for x in range(inside.left(), inside.right() + 1)}


def _document_findings(part: QTextEdit | QPlainTextEdit, image: QImage, box: QRect) -> list[str]:
    """Every colour that a document's letters have, against its ground."""
    ground = dominant(image, box)
    found = []
    for words, colour, font in _runs(part.document(), part.palette().color(QPalette.ColorRole.Text)):
        ratio = contrast(colour, ground)
        if ratio < needed(font):
            found.append(f"{label(part)} {words[:30]!r} in {colour.name()} has {ratio:.2f} on {ground.name()}")
    if not part.toPlainText() and part.placeholderText():
        pale = part.palette().color(QPalette.ColorRole.PlaceholderText)
        if contrast(pale, ground) < NORMAL:
            found.append(f"{label(part)} has a pale placeholder")
    return found


def _runs(document: QTextDocument, plain: QColor) -> list[tuple[str, QColor, QFont]]:
    found = []
    block = document.begin()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            shape = run.fragment().charFormat()
            brush = shape.foreground()
            colour = brush.color() if brush.style().value else plain
            found.append((run.fragment().text(), colour, shape.font()))
            run += 1
        block = block.next()
    return [run for run in found if run[0].strip()]
