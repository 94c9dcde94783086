"""Syncs with nothing new, then pushes of 500 notes, from a home that is up to date: `quiet_and_push HOME QUIET PUSHES`."""

import json
import sys
import time
from pathlib import Path

from bench.children.desk import Desk
from officer_app.domain.operations import Note
from sync.database import FULL

OPERATIONS = 500


def main(home: Path, quiet: int, pushes: int) -> None:
    """Tell the seconds of each, and the requests of each quiet sync with their bytes."""
    desk = Desk(home)
    desk.sync()  # the first run of a process also asks whether the reference data changed
    assert desk.line is not None
    told: dict[str, list[float]] = {"nothing": [], "requests": [], "bytes": [], "record": [], "push": [], "push_requests": []}
    for _ in range(quiet):
        before = len(desk.line.asked)
        told["nothing"].append(_seconds(desk))
        asked = desk.line.asked[before:]
        told["requests"].append(len(asked))
        told["bytes"].append(sum(one.sent + one.received for one in asked))
    for number in range(pushes):
        told["record"] += _record(desk, number)
        before = len(desk.line.asked)
        told["push"].append(_seconds(desk))
        told["push_requests"].append(len(desk.line.asked) - before)
    _check_settled(desk)
    desk.close()
    print(json.dumps(told))


def _seconds(desk: Desk) -> float:
    began = time.perf_counter()
    desk.sync()
    return time.perf_counter() - began


def _record(desk: Desk, number: int) -> list[float]:
    """A note on each of 500 reports; the seconds of each, from the word to the disk."""
    commands = desk.installation.stores.open_commands()
    officer, laps = desk.officer, []
    try:
        for row in desk.queue(OPERATIONS):
            began = time.perf_counter()
            commands.record(officer, row.report_id, Note(text=f"Sudah dilihat petugas, putaran {number}"))
            laps.append(time.perf_counter() - began)
    finally:
        commands.close()
    return laps


def _check_settled(desk: Desk) -> None:
    work = desk.installation.stores.open_work()
    try:
        assert work._db.value("PRAGMA synchronous") == FULL
        waiting = work.unsettled(desk.officer.id)
    finally:
        work.close()
    if waiting:
        raise SystemExit(f"{len(waiting)} operations are not settled")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
