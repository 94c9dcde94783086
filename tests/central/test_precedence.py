"""Who uses much computes while nobody else's call is being answered: it gives way at the real server, and is done nonetheless."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from central import centre
from central.feed import Feed
from central.meters import Meters
from central.precedence import Precedence
from central.shares import Place
from officer_app.domain.officers import Officer
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer

_SECONDS = 30.0
_AGES = 600.0
Open = Callable[[str | None], Caller]


class StuckIndex:
    """The index of one officer is read only when let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, login: str) -> None:
        self.let_go, self.inside = threading.Event(), threading.Event()
        index = Feed.index

        def stuck(feed: Feed, officer: Officer, after: str, limit: int) -> Any:
            if officer.login == login:
                self.inside.set()
                assert self.let_go.wait(_SECONDS)
            return index(feed, officer, after, limit)

        monkeypatch.setattr(Feed, "index", stuck)


class Heavy:
    """The camat has used much; tells when the thread that gives way, or the turn at writing, has looked for others."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looked = threading.Semaphore(0)
        give_way, clear = Precedence.give_way, Precedence.clear

        def looking(precedence: Precedence) -> None:
            self.looked.release()
            give_way(precedence)

        async def looking_in_the_loop(precedence: Precedence) -> None:
            self.looked.release()
            await clear(precedence)

        monkeypatch.setattr(Meters, "uses_much", lambda _, owner: owner == "o-camat")
        monkeypatch.setattr(Precedence, "give_way", looking)
        monkeypatch.setattr(Precedence, "clear", looking_in_the_loop)


@pytest.fixture
def heavy(monkeypatch: pytest.MonkeyPatch) -> Heavy:
    return Heavy(monkeypatch)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gives way does so for as long as a test takes; before the server starts."""
    monkeypatch.setattr(centre, "Precedence", partial(Precedence, _AGES))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gives way does so for a moment."""
    monkeypatch.setattr(centre, "Precedence", partial(Precedence, 0.01, 0.01))


@pytest.fixture
def asking() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


@pytest.mark.parametrize("what", ["read", "write"])
def test_much_waits_while_another_call_is_answered(
    patient: None,
    heavy: Heavy,
    central_server: CentralServer,
    caller: Open,
    monkeypatch: pytest.MonkeyPatch,
    asking: ThreadPoolExecutor,
    what: str,
) -> None:
    camat, lurah, outsider = caller("camat"), caller("lurah"), caller("outsider")
    stuck = StuckIndex(monkeypatch, "lurah")
    honest = asking.submit(lurah.get, "/index")
    assert stuck.inside.wait(_SECONDS)
    while heavy.looked.acquire(blocking=False):
        pass
    ask: dict[str, Callable[[], Any]] = {
        "read": partial(camat.report, "r1"),
        "write": partial(camat.call, "DELETE", "/office/views/v1"),
    }
    much: Future[Any] = asking.submit(ask[what])
    assert heavy.looked.acquire(timeout=_SECONDS)
    assert not much.done()
    assert outsider.get("/index")["items"], "who uses little waits for nobody"
    assert not much.done()
    stuck.let_go.set()
    assert honest.result(_SECONDS)["items"]
    assert much.result(_SECONDS) is not None


def test_much_is_done_though_another_call_never_ends(
    impatient: None,
    heavy: Heavy,
    central_server: CentralServer,
    caller: Open,
    monkeypatch: pytest.MonkeyPatch,
    asking: ThreadPoolExecutor,
) -> None:
    camat, lurah = caller("camat"), caller("lurah")
    stuck = StuckIndex(monkeypatch, "lurah")
    honest = asking.submit(lurah.get, "/index")
    assert stuck.inside.wait(_SECONDS)
    assert camat.get("/index")["items"]
    assert camat.do("r1", "note", {"text": "banyak"})["status"] == "applied"
    assert not honest.done()
    stuck.let_go.set()
    assert honest.result(_SECONDS)["items"]


@pytest.mark.parametrize("others_write", [True, False])
def test_who_uses_much_rests_before_it_writes_again(
    heavy: Heavy, central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch, others_write: bool
) -> None:
    camat, lurah, rests = caller("camat"), caller("lurah"), list[float]()

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    monkeypatch.setattr(centre.Centre, "is_in_the_way", lambda place: others_write and place.uses_much())
    assert camat.do("r1", "note", {"text": "banyak"})["status"] == "applied"
    # Of this module alone: the server's own loop sleeps too.
    monkeypatch.setattr(centre, "asyncio", SimpleNamespace(**{**vars(asyncio), "sleep": rest}))
    assert lurah.do("r1", "note", {"text": "satu"})["status"] == "applied"
    assert rests == [], "who uses little does not"
    assert camat.do("r1", "note", {"text": "lagi"})["status"] == "applied"
    assert [0 < seconds <= 0.2 for seconds in rests] == ([True] if others_write else [])


def test_nobody_waits_for_whoever_waits_for_news_or_brings_a_body(
    patient: None,
    heavy: Heavy,
    central_server: CentralServer,
    caller: Open,
    asking: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    camat, lurah = caller("camat"), caller("lurah")
    firsts, go_first = threading.Semaphore(0), Place.go_first

    def going(place: Place, precedence: Precedence) -> None:
        go_first(place, precedence)
        firsts.release()

    cursor = lurah.changes()["cursor"]
    monkeypatch.setattr(Place, "go_first", going)
    news = asking.submit(lurah.get, "/changes", params={"cursor": cursor}, headers={"Prefer": "wait=25"})
    body = msgspec.json.encode({"operations": [lurah.operation("r1", "note", {"text": "pelan"})]})
    head = (
        f"POST /officer/v1/operations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {lurah.tokens['access_token']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", central_server.port), timeout=_SECONDS) as line:
        line.sendall(head.encode() + body[:10])
        assert firsts.acquire(timeout=_SECONDS)
        assert firsts.acquire(timeout=_SECONDS), "both are at work, as far as they come"
        for _ in range(3):
            assert camat.get("/index")["items"]
        assert camat.do("r1", "note", {"text": "banyak"})["status"] == "applied"
        line.sendall(body[10:])
        answer = b""
        while b"applied" not in answer:
            answer += (piece := line.recv(65536))
            assert piece, answer
    assert news.result(_SECONDS)["items"]


def test_a_thread_that_gives_way_has_its_slice_of_the_time() -> None:
    waits: list[float] = []

    async def scene() -> None:
        precedence = Precedence(0.03, 1000.0)
        wait = precedence._free_for_thread.wait

        def counted(timeout: float | None = None) -> bool:
            waits.append(timeout or 0)
            return wait(timeout)

        precedence._free_for_thread.wait = counted  # type: ignore[method-assign]
        precedence.begin()
        for _ in range(1000):
            precedence.give_way()
        assert len(waits) == 1, "one wait, then its slice"
        precedence.end()
        precedence.give_way()
        assert len(waits) == 1
        assert precedence.calls == 0

    asyncio.run(scene())
