"""One account that asks without end waits for itself; nobody else waits for it, and its desk's photos do not either."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from central.feed import Feed
from officer_app.domain.officers import Officer
from tests.fakes.central_office import Caller, picture
from tests.fakes.central_process import CentralServer

_SECONDS = 30.0
Open = Callable[[str | None], Caller]


def test_a_flood_of_one_officers_calls_leaves_the_others_theirs(
    central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, index = threading.Event(), Feed.index

    def stuck(self: Feed, officer: Officer, after: str, limit: int) -> Any:
        if officer.login == "outsider":
            assert let_go.wait(_SECONDS)
        return index(self, officer, after, limit)

    monkeypatch.setattr(Feed, "index", stuck)
    flood = [caller("outsider") for _ in range(24)]
    with ThreadPoolExecutor(len(flood)) as asking:
        waiting = [asking.submit(line.get, "/index") for line in flood]
        desk = caller("lurah")
        assert desk.get("/index")["items"]
        assert desk.do("r1", "note", {"text": "dilayani"})["status"] == "applied"
        assert caller("outsider").upload(picture(40)), "photos come while calls wait"
        assert not any(one.done() for one in waiting)
        let_go.set()
        assert all(one.result(_SECONDS)["items"] for one in waiting)


def test_those_who_begin_photos_wait_for_whoever_writes_and_nobody_who_reads_for_them(
    central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    logins = ("lurah", "field", "outsider", "dinas")
    senders, reader = [caller(login) for login in logins for _ in range(4)], caller("camat")
    with ThreadPoolExecutor(len(senders)) as sending:
        with central_server.storage.writing():  # as a large commit does
            begun = [sending.submit(line.begin_upload, picture(50 + number)) for number, line in enumerate(senders)]
            for _ in range(20):
                assert reader.get("/changes", params={"limit": 1})["items"]
            assert not any(one.done() for one in begun)
        assert [one.result(_SECONDS).status_code for one in begun] == [201] * len(senders)


def test_waiting_for_news_takes_no_place_and_has_a_bound_of_its_own(central_server: CentralServer, caller: Open) -> None:
    first = caller("lurah")
    cursor = first.changes()["cursor"]
    answered: list[int] = []

    def wait(number: int, line: Caller) -> None:
        page = line.get("/changes", params={"cursor": cursor}, headers={"Prefer": "wait=25"})
        answered.append(number if page["items"] else -number)

    lines = [caller("lurah") for _ in range(36)]
    threads = [threading.Thread(target=wait, args=(number, line)) for number, line in enumerate(lines, start=1)]
    for thread in threads:
        thread.start()
    while len(answered) < 4:  # those who waited longest, answered with nothing
        assert any(thread.is_alive() for thread in threads)
        assert first.get("/me")["login"] == "lurah"
    assert all(number < 0 for number in answered)
    assert first.do("r1", "note", {"text": "baru"})["status"] == "applied"
    for thread in threads:
        thread.join(_SECONDS)
    assert len([number for number in answered if number > 0]) == 32
