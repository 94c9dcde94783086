"""The map's own address, `crop://map/`: a closed list of names served from memory and from the app's files, nothing else.

The page may run only our script files, and may fetch and load only from here; tiles too, which the app itself fetches from the
configured server. Three locks hold that: the page's content security policy, an interceptor that blocks every other request, and
switches that leave the web engine without names and without a network at all, because some of what a page can do (a hint to
connect, a call to another browser) asks no interceptor.
"""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from xstatic.pkg import leaflet

import resources
from sync.remotes.tiles import Tile
from ui.map.page import SCRIPTS, MapDocument
from ui.map.tile_source import TileSource
from ui.map.tiles import Tiles

_LOG = logging.getLogger(__name__)

SCHEME = b"crop"
PAGE = QUrl("crop://map/")
_HOST = "map"
_BINARY = b"application/octet-stream"
_GEOJSON = b"application/geo+json"
_HTML = b"text/html; charset=utf-8"
_TYPES = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".png": b"image/png",
    ".svg": b"image/svg+xml",
}
_LEAFLET = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
_LOGGED = 200
_CHANNEL = ":/qtwebchannel/qwebchannel.js"

_SWITCHES_VARIABLE = "QTWEBENGINE_CHROMIUM_FLAGS"
_SWITCHES = ('--host-resolver-rules="MAP * ~NOTFOUND"', "--force-webrtc-ip-handling-policy=disable_non_proxied_udp")
# In place of a tile that does not come: an empty one. As failures, all the tiles of every view would fill the log.
_NO_TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000200000002080600000072b60d240000000b49444154789c63604007000012000177f1fa000000000049454e44ae426082"
)

Served = tuple[bytes, bytes]


def register_scheme() -> None:
    """Make `crop:` known to the web engine and leave it without a network; call before the first web view is made."""
    given = os.environ.get(_SWITCHES_VARIABLE, "")
    os.environ[_SWITCHES_VARIABLE] = " ".join(filter(None, (given, *(switch for switch in _SWITCHES if switch not in given))))
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    # Not SecureScheme: the page needs nothing that it would unlock.
    # Not LocalScheme: the page has no business with files.
    scheme.setFlags(QWebEngineUrlScheme.Flag.FetchApiAllowed | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


def content_policy(*, tiles: bool) -> str:
    """The page's content security policy: our files and nothing else."""
    # `data:` is the empty picture that Leaflet puts into a tile it no longer needs.
    pictures = "'self' data:" if tiles else "'self'"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src {pictures}; worker-src 'none'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
    )


class MapContents:
    """What lies at `crop://map/`: the page, its files, and the data of the moment under names that the pane gives."""

    def __init__(self, tiles: Tiles | None) -> None:
        self.tiles = tiles
        self._files = _files()
        self._document: MapDocument | None = None
        self._data: dict[str, bytes | Callable[[], bytes]] = {}

    def set_document(self, document: MapDocument) -> None:
        """Serve this page."""
        self._document = document

    @property
    def has_document(self) -> bool:
        """Whether there is a page to show."""
        return self._document is not None

    def offer(self, name: str, content: bytes | Callable[[], bytes]) -> None:
        """Serve data under a name (`points/7`); a callable is asked when the page fetches it."""
        self._data[name] = content

    def withdraw(self, names: Iterable[str]) -> None:
        """Serve these names no longer."""
        for name in names:
            self._data.pop(name, None)

    def find(self, name: str) -> Served | None:
        """MIME type and bytes of what has exactly this name, None for every other name."""
        if name in self._data:
            data = self._data[name]
            return (_BINARY if name.startswith("points/") else _GEOJSON), data if isinstance(data, bytes) else data()
        if name in self._files:
            return _TYPES[Path(name).suffix], self._files[name]()
        if self._document is not None and name == "":
            return _HTML, self._document.html.encode()
        if self._document is not None and name == "start.js":
            return _TYPES[".js"], self._document.script.encode()
        return None


class MapSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the page's requests from MapContents and from the tile server; refuses every name and method that is not known."""

    def __init__(self, contents: MapContents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = contents
        self._tiles: Tiles | None = None
        self._source: TileSource | None = None
        self._waiting: dict[str, list[_Waiting]] = {}

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        name = _name_of(job.requestUrl())
        source = self._tile_source()
        if name is not None and source is not None and source.is_tile(name):
            self._serve_tile(job, name, source)
            return
        served = None if name is None else self._contents.find(name)
        if served is None:
            _LOG.warning("the map asked for something unknown: %s", job.requestUrl().toString()[:_LOGGED])
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self._reply(job, *served)

    def close(self) -> None:
        """Fetch no tiles any more."""
        if self._source is not None:
            self._source.close()
        self._source, self._tiles = None, None

    def _tile_source(self) -> TileSource | None:
        if self._contents.tiles != self._tiles:
            self.close()
            self._tiles = self._contents.tiles
            if self._tiles is not None:
                self._source = TileSource(self._tiles)
                self._source.post.arrived.connect(self._deliver)
                self.destroyed.connect(self._source.close)
        return self._source

    def _serve_tile(self, job: QWebEngineUrlRequestJob, name: str, source: TileSource) -> None:
        kept = source.kept(name)
        if kept is not None:
            self._reply(job, kept.mime.encode(), kept.data)
            return
        self._waiting.setdefault(name, []).append(_Waiting(job))
        source.want(name)

    def _deliver(self, name: str, tile: Tile | None) -> None:
        if tile is not None and self._source is not None:
            self._source.keep(name, tile)
        mime, content = (tile.mime.encode(), tile.data) if tile is not None else (_TYPES[".png"], _NO_TILE)
        for waiting in self._waiting.pop(name, ()):
            if shiboken6.isValid(waiting):
                self._reply(waiting.job, mime, content)

    def _reply(self, job: QWebEngineUrlRequestJob, mime: bytes, content: bytes) -> None:
        headers = {b"Cache-Control": b"no-store", b"X-Content-Type-Options": b"nosniff", b"Referrer-Policy": b"no-referrer"}
        headers[b"Content-Security-Policy"] = content_policy(tiles=self._contents.tiles is not None).encode()
        # PySide takes a QMultiMap as lists of values, which its type stubs do not know.
        listed: Any = {QByteArray(name): [QByteArray(value)] for name, value in headers.items()}
        job.setAdditionalResponseHeaders(listed)
        # The job owns the buffer: it lives as long as the page reads from it, and no longer.
        buffer = QBuffer(job)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(mime), buffer)


class _Waiting(QObject):
    """Lives as long as the job that it belongs to: a page that moved on has no use for the tile any more."""

    def __init__(self, job: QWebEngineUrlRequestJob) -> None:
        super().__init__(job)
        self.job = job


class MapRequestGuard(QWebEngineUrlRequestInterceptor):
    """Blocks every request but ours."""

    def __init__(self, contents: MapContents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = contents

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let a request pass or block it."""
        if not self.allows(info.requestUrl(), info.resourceType(), bytes(info.requestMethod().data())):
            _LOG.warning("the map was kept from asking %s", info.requestUrl().toString()[:_LOGGED])
            info.block(True)

    def allows(self, url: QUrl, kind: QWebEngineUrlRequestInfo.ResourceType, method: bytes) -> bool:
        """Whether the page may ask for this."""
        if method != b"GET":
            return False
        if url.scheme() == SCHEME.decode():
            return url.host() == _HOST
        is_picture = kind == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        return is_picture and url.scheme() == "data" and self._contents.tiles is not None


def _name_of(url: QUrl) -> str | None:
    """The name after `crop://map/`, as it was asked for (nothing decoded); None when host or form are not ours."""
    plain = url.host() == _HOST and not url.hasQuery() and not url.hasFragment() and not url.userInfo() and url.port() == -1
    return url.path(QUrl.ComponentFormattingOption.FullyEncoded).removeprefix("/") if plain else None


def _files() -> dict[str, Callable[[], bytes]]:
    ours = [*(f"{name}.js" for name in SCRIPTS), "map.css", "fit.svg"]
    files: dict[str, Callable[[], bytes]] = {name: resources.path(f"map/{name}").read_bytes for name in ours}
    files |= {name: (Path(leaflet.BASE_DIR) / name).read_bytes for name in _LEAFLET}
    files["qwebchannel.js"] = _channel_script
    return files


def _channel_script() -> bytes:
    file = QFile(_CHANNEL)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"{QWebChannel.__name__} comes without its script {_CHANNEL}")
    content = bytes(file.readAll().data())
    file.close()
    return content
