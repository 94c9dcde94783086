"""The same reports by folium's own MarkerCluster and FastMarkerCluster, in a plain web view."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from folium.plugins import FastMarkerCluster, MarkerCluster
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from xstatic.pkg import leaflet

from bench.peers.installing import Peers
from bench.window.inside import until
from bench.window.web_page import ask, frames_of_drag, frames_of_zoom

Place = tuple[float, float]
_CLUSTERS = "document.querySelectorAll('.leaflet-marker-pane > *').length"
_PATIENCE = 120.0
# Plain markers, as the other plugin's: folium's own callback needs an icon font from the network.
_PLAIN_MARKER = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"


@dataclass(frozen=True, slots=True)
class FoliumRun:
    """What a peer needed: seconds to its first clusters, bytes of HTML, milliseconds between frames."""

    seconds: float
    html_bytes: int
    drag: list[float]
    zoom: list[float]


def show(peers: Peers, kind: str, places: Sequence[Place], folder: Path, size: tuple[int, int]) -> FoliumRun:
    """Build the page, open it and work it; `kind` is the plugin's name, places are (lon, lat)."""
    began = time.perf_counter()
    file = folder / f"{kind}.html"
    file.write_text(_page(peers, kind, places), encoding="utf-8")
    view = QWebEngineView()
    try:
        view.resize(*size)
        view.show()
        loaded: list[bool] = []
        view.loadFinished.connect(loaded.append)
        view.setUrl(QUrl.fromLocalFile(str(file)))
        until(lambda: bool(loaded), "the page", _PATIENCE)
        _await_clusters(view.page())
        seconds = time.perf_counter() - began
        target: QWidget | None = view.focusProxy()
        assert target is not None
        return FoliumRun(seconds, file.stat().st_size, frames_of_drag(view.page(), target), frames_of_zoom(view.page(), target))
    finally:
        view.close()
        view.deleteLater()


def _await_clusters(page: QWebEnginePage) -> None:
    until(lambda: json.loads(str(ask(page, f"String({_CLUSTERS})", _PATIENCE))) > 0, "clusters", _PATIENCE)


def _page(peers: Peers, kind: str, places: Sequence[Place]) -> str:
    cluster_files = peers.node() / "node_modules/leaflet.markercluster/dist"
    leaflet_files = Path(leaflet.BASE_DIR)
    page: Any = folium.Map(location=(-6.2, 106.83), zoom_start=11, tiles=None, maxZoom=18)
    # The same files as everywhere, from this computer: nothing waits for a network.
    page.default_js = [("leaflet", (leaflet_files / "leaflet.js").as_uri())]
    page.default_css = [("leaflet_css", (leaflet_files / "leaflet.css").as_uri())]
    if kind == "MarkerCluster":
        markers: Any = MarkerCluster()  # type: ignore[no-untyped-call]
        for lon, lat in places:
            folium.Marker((lat, lon)).add_to(markers)
    else:
        rows = [[lat, lon] for lon, lat in places]
        markers = FastMarkerCluster(rows, callback=_PLAIN_MARKER)  # type: ignore[no-untyped-call]
    markers.default_js = [("markercluster", (cluster_files / "leaflet.markercluster.js").as_uri())]
    markers.default_css = [("markercluster_css", (cluster_files / "MarkerCluster.Default.css").as_uri())]
    markers.add_to(page)
    html: str = page.get_root().render()
    return html
