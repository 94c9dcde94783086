"""One flood evening from beginning to end: offices made ready, the server started, the hour passed, the figures drawn up."""

import asyncio
import gc
import resource
from dataclasses import dataclass
from pathlib import Path

from bench.load.evening import Evening, Plan
from bench.load.serving import serving
from bench.load.setting import offices_of
from bench.load.tally import Spread, Tally, spread

HOUR = 3600.0
# Of the whole province in the hour, and pings of each office.
REPORTS, OPERATIONS, PINGS = 2_000, 40_000, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenings:
    """What one run showed; times in milliseconds where they are spreads, else in seconds."""

    calls: dict[str, Spread]
    to_offices: Spread
    to_supervisors: Spread
    errors: tuple[str, ...]
    refused: tuple[str, ...]
    reports: int
    operations: int
    items: int
    page_bytes: int
    most_late: float
    seconds: float
    server_cpu: float
    own_cpu: float


def flood_evening(
    data: Path,
    *,
    database: str | None = None,
    workers: int = 2,
    factor: float = 30.0,
    share: float = 1.0,
    wards: int = 267,
    supervisors: int = 50,
    seed: int = 1,
) -> Evenings:
    """The hour, compressed by a factor; `share` makes less of it happen. The data folder is changed by it."""
    plan = Plan(
        seconds=HOUR * share / factor,
        reports=int(REPORTS * share),
        operations=int(OPERATIONS * share),
        pings=max(1, int(PINGS * share)),
        seed=seed,
    )
    offices = offices_of(data, database, seed, wards, supervisors)
    with serving(data, workers, database) as server:
        evening = Evening(server.port, data, database, offices, plan)
        before, own = server.cpu_seconds(), _own_cpu()
        gc.collect()
        gc.freeze()
        asyncio.run(evening.run())
        used, own_used = server.cpu_seconds() - before, _own_cpu() - own
    return _drawn_up(evening.tally, plan.seconds, used, own_used)


def _drawn_up(tally: Tally, seconds: float, server_cpu: float, own_cpu: float) -> Evenings:
    return Evenings(
        calls=tally.spreads(),
        to_offices=spread(tally.deliveries(supervisors=False) or [0.0]),
        to_supervisors=spread(tally.deliveries(supervisors=True) or [0.0]),
        errors=tuple(tally.errors),
        refused=tuple(tally.refused),
        reports=len(tally.arrivals),
        operations=tally.operations,
        items=tally.items,
        page_bytes=tally.page_bytes,
        most_late=max(tally.late, default=0.0),
        seconds=seconds,
        server_cpu=server_cpu,
        own_cpu=own_cpu,
    )


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
