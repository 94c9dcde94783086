"""What an officer asks for when something is to leave the app, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from officer_app.domain.officers import Officer
from sync.records import QueueQuery

# So many work orders are printed at once: more is no crew's day, and each holds photos in memory.
MOST_ORDERS = 100
# And so many reports stand on one printed list, or on one shared map: more nobody reads, and it is held in memory.
MOST_LISTED = 20_000
MOST_ON_MAP = 50_000


class PaperKind(StrEnum):
    """What can leave; the value is the ending of its file's name, twice PDF."""

    WORKBOOK = "xlsx"
    CSV = "csv"
    GEOPACKAGE = "gpkg"
    MAP = "html"
    LIST = "list.pdf"
    ORDERS = "orders.pdf"

    @property
    def suffix(self) -> str:
        """The ending of the file, with its dot."""
        return f".{self.value.rpartition('.')[2]}"

    @property
    def is_pages(self) -> bool:
        """Whether it is pages that can be printed."""
        return self in (PaperKind.LIST, PaperKind.ORDERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRequest:
    """One order: the reports of `query`, or those of `report_ids` where there is no query.

    `path` is None where the pages go to a printer instead; `family` is the font's name.
    """

    kind: PaperKind
    path: Path | None
    officer: Officer
    now: datetime
    query: QueueQuery | None = None
    report_ids: tuple[str, ...] = ()
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperResult:
    """What was made of how many reports; `left_out` are private ones that were not to leave, or none has a place for a map."""

    kind: PaperKind
    path: Path | None
    reports: int
    left_out: int = 0
