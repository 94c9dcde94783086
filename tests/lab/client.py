"""The officer's client as the laboratory starts it: officer-app itself, told one command line after the other on standard input.

    python -m tests.lab.client SHEET

SHEET is JSON: `skew` (seconds that its clock is wrong), `stall` and `connect` (patience with the line), `release` (how many empty
steps the schema of work.db has gained, as a newer version has), `photo_bytes` (how large prepared photos may be), and `point` and
`passing` where it is armed from the start. Each line of input is `{"argv": [...], "stdin": "..."}`, each line of output what
became of it: `{"exit": 0, "out": document or text}`. A line of `{"point": "C7", "passing": 2}` arms it: it ends itself with
SIGKILL at that moment; "any" counts moments of every name.
"""

import contextlib
import io
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

Sheet = dict[str, Any]

_USED = ("cli_answer", "cli_act", "cli_sync", "cli_reports", "cli_session")


class Reaper:
    """Ends the process, as `kill -9` does, when its moment has come; counts the moments until then."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self._point = ""
        self._left = 0

    def arm(self, point: str, passing: int) -> None:
        """From now on count, and end at the so many-th."""
        self._point, self._left = point, passing

    def __call__(self, name: str) -> None:
        """A moment has come."""
        self.passed[name] += 1
        self._left -= self._point in (name, "any")
        if self._point and self._left == 0:
            _say({"killed": name, "passing": self.passed[name]})
            os.kill(os.getpid(), signal.SIGKILL)


def dress(sheet: Sheet) -> None:
    """Make the app's surroundings those of the sheet, before anything has looked at them."""
    _wrong_clock(timedelta(seconds=sheet.get("skew", 0)))
    patience = import_module("sync.remotes.line").Patience
    patience.__init__.__defaults__ = (sheet.get("connect", 5.0), sheet.get("stall", 30.0))
    schema = import_module("sync.work_schema")
    steps = schema.WORK_SCHEMA.steps + (_no_change,) * int(sheet.get("release", 0))
    vars(schema)["WORK_SCHEMA"] = import_module("sync.migrations").Schema(steps)
    if "photo_bytes" in sheet:
        vars(import_module("sync.photos.preparing"))["encode"].__defaults__ = (sheet["photo_bytes"],)
    for name in _USED:
        import_module(f"officer_app.{name}")


def run(main: Callable[[list[str]], int], order: Sheet) -> dict[str, object]:
    """Run one command line; what it printed is JSON or text."""
    out, sys.stdin = io.StringIO(), io.StringIO(order.get("stdin", ""))
    with contextlib.redirect_stdout(out):
        try:
            code = main(order["argv"])
        except SystemExit as ended:  # a usage error
            code = int(ended.code or 0)
    text = out.getvalue()
    try:
        return {"exit": code, "out": json.loads(text)}
    except ValueError:
        return {"exit": code, "out": text}


def work(sheet: Sheet) -> int:
    """Answer orders until there are no more."""
    orders, reaper = sys.stdin, Reaper()
    if "point" in sheet:
        reaper.arm(sheet["point"], sheet["passing"])
    dress(sheet)
    main = import_module("officer_app.__main__").main
    with import_module("sync.milestones").listening(reaper):
        _say({"ready": True})
        for line in orders:
            order = json.loads(line)
            if "point" in order:
                reaper.arm(order["point"], order["passing"])
            else:
                _say(run(main, order))
    _say({"passed": reaper.passed})
    return 0


def _wrong_clock(skew: timedelta) -> None:
    clock = import_module("officer_app.clock")
    right: Callable[[], datetime] = clock.utc_now
    vars(clock)["utc_now"] = lambda: right() + skew


def _no_change(_tables: object) -> None:
    """A step of a newer version that adds nothing: the copy, the comparison and the swap are what is tried."""


def _say(document: object) -> None:
    data = json.dumps(document).encode() + b"\n"
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    sys.exit(work(json.loads(sys.argv[1])))
