"""The map's own address, `crop://map/`: a closed list of names served from memory and from the app's files, nothing else.

The page may run only our script files, may fetch only from here, and may load pictures from here and from the configured tile
server. Two locks hold that: the page's content security policy, and an interceptor that blocks every other request.
"""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

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
from ui.map_page import SCRIPTS, MapDocument
from ui.map_tiles import Tiles, origin_of

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
_CHANNEL = ":/qtwebchannel/qwebchannel.js"

Served = tuple[bytes, bytes]


def register_scheme() -> None:
    """Make `crop:` known to the web engine; call once, before QApplication is made."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    # Not SecureScheme: the page needs nothing that it would unlock, and tile servers in an office's own network speak plain http.
    # Not LocalScheme: the page has no business with files.
    scheme.setFlags(QWebEngineUrlScheme.Flag.FetchApiAllowed | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


def content_policy(tiles: Tiles | None) -> str:
    """The page's content security policy: our files, and pictures of the tile server where there is one."""
    # `data:` is the empty picture that Leaflet puts into a tile it no longer needs.
    pictures = " ".join(["'self'", *(("data:", *tiles.origins()) if tiles else ())])
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src {pictures}; "
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
    """Answers the page's requests from MapContents; refuses every name, method and asker that is not known."""

    def __init__(self, contents: MapContents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = contents

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        name = _name_of(job.requestUrl())
        served = None if name is None else self._contents.find(name)
        if served is None:
            _LOG.warning("the map asked for something unknown: %s", job.requestUrl().toString())
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self._reply(job, *served)

    def _reply(self, job: QWebEngineUrlRequestJob, mime: bytes, content: bytes) -> None:
        headers = {b"Cache-Control": b"no-store", b"X-Content-Type-Options": b"nosniff"}
        if mime == _HTML:
            headers[b"Content-Security-Policy"] = content_policy(self._contents.tiles).encode()
        # PySide takes a QMultiMap as lists of values, which its type stubs do not know.
        listed: Any = {QByteArray(name): [QByteArray(value)] for name, value in headers.items()}
        job.setAdditionalResponseHeaders(listed)
        # The job owns the buffer: it lives as long as the page reads from it, and no longer.
        buffer = QBuffer(job)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(mime), buffer)


class MapRequestGuard(QWebEngineUrlRequestInterceptor):
    """Blocks every request but ours and pictures from the configured tile server."""

    def __init__(self, contents: MapContents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = contents

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let a request pass or block it."""
        if not self.allows(info.requestUrl(), info.resourceType(), bytes(info.requestMethod().data())):
            _LOG.warning("the map was kept from asking %s", info.requestUrl().toString())
            info.block(True)

    def allows(self, url: QUrl, kind: QWebEngineUrlRequestInfo.ResourceType, method: bytes) -> bool:
        """Whether the page may ask for this."""
        if method != b"GET":
            return False
        if url.scheme() == SCHEME.decode():
            return url.host() == _HOST
        tiles = self._contents.tiles
        is_picture = kind == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        if is_picture and url.scheme() == "data":
            return tiles is not None
        return is_picture and tiles is not None and origin_of(url) in tiles.origins()


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
