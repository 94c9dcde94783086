"""P8: the map of a whole province."""

import time
from array import array

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from bench.homes import ServedHome, synced_home
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.peers.folium_maps import FoliumRun, Place, show
from bench.scenario import Bench, Scenario
from bench.window.inside import InsideWindow, live, opened, until
from bench.window.web_page import frames_of_drag, frames_of_zoom
from sync.records import MapPoints, QueueQuery
from ui.map.pane import MapPane

_PEERS = ("MarkerCluster", "FastMarkerCluster")
_PEER_SIZES = {"MarkerCluster": (5_000,), "FastMarkerCluster": (5_000, 100_000)}
_CHANGES = 50
_FIRST, _FRAME, _CHANGE = 1.5, 17, 16


def run(bench: Bench) -> Outcome:
    """Make, pan, zoom and change the real map at each size; folium's in the same web view."""
    figures: list[Figure] = []
    for size in bench.sizes():
        with synced_home(bench, size) as served:
            figures += _figures(served, size, bench.repeat)
            if size == bench.size:
                places = _places(served)
    verdicts = _verdicts({figure.name: figure for figure in figures[-5:]}, bench.size)
    page_sizes = []
    for kind in _PEERS:
        for count in _PEER_SIZES[kind]:
            if count <= len(places):
                peer = show(bench.peers, kind, places[:count], bench.scratch("folium"), (560, 300))
                figures += _peer_figures(peer, f"folium {kind}", count)
                page_sizes.append(f"folium {kind} at {count:,}: {peer.html_bytes / 2**20:.1f} MiB of HTML")
    return Outcome(figures=figures, verdicts=verdicts, notes=[*_NOTES, *page_sizes])


def _figures(served: ServedHome, size: int, times: int) -> list[Figure]:
    first, everything = [], []
    for _ in range(times):
        with opened(served.home) as inside:
            some, whole = _first_clusters(inside)
            first.append(some)
            everything.append(whole)
            pane = inside.pane
            # The areas are read after the points and drawn under them.
            live(2)
            web = pane.findChild(QWebEngineView)
            assert web is not None
            target = web.focusProxy()
            assert isinstance(target, QWidget)
            drag, zoom = frames_of_drag(web.page(), target), frames_of_zoom(web.page(), target)
            changes = [_one_changed(pane, number) for number in range(_CHANGES)]
    return [
        Figure(name="map wanted to first clusters", who="CROP Officer", unit="s", values=first, size=size, curve=True),
        Figure(name="map wanted to all drawn", who="CROP Officer", unit="s", values=everything, size=size, curve=True),
        Figure(name="frame while dragging", who="CROP Officer", unit="ms", values=drag, size=size),
        Figure(name="frame while zooming", who="CROP Officer", unit="ms", values=zoom, size=size),
        Figure(name="one report changed", who="CROP Officer", unit="ms", values=changes, size=size, curve=True),
    ]


def _first_clusters(inside: InsideWindow) -> tuple[float, float]:
    """Seconds to the first reports on the canvas, and to all of them."""
    # Not as at a start, when everything comes at once: P6 measures that.
    inside.window._map_timer.stop()
    inside.until_synced()
    # Every report, closed ones too: the queue shows the open ones to begin with.
    everything = QueueQuery()
    placed = len(inside.workplace.desk.reader.map_points(everything).ids)
    live(0.5)
    drawn: dict[int, float] = {}
    began = time.perf_counter()
    inside.workplace.desk_page.queue.bar.set_query(everything)
    inside.workplace.start_map()
    inside.pane.drawn.connect(lambda count: count and drawn.setdefault(count, time.perf_counter() - began))
    until(lambda: placed in drawn, f"{placed:,} places")
    return min(drawn.values()), drawn[placed]


def _one_changed(pane: MapPane, number: int) -> float:
    drawn: list[float] = []
    listen = pane.drawn.connect(lambda _count: drawn.append(time.perf_counter()))
    began = time.perf_counter()
    pane.update_points(
        MapPoints(ids=("bench-report",), positions=array("f", (106.8 + number / 1000, -6.2)), statuses=b"\x01"), ()
    )
    until(lambda: bool(drawn), "a change")
    pane.drawn.disconnect(listen)
    return 1000 * (drawn[0] - began)


def _places(served: ServedHome) -> list[Place]:
    with opened(served.home) as inside:
        points = inside.workplace.desk.reader.map_points(QueueQuery())
    lons, lats = points.positions[::2], points.positions[1::2]
    return list(zip(lons, lats, strict=True))


def _verdicts(figures: dict[str, Figure], size: int) -> list[Verdict]:
    first, changed = figures["map wanted to first clusters"], figures["one report changed"]
    frames = [
        at_most(f"{name}, p95 at {size:,} <= {_FRAME} ms", figures[name].percentile(95), _FRAME, "ms")
        for name in ("frame while dragging", "frame while zooming")
    ]
    return [
        at_most(f"first clusters of {size:,} reports <= {_FIRST} s", first.median, _FIRST, "s"),
        *frames,
        at_most(f"one report changed at {size:,} <= {_CHANGE} ms", changed.median, _CHANGE, "ms"),
    ]


def _peer_figures(peer: FoliumRun, who: str, size: int) -> list[Figure]:
    return [
        Figure(name="page built to first clusters", who=who, unit="s", values=[peer.seconds], size=size),
        Figure(name="frame while dragging", who=who, unit="ms", values=peer.drag, size=size),
        Figure(name="frame while zooming", who=who, unit="ms", values=peer.zoom, size=size),
    ]


_NOTES = (
    "Real mouse and wheel events to the web view; frames are the stamps of requestAnimationFrame in the page, with software "
    "rendering and no screen. `one report changed` lasts from the order to the page's answer that it is on the canvas.",
    "folium's pages load Leaflet and the cluster plugin from this computer, so that no network is in their figures.",
)
SCENARIO = Scenario(
    name="P8",
    title="the map of all reports",
    meaning="How long until the map shows where the reports are, and whether it follows the hand.",
    run=run,
)
