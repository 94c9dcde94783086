"""Operations that are malformed or hostile, and texts that are odd but good."""

import json
from typing import Any

import pytest

from tests.fakes.central_office import Caller, op_id, photo


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "explode"}, "kind"),
        ({"kind": None}, "kind"),
        ({"payload": {}}, "payload.text"),
        ({"payload": {"text": ""}}, "payload.text"),
        ({"payload": {"text": " \n "}}, "payload.text"),
        ({"payload": {"text": "a\0b"}}, "payload.text"),
        ({"payload": {"text": "x" * 65_537}}, "payload.text"),
        ({"payload": {"text": 5}}, "payload.text"),
        ({"payload": []}, "payload"),
        ({"payload": None}, "payload"),
        ({"recorded_at": "yesterday"}, "recorded_at"),
        ({"recorded_at": "2026-03-02T03:00:00"}, "recorded_at"),
        ({"base_rev": -1}, "base_rev"),
        ({"base_rev": 10**30}, "base_rev"),
        ({"base_rev": True}, "base_rev"),
        ({"guard": {"status": "gone"}}, "guard.status"),
        ({"guard": 7}, "guard"),
        ({"device_id": "d\n"}, "device_id"),
        ({"report_id": "r\0"}, "report_id"),
        ({"report_id": ""}, "report_id"),
        ({"depends_on": ["x"]}, "depends_on[0]"),
        ({"depends_on": [op_id()] * 51}, "depends_on"),
        ({"kind": "prioritise", "payload": {"priority": 4}}, "payload.priority"),
        ({"kind": "relocate", "payload": {"point": [181, 0]}}, "payload.point[0]"),
        ({"kind": "relocate", "payload": {"point": [1]}}, "payload.point"),
        ({"kind": "recategorise", "payload": {"category": "none"}}, "payload.category"),
        ({"kind": "move", "payload": {"to": "delegated", "unit": "none"}}, "payload.unit"),
        ({"kind": "evidence", "payload": {"photos": []}}, "payload.photos"),
        ({"kind": "evidence", "payload": {"photos": [photo("x")]}}, "payload.photos[0].sha256"),
        ({"kind": "evidence", "payload": {"photos": [photo("0" * 64, role="citizen")]}}, "payload.photos[0].role"),
        ({"kind": "evidence", "payload": {"photos": [photo("0" * 64)] * 13}}, "payload.photos"),
    ],
)
def test_malformed_operation_is_rejected_with_the_field_named(lurah: Caller, changes: dict[str, Any], field: str) -> None:
    operation = lurah.operation("r1", "note", {"text": "x"}) | changes
    result = lurah.send(operation)[0]
    assert (result["op_id"], result["status"]) == (operation["op_id"], "rejected")
    assert result["problem"]["type"] == "urn:officer:problem:validation"
    assert list(result["problem"]["fields"]) == [field]
    assert lurah.send(operation)[0] == result
    assert lurah.get(f"/operations/{operation['op_id']}") == result


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا \u202e abc",
        "😀" * 1000,
        "x" * 65_536,
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "é" * 32_768,
        "\ufffe\ue000",
        "a\r\nb",
    ],
)
def test_every_text_that_is_text_arrives_as_it_was_typed(lurah: Caller, text: str) -> None:
    assert lurah.do("r1", "note", {"text": text})["status"] == "applied"
    assert lurah.get("/reports/r1/events", params={"after": 1})["items"][0]["data"]["text"] == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"operations": []}',
        b'{"operations": {}}',
        b'{"operations": [' + b"1," * 50 + b"1]}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"operations":' * 30_000,
        b'{"operations": [NaN]}',
        b"\0",
    ],
)
def test_malformed_batch_is_a_problem(lurah: Caller, raw: bytes) -> None:
    answer = lurah.call("POST", "/operations", data=raw)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["fields"]


@pytest.mark.parametrize(
    "payload",
    [
        b'{"text": "\\ud800"}',
        b'{"text": "\\udc00\\ud800"}',
        b'{"text": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"text": 1e999}',
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "\xed\xa0\x80"}',
    ],
)
def test_hostile_payload_is_rejected_and_spoils_no_other(lurah: Caller, payload: bytes) -> None:
    bad = json.dumps(lurah.operation("r1", "note", {"text": "@"})).encode().replace(b'{"text": "@"}', payload)
    good = json.dumps(lurah.operation("r1", "note", {"text": "fine"})).encode()
    answer = lurah.call("POST", "/operations", data=b'{"operations": [' + bad + b"," + good + b"]}")
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 200:
        assert [result["status"] for result in answer.json()["results"]] == ["rejected", "applied"]


def test_batch_that_is_too_large_is_refused(lurah: Caller) -> None:
    answer = lurah.call("POST", "/operations", data=b" " * (33 * 1024 * 1024))
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:officer:problem:too-large")
