"""One installation without a window: real stores, a real engine, and a clock that the test moves."""

import hashlib
import io
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Move, Note, Photo, PhotoFacts
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.changes import ChangeSet, SyncState
from sync.engine import Engine
from sync.keys import StoreKey
from sync.records import OperationState, OutboxItem, PreparedPhoto
from sync.remotes.line import Patience
from sync.remotes.officer_api import OfficerApi
from sync.stores import open_stores
from sync.tokens import TokenStore
from tests.fakes.laid_stores import lay_stores
from tests.fakes.made_once import remember_authorities

KEY = StoreKey(b"k" * 32)
QUICK = Patience(connect=2.0, stall=5.0)


class Office:
    """A desk whose officer records things and whose engine runs when the test says so."""

    def __init__(self, home: Path, server: str, tokens: TokenStore, *, patience: Patience = QUICK, seed: int = 1) -> None:
        self.now = datetime(2017, 2, 21, 8, 0, tzinfo=UTC)
        self.tokens = tokens
        self.stop = threading.Event()
        lay_stores(home, KEY, self.clock)
        self.stores = open_stores(home, KEY, clock=self.clock)
        with pytest.MonkeyPatch.context() as patch:
            if server.startswith("http://"):
                remember_authorities(patch)
            self.api = OfficerApi(
                server, tokens, clock=self.clock, device_id=self.stores.device_id, stop=self.stop, patience=patience
            )
        self.changes: list[ChangeSet] = []
        self.states: list[SyncState] = []
        self.engine = Engine(
            self.stores,
            self.api,
            clock=self.clock,
            random=Random(seed),
            stop=self.stop,
            on_change=self.changes.append,
            on_state=self.states.append,
        )
        self.commands = self.stores.open_commands()
        self.reader = self.stores.open_reader()

    def clock(self) -> datetime:
        """The office's time."""
        return self.now

    def pass_time(self, **span: float) -> None:
        """Let time go by."""
        self.now += timedelta(**span)

    @property
    def officer(self) -> Officer:
        """Who sits here."""
        return self.api.officer

    def sync(self) -> SyncState:
        """One run of the engine."""
        return self.engine.run_once()

    def sync_later(self) -> SyncState:
        """A run when everything that waits is due."""
        self.pass_time(hours=2)
        return self.sync()

    def note(self, report_id: str, text: str = "sudah dicek") -> str:
        """Write a note."""
        return self.commands.record(self.officer, report_id, Note(text=text))

    def move(self, report_id: str, to: Status, **needs: str) -> str:
        """Move a report on."""
        return self.commands.record(self.officer, report_id, Move(to=to, **needs))  # type: ignore[arg-type]

    def evidence(self, report_id: str, *pictures: bytes) -> str:
        """Add photos."""
        photos = tuple(self.commands.attach(report_id, prepared(picture)) for picture in pictures)
        return self.commands.record(self.officer, report_id, Evidence(photos=photos))

    def outbox(self) -> dict[str, OutboxItem]:
        """What is not settled, by operation."""
        return {item.op_id: item for item in self.reader.outbox()}

    def state(self, op_id: str) -> OperationState:
        """Where an operation is; what left the outbox is settled."""
        item = self.outbox().get(op_id)
        return item.state if item is not None else OperationState.SETTLED

    def close(self) -> None:
        """Close it all."""
        self.stop.set()
        self.engine.close()
        self.reader.close()
        self.commands.close()
        self.stores.close()


def picture(seed: int = 1, *, side: int = 120) -> bytes:
    """A JPEG that no other seed gives; its bytes do not compress."""
    noise = Random(seed).randbytes(side * side * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), noise).save(out, "JPEG", quality=92)
    return out.getvalue()


def prepared(data: bytes) -> PreparedPhoto:
    """A photo as `sync.photos.preparing` would hand it over."""
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    sha256 = hashlib.sha256(data).hexdigest()
    facts = PhotoFacts(original_sha256=sha256, original_size=len(data), source="jpeg")
    photo = Photo(sha256=sha256, size=len(data), mime="image/jpeg", width=width, height=height, role=PhotoRole.AFTER, facts=facts)
    return PreparedPhoto(photo=photo, data=data)


Opened = Callable[..., Office]
