"""The timeline on the report's page: one selectable text, so that it can be read, searched and copied as a whole."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

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

_LETTERING = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)


class _Run(NamedTuple):
    """Some words in one lettering."""

    words: str
    tone: Tone = Tone.PLAIN
    bold: bool = False
    small: bool = False


class _Paragraph(NamedTuple):
    """One paragraph of an entry; `head` is the first, whose time hangs in the margin; `above` is the air over it."""

    runs: tuple[_Run, ...]
    head: bool = False
    above: int = 1


# What an empty document is.
_NOTHING = (_Paragraph(()),)
_END = QTextCursor.MoveOperation.EndOfBlock


class HistoryView(FlowingText):
    """Shows history lines; every text goes in as plain text with a format, so that no markup of strangers is ever read."""

    # On the class, because Qt tells of changes while the base class is still being made.
    _lines: tuple[HistoryLine, ...] = ()
    _now: datetime | None = None
    _paragraphs: tuple[_Paragraph, ...] = _NOTHING
    _indent = 0
    _formats: dict[_Run, QTextCharFormat]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("History, times in WIB"))

    def show_lines(self, lines: Sequence[HistoryLine], now: datetime) -> None:
        """Show a timeline; where only some words of it change the rest is left alone, so that a selection stays."""
        if tuple(lines) == self._lines and self._now is not None and self._now.date() == now.date():
            return
        self._lines, self._now = tuple(lines), now
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch between light and dark, the size of letters, and the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("History, times in WIB"))
        if event.type() in _LETTERING and self._now is not None:
            self._paragraphs = _NOTHING
            self._write()

    def _write(self) -> None:
        """Write what lies between the first and the last difference: laying out a long history takes longer than a frame."""
        times = [wib(line.at, self._now) for line in self._lines]
        told = tuple(paragraph for number, time in enumerate(times) for paragraph in self._tell(number, time)) or _NOTHING
        small = QFontMetrics(scaled(self.font(), SMALL))
        indent = max((small.horizontalAdvance(time) for time in times), default=0) + GAP
        if indent != self._indent or self._paragraphs == _NOTHING:
            self.clear()
            self._formats, self._indent, self._paragraphs = {}, indent, _NOTHING
        former, self._paragraphs = self._paragraphs, told
        above = _alike(former, told)
        below = _alike(former[above:][::-1], told[above:][::-1])
        self._replace(above, former[above : len(former) - below], told[above : len(told) - below])

    def _replace(self, start: int, former: tuple[_Paragraph, ...], told: tuple[_Paragraph, ...]) -> None:
        """Put paragraphs in the place of others; as the first is like no other, one of `former` stays or one stands above."""
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        stays = start + min(len(former), len(told)) - 1
        for number, paragraph in enumerate(told[: len(former)], start):
            cursor.setPosition(document.findBlockByNumber(number).position())
            cursor.movePosition(_END, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(self._block(paragraph))
            self._insert(cursor, paragraph)
        cursor.setPosition(document.findBlockByNumber(stays).position())
        cursor.movePosition(_END)
        for _ in former[len(told) :]:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.movePosition(_END, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for paragraph in told[len(former) :]:
            cursor.insertBlock(self._block(paragraph))
            self._insert(cursor, paragraph)
        cursor.endEditBlock()

    def _insert(self, cursor: QTextCursor, paragraph: _Paragraph) -> None:
        for run in paragraph.runs:
            cursor.insertText(run.words, self._format(run))

    def _tell(self, number: int, time: str) -> Iterator[_Paragraph]:
        """An entry in paragraphs."""
        line = self._lines[number]
        head = [_Run(f"{time}\t", Tone.MUTED, small=True)]
        head.append(_Run(_in_one_line(line.title), Tone.MUTED if line.unknown else Tone.PLAIN, bold=not line.unknown))
        head += [_Run(f"  ·  {_in_one_line(part)}", Tone.MUTED) for part in (line.who, line.where, self._arrived(line)) if part]
        if line.stage is not None and not line.problem:
            head.append(_Run(f"  ·  ◌ {stage_words()[line.stage]}", Tone.INFO))
        yield _Paragraph(tuple(head), head=True, above=8 if number else 0)
        if line.problem:
            yield _text(f"⚠ {line.problem}", Tone.BAD)
        for fact in filter(None, (line.photos, f"◎ {line.place}" if line.place else "")):
            yield _text(fact, Tone.PLAIN)
        for text in line.internal:
            yield _text(text, Tone.PLAIN, _Run("▪ " + self.tr("Internal:") + " ", Tone.WARNING, bold=True))
        for text in line.public:
            yield _text(text, Tone.PUBLIC, _Run("◉ " + self.tr("Public:") + " ", Tone.PUBLIC, bold=True))

    def _arrived(self, line: HistoryLine) -> str:
        if line.arrived is None:
            return ""
        arrived = self.tr("on the server {0}").format(wib(line.arrived, self._now))
        doubt = self.tr("{0}, though the computer was connected before: time in doubt")
        return doubt.format(arrived) if line.doubtful else arrived

    def _block(self, paragraph: _Paragraph) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLeftMargin(self._indent)
        if paragraph.head:
            # The time hangs in the margin, so that times and words each stand in a column.
            block.setTextIndent(-self._indent)
            block.setTabPositions([QTextOption.Tab(self._indent, QTextOption.TabType.LeftTab)])
        block.setTopMargin(paragraph.above)
        return block

    def _format(self, run: _Run) -> QTextCharFormat:
        """Made once for a timeline: a long one asks for each of them a hundred times."""
        lettering = run._replace(words="")
        found = self._formats.get(lettering)
        if found is None:
            found = self._formats[lettering] = QTextCharFormat()
            found.setFont(scaled(self.font(), SMALL if run.small else 1.0, bold=run.bold))
            found.setForeground(tone_colour(run.tone, self.palette()))
        return found


def _alike(some: Sequence[_Paragraph], others: Sequence[_Paragraph]) -> int:
    """How many are the same from the start."""
    return next(
        (number for number, (one, other) in enumerate(zip(some, others, strict=False)) if one != other),
        min(len(some), len(others)),
    )


def _text(text: str, tone: Tone, *label: _Run) -> _Paragraph:
    # A line separator instead of a paragraph: a stranger's line breaks must not look like another entry.
    return _Paragraph((*label, _Run(_PARAGRAPH.sub("\u2028", shortened(text)), tone)))


def _in_one_line(text: str) -> str:
    return " ".join(_PARAGRAPH.sub(" ", shortened(text, _SHOWN_TITLE)).split())


def shortened(text: str, most: int = _SHOWN_TEXT) -> str:
    """A text cut where laying it out would make the window wait."""
    return text if len(text) <= most else text[:most] + "…"
