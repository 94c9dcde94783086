"""The timeline on the report's page: one selectable text, so that it can be read, searched and copied as a whole."""

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from ui.detail.history_lines import HistoryLine
from ui.detail.stage import stage_words
from ui.words.times import wib
from widgets.flowing_text import FlowingText
from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, tone_colour

GAP = 12
_SHOWN_TEXT = 4_000
_SHOWN_TITLE = 300
# Whatever begins a new paragraph in a text document.
_PARAGRAPH = re.compile("\r\n|[\n\r\u2029\ufdd0\ufdd1]")


class HistoryView(FlowingText):
    """Shows history lines; every text goes in as plain text with a format, so that no markup of strangers is ever read."""

    # On the class, because Qt tells of changes while the base class is still being made.
    _lines: tuple[HistoryLine, ...] = ()
    _now: datetime | None = None
    _formats: dict[tuple[Tone, bool, bool], QTextCharFormat]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("History, times in WIB"))

    def show_lines(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Show a timeline; the same lines again change nothing, so that a selection stays."""
        if tuple(lines) == self._lines and self._now is not None and self._now.date() == now.date():
            return
        self._lines, self._now = tuple(lines), now
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch between light and dark, and the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("History, times in WIB"))
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self._now is not None:
            self._write()

    def _write(self) -> None:
        self.clear()
        self._formats = {}
        self._times = [wib(line.at, self._now) for line in self._lines]
        small = QFontMetrics(scaled(self.font(), SMALL))
        self._indent = max((small.horizontalAdvance(time) for time in self._times), default=0) + GAP
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index, line in enumerate(self._lines):
            self._write_line(cursor, line, self._times[index], first=index == 0)
        cursor.endEditBlock()

    def _write_line(self, cursor: QTextCursor, line: HistoryLine, time: str, *, first: bool) -> None:
        self._start_block(cursor, above=0 if first else 8, head=True, fresh=first)
        cursor.insertText(f"{time}\t", self._format(Tone.MUTED, small=True))
        title = _in_one_line(line.title)
        cursor.insertText(title, self._format(Tone.MUTED if line.unknown else Tone.PLAIN, bold=not line.unknown))
        for part in (line.who, line.where, self._arrived(line)):
            if part:
                cursor.insertText(f"  ·  {_in_one_line(part)}", self._format(Tone.MUTED))
        if line.stage is not None and not line.problem:
            cursor.insertText(f"  ·  ◌ {stage_words()[line.stage]}", self._format(Tone.INFO))
        if line.problem:
            self._write_text(cursor, f"⚠ {line.problem}", Tone.BAD)
        for fact in filter(None, (line.photos, f"◎ {line.place}" if line.place else "")):
            self._write_text(cursor, fact, Tone.PLAIN)
        for text in line.internal:
            self._write_text(cursor, text, Tone.PLAIN, label="▪ " + self.tr("Internal:"), label_tone=Tone.WARNING)
        for text in line.public:
            self._write_text(cursor, text, Tone.PUBLIC, label="◉ " + self.tr("Public:"), label_tone=Tone.PUBLIC)

    def _arrived(self, line: HistoryLine) -> str:
        return self.tr("at the centre {0}").format(wib(line.arrived, self._now)) if line.arrived is not None else ""

    def _write_text(self, cursor: QTextCursor, text: str, tone: Tone, *, label: str = "", label_tone: Tone = Tone.PLAIN) -> None:
        self._start_block(cursor, above=1, head=False, fresh=False)
        if label:
            cursor.insertText(f"{label} ", self._format(label_tone, bold=True))
        # A line separator instead of a paragraph: a stranger's line breaks must not look like another entry.
        cursor.insertText(_PARAGRAPH.sub("\u2028", shortened(text)), self._format(tone))

    def _start_block(self, cursor: QTextCursor, *, above: int, head: bool, fresh: bool) -> None:
        block = QTextBlockFormat()
        block.setLeftMargin(self._indent)
        if head:
            # The time hangs in the margin, so that times and words each stand in a column.
            block.setTextIndent(-self._indent)
            block.setTabPositions([QTextOption.Tab(self._indent, QTextOption.TabType.LeftTab)])
        block.setTopMargin(above)
        if fresh:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _format(self, tone: Tone, *, bold: bool = False, small: bool = False) -> QTextCharFormat:
        """Made once for a timeline: a long one asks for each of them a hundred times."""
        found = self._formats.get((tone, bold, small))
        if found is None:
            found = self._formats[tone, bold, small] = QTextCharFormat()
            found.setFont(scaled(self.font(), SMALL if small else 1.0, bold=bold))
            found.setForeground(tone_colour(tone, self.palette()))
        return found


def _in_one_line(text: str) -> str:
    return " ".join(_PARAGRAPH.sub(" ", shortened(text, _SHOWN_TITLE)).split())


def shortened(text: str, most: int = _SHOWN_TEXT) -> str:
    """A text cut where laying it out would make the window wait."""
    return text if len(text) <= most else text[:most] + "…"
