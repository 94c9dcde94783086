"""P5: the window's heart during a first sync and while photos go out over a bad line."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from bench.centres import Serving, borrowed
from bench.homes import new_home, sign_in
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.scenario import Bench, Scenario
from bench.window.heartbeat import FRAME, Heartbeat, Stall
from bench.window.inside import InsideWindow, WaitedInVain, live, opened, until
from bench.window.photos import noise_photo, ready_photo
from officer_app.domain.operations import Evidence, Photo
from officer_app.domain.vocabulary import PhotoRole
from sync.records import QueueQuery
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from ui.threads.work import WorkThread

PHOTOS = 30
CUT_AFTER = 1024 * 1024
_SMALL = 1_000
_A_SYNC, _A_DARKROOM, _A_SENDING = 1_800.0, 300.0, 600.0


def run(bench: Bench) -> Outcome:
    """Beat during all of it, and say where the longest stalls were."""
    figures: list[Figure] = []
    verdicts: list[Verdict] = []
    stalls: dict[str, object] = {}
    notes: list[str] = []
    for what, size, heart in (
        ("nothing happens", None, _rest(bench)),
        ("first sync", bench.size, _first_sync(bench)),
        *_photos(bench),
    ):
        late = [1000 * seconds for seconds in heart.lateness]
        figure = Figure(name=f"beat late: {what}", who="CROP Officer", unit="ms", values=late, size=size)
        work = Figure(
            name=f"work between beats: {what}", who="GUI thread", unit="ms", values=[1000 * s for s in heart.work], size=size
        )
        figures += [figure, work]
        worst = heart.worst()
        stalls[what] = msgspec.to_builtins(worst)
        why = _where(worst)
        verdicts += [
            at_most(f"p99 of lateness < 16 ms: {what}", figure.percentile(99), 16, "ms", why),
            at_most(f"longest lateness < 50 ms: {what}", max(late), 50, "ms", why),
            at_most(f"nothing on the GUI thread takes longer than a frame: {what}", max(work.values), 1000 * FRAME, "ms", why),
        ]
        notes.append(f"{what}: {len(late):,} beats, {len(heart.stalls)} later than a frame ({FRAME * 1000:.0f} ms); worst: {why}")
    return Outcome(figures=figures, verdicts=verdicts, notes=notes, details={"stalls": stalls})


def _rest(bench: Bench) -> Heartbeat:
    with borrowed(bench, _SMALL, "heartbeat", aside=True) as centre, _behind_proxy(bench, centre) as (proxy, inside):
        _connect(proxy, inside)
        live(2)
        with _beating(inside) as heart:
            live(10)
    return heart


def _first_sync(bench: Bench) -> Heartbeat:
    with borrowed(bench, bench.size, "heartbeat", aside=True) as centre, _behind_proxy(bench, centre) as (proxy, inside):
        with _beating(inside) as heart:
            proxy.refuse = False
            inside.workplace.sync.wake()
            inside.until_synced(_A_SYNC)
            # What came last is still to be shown.
            live(2)
        counts = inside.workplace.desk.reader.counts()
        assert sum(counts.open_by_status.values()) > 0, "nothing was synced"
    return heart


def _photos(bench: Bench) -> list[tuple[str, int | None, Heartbeat]]:
    files = [noise_photo(bench.seed * 1000 + number) for number in range(PHOTOS)]
    with borrowed(bench, _SMALL, "heartbeat", aside=True) as centre, _behind_proxy(bench, centre) as (proxy, inside):
        _connect(proxy, inside)
        live(2)
        paths = _written(bench.scratch("heartbeat"), files)
        with _beating(inside) as making:
            _make_ready(inside, paths)
        proxy.refuse = True
        _fill_outbox(inside, files)
        live(3)
        proxy.cut_upload_after, proxy.refuse = CUT_AFTER, False
        with _beating(inside) as sending:
            _send(inside)
    size = len(files[0]) / 1e6
    return [
        (f"{PHOTOS} photos of {size:.0f} MB made ready", None, making),
        (f"{PHOTOS} photos of {size:.0f} MB sent, line cut each MiB", None, sending),
    ]


def _connect(proxy: CuttingProxy, inside: InsideWindow) -> None:
    proxy.refuse = False
    inside.workplace.sync.wake()
    inside.until_synced()


def _written(folder: Path, files: list[bytes]) -> list[Path]:
    paths = [folder / f"photo-{number}.jpg" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return paths


def _make_ready(inside: InsideWindow, paths: list[Path]) -> None:
    orders, report_id = inside.workplace.desk.orders, _some_report(inside)
    ready: list[object] = []
    orders.attached.connect(lambda *told: ready.append(told))
    for path in paths:
        # As dropped on the form, all at once.
        orders.attach(report_id, path, PhotoRole.AFTER)
    until(lambda: len(ready) == len(paths), "the darkroom", _A_DARKROOM)


def _fill_outbox(inside: InsideWindow, files: list[bytes]) -> None:
    orders, report_id = inside.workplace.desk.orders, _some_report(inside)
    for data in files:
        photo = _kept(orders, report_id, data)
        orders.record(report_id, Evidence(photos=(photo,)))
    reader = inside.workplace.desk.reader
    until(lambda: reader.counts().unsent == len(files), "the outbox to fill")


def _send(inside: InsideWindow) -> None:
    end = time.monotonic() + _A_SENDING
    while inside.workplace.desk.reader.counts().unsent:
        if time.monotonic() > end:
            raise WaitedInVain("waited in vain for the photos to arrive")
        # An impatient officer: the next try at once and not after the usual wait.
        inside.workplace.desk.orders.retry_now()
        live(0.5)


def _kept(orders: WorkThread, report_id: str, data: bytes) -> Photo:
    prepared = ready_photo(data)
    orders.keep_prepared(0, report_id, prepared)
    return prepared.photo


def _some_report(inside: InsideWindow) -> str:
    return inside.workplace.desk.reader.queue(QueueQuery(), None, 1).rows[0].report_id


@contextmanager
def _behind_proxy(bench: Bench, centre: Serving) -> Iterator[tuple[CuttingProxy, InsideWindow]]:
    """A new home's window, its map drawn, before anything was synced: the line is down."""
    server = urlsplit(centre.url)
    home = bench.scratch("heartbeat") / "home"
    new_home(home)
    with cutting_proxy(str(server.hostname), int(server.port or 0)) as proxy:
        sign_in(home, centre, proxy.url)
        proxy.refuse = True
        with opened(home) as inside:
            ready: list[bool] = []
            inside.pane.ready.connect(lambda: ready.append(True))
            until(lambda: bool(ready), "the map")
            live(1)
            yield proxy, inside


@contextmanager
def _beating(inside: InsideWindow) -> Iterator[Heartbeat]:
    heart = Heartbeat(inside.window)
    live(0.01)
    heart.start()
    try:
        yield heart
    finally:
        heart.stop()


def _where(stalls: list[Stall]) -> str:
    said = []
    for stall in stalls[:3]:
        ours = next((line for _, stack in stall.places for line in stack if line.startswith(("ui/", "sync/", "widgets/"))), "")
        first = next((stack[0] for _, stack in stall.places if stack), "not seen: the interpreter's lock was elsewhere")
        said.append(f"{stall.late * 1000:.0f} ms at {ours or first}")
    return "; ".join(said)


SCENARIO = Scenario(
    name="P5",
    title="the window's heart during a first sync and while photos are sent",
    meaning=(
        "A timer in the GUI thread that should come every 10 ms. How late it comes is how long a key or a click waits. Less than "
        "a frame (16 ms) is never seen; 50 ms are felt as a jerk."
    ),
    run=run,
)
