"""A long operation costs its sender alone: it is read before the transaction, and what is longer than it may be is refused."""

import json
from typing import Any
from unittest.mock import patch

import pytest

from central import asked
from central.asked import MAX_BYTES
from central.turnstile import Turnstile
from officer_app.domain.compact import CODING, packed
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer

MIB = 1024 * 1024


def body_of(operation: dict[str, Any], length: int) -> bytes:
    """A batch of one operation that is so long, in a field that nobody knows."""
    bare = len(json.dumps(operation | {"ballast": ""}))
    return json.dumps({"operations": [operation | {"ballast": "x" * (length - bare)}]}).encode()


def sent(line: Caller, body: bytes) -> Any:
    headers = {"Content-Type": "application/json", "Content-Encoding": CODING}
    return line.call("POST", "/operations", data=packed(body), headers=headers)


def test_an_operation_that_unpacks_to_31_mib_ends_at_the_door(lurah: Caller) -> None:
    body = body_of(lurah.operation("r1", "note", {"text": "besar"}), 31 * MIB)
    assert len(packed(body)) < 64 * 1024
    assert sent(lurah, body).status_code == 413


def test_an_operation_may_have_256_kib_and_not_a_byte_more(lurah: Caller) -> None:
    longest, longer = (lurah.operation("r1", "note", {"text": text}) for text in ("muat", "terlalu panjang"))
    assert sent(lurah, body_of(longest, MAX_BYTES)).json()["results"][0]["status"] == "applied"
    refused = sent(lurah, body_of(longer, MAX_BYTES + 1)).json()["results"][0]
    assert (refused["op_id"], refused["status"]) == (longer["op_id"], "rejected")
    assert list(refused["problem"]["fields"]) == ["operation"]
    assert lurah.call("GET", f"/operations/{longer['op_id']}").status_code == 404, "nothing of it is kept"
    assert lurah.send(longer)[0]["status"] == "applied", "sent as it may be, it is done"


@pytest.mark.parametrize("work", ["read", "content_hash"])
def test_an_operation_is_taken_apart_while_others_may_write(lurah: Caller, central_server: CentralServer, work: str) -> None:
    turnstile: Turnstile = central_server.storage._turnstile
    free: list[bool] = []
    real = getattr(asked, work)

    def watched(raw: bytes) -> Any:
        free.append(not turnstile._threads.locked())
        return real(raw)

    with patch.object(asked, work, watched):
        assert lurah.do("r1", "note", {"text": "dicek"})["status"] == "applied"
    assert free == [True]
