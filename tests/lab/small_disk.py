"""An officer's computer whose disk fills up: a file system of a few MiB, in a mount namespace that leaves nothing behind.

    python -m tests.lab.small_disk FOLDER SEED      # inside `unshare`; prints what became of it as JSON

The officer works on until nothing fits any more, the client is killed in between, news of the centre find no room. Whatever
was shown as saved must be there when there is room again; whatever was refused must have left nothing behind.
"""

import json
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Any

from tests.lab.centre import Centre
from tests.lab.closing import close_day
from tests.lab.desk import Desk
from tests.lab.interruption import ended_by_signals
from tests.lab.kills import How, Kill
from tests.lab.officer import Officer
from tests.lab.oracle import Desks, judge
from tests.lab.proxy import Proxy
from tests.lab.shift import Shift
from tests.lab.supervisor import Supervisor
from tests.lab.terminal import ROOT, ClientBrokeError, ClientKilledError, environment
from tests.lab.town import make_pack
from tests.lab.truth import read_truth

_ROOMY, _ROOM = 64, 1024
_LOGIN = "lurah.klender"
_FULL = "disk-full"
_SECONDS, _POLL = 600.0, 0.2


def fill_up(folder: Path, seed: int, over: threading.Event) -> dict[str, Any]:
    """Run it in a namespace where the file system may be mounted; `skipped` says why that cannot be done here.

    Where `over` is set, it is asked to end.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    unshare = _unshare()
    if unshare is None:
        return {"skipped": "neither root nor user namespaces: no small file system can be mounted here"}
    command = [*unshare, sys.executable, "-m", "tests.lab.small_disk", str(folder), str(seed)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as disk:
        told, complaint = _told(disk, over)
    if disk.returncode != 0:
        return {"defects": [f"the small disk ended with {disk.returncode}: {complaint[-2000:]}"]}
    found: dict[str, Any] = json.loads(told)
    return found


def _told(disk: "subprocess.Popen[str]", over: threading.Event) -> tuple[str, str]:
    """What the other process wrote; it is asked to end where that takes too long or nobody wants to know any more."""
    until = time.monotonic() + _SECONDS
    while True:
        try:
            return disk.communicate(timeout=_POLL)
        except subprocess.TimeoutExpired:
            if over.is_set() or time.monotonic() > until:
                disk.terminate()


def work(folder: Path, seed: int) -> dict[str, Any]:
    """The officer's day on the small disk; the namespace is ours."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    _mount(disk, f"size={_ROOMY}m")
    make_pack(folder / "pack")
    centre = Centre(folder / "centre")
    centre.load(folder / "pack")
    with ExitStack() as stack:
        centre.start()
        stack.callback(centre.stop)
        proxy = Proxy(centre.address)
        proxy.start()
        stack.callback(proxy.close)
        supervisor = Supervisor(centre, purges=0)
        desk = Desk("lurah", folder / "lurah", centre, supervisor, proxy, threading.Semaphore(), seed, disk / "home")
        said = _fill(desk, disk, Random(f"disk:{seed}"))
        _mount(disk, f"remount,size={_ROOMY}m")
        rest = close_day(desk)
        complaints = desk.complaints()
    _unmount(disk, folder)
    books = Desks(desk.ledger.saved, proxy.seen.documents, frozenset(rest.cards), frozenset(rest.waiting))
    verdict = judge(books, read_truth(centre.data))
    troubles = [trouble for trouble in desk.ledger.troubles if not trouble.startswith(_FULL)]
    return {
        "operations": len(desk.ledger.saved),
        "refused_for_space": said[_FULL],
        "kills": said["killed"],
        "lost": verdict.lost,
        "duplicated": verdict.duplicated,
        "overwritten": verdict.overwritten,
        "photos_missing": verdict.photos_missing,
        "defects": [*desk.broken, *troubles, *complaints, *rest.differing, *rest.damaged],
    }


def _fill(desk: Desk, disk: Path, random: Random) -> Counter[str]:
    """Work until the disk is full, and on; what was said meanwhile."""
    said: Counter[str] = Counter()
    with desk.client() as (_, officer):
        officer.sit_down(_LOGIN)
        officer.sync()
    _mount(disk, f"remount,size={_used(disk) // 1024 + _ROOM}k")
    for number in range(4):
        # Killed at some moment of the full disk, and started again on it.
        kill = Kill(How.MOMENT, "any", 20 + 15 * number)
        shift = Shift(number=number, kill=kill, rough=False, skew=0.0, centre_dies=None, meddles=0)
        try:
            with desk.client(shift=shift) as (_, officer):
                _go_on(desk, officer, random)
        except ClientKilledError:
            said["killed"] += 1
        except ClientBrokeError as broken:
            desk.broken.append(str(broken))
    said[_FULL] = desk.ledger.refused[_FULL]
    return said


def _go_on(desk: Desk, officer: Officer, random: Random) -> None:
    officer.look()
    rows = officer.queue()
    for _ in range(8):
        wanted = desk.day.evidence if random.random() < 0.7 else desk.day.note
        officer.do([wanted(_LOGIN, rows, offline=True)])
    desk.supervisor.touch(random, 5)
    officer.sync()


def _used(disk: Path) -> int:
    return shutil.disk_usage(disk).used


def _mount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True, capture_output=True)


def _unmount(disk: Path, folder: Path) -> None:
    """Keep a copy for whoever wants to look at it: the file system goes with the namespace."""
    shutil.copytree(disk, folder / "disk-copy")
    subprocess.run(["umount", str(disk)], check=True, capture_output=True)


def _unshare() -> list[str] | None:
    for options in (["-m"], ["-rm"]):
        command = ["unshare", *options]
        try:
            if subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False).returncode == 0:
                return command
        except OSError:
            return None
    return None


if __name__ == "__main__":
    with ended_by_signals():
        sys.stdout.write(json.dumps(work(Path(sys.argv[1]), int(sys.argv[2]))))
