"""P7: from a key or a click to the rows that it asked for."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.homes import synced_home
from bench.measuring import Figure, Outcome, Verdict, at_most, seconds_of
from bench.peers.datasette import make_file, running
from bench.scenario import Bench, Scenario
from bench.window.inside import InsideWindow, live, opened, until
from bench.window.painting import PaintLog, paint_log
from sync.reading import Reader
from sync.records import QueueQuery
from ui.queue.bar import QueueBar
from ui.queue.filters import OPEN, search_text
from ui.queue.report_list import FIRST

# A common word, two words, parts of words, a street, and the digits of a number.
WORDS = ("banjir", "lampu jalan", "sampah menumpuk", "dermaga", "parkir liar")
_BETWEEN = 0.12
_LIMITS = {100_000: 16, 1_000_000: 50}
_PEER_WORDS = ("banjir", "lampu", "sampah", "dermaga", "parkir")


def run(bench: Bench) -> Outcome:
    """Type, press and choose in the real window at each size; ask the peer the same at each."""
    figures: list[Figure] = []
    verdicts: list[Verdict] = []
    for size in bench.sizes():
        with synced_home(bench, size) as served, paint_log() as log, opened(served.home) as inside:
            ours = _ours(inside, log, bench.repeat)
            read = [1000 * seconds for seconds in _read_only(inside.workplace.desk.reader, bench.repeat)]
            file = bench.scratch("datasette") / "reports.db"
            make_file(inside.workplace.desk.reader, file)
        mine = [
            Figure(name=f"{what}: to painted rows", who="CROP Officer", unit="ms", values=values, size=size, curve=True)
            for what, values in ours.items()
        ]
        figures += mine
        figures.append(Figure(name="search: rows read only", who="CROP Officer", unit="ms", values=read, size=size, curve=True))
        if size in _LIMITS:
            verdicts += [
                at_most(f"{figure.name}, p95 at {size:,}", figure.percentile(95), _LIMITS[size], "ms") for figure in mine
            ]
        with running(bench, file) as peer:
            asked = [
                1000 * seconds
                for word in _PEER_WORDS
                for seconds in seconds_of(partial(peer.search, word, [status.value for status in OPEN]), bench.repeat)
            ]
        figures.append(Figure(name="the same search as JSON", who="Datasette", unit="ms", values=asked, size=size, curve=True))
    return Outcome(figures=figures, verdicts=verdicts, notes=list(_NOTES))


def _ours(inside: InsideWindow, log: PaintLog, times: int) -> dict[str, list[float]]:
    inside.until_synced()
    until(lambda: bool(log.painted), "the first rows")
    # The map is made and fed; what is measured is a window at rest.
    live(3)
    bar = inside.workplace.desk_page.queue.bar
    asked = Asked(inside, log)
    searched = [seconds for _ in range(times) for word in WORDS for seconds in _type(bar, asked, word)]
    filtered = [seconds for _ in range(4 * times) for seconds in _filter(bar, asked)]
    sorted_ = [seconds for _ in range(4 * times) for seconds in _sort(bar, asked)]
    return {"search": searched, "filter": filtered, "sort": sorted_}


class Asked:
    """Does something and waits until the rows of what the bar then says are painted."""

    def __init__(self, inside: InsideWindow, log: PaintLog) -> None:
        self._page = inside.workplace.desk_page.queue
        self._log = log

    def after(self, act: Callable[[], None], query: QueueQuery) -> float:
        """Milliseconds from the act to the end of the paint; where nothing matches, to the words that say so."""
        began = time.perf_counter()
        act()
        until(lambda: self._shown(query, began) is not None, f"rows of {query.text or query.sort}", 30)
        shown = self._shown(query, began)
        assert shown is not None
        self._log.painted.clear()
        live(_BETWEEN)
        return 1000 * (shown - began)

    def _shown(self, query: QueueQuery, since: float) -> float | None:
        if self._page.empty.isVisible() and self._page.view.queue.query == query:
            return time.perf_counter()
        return self._log.first_of(query, since)


def _type(bar: QueueBar, asked: Asked, word: str) -> list[float]:
    """Each letter that changes what is searched for; then the field is emptied, which counts too."""
    bar.focus_search()
    found = []
    for letter in word:
        text = search_text(bar.search.text() + letter)
        if text == bar.query().text:
            QTest.keyClicks(bar.search, letter)
            live(_BETWEEN)
        else:
            query = replace(bar.query(), text=text)
            found.append(asked.after(partial(QTest.keyClicks, bar.search, letter), query))
    bar.search.selectAll()
    found.append(asked.after(lambda: QTest.keyClick(bar.search, Qt.Key.Key_Backspace), replace(bar.query(), text="")))
    return found


def _filter(bar: QueueBar, asked: Asked) -> list[float]:
    """One status alone, and all open ones again."""
    chip = next(chip for chip in bar.status_chips.values() if chip.isVisible())
    status = next(status for status, known in bar.status_chips.items() if known is chip)
    both = ((status,), OPEN)
    return [
        asked.after(lambda: QTest.mouseClick(chip, Qt.MouseButton.LeftButton), replace(bar.query(), statuses=s)) for s in both
    ]


def _sort(bar: QueueBar, asked: Asked) -> list[float]:
    """The next order by the arrow key, and back."""
    found = []
    for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
        sort = bar.sort.itemData(bar.sort.currentIndex() + step)
        query = replace(bar.query(), sort=sort)
        found.append(asked.after(partial(QTest.keyClick, bar.sort, key), query))
    return found


def _read_only(reader: Reader, times: int) -> Sequence[float]:
    return [
        seconds
        for word in WORDS
        for letters in range(3, len(word) + 1)
        for seconds in seconds_of(partial(reader.queue, QueueQuery(statuses=OPEN, text=word[:letters]), None, FIRST), times)
    ]


_NOTES = (
    "Real key and mouse events to the real widgets; measured until the list's paint event with rows of the new query has ended. "
    "Keys come 120 ms apart. The first two letters search for nothing and are not counted.",
    "Datasette answers the same search over HTTP on loopback from an unencrypted file, its count and facets switched off; "
    "it paints nothing.",
)
SCENARIO = Scenario(
    name="P7",
    title="search, filter and sort as one types",
    meaning="How long an officer waits for the list after each letter, chip and order. One frame is 16 ms.",
    run=run,
)
