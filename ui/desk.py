"""What the pages of the window share: the stores, who works here, and the threads that do the work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from officer_app.domain.officers import Officer
from sync.queue_order import Standpoint, officer_standpoint
from sync.reading import Reader
from sync.stores import Stores
from ui.detail.photo_loader import PhotoLoader
from ui.threads.work import WorkThread

Clock = Callable[[], datetime]


class Share(Protocol):
    """Shares a view or a template with the office. Blocks; raises an OfficerError."""

    def __call__(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        """With None for a body it is shared no longer; with a tag only in the place of what has it (`item-changed`).

        Answers the tag of what is shared now.
        """
        ...


class DeskSettings(Protocol):
    """The settings that pages look at; the shell's settings fit."""

    @property
    def language(self) -> str:
        """`id` or `en`."""
        ...

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        ...

    @property
    def notifications(self) -> bool:
        """Whether new reports are announced."""
        ...

    @property
    def undo_seconds(self) -> int:
        """For how long what was done stays on this computer and can be taken back; 0 sends at once."""
        ...

    @property
    def tiles_url(self) -> str:
        """The address of map tiles, empty where there are none."""
        ...

    @property
    def tiles_attribution(self) -> str:
        """Whom the map tiles are credited to."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One officer's working place on this computer; `reader` belongs to the GUI thread, `orders` writes in its own."""

    stores: Stores
    reader: Reader
    officer: Officer
    orders: WorkThread
    photos: PhotoLoader
    settings: DeskSettings
    clock: Clock
    share: Share


def standpoint_of(desk: Desk) -> Standpoint:
    """How the officer of a desk sees the queue now."""
    return officer_standpoint(desk.officer, desk.reader.reference(), desk.clock())
