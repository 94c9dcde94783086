"""F07, and C1 to C22 under power loss: what an officer was told is kept is there after the power failed, at any moment.

A real process of the product works under a recorder of everything that it does to its files. The disk is then rebuilt as it may
be after a cut anywhere in that record (replay.py says what is assumed), opened by the product as at its next start, and compared
with what the officer had been told before the cut.

POWERLOSS_PROFILE=long tries every cut in every way, and many more torn disks; POWERLOSS_SEED draws others.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tests.faults.powerloss.at_work import HOME, STICK
from tests.faults.powerloss.mishaps import OLD_HOMES, SPOILT
from tests.faults.powerloss.proof import Examiner, Found, Told, objections
from tests.faults.powerloss.recording import Recorded, really, record_program
from tests.faults.powerloss.replay import Disk, Record, Survival, Tree

CHECKOUT = Path(__file__).resolve().parents[3]
LONG = os.environ.get("POWERLOSS_PROFILE") == "long"
SEED = int(os.environ.get("POWERLOSS_SEED", "1"))
HOMES = (HOME, *OLD_HOMES, SPOILT, STICK)
# Nothing survives that was not synced; or the names do, as a name may reach the disk long before the bytes that it stands for.
NOTHING, NAMES = Survival("none", "none"), Survival("none", "all")

pytestmark = pytest.mark.timeout(4 * 3_600 if LONG else 300)

Drop = Callable[[Record], bool]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The officer's days, lived through once."""
    return record_program(tmp_path_factory.mktemp("days"), ["-m", "tests.faults.powerloss.at_work"], CHECKOUT)


