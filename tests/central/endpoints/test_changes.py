"""The feed: commit order, scope, tombstones, cursors, waiting."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import requests
from sqlalchemy import update

from central import schema
from central.endpoints.changes import wait_of
from central.housekeeping import clear_away
from central.reports import insert_reports
from central.storage import Storage
from tests.fakes.central_office import FAR, HOME, Caller, SetClock, new_report
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]


def ids(page: Any) -> list[str]:
    return [item["report"]["id"] if item["kind"] == "report" else item["id"] for item in page["items"]]


def everything(line: Caller, limit: int) -> list[Any]:
    items, cursor, more = [], None, True
    while more:
        page = line.changes(cursor, limit=limit)
        assert len(page["items"]) <= limit
        items += page["items"]
        cursor, more = page["cursor"], page["more"]
    return items


@pytest.mark.parametrize(
    ("login", "seen"),
    [
        ("lurah", {"r1", "p1", "r2"}),
        ("field", {"r1", "p1", "r2"}),
        ("camat", {"r1", "p1", "r2", "n1"}),
        ("outsider", {"x1"}),
        ("province", {"r1", "p1", "r2", "n1", "x1"}),
        ("dinas", set()),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 2000])
def test_each_officer_sees_exactly_his_scope(caller: Open, login: str, seen: set[str], limit: int) -> None:
    line = caller(login)
    items = everything(line, limit)
    revs = [item["rev"] for item in items]
    assert {item["report"]["id"] for item in items} == seen
    assert revs == sorted(set(revs))
    index = line.get("/index", params={"limit": 2})
    assert [entry["id"] for entry in index["items"]] == sorted(seen)[:2]
    assert index["more"] == (len(seen) > 2)


def test_item_holds_report_and_history_but_not_the_raw_text(lurah: Caller) -> None:
    item = lurah.changes(limit=1)["items"][0]
    assert item["kind"] == "report"
    assert item["rev"] == item["report"]["rev"]
    assert item["events"] == [{"seq": 1, "kind": "received", "at": "2026-03-02T03:00:00Z", "data": {}}]
    assert "raw_text" not in item["report"]
    assert lurah.report("r1")["raw_text"] == "  Jalan rusak r1 &amp; "
    assert item["report"]["clocks"]["response_due"] == "2026-03-02T09:00:00Z"
    assert item["report"]["number"].startswith("JK260302")


def test_only_the_last_twenty_events_come_along(lurah: Caller) -> None:
    lurah.send(*(lurah.operation("r1", "note", {"text": f"n{i}"}) for i in range(30)))
    item = next(item for item in lurah.changes()["items"] if item["report"]["id"] == "r1")
    assert [event["seq"] for event in item["events"]] == list(range(12, 32))
    page = lurah.get("/reports/r1/events", params={"after": 5, "limit": 10})
    assert [event["seq"] for event in page["items"]] == list(range(6, 16))
    assert page["more"] is True


def test_next_page_is_empty_until_something_changes(lurah: Caller, outsider: Caller) -> None:
    first = lurah.changes()
    second = lurah.changes(first["cursor"])
    assert (second["items"], second["more"]) == ([], False)
    outsider.do("x1", "note", {"text": "elsewhere"})
    assert lurah.changes(second["cursor"])["items"] == []
    lurah.do("r2", "note", {"text": "here"})
    assert ids(lurah.changes(second["cursor"])) == ["r2"]


def test_nothing_committed_later_is_behind_a_cursor(lurah: Caller, central_server: CentralServer) -> None:
    """Writers in many threads and a reader who pages all the while: the reader ends up with all of it."""
    storage, writers, each = central_server.storage, 4, 15

    def write(writer: int) -> None:
        for number in range(each):
            with storage.writing() as tx:
                insert_reports(tx, [new_report(f"w{writer}-{number}", HOME)])

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(writers)]
    for thread in threads:
        thread.start()
    seen: list[str] = []
    cursor: str | None = None
    page: Any = {"items": []}
    writing = True
    while writing or page["items"]:
        writing = any(thread.is_alive() for thread in threads)  # asked before looking: the last look comes after the last write
        page = lurah.changes(cursor, limit=3)
        seen += ids(page)
        cursor = page["cursor"]
    for thread in threads:
        thread.join()
    assert len(seen) == len(set(seen))
    assert set(seen) == {"r1", "p1", "r2"} | {f"w{writer}-{number}" for writer in range(writers) for number in range(each)}


def test_rolled_back_revision_leaves_no_gap_that_matters(lurah: Caller, central_server: CentralServer) -> None:
    cursor = lurah.changes()["cursor"]
    with pytest.raises(RuntimeError), central_server.storage.writing() as tx:
        insert_reports(tx, [new_report("lost", HOME)])
        raise RuntimeError
    assert lurah.changes(cursor)["items"] == []
    lurah.do("r1", "note", {"text": "x"})
    assert ids(lurah.changes(cursor)) == ["r1"]


def test_report_that_leaves_an_agency_is_a_tombstone_there(lurah: Caller, caller: Open, camat: Caller) -> None:
    dinas, sudin = caller("dinas"), caller("sudin")
    before = {line: line.changes()["cursor"] for line in (dinas, sudin, lurah)}
    lurah.do("r1", "move", {"to": "coordinating", "reason": "jalan", "agency": "bm"})
    assert ids(dinas.changes(before[dinas])) == ["r1"]
    here, seen = dinas.changes(before[dinas])["cursor"], dinas.report("r1")["rev"]
    result = dinas.do("r1", "move", {"to": "coordinating", "reason": "saluran", "agency": "sda"}, base_rev=seen)
    assert result["status"] == "applied"
    assert "report" not in result
    page = dinas.changes(here)
    assert [(item["kind"], item["id"]) for item in page["items"]] == [("left", "r1")]
    assert dinas.call("GET", "/reports/r1").status_code == 404
    assert [item["kind"] for item in sudin.changes(before[sudin])["items"]] == ["report"]
    assert [item["kind"] for item in lurah.changes(before[lurah])["items"]] == ["report"]
    assert dinas.changes()["items"] == [], "who begins anew is not told of what he never had"
    seen = sudin.report("r1")["rev"]
    back = sudin.do("r1", "move", {"to": "coordinating", "reason": "kembali", "agency": "bm"}, base_rev=seen)
    assert back["status"] == "applied"
    assert [item["kind"] for item in dinas.changes(page["cursor"])["items"]] == ["report"]


def test_report_that_leaves_a_ward_is_a_tombstone_there(lurah: Caller, camat: Caller, caller: Open) -> None:
    cursors = {line: line.changes()["cursor"] for line in (lurah, camat)}
    result = lurah.do("r2", "relocate", {"point": [106.87, -6.25], "address": "Jl. Pahlawan"})
    assert result["status"] == "applied"
    assert "report" not in result
    left = lurah.changes(cursors[lurah])["items"]
    assert [(item["kind"], item["id"], item["reason"]) for item in left] == [("left", "r2", "relocate")]
    moved = camat.changes(cursors[camat])["items"]
    assert [(item["kind"], item["report"]["ward"]) for item in moved] == [("report", "31.75.07.1004")]


def test_cursor_is_refused_after_a_restore(lurah: Caller, central_server: CentralServer) -> None:
    old = lurah.changes()
    central_server.storage.renew_epoch()
    answer = lurah.call("GET", "/changes", params={"cursor": old["cursor"]})
    assert answer.status_code == 410
    assert answer.json()["type"] == "urn:officer:problem:cursor-expired"
    assert lurah.changes()["epoch"] != old["epoch"]


def test_cursor_is_refused_after_ninety_days(lurah: Caller, clock: SetClock) -> None:
    cursor = lurah.changes()["cursor"]
    clock.move(timedelta(days=90))
    lurah.sign_in("lurah")
    assert lurah.call("GET", "/changes", params={"cursor": cursor}).status_code == 200
    clock.move(timedelta(minutes=1))
    assert lurah.call("GET", "/changes", params={"cursor": cursor}).status_code == 410


def test_cursor_is_refused_when_the_scope_has_changed(lurah: Caller, central_server: CentralServer, outsider: Caller) -> None:
    cursor = lurah.changes()["cursor"]
    assert outsider.call("GET", "/changes", params={"cursor": cursor}).status_code == 410
    with central_server.storage.writing() as tx:
        tx.execute(update(schema.officer).where(schema.officer.c.login == "lurah").values(areas=f'["{HOME}", "{FAR}"]'))
    assert lurah.call("GET", "/changes", params={"cursor": cursor}).status_code == 410
    assert {entry["id"] for entry in lurah.get("/index")["items"]} == {"r1", "p1", "r2", "x1"}


def test_cursor_from_the_future_is_refused(lurah: Caller, central_server: CentralServer) -> None:
    for number in range(3):
        lurah.do("r1", "note", {"text": str(number)})
    cursor = lurah.changes()["cursor"]
    with central_server.storage.writing() as tx:
        tx.execute(update(schema.feed).values(rev=schema.feed.c.rev - 2))
    assert lurah.call("GET", "/changes", params={"cursor": cursor}).status_code == 410


def test_tombstones_live_as_long_as_cursors(storage: Storage, clock: SetClock) -> None:
    with storage.writing() as tx:
        row = {"kind": "left", "report_id": "r", "ward": HOME, "agency": None, "into": None, "reason": None}
        tx.execute(schema.departure.insert().values(rev=1, at=tx.now_millis, **row))
    clock.move(timedelta(days=90, hours=1))
    clear_away(storage)
    with storage.reading() as connection:
        assert connection.execute(schema.departure.select()).all()
    clock.move(timedelta(days=1))
    clear_away(storage)
    with storage.reading() as connection:
        assert not connection.execute(schema.departure.select()).all()


@pytest.mark.parametrize("cursor", ["x", "MS4uLi4u", "!!!!", "a" * 500, "é", "\0", "MS5lLi0xLjAucy4w"])
def test_malformed_cursor_is_named(lurah: Caller, cursor: str) -> None:
    answer = lurah.call("GET", "/changes", params={"cursor": cursor})
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == ["cursor"]


@pytest.mark.parametrize("limit", ["0", "2001", "-1", "x", "1.5", "9" * 40, "NaN"])
def test_malformed_limit_is_named(lurah: Caller, limit: str) -> None:
    answer = lurah.call("GET", "/changes", params={"limit": limit})
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == ["limit"]


class Poll(threading.Thread):
    """A client that waits for changes in a thread."""

    def __init__(self, line: Caller, cursor: str, wait: int = 25) -> None:
        super().__init__(name="poll")
        self.page: Any = None
        self.headers: Any = None
        self.seconds = 0.0
        self._ask = (line, cursor, wait)

    def run(self) -> None:
        line, cursor, wait = self._ask
        began = time.monotonic()
        answer = line.call("GET", "/changes", params={"cursor": cursor}, headers={"Prefer": f"wait={wait}"})
        self.seconds, self.headers, self.page = time.monotonic() - began, answer.headers, answer.json()


def waiting(central_server: CentralServer, count: int) -> None:
    """Come back when so many clients wait (looked up where they wait, because nothing outside tells)."""
    bell = central_server._running._server._centre.waiting  # type: ignore[union-attr]
    deadline = time.monotonic() + 10
    while bell.count < count:
        assert time.monotonic() < deadline, "nobody waits"
        threading.Event().wait(0.01)


def test_wait_is_answered_at_once_by_a_commit(lurah: Caller, caller: Open, camat: Caller, central_server: CentralServer) -> None:
    polls = [Poll(line, line.changes()["cursor"]) for line in (caller("lurah"), caller("province"))]
    for poll in polls:
        poll.start()
    waiting(central_server, 2)
    began = time.monotonic()
    lurah.do("r1", "note", {"text": "new"})
    for poll in polls:
        poll.join()
    assert time.monotonic() - began < 2
    assert [ids(poll.page) for poll in polls] == [["r1"], ["r1"]]
    assert polls[0].headers["Preference-Applied"] == "wait=25"


def test_who_only_waits_is_told_that_there_is_something_and_fetches_it(lurah: Caller) -> None:
    cursor = lurah.changes()["cursor"]
    lurah.do("r1", "note", {"text": "new"})
    headers = {"Prefer": "wait=25, return=minimal"}
    answer = lurah.call("GET", "/changes", params={"cursor": cursor, "limit": 1}, headers=headers)
    assert answer.headers["Preference-Applied"] == "wait=25, return=minimal"
    told = answer.json()
    assert (told["items"], told["cursor"], told["more"]) == ([], cursor, True)
    page = lurah.get("/changes", params={"cursor": told["cursor"]})
    assert ids(page) == ["r1"]
    quiet = lurah.call("GET", "/changes", params={"cursor": page["cursor"]}, headers={"Prefer": "wait=1, return=minimal"}).json()
    assert (quiet["items"], quiet["more"]) == ([], False)


def test_wait_sleeps_through_what_is_out_of_scope(
    lurah: Caller, outsider: Caller, central_server: CentralServer, caller: Open
) -> None:
    poll = Poll(caller("lurah"), lurah.changes()["cursor"])
    poll.start()
    waiting(central_server, 1)
    outsider.do("x1", "note", {"text": "elsewhere"})
    assert poll.is_alive()
    lurah.do("r1", "note", {"text": "here"})
    poll.join()
    assert ids(poll.page) == ["r1"]


def test_wait_ends_with_an_empty_page(lurah: Caller) -> None:
    poll = Poll(lurah, lurah.changes()["cursor"], wait=1)
    poll.start()
    poll.join()
    assert poll.page["items"] == []
    assert poll.seconds >= 1


def test_wait_sees_what_another_process_commits(
    lurah: Caller, caller: Open, central_server: CentralServer, clock: SetClock
) -> None:
    poll = Poll(caller("lurah"), lurah.changes()["cursor"])
    poll.start()
    waiting(central_server, 1)
    beside = Storage.open(central_server.data, clock=clock)
    with beside.writing() as tx:
        insert_reports(tx, [new_report("beside", HOME)])
    beside.close()
    poll.join()
    assert ids(poll.page) == ["beside"]
    assert poll.seconds < 5


def test_stop_answers_those_who_wait_at_once(lurah: Caller, caller: Open, central_server: CentralServer) -> None:
    poll = Poll(caller("lurah"), lurah.changes()["cursor"])
    poll.start()
    waiting(central_server, 1)
    began = time.monotonic()
    central_server.stop()
    poll.join()
    assert time.monotonic() - began < 3
    assert poll.page["items"] == []
    with pytest.raises(requests.ConnectionError):
        lurah.changes()
    central_server.start()
    assert lurah.changes(poll.page["cursor"])["items"] == []


@pytest.mark.parametrize(
    ("prefer", "seconds"),
    [("wait=10", 10), ("respond-async, wait=3", 3), ("wait=99", 25), ("", 0), ("wait=x", 0), ("await=5", 0), ("wait=-4", 0)],
)
def test_prefer_header(prefer: str, seconds: int) -> None:
    assert wait_of(prefer) == seconds
