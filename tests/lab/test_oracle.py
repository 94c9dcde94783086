"""The judge must see what it is there for: each test plants one wrong in a database of the centre and hears it named."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.lab.ledger import Errand
from tests.lab.oracle import Desks, Verdict, judge
from tests.lab.truth import Truth, read_truth

PHOTO = b"a photo"
SHA256 = hashlib.sha256(PHOTO).hexdigest()
SAVED = {
    "op-1": Errand("staf", "r1", "move", ("take-on",), "LAB-1"),
    "op-2": Errand("staf", "r1", "note", ("note",), "LAB-2"),
    "op-3": Errand("staf", "r1", "move", ("result",), "LAB-3", photos=1),
}
GUARDS: dict[str, dict[str, Any]] = {
    "op-1": {"status": "waiting"},
    "op-2": {},
    "op-3": {"status": "in_progress", "assignee": "staf", "checks_assignee": True, "seen": [{"field": "public_answer"}]},
}
DOCUMENTS = {op_id: {"op_id": op_id, "guard": guard} for op_id, guard in GUARDS.items()}


class City:
    """A central API's data folder with one report, that an officer took on, noted and answered with a photo."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.database = sqlite3.connect(data / "central.db")
        self.database.executescript(
            """CREATE TABLE report (id TEXT, status TEXT, assignee TEXT, lon REAL, lat REAL, public_answer TEXT,
                 priority INTEGER, category TEXT, address TEXT, agency TEXT, unit TEXT);
               CREATE TABLE event (report_id TEXT, seq INTEGER, kind TEXT, op_id TEXT, actor_id TEXT, data TEXT);
               CREATE TABLE operation (op_id TEXT, result TEXT);
               CREATE TABLE conflicted_operation (op_id TEXT);
               CREATE TABLE attachment (report_id TEXT, sha256 TEXT, added_by TEXT);"""
        )
        self.run("INSERT INTO report (id, status, assignee, public_answer) VALUES ('r1', 'awaiting_validation', 'staf', 'LAB-3')")
        self.line(1, "received", None, {})
        self.line(2, "move", "op-1", {"to": "in_progress", "reason": "LAB-1"})
        self.line(3, "note", "op-2", {"text": "LAB-2"})
        photos = [{"sha256": SHA256}]
        self.line(4, "move", "op-3", {"to": "awaiting_validation", "answer": "LAB-3", "photos": photos})
        self.run("INSERT INTO attachment VALUES ('r1', ?, 'staf')", SHA256)
        for op_id in SAVED:
            self.run("INSERT INTO operation VALUES (?, ?)", op_id, '{"status": "applied"}')
        self.photo = data / "blobs" / SHA256[:2] / SHA256
        self.photo.parent.mkdir(parents=True)
        self.photo.write_bytes(PHOTO)

    def line(self, seq: int, kind: str, op_id: str | None, content: dict[str, Any]) -> None:
        """Add a line to the report's history."""
        self.run("INSERT INTO event VALUES ('r1', ?, ?, ?, 'staf', ?)", seq, kind, op_id, json.dumps(content))

    def run(self, sql: str, *values: object) -> None:
        """Change something, whatever the rules say."""
        with self.database:
            assert self.database.execute(sql, values).rowcount != 0

    def judged(self, **changes: Any) -> Verdict:
        """The verdict on it."""
        books: dict[str, Any] = {"saved": SAVED, "documents": DOCUMENTS} | changes
        return judge(Desks(**books), read_truth(self.data))


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    made = City(tmp_path)
    yield made
    made.database.close()


def test_a_day_without_fault_is_clean(city: City) -> None:
    assert city.judged() == Verdict()


def test_a_lost_note_is_named(city: City) -> None:
    city.run("DELETE FROM event WHERE op_id = 'op-2'")
    assert city.judged().lost == ["op-2 is applied without a trace"]
    city.run("DELETE FROM operation WHERE op_id = 'op-2'")
    assert [line.partition(" ")[0] for line in city.judged().lost] == ["op-2"]


