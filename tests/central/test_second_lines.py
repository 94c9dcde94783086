"""What holds when the first line does not: each rule of the order of checks shown by a case that only it decides.

Looked up first (F02), content compared (F04), author, guard (F15, F16), and UNIQUE(op_id) under it all (F01, F03).
"""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from central import schema
from central.asked import Came
from central.officers import find_officer
from central.operations import Operations
from central.storage import Storage, Writing
from central.wire_operations import Result, ResultStatus
from officer_app.domain.officers import Officer
from officer_app.domain.workflow import Workflow
from tests.fakes.central_office import Caller, photo, picture, seed
from tests.fakes.central_process import CentralServer
from tests.fakes.central_rows import event_count, row_count

Open = Callable[[str | None], Caller]


def word(result: Any) -> tuple[str, str | None]:
    problem = result.get("problem", {})
    return result["status"], problem.get("detail") or problem.get("type", "").rpartition(":")[2] or None


class Late(Operations):
    """A second server of the same database that looked an operation up just before the first one's commit."""

    def __init__(self, storage: Storage, misses: int) -> None:
        super().__init__(storage, Workflow())
        self.misses = misses

    def _known(self, tx: Writing, op_id: str, one: Came, officer: Officer) -> Result | None:
        if self.misses:
            self.misses -= 1
            return None
        return super()._known(tx, op_id, one, officer)


def officer_of(storage: Storage, officer_id: str) -> Officer:
    with storage.reading() as connection:
        officer = find_officer(connection, officer_id)
    assert officer is not None
    return officer


def raw(operation: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(operation))


NOTE = {
    "op_id": "01890000-0000-7000-8000-aaaaaaaaaaaa",
    "report_id": "r1",
    "kind": "note",
    "payload": {"text": "sekali saja"},
    "author_id": "o-lurah",
    "device_id": "d",
    "recorded_at": "2026-03-02T03:00:00Z",
}
MOVE = NOTE | {"kind": "move", "payload": {"to": "delegated", "unit": "ppsu"}}


@pytest.mark.parametrize("operation", [NOTE, MOVE], ids=["note", "move"])
def test_two_servers_that_both_looked_in_vain_have_one_effect(storage: Storage, operation: dict[str, Any]) -> None:
    seed(storage)
    lurah = officer_of(storage, "o-lurah")
    first = Operations(storage, Workflow()).handle(lurah, [raw(operation)])[0]
    late = Late(storage, misses=1)
    second = late.handle(lurah, [raw(operation)])[0]
    assert late.misses == 0, "the lookup was passed by"
    assert (first.status, second.status) == (ResultStatus.APPLIED, ResultStatus.APPLIED)
    assert second.rev == first.rev, "the stored result, not one of its own"
    assert event_count(storage, "r1") == 2
    assert row_count(storage, schema.operation, op_id=operation["op_id"]) == 1


def test_two_servers_with_different_content_under_one_id_refuse_the_second(storage: Storage) -> None:
    seed(storage)
    lurah = officer_of(storage, "o-lurah")
    Operations(storage, Workflow()).handle(lurah, [raw(NOTE)])
    second = Late(storage, misses=1).handle(lurah, [raw(NOTE | {"payload": {"text": "lain"}})])[0]
    assert second.problem is not None
    assert (second.status, second.problem.type) == (ResultStatus.REJECTED, "urn:officer:problem:operation-changed")
    assert event_count(storage, "r1") == 2


def test_a_second_server_that_never_sees_the_first_says_so_instead_of_doing_it_twice(storage: Storage) -> None:
    seed(storage)
    lurah = officer_of(storage, "o-lurah")
    Operations(storage, Workflow()).handle(lurah, [raw(NOTE)])
    with pytest.raises(IntegrityError):
        Late(storage, misses=2).handle(lurah, [raw(NOTE)])
    assert event_count(storage, "r1") == 2


def test_an_operation_id_is_unique_in_the_database_itself(storage: Storage) -> None:
    row = {"op_id": "x", "hash": "", "author_id": "o", "report_id": "r", "result": "{}", "at": 0}
    with storage.writing() as tx:
        tx.execute(insert(schema.operation).values(row))
    with pytest.raises(IntegrityError), storage.writing() as tx:
        tx.execute(insert(schema.operation).values(row | {"author_id": "another"}))
    assert row_count(storage, schema.operation) == 1


def test_same_operation_at_the_same_time_has_one_effect(storage: Storage) -> None:
    """Two servers with locks of their own: only the database stands between them."""
    seed(storage)
    lurah = officer_of(storage, "o-lurah")
    results: list[Result] = []

    def send() -> None:
        results.extend(Operations(storage, Workflow()).handle(lurah, [raw(NOTE)]))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(result.status, result.rev) for result in results} == {(ResultStatus.APPLIED, results[0].rev)}
    assert event_count(storage, "r1") == 2


