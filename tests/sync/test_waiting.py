"""The long-poll: it announces, it does not hammer, and it ends at once."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import msgspec
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sync.remotes.officer_api import OfficerApi
from sync.retry import LONGEST, BackOff
from sync.waiting import ChangeWaiter
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import HEADERS, page, problem, tokens

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)


class Centre:
    """Holds each long-poll until it has news or the test is over."""

    def __init__(self, server: HTTPServer) -> None:
        self.asked: list[str] = []
        self.news = threading.Event()
        self.over = threading.Event()
        self.reply: Response | None = None
        server.expect_request("/officer/v1/changes").respond_with_handler(self.changes)

    def changes(self, request: Request) -> Response:
        self.asked.append(request.args["cursor"])
        assert request.headers["Prefer"] == "wait=25, return=minimal"
        if self.reply is not None:
            return self.reply
        while not self.news.wait(0.05):
            if self.over.is_set():
                return answer(page(cursor="c1"))
        self.news.clear()
        return answer(page(cursor="c1", more=True))


def answer(document: object) -> Response:
    return Response(msgspec.json.encode(document), headers=HEADERS, content_type="application/json")


class Waiting:
    """A waiter at work in its thread, with an engine that only counts."""

    def __init__(self, server: HTTPServer) -> None:
        self.centre = Centre(server)
        self.stop = threading.Event()
        self.cursor: str | None = "c1"
        self.announced = threading.Semaphore(0)
        self.times = 0
        url = server.url_for("").rstrip("/")
        api = OfficerApi(url, MemoryTokens(tokens(url)), clock=lambda: NOW, device_id="pc", stop=self.stop)
        self.broken = 0
        self.waiter = ChangeWaiter(api, lambda: self.cursor, self.announce, self.stop, on_break=self.break_off, random=Random(1))
        self.thread = threading.Thread(target=self.waiter.run)

    def break_off(self) -> None:
        self.broken += 1

    def announce(self) -> None:
        self.times += 1
        self.announced.release()


@pytest.fixture
def waiting(threaded_server: HTTPServer) -> Iterator[Waiting]:
    made = Waiting(threaded_server)
    yield made
    made.stop.set()
    made.centre.over.set()
    made.thread.join()


@pytest.fixture
def threaded_server() -> Iterator[HTTPServer]:
    """A server that can be asked while it holds an answer."""
    with HTTPServer(threaded=True) as server:
        yield server


def await_asked(centre: Centre, times: int) -> None:
    until = time.monotonic() + 10
    while len(centre.asked) < times and time.monotonic() < until:
        threading.Event().wait(0.01)
    assert len(centre.asked) >= times


def test_news_are_announced_once_until_they_are_fetched(waiting: Waiting) -> None:
    waiting.thread.start()
    await_asked(waiting.centre, 1)
    waiting.centre.news.set()
    assert waiting.announced.acquire(timeout=2)
    # The engine has not fetched yet: the same news must not be asked for again and again.
    assert not waiting.announced.acquire(timeout=1)
    assert waiting.centre.asked == ["c1"]
    waiting.cursor = "c2"
    await_asked(waiting.centre, 2)
    assert waiting.centre.asked == ["c1", "c2"]


def test_nothing_is_announced_when_the_engine_was_quicker(waiting: Waiting) -> None:
    waiting.thread.start()
    await_asked(waiting.centre, 1)
    waiting.cursor = "c2"
    waiting.centre.news.set()
    await_asked(waiting.centre, 2)
    assert waiting.times == 0


def test_before_the_first_pull_nothing_is_asked(waiting: Waiting) -> None:
    waiting.cursor = None
    waiting.thread.start()
    assert not waiting.announced.acquire(timeout=0.6)
    assert waiting.centre.asked == []


def test_an_answer_that_is_not_held_is_not_asked_for_at_once_again(waiting: Waiting) -> None:
    waiting.centre.reply = answer(page(cursor="c1"))
    waiting.thread.start()
    assert not waiting.announced.acquire(timeout=2.5)
    assert 1 <= len(waiting.centre.asked) <= 4


@pytest.mark.parametrize("status", [500, 503, 200])
def test_errors_are_not_hammered(waiting: Waiting, status: int) -> None:
    waiting.centre.reply = Response("<html>", status, content_type="text/html")
    waiting.thread.start()
    assert not waiting.announced.acquire(timeout=2.5)
    assert 1 <= len(waiting.centre.asked) <= 4


def test_a_centre_that_asks_to_wait_is_left_alone(waiting: Waiting) -> None:
    waiting.centre.reply = Response("", 503, {**HEADERS, "Retry-After": "30"})
    waiting.thread.start()
    assert not waiting.announced.acquire(timeout=3)
    assert len(waiting.centre.asked) == 1


def test_an_expired_cursor_is_the_engines_matter(waiting: Waiting) -> None:
    waiting.centre.reply = Response(
        msgspec.json.encode(problem("cursor-expired", 410)), 410, HEADERS, content_type="application/problem+json"
    )
    waiting.thread.start()
    assert waiting.announced.acquire(timeout=2)


def test_stop_ends_it_within_a_second(waiting: Waiting) -> None:
    waiting.thread.start()
    await_asked(waiting.centre, 1)
    began = time.monotonic()
    waiting.stop.set()
    waiting.thread.join(5)
    assert not waiting.thread.is_alive()
    assert time.monotonic() - began < 1


class Impatient(BackOff):
    """Waits next to nothing, and keeps after how many failures it was asked."""

    def __init__(self) -> None:
        super().__init__(Random(1))
        self.asked: list[int] = []

    def delay(
        self, failures: int, retry_after: float | None = None, *, shortest: float = 0.0, longest: float = LONGEST
    ) -> timedelta:
        self.asked.append(failures)
        return timedelta(seconds=0.01)


def test_what_failed_before_the_line_came_back_does_not_count(waiting: Waiting) -> None:
    waits, seen_down = Impatient(), threading.Event()

    def cursor() -> str | None:
        if waiting.cursor is None:
            seen_down.set()
        return waiting.cursor

    waiting.waiter._back_off, waiting.waiter._cursor = waits, cursor
    waiting.centre.reply = answer(page(cursor="c1"))
    waiting.thread.start()
    await_asked(waiting.centre, 5)
    waiting.cursor = None
    assert seen_down.wait(10)
    before = len(waits.asked)
    asked = len(waiting.centre.asked)
    waiting.cursor = "c1"
    await_asked(waiting.centre, asked + 2)
    assert waits.asked[:3] == [0, 1, 2]
    assert waits.asked[before] == 0
