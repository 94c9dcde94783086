"""One account that asks without end waits for itself; nobody else waits for it, and its desk's photos do not either."""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from central.feed import Feed
from central.meters import Meters
from officer_app.domain.officers import Officer
from tests.fakes.central_office import BASE, Caller, picture
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


def test_who_has_used_much_has_one_call_answered_at_a_time(
    central_server: CentralServer, caller: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    heavy, others = caller("camat"), caller("lurah")
    monkeypatch.setattr(Meters, "uses_much", lambda _, owner: owner == heavy.officer_id)
    body = b'{"operations":[]}'
    head = (
        f"POST {BASE}/operations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {heavy.tokens['access_token']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    with ThreadPoolExecutor(4) as asking, socket.create_connection(("127.0.0.1", central_server.port), _SECONDS) as wire:
        wire.sendall(head.encode())
        # The server asks for the body: its call is being answered.
        assert b"100 Continue" in wire.recv(4096)
        waiting = [asking.submit(caller("camat").get, "/me") for _ in range(3)]
        for _ in range(20):
            assert others.get("/changes", params={"limit": 1})["items"]
        assert not any(one.done() for one in waiting)
        wire.sendall(body)
        assert b"400" in wire.recv(4096).partition(b"\r\n")[0], "an empty batch"
        assert [one.result(_SECONDS)["login"] for one in waiting] == ["camat"] * 3