@pytest.fixture
def ground() -> Iterator[Path]:
    """Where homes are rebuilt, in memory where the system has such a folder: there are thousands, and each is synced."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def cuts(recorded: Recorded, count: int) -> frozenset[int]:
    """So many moments, drawn by the seed; all of them in the long profile."""
    every = range(len(recorded.log))
    return frozenset(every if LONG or count >= len(every) else Random(SEED).sample(every, count))


class Proof:
    """Cuts the power, rebuilds what may be left, opens it; each different disk once."""

    def __init__(self, recorded: Recorded, ground: Path, homes: Sequence[str] = HOMES) -> None:
        self._recorded = recorded
        self._ground = ground
        self._homes = homes
        self._examiner = Examiner(ground)
        self._seen: dict[object, Found] = {}
        self.cuts = 0

    @property
    def opened(self) -> int:
        """How many homes were opened."""
        return self._examiner.opened

    def objections(self, cuts: frozenset[int], survivals: Sequence[Survival], dropped: Drop | None = None) -> Iterator[str]:
        """What does not fit after each cut; `dropped` picks syncs that are taken as not having happened."""
        disk, told, differs = Disk(self._recorded.root), Told(), dropped is None
        for cut, record in enumerate(self._recorded.log):
            if record.kind == "=":
                told.hear(record)
            elif dropped is None or not dropped(record):
                disk.take(record)
            else:
                differs = True
            if cut not in cuts or not differs:
                continue
            for home, survival in product(self._homes, survivals):
                if not self._may_differ(record, home, survival):
                    continue
                self.cuts += 1
                drawn = Survival(survival.contents, survival.names, SEED + 1_000 * cut + survival.seed)
                found = self._found(disk, home, drawn, whole=cut % 20 == 0)
                yield from (f"{wrong}, at {cut}, {drawn}" for wrong in objections(told, found, home=home))

    def _may_differ(self, record: Record, home: str, survival: Survival) -> bool:
        """Whether a record can change what is left of a home, or what was told of it."""
        place = f"{self._recorded.root}/{home}"
        if record.kind == "=":
            return True
        if record.kind in "wt" and survival.contents == "none":
            return False
        return record.path.startswith(f"{place}/") or place.startswith(record.path)

    def _found(self, disk: Disk, home: str, survival: Survival, *, whole: bool) -> Found:
        key = disk.key(survival, home)
        if key is None:
            return self._look(disk, home, survival, whole=whole)
        if (home, key) not in self._seen:
            self._seen[home, key] = self._look(disk, home, survival, whole=whole)
        return self._seen[home, key]

    def _look(self, disk: Disk, home: str, survival: Survival, *, whole: bool) -> Found:
        tree = disk.tree(survival, home)
        if not tree:
            return Found()
        _lay_out(self._ground / home, tree)
        return self._examiner.look(home, whole=whole)


def _lay_out(home: Path, tree: Tree) -> None:
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    for name, data in tree.items():
        if name.endswith("/"):
            (home / name).mkdir()
        else:
            (home / name).write_bytes(data)


def _first(found: Iterator[str], count: int = 5) -> list[str]:
    return [wrong for wrong, _ in zip(found, range(count), strict=False)]


def test_the_recorder_misses_nothing(recorded: Recorded) -> None:
    disk = Disk(recorded.root)
    for record in recorded.log:
        disk.take(record)
    real = really(recorded.root)
    replayed = disk.tree(Survival("all", "all"))
    assert replayed.keys() == real.keys()
    assert [name for name in real if replayed[name] != real[name]] == []
    assert sum(record.kind in "sd" for record in recorded.log) > 200
    assert sum(len(data) for data in real.values()) > 500_000


def test_f07_what_was_saved_is_there_though_nothing_survives_that_was_not_synced(recorded: Recorded, ground: Path) -> None:
    proof = Proof(recorded, ground)
    assert _first(proof.objections(cuts(recorded, len(recorded.log)), [NOTHING])) == []
    assert proof.opened > 300


def test_f07_what_was_saved_is_there_though_names_survive_without_their_bytes(recorded: Recorded, ground: Path) -> None:
    proof = Proof(recorded, ground)
    assert _first(proof.objections(cuts(recorded, 2_000), [NAMES])) == []
    assert proof.opened > 300


def test_f07_what_was_saved_is_there_though_any_part_of_the_rest_survives(recorded: Recorded, ground: Path) -> None:
    torn = [Survival("some", "some"), Survival("some", "all"), Survival("some", "none"), Survival("none", "some")]
    if LONG:
        torn += [Survival("some", "some", seed) for seed in range(1, 5)]
    proof = Proof(recorded, ground)
    assert _first(proof.objections(cuts(recorded, 100), torn)) == []
    assert proof.opened > 200


@pytest.mark.parametrize("names", ["all", "none"])
def test_what_was_saved_is_there_though_all_bytes_survive(recorded: Recorded, ground: Path, names: str) -> None:
    proof = Proof(recorded, ground)
    survival = Survival("all", "all" if names == "all" else "none")
    assert _first(proof.objections(cuts(recorded, 120), [survival])) == []
    assert proof.opened > 80


# Syncs that the product must not do without, each with the home in which it shows.
NEEDED: dict[str, tuple[str, Drop]] = {
    "any": (HOME, lambda record: record.kind in "sd"),
    "the queue's log": (HOME, lambda record: record.kind == "s" and record.path.endswith("/work.db-wal")),
    "the queue": (HOME, lambda record: record.kind == "s" and record.path.endswith("/work.db")),
    "the cache's log": (HOME, lambda record: record.kind == "s" and record.path.endswith("/cache.db-wal")),
    "a photo before it gets its name": (HOME, lambda record: record.kind == "s" and "/photos/own/" in record.path),
    "the photos' names": (HOME, lambda record: record.kind == "d" and "/photos" in record.path),
    "the secrets before they get their name": (HOME, lambda record: record.kind == "s" and "/.secrets.enc." in record.path),
    "the settings before they get their name": (HOME, lambda record: record.kind == "s" and "/.settings.json." in record.path),
    "the names in the home": (HOME, lambda record: record.kind == "d" and record.path.endswith(HOME)),
    "the home's own name": (HOME, lambda record: record.kind == "d" and record.path.endswith(HOME.partition("/")[0])),
    "the journal": (SPOILT, lambda record: record.kind == "s" and record.path.endswith("/work.journal")),
    "the rebuilt file": (SPOILT, lambda record: record.kind == "s" and record.path.endswith("/rebuilding/work.db")),
    "an exported file before it gets its name": (STICK, lambda record: record.kind == "s" and f"/{STICK}/" in record.path),
    "the upgraded copy": (OLD_HOMES[0], lambda record: record.kind == "s" and ".migrating" in record.path),
}


@pytest.mark.parametrize("sync", NEEDED)
def test_without_this_sync_the_proof_fails(recorded: Recorded, ground: Path, sync: str) -> None:
    home, dropped = NEEDED[sync]
    assert any(map(dropped, recorded.log))
    proof = Proof(recorded, ground, [home])
    assert _first(proof.objections(cuts(recorded, 1_000), (NOTHING, NAMES), dropped), 1) != []
