"""Every call of docs/openapi.json asked by a stranger to its code: requests made from the document alone, and answers held to it.

For each call three kinds of requests: such as the document allows, such as it forbids, and allowed ones that name what is really
there. No answer is a failure of the server, and each has a status, a type, headers and a body that the document names.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from tests.fakes.central_office import BASE, PASSWORD, Caller, SetClock, op_id, photo, picture, seed, upload_headers
from tests.fakes.central_process import CentralServer

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
SCHEMA = schemathesis.openapi.from_path(DOCUMENT)
Call = APIOperation[Any, Any, Any, Any]
OPERATIONS: list[Call] = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]
SIGN_IN, SIGN_OUT = ("post", "/session"), ("delete", "/session")
HAND_IN = ("post", "/operations")
# Proving a password takes as long as it does at the real centre.
EXAMPLES = {SIGN_IN: 8, ("post", "/session/password"): 8}
MOST = 15
# Neither takes anything, a token included, so nothing can be wrong with what they are asked.
_TAKES_NOTHING = (("options", "/uploads"), ("get", "/health"))
REFUSABLE = [found for found in OPERATIONS if (found.method, found.path) not in _TAKES_NOTHING]

# What a payload is known by, most telling first.
KINDS = {
    "to": "move",
    "into": "merge",
    "photos": "evidence",
    "category": "recategorise",
    "point": "relocate",
    "priority": "prioritise",
    "reason": "reopen",
    "text": "note",
    "answer": "validate",
}

load_all_checks()
HELD_TO: list[Any] = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)


@schemathesis.serializer("application/offset+octet-stream")
def as_bytes(_: object, value: Any) -> bytes:
    """Bytes of a photo go as they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@dataclass
class World:
    """A served city, an officer's line to it, what there is to be named, and what was answered."""

    server: CentralServer
    line: Caller
    names: Mapping[str, str]
    answered: Counter[int] = field(default_factory=Counter)

    def ask(self, operation: Call, case: Case[Any]) -> None:
        """Send one request and hold its answer to the document."""
        answer = case.call(base_url=self.server.url + BASE, headers=self._authorization(operation))
        self.answered[answer.status_code] += 1
        case.validate_response(answer, checks=HELD_TO)

    def _authorization(self, operation: Call) -> dict[str, str]:
        if call_of(operation) == SIGN_OUT:
            self.line.sign_in("lurah")
        return {"Authorization": str(self.line.session.headers["Authorization"])}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """One city for all requests of a call: it must live through all of them."""
    with CentralServer(tmp_path / "data", clock=SetClock()) as server:
        seed(server.storage)
        line = Caller(server.url, "lurah")
        sha256 = line.upload(picture(1))
        operation = line.operation("r1", "evidence", {"photos": [photo(sha256)]})
        assert line.send(operation)[0]["status"] == "applied"
        upload = line.begin_upload(picture(2)).headers["Location"].rpartition("/")[2]
        other = Caller(server.url, "lurah")
        names = {"report_id": "r1", "sha256": sha256, "op_id": operation["op_id"], "upload_id": upload}
        yield World(server, line, names | {"session_id": other.get("/sessions")["items"][0]["id"]})
        assert line.sign_in("camat").status_code == 200
        other.close()
        line.close()


def call_of(operation: Call) -> tuple[str, str]:
    """A call as the tables here name it."""
    return operation.method, operation.path


def ask_many(world: World, operation: Call, cases: st.SearchStrategy[Case[Any]]) -> None:
    """Ask with many cases, the same ones in every run."""
    examples = EXAMPLES.get(call_of(operation), MOST)

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def ask(case: Case[Any]) -> None:
        world.ask(operation, case)

    ask()


def really_there(world: World, call: tuple[str, str]) -> dict[str, Any]:
    """What a call names besides its address: a password, a token, a photo that is announced, bytes that belong there."""
    match call:
        case ("post", "/session"):
            return {"body": {"login": "lurah", "password": PASSWORD, "device_id": "d"}}
        case ("post", "/session/password"):
            return {"body": {"password": PASSWORD, "new_password": f"{PASSWORD}-baru"}}
        case ("post", "/session/refresh"):
            return {"body": {"refresh_token": world.line.tokens["refresh_token"]}}
        case ("post", "/uploads"):
            return {"headers": upload_headers(picture(3))}
        case ("patch", "/uploads/{upload_id}"):
            return {"headers": {"Upload-Offset": "0"}}
        case _:
            return {}


def aimed(world: World, case: Case[Any]) -> Case[Any]:
    """The same operations, but each of its own kind, under a good id, by this officer and at a report that is there."""
    body: Any = case.body
    for place, operation in enumerate(body["operations"]):
        kind = next((kind for name, kind in KINDS.items() if name in operation["payload"]), "assign")
        names = {"op_id": op_id(), "author_id": world.line.officer_id, "report_id": ("r1", "p1", "r2", "x1")[place % 4]}
        operation |= {"kind": kind, "depends_on": [], **names}
    return case


def test_every_call_of_the_document_is_asked() -> None:
    document = json.loads(DOCUMENT.read_text())
    assert {call_of(found) for found in OPERATIONS} == {(m, path) for path, item in document["paths"].items() for m in item}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.label)
def test_requests_that_the_document_allows(world: World, operation: Call) -> None:
    ask_many(world, operation, operation.as_strategy())
    assert world.answered


@pytest.mark.parametrize("operation", REFUSABLE, ids=lambda found: found.label)
def test_requests_that_the_document_forbids(world: World, operation: Call) -> None:
    ask_many(world, operation, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    assert set(world.answered) & {400, 401, 404}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.label)
def test_requests_for_what_is_there(world: World, operation: Call) -> None:
    named = {p.name: world.names[p.name] for p in operation.path_parameters if p.name in world.names}
    cases = operation.as_strategy(path_parameters=named or None, **really_there(world, call_of(operation)))
    ask_many(world, operation, cases.map(lambda case: aimed(world, case)) if call_of(operation) == HAND_IN else cases)
    assert any(status < 400 for status in world.answered), world.answered
