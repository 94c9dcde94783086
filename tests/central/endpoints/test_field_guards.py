"""No value that somebody else wrote in between is replaced: guards of fields, and the revision where a desk tells none."""

from typing import Any

import pytest
from sqlalchemy import delete, select

from central import schema
from central.purging import purge_report
from officer_app.domain.fields import told
from officer_app.domain.vocabulary import Field
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer

FIELDS: list[tuple[str, dict[str, Any], dict[str, Any], str, Any]] = [
    ("answer", {"text": "dari camat"}, {"text": "dari lurah"}, "public_answer", "dari camat"),
    ("prioritise", {"priority": 3}, {"priority": 1}, "priority", 3),
    ("recategorise", {"category": "flood"}, {"category": "other"}, "category", "flood"),
    ("relocate", {"point": [106.83, -6.26]}, {"point": [106.81, -6.27]}, "point", [106.83, -6.26]),
    ("assign", {"officer": "o-field"}, {"officer": "o-lurah"}, "assignee", "o-field"),
]


def word(result: Any) -> tuple[str, str | None]:
    return result["status"], result.get("problem", {}).get("detail")


def guard(field: str, value: Any) -> dict[str, Any]:
    if field == "assignee":
        return {"checks_assignee": True} | ({"assignee": value} if value else {})
    seen = {"field": field} | ({} if value is None else {"value": told(Field(field), value)})
    return {"seen": [seen]}


@pytest.fixture(autouse=True)
def _third_category(central_server: CentralServer) -> None:
    with central_server.storage.writing() as tx:
        row = {"code": "other", "name": "x", "name_en": "x", "response_hours": 1, "resolution_hours": 1, "red_flag_hours": 1}
        tx.execute(schema.category.insert(), row)


@pytest.mark.parametrize(("kind", "theirs", "mine", "field", "now"), FIELDS)
def test_what_was_not_seen_is_not_replaced(
    lurah: Caller, camat: Caller, kind: str, theirs: Any, mine: Any, field: str, now: Any
) -> None:
    before = lurah.report("r1").get(field)
    assert camat.do("r1", kind, theirs, guard=guard(field, before))["status"] == "applied"
    stale = lurah.do("r1", kind, mine, guard=guard(field, before))
    assert word(stale) == ("conflict", "assignee-changed" if kind == "assign" else "value-changed")
    assert stale["report"][field] == lurah.report("r1")[field] == now, "the card shows what stands there"
    fresh = lurah.do("r1", kind, mine, guard=guard(field, now))
    assert (word(fresh), fresh["report"][field]) == (("applied", None), next(iter(mine.values())))


@pytest.mark.parametrize(("kind", "theirs", "mine", "field", "now"), FIELDS)
def test_a_desk_that_tells_no_fields_is_judged_by_the_revision_it_saw(
    lurah: Caller, camat: Caller, kind: str, theirs: Any, mine: Any, field: str, now: Any
) -> None:
    seen = lurah.report("r1")["rev"]
    camat.do("r1", kind, theirs, base_rev=seen)
    camat.do("r1", "note", {"text": "sesudahnya"})
    stale = lurah.do("r1", kind, mine, base_rev=seen)
    assert word(stale) == ("conflict", "assignee-changed" if kind == "assign" else "value-changed")
    assert lurah.do("r1", kind, mine, base_rev=stale["report"]["rev"])["status"] == "applied"
    assert lurah.do("r1", kind, theirs, base_rev=seen)["status"] == "applied", "only their own came in between"


@pytest.mark.parametrize(("kind", "theirs", "mine", "field", "now"), FIELDS)
def test_what_was_written_before_the_table_is_found_in_the_history(
    lurah: Caller, camat: Caller, central_server: CentralServer, kind: str, theirs: Any, mine: Any, field: str, now: Any
) -> None:
    seen = lurah.report("r1")["rev"]
    after = camat.do("r1", kind, theirs, base_rev=seen)["rev"]
    with central_server.storage.writing() as tx:
        tx.execute(delete(schema.field_write))
    assert lurah.do("r1", kind, mine, base_rev=seen)["status"] == "conflict"
    assert lurah.do("r1", kind, mine, base_rev=after)["status"] == "applied"


