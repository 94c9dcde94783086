"""What a process of the real program holds in memory, and what its web engine's processes hold beside it."""

from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Memory:
    """In MiB: resident and proportional size of the main process, and the proportional sizes of its children together."""

    rss: float
    pss: float
    children: float


def memory_of(process_id: int) -> Memory:
    """As the kernel counts it now (Linux)."""
    rss, pss = _rollup(process_id)
    children = 0.0
    for child in psutil.Process(process_id).children(recursive=True):
        try:
            children += _rollup(child.pid)[1]
        except (FileNotFoundError, ProcessLookupError):  # it has just ended
            continue
    return Memory(rss, pss, children)


def _rollup(process_id: int) -> tuple[float, float]:
    lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return sizes["Rss"], sizes["Pss"]