@pytest.mark.parametrize("where", ["cards", "decided"])
def test_work_before_a_person_or_decided_by_one_is_not_lost(city: City, where: str) -> None:
    city.run("DELETE FROM event WHERE op_id = 'op-2'")
    city.run("DELETE FROM operation WHERE op_id = 'op-2'")
    assert city.judged(**{where: frozenset({"op-2"})}).clean


def test_work_that_still_waits_when_nothing_is_in_its_way_is_lost(city: City) -> None:
    city.run("DELETE FROM event WHERE op_id = 'op-2'")
    city.run("DELETE FROM operation WHERE op_id = 'op-2'")
    assert city.judged(waiting=frozenset({"op-2"})).lost[0].endswith("still waiting")


def test_work_that_the_centre_rejected_needs_a_card(city: City) -> None:
    city.run("DELETE FROM event WHERE op_id = 'op-2'")
    city.run("""UPDATE operation SET result = '{"status": "rejected"}' WHERE op_id = 'op-2'""")
    assert len(city.judged().lost) == 1
    assert city.judged(cards=frozenset({"op-2"})).clean


def test_an_erased_report_takes_its_history_along(city: City) -> None:
    for table, column in (("event", "report_id"), ("attachment", "report_id"), ("report", "id")):
        city.run(f"DELETE FROM {table} WHERE {column} = 'r1'")
    assert city.judged().clean


def test_an_operation_applied_twice_is_named(city: City) -> None:
    city.line(5, "note", "op-2", {"text": "LAB-2"})
    assert len(city.judged().duplicated) == 2


def test_the_same_words_under_another_id_are_a_duplicate(city: City) -> None:
    city.line(5, "note", "op-9", {"text": "Sekali lagi: LAB-2"})
    assert len(city.judged().duplicated) == 1


def test_a_move_over_a_status_that_was_not_seen_is_an_overwrite(city: City) -> None:
    city.run("UPDATE event SET seq = seq + 1 WHERE seq > 1")
    city.line(2, "move", "op-of-the-centre", {"to": "coordinating"})
    assert city.judged().overwritten[0] == "op-1 relied on waiting, r1 was coordinating"


def test_a_move_of_a_report_that_was_given_to_somebody_else_is_an_overwrite(city: City) -> None:
    city.run("UPDATE event SET seq = 5 WHERE seq = 4")
    city.line(4, "assign", "op-of-the-centre", {"officer": "lurah"})
    assert city.judged().overwritten[0] == "op-3 relied on assignee staf, r1 had lurah"


def test_a_move_without_a_guard_is_an_overwrite(city: City) -> None:
    assert len(city.judged(documents=DOCUMENTS | {"op-1": {"op_id": "op-1", "guard": {}}}).overwritten) == 1


def test_a_guard_of_something_that_nobody_saw_is_an_overwrite(city: City) -> None:
    saved = SAVED | {"op-1": replace(SAVED["op-1"], seen="waiting")}
    assert city.judged(saved=saved).clean
    saved = SAVED | {"op-1": replace(SAVED["op-1"], seen="coordinating")}
    assert city.judged(saved=saved).overwritten == ["op-1 relies on waiting, the officer saw coordinating"]


FIELDS: list[tuple[str, dict[str, Any], dict[str, Any], str, Any]] = [
    ("answer", {"text": "A"}, {"text": "B"}, "public_answer", "559aead08264d5795d3909718cdd05ab"),
    ("prioritise", {"priority": 1}, {"priority": 0}, "priority", 1),
    ("recategorise", {"category": "a"}, {"category": "b"}, "category", "a"),
    ("relocate", {"point": [1.0, 2.0]}, {"point": [3.0, 4.0]}, "point", [1.0, 2.0]),
]