def test_lookup_comes_before_the_guard(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    """F02: the answer was lost, the centre moved on, the guard is stale by now: no conflict."""
    operation = lurah.operation("r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "waiting"})
    rev = lurah.send(operation)[0]["rev"]
    camat.do("r1", "move", {"to": "coordinating", "agency": "bm", "reason": "jalan provinsi"})
    again = lurah.send(operation)[0]
    assert (again["status"], again["rev"], again["report"]["status"]) == ("applied", rev, "coordinating")
    assert event_count(central_server.storage, "r1") == 3


def test_lookup_comes_before_scope_and_role(caller: Open, lurah: Caller, camat: Caller) -> None:
    """F02: the report left his area meanwhile: what he did there still answers, without showing it."""
    operation = lurah.operation("r1", "note", {"text": "x"})
    rev = lurah.send(operation)[0]["rev"]
    camat.do("r1", "relocate", {"point": [106.87, -6.25]})
    again = lurah.send(operation)[0]
    assert (again["status"], again["rev"], "report" in again) == ("applied", rev, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": {"text": "lain"}},
        {"report_id": "r2"},
        {"kind": "answer"},
        {"base_rev": 7},
        {"guard": {"status": "waiting"}},
        {"recorded_at": "2026-03-02T03:00:01Z"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_content_is_compared_whole(lurah: Caller, central_server: CentralServer, changes: dict[str, Any]) -> None:
    """F04: the same id with anything changed is refused, and the first stays as it was."""
    operation = lurah.operation("r1", "note", {"text": "asli"})
    rev = lurah.send(operation)[0]["rev"]
    assert word(lurah.send(operation | changes)[0]) == ("rejected", "operation-changed")
    assert (event_count(central_server.storage, "r1"), event_count(central_server.storage, "r2")) == (2, 1)
    assert lurah.send(operation)[0]["rev"] == rev


def test_nobody_acts_under_anothers_name(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    """F22: what another officer left on a shared computer is refused under this one's token, and stays good for its author."""
    of_lurah = lurah.operation("r1", "note", {"text": "dari lurah"})
    assert word(camat.send(of_lurah)[0]) == ("rejected", "wrong-author")
    assert event_count(central_server.storage, "r1") == 1
    assert row_count(central_server.storage, schema.operation) == 0, "nothing is remembered that would stand in his way"
    assert lurah.send(of_lurah)[0]["status"] == "applied"
    refused = camat.send(of_lurah)[0]
    assert (word(refused), "report" in refused, "rev" in refused) == (("rejected", "wrong-author"), False, False)
    assert event_count(central_server.storage, "r1") == 2
    events = camat.get("/reports/r1/events", params={"after": 1})["items"]
    assert [event["actor"]["id"] for event in events] == ["o-lurah"]


def test_nobody_reads_the_result_of_anothers_operation(lurah: Caller, camat: Caller) -> None:
    operation = lurah.operation("r1", "note", {"text": "x"})
    lurah.send(operation)
    assert camat.call("GET", f"/operations/{operation['op_id']}").status_code == 404


def test_stale_status_overwrites_nothing(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    """F15: the workflow alone would allow this move from where the report stands now; only the guard says no."""
    camat.do("r1", "move", {"to": "in_progress"})
    result = lurah.do("r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "waiting"})
    assert word(result) == ("conflict", "status-changed")
    assert (result["report"]["status"], result["report"]["assignee"]) == ("in_progress", "o-camat")
    assert event_count(central_server.storage, "r1") == 2
    assert lurah.do("r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "in_progress"})["status"] == "applied"


def test_reassigned_report_is_not_resolved_under_its_new_owner(lurah: Caller, camat: Caller) -> None:
    """F15: status and workflow still fit, only the owner is another."""
    lurah.do("r1", "move", {"to": "in_progress"})
    camat.do("r1", "assign", {"officer": "o-field"}, base_rev=camat.report("r1")["rev"])
    sha256 = lurah.upload(picture(61))
    payload = {"to": "awaiting_validation", "answer": "selesai", "photos": [photo(sha256)]}
    guard = {"status": "in_progress", "assignee": "o-lurah", "checks_assignee": True}
    result = lurah.do("r1", "move", payload, guard=guard)
    assert word(result) == ("conflict", "assignee-changed")
    report = camat.report("r1")
    assert (report["status"], report["assignee"], "public_answer" in report) == ("in_progress", "o-field", False)


def test_second_resolution_after_the_first_was_validated_is_a_conflict(lurah: Caller, camat: Caller) -> None:
    """F16: both resolved offline, and the first one's result was validated before the second arrives."""
    lurah.do("r1", "move", {"to": "in_progress"})
    first, second = lurah.upload(picture(62)), camat.upload(picture(63))
    guard = {"status": "in_progress"}
    lurah.do("r1", "move", {"to": "awaiting_validation", "answer": "satu", "photos": [photo(first)]}, guard=guard)
    camat.do("r1", "validate", {})
    result = camat.do("r1", "move", {"to": "awaiting_validation", "answer": "dua", "photos": [photo(second)]}, guard=guard)
    assert (word(result), result["report"]["status"]) == (("conflict", "status-changed"), "done")
    assert camat.report("r1")["public_answer"] == "satu"
    assert camat.do("r1", "evidence", {"photos": [photo(second)]})["status"] == "applied", "what he has can be added"
