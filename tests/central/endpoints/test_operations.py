"""Operations through the API: replay, changed content, guards, colleagues who were quicker, photos, dependencies, strangers."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from central import schema
from central.housekeeping import clear_away
from tests.fakes.central_office import NEXT, Caller, SetClock, digest, photo, picture, set_office_hours
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]
TAKE_ON = {"to": "in_progress"}


def word(result: Any) -> tuple[str, str | None]:
    problem = result.get("problem", {})
    return result["status"], problem.get("detail") or problem.get("type", ":").rpartition(":")[2] or None


def event_count(central: CentralServer, report_id: str) -> int:
    with central.storage.reading() as connection:
        query = select(func.count()).select_from(schema.event).where(schema.event.c.report_id == report_id)
        return int(connection.execute(query).scalar_one())


def test_applied_operation_is_there_with_its_history(lurah: Caller, clock: SetClock) -> None:
    clock.move(timedelta(minutes=10))
    operation = lurah.operation("r1", "move", TAKE_ON, guard={"status": "waiting"}, recorded_at="2026-03-02T03:04:05.678+00:00")
    result = lurah.send(operation)[0]
    report = lurah.report("r1")
    assert (result["op_id"], result["status"], result["rev"]) == (operation["op_id"], "applied", report["rev"])
    assert result["report"] == {name: value for name, value in report.items() if name != "raw_text"}
    assert (report["status"], report["assignee"], report["clocks"]["responded_at"]) == (
        "in_progress",
        "o-lurah",
        "2026-03-02T03:04:05.678000Z",
    )
    event = lurah.get("/reports/r1/events", params={"after": 1})["items"][0]
    assert event == {
        "seq": 2,
        "kind": "move",
        "at": "2026-03-02T03:10:00Z",
        "recorded_at": "2026-03-02T03:04:05.678000Z",
        "actor": {"id": "o-lurah", "name": "Siti Rahma", "title": "Lurah"},
        "op_id": operation["op_id"],
        "data": {"to": "in_progress", "photos": []},
    }


@pytest.mark.parametrize("recorded_at", ["2020-01-01T00:00:00Z", "2031-01-01T00:00:00+07:00"])
def test_a_wrong_clock_moves_no_deadline_out_of_reach(lurah: Caller, clock: SetClock, recorded_at: str) -> None:
    clock.move(timedelta(hours=1))
    lurah.sign_in("lurah")
    lurah.do("r1", "move", TAKE_ON, recorded_at=recorded_at)
    responded = lurah.report("r1")["clocks"]["responded_at"]
    assert "2026-03-02T03:00:00Z" <= responded <= "2026-03-02T04:00:00Z"


def test_same_operation_again_answers_the_stored_result(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    operation = lurah.operation("r1", "move", TAKE_ON, guard={"status": "waiting"})
    first = lurah.send(operation)[0]
    camat.do("r1", "move", {"to": "rejected", "reason": "bukan wilayah"})
    events = event_count(central_server, "r1")
    again = lurah.send(operation)[0]
    assert (again["status"], again["rev"]) == ("applied", first["rev"]), "a lost answer is no conflict"
    assert again["report"]["status"] == "rejected", "the report comes as it stands now"
    assert event_count(central_server, "r1") == events
    shuffled = dict(reversed(operation.items())) | {"unit": None}
    assert lurah.send(shuffled)[0]["rev"] == first["rev"], "order and nulls change nothing"
    stored = lurah.get(f"/operations/{operation['op_id']}")
    assert (stored["op_id"], stored["status"], stored["rev"]) == (operation["op_id"], "applied", first["rev"])


def test_same_id_with_other_content_is_refused_and_changes_nothing(lurah: Caller, central_server: CentralServer) -> None:
    operation = lurah.operation("r1", "note", {"text": "one"})
    lurah.send(operation)
    result = lurah.send(operation | {"payload": {"text": "two"}})[0]
    assert word(result) == ("rejected", "operation-changed")
    assert event_count(central_server, "r1") == 2
    assert lurah.send(operation)[0]["status"] == "applied"


def test_same_operation_twice_at_once_has_one_effect(caller: Open, central_server: CentralServer) -> None:
    lines = [caller("lurah") for _ in range(6)]
    operation = lines[0].operation("r1", "note", {"text": "once"})
    results: list[str] = []

    def send(line: Caller) -> None:
        results.append(line.send(operation)[0]["status"])

    threads = [threading.Thread(target=send, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results) <= {"applied", "in_progress"}
    assert "applied" in results
    assert event_count(central_server, "r1") == 2


def test_stale_guard_is_a_conflict_that_shows_the_report_and_may_be_sent_again(lurah: Caller, camat: Caller) -> None:
    camat.do("r1", "move", {"to": "rejected", "reason": "x"})
    operation = lurah.operation("r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "waiting"})
    result = lurah.send(operation)[0]
    assert word(result) == ("conflict", "status-changed")
    assert result["report"]["status"] == "rejected"
    assert lurah.call("GET", f"/operations/{operation['op_id']}").status_code == 404
    camat.do("r1", "reopen", {"reason": "salah"})
    assert lurah.send(operation)[0]["status"] == "applied"


def test_the_centres_edits_of_other_fields_do_not_conflict(lurah: Caller, camat: Caller) -> None:
    camat.do("r1", "prioritise", {"priority": 3})
    camat.do("r1", "recategorise", {"category": "flood"})
    result = lurah.do("r1", "move", TAKE_ON, guard={"status": "waiting"}, base_rev=1)
    assert (result["status"], result["report"]["priority"], result["report"]["category"]) == ("applied", 3, "flood")


def test_guard_of_the_assignee(lurah: Caller, camat: Caller) -> None:
    camat.do("r1", "assign", {"officer": "o-field"})
    result = lurah.do("r1", "move", TAKE_ON, guard={"status": "waiting", "checks_assignee": True})
    assert word(result) == ("conflict", "assignee-changed")
    result = lurah.do("r1", "move", TAKE_ON, guard={"status": "waiting", "checks_assignee": True, "assignee": "o-field"})
    assert (result["status"], result["report"]["assignee"]) == ("applied", "o-field")


def test_two_officers_resolve_the_same_report(lurah: Caller, camat: Caller, clock: SetClock) -> None:
    lurah.do("r1", "move", TAKE_ON)
    mine, theirs = lurah.upload(picture(11)), camat.upload(picture(12))
    guard = {"status": "in_progress"}
    first = lurah.do("r1", "move", {"to": "awaiting_validation", "answer": "ditambal", "photos": [photo(mine)]}, guard=guard)
    second = camat.do("r1", "move", {"to": "awaiting_validation", "answer": "sudah rata", "photos": [photo(theirs)]}, guard=guard)
    assert (first["status"], second["status"]) == ("applied", "already_applied")
    assert second["rev"] > first["rev"]
    report = lurah.report("r1")
    assert report["public_answer"] == "ditambal", "the first one decides"
    assert [(p["sha256"], p["added_by"]) for p in report["attachments"] if p["role"] == "after"] == [
        (mine, "o-lurah"),
        (theirs, "o-camat"),
    ]
    events = lurah.get("/reports/r1/events", params={"after": 2})["items"]
    assert [(event["actor"]["id"], event["data"]["answer"]) for event in events] == [
        ("o-lurah", "ditambal"),
        ("o-camat", "sudah rata"),
    ]


def test_already_done_without_anything_new_leaves_no_trace(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    first = camat.do("r1", "move", TAKE_ON)
    second = lurah.do("r1", "move", TAKE_ON, guard={"status": "waiting"})
    assert (second["status"], second["rev"], second["report"]["assignee"]) == ("already_applied", first["rev"], "o-camat")
    assert event_count(central_server, "r1") == 2


def test_missing_photos_are_named_and_nothing_happens_until_they_are_there(lurah: Caller, camat: Caller) -> None:
    lurah.do("r1", "move", TAKE_ON)
    data = picture(3)
    camat.upload(data)  # a hash alone grants nothing: another officer's upload is not his
    payload = {"to": "awaiting_validation", "answer": "selesai", "photos": [photo(digest(data)), photo("0" * 64)]}
    operation = lurah.operation("r1", "move", payload, guard={"status": "in_progress"})
    result = lurah.send(operation)[0]
    assert (result["status"], result["missing"]) == ("missing_blobs", [digest(data), "0" * 64])
    assert lurah.report("r1")["status"] == "in_progress"
    assert lurah.call("GET", f"/operations/{operation['op_id']}").status_code == 404
    other = picture(4)
    operation["payload"]["photos"][1]["sha256"] = digest(other)
    lurah.upload(data)
    assert lurah.send(operation)[0]["missing"] == [digest(other)]
    lurah.upload(other)
    result = lurah.send(operation)[0]
    assert result["status"] == "applied"
    kept = [(p["sha256"], p["size"], p["width"]) for p in result["report"]["attachments"] if p["role"] == "after"]
    assert kept == [(digest(data), len(data), 640), (digest(other), len(other), 640)], "sizes are the centre's own"


def test_one_photo_on_two_reports_and_twice_in_one(lurah: Caller) -> None:
    sha256 = lurah.upload(picture(5))
    photos = {"photos": [photo(sha256), photo(sha256), photo(sha256, role="during")]}
    for report_id in ("r1", "r2"):
        assert lurah.do(report_id, "evidence", photos)["status"] == "applied"
        assert [p["role"] for p in lurah.report(report_id)["attachments"] if p["sha256"] == sha256] == ["after", "during"]


def test_batch_goes_on_after_each_kind_of_failure(lurah: Caller) -> None:
    good = [lurah.operation("r1", "note", {"text": str(number)}) for number in range(2)]
    results = lurah.send(
        good[0],
        lurah.operation("r1", "move", {"to": "coordinating", "reason": "x", "agency": "nobody"}),
        lurah.operation("nowhere", "note", {"text": "x"}),
        lurah.operation("r1", "evidence", {"photos": [photo("0" * 64)]}),
        {"op_id": "no uuid"},
        good[1],
    )
    assert [result["status"] for result in results] == ["applied", "rejected", "conflict", "missing_blobs", "rejected", "applied"]
    assert [result["op_id"] for result in results if result["status"] == "applied"] == [operation["op_id"] for operation in good]


def test_operations_of_a_report_are_handled_in_their_order(lurah: Caller) -> None:
    take_on = lurah.operation("r1", "move", TAKE_ON, guard={"status": "waiting"})
    hand_on = lurah.operation(
        "r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "in_progress"}, depends_on=[take_on["op_id"]]
    )
    assert [result["status"] for result in lurah.send(take_on, hand_on)] == ["applied", "applied"]


def test_dependent_waits_for_what_has_not_come_yet(lurah: Caller) -> None:
    first = lurah.operation("r1", "note", {"text": "1"})
    second = lurah.operation("r1", "note", {"text": "2"}, depends_on=[first["op_id"]])
    assert lurah.send(second)[0]["status"] == "in_progress"
    assert lurah.send(first)[0]["status"] == "applied"
    assert lurah.send(second)[0]["status"] == "applied"


@pytest.mark.parametrize("together", [True, False])
def test_dependent_of_a_conflict_is_a_conflict(lurah: Caller, camat: Caller, together: bool) -> None:
    camat.do("r1", "move", {"to": "rejected", "reason": "x"})
    first = lurah.operation("r1", "move", {"to": "delegated", "unit": "ppsu"}, guard={"status": "waiting"})
    second = lurah.operation("r1", "note", {"text": "2"}, depends_on=[first["op_id"]])
    results = lurah.send(first, second) if together else [*lurah.send(first), *lurah.send(second)]
    assert [word(result) for result in results] == [("conflict", "status-changed"), ("conflict", "dependency-failed")]
    camat.do("r1", "reopen", {"reason": "x"})
    assert [result["status"] for result in lurah.send(first, second)] == ["applied", "applied"]


def test_dependent_of_a_rejected_one_is_a_conflict(lurah: Caller) -> None:
    first = lurah.operation("r1", "validate", {})
    second = lurah.operation("r1", "note", {"text": "2"}, depends_on=[first["op_id"]])
    assert [word(result) for result in lurah.send(first, second)] == [
        ("rejected", "wrong-role"),
        ("conflict", "dependency-failed"),
    ]


def test_a_pause_costs_only_the_office_hours_of_a_category_that_counts_them(
    lurah: Caller, caller: Open, central_server: CentralServer, clock: SetClock
) -> None:
    office = set_office_hours(central_server.storage, "roads")
    dinas = caller("dinas")
    away = lurah.do("r1", "move", {"to": "coordinating", "reason": "jalan provinsi", "agency": "bm"})["report"]["clocks"]
    paused = clock.now
    clock.move(timedelta(days=6))
    dinas.sign_in("dinas")
    back = dinas.do("r1", "move", TAKE_ON, recorded_at=clock.now.isoformat())["report"]["clocks"]
    due, moved = (datetime.fromisoformat(clocks["resolution_due"]) for clocks in (away, back))
    assert moved == office.after(due, office.worked(paused, clock.now))
    assert moved != due + timedelta(days=6)


def test_whole_way_of_a_report(lurah: Caller, camat: Caller, caller: Open) -> None:
    dinas = caller("dinas")
    assert lurah.do("r1", "move", {"to": "coordinating", "reason": "jalan provinsi", "agency": "bm"})["report"]["clocks"][
        "paused_since"
    ]
    assert dinas.do("r1", "move", TAKE_ON, guard={"status": "coordinating"})["report"]["status"] == "in_progress"
    sha256 = dinas.upload(picture(6))
    done = dinas.do("r1", "move", {"to": "awaiting_validation", "answer": "ditambal", "photos": [photo(sha256)]})
    assert (done["status"], done["report"]["public_answer"]) == ("applied", "ditambal")
    assert word(dinas.do("r1", "validate", {})) == ("rejected", "wrong-role")
    assert camat.do("r1", "return", {"reason": "foto buram"})["report"]["status"] == "in_progress"
    dinas.do("r1", "move", {"to": "awaiting_validation", "answer": "ditambal lagi", "photos": [photo(sha256)]})
    seen = camat.report("r1")["rev"]
    report = camat.do("r1", "validate", {"answer": "Terima kasih"}, base_rev=seen)["report"]
    assert (report["status"], report["public_answer"]) == ("done", "Terima kasih")
    assert report["clocks"]["resolved_at"]
    assert camat.do("r1", "reopen", {"reason": "rusak lagi"})["report"]["status"] == "in_progress"


def test_who_sent_a_result_does_not_validate_it(
    lurah: Caller, camat: Caller, caller: Open, central_server: CentralServer
) -> None:
    province = caller("province")
    camat.do("r1", "move", TAKE_ON)
    sha256 = camat.upload(picture(6))
    result = {"to": "awaiting_validation", "answer": "ditambal", "photos": [photo(sha256)]}
    camat.do("r1", "move", result)
    lines = event_count(central_server, "r1")
    own = camat.operation("r1", "validate", {})
    assert word(camat.send(own)[0]) == ("rejected", "own-result")
    assert word(camat.send(own)[0]) == ("rejected", "own-result"), "and the same when it is asked again"
    assert event_count(central_server, "r1") == lines and camat.report("r1")["status"] == "awaiting_validation"
    # What the officer sent may be taken back by them; the next result is judged by its own sender.
    assert camat.do("r1", "return", {"reason": "foto salah"})["status"] == "applied"
    assert lurah.do("r1", "move", result | {"photos": [photo(lurah.upload(picture(7)))]})["status"] == "applied"
    assert camat.do("r1", "validate", {})["report"]["status"] == "done"
    assert province.do("r1", "reopen", {"reason": "rusak lagi"})["status"] == "applied"


def test_merge_into_another_report(lurah: Caller, outsider: Caller) -> None:
    report = lurah.do("r2", "merge", {"into": "r1"})["report"]
    assert (report["status"], report["merged_into"]) == ("duplicate", "r1")
    for into in ("r1", "x1", "nowhere", "r2"):
        result = lurah.do("r1", "merge", {"into": into})
        assert (result["status"], list(result["problem"]["fields"])) == ("rejected", ["payload.into"])


def test_relocation_needs_a_place_inside_the_city(lurah: Caller) -> None:
    result = lurah.do("r1", "relocate", {"point": [0.0, 0.0]})
    assert (result["status"], result["problem"]["fields"]) == ("rejected", {"payload.point": "lies outside all areas"})
    result = lurah.do("r1", "relocate", {"point": [106.81, -6.21], "address": " Jl. Bunga "})
    assert (result["report"]["point"], result["report"]["address"], result["report"]["ward"]) == (
        [106.81, -6.21],
        "Jl. Bunga",
        "31.75.07.1003",
    )


def test_a_field_officer_moves_no_report_out_of_the_office(lurah: Caller, caller: Open, outsider: Caller) -> None:
    field = caller("field")
    there = {"point": [106.92, -6.25]}
    assert word(field.do("r1", "relocate", there)) == ("rejected", "leaves-area")
    assert field.report("r1")["ward"] == "31.75.07.1003"
    inside = field.do("r1", "relocate", {"point": [106.81, -6.21]})
    assert (inside["status"], inside["report"]["ward"]) == ("applied", "31.75.07.1003")
    # The office's desk answers for where a report belongs.
    assert lurah.do("r2", "relocate", there)["status"] == "applied"
    assert outsider.report("r2")["ward"] == "31.75.08.1001"


def test_officer_assigned_must_belong_to_the_office(lurah: Caller) -> None:
    assert lurah.do("r1", "assign", {"officer": "o-field"})["report"]["assignee"] == "o-field"
    for stranger in ("o-outsider", "nobody", "o-dinas"):
        result = lurah.do("r1", "assign", {"officer": stranger})
        assert (result["status"], list(result["problem"]["fields"])) == ("rejected", ["payload.officer"])
    assert "assignee" not in lurah.do("r1", "assign", {})["report"]


@pytest.mark.parametrize("report_id", ["r1", "n1", "nowhere"])
@pytest.mark.parametrize("kind", ["note", "move"])
def test_out_of_scope_and_unknown_look_the_same(outsider: Caller, report_id: str, kind: str) -> None:
    result = outsider.do(report_id, kind, {"text": "x"} if kind == "note" else TAKE_ON)
    assert word(result) == ("conflict", "not-in-scope")
    assert "report" not in result


def test_report_gone_for_good_is_said_to_those_who_had_it(lurah: Caller, outsider: Caller, central_server: CentralServer) -> None:
    with central_server.storage.writing() as tx:
        row = {"kind": "purged", "report_id": "old", "ward": "31.75.07.1003", "agency": None, "into": None, "reason": None}
        tx.execute(schema.departure.insert().values(rev=tx.next_rev(), at=tx.now_millis, **row))
    assert word(lurah.do("old", "note", {"text": "x"})) == ("conflict", "gone")
    assert word(outsider.do("old", "note", {"text": "x"})) == ("conflict", "not-in-scope")


def test_nobody_acts_or_asks_under_anothers_name(lurah: Caller, caller: Open, central_server: CentralServer) -> None:
    field = caller("field")
    operation = lurah.operation("r1", "note", {"text": "mine"})
    assert word(field.send(operation)[0]) == ("rejected", "wrong-author")
    assert lurah.send(operation)[0]["status"] == "applied", "the refusal does not stand in the author's way"
    assert word(field.send(operation)[0]) == ("rejected", "wrong-author")
    assert word(field.send(operation | {"author_id": "o-field"})[0]) == ("rejected", "operation-changed")
    assert field.call("GET", f"/operations/{operation['op_id']}").status_code == 404
    assert event_count(central_server, "r1") == 2


def test_results_are_kept_for_half_a_year(lurah: Caller, clock: SetClock, central_server: CentralServer) -> None:
    operation = lurah.operation("r1", "note", {"text": "x"})
    lurah.send(operation)
    clock.move(timedelta(days=179))
    clear_away(central_server.storage)
    lurah.sign_in("lurah")
    assert lurah.get(f"/operations/{operation['op_id']}")["status"] == "applied"
    clock.move(timedelta(days=2))
    clear_away(central_server.storage)
    lurah.sign_in("lurah")
    assert lurah.call("GET", f"/operations/{operation['op_id']}").status_code == 404


def test_officer_of_a_larger_area_acts_below(camat: Caller, central_server: CentralServer) -> None:
    assert camat.report("n1")["ward"] == NEXT
    assert camat.do("n1", "move", TAKE_ON)["status"] == "applied"
