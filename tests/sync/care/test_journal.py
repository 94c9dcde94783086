"""The journal of work: a second place for what was recorded, which follows the audit and never harms a commit."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import Evidence, Note
from sync.care.journal import Begun, Held, JournalRead, Told
from sync.database import Database
from sync.records import OperationState
from sync.stores import Stores
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

ME = synthetic.STAFF


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path / "home") as found:
        yield found


def journal(desk: DeskWork) -> JournalRead:
    read = desk.stores.journal.read()
    assert read is not None
    return read


def told(desk: DeskWork) -> list[Told]:
    return [saying for saying in journal(desk).sayings if isinstance(saying, Told)]


def acts(desk: DeskWork) -> list[tuple[str, str]]:
    return [(saying.line[3], saying.line[4]) for saying in told(desk)]


def open_database(stores: Stores) -> Database:
    return stores.work_database()


def test_an_action_is_in_it_when_the_command_returns(desk: DeskWork) -> None:
    photo = desk.commands.attach("r1", prepared())
    op_id = desk.commands.record(ME, "r1", Evidence(photos=(photo,)))
    (saying,) = told(desk)
    rows = saying.rows
    assert saying.line[3:5] == ("recorded", op_id)
    assert rows["operation"][0]["op_id"] == op_id
    assert rows["operation"][0]["document"].startswith(b'{"op_id"')
    assert rows["blob"][0]["sha256"] == rows["operation_blob"][0]["sha256"] == photo.sha256
    assert rows["operation_base"][0]["mine"].startswith(b"{")
    assert journal(desk).is_whole


def test_drafts_cost_it_nothing(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", Note(text="satu"))
    before = desk.stores.places.journal.read_bytes()
    desk.commands.keep_draft("r1", "note", "belum selesai")
    desk.commands.attach("r1", prepared())
    assert desk.stores.places.journal.read_bytes() == before


def test_what_became_of_it_is_written_when_the_engine_asks(desk: DeskWork) -> None:
    sent, refused = (desk.commands.record(ME, "r1", Note(text=text)) for text in ("satu", "dua"))
    desk.work.finish(sent, OperationState.APPLIED, result_rev=8)
    desk.work.finish(refused, OperationState.CONFLICT, problem="gone", theirs=b'{"id": "r1"}')
    assert acts(desk) == [("recorded", sent), ("recorded", refused)]
    desk.work.keep_journal()
    assert acts(desk)[2:] == [("applied", sent), ("conflict", refused)]
    light = told(desk)[3].rows
    assert light["operation"] == [light["operation"][0] | {"state": "conflict", "problem": "gone"}]
    assert "document" not in light["operation"][0]
    assert light["conflict"][0]["theirs"] == b'{"id": "r1"}'


def test_what_was_killed_before_it_was_written_is_made_up_for(desk: DeskWork, tmp_path: Path) -> None:
    op_id = desk.commands.record(ME, "r1", Note(text="satu"))
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=8)
    stores = synthetic.open_temporary(tmp_path / "home")
    assert acts(desk) == [("recorded", op_id), ("applied", op_id)]
    stores.close()


def test_two_processes_write_one_journal(desk: DeskWork, tmp_path: Path) -> None:
    other = synthetic.open_temporary(tmp_path / "home")
    commands = other.open_commands()
    op_ids = [(desk.commands, commands)[number % 2].record(ME, "r1", Note(text=str(number))) for number in range(6)]
    assert acts(desk) == [("recorded", op_id) for op_id in op_ids]
    commands.close()
    other.close()


def test_a_new_journal_begins_with_what_is_on_its_way(desk: DeskWork) -> None:
    settled, applied, waiting = (desk.commands.record(ME, "r1", Note(text=text)) for text in ("satu", "dua", "tiga"))
    for op_id, rev in ((settled, 8), (applied, 9)):
        desk.work.finish(op_id, OperationState.APPLIED, result_rev=rev)
    desk.work.settle({"r1": 8})
    database = open_database(desk.stores)
    assert desk.stores.backups.take(database)
    desk.stores.journal.begin_anew(database)
    database.close()
    begun, *held = journal(desk).sayings
    assert isinstance(begun, Begun)
    assert begun.meta["device_id"] == desk.stores.device_id
    assert [saying.rows["operation"][0]["op_id"] for saying in held if isinstance(saying, Held)] == [applied, waiting]
    later = desk.commands.record(ME, "r1", Note(text="empat"))
    assert acts(desk) == [("recorded", later)]
    former = desk.stores.journal.read(former=True)
    assert former is not None
    assert len(former.sayings) > len(held)


def test_it_is_begun_anew_when_it_is_lost(desk: DeskWork) -> None:
    first = desk.commands.record(ME, "r1", Note(text="satu"))
    desk.stores.places.journal.unlink()
    second = desk.commands.record(ME, "r1", Note(text="dua"))
    assert acts(desk) == [("recorded", first), ("recorded", second)]


@pytest.mark.parametrize("damage", ["torn", "emptied", "foreign"])
def test_it_mends_its_end_by_the_audit(desk: DeskWork, damage: str) -> None:
    op_ids = [desk.commands.record(ME, "r1", Note(text=text)) for text in ("satu", "dua")]
    path = desk.stores.places.journal
    content = path.read_bytes().rstrip(b"\0")
    path.write_bytes({"torn": content[:-40], "emptied": b"", "foreign": b"x" * 5_000}[damage])
    op_ids.append(desk.commands.record(ME, "r1", Note(text="tiga")))
    assert acts(desk) == [("recorded", op_id) for op_id in op_ids]
    assert journal(desk).is_whole


def test_holes_are_seen(desk: DeskWork) -> None:
    for text in ("satu", "dua", "tiga"):
        desk.commands.record(ME, "r1", Note(text=text))
    path = desk.stores.places.journal
    content = bytearray(path.read_bytes())
    middle = len(bytes(content).rstrip(b"\0")) // 2
    content[middle : middle + 16] = bytes(16)
    path.write_bytes(content)
    assert not journal(desk).is_whole
    assert len(told(desk)) == 2


def test_a_disk_that_does_not_take_it_never_harms_the_action(
    desk: DeskWork, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk.commands.record(ME, "r1", Note(text="satu"))
    with monkeypatch.context() as patched, caplog.at_level(logging.WARNING):
        patched.setattr("sync.sealed.log.to_disk", _full)
        op_id = desk.commands.record(ME, "r1", Note(text="dua"))
    assert op_id in {item.op_id for item in desk.reader.outbox()}
    assert "No space left" in caplog.text
    assert [notice.code for notice in desk.stores.notices()] == ["journal-failed"]
    desk.commands.record(ME, "r1", Note(text="tiga"))
    assert len(acts(desk)) == 3
    assert desk.stores.notices() == ()


def test_it_says_when_it_knows_more_than_the_store(desk: DeskWork, tmp_path: Path) -> None:
    database = open_database(desk.stores)
    desk.commands.record(ME, "r1", Note(text="satu"))
    assert not desk.stores.journal.is_ahead(database)
    other = synthetic.open_temporary(tmp_path / "other")
    commands, reader = other.open_commands(), other.open_reader()
    assert reader.counts().unsent == 0
    foreign = other.work_database()
    assert desk.stores.journal.is_ahead(foreign)
    for part in (foreign, commands, reader, database):
        part.close()
    other.close()


def _full(_handle: int) -> None:
    raise OSError(28, os.strerror(28))
