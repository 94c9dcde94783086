"""What the engine tells its listeners: which rows changed, and how the connection stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Connection(StrEnum):
    """How this PC and the central API stand to each other."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"
    NOT_OUR_SERVER = "not_our_server"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Ids of what changed in the local stores; readers read again only those.

    `arrived` are reports seen for the first time after the first sync (they are worth a notification); `progress` are operations
    of whose photos more has arrived at the centre, with nothing else about them changed; `reference` says that categories,
    agencies, areas or roads changed.
    """

    reports: frozenset[str] = frozenset()
    arrived: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()
    progress: frozenset[str] = frozenset()
    reference: bool = False

    def __bool__(self) -> bool:
        return bool(self.reports or self.arrived or self.removed or self.operations or self.progress or self.reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """The engine's state for the status bar; `problem` is an error code of `sync.errors`, `progress` reports fetched so far."""

    connection: Connection
    last_sync: datetime | None = None
    busy: bool = False
    problem: str | None = None
    progress: int = 0

    @property
    def hindered(self) -> bool:
        """Whether something keeps this PC from sending or fetching; one that only just connects is not kept from it."""
        return self.problem is not None or self.connection not in (Connection.CONNECTING, Connection.ONLINE)
