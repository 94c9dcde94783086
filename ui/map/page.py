"""The map's page, built by folium: once per version of the app, in a worker thread, without anything from another server.

folium writes scripts and styles into the page and fetches Leaflet, jQuery, Bootstrap and icon fonts from the web. Here its map is
told to name only local files, and its script is taken out into a file of its own, so that the page can forbid inline scripts.
"""

import hashlib
import logging
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QRunnable, Signal

from officer_app import __version__

_LOG = logging.getLogger(__name__)

SCRIPTS = (
    "guard",
    "projection",
    "points",
    "clusters",
    "shapes",
    "canvas_layer",
    "ground",
    "inside",
    "labels",
    "reports",
    "panels",
    "listing",
    "heat",
    "shades",
    "floods",
    "layers",
    "modes",
    "desk",
)
_STYLES = ("leaflet.css", "map.css")
_JAKARTA = (-6.2, 106.83)
_OPTIONS: dict[str, Any] = {
    "zoom_start": 11,
    # In Leaflet's own spelling: folium keeps `min_zoom` and `max_zoom` for tiles, which this map has none of.
    "minZoom": 6,
    "maxZoom": 20,
    "attribution_control": False,
    "zoom_snap": 0.5,
    "bounce_at_zoom_limits": False,
    "keyboard_pan_delta": 120,
}
_PAGE = """<!DOCTYPE html>
<html lang="id">
<head>
{{ this.header.render(**kwargs) }}
</head>
<body>
{{ this.html.render(**kwargs) }}
<script src="start.js"></script>
</body>
</html>
"""
_MAP = """
{% macro html(this, kwargs) %}<div id={{ this.get_name()|tojson }} class="map"></div>{% endmacro %}
{% macro script(this, kwargs) %}
"use strict";
crop.start(L.map({{ this.get_name()|tojson }}, {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}}));
{% endmacro %}
"""


class MapDocument(msgspec.Struct, frozen=True):
    """The page and its starting script; `built_by` names what they were built by and `digest` covers both."""

    built_by: str
    html: str
    script: str
    digest: str


class PageLoader(QRunnable):
    """Gets the page in a worker thread: from the cache where it fits, else by folium; `done.loaded` carries the MapDocument."""

    class Done(QObject):
        """Carries the page to the thread that waits for it; `failed` carries nothing, the reason is logged."""

        loaded = Signal(object)
        failed = Signal()

    def __init__(self, cache: Path | None) -> None:
        super().__init__()
        self.done = PageLoader.Done()
        self._cache = cache

    def run(self) -> None:
        """Load or build the page."""
        try:
            document = load_page(self._cache)
        except Exception:  # noqa: BLE001 - a thread's rim
            _LOG.exception("the map's page could not be built")
            self.done.failed.emit()
        else:
            self.done.loaded.emit(document)


def load_page(cache: Path | None) -> MapDocument:
    """The page from the cache file, or built anew and kept there when the file is missing, damaged or of another version."""
    kept = _kept(cache) if cache else None
    if kept is not None:
        return kept
    document = build_page()
    if cache:
        _keep(cache, document)
    return document


def build_page() -> MapDocument:
    """The page, built by folium."""
    # folium brings numpy and costs 0.35 s: only when a page is really built, and only in the worker thread that builds it.
    import folium  # noqa: PLC0415
    from branca.element import Figure  # noqa: PLC0415
    from folium.template import Template  # noqa: PLC0415

    class Page(Figure):
        _template = Template(_PAGE)

    class ReportMap(folium.Map):
        _template = Template(_MAP)
        default_js = [(name, f"{name}.js") for name in ("guard", "leaflet", "qwebchannel", *SCRIPTS[1:])]
        default_css = [(name, name) for name in _STYLES]

    page: Any = Page()
    reports: Any = ReportMap(location=_JAKARTA, tiles=None, zoom_control=False, **_OPTIONS)
    reports._id = "reports"
    page.add_child(reports)
    html: str = page.render()
    script: str = page.script.render()
    return MapDocument(built_by=_builder(), html=html, script=script, digest=_digest(html, script))


def _builder() -> str:
    recipe = hashlib.sha256("\0".join((_PAGE, _MAP, repr(_OPTIONS), *SCRIPTS, *_STYLES)).encode()).hexdigest()[:16]
    return f"CROP Officer {__version__}, folium {version('folium')}, {recipe}"


def _digest(html: str, script: str) -> str:
    return hashlib.sha256(f"{html}\0{script}".encode()).hexdigest()


def _kept(cache: Path) -> MapDocument | None:
    try:
        document = msgspec.json.decode(cache.read_bytes(), type=MapDocument)
    except (OSError, msgspec.MsgspecError):
        return None
    whole = document.digest == _digest(document.html, document.script)
    return document if whole and document.built_by == _builder() else None


def _keep(cache: Path, document: MapDocument) -> None:
    part = cache.with_name(f"{cache.name}.{os.getpid()}.part")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.encode(document))
        part.replace(cache)
    except OSError:
        _LOG.warning("the map's page could not be kept; it will be built again next time", exc_info=True)
        with suppress(OSError):
            part.unlink()
