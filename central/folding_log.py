"""A log that is bounded whatever strangers do.

The same line is written a few times a minute; what came besides is counted. Beyond some bytes an hour only that is said.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

_LONGEST = 16 * 1024
_HOUR = 3600.0


@dataclass(slots=True)
class _Line:
    began: float
    written: int = 0
    folded: int = 0


class FoldingHandler(logging.StreamHandler[TextIO]):
    """Writes records, folding those that repeat one another."""

    def __init__(
        self,
        stream: TextIO,
        *,
        each: int = 5,
        seconds: float = 60.0,
        hourly_bytes: int = 8 * 1024 * 1024,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(stream)
        self._each = each
        self._seconds = seconds
        self._hourly = hourly_bytes
        self._clock = clock
        self._lines: dict[tuple[object, ...], _Line] = {}
        self._hour, self._bytes, self._full = clock(), 0, False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, or count it."""
        now = self._clock()
        self._tell_folded(now)
        line = self._lines.setdefault(_what(record), _Line(now))
        if line.written >= self._each:
            line.folded += 1
            return
        line.written += 1
        self._write(record, now)

    def format(self, record: logging.LogRecord) -> str:
        """The record's text, not longer than anybody reads."""
        text = super().format(record)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text) - _LONGEST} more)"

    def _tell_folded(self, now: float) -> None:
        """Say what was folded of lines whose time is over, and begin anew with them."""
        for what, line in tuple(self._lines.items()):
            if now - line.began >= self._seconds:
                del self._lines[what]
                if line.folded:
                    name, level, text = what[:3]
                    words = f"{line.folded} more like this in {self._seconds:.0f} s: {text}"
                    self._write(logging.LogRecord(str(name), int(str(level)), "", 0, words, None, None), now)

    def _write(self, record: logging.LogRecord, now: float) -> None:
        if now - self._hour >= _HOUR:
            self._hour, self._bytes, self._full = now, 0, False
        self._bytes += len(self.format(record))
        if self._bytes <= self._hourly:
            super().emit(record)
        elif not self._full:
            self._full = True
            words = f"more than {self._hourly} bytes in an hour: nothing more is written until it is over"
            super().emit(logging.LogRecord(record.name, logging.ERROR, "", 0, words, None, None))


def _what(record: logging.LogRecord) -> tuple[object, ...]:
    """What makes records the same: who says it, how loud, the words before anything is filled in, and the kind of error."""
    kind = record.exc_info[0] if record.exc_info else None
    return record.name, record.levelno, str(record.msg).partition("\n")[0][:200], kind
