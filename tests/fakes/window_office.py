"""An installation for the window's tests: real stores filled by the test, and a line that does what the test says."""

import json
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Role, Status, Visibility
from sync.care.ballast import Space
from sync.care.caretaker import Caretaker
from sync.care.notices import Notice
from sync.changes import ChangeSet, Connection, SyncState
from sync.errors import OfficerError
from sync.feed import FeedGone, FeedItem, FeedReport
from sync.keys import StoreKey
from sync.pauses import Pauses
from sync.remotes.answers import OwnSession
from sync.stores import open_stores
from tests.fakes.laid_stores import lay_stores

NOW = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)
KEY = StoreKey(b"k" * 32)
KLENDER, BAMBU = "31.75.07.1003", "31.75.07.1002"
CATEGORIES = {"flood": ("Banjir", "Flood"), "waste": ("Sampah", "Rubbish"), "parking": ("Parkir & trotoar", "Parking")}
LURAH = Officer("officer-1", "klender", "Siti Rahma", "Lurah", frozenset({Role.STAFF}), (KLENDER, BAMBU))


def report(number: int, **changes: Any) -> Report:
    """The report with this number: waiting, of Klender, a flood, `number` hours old."""
    received = changes.pop("received_at", NOW - timedelta(hours=number))
    fields: dict[str, Any] = {
        "id": f"report-{number:05}",
        "number": f"JK260304{number:04}",
        "channel": Channel.QLUE,
        "category": "flood",
        "text": f"Air menggenang di gang {number}",
        "status": Status.WAITING,
        "ward": KLENDER,
        "received_at": received,
        "updated_at": received,
        "clocks": deadlines.start(received, ClockPolicy()),
        "rev": number,
        "point": (106.90 + number / 10_000, -6.21),
    }
    return Report(**(fields | changes))


def private(number: int) -> Report:
    """A private report with a photo."""
    photo = Attachment(sha256="ab" * 32, size=10, mime="image/jpeg", role=PhotoRole.CITIZEN)
    return report(number, visibility=Visibility.PRIVATE, attachments=(photo,), text="RAHASIA jangan disebar")


@dataclass
class Settings:
    """The window's settings, in memory."""

    language: str = "en"
    theme: str = "light"
    notifications: bool = True
    undo_seconds: int = 0
    text_size: int = 100
    tiles_url: str = ""
    tiles_attribution: str = ""
    server: str = "https://centre.example"
    login: str = "klender"


class StillEngine:
    """Says what the test says, and counts how often it was woken."""

    def __init__(self, office: "WindowOffice", stop: threading.Event) -> None:
        self._office, self._stop = office, stop

    def run(self) -> None:
        """Wait to be stopped."""
        self._office.on_state(self._office.state)
        self._office.running.set()
        self._stop.wait()

    def wake(self) -> None:
        """Count."""
        self._office.woken += 1

    def cursor_to_wait_at(self) -> str | None:
        """Nothing was read."""
        return None

    def attend(self, *, attended: bool) -> None:
        """Nothing is looked for."""

    def renew_documents(self) -> None:
        """Count."""
        self._office.woken += 1


