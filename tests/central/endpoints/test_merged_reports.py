"""Merged reports: what officers add goes on to the original, once; what moves a status asks."""

from typing import Any

import pytest
from sqlalchemy import update

from central import schema
from tests.fakes.central_office import HOME, Caller, new_report, photo, picture
from tests.fakes.central_process import CentralServer
from tests.fakes.central_rows import add_reports, event_count

TAKE_ON = {"to": "in_progress"}


def word(result: Any) -> tuple[str, str | None]:
    return result["status"], result.get("problem", {}).get("detail")


def history(line: Caller, report_id: str) -> list[Any]:
    events: list[Any] = line.get(f"/reports/{report_id}/events", params={"after": 1})["items"]
    return events


def merge(line: Caller, report_id: str, into: str) -> None:
    assert line.do(report_id, "merge", {"into": into})["status"] == "applied"


def test_note_goes_to_the_original_and_both_histories_tell(lurah: Caller, camat: Caller) -> None:
    merge(camat, "r2", "r1")
    before = {report_id: lurah.report(report_id) for report_id in ("r1", "r2")}
    operation = lurah.operation("r2", "note", {"text": "tiang sudah miring"}, guard={"status": "waiting"})
    result = lurah.send(operation)[0]
    original, duplicate = lurah.report("r1"), lurah.report("r2")
    assert (result["status"], result["rev"], result["report"]["id"]) == ("applied", duplicate["rev"], "r2"), "its own report's"
    assert result["report"] == {name: value for name, value in duplicate.items() if name != "raw_text"}
    assert original["rev"] > before["r1"]["rev"]
    assert duplicate["rev"] > before["r2"]["rev"]
    assert (duplicate["status"], duplicate["merged_into"]) == ("duplicate", "r1")
    added = history(lurah, "r1")[-1]
    numbers = {report_id: report["number"] for report_id, report in before.items()}
    assert (added["kind"], added["op_id"], added["actor"]["id"]) == ("note", operation["op_id"], "o-lurah")
    assert added["data"] == {"text": "tiang sudah miring", "from": "r2", "from_number": numbers["r2"]}
    told = history(lurah, "r2")[-1]
    assert (told["kind"], told["actor"]["id"], told.get("op_id")) == ("forwarded", "o-lurah", None)
    assert told["data"] == {"kind": "note", "op_id": operation["op_id"], "into": "r1", "into_number": numbers["r1"]}


