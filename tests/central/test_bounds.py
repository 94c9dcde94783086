"""Moments, depths, texts and pages are bounded where they enter: what one account writes stops nobody's desk."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import insert, update

from central import feed, schema
from central.office import DEEPEST, MOST_OF_ONE
from officer_app.domain.operations import MAX_TEXT_BYTES
from sync.feed import FeedReport
from sync.remotes.wire import read_page
from tests.fakes.central_office import Caller, digest, photo, picture
from tests.fakes.central_process import CentralServer

MIB = 1024 * 1024
ODD_TIMES = ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "1989-12-31T23:59:59Z", "2099-01-01T00:00:00Z"]


def lines_of(line: Caller, report_id: str = "r1") -> list[Any]:
    found: list[Any] = line.get(f"/reports/{report_id}/events")["items"]
    return found


@pytest.mark.parametrize("odd", ODD_TIMES)
def test_a_clock_that_is_years_off_costs_the_time_and_not_the_work(lurah: Caller, odd: str) -> None:
    told = lurah.do("r1", "note", {"text": "jam rusak"}, recorded_at=odd)
    assert told["status"] == "applied"
    event = lines_of(lurah)[-1]
    assert (event["data"], event.get("recorded_at")) == ({"text": "jam rusak"}, None)
    assert read_page(msgspec.json.encode(lurah.changes())).items


@pytest.mark.parametrize("odd", ODD_TIMES)
def test_a_camera_that_is_years_off_costs_the_time_and_not_the_photo(lurah: Caller, odd: str) -> None:
    data = picture(7)
    lurah.upload(data)
    sent = photo(digest(data), size=len(data))
    sent["facts"] = {**sent["facts"], "taken_at": odd}
    assert lurah.do("r1", "evidence", {"photos": [sent]})["status"] == "applied"
    attached = lurah.report("r1")["attachments"][-1]
    assert (attached["sha256"], attached.get("taken_at")) == (digest(data), None)
    assert "taken_at" not in lines_of(lurah)[-1]["data"]["photos"][0]["facts"]


@pytest.mark.parametrize("char", ["\0", "\x01", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_refused(lurah: Caller, char: str) -> None:
    told = lurah.do("r1", "note", {"text": f"a{char}b"})
    assert (told["status"], told["problem"]["fields"]) == ("rejected", {"payload.text": "text-not-text"})


def test_a_text_is_as_long_as_it_travels(lurah: Caller) -> None:
    assert lurah.do("r1", "note", {"text": '"' * (MAX_TEXT_BYTES // 2)})["status"] == "applied"
    told = lurah.do("r1", "note", {"text": '"' * (MAX_TEXT_BYTES // 2 + 1)})
    assert (told["status"], told["problem"]["fields"]) == ("rejected", {"payload.text": "text-too-long"})


def nested(levels: int) -> Any:
    found: Any = 1
    for _ in range(levels):
        found = [found]
    return found


@pytest.mark.parametrize(
    ("query", "field"),
    [({"x": nested(DEEPEST)}, "query"), ({"x": nested(800)}, "query"), ({"x": "y" * MOST_OF_ONE}, "body")],
)
def test_a_shared_view_is_shallow_and_short(lurah: Caller, query: Any, field: str) -> None:
    answer = lurah.call("PUT", "/office/views/v1", json={"name": "Dalam", "query": query})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, [field])
    assert lurah.get("/office")["views"] == []
    assert lurah.call("PUT", "/office/views/v1", json={"name": "Baik", "query": {"x": nested(DEEPEST - 2)}}).status_code == 204


def test_shared_texts_hold_no_control_characters(lurah: Caller) -> None:
    template = {"name": "Terima kasih", "use": "answer", "text": "Terima\x1bkasih"}
    assert lurah.call("PUT", "/office/templates/t1", json=template).status_code == 400
    assert lurah.call("PUT", "/office/views/v1", json={"name": "a\x01", "query": {}}).status_code == 400


def fill(server: CentralServer, reports: int, notes: int, text: str) -> None:
    """What a database of before may hold: reports with long histories of texts that are six times as long on the line."""
    data = msgspec.json.encode({"text": text}).decode()
    with server.storage.writing() as tx:
        first = tx.execute(schema.report.select().where(schema.report.c.id == "r1")).mappings().one()
        for number in range(reports):
            rev = tx.next_rev()
            names = {"id": f"fat-{number}", "number": f"F{number}", "source_key": f"fat:{number}", "rev": rev}
            tx.execute(insert(schema.report).values({**first, **names}))
            for seq in range(1, notes + 1):
                row = {"report_id": f"fat-{number}", "seq": seq, "kind": "note", "at": 0, "data": data}
                tx.execute(insert(schema.event).values(row))
        tx.execute(update(schema.event).where(schema.event.c.at == 0).values(at=first["updated_at"]))


def test_pages_are_bounded_by_bytes_and_bring_everything(
    central_server: CentralServer, lurah: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(central_server, reports=14, notes=20, text="\x01" * 60_000)
    monkeypatch.setattr(feed, "PAGE_BYTES", 2 * MIB)
    seen: list[str] = []
    cursor, more, longest = None, True, 0
    while more:
        parameters = {"limit": 2_000} if cursor is None else {"limit": 2_000, "cursor": cursor}
        body = lurah.call("GET", "/changes", params=parameters).content
        longest = max(longest, len(body))
        page = read_page(body)
        seen += [item.report.id for item in page.items if isinstance(item, FeedReport)]
        assert all(item.events for item in page.items if isinstance(item, FeedReport) and item.report.id.startswith("fat"))
        cursor, more = page.cursor, page.more
    assert {f"fat-{number}" for number in range(14)} <= set(seen) and len(seen) == len(set(seen))
    assert longest <= 3 * MIB
    history = lurah.get("/reports/fat-0/events", params={"limit": 200})
    assert history["more"] and 1 <= len(history["items"]) < 20
    rest = lurah.get("/reports/fat-0/events", params={"limit": 200, "after": history["items"][-1]["seq"]})
    assert rest["items"][0]["seq"] == history["items"][-1]["seq"] + 1


def test_tombstones_wait_for_the_reports_before_them(
    central_server: CentralServer, lurah: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = lurah.changes()["cursor"]
    fill(central_server, reports=3, notes=1, text="x" * 50_000)
    moved = lurah.do("fat-0", "relocate", {"point": [106.87, -6.25], "address": "Jl. Pahlawan"})
    assert moved["status"] == "applied"
    fill_after = lurah.do("fat-1", "note", {"text": "sesudahnya"})
    assert fill_after["status"] == "applied"
    monkeypatch.setattr(feed, "PAGE_BYTES", 1)
    revs: list[int] = []
    more, cursor = True, start
    while more:
        page = lurah.changes(cursor, limit=100)
        assert len(page["items"]) <= 1 or not page["more"]
        revs += [item["rev"] for item in page["items"]]
        cursor, more = page["cursor"], page["more"]
    # fat-2 as it came, the one that left, and the one that was written on after it.
    assert revs == sorted(revs) and len(revs) == 3
