"""Whoever uses much shares one thread and one turn at writing with others who do; nobody else waits for them."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from central.feed import Feed
from central.lanes import Lane, aside
from central.meters import Meters
from officer_app.domain.officers import Officer
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer

_SECONDS = 30.0
Open = Callable[[str | None], Caller]


def test_what_was_used_fades() -> None:
    now = [0.0]
    used = Meters(lambda: now[0])
    used.charge("a", 0.2)
    assert not used.uses_much("a")
    used.charge("a", 0.2)
    assert used.uses_much("a")
    assert not used.uses_much("b")
    assert not used.uses_much(None)
    now[0] = 4.0
    assert not used.uses_much("a")


def test_work_is_charged_to_whoever_wants_it_also_where_it_fails() -> None:
    used = Meters()

    def spin() -> None:
        sum(range(20_000_000))
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        used.metered("a", spin)()
    assert used._lately("a") > 0.05
    assert used._lately("b") == 0


def test_what_is_computed_aside_is_charged_as_well() -> None:
    used, lane = Meters(), Lane("aside", threads=1, waiting=1, gives_way=True)

    async def scene() -> None:
        lane.open()
        await lane.run(used.metered("a", aside), sum, range(20_000_000))
        await lane.run(used.metered("b", int))
        lane.close()

    asyncio.run(scene())
    assert used._lately("a") > 0.05
    assert used._lately("b") < 0.05


def test_how_many_are_remembered_is_bounded() -> None:
    used = Meters()
    for number in range(10_050):
        used.charge(f"o{number}", 0.1)
    assert len(used._used) == 10_000


def test_heavy_accounts_leave_the_threads_and_the_writer_to_the_others(
    central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy, let_go = {"outsider", "dinas", "sudin", "camat"}, threading.Event()
    inside: list[str] = []
    index = Feed.index

    def stuck_index(self: Feed, officer: Officer, after: str, limit: int) -> Any:
        if officer.login in heavy:
            inside.append(officer.login)
            assert let_go.wait(_SECONDS)
        return index(self, officer, after, limit)

    monkeypatch.setattr(Feed, "index", stuck_index)
    lines = {login: [caller(login) for _ in range(4)] for login in heavy}
    for login in heavy:
        lines[login][0].get("/me")
    desk = caller("lurah")
    monkeypatch.setattr(Meters, "uses_much", lambda _, owner: owner is not None and owner.removeprefix("o-") in heavy)
    with ThreadPoolExecutor(16) as asking:
        waiting = [asking.submit(line.get, "/index") for several in lines.values() for line in several]
        assert desk.get("/index")["items"]
        assert desk.do("r1", "note", {"text": "dilayani"})["status"] == "applied"
        assert not any(one.done() for one in waiting)
        assert len(inside) <= 1
        let_go.set()
        assert [one.result(_SECONDS)["more"] for one in waiting] == [False] * 16


def test_a_long_batch_lets_others_write_in_between_and_is_one_commit_where_there_are_none(
    central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Meters, "uses_much", lambda _, owner: owner == "o-camat")
    commits: list[None] = []
    central_server.storage.on_commit(lambda: commits.append(None))
    camat, lurah = caller("camat"), caller("lurah")

    def sent() -> list[int]:
        results = camat.send(*(camat.operation("r1", "note", {"text": f"catatan {number}"}) for number in range(20)))
        return [result["rev"] for result in results]

    first = sent()
    assert len(commits) == 1
    lurah.do("r1", "note", {"text": "di antaranya"})
    commits.clear()
    second = sent()
    assert len(commits) == 3
    assert second == list(range(first[-1] + 2, first[-1] + 22))
    commits.clear()
    lurah.send(*(lurah.operation("r1", "note", {"text": f"catatan {number}"}) for number in range(20)))
    assert len(commits) == 1, "who does not use much is never in the way"
