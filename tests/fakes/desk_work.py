"""An office's stores with two waiting reports and one officer's commands: the ground for tests of work that is not sent yet."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from officer_app.domain.operations import Photo, PhotoFacts
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.cache import CacheStore
from sync.commands import Commands
from sync.feed import FeedReport
from sync.keys import StoreKey
from sync.reading import Reader
from sync.records import PreparedPhoto
from sync.stores import Stores, open_stores
from sync.work import WorkStore
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.fakes.laid_stores import lay_stores


@dataclass
class TickingClock:
    """A clock that tests move by hand; `at` is now."""

    at: datetime = synthetic.NOW

    def __call__(self) -> datetime:
        return self.at

    def tick(self, **span: float) -> datetime:
        """Let time pass."""
        self.at += timedelta(**span)
        return self.at


@dataclass
class DeskWork:
    """Everything that an office has open."""

    stores: Stores
    cache: CacheStore
    work: WorkStore
    reader: Reader
    commands: Commands
    clock: TickingClock = field(default_factory=TickingClock)

    def put(self, report_id: str, rev: int = 7, **changes: object) -> Report:
        """A report as the centre has it now."""
        made = replace(report(id=report_id, number=f"JK-{report_id}".upper(), rev=rev), **changes)  # type: ignore[arg-type]
        self.cache.apply_reports([FeedReport(made)])
        return made

    def status(self, report_id: str) -> Status:
        """What the officer sees."""
        return self.reader.rows([report_id])[report_id].status


@contextmanager
def desk_work(home: Path, key: StoreKey = synthetic.KEY) -> Iterator[DeskWork]:
    """Stores with reference data and the waiting reports r1 and r2."""
    clock = TickingClock()
    lay_stores(home, key, clock)
    stores = open_stores(home, key, clock=clock)
    desk = DeskWork(stores, stores.open_cache(), stores.open_work(), stores.open_reader(), stores.open_commands(), clock)
    try:
        synthetic.put_reference(desk.cache)
        desk.put("r1")
        desk.put("r2")
        yield desk
    finally:
        for part in (desk.cache, desk.work, desk.reader, desk.commands):
            part.close()


def prepared(content: bytes = b"a result photo", role: PhotoRole = PhotoRole.AFTER) -> PreparedPhoto:
    """A photo as `sync.photos.preparing.prepare` gives it; the bytes are no real picture."""
    sha256 = hashlib.sha256(content).hexdigest()
    facts = PhotoFacts(original_sha256=hashlib.sha256(content + b"!").hexdigest(), original_size=len(content), source="jpeg")
    photo = Photo(sha256=sha256, size=len(content), mime="image/jpeg", width=640, height=480, role=role, facts=facts)
    return PreparedPhoto(photo=photo, data=content)
