"""Pages of the feed made to hurt: what cannot be used is kept aside, what is beside it is shown, and the window shows it all."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from officer_app.domain import deadlines
from sync.changes import Connection
from sync.records import QueueQuery, Sort
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office
from tests.fakes.small_centre import Fault, SmallCentre
from tests.fakes.wire_answers import HEADERS, MOMENT, item, page, report, tokens
from tests.security.corpus import huge
from ui.words.times import wib

MIB = 1024 * 1024
BIG = 10**30
Item = dict[str, Any]
HASH = "a" * 64


def photo(**facts: object) -> Item:
    return {"sha256": HASH, "size": 1, "mime": "image/jpeg", "role": "citizen", **facts}


def event(**facts: object) -> Item:
    return {"seq": 1, "kind": "note", "at": MOMENT, "data": {}, **facts}


def told(*events: Item) -> Item:
    return {**item("h", 5), "events": list(events)}


def timed(moment: str) -> list[Item]:
    """Every time of a report, one after the other."""
    clocks = dict.fromkeys(
        ("response_due", "resolution_due", "red_flag_at", "responded_at", "resolved_at", "paused_since"), moment
    )
    whole = [item("h", 5, received_at=moment), item("h", 5, updated_at=moment), item("h", 5, clocks=clocks)]
    return [*whole, item("h", 5, attachments=[photo(taken_at=moment)]), told(event(at=moment, recorded_at=moment))]


def deep(levels: int) -> Item:
    found: Item = {}
    for _ in range(levels):
        found = {"a": found}
    return found


ODD: dict[str, list[Item]] = {
    "revision of a report beyond all databases": [{"kind": "report", "rev": 5, "report": report("h", BIG), "events": []}],
    "numbers without bound": [item("h", 5, priority=BIG, attachments=[photo(size=BIG, width=BIG, height=-BIG)])],
    "numbers below nothing": [item("h", 5, priority=-5), told(event(seq=-1), event(seq=BIG))],
    "places nowhere": [item("h", 5, point=point) for point in ([0, 0], [181, 95], [1e308, -1e308], [5e-324, 91], [-180, -90])],
    **{
        f"time {moment}": timed(moment)
        for moment in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00")
    },
    "long names": [item("h", 5, number="9" * MIB), item("h", 6, category="x" * MIB), item("h", 7, ward="3." * MIB)],
    "an id that quotes": [item("h\n\0\u202e'\"%_;--", 5), item("../../etc/passwd", 5)],
    "many photos": [item("h", 5, attachments=[photo(sha256=f"{number:064x}") for number in range(3_000)])],
    "a long history": [told(*(event(seq=seq, data={"text": "x"}) for seq in range(5_000)))],
    "deep facts": [told(event(data=deep(400)))],
    "facts of other types": [
        told(event(kind="", data={"priority": [1], "to": 7, "photos": [{}], "officer": [1], "text": {"a": 1}}))
    ],
    "merged into itself": [item("h", 5, merged_into="h"), {"kind": "merged", "rev": 5, "id": "first", "into": "first"}],
    "unknown and large": [{"kind": "exploded", "rev": 5, "blob": "x" * 5 * MIB}, {"kind": "z" * MIB, "rev": 6}],
    "twice with one revision": [item("h", 5, text="one"), item("h", 5, text="two")],
    "backwards": [item("h", 7), item("h", 5), {"kind": "left", "rev": 7, "id": "h"}, item("h", 6)],
    "a text of ten mebibytes": [item("h", 5, text=huge(10))],
}


@pytest.fixture
def centre(httpserver: HTTPServer) -> SmallCentre:
    return SmallCentre(httpserver)


@pytest.fixture
def office(tmp_path: Path, httpserver: HTTPServer, centre: SmallCentre) -> Iterator[Office]:
    url = httpserver.url_for("").rstrip("/")
    with closing(Office(tmp_path / "home", url, MemoryTokens(tokens(url)))) as office:
        yield office


def ids(office: Office, sort: Sort = Sort.RISK) -> set[str]:
    return {row.report_id for row in office.reader.queue(QueueQuery(sort=sort), None, 200).rows}


def look_at_all(office: Office) -> None:
    """Read what every part of the window reads."""
    office.reader.map_points(QueueQuery())
    for row in office.reader.queue(QueueQuery(), None, 200).rows:
        assert wib(row.received_at, office.now)
        assert deadlines.read_response(row.clocks, office.now) and deadlines.read_resolution(row.clocks, office.now)
        detail = office.reader.detail(row.report_id)
        assert detail is not None
        assert all(wib(one.recorded_at or one.at, office.now) for one in detail.events)


@pytest.mark.parametrize("name", ODD)
def test_one_odd_item_holds_up_nothing(office: Office, centre: SmallCentre, name: str) -> None:
    for number, odd in enumerate(ODD[name]):
        centre.feed += [item(f"before-{number}", 1), odd, item(f"after-{number}", 9)]
    centre.feed.insert(0, item("first", 1))
    for _ in range(2):
        state = office.sync()
        assert (state.connection, state.problem) == (Connection.ONLINE, None)
    wanted = {f"{word}-{number}" for word in ("before", "after") for number in range(len(ODD[name]))}
    for sort in Sort:
        assert wanted <= ids(office, sort)
    look_at_all(office)


def answering(body: bytes) -> Fault:
    """An answer of the centre with this body."""
    return lambda _request: Response(body, 200, {**HEADERS, "ETag": '"9"'}, content_type="application/json")


def raw_page(*items: bytes) -> bytes:
    return b'{"epoch":"e1","cursor":"e1:9","more":false,"items":[' + b",".join(items) + b"]}"


GOOD = json.dumps(item("good")).encode()


@pytest.mark.parametrize(
    "hostile",
    [
        GOOD.replace(b"Banjir", b"\xff\xfe\x80"),
        GOOD.replace(b"Banjir", rb"\ud800"),
        GOOD.replace(b"Banjir", rb"\udc00\ud800"),
        GOOD.replace(b'"text": "Banjir"', b'"text": "a", "text": 7'),
        GOOD.replace(b'"priority": 0', b'"priority": 1e999'),
        GOOD.replace(b'"approximate": false', b'"approximate": false, "point": [1e999, 0]'),
    ],
)
def test_bytes_that_are_no_text_spoil_their_own_item_alone(office: Office, centre: SmallCentre, hostile: bytes) -> None:
    answer = raw_page(
        json.dumps(item("before", 1)).encode(), hostile.replace(b'"good"', b'"h"'), json.dumps(item("after", 3)).encode()
    )
    centre.fail("GET /changes", answering(answer))
    office.sync()
    assert {"before", "after"} <= ids(office)
    look_at_all(office)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[" * 500_000,
        raw_page(b'{"kind":"report","rev":1,"report":' + b'{"a":' * 200_000),
        raw_page(b'{"kind":"report","rev":NaN}'),
        raw_page(b'{"kind":"report","rev":Infinity}'),
        json.dumps(page()).encode()[:-1],
        json.dumps(page()).encode("utf-16"),
        b"\xef\xbb\xbf" + json.dumps(page()).encode(),
    ],
)
def test_a_page_that_is_none_changes_nothing(office: Office, centre: SmallCentre, body: bytes) -> None:
    centre.feed.append(item("first", 1))
    office.sync()
    cursor = office.engine.cursor()
    centre.feed.append(item("second", 2))
    centre.fail("GET /changes", answering(body))
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert office.engine.cursor() == cursor
    assert ids(office) == {"first"}
    assert office.sync().connection is Connection.ONLINE
    assert ids(office) == {"first", "second"}


def test_hostile_ground_and_reference_data_leave_an_office_that_works(office: Office, centre: SmallCentre) -> None:
    feature = {"type": "Feature", "properties": {"code": "\0'\n", "name": huge(1), "level": BIG}, "geometry": deep(300)}
    grounds: list[bytes] = [
        json.dumps({"type": "FeatureCollection", "features": [feature, None, 7, [], {"type": "Feature"}]}).encode(),
        json.dumps({"type": "FeatureCollection", "features": {"a": 1}}).encode(),
        b'{"type":"FeatureCollection","features":[' + b"[" * 100_000,
        b'{"type":"FeatureCollection","features":[{"geometry":{"type":"Polygon","coordinates":[[[1e999,NaN]]]}}]}',
    ]
    odd = {"version": "1", "categories": [7, None, {"code": 1}, {"code": "x", "name": huge(1), "response_hours": BIG}, deep(300)]}
    centre.feed.append(item("first", 1))
    for ground in grounds:
        for call in ("GET /areas", "GET /roads", "GET /floods"):
            centre.fail(call, answering(ground))
        centre.fail("GET /reference", answering(json.dumps(odd).encode()))
        office.pass_time(hours=30)
        assert office.sync().problem is None
        assert ids(office) == {"first"}
        office.reader.reference()
        look_at_all(office)
