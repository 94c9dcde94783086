"""A report erased for good: nothing of it is legible, those who had it are told, and what comes later meets a clear word."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from central import schema
from central.purging import PurgeRefusedError, purge_report
from central.reports import insert_reports, known_source_keys
from central.storage import Storage
from tests.fakes.central_office import BASE, HOME, Caller, SetClock, new_report, photo, picture
from tests.fakes.central_process import CentralServer
from tests.fakes.central_rows import add_reports, event_count, row_count

Open = Callable[[str | None], Caller]
REASON = "permintaan pelapor (UU PDP)"


def word(result: Any) -> tuple[str, str | None]:
    return result["status"], result.get("problem", {}).get("detail")


def legible(data: Path) -> bytes:
    """Every byte that the data folder holds."""
    return b"".join(file.read_bytes() for file in sorted(data.rglob("*")) if file.is_file())


def test_nothing_of_it_is_left(lurah: Caller, camat: Caller, central_server: CentralServer) -> None:
    storage, data = central_server.storage, picture(31)
    citizens = lurah.report("r1")["attachments"][0]["sha256"]
    mine = lurah.upload(data)
    lurah.do("r1", "evidence", {"photos": [photo(mine)], "text": "halaman rumah pelapor"})
    lurah.do("r1", "note", {"text": "pelapor Ibu Tuti, nomor telepon 0812"})
    for size in ("thumb", "full"):
        assert lurah.call("GET", f"/attachments/{citizens}", params={"size": size}).status_code == 200
    half = camat.begin_upload(data).headers["Location"]
    camat.patch_upload(half, 0, data[:1000])
    begun = lurah.begin_upload(picture(32)).headers["Location"].rpartition("/")[2]
    number = lurah.report("r1")["number"]
    assert b"Jalan rusak r1" in legible(storage.data)

    done = purge_report(storage, number, REASON)
    assert (done.report_id, done.number, done.photos, done.already) == ("r1", number, 2, False)
    for path in ("/reports/r1", "/reports/r1/events", f"/attachments/{citizens}", f"/attachments/{mine}"):
        assert lurah.call("GET", path).status_code == 404
    assert lurah.call("HEAD", f"/blobs/{mine}").status_code == 404
    assert camat.call("HEAD", half.removeprefix(BASE)).status_code == 410
    left = legible(storage.data)
    assert data[200:900] not in left
    for secret in (b"Jalan rusak r1", b"Ibu Tuti", b"halaman rumah", b"test:r1"):
        assert secret not in left, secret
    assert not [file for file in storage.data.rglob("*") if citizens in file.name or mine in file.name]
    for table, column in ((schema.attachment, "report_id"), (schema.event, "report_id"), (schema.report, "id")):
        assert row_count(storage, table, **{column: "r1"}) == 0
    assert row_count(storage, schema.blob_holder, sha256=mine) == row_count(storage, schema.upload, sha256=mine) == 0
    assert row_count(storage, schema.upload, id=begun) == 1, "another photo on its way stays"
    assert lurah.report("r2")["text"] == "Jalan rusak r2"


def test_photo_that_hangs_elsewhere_stays_there(lurah: Caller, central_server: CentralServer) -> None:
    first, second = picture(33), picture(34)
    shared, alone = lurah.upload(first), lurah.upload(second)
    lurah.do("r2", "evidence", {"photos": [photo(shared), photo(alone)]})
    lurah.do("r1", "evidence", {"photos": [photo(shared)]})
    assert purge_report(central_server.storage, "r2", REASON).photos == 1
    assert lurah.call("GET", f"/attachments/{shared}").content == first
    assert lurah.call("HEAD", f"/blobs/{shared}").status_code == 200
    assert lurah.call("HEAD", f"/blobs/{alone}").status_code == 404
    assert lurah.do("r1", "evidence", {"photos": [photo(alone)]})["missing"] == [alone]
    assert lurah.upload(second) == alone, "and may be sent again for another report"
    assert lurah.do("r1", "evidence", {"photos": [photo(alone)]})["status"] == "applied"


@pytest.mark.parametrize(
    ("login", "told"), [("lurah", True), ("camat", True), ("province", True), ("outsider", False), ("dinas", False)]
)
def test_those_who_had_it_are_told_and_nobody_else(caller: Open, central_server: CentralServer, login: str, told: bool) -> None:
    line = caller(login)
    cursor = line.changes()["cursor"]
    purge_report(central_server.storage, "r1", REASON)
    page = line.changes(cursor)
    assert page["items"] == ([{"kind": "purged", "id": "r1", "rev": page["items"][0]["rev"], "reason": REASON}] if told else [])
    assert "r1" not in {item["id"] for item in line.get("/index")["items"]}
    fresh = line.changes()["items"]
    assert "r1" not in json.dumps(fresh), "who begins after it never hears of it"


def test_an_agency_that_had_it_is_told(caller: Open, lurah: Caller, central_server: CentralServer) -> None:
    dinas = caller("dinas")
    lurah.do("r1", "move", {"to": "coordinating", "reason": "jalan provinsi", "agency": "bm"})
    cursor = dinas.changes()["cursor"]
    purge_report(central_server.storage, "r1", REASON)
    assert [(item["kind"], item["id"]) for item in dinas.changes(cursor)["items"]] == [("purged", "r1")]


def test_a_duplicate_says_where_it_went_on(lurah: Caller, central_server: CentralServer) -> None:
    lurah.do("r2", "merge", {"into": "r1"})
    cursor = lurah.changes()["cursor"]
    purge_report(central_server.storage, "r2", REASON)
    item = lurah.changes(cursor)["items"][0]
    assert (item["kind"], item["id"], item["into"], item["reason"]) == ("merged", "r2", "r1", REASON)
    assert word(lurah.do("r2", "note", {"text": "x"})) == ("conflict", "gone")


def test_what_comes_later_is_a_conflict_and_what_came_before_still_answers(
    lurah: Caller, outsider: Caller, central_server: CentralServer
) -> None:
    before = lurah.operation("r1", "note", {"text": "x"})
    refused = lurah.operation("r1", "move", {"to": "coordinating", "reason": "x", "agency": "none"})
    rev, word_before = lurah.send(before)[0]["rev"], lurah.send(refused)[0]["problem"]
    purge_report(central_server.storage, "r1", REASON)
    again = lurah.send(before, refused)
    assert [(result["status"], result.get("rev"), "report" in result) for result in again] == [
        ("applied", rev, False),
        ("rejected", None, False),
    ]
    assert again[1]["problem"] == word_before
    assert lurah.get(f"/operations/{before['op_id']}")["rev"] == rev
    for kind, payload in (("note", {"text": "y"}), ("move", {"to": "in_progress"}), ("evidence", {"photos": [photo("0" * 64)]})):
        result = lurah.do("r1", kind, payload)
        assert (word(result), "report" in result) == (("conflict", "gone"), False)
        assert word(outsider.do("r1", kind, payload)) == ("conflict", "not-in-scope"), "strangers learn nothing from it"


def test_again_is_no_error_and_another_number_is(lurah: Caller, central_server: CentralServer) -> None:
    number = lurah.report("r1")["number"]
    purge_report(central_server.storage, "r1", REASON)
    cursor = lurah.changes()["cursor"]
    for named in ("r1", number):
        done = purge_report(central_server.storage, named, "sekali lagi")
        assert (done.report_id, done.number, done.photos, done.already) == ("r1", number, 0, True)
    assert lurah.changes(cursor)["items"] == []
    with pytest.raises(PurgeRefusedError, match="No report"):
        purge_report(central_server.storage, "JK000000", REASON)


@pytest.mark.parametrize("reason", ["", "  ", "a\0b", "x" * 70_000])
def test_a_reason_is_needed(central_server: CentralServer, reason: str) -> None:
    with pytest.raises(PurgeRefusedError, match="--reason"):
        purge_report(central_server.storage, "r1", reason)
    assert event_count(central_server.storage, "r1") == 1


def test_the_audit_log_says_what_happened_and_nothing_of_the_report(lurah: Caller, central_server: CentralServer) -> None:
    number = lurah.report("p1")["number"]
    purge_report(central_server.storage, "p1", REASON)
    purge_report(central_server.storage, number, REASON)
    lines = (central_server.storage.data / "audit.log").read_text().splitlines()
    said = {"at": "2026-03-02T03:00:00Z", "act": "purged", "report": "p1", "number": number, "reason": REASON}
    assert [json.loads(line) for line in lines] == [said | {"photos": 1, "already": False}, said | {"photos": 0, "already": True}]
    assert (central_server.storage.data / "audit.log").stat().st_mode & 0o077 == 0


def test_duplicates_of_an_erased_original_meet_a_clear_word(lurah: Caller, central_server: CentralServer) -> None:
    lurah.do("r2", "merge", {"into": "r1"})
    purge_report(central_server.storage, "r1", REASON)
    result = lurah.do("r2", "note", {"text": "x"})
    assert (word(result), result["report"]["merged_into"]) == (("conflict", "original-gone"), "r1")


def test_chain_goes_on_past_an_erased_link(lurah: Caller, central_server: CentralServer) -> None:
    add_reports(central_server.storage, new_report("r3", HOME))
    lurah.do("r3", "merge", {"into": "r2"})
    lurah.do("r2", "merge", {"into": "r1"})
    purge_report(central_server.storage, "r2", REASON)
    assert lurah.do("r3", "note", {"text": "masih sampai"})["status"] == "applied"
    events = lurah.get("/reports/r1/events", params={"after": 1})["items"]
    assert [event["data"]["text"] for event in events] == ["masih sampai"]


def test_forwarded_words_and_photos_are_erased_with_the_original(lurah: Caller, central_server: CentralServer) -> None:
    lurah.do("r2", "merge", {"into": "r1"})
    sha256 = lurah.upload(picture(35))
    lurah.do("r2", "evidence", {"photos": [photo(sha256)], "text": "rumah Pak Anwar"})
    purge_report(central_server.storage, "r1", REASON)
    assert b"Anwar" not in legible(central_server.storage.data)
    assert lurah.call("HEAD", f"/blobs/{sha256}").status_code == 404
    kinds = [event["kind"] for event in lurah.get("/reports/r2/events", params={"after": 1})["items"]]
    assert kinds == ["merge", "forwarded"]


def test_no_pack_brings_it_back_and_nobody_takes_its_number(storage: Storage, clock: SetClock) -> None:
    reports = [new_report(f"r{number}", HOME) for number in range(3)]
    with storage.writing() as tx:
        numbers = [report.number for report in insert_reports(tx, reports)]
    purge_report(storage, "r2", REASON)
    with storage.reading() as connection:
        assert known_source_keys(connection, ["test:r1", "test:r2", "test:r9"]) == {"test:r1", "test:r2"}
    with storage.writing() as tx:
        numbered = new_report("r4", HOME)
        numbered = replace(numbered, report=replace(numbered.report, number=numbers[2]))
        later = insert_reports(tx, [new_report("r3", HOME), numbered])
    assert {report.number for report in later}.isdisjoint(numbers)


def test_a_photo_that_vanished_before_is_no_hindrance(lurah: Caller, central_server: CentralServer) -> None:
    sha256 = lurah.report("r1")["attachments"][0]["sha256"]
    central_server.storage.blobs.path(sha256).unlink()
    assert purge_report(central_server.storage, "r1", REASON).photos == 1


def test_cut_in_the_middle_the_same_call_ends_the_work(lurah: Caller, central_server: CentralServer) -> None:
    """A disk that fails under the database: the photos may be gone, the report stands, and says so to nobody wrongly."""
    storage = central_server.storage
    with storage.writing() as tx:
        tx.connection.exec_driver_sql(
            "CREATE TRIGGER fails BEFORE INSERT ON erasure BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END"
        )
    with pytest.raises(Exception, match="disk I/O error"):
        purge_report(storage, "r1", REASON)
    assert lurah.report("r1")["status"] == "waiting"
    assert not (storage.data / "audit.log").exists()
    with storage.writing() as tx:
        tx.connection.exec_driver_sql("DROP TRIGGER fails")
    assert purge_report(storage, "r1", REASON).already is False
    assert lurah.call("GET", "/reports/r1").status_code == 404
