"""Brings tiles for the map's page, which has no network of its own: a few threads ask the server, the newest tiles are kept."""

import logging
import math
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from sync.errors import LineError
from sync.remotes.tiles import Tile, TileLine
from ui.map.tiles import Tiles

_LOG = logging.getLogger(__name__)

ADDRESS = "tiles/{z}/{x}/{y}"
_NAME = re.compile(r"tiles/(\d{1,2})/(\d{1,7})/(\d{1,7})(@2x)?")
_DEEPEST = 22
_AT_ONCE = 4
_KEPT_BYTES = 32 * 1024 * 1024
# After a failure the server is left alone for so many seconds: a map asks for twenty tiles at a time.
REST = 10.0


class TileSource:
    """Tiles of one server; `close` ends its threads without waiting for them."""

    class Post(QObject):
        """Carries tiles into the thread that made it: the name, and a Tile or None where there is none."""

        arrived = Signal(str, object)

    def __init__(self, tiles: Tiles, clock: Callable[[], float] = time.monotonic) -> None:
        self._tiles = tiles
        self._clock = clock
        self.post = TileSource.Post()
        self._stop = threading.Event()
        self._line = TileLine(tiles.address(0, 0, 0), self._stop)
        self._threads = ThreadPoolExecutor(_AT_ONCE, "tiles")
        self._kept: OrderedDict[str, Tile] = OrderedDict()
        self._size = 0
        self._wanted: set[str] = set()
        self._resting_until = -math.inf

    def is_tile(self, name: str) -> bool:
        """Whether a name of the page's is a tile's: whole numbers of a place that exists at that zoom."""
        found = _NAME.fullmatch(name)
        if found is None:
            return False
        zoom, column, row = map(int, found.groups()[:3])
        plain = f"tiles/{zoom}/{column}/{row}{found[4] or ''}"
        return plain == name and zoom <= _DEEPEST and max(column, row) < 2**zoom and (found[4] is None or self._tiles.has_sharp)

    def kept(self, name: str) -> Tile | None:
        """A tile that is here already."""
        if name in self._kept:
            self._kept.move_to_end(name)
        return self._kept.get(name)

    def want(self, name: str) -> None:
        """Fetch a tile; `post.arrived` tells what came. Asked twice, it is fetched once."""
        if name not in self._wanted and not self._stop.is_set():
            self._wanted.add(name)
            self._threads.submit(self._fetch, name)

    def keep(self, name: str, tile: Tile) -> None:
        """Remember a tile, and forget those not asked for longest."""
        former = self._kept.pop(name, None)
        self._size += len(tile.data) - (len(former.data) if former is not None else 0)
        self._kept[name] = tile
        while self._size > _KEPT_BYTES:
            self._size -= len(self._kept.popitem(last=False)[1].data)

    def close(self) -> None:
        """Fetch nothing more."""
        self._stop.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._line.close()

    def _fetch(self, name: str) -> None:
        tile = None if self._clock() < self._resting_until else self._ask(name)
        self._wanted.discard(name)
        with suppress(RuntimeError):  # the map was closed meanwhile
            self.post.arrived.emit(name, tile)

    def _ask(self, name: str) -> Tile | None:
        zoom, column, row = (int(part.removesuffix("@2x")) for part in name.split("/")[1:])
        try:
            return self._line.fetch(self._tiles.address(zoom, column, row, sharp=name.endswith("@2x")))
        except LineError as error:
            if error.code != "stopped":
                self._resting_until = self._clock() + REST
                _LOG.info("no tiles for %.0f s: %s %s", REST, error.code, error.facts)
            return None