def test_another_field_of_the_same_report_is_nobodys_business(lurah: Caller, camat: Caller) -> None:
    seen = lurah.report("r1")["rev"]
    camat.do("r1", "prioritise", {"priority": 2}, base_rev=seen)
    assert lurah.do("r1", "answer", {"text": "kami cek"}, guard=guard("public_answer", None))["status"] == "applied"
    assert lurah.do("r1", "recategorise", {"category": "flood"}, base_rev=seen)["status"] == "applied"


def test_both_say_the_same(lurah: Caller, camat: Caller) -> None:
    for caller in (camat, lurah):
        assert caller.do("r1", "answer", {"text": "kami cek"}, guard=guard("public_answer", None))["status"] == "applied"
        done = caller.do("r1", "prioritise", {"priority": 2}, guard=guard("priority", 0))
        assert done["status"] == ("applied" if caller is camat else "already_applied")


def test_notes_need_no_guard_and_a_field_of_tomorrow_is_passed_over(lurah: Caller, camat: Caller) -> None:
    camat.do("r1", "answer", {"text": "kami cek"})
    unknown = {"seen": [{"field": "mood", "value": "good"}]}
    assert lurah.do("r1", "note", {"text": "dicek"}, guard=unknown)["status"] == "applied"
    assert lurah.do("r1", "note", {"text": "dicek"}, guard=guard("public_answer", None))["status"] == "applied"
    assert word(lurah.do("r1", "answer", {"text": "lain"}, guard=unknown)) == ("conflict", "value-changed"), "by revision"


def test_a_guard_of_the_wrong_type_is_a_conflict_and_no_error(lurah: Caller) -> None:
    result = lurah.do("r1", "prioritise", {"priority": 2}, guard={"seen": [{"field": "priority", "value": "nol"}]})
    assert word(result) == ("conflict", "value-changed")


def test_an_answer_at_a_merged_report_is_guarded_at_the_original(lurah: Caller, camat: Caller) -> None:
    lurah.do("r2", "merge", {"into": "r1"})
    camat.do("r1", "answer", {"text": "dari induk"}, guard=guard("public_answer", None))
    stale = lurah.do("r2", "answer", {"text": "dari turutan"}, guard=guard("public_answer", None))
    assert word(stale) == ("conflict", "value-changed")
    assert lurah.report("r1")["public_answer"] == "dari induk"
    assert stale["report"]["public_answer"] == "dari induk"
    fresh = lurah.do("r2", "answer", {"text": "dari turutan"}, guard=guard("public_answer", "dari induk"))
    assert fresh["status"] == "applied"
    assert lurah.report("r1")["public_answer"] == lurah.report("r2")["public_answer"] == "dari turutan"


def test_an_answer_offline_and_a_merger_meanwhile_meet_at_the_original(lurah: Caller, camat: Caller) -> None:
    camat.do("r1", "answer", {"text": "dari induk"}, guard=guard("public_answer", None))
    camat.do("r2", "merge", {"into": "r1"}, guard=guard("public_answer", None))
    assert word(lurah.do("r2", "answer", {"text": "x"}, guard=guard("public_answer", None))) == ("conflict", "value-changed")
    seen = lurah.report("p1")["rev"]
    camat.do("p1", "answer", {"text": "sudah dijawab"}, guard=guard("public_answer", None))
    merged = lurah.do("p1", "merge", {"into": "r1"}, base_rev=seen)
    assert word(merged) == ("conflict", "value-changed"), "the merger would put the main report's answer there"
    assert lurah.do("p1", "merge", {"into": "r1"}, guard=guard("public_answer", "sudah dijawab"))["status"] == "applied"


def test_nothing_of_it_stays_of_an_erased_report(lurah: Caller, central_server: CentralServer) -> None:
    lurah.do("r1", "prioritise", {"priority": 2})
    purge_report(central_server.storage, "r1", "permintaan")
    with central_server.storage.reading() as connection:
        assert connection.execute(select(schema.field_write)).all() == []
