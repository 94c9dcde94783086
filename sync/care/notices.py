"""What the installation has to say about itself: kept in the home, through restarts, until a person has read it.

Each notice is a file of its own below `notices/`, named by its code, so that several processes never overwrite each other's.
"""

import logging
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from sync.durable import make_folder, write_whole

_CODE = re.compile(r"[a-z0-9-]{1,60}")
_MOST_LINES = 500

log = logging.getLogger(__name__)


class Notice(msgspec.Struct, frozen=True):
    """`code` has a sentence in the window's words, `facts` fill it, `lines` tell more: ids, numbers, kinds and times only."""

    code: str
    facts: dict[str, str | int] = {}
    lines: tuple[str, ...] = ()


_decoder = msgspec.json.Decoder(Notice)


class NoticeBoard:
    """The notices of one home; usable from every thread and by several processes."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "notices"
        self._listeners: list[Callable[[], None]] = []
        # What the disk had no room for; it is lost with the process.
        self._unwritten: dict[str, Notice] = {}
        self._lock = threading.Lock()

    def all(self) -> tuple[Notice, ...]:
        """Everything that nobody has dismissed, by code."""
        read = (self._read(path) for path in self._folder.glob("*.json"))
        found = self._unwritten | {notice.code: notice for notice in read if notice is not None}
        return tuple(found[code] for code in sorted(found))

    def put(self, code: str, lines: Sequence[str] = (), **facts: str | int) -> None:
        """Say something; what was said under the same code before is replaced."""
        notice = Notice(code, facts, tuple(lines[:_MOST_LINES]))
        if self._unwritten.get(code, self._read(self._path(code))) == notice:
            return
        log.warning("notice: %s %s", code, facts)
        try:
            make_folder(self._folder)
            write_whole(self._path(code), msgspec.json.encode(notice))
        except OSError as error:
            log.warning("the notice %s could not be kept: %s", code, error.strerror)
            self._unwritten[code] = notice
        self._tell()

    def dismiss(self, code: str) -> None:
        """A person has read it, or it is over."""
        known = self._unwritten.pop(code, None) is not None
        try:
            self._path(code).unlink()
        except OSError:  # nothing was said under this code, or not written down
            if not known:
                return
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever this process says or takes back something, in the thread that does."""
        with self._lock:
            self._listeners.append(listener)

    def ignore(self, listener: Callable[[], None]) -> None:
        """Do not call it any more."""
        with self._lock, suppress(ValueError):
            self._listeners.remove(listener)

    def _tell(self) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    def _path(self, code: str) -> Path:
        if not _CODE.fullmatch(code):
            raise ValueError("a notice is known by its slug")
        return self._folder / f"{code}.json"

    def _read(self, path: Path) -> Notice | None:
        try:
            return _decoder.decode(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("a notice cannot be read: %s", type(error).__name__)
            return None