@dataclass
class WindowOffice:
    """What `ui.office.Office` asks for."""

    home: Path
    officer: Officer | None = LURAH
    now: datetime = NOW
    settings: Settings = field(default_factory=Settings)
    state: SyncState = field(default_factory=lambda: SyncState(connection=Connection.ONLINE, last_sync=NOW))
    version: str = "0.0.0"
    woken: int = 0
    refusal: OfficerError | None = None
    signed_in: list[tuple[str, str, str]] = field(default_factory=list)
    signed_out: int = 0
    changed: list[dict[str, str | bool | int]] = field(default_factory=list)
    shared: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    passwords: list[tuple[str, str]] = field(default_factory=list)
    own_sessions: tuple[OwnSession, ...] = ()
    on_language: Callable[[str], None] | None = None

    def __post_init__(self) -> None:
        """Open the stores."""
        lay_stores(self.home, KEY, self.clock)
        self.stores = open_stores(self.home, KEY, clock=self.clock)
        self.on_change: Callable[[ChangeSet], None] = lambda _: None
        self.on_state: Callable[[SyncState], None] = lambda _: None
        self.running = threading.Event()
        self._page = 0
        if self.officer is not None:
            self.take_desk(self.officer)

    def take_desk(self, officer: Officer) -> None:
        """This officer has signed in here, as the installation notes it."""
        scope = ("centre", officer.id, ",".join(sorted(officer.roles)), ",".join(officer.areas), "")
        work = self.stores.open_work()
        try:
            work.take_desk(officer, "|".join(scope))
        finally:
            work.close()

    def clock(self) -> datetime:
        """The test's time."""
        return self.now

    def line(self) -> "WindowOffice":
        """The office is its own line."""
        return self

    def engine(
        self, stop: threading.Event, on_change: Callable[[ChangeSet], None], on_state: Callable[[SyncState], None]
    ) -> StillEngine:
        """An engine that stands still."""
        self.on_change, self.on_state = on_change, on_state
        return StillEngine(self, stop)

    def wait_for_changes(self, stop: threading.Event, cursor: Callable[[], str | None], on_change: Callable[[], None]) -> None:
        """No news."""
        stop.wait()

    def caretaker(self, stop: threading.Event, on_notice: Callable[[tuple[Notice, ...]], None], pauses: Pauses) -> Caretaker:
        """The real one, without a ballast for each test's disk."""
        space = Space(ballast=0, little=0, plenty=0)
        return Caretaker(self.stores, clock=self.clock, stop=stop, on_notice=on_notice, pauses=pauses, space=space)

    def sign_in(self, server: str, login: str, password: str, new_password: str | None = None) -> Officer:
        """Sign in, or be refused."""
        self.signed_in.append((server, login, password))
        if self.refusal is not None and not (self.refusal.code == "password-change-needed" and new_password):
            raise self.refusal
        if new_password is not None:
            self.passwords.append((password, new_password))
        self.officer = LURAH
        return LURAH

    def sign_out(self) -> None:
        """Sign out."""
        self.signed_out += 1
        self.officer = None

    def change_password(self, present: str, chosen: str) -> None:
        """Change the password, or be refused."""
        if self.refusal is not None:
            raise self.refusal
        self.passwords.append((present, chosen))

    def sessions(self) -> tuple[OwnSession, ...]:
        """Where the officer is signed in."""
        if self.refusal is not None:
            raise self.refusal
        return self.own_sessions

    def end_session(self, session_id: str | None) -> tuple[OwnSession, ...]:
        """End one, or all but this one."""
        kept = [one for one in self.own_sessions if one.current or session_id not in (None, one.id)]
        self.own_sessions = tuple(kept)
        return self.own_sessions

    def photo(self, sha256: str, size: str) -> bytes:
        """There is no line."""
        raise OfficerError("unreachable")

    def share(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        """Share with the office, or be refused; what is shared comes back as the office's document."""
        if self.refusal is not None:
            raise self.refusal
        if tag is not None and self.shared.get(kind, {}).get(item_id, {}).get("tag") != tag:
            raise OfficerError("item-changed")
        items = self.shared.setdefault(kind, {})
        items.pop(item_id, None)
        if body is not None:
            items[item_id] = {"id": item_id, "tag": str(hash(json.dumps(body))), **body}
        office = {name: list(self.shared.get(name, {}).values()) for name in ("views", "templates")}
        cache = self.stores.open_cache()
        cache.put_document("office", f'"{hash(str(office))}"', json.dumps(office).encode())
        cache.close()
        return str(items.get(item_id, {}).get("tag", ""))

    def change_settings(self, **values: str | bool | int) -> None:
        """Change settings."""
        self.changed.append(values)
        for name, value in values.items():
            setattr(self.settings, name, value)
        if "language" in values and self.on_language is not None:
            self.on_language(str(values["language"]))

    def fill(self, reports: Iterable[Report], gone: Iterable[str] = ()) -> ChangeSet:
        """Reports come in from the centre, as a page of the feed."""
        self._page += 1
        page: list[FeedItem] = [FeedReport(report) for report in reports]
        page += [FeedGone(name, 10**6 + self._page, "left") for name in gone]
        cache = self.stores.open_cache()
        try:
            changes = cache.apply_page(page, f"cursor-{self._page}", self.now)
            cache.mark_synced(self.now)
            return changes
        finally:
            cache.close()

    def arrive(self, *reports: Report, gone: Iterable[str] = ()) -> ChangeSet:
        """Reports come in and the window is told."""
        change = self.fill(reports, gone)
        self.on_change(change)
        return change

    def tell(self, connection: Connection, **facts: Any) -> None:
        """The engine says how it stands."""
        self.on_state(SyncState(connection=connection, **({"last_sync": NOW} | facts)))

    def fill_reference(self) -> None:
        """Reference data and areas."""
        cache = self.stores.open_cache()
        try:
            cache.put_document("reference", '"1"', json.dumps(_reference()).encode())
            wards = {KLENDER: "Klender", BAMBU: "Pondok Bambu"}
            cache.put_document("areas/ward", '"1"', json.dumps(_areas("ward", wards)).encode())
            cache.put_document("areas/district", '"1"', json.dumps(_areas("district", {"31.75.07": "Duren Sawit"})).encode())
        finally:
            cache.close()

    def close(self) -> None:
        """Close the stores."""
        self.stores.close()


def _reference() -> dict[str, Any]:
    hours = {"response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}
    return {
        "version": "1",
        "categories": [{"code": code, "name": name, "name_en": english, **hours} for code, (name, english) in CATEGORIES.items()],
        "agencies": [{"code": "sda", "name": "Dinas Sumber Daya Air"}],
        "units": [{"code": "ppsu", "name": "PPSU Klender"}],
        "officers": [
            {"id": LURAH.id, "name": LURAH.name, "title": LURAH.title, "roles": ["staff"], "areas": [KLENDER, BAMBU]},
            {"id": "officer-2", "name": "Budi Santoso", "title": "Staf", "roles": ["staff"], "areas": [KLENDER]},
        ],
        "workflow": [],
        "areas_version": "1",
        "approximate_areas": False,
    }


def _areas(level: str, names: dict[str, str]) -> dict[str, Any]:
    ring = [[106.88, -6.23], [106.92, -6.23], [106.92, -6.19], [106.88, -6.19], [106.88, -6.23]]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": name, "level": level, "approximate": False},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
            for code, name in names.items()
        ],
    }