def test_both_come_in_the_feed_and_the_own_one_last(lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    cursor = lurah.changes()["cursor"]
    rev = lurah.do("r2", "note", {"text": "x"})["rev"]
    items = lurah.changes(cursor)["items"]
    assert [item["report"]["id"] for item in items] == ["r1", "r2"]
    assert items[-1]["rev"] == rev, "who holds this revision holds the original's as well"


def test_evidence_hangs_on_the_original_alone(lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    data = picture(21)
    operation = lurah.operation("r2", "evidence", {"photos": [photo("0" * 64)], "text": "sesudah"})
    assert lurah.send(operation)[0]["status"] == "missing_blobs", "asked for as ever"
    sha256 = lurah.upload(data)
    assert lurah.do("r2", "evidence", {"photos": [photo(sha256)], "text": "sesudah"})["status"] == "applied"
    assert [p["added_by"] for p in lurah.report("r1")["attachments"] if p["sha256"] == sha256] == ["o-lurah"]
    assert lurah.report("r2")["attachments"] == []
    assert lurah.call("GET", f"/attachments/{sha256}").content == data


def test_public_answer_is_the_originals(lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    assert lurah.do("r2", "answer", {"text": "Sedang ditangani."})["status"] == "applied"
    original, duplicate = lurah.report("r1"), lurah.report("r2")
    assert original["public_answer"] == "Sedang ditangani."
    assert original["clocks"]["responded_at"]
    assert duplicate["public_answer"] == "Sedang ditangani.", "its citizen reads it too"
    assert [event["kind"] for event in history(lurah, "r2")] == ["merge", "forwarded"]


def test_an_answer_of_the_original_goes_to_all_who_follow_it(lurah: Caller, central_server: CentralServer) -> None:
    add_reports(central_server.storage, new_report("r3", HOME), new_report("r4", HOME))
    for report_id, into in (("r4", "r3"), ("r3", "r1"), ("r2", "r1")):
        merge(lurah, report_id, into)
    cursor = lurah.changes()["cursor"]
    operation = lurah.operation("r1", "answer", {"text": "Saluran sudah dikeruk."})
    assert lurah.send(operation, operation)[0]["status"] == "applied"
    original = lurah.report("r1")
    changed = lurah.changes(cursor)["items"]
    assert sorted(item["report"]["id"] for item in changed) == ["r1", "r2", "r3", "r4"], "each once, and in the feed"
    for report_id in ("r2", "r3", "r4"):
        assert lurah.report(report_id)["public_answer"] == "Saluran sudah dikeruk."
        line = history(lurah, report_id)[-1]
        assert (line["kind"], line["actor"]["id"], line.get("op_id")) == ("answer", "o-lurah", None)
        assert line["data"] == {"text": "Saluran sudah dikeruk.", "from": "r1", "from_number": original["number"]}


def test_the_answer_of_a_move_goes_to_followers_too_and_a_note_to_none(lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    rev = lurah.report("r2")["rev"]
    lurah.do("r1", "note", {"text": "hanya untuk kita"})
    assert lurah.report("r2")["rev"] == rev
    moved = {"to": "rejected", "reason": "di luar wewenang", "answer": "Mohon hubungi pengelola gedung."}
    assert lurah.do("r1", "move", moved)["status"] == "applied"
    assert lurah.report("r2")["public_answer"] == "Mohon hubungi pengelola gedung."
    assert "di luar wewenang" not in str(history(lurah, "r2"))


def test_who_is_merged_later_reads_what_was_answered_before(lurah: Caller) -> None:
    lurah.do("r1", "answer", {"text": "Sudah kami jadwalkan."})
    result = lurah.do("r2", "merge", {"into": "r1"})
    duplicate = lurah.report("r2")
    assert (result["rev"], duplicate["public_answer"]) == (duplicate["rev"], "Sudah kami jadwalkan.")
    assert [event["kind"] for event in history(lurah, "r2")] == ["merge", "answer"]
    assert history(lurah, "r2")[-1]["data"]["from"] == "r1"


def test_followers_read_a_result_once_it_is_validated(lurah: Caller, camat: Caller) -> None:
    merge(lurah, "r2", "r1")
    lurah.do("r1", "move", TAKE_ON)
    sha256 = lurah.upload(picture(23))
    result = {"to": "awaiting_validation", "answer": "Sudah dikeruk.", "photos": [photo(sha256)]}
    assert lurah.do("r1", "move", result)["status"] == "applied"
    assert "public_answer" not in lurah.report("r2")
    assert camat.do("r1", "validate", {})["status"] == "applied"
    assert lurah.report("r2")["public_answer"] == "Sudah dikeruk."


def test_again_and_again_has_one_effect(lurah: Caller, central_server: CentralServer) -> None:
    merge(lurah, "r2", "r1")
    operation = lurah.operation("r2", "note", {"text": "sekali"})
    first = lurah.send(operation, operation)
    counts = [event_count(central_server.storage, report_id) for report_id in ("r1", "r2")]
    again = lurah.send(operation)[0]
    assert [result["status"] for result in [*first, again]] == ["applied"] * 3
    assert {result["rev"] for result in [*first, again]} == {first[0]["rev"]}
    assert again["report"]["id"] == "r2"
    assert [event_count(central_server.storage, report_id) for report_id in ("r1", "r2")] == counts == [2, 3]
    assert lurah.get(f"/operations/{operation['op_id']}")["report"]["id"] == "r2"
    changed = lurah.send(operation | {"payload": {"text": "lain"}})[0]
    assert changed["problem"]["type"].endswith("operation-changed")


def test_what_was_done_before_the_merger_is_not_forwarded_by_its_repetition(lurah: Caller, central_server: CentralServer) -> None:
    operation = lurah.operation("r2", "note", {"text": "sebelum"})
    rev = lurah.send(operation)[0]["rev"]
    merge(lurah, "r2", "r1")
    assert (lurah.send(operation)[0]["rev"], event_count(central_server.storage, "r1")) == (rev, 1)


def test_chain_is_followed_to_its_end(lurah: Caller, central_server: CentralServer) -> None:
    add_reports(central_server.storage, new_report("r3", HOME), new_report("r4", HOME))
    merge(lurah, "r4", "r3")
    merge(lurah, "r3", "r2")
    merge(lurah, "r2", "r1")
    result = lurah.do("r4", "note", {"text": "dari jauh"})
    assert (result["status"], result["report"]["id"]) == ("applied", "r4")
    assert history(lurah, "r1")[-1]["data"]["from"] == "r4"
    assert [event["kind"] for event in history(lurah, "r2") + history(lurah, "r3")] == ["merge", "merge"]


@pytest.mark.parametrize("into", ["r2", "r1"])
def test_chain_that_bites_its_tail_is_a_conflict(lurah: Caller, central_server: CentralServer, into: str) -> None:
    """No call can make one; a table of moves of another deployment, or a hand in the database, might."""
    with central_server.storage.writing() as tx:
        for report_id, target in (("r1", "r2"), ("r2", into)):
            changed = update(schema.report).where(schema.report.c.id == report_id)
            tx.execute(changed.values(status="duplicate", merged_into=target))
    result = lurah.do("r1", "note", {"text": "x"})
    assert (word(result), result["report"]["merged_into"]) == (("conflict", "original-gone"), "r2")


@pytest.mark.parametrize("kind", ["note", "answer", "evidence"])
def test_original_that_is_not_there_is_a_conflict(lurah: Caller, central_server: CentralServer, kind: str) -> None:
    with central_server.storage.writing() as tx:
        changed = update(schema.report).where(schema.report.c.id == "r2")
        tx.execute(changed.values(status="duplicate", merged_into="nowhere"))
    payload = {"photos": [photo("0" * 64)]} if kind == "evidence" else {"text": "x"}
    result = lurah.do("r2", kind, payload)
    assert (word(result), result["report"]["id"]) == (("conflict", "original-gone"), "r2")
    assert event_count(central_server.storage, "r2") == 1


def test_notes_and_photos_follow_the_original_into_another_area_but_answers_do_not(
    lurah: Caller, caller: Any, central_server: CentralServer
) -> None:
    province, outsider = caller("province"), caller("outsider")
    merge(province, "r2", "x1")
    sha256 = lurah.upload(picture(22))
    for kind, payload in (("note", {"text": "lihat sini"}), ("evidence", {"photos": [photo(sha256)]})):
        result = lurah.do("r2", kind, payload)
        assert (result["status"], result["report"]["id"]) == ("applied", "r2")
    assert [event["kind"] for event in history(outsider, "x1")] == ["note", "evidence"]
    assert outsider.call("GET", f"/attachments/{sha256}").status_code == 200
    assert lurah.call("GET", "/reports/x1").status_code == 404, "and he sees no more of it than before"
    result = lurah.do("r2", "answer", {"text": "Sudah."})
    assert (word(result), result["report"]["merged_into"]) == (("conflict", "original-elsewhere"), "x1")
    assert "public_answer" not in outsider.report("x1")


def test_what_moves_a_status_asks(lurah: Caller, camat: Caller) -> None:
    lurah.do("r2", "move", TAKE_ON)
    sha256 = lurah.upload(picture(23))
    merge(camat, "r2", "r1")
    result = {"to": "awaiting_validation", "answer": "selesai", "photos": [photo(sha256)]}
    for guard in ({"status": "in_progress"}, {}):
        answer = lurah.do("r2", "move", result, guard=guard)
        assert answer["status"] == "conflict"
        assert (answer["report"]["status"], answer["report"]["merged_into"]) == ("duplicate", "r1")
    assert lurah.report("r1")["status"] == "waiting"
    assert len(history(lurah, "r1")) == 0


def test_who_may_not_do_it_may_not_do_it_through_a_duplicate(caller: Any, lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    field, outsider = caller("field"), caller("outsider")
    assert word(field.do("r2", "answer", {"text": "x"})) == ("rejected", "wrong-role")
    assert word(outsider.do("r2", "note", {"text": "x"})) == ("conflict", "not-in-scope")
    assert len(history(lurah, "r1")) == 0


def test_dependent_follows_what_was_forwarded(lurah: Caller) -> None:
    merge(lurah, "r2", "r1")
    first = lurah.operation("r2", "note", {"text": "1"})
    second = lurah.operation("r2", "note", {"text": "2"}, depends_on=[first["op_id"]])
    assert [result["status"] for result in lurah.send(first, second)] == ["applied", "applied"]
    assert [event["data"]["text"] for event in history(lurah, "r1")] == ["1", "2"]


def test_closed_original_still_takes_notes(lurah: Caller, camat: Caller) -> None:
    merge(lurah, "r2", "r1")
    camat.do("r1", "move", {"to": "rejected", "reason": "bukan jalan kota"})
    assert lurah.do("r2", "note", {"text": "x"})["status"] == "applied"
    assert lurah.report("r1")["status"] == "rejected"
