"""What a pack holds, after reading and before storing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shapely.geometry.base import BaseGeometry

from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.vocabulary import AreaLevel, Channel, PhotoRole, Role, Status, Visibility

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands in a pack: the file's path inside it, and the row (1 for the first record, None for the file)."""

    file: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a pack that is not as it should be: the file, the row, the field, and why, in words for a person."""

    file: str
    row: int | None
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackArea:
    """One area with its shape; `label` is the point that stands for the whole area."""

    code: str
    name: str
    level: AreaLevel
    geometry: BaseGeometry
    label: Point
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class PackRoad:
    """One road: its class (1 motorway to 7 path), its name, its line."""

    cls: int
    name: str | None
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class PackFlood:
    """One flooded area: its state (1 to 4, see `central/packs/floods.py`), since when, and its shape."""

    state: int
    changed: datetime | None
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class PackFloods:
    """All flooded areas of one moment, and the file that told of them; no moment is that of the loading."""

    file: str
    as_of: datetime | None
    areas: tuple[PackFlood, ...]


@dataclass(frozen=True, slots=True)
class PackCategory:
    """One category: its code, both names, both clocks' hours, other spellings of it, and the agency whose matter it is.

    With `office_hours` the hours are working time.
    """

    code: str
    name: str
    name_en: str
    response_hours: float = 6.0
    resolution_hours: float = 168.0
    red_flag_hours: float = 144.0
    synonyms: tuple[str, ...] = ()
    agency: str | None = None
    office_hours: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """An agency or a unit: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackOfficer:
    """One officer of a pack; passwords stand in demo packs only."""

    login: str
    name: str
    title: str
    roles: frozenset[Role]
    areas: tuple[str, ...]
    agency: str | None
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPhoto:
    """A photo that is drawn when the pack is loaded: the scene, the seed of its drawing, and the facts it carries."""

    role: PhotoRole
    scene: str
    seed: int
    taken_at: datetime
    repaired: bool = False
    caption: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackEvent:
    """One thing an officer did to a report of the pack; `data` is the operation's payload without its photos.

    Officers are named by login and reports by key, because their ids are given when the pack is loaded.
    """

    kind: str
    at: datetime
    by: str
    data: Mapping[str, object]
    photos: tuple[PackPhoto, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReport:
    """One report of a pack as its source told it; `place` is an area's code or name, `raw_text` the text as it came."""

    where: Where
    source_key: str
    channel: Channel
    category: str
    text: str
    raw_text: str
    received_at: datetime
    number: str | None = None
    point: Point | None = None
    place: tuple[str, ...] = ()
    address: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    priority: int = 0
    status: Status | None = None
    events: tuple[PackEvent, ...] = ()
    photos: tuple[PackPhoto, ...] = ()
    received: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Pack:
    """Everything that was read from a pack's folder, and what was not."""

    name: str
    areas: dict[str, PackArea] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    roads: list[PackRoad] = field(default_factory=list)
    floods: PackFloods | None = None
    categories: dict[str, PackCategory] = field(default_factory=dict)
    agencies: dict[str, Named] = field(default_factory=dict)
    units: dict[str, Named] = field(default_factory=dict)
    officers: dict[str, PackOfficer] = field(default_factory=dict)
    reports: list[PackReport] = field(default_factory=list)
    calendar: WorkCalendar | None = None
