"""A good status is not enough: each call believes only an answer of its own type, shape, deployment and echo."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from sync.errors import LineError, NotOurServer, Unreachable
from sync.feed import FeedReport
from sync.remotes.line import Patience
from sync.remotes.officer_api import OfficerApi
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import INSTANCE, MOMENT, item, officer, page, report, tokens, tokens_answer
from tests.security.listeners import Listener, read_request

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
HASH = "a" * 64
Call = Callable[[OfficerApi], object]
JSON_CALLS: dict[str, Call] = {
    "ping": lambda api: api.ping(),
    "sign_in": lambda api: api.sign_in("lurah", "rahasia"),
    "me": lambda api: api.me(),
    "reference": lambda api: api.reference(),
    "areas": lambda api: api.areas("ward"),
    "roads": lambda api: api.roads(),
    "floods": lambda api: api.floods(),
    "changes": lambda api: api.changes("c1"),
    "index": lambda api: api.index(),
    "report": lambda api: api.report("r1"),
    "events": lambda api: api.events("r1"),
    "operations": lambda api: api.operations([b'{"op_id":"a"}'], ["a"]),
    "operation": lambda api: api.operation("a"),
}
OTHER_CALLS: dict[str, Call] = {
    "attachment": lambda api: api.attachment(HASH, "full"),
    "thumbnail": lambda api: api.attachment(HASH, "thumb"),
    "stored": lambda api: api.photos.stored(HASH, 7),
    "create": lambda api: api.photos.create(HASH, 7, "image/jpeg"),
    "offset": lambda api: api.photos.offset("u", 7),
    "send": lambda api: api.photos.send("u", 0, b"1234567", 7),
}
RESULT = {"op_id": "a", "instance": INSTANCE, "status": "applied", "rev": 4}
PING = {"service": "officer-api", "instance": INSTANCE, "epoch": "e1", "time": MOMENT, "nonce": "n1"}
DEEP = b'{"items":' + b"[" * 200_000
# What is wrong with one field of a good answer must not be believed either.
ALMOST: dict[str, list[Any]] = {
    "ping": [
        {**PING, "nonce": "n2"},
        {**PING, "service": "wifi"},
        {**PING, "instance": "another"},
    ],
    "me": [{**officer(), "id": 7}],
    "reference": [{"version": "1"}, {"version": 1, "categories": []}, {"version": "1", "categories": {}}],
    "areas": [{"type": "Feature"}, {"type": ["FeatureCollection"]}],
    "roads": [{"type": "Topology"}],
    "floods": [{"type": "Topology"}],
    "changes": [
        {**page(), "cursor": ""},
        {**page(), "cursor": "x" * 5000},
        {**page(), "epoch": ""},
        {**page(), "items": {}},
    ],
    "report": [{"report": report(rev=-1)}, {"report": report("")}, {"report": report("x" * 201)}],
    "operations": [
        {"results": []},
        {"results": [RESULT, RESULT]},
        {"results": [{**RESULT, "op_id": "b"}]},
        {"results": [{**RESULT, "instance": "another"}]},
    ],
    "operation": [{**RESULT, "op_id": "b"}, {**RESULT, "instance": "another"}],
    "sign_in": [PING],
}


# What is wrong with one field of a good answer costs that field, never the answer.
COSTS_ITSELF: dict[str, list[Any]] = {
    "ping": [{**PING, "time": "2017-02-21"}],
    "me": [{**officer(), "roles": ["god"]}, {**officer(), "areas": "31"}],
    "changes": [
        {**page(), "more": "yes"},
        page({"kind": "report", "rev": -1}),
        page({"kind": "report", "rev": 10**30}),
        page({"kind": 7, "rev": 1}),
        page({"rev": 1}),
    ],
    "index": [{"items": [{"id": "", "rev": 1}], "more": False}, {"items": [{"id": "x" * 201, "rev": 1}], "more": False}],
    "report": [
        {"report": report(received_at="2017-02-21T06:34:07")},
        {"report": report(attachments=[{"sha256": "../../etc", "size": 1, "mime": "image/jpeg", "role": "citizen"}])},
        {"report": report(status="closed-for-ever")},
        {"report": report(point=[1])},
        {"report": report(point=[106.8, -6.2, 3])},
        {"report": report(point=["106.8", "-6.2"])},
    ],
    "events": [{"items": [{"seq": 1, "kind": "note", "at": "2017-02-21T06:34:07", "data": {}}], "more": False}],
    "operations": [
        {"results": [{**RESULT, "rev": None}]},
        {"results": [{**RESULT, "status": "fine"}]},
        {"results": [{**RESULT, "status": "missing_blobs", "missing": ["../x"]}]},
        {"results": [{**RESULT, "status": "conflict", "report": {"id": 7}}]},
    ],
}


class Fixed:
    """Answers everything with what the test set last."""

    def __init__(self) -> None:
        self.head = b""
        self.body = b""

    def say(self, body: bytes, mime: str = "application/json", *, status: str = "200 OK", instance: str = INSTANCE) -> None:
        """Answer so from here on."""
        headers = {"Officer-Instance": instance, "Content-Type": mime, "Content-Length": len(body), "Connection": "close"}
        lines = (f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", "")
        self.head, self.body = "\r\n".join(lines).encode("latin-1"), body

    def __call__(self, client: socket.socket) -> None:
        asked = read_request(client)
        client.sendall(self.head if asked.startswith(b"HEAD") else self.head + self.body)


@pytest.fixture
def fixed() -> Fixed:
    return Fixed()


@pytest.fixture
def api(fixed: Fixed) -> Iterator[OfficerApi]:
    with Listener(fixed) as server:
        url = f"http://127.0.0.1:{server.port}"
        store = MemoryTokens(tokens(url))
        made = OfficerApi(
            url, store, clock=lambda: NOW, device_id="pc", stop=threading.Event(), patience=Patience(2.0, 2.0), nonce=lambda: "n1"
        )
        with closing(made):
            yield made
        assert store.saved == [], "no answer of a stranger becomes a session"


def not_ours(api: OfficerApi, call: Call, what: object) -> None:
    with pytest.raises(LineError) as caught:
        call(api)
    assert isinstance(caught.value, NotOurServer), (what, caught.value)


@pytest.mark.parametrize("name", [*JSON_CALLS, *OTHER_CALLS])
def test_another_type_or_no_sense_at_all(api: OfficerApi, fixed: Fixed, name: str) -> None:
    call = (JSON_CALLS | OTHER_CALLS)[name]
    good = json.dumps({**PING, **page(), **tokens_answer(), **RESULT, "report": report(), "results": [RESULT]}).encode()
    for mime in ("text/html", "text/plain", "", "application/jsonp", "image/svg+xml; application/json"):
        fixed.say(good, mime)
        if name != "stored":
            not_ours(api, call, mime)
    nonsense = (
        b"",
        b"null",
        b"[]",
        b"0",
        b'"x"',
        b"{",
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b'{"a":NaN}',
        b"NaN",
        b"Infinity",
        DEEP,
    )
    for body in (*nonsense, b"{}", b'{"items": null}', b"\x00" * 100):
        fixed.say(body)
        if name != "stored":
            not_ours(api, call, body[:20])


@pytest.mark.parametrize(("name", "document"), [(name, one) for name, wrong in ALMOST.items() for one in wrong])
def test_almost_right_is_wrong(api: OfficerApi, fixed: Fixed, name: str, document: object) -> None:
    fixed.say(json.dumps(document).encode())
    not_ours(api, JSON_CALLS[name], document)


@pytest.mark.parametrize(("name", "document"), [(name, one) for name, odd in COSTS_ITSELF.items() for one in odd])
def test_an_odd_field_costs_itself(api: OfficerApi, fixed: Fixed, name: str, document: object) -> None:
    fixed.say(json.dumps(document).encode())
    assert JSON_CALLS[name](api) is not None


@pytest.mark.parametrize("name", [*JSON_CALLS, *OTHER_CALLS])
def test_another_deployment_is_not_believed_whatever_it_says(api: OfficerApi, fixed: Fixed, name: str) -> None:
    if name == "sign_in":  # a new session may be begun with a new deployment; what it then says is checked
        return
    for status in ("200 OK", "201 Created", "204 No Content", "401 No", "404 Not Found", "409 Conflict", "503 Busy"):
        fixed.say(json.dumps({**PING, **page()}).encode(), status=status, instance="another")
        if name == "ping":
            with pytest.raises(LineError):
                api.ping()
            continue
        not_ours(api, (JSON_CALLS | OTHER_CALLS)[name], status)


@pytest.mark.parametrize("name", [*JSON_CALLS, *OTHER_CALLS])
def test_a_success_of_another_kind_is_not_ours(api: OfficerApi, fixed: Fixed, name: str) -> None:
    for status in ("202 Accepted", "203 Other", "204 No Content", "205 Reset", "206 Part", "226 IM", "299 Well"):
        fixed.say(b"", status=status)
        with pytest.raises((NotOurServer, Unreachable)):
            (JSON_CALLS | OTHER_CALLS)[name](api)


def test_only_items_without_an_identity_are_kept_as_unknown(api: OfficerApi, fixed: Fixed) -> None:
    """One odd item must not hold up a whole office; what of a report can be read is shown, the rest named."""
    named: list[tuple[dict[str, Any], str]] = [
        (item("r1", text=7), "text"),
        (item("r1", point=[1]), "point"),
        (item("r1", received_at="2017-02-21T06:34:07"), "received_at"),
        (item("r1", clocks={}), "clocks.response_due"),
        ({**item("r1"), "kind": "exploded"}, "kind"),
    ]
    unknown: list[dict[str, Any]] = [
        item("x" * 201),
        {"kind": "left", "rev": 1},
        {"kind": "exploded", "rev": 10**15, "what": [[[[]]]]},
        {"kind": "report", "rev": 1, "report": None},
    ]
    fixed.say(json.dumps(page(item("good"), *(one for one, _ in named), *unknown)).encode())
    good, *found = api.changes(None).items
    assert isinstance(good, FeedReport) and good.unread == ()
    for one, (_, field) in zip(found, named, strict=False):
        assert isinstance(one, FeedReport) and one.unread[0].field == field
    assert [type(one).__name__ for one in found[len(named) :]] == ["FeedUnknown"] * len(unknown)
