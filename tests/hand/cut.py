"""Whether words have the room that they need: measured with the letters of the program, against the box of what shows them.

What paints its words itself (rows of lists, cells, the map) tells no box of a text, and a button may have another
name than it shows; of those it is only seen whether they are cut off at their sides by what is around them.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from tests.hand.eyes import State, Thing
from tests.hand.roles import PRESSABLE

# What the program starts with: 9 points of the system's letters; the smallest words are nine tenths of that.
_POINTS, _SMALLEST = 9.0, 0.9
# What shows exactly what it is called.
_SAYS_ITS_NAME = ("label", "check box", "radio button", "menu item", "check menu item", "radio menu item")
# Letters are laid out in whole dots, of the screen or of the program's own scale: what that may add up to.
_DOTS, _SHARE = 2, 0.02


def cut_words(things: Sequence[Thing], tips: Sequence[str], scale: float = 1.0, text: float = 1.0) -> list[str]:
    """What is cut off.

    `tips` say what each thing tells whoever points at it, which is the whole of a text that is shortened on purpose;
    `scale` is the program's own on the screen, `text` the text size that the officer chose.
    """
    letters = _Letters(scale, text)
    return [complaint for thing, tip in zip(things, tips, strict=True) for complaint in _complaints(thing, tip, letters)]


class _Letters:
    """The usual letters, or the smallest: how high a line of them is on the screen, and how wide words are."""

    def __init__(self, scale: float, text: float) -> None:
        self._scale = scale
        self._usual, self._small = _metrics(text), _metrics(text * _SMALLEST)
        self.line = round(self._small.height()) * scale

    def width(self, words: str, height: int) -> float:
        """The least that words take in a box; a box that is just as high as a line of the usual letters has those."""
        usual = abs(round(self._usual.height()) * self._scale - height) < 1
        return (self._usual if usual else self._small).horizontalAdvance(words) * self._scale


def _complaints(thing: Thing, tip: str, letters: _Letters) -> Iterator[str]:
    left, _, width, height = thing.box
    if not thing.name or not thing.has(State.SHOWING) or not thing.in_sight or thing.role not in (*PRESSABLE, "label"):
        return
    if thing.seen[2] < width - _DOTS:
        yield f"{thing} is cut off: it stands from {left} to {left + width}"
    if thing.role in _SAYS_ITS_NAME and tip != thing.name:
        lines, needed = int((height + 1) // letters.line), letters.width(thing.name, height)
        if lines < 1:
            yield f"{thing} is {height} high, a line of the smallest letters {letters.line:.0f}"
        elif needed > (width * lines + _DOTS) * (1 + _SHARE):
            yield f"{thing} has {width * lines} for {needed:.0f} of words"


@cache
def _metrics(share: float) -> QFontMetricsF:
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication([]))
    font = QFont("Sans Serif")
    font.setPointSizeF(_POINTS * share)
    return QFontMetricsF(font)


_kept: list[QApplication] = []
