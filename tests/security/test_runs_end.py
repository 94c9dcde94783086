"""A server that keeps a desk at it, and pages that nobody can hold: every run ends, and says what it left out."""

import itertools
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from officer_app.domain.vocabulary import Status
from sync import pull_planner, reading_again
from sync.changes import Connection
from sync.errors import NotOurServer
from sync.field_reading import Unread
from sync.records import QueueQuery
from sync.remotes import sockets
from sync.remotes.line import Line
from sync.unread_rows import UnreadLine
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, ok, refused
from tests.fakes.wire_answers import HEADERS, INSTANCE, item, page, tokens
from tests.security.listeners import Listener, read_request
from tests.security.odd_values import rich_item

FEW = 64 * 1024


@pytest.fixture
def centre(httpserver: HTTPServer) -> SmallCentre:
    return SmallCentre(httpserver)


@pytest.fixture
def office(tmp_path: Path, httpserver: HTTPServer, centre: SmallCentre) -> Iterator[Office]:
    url = httpserver.url_for("").rstrip("/")
    with closing(Office(tmp_path / "home", url, MemoryTokens(tokens(url)))) as office:
        yield office


def ids(office: Office) -> set[str]:
    return {row.report_id for row in office.reader.queue(QueueQuery(), None, 200).rows}


def every(call: str, centre: SmallCentre, fault: Callable[[Request], Response]) -> None:
    """Answer a call so from here on."""

    class Endless(list[Any]):
        def pop(self, *_: Any) -> Any:
            return fault

    centre.faults[call] = Endless([fault])


def answered(body: bytes, _: Request) -> Response:
    """These bytes as JSON of the server."""
    return Response(body, 200, HEADERS, content_type="application/json")


def test_cursors_that_go_round_are_not_our_servers(office: Office, centre: SmallCentre) -> None:
    turns = itertools.cycle("AB")
    every("GET /changes", centre, lambda _: ok(page(item("r1", 1), cursor=next(turns), more=True)))
    state = office.sync()
    assert state.connection is Connection.NOT_OUR_SERVER
    assert centre.calls("GET /changes") <= 5


@pytest.mark.parametrize("items", [0, 1])
def test_pages_without_end_are_not_our_servers(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch, items: int
) -> None:
    monkeypatch.setattr(pull_planner, "MOST_PAGES", 50)
    turns = itertools.count()
    every("GET /changes", centre, lambda _: ok(page(*[item("r1", 1)] * items, cursor=f"c{next(turns)}", more=True)))
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert centre.calls("GET /changes") <= 53


def test_an_index_that_goes_round_is_not_our_servers(office: Office, centre: SmallCentre) -> None:
    centre.put("r1")
    office.sync()
    centre.expired_before = 99
    every("GET /index", centre, lambda _: ok({"items": [{"id": "a", "rev": 1}, {"id": "b", "rev": 2}], "more": True}))
    centre.fail("GET /changes", lambda _: refused("cursor-expired", 410))
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert "r1" in ids(office)


def test_an_index_that_cannot_be_read_removes_nothing(office: Office, centre: SmallCentre) -> None:
    centre.put("r1")
    office.sync()
    centre.fail("GET /changes", lambda _: refused("cursor-expired", 410))
    centre.fail("GET /index", lambda _: ok({"items": [{"id": 7, "rev": 1}], "more": False}))
    assert office.sync().connection is Connection.ONLINE
    assert "r1" in ids(office)


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "GRACE", 0.5)

    between = Event()

    def drip(client: socket.socket) -> None:
        read_request(client)
        client.sendall(f"HTTP/1.1 200 OK\r\nOfficer-Instance: {INSTANCE}\r\nContent-Length: 99999\r\n\r\n".encode())
        ends = time.monotonic() + 8
        while time.monotonic() < ends:
            client.sendall(b" ")
            between.wait(0.05)

    with Listener(drip) as server:
        line = Line(f"http://127.0.0.1:{server.port}", clock=lambda: datetime.now(UTC), stop=Event())
        began = time.monotonic()
        with closing(line), pytest.raises(NotOurServer) as told:
            line.request("GET", "/reference")
        assert told.value.facts["reason"] == "too-slow"
        assert time.monotonic() - began < 6


