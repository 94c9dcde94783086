"""A desk with real stores, a real work thread and a real photo loader, filled with one office's reports."""

import io
import json
import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from PIL import Image
from pytestqt.qtbot import QtBot

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Payload
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import OperationKind, Role
from officer_app.domain.workflow import DEFAULT_STEPS
from sync.errors import Unreachable
from sync.feed import FeedReport
from sync.keys import StoreKey
from sync.records import OperationState, OutboxItem
from sync.stores import Stores, open_stores
from tests.fakes.laid_stores import lay_stores
from tests.ui.desk_samples import ME, NOW, WARD, event
from ui.decisions.decision_page import DecisionPage
from ui.desk import Desk
from ui.detail.photo_loader import PhotoLoader
from ui.outbox.page import OutboxPage
from ui.threads.work import WorkThread

KEY = StoreKey(bytes(range(32)))
REFERENCE = {
    "version": "1",
    "categories": [
        {
            "code": "flood",
            "name": "Banjir",
            "name_en": "Flood",
            "response_hours": 6,
            "resolution_hours": 168,
            "red_flag_hours": 144,
        }
    ],
    "agencies": [{"code": "sda", "name": "Dinas Sumber Daya Air"}, {"code": "dishub", "name": "Dinas Perhubungan"}],
    "units": [{"code": "ppsu", "name": "PPSU Klender"}],
    "officers": [{"id": "officer-2", "name": "Siti Rahma", "title": "Staf", "roles": ["staff"], "areas": [WARD]}],
    "workflow": [
        {
            "source": step.source,
            "target": step.target,
            "kind": step.kind,
            "roles": sorted(step.roles),
            "needs": sorted(step.needs),
        }
        for step in DEFAULT_STEPS
    ],
    "areas_version": "1",
    "approximate_areas": False,
}


class Settings:
    """What pages ask of the settings."""

    language = "en"
    theme = "light"
    notifications = False
    undo_seconds = 0
    tiles_url = ""
    tiles_attribution = ""


class OfficeDesk:
    """Opens everything for one officer; `close` ends its threads."""

    def __init__(
        self, qtbot: QtBot, home: Path, *, roles: frozenset[Role] = frozenset({Role.STAFF}), areas: tuple[str, ...] = (WARD,)
    ) -> None:
        self.qtbot = qtbot
        self.home = home
        self.now = NOW
        self.pages: list[OutboxPage | DecisionPage] = []
        self.officer = Officer(ME, "lurah", "Budi Santoso", "Lurah", roles, areas)
        lay_stores(home, KEY, self.clock)
        self.stores: Stores = open_stores(home, KEY, clock=self.clock)
        self.take_desk(self.officer)
        self.desk = Desk(
            stores=self.stores,
            reader=self.stores.open_reader(),
            officer=self.officer,
            orders=WorkThread(self.stores, self.officer),
            photos=PhotoLoader(self.stores.vault, _no_line),
            settings=Settings(),
            clock=self.clock,
            share=_alone,
        )
        self.desk.orders.start()

    def clock(self) -> datetime:
        """The time of the test."""
        return self.now

    def take_desk(self, officer: Officer) -> None:
        """This officer has signed in here, as the installation notes it."""
        work = self.stores.open_work()
        work.take_desk(officer, "|".join(("centre", officer.id, ",".join(sorted(officer.roles)), ",".join(officer.areas), "")))
        work.close()

    def fill(self, *reports: Report, events: Sequence[Event] = ()) -> None:
        """Put reports into the cache, as the centre would send them."""
        cache = self.stores.open_cache()
        cache.put_document("reference", "1", json.dumps(REFERENCE).encode())
        for level, area, name in (("ward", WARD, "Klender"), ("district", "31.75.07", "Duren Sawit")):
            cache.put_document(f"areas/{level}", "1", json.dumps(area_document(level, area, name)).encode())
        known = tuple(events) or (event(1, "received"),)
        cache.apply_page([FeedReport(report, known) for report in reports], "cursor-1", self.now)
        cache.close()

    def recorded(self, report_id: str = "report-1") -> list[tuple[OperationKind, Payload]]:
        """What stands in work.db for a report, oldest first."""
        return [(item.kind, item.payload) for item in self.outbox() if item.report_id == report_id]

    def outbox(self) -> list[OutboxItem]:
        """The outbox, read by a connection of its own."""
        reader = self.stores.open_reader()
        items = reader.outbox()
        reader.close()
        return items

    def drafts(self, report_id: str = "report-1") -> dict[str, str]:
        """The drafts on the disk."""
        reader = self.stores.open_reader()
        found = reader.drafts(report_id)
        reader.close()
        return found

    def record(self, payload: Payload, report_id: str = "report-1") -> str:
        """Record an action past the window."""
        commands = self.stores.open_commands()
        op_id = commands.record(self.officer, report_id, payload)
        commands.close()
        return op_id

    def finish(self, op_id: str, state: OperationState, problem: str) -> None:
        """Let the engine's verdict on an operation arrive."""
        work = self.stores.open_work()
        work.finish(op_id, state, problem=problem)
        work.close()

    def photo_file(self, name: str = "result.jpg", seed: int = 1) -> Path:
        """A photo on the disk."""
        path = self.home.parent / name
        path.write_bytes(jpeg(seed))
        return path

    def close(self) -> None:
        """End the threads and the connections."""
        for page in self.pages:
            page.hide()
            page.stop()
        self.desk.photos.stop()
        self.desk.orders.stop()
        self.desk.reader.close()


def area_document(level: str, code: str, name: str) -> dict[str, object]:
    """One area as the centre sends it."""
    ring = [[106.8, -6.3], [107.0, -6.3], [107.0, -6.1], [106.8, -6.1], [106.8, -6.3]]
    properties = {"code": code, "name": name, "level": level, "approximate": False}
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return {"type": "FeatureCollection", "features": [feature]}


def jpeg(seed: int = 1) -> bytes:
    """A photo that no other seed gives."""
    noise = random.Random(seed)
    image = Image.new("RGB", (64, 48))
    image.putdata([(noise.randrange(256), noise.randrange(256), noise.randrange(256)) for _ in range(64 * 48)])
    data = io.BytesIO()
    image.save(data, "JPEG")
    return data.getvalue()


def as_json(payload: Payload) -> object:
    """A payload in builtins, for messages of failing tests."""
    return msgspec.to_builtins(payload)


def _no_line(_sha256: str, _size: str) -> bytes:
    raise Unreachable


def _alone(kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
    raise Unreachable
