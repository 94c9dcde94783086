"""What a scenario is, and what it finds around it when it runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.measuring import Outcome
from bench.peers.installing import Peers

# Reports of a province are made from this seed wherever no other is named.
SEED = 2014


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bench:
    """One run: how large, how often, from which seed, and where things lie.

    `size` is the largest number of reports of a curve; `folder` keeps what is costly to make (centres, homes, peers) for later.
    """

    folder: Path
    size: int
    repeat: int
    seed: int
    peers: Peers
    say: Callable[[str], None]
    options: dict[str, str] = field(default_factory=dict)

    def sizes(self) -> list[int]:
        """The sizes of a curve: 1k, 10k, ... up to `size`."""
        powers = [10**power for power in range(3, 7)]
        return [*[power for power in powers if power < self.size], self.size]

    def scratch(self, name: str) -> Path:
        """A folder for what a scenario makes and throws away; the scenario empties it itself."""
        path = self.folder / "scratch" / name
        path.mkdir(parents=True, exist_ok=True)
        return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario of docs/performance.md: its number, what it does, and what its figures mean to an officer."""

    name: str
    title: str
    meaning: str
    run: Callable[[Bench], Outcome]