def test_a_page_that_is_too_long_is_asked_for_in_smaller_ones(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.remotes.officer_api.LARGE", FEW)
    for number in range(20):
        centre.put(f"r{number}", text="x" * 9_000)
    state = office.sync()
    assert (state.connection, state.problem) == (Connection.ONLINE, None)
    assert len(ids(office)) == 20
    assert office.reader.counts().unread == 0


def test_one_report_that_is_too_long_is_passed_over_and_told(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.remotes.officer_api.LARGE", FEW)

    def put_long(name: str) -> None:
        centre.put("before")
        centre.put(name, text="x" * 2_000_000)
        centre.put("after")

    put_long("long")
    state = office.sync()
    assert (state.connection, state.problem) == (Connection.ONLINE, None)
    assert ids(office) == {"before", "after"}
    assert office.reader.counts().unread == 1
    assert [(line.field, line.said, line.count) for line in office.reader.unread()] == [("item", "too-long", 1)]
    # Once it can be fetched, nothing is left to be told.
    monkeypatch.setattr("sync.remotes.officer_api.LARGE", 4_000_000)
    centre.put("long", text="kurz")
    office.sync()
    assert (ids(office), office.reader.counts().unread) == ({"before", "after", "long"}, 0)


@pytest.mark.parametrize("call", ["/office", "/floods", "/roads", "/reference", "/areas"])
def test_a_document_that_cannot_be_read_keeps_the_former_one(office: Office, centre: SmallCentre, call: str) -> None:
    office.sync()
    bodies = [b"<html>", b'{"views": ' + b"[" * 990 + b"]" * 990 + b"}", b"[" * 100_000, b"\xff" * 99]
    for number, body in enumerate(bodies):
        every(f"GET {call}", centre, partial(answered, body))
        centre.put(f"r{number}")
        office.engine.renew_documents()
        state = office.sync()
        assert (state.connection, state.problem) == (Connection.ONLINE, None)
        assert f"r{number}" in ids(office)
    assert office.reader.counts().unread >= 1
    assert any(line.document is not None for line in office.reader.unread())
    assert office.reader.reference().workflow.steps and office.reader.office() == ([], [])


def test_a_shared_view_that_nests_990_deep_costs_that_view(office: Office, centre: SmallCentre) -> None:
    good = {"id": "v1", "tag": "a", "name": "Banjir", "query": {"view": {"categories": ["flood"]}}}
    views = [good, {**good, "id": "v2", "query": {"view": "deep"}}]
    body = json.dumps({"views": views, "templates": []}).encode().replace(b'"deep"', b"[" * 990 + b"]" * 990)
    centre.fail("GET /office", lambda _: Response(body, 200, HEADERS, content_type="application/json"))
    centre.put("r1")
    assert office.sync().connection is Connection.ONLINE
    assert "r1" in ids(office)
    assert [line.document for line in office.reader.unread()] == ["office"]


def test_a_server_that_fails_at_one_document_does_not_end_the_run(office: Office, centre: SmallCentre) -> None:
    every("GET /office", centre, lambda _: refused("internal", 500))
    centre.put("r1")
    assert office.sync().connection is Connection.ONLINE
    assert "r1" in ids(office)


def test_unread_words_are_told_and_read_again_after_an_update(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = {"sha256": "ab" * 32, "size": 7, "mime": "image/jpeg", "role": "citizen", "taken_at": "9999-12-31T23:59:59Z"}
    for number in range(3):
        centre.put(f"r{number}", status="archived", channel="whatsapp", attachments=[photo])
    op_id = office.note("r0") if office.reader.find("r0") else None
    assert office.sync().connection is Connection.ONLINE
    assert op_id is None and office.reader.counts().unread == 3
    told = {(line.field, line.said): line.count for line in office.reader.unread()}
    assert told == {
        ("status", "archived"): 3,
        ("channel", "whatsapp"): 3,
        ("attachments.taken_at", "9999-12-31T23:59:59Z"): 3,
    }
    row = office.reader.rows(["r0"])["r0"]
    assert (row.status, row.status.is_known, row.channel) == ("archived", False, "whatsapp")
    assert not office.reader.reference().workflow.steps_from(row.status, office.officer.roles)
    # The officer can still write on it, and that arrives.
    written = office.note("r0")
    office.sync()
    assert centre.applied[written] == 1
    # Another version, for which a word has a meaning, reads what was kept, without the line.
    known = Status.read("archived")
    monkeypatch.setitem(Status._value2member_map_, "archived", known)
    monkeypatch.setattr(reading_again, "READER", "another version")
    cache = office.stores.open_cache()
    reading_again.read_again(cache)
    cache.close()
    assert {(line.field, line.count) for line in office.reader.unread()} == {("channel", 3), ("attachments.taken_at", 3)}


def test_what_was_not_kept_is_fetched_again_by_another_version(
    office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.unread_rows.MOST_OF_ONE", 10)
    centre.put("r1", channel="whatsapp")
    office.sync()
    before = centre.calls("GET /changes")
    monkeypatch.setattr(reading_again, "READER", "another version")
    cache = office.stores.open_cache()
    reading_again.read_again(cache)
    assert cache.cursor() is None
    cache.close()
    assert office.sync().connection is Connection.ONLINE
    assert centre.calls("GET /changes") > before
    assert ids(office) == {"r1"}


def test_a_report_that_left_or_is_mended_is_told_of_no_more(office: Office, centre: SmallCentre) -> None:
    centre.feed.append(rich_item("r1", 1) | {"kind": "tomorrow"})
    centre.feed.append(item("r2", 2, channel="whatsapp"))
    office.sync()
    assert office.reader.counts().unread == 2
    centre.put("r2", channel="qlue")
    centre.feed.append({"kind": "left", "rev": 9, "id": "r1"})
    office.sync()
    assert office.reader.counts().unread == 0
    assert office.reader.unread() == ()


def test_what_is_named_is_bounded(office: Office, centre: SmallCentre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.unread_rows.MOST_SUBJECTS", 5)
    for number in range(9):
        centre.put(f"r{number}", channel=f"c{number}" + "x" * 10_000)
    office.sync()
    lines = office.reader.unread()
    assert office.reader.counts().unread == 5 and len(ids(office)) == 9
    assert all(isinstance(line, UnreadLine) and len(line.said) <= 120 for line in lines)
    assert Unread("a", "b") == Unread("a", "b", is_word=False)
