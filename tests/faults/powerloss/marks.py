"""What the officer's program says of itself while it works: what it begins, and what the product has returned from.

From the moment of the second mark the officer reads "saved on this computer"; between the two, both are right.
"""

import ctypes
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Payload, Photo, photos_of
from sync.commands import Commands
from sync.work import WorkStore
from tests.fakes import synthetic
from tests.fakes.desk_work import prepared

OFFICER, OTHER = synthetic.STAFF, synthetic.SUPERVISOR


def mark(word: str, name: str, value: object) -> None:
    """One mark in the recorder's log; without the recorder it goes nowhere."""
    ctypes.CDLL(None).powerloss_mark(msgspec.json.encode((word, name, value)) + b"\0")


@contextmanager
def keeping(name: str, value: object) -> Iterator[None]:
    """A step that shall leave `name` as `value`."""
    mark("begun", name, value)
    yield
    mark("kept", name, value)


@contextmanager
def recording() -> Iterator[Callable[[str, Sequence[Photo]], None]]:
    """A step that records operations; what it is given each of them as it returns is told as saved."""
    mark("begun", "recording", None)
    made: list[tuple[str, list[str]]] = []
    yield lambda op_id, photos: made.append((op_id, sorted(photo.sha256 for photo in photos)))
    for op_id, hashes in made:
        mark("kept", f"state/{op_id}", "queued")
        mark("recorded", op_id, hashes)
    mark("kept", "recording", None)


def record(commands: Commands, report_id: str, payload: Payload, officer: Officer = OFFICER) -> str:
    """An action of the officer, told as saved."""
    photos = photos_of(payload)
    drafted = [f"attached/{report_id}/{photo.sha256}" for photo in photos]
    for name in drafted:
        mark("begun", name, None)
    with recording() as told:
        op_id = commands.record(officer, report_id, payload)
        told(op_id, photos)
    for name in drafted:
        mark("kept", name, None)
    return op_id


def attach(commands: Commands, report_id: str, content: bytes) -> Evidence:
    """A photo of the officer, told as kept with the draft; what it would be recorded as."""
    ready = prepared(content)
    with keeping(f"attached/{report_id}/{ready.photo.sha256}", True), keeping(f"photo/{ready.photo.sha256}", True):
        return Evidence(photos=(commands.attach(report_id, ready),))


def keep_draft(commands: Commands, report_id: str, field: str, text: str) -> None:
    """Words of the officer, told as kept."""
    with keeping(f"draft/{report_id}/{field}", text or None):
        commands.keep_draft(report_id, field, text)


def become(work: WorkStore, op_ids: Sequence[str], state: str, change: Callable[[WorkStore], object]) -> None:
    """A step of the engine that brings operations to a state."""
    for op_id in op_ids:
        mark("begun", f"state/{op_id}", state)
    change(work)
    for op_id in op_ids:
        mark("kept", f"state/{op_id}", state)


def kill_at(name: str, time: int = 1) -> Callable[[str], None]:
    """A listener of milestones that ends this process outright at the so-manieth time of one; 0 is never."""
    left = [time]

    def listener(reached: str) -> None:
        if reached == name:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return listener
