"""The security log: who came in, who was refused, and who changed who may come in; for an operator to read and to alert on.

`DIR/security.log` holds one line of JSON for each event, with `at` in ISO 8601 (UTC), `event` and `level` (info, notice, alert).
What was typed as a name stands in it only where an officer has that name: people type passwords into the wrong field. No line
holds a password, a token or what a report says.

The log is bounded: full files are kept as security.log.1 to .4, and an event that repeats is written a few times a minute and
then counted (`repeated`).
"""

import logging
import os
import sys
import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from central.clock import Clock

if sys.platform != "win32":
    import fcntl

LOG_FILE = "security.log"
MOST_BYTES = 4 * 1024 * 1024
KEPT_FILES = 4
# Of one event about the same address and officer in a minute, and of all together; the rest is counted.
MOST_ALIKE = 5
MOST_IN_A_MINUTE = 240
INFO, NOTICE, ALERT = "info", "notice", "alert"

_MINUTE = timedelta(minutes=1)
_MOST_KINDS = 1000
_log = logging.getLogger(__name__)

Fact = str | int | bool


class SecurityLog:
    """Written by every process of a server and by the commands of its administrator."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / LOG_FILE
        self._clock = clock
        self._lock = threading.Lock()
        self._minute: datetime | None = None
        self._written = 0
        self._alike: OrderedDict[tuple[str, ...], int] = OrderedDict()
        self._folded = 0

    def note(self, event: str, level: str = INFO, **facts: Fact | None) -> None:
        """Add a line, unless this minute holds enough of its kind; a full disk costs the line and not the request."""
        now = self._clock()
        said = {name: fact for name, fact in facts.items() if fact is not None}
        with self._lock:
            repeated = self._next_minute(now)
            kind = (event, *(str(said.get(name, "")) for name in ("address", "login", "officer")))
            if repeated:
                self._write({"at": now, "event": "repeated", "level": NOTICE, "repeated": repeated})
            if self._is_enough(kind):
                return
            self._write({"at": now, "event": event, "level": level, **said})

    def _next_minute(self, now: datetime) -> int:
        """How much the minute that has just ended counted without writing it."""
        if self._minute is not None and abs(now - self._minute) < _MINUTE:
            return 0
        folded, self._folded = self._folded, 0
        self._minute, self._written = now, 0
        self._alike.clear()
        return folded

    def _is_enough(self, kind: tuple[str, ...]) -> bool:
        count = self._alike.get(kind, 0)
        if count >= MOST_ALIKE or self._written >= MOST_IN_A_MINUTE:
            self._folded += 1
            return True
        self._alike[kind] = count + 1
        if len(self._alike) > _MOST_KINDS:
            self._alike.popitem(last=False)
        self._written += 1
        return False

    def _write(self, line: dict[str, object]) -> None:
        data = msgspec.json.encode(line) + b"\n"
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, data)
                self._turn_over(handle)
            finally:
                os.close(handle)
        except OSError as error:
            _log.warning("the security log cannot be written: %s", error.strerror)

    def _turn_over(self, handle: int) -> None:
        """Begin a new file where this one is full; of several processes that see it full, one does it."""
        if os.fstat(handle).st_size < MOST_BYTES or sys.platform == "win32":
            return
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_ino != self._path.stat().st_ino:
            return  # another process was here first
        for number in range(KEPT_FILES, 0, -1):
            older = self._path.with_name(f"{LOG_FILE}.{number}")
            newer = self._path if number == 1 else self._path.with_name(f"{LOG_FILE}.{number - 1}")
            if newer.exists():
                newer.replace(older)
