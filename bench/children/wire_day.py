"""A day of one kelurahan, counted on the wire: `wire_day HOME DATA URL PASSWORD`.

In the morning the home is up to date. 60 reports come in one by one, each announced by the long-poll as in the window; 20 are
answered with a result and its photo; 40 thumbnails are looked at. The time between is not waited for.
"""

import json
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from bench.children.desk import Desk
from bench.load.writer import Writer
from bench.province import people
from central import schema
from central.storage import Storage
from officer_app.domain.operations import Evidence
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.commands import Commands
from sync.fetching import PhotoFetcher
from sync.photos.preparing import prepare
from sync.records import QueueRow
from tests.lab.album import Album
from tests.lab.proxy import Proxy, lab_proxy

NEW, ANSWERED, LOOKED_AT, SEED = 60, 20, 40, 2014
_QUIET_POLLS = 8 * 3600 // 25
_PHOTO = (1600, 1200), 70


def main(home: Path, data: Path, url: str, password: str) -> None:
    """Tell the bytes of each kind."""
    host, _, port = url.removeprefix("http://").partition(":")
    storage = Storage.open(data)
    ward = _busiest(storage)
    with lab_proxy(host, int(port)) as proxy, closing(Desk(home)) as desk:
        desk.sign_in(proxy.url, people.lurah(ward), password)
        desk.sync()
        day = _Day(desk, proxy, Writer(storage, SEED, ward))
        told = day.live()
    storage.close()
    print(json.dumps(told))


class _Day:
    def __init__(self, desk: Desk, proxy: Proxy, writer: Writer) -> None:
        self._desk, self._proxy, self._writer = desk, proxy, writer
        assert desk.line is not None
        self._waiter, waiting = desk.api()
        self._lines = desk.line, waiting

    def live(self) -> dict[str, float]:
        """The day; bytes of each kind."""
        for line in self._lines:
            line.asked.clear()
        before = self._wire()
        with tempfile.TemporaryDirectory() as folder, closing(self._desk.installation.stores.open_commands()) as commands:
            album = Album(Path(folder), "day", *_PHOTO)
            for number in range(NEW):
                self._arrive()
                if number % 3 == 0:
                    self._answer(commands, album, self._desk.queue(ANSWERED, Status.WAITING)[number // 3])
                    self._desk.sync()
        asked = [one for line in self._lines for one in line.asked]
        photos = sum(one.sent for one in asked if one.method == "PATCH")
        text = sum(one.sent + one.received for one in asked if one.method != "PATCH")
        return {
            "text": text,
            "photos_up": photos,
            "heads": self._wire() - before - text - photos,
            "photos_down": self._look(),
            "quiet": self._quiet() * _QUIET_POLLS,
            "list_bytes": self._list(),
            "new": NEW,
            "operations": ANSWERED,
            "requests": len(asked),
        }

    def _arrive(self) -> None:
        cursor = self._cursor()
        self._writer.store(1)
        assert self._waiter.await_changes(cursor, 25), "the long-poll was answered without news"
        self._desk.sync()

    def _answer(self, commands: Commands, album: Album, row: QueueRow) -> None:
        officer = self._desk.officer
        photo = prepare(album.take(), role=PhotoRole.AFTER)
        commands.attach(row.report_id, photo)
        commands.record(officer, row.report_id, Evidence(text="Sudah ditangani petugas.", photos=(photo.photo,)))

    def _look(self) -> int:
        """Thumbnails, each fetched once."""
        before = self._wire()
        reader = self._desk.installation.stores.open_reader()
        hashes: dict[str, None] = {}
        for row in self._desk.queue(2_000):
            detail = reader.detail(row.report_id)
            assert detail is not None
            hashes |= dict.fromkeys(photo.sha256 for photo in detail.report.attachments)
            if len(hashes) >= LOOKED_AT:
                break
        reader.close()
        fetcher = PhotoFetcher(self._waiter, self._desk.installation.stores.vault)
        for sha256 in list(hashes)[:LOOKED_AT]:
            fetcher.fetch(sha256, "thumb")
        return self._wire() - before

    def _quiet(self) -> int:
        """A long-poll without news, cut short: its bytes do not hang on its length."""
        before = self._wire()
        self._waiter.await_changes(self._cursor(), 1)
        return self._wire() - before

    def _list(self) -> int:
        """The whole list of the office once."""
        before = self._wire()
        self._waiter.changes(None, limit=2_000)
        return self._wire() - before

    def _cursor(self) -> str:
        with closing(self._desk.installation.stores.open_cache()) as cache:
            cursor = cache.cursor()
        assert cursor is not None, "nothing was pulled yet"
        return cursor

    def _wire(self) -> int:
        seen = self._proxy.seen
        return seen.wire_up + seen.wire_down


def _busiest(storage: Storage) -> str:
    table = schema.report
    query = select(table.c.ward).group_by(table.c.ward).order_by(func.count().desc(), table.c.ward).limit(1)
    with storage.reading() as connection:
        return str(connection.execute(query).scalar_one())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
