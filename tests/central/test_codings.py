"""Content codings at the centre: what is sent to whom, and what may come."""

import gzip
import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from central.codings import PLAIN, Packed, Taken, coded
from officer_app.domain.compact import CODING, LONGEST, SHORTEST, packed, unpacked
from officer_app.domain.compact_words import DICTIONARY
from tests.fakes.central_office import Caller

JSON = {"Content-Type": "application/json"}
MIB = 1024 * 1024


def fetched(caller: Caller, path: str, accepted: str, **headers: str) -> tuple[str | None, bytes]:
    """The coding of an answer, and its bytes as they were on the wire."""
    answer = caller.call("GET", path, headers={"Accept-Encoding": accepted, **headers}, stream=True)
    assert answer.status_code == 200
    assert answer.headers["Vary"] == "Accept-Encoding"
    return answer.headers.get("Content-Encoding"), answer.raw.read(decode_content=False)


def sent(caller: Caller, body: bytes, coding: str | None, path: str = "/operations") -> Any:
    """The answer to a body that says of itself how it is coded."""
    return caller.call("POST", path, data=body, headers=JSON | ({"Content-Encoding": coding} if coding is not None else {}))


def batch(*operations: dict[str, Any]) -> bytes:
    """The body of a batch."""
    return json.dumps({"operations": operations}).encode()


def test_small_answers_are_compact_where_the_coding_is_named(lurah: Caller) -> None:
    coding, plain = fetched(lurah, "/changes", "identity")
    assert coding is None
    coding, small = fetched(lurah, "/changes", f"{CODING}, gzip")
    assert coding == CODING
    zipped = fetched(lurah, "/changes", "gzip")
    assert zipped[0] == "gzip"
    assert len(small) < len(zipped[1]) < len(plain)
    found, same = json.loads(unpacked(small, MIB)), json.loads(plain)
    assert found["items"] == same["items"] == json.loads(gzip.decompress(zipped[1]))["items"]


def test_the_word_that_there_is_something_is_compact_too(lurah: Caller, camat: Caller) -> None:
    cursor = lurah.changes()["cursor"]
    camat.do("r1", "note", {"text": "baru"})
    path = f"/changes?limit=1&cursor={cursor}"
    coding, small = fetched(lurah, path, CODING, Prefer="wait=5, return=minimal")
    assert coding == CODING
    told = json.loads(unpacked(small, MIB))
    assert (told["items"], told["cursor"], told["more"]) == ([], cursor, True)
    assert len(small) < len(fetched(lurah, path, "gzip", Prefer="wait=5, return=minimal")[1])


@pytest.mark.parametrize("accepted", ["*", f"{CODING};q=0", "crop-deflate-2", f"{CODING}; q=0.0, gzip;q=0", "", "identity"])
def test_nobody_is_sent_what_he_did_not_name(lurah: Caller, accepted: str) -> None:
    assert fetched(lurah, "/changes", accepted)[0] in (None, "gzip" if accepted == "*" else None)


def test_what_each_body_is_sent_in() -> None:
    both = Taken(gzip=True, compact=True)
    assert coded(b"x" * (SHORTEST - 1), both).coding is None
    assert coded(b"x" * SHORTEST, both).coding == CODING
    assert coded(b"x" * LONGEST, both).coding == CODING
    assert coded(b"x" * (LONGEST + 1), both).coding == "gzip"
    assert coded(b"x" * (LONGEST + 1), Taken(compact=True)).coding is None
    assert coded(b"x" * LONGEST, Taken(gzip=True)).coding == "gzip"
    assert coded(b"x" * LONGEST, PLAIN) == Packed(b"x" * LONGEST)
    noise = bytes(range(0, 256, 2))
    assert coded(noise, both) == Packed(noise), "no coding makes it longer"


def test_tokens_are_sent_plain(caller: Callable[[str | None], Caller]) -> None:
    nobody = caller(None)
    body = {"login": "lurah", "password": "rahasia-sekali", "device_id": "device-1"}
    answer = nobody.call("POST", "/session", json=body, headers={"Accept-Encoding": f"{CODING}, gzip"})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


def test_operations_may_come_compact(lurah: Caller) -> None:
    operation = lurah.operation("r1", "note", {"text": "Sudah dicek di lokasi."})
    first = sent(lurah, packed(batch(operation)), CODING)
    assert [result["status"] for result in first.json()["results"]] == ["applied"]
    again = sent(lurah, batch(operation), None)
    assert again.json()["results"][0]["rev"] == first.json()["results"][0]["rev"], "the same operation, however it came"
    assert sent(lurah, batch(operation), "identity").status_code == 200
    assert sent(lurah, packed(batch(operation)), f"{CODING.upper()} ").status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "br", "crop-deflate-2", f"{CODING}, gzip", f"gzip, {CODING}", "x" * 2000])
@pytest.mark.parametrize("path", ["/operations", "/session", "/session/refresh"])
def test_another_coding_is_refused(lurah: Caller, coding: str, path: str) -> None:
    answer = sent(lurah, gzip.compress(b"{}"), coding, path)
    assert (answer.status_code, answer.json()["type"]) == (415, "urn:officer:problem:unknown-coding")
    assert answer.headers["Accept-Encoding"] == CODING
    assert "Officer-Instance" in answer.headers


def test_what_is_not_in_the_coding_is_told(lurah: Caller) -> None:
    whole = packed(batch(lurah.operation("r1", "note", {"text": "satu"})))
    foreign = zlib.compressobj(9, zdict=b"another")
    for body in (
        b"",
        b"garbage",
        b"{}",
        whole[:-1],
        whole + b"x",
        gzip.compress(b"{}"),
        foreign.compress(b"{}") + foreign.flush(),
    ):
        answer = sent(lurah, body, CODING)
        assert (answer.status_code, answer.json()["type"]) == (400, "urn:officer:problem:validation")
        assert answer.json()["fields"]["body"].startswith(f"not {CODING}")
    assert sent(lurah, packed(b"[]"), CODING).json()["fields"] != {}


@pytest.mark.parametrize(("path", "limit"), [("/operations", 2 * MIB), ("/session", 16 * 1024), ("/session/refresh", 16 * 1024)])
def test_a_body_may_not_unpack_to_more_than_may_come_plain(lurah: Caller, path: str, limit: int) -> None:
    assert sent(lurah, packed(b" " * limit), CODING, path).status_code == 400
    answer = sent(lurah, packed(b" " * (limit + 1)), CODING, path)
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:officer:problem:too-large")


def bomb_of_zeros(count: int) -> bytes:
    """So many MiB of zeros, of which all after the first are the same bytes of the stream again."""
    deflating = zlib.compressobj(9, zdict=DICTIONARY)
    first, again = (deflating.compress(bytes(MIB)) + deflating.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    ends, adler = deflating.flush()[:-4], (count * MIB % 65521) << 16 | 1
    return first + again * (count - 1) + ends + adler.to_bytes(4)


def test_a_bomb_is_whole() -> None:
    assert unpacked(bomb_of_zeros(3), 3 * MIB) == bytes(3 * MIB)


def test_a_bomb_costs_the_centre_nothing(lurah: Caller) -> None:
    bomb = bomb_of_zeros(2000)
    assert len(bomb) > MIB
    assert sent(lurah, bomb, CODING).status_code == 413
    assert lurah.get("/me")["login"] == "lurah"