@pytest.mark.parametrize(("kind", "theirs", "mine", "field", "seen"), FIELDS)
def test_a_field_that_was_replaced_unseen_is_an_overwrite(
    city: City, kind: str, theirs: dict[str, Any], mine: dict[str, Any], field: str, seen: Any
) -> None:
    city.line(5, kind, "op-of-the-centre", theirs)
    city.line(6, kind, "op-9", mine)
    for op_id in ("op-of-the-centre", "op-9"):
        city.run("INSERT INTO operation VALUES (?, ?)", op_id, '{"status": "applied"}')
    value = next(iter(mine.values()))
    if field == "point":
        city.run("UPDATE report SET lon = ?, lat = ?", *value)
    else:
        city.run(f"UPDATE report SET {field} = ?", value)

    def overwritten(*told: dict[str, Any]) -> list[str]:
        document = {"op_id": "op-9", "guard": {"seen": told}}
        return city.judged(documents=DOCUMENTS | {"op-9": document}).overwritten

    assert overwritten({"field": field, "value": seen}) == []
    assert [line[:13] for line in overwritten({"field": field})] == ["op-9 replaced"]
    assert overwritten() == [f"op-9 replaced {field} of r1 without saying what was seen"]


def test_who_gives_a_field_the_same_value_overwrites_nothing(city: City) -> None:
    city.line(5, "prioritise", "op-of-the-centre", {"priority": 2})
    city.line(6, "prioritise", "op-9", {"priority": 2})
    for op_id, end in (("op-of-the-centre", "applied"), ("op-9", "already_applied")):
        city.run("INSERT INTO operation VALUES (?, ?)", op_id, json.dumps({"status": end}))
    city.run("UPDATE report SET priority = 2")
    document = {"op_id": "op-9", "guard": {"seen": [{"field": "priority", "value": 0}]}}
    assert city.judged(documents=DOCUMENTS | {"op-9": document}).clean


def test_a_merger_over_an_answer_that_was_not_seen_is_an_overwrite(city: City) -> None:
    city.line(5, "merge", "op-9", {"into": "r2"})
    city.line(6, "answer", None, {"text": "dari induk", "from": "r2"})
    city.run("INSERT INTO operation VALUES ('op-9', ?)", '{"status": "applied"}')
    city.run("UPDATE report SET public_answer = 'dari induk', status = 'duplicate'")
    document = {"op_id": "op-9", "guard": {"status": "awaiting_validation", "seen": [{"field": "public_answer"}]}}
    assert len(city.judged(documents=DOCUMENTS | {"op-9": document}).overwritten) == 1


def test_a_value_that_is_not_the_historys_is_an_overwrite(city: City) -> None:
    city.run("UPDATE report SET public_answer = 'dulu'")
    assert city.judged().overwritten == ["r1 has 'dulu' as public_answer, its history leads to 'LAB-3'"]


def test_an_effect_that_is_not_in_the_history_is_an_overwrite(city: City) -> None:
    city.run("UPDATE report SET status = 'done'")
    assert len(city.judged().overwritten) == 1


def test_a_photo_whose_bytes_are_gone_or_others_is_missing(city: City) -> None:
    city.photo.write_bytes(b"another photo")
    assert len(city.judged().photos_missing) == 2
    city.photo.unlink()
    assert len(city.judged().photos_missing) == 2


def test_a_result_without_its_photo_is_missing_one(city: City) -> None:
    city.run("""UPDATE event SET data = '{"to": "awaiting_validation", "answer": "LAB-3"}' WHERE op_id = 'op-3'""")
    assert city.judged().photos_missing == ["op-3 has 0 of 1 photos"]


def test_a_conflict_without_a_card_is_counted(city: City) -> None:
    city.run("INSERT INTO conflicted_operation VALUES ('op-7')")
    documents = DOCUMENTS | {"op-7": {"op_id": "op-7", "guard": {}}}
    assert city.judged(documents=documents).without_card == 1
    verdict = city.judged(documents=documents, cards=frozenset({"op-7"}))
    assert (verdict.with_card, verdict.without_card) == (1, 0)


def test_an_operation_that_was_reworded_on_the_way_is_lost_as_it_was(city: City) -> None:
    assert len(city.judged(reworded=frozenset({"op-2"})).lost) == 1


def test_the_truth_names_only_photos_whose_bytes_are_right(city: City) -> None:
    truth: Truth = read_truth(city.data)
    assert truth.sound == {SHA256}
    assert [line.seq for line in truth.lines_of("r1")] == [1, 2, 3, 4]
