"""What the load generator writes down while it runs, and the figures made of it."""

from collections import defaultdict
from dataclasses import dataclass, field

from bench.measuring import percentile

KINDS = ("changes", "operations", "ping", "index", "thumbnail", "photo")


@dataclass(frozen=True, slots=True)
class Spread:
    """How long calls of one kind took, in milliseconds."""

    count: int
    p50: float
    p95: float
    p99: float
    most: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of changes that brought something: when it was asked for and came, its first revision, reports new to the office."""

    asked: float
    came: float
    first_rev: int
    fresh: tuple[str, ...]
    is_supervisor: bool


@dataclass(slots=True)
class Tally:
    """Raw values; times are seconds of the machine's monotonic clock, which all processes share."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    pages: list[Page] = field(default_factory=list)
    # When a revision was committed: told by the writer, and for operations when their answer came.
    committed: dict[int, float] = field(default_factory=dict)
    # When a new report was committed, by its id.
    arrivals: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    operations: int = 0
    items: int = 0
    page_bytes: int = 0

    def spreads(self) -> dict[str, Spread]:
        """The spread of each kind of call; `changes` count from when there was something to tell, not from the asking."""
        known = [page for page in self.pages if page.first_rev in self.committed]
        told = [page.came - max(page.asked, self.committed[page.first_rev]) for page in known]
        kinds = {**self.seconds, "changes": told}
        return {kind: spread(kinds[kind]) for kind in KINDS if kinds.get(kind)}

    def deliveries(self, *, supervisors: bool) -> list[float]:
        """How long after their commit new reports were on the desks that waited for them, in seconds."""
        pages = [page for page in self.pages if page.is_supervisor is supervisors]
        return [page.came - self.arrivals[name] for page in pages for name in page.fresh if name in self.arrivals]


def spread(seconds: list[float]) -> Spread:
    """The spread of some values."""
    millis = [max(0.0, value) * 1000 for value in seconds]
    p50, p95, p99 = (percentile(millis, percent) for percent in (50, 95, 99))
    return Spread(len(millis), p50, p95, p99, max(millis))
