"""A batch of operations shares one transaction, and each of them still takes effect as a whole or not at all."""

from collections.abc import Callable
from typing import Any

import pytest

from central import operations
from central.reports import append_event
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer


def test_a_batch_is_one_commit(lurah: Caller, central_server: CentralServer) -> None:
    commits: list[None] = []
    central_server.storage.on_commit(lambda: commits.append(None))
    results = lurah.send(*(lurah.operation("r1", "note", {"text": f"catatan {number}"}) for number in range(20)))
    assert {result["status"] for result in results} == {"applied"}
    assert len({result["rev"] for result in results}) == 20
    assert len(commits) == 1


@pytest.mark.expects_errors
def test_what_came_before_a_failure_stays_and_what_failed_left_nothing(lurah: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    first, broken, last = (lurah.operation("r1", "note", {"text": text}) for text in ("satu", "rusak", "tiga"))
    with monkeypatch.context() as patch:
        patch.setattr(operations, "append_event", _failing_at("rusak", append_event))
        answer = lurah.call("POST", "/operations", json={"operations": [first, broken, last]})
        assert answer.status_code == 500
    before = lurah.report("r1")["rev"]
    assert _notes(lurah) == ["satu"]
    assert lurah.call("GET", f"/operations/{first['op_id']}").json()["status"] == "applied"
    assert lurah.call("GET", f"/operations/{broken['op_id']}").status_code == 404
    results = lurah.send(first, broken, last)
    assert [result["rev"] for result in results] == [before, before + 1, before + 2]
    assert _notes(lurah) == ["satu", "rusak", "tiga"]


def test_a_conflict_and_a_refusal_leave_the_others_alone(lurah: Caller) -> None:
    results = lurah.send(
        lurah.operation("r1", "move", {"to": "in_progress"}, guard={"status": "delegated"}),
        lurah.operation("r1", "move", {"to": "done"}),
        lurah.operation("x1", "note", {"text": "bukan wilayah"}),
        lurah.operation("r1", "note", {"text": "tetap"}),
    )
    assert [result["status"] for result in results] == ["conflict", "rejected", "conflict", "applied"]
    assert _notes(lurah) == ["tetap"]


def test_one_operation_twice_in_a_batch_takes_effect_once(lurah: Caller) -> None:
    operation = lurah.operation("r1", "note", {"text": "sekali"})
    first, second = lurah.send(operation, operation)
    assert first == second
    assert _notes(lurah) == ["sekali"]


def _failing_at(text: str, append: Callable[..., Any]) -> Callable[..., Any]:
    def failing(tx: Any, report_id: str, event: Any) -> None:
        append(tx, report_id, event)
        if event.data.get("text") == text:
            raise RuntimeError("broken on purpose")

    return failing


def _notes(line: Caller) -> list[str]:
    events = line.get("/reports/r1/events")["items"]
    return [event["data"]["text"] for event in events if event["kind"] == "note"]
