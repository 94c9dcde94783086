"""What a photo costs on a line that is cut every so many bytes: the bytes that went up for it, over its own.

Counted at the proxy: everything that the client's requests for this photo brought as far as the proxy, heads and all, whether or
not it reached the centre.
"""

import json
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.lab.album import Album
from tests.lab.centre import Centre
from tests.lab.desk import Desk
from tests.lab.ledger import Errand
from tests.lab.officer import Officer
from tests.lab.proxy import Proxy
from tests.lab.supervisor import Supervisor
from tests.lab.terminal import ClientBrokeError
from tests.lab.town import make_pack
from tests.lab.truth import read_truth
from tests.lab.weather import ClearSky, CuttingSky

MIB = 1024 * 1024
# Three megabytes and a bit, as a phone takes them.
PHOTO = (2240, 1680), 88
_LARGEST = 4 * MIB
_ROUNDS = 40


@dataclass(slots=True)
class Costs:
    """The cost of each photo that arrived, those that did not, and what else went wrong."""

    ratios: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    cuts: int = 0


def measure(folder: Path, seed: int, photos: int, over: threading.Event, mean: int = MIB) -> Costs:
    """Send so many photos, one after the other, through a line that is cut every `mean` bytes on average."""
    make_pack(folder / "pack")
    centre = Centre(folder / "centre")
    centre.load(folder / "pack")
    costs = Costs()
    with ExitStack() as stack:
        centre.start()
        stack.callback(centre.stop)
        proxy = Proxy(centre.address)
        proxy.start()
        stack.callback(proxy.close)
        desk = Desk("lurah", folder / "lurah", centre, Supervisor(centre, purges=0), proxy, threading.Semaphore(), seed)
        album = Album(folder / "photos", f"photos:{seed}", *PHOTO)
        try:
            with desk.client(patient=True, photo_bytes=_LARGEST) as (_, officer):
                officer.sit_down("lurah.klender")
                officer.sync()
                reports = [row["id"] for row in officer.queue()]
                proxy.sky = CuttingSky(Random(f"cuts:{seed}"), mean)
                for number in range(photos):
                    if over.is_set():
                        break
                    errand = _errand(album.take(), reports[number % len(reports)], f"FOTO{seed}-{number:03d}")
                    _send(officer, proxy, errand, costs, centre)
                proxy.sky = ClearSky()
        except ClientBrokeError as broken:
            costs.defects.append(str(broken))
        costs.defects += [*desk.ledger.troubles, *desk.complaints()]
    costs.cuts = proxy.seen.fates["cut-up"]
    _check(centre, set(desk.ledger.saved), costs)
    return costs


def _errand(photo: Path, report: str, words: str) -> Errand:
    argv = ("evidence", "--photo", str(photo), "--text", words)
    return Errand("lurah.klender", report, "evidence", argv, words, photos=1)


def _send(officer: Officer, proxy: Proxy, errand: Errand, costs: Costs, centre: Centre) -> None:
    before = proxy.seen.photo_up
    officer.do([errand])
    for _ in range(_ROUNDS):
        if not officer.outbox():
            break
        officer.retry()
    size = _size_of(centre, errand)
    if size is None:
        costs.missing.append(f"{errand.marker} did not arrive")
        return
    costs.sizes.append(size)
    costs.ratios.append((proxy.seen.photo_up - before) / size)


def _size_of(centre: Centre, errand: Errand) -> int | None:
    with centre.read() as database:
        found = database.execute("SELECT data FROM event WHERE data LIKE ?", (f"%{errand.marker}%",)).fetchone()
    return None if found is None else int(json.loads(found[0])["photos"][0]["size"])


def _check(centre: Centre, saved: set[str], costs: Costs) -> None:
    truth = read_truth(centre.data)
    for line in truth.history:
        if line.op_id in saved:
            costs.missing += [f"{sha256} of {line.op_id}" for sha256 in line.photos if sha256 not in truth.sound]
