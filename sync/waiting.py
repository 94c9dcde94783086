"""Waiting for the centre's changes: a long-poll in a thread and over a connection of its own.

It only wakes the engine; it never holds up a push or the closing of the app.
"""

import logging
import threading
import time
from collections.abc import Callable
from random import Random

from sync.errors import LineError, SignedOut, Unreachable
from sync.remotes.officer_api import OfficerApi
from sync.retry import BackOff

WAIT = 25
# An answer without news that comes sooner than this was not held: asking again at once would flood the centre.
_HELD = 1.0
_SLICE = 0.2
_LATEST = 60.0
# How long the engine may take to fetch what was announced before it is announced again.
_FETCH = 30.0

log = logging.getLogger(__name__)


class ChangeWaiter:
    """Calls `on_change` when the centre has something after `cursor()`; `run` is one thread's whole life."""

    def __init__(
        self,
        api: OfficerApi,
        cursor: Callable[[], str | None],
        on_change: Callable[[], None],
        stop: threading.Event,
        *,
        on_break: Callable[[], None] | None = None,
        random: Random | None = None,
        wait: int = WAIT,
    ) -> None:
        self._api = api
        self._cursor = cursor
        self._on_change = on_change
        self._on_break = on_break or on_change
        self._stop = stop
        self._back_off = BackOff(random or Random())  # noqa: S311
        self._wait = wait
        self._asked_wait: float | None = None
        # Whether a long-poll was answered, or the line was down and is back, since one broke off.
        self._answered = True

    def run(self) -> None:
        """Wait and announce until stopped, then close the connection."""
        failures = 0
        try:
            while not self._stop.is_set():
                cursor = self._cursor()
                if cursor is None:  # nothing was pulled yet, or the engine knows that the line is down
                    # What failed before the line came back says nothing of the next time.
                    self._answered, failures = True, 0
                    self._stop.wait(_SLICE)
                    continue
                failures = 0 if self._ask(cursor) else failures + 1
                if failures:
                    delay = self._back_off.delay(failures - 1, self._asked_wait, shortest=_HELD, longest=_LATEST)
                    self._stop.wait(delay.total_seconds())
        except Exception:  # a thread's rim: without it the engine still asks every minute
            log.exception("waiting for changes failed")
        finally:
            self._api.close()

    def _ask(self, cursor: str) -> bool:
        """One long-poll; False when the next one should come later.

        The first one that breaks off after an answer is told at once; where something on the way lets none live, the engine's own
        runs say how the line stands.
        """
        began, self._asked_wait = time.monotonic(), None
        try:
            has_news = self._api.await_changes(cursor, self._wait)
        except LineError as error:
            log.info("no long-poll: %s", error.code)
            self._asked_wait = error.retry_after if isinstance(error, Unreachable) else None
            if error.code == "cursor-expired" or isinstance(error, SignedOut):
                self._on_change()
            elif _broke_off(error) and self._answered and not self._stop.is_set():
                self._answered = False
                self._on_break()
            return False
        self._answered = True
        if has_news:
            self._announce(cursor)
            return True
        return time.monotonic() - began >= min(_HELD, self._wait / 2)

    def _announce(self, cursor: str) -> None:
        if self._cursor() != cursor:  # the engine was quicker
            return
        self._on_change()
        until = time.monotonic() + _FETCH
        while self._cursor() == cursor and time.monotonic() < until and not self._stop.wait(_SLICE):
            pass


def _broke_off(error: LineError) -> bool:
    """Whether nobody answered any more; an answer of the centre, whatever it says, is none of that."""
    answered = error.facts.get("phase") == "answer" and "status" in error.facts
    return isinstance(error, Unreachable) and not answered and error.retry_after is None
