"""Work out of one computer and into another: exactly as recorded, once, and only its own officer's."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Evidence, Move, Note
from officer_app.domain.vocabulary import Status
from sync import audit
from sync.database import FULL, Database
from sync.errors import CommandRefused, OfficerError, SealError, StoreError
from sync.records import Choice, OperationState
from sync.sealed import sealing
from sync.sealed.sealing import sealed_to, unsealed
from sync.sealed.sheet import MARK
from sync.sealed.signing import SIGNATURE
from sync.sealed.work import unpack
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.stuck_work import LURAH, MINE, STAFF, SUPERVISOR, result, stuck

S = Status
PASSPHRASE = "kata sandi panjang"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing to try: how dear it is, is the business of the tests of sealing."""
    monkeypatch.setattr(sealing, "_COST", 4)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path / "one") as found:
        yield found


@pytest.fixture
def other(tmp_path: Path) -> Iterator[DeskWork]:
    """A second computer."""
    with desk_work(tmp_path / "two") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "work.sealed"


def rows(desk: DeskWork, sql: str) -> list[tuple[Any, ...]]:
    database = Database(desk.stores.home / "work.db", synthetic.KEY.database("work.db"), synchronous=FULL)
    try:
        assert audit.breaks(database) == []
        return database.rows(sql)
    finally:
        database.close()


def filled(desk: DeskWork) -> list[str]:
    """A conflict, a waiting move with a photo and one that builds on it, an uncertain note, one that has arrived."""
    conflict = stuck(desk, result(desk, b"one"), MINE, {"assignee": LURAH.id}, "assignee-changed")
    first = desk.commands.record(STAFF, "r2", Move(to=S.IN_PROGRESS))
    photo = desk.commands.attach("r2", prepared(b"two"))
    second = desk.commands.record(STAFF, "r2", Move(to=S.AWAITING_VALIDATION, answer="Beres", photos=(photo,)))
    uncertain = desk.commands.record(STAFF, "r1", Note(text="<b>tebal</b> \u202e dan balik"))
    desk.work.mark_uncertain([uncertain], desk.clock(), "unreachable")
    arrived = desk.commands.record(STAFF, "r1", Note(text="sudah sampai"))
    desk.work.finish(arrived, OperationState.APPLIED, result_rev=12)
    return [conflict, first, second, uncertain]


def taken_in(desk: DeskWork, file: Path, officer: Officer = STAFF, passphrase: str = PASSPHRASE) -> tuple[str, ...]:
    """Looked into, then taken over."""
    seen = desk.commands.look_into(officer, file, passphrase)
    return desk.commands.import_sealed(officer, seen, passphrase)


def refused(desk: DeskWork, file: Path, passphrase: str = PASSPHRASE) -> str:
    """The code of an import that changed nothing."""
    before = rows(desk, "SELECT * FROM operation"), sorted(desk.stores.vault.folder.rglob("*"))
    with pytest.raises((SealError, CommandRefused)) as caught:
        taken_in(desk, file, STAFF, passphrase)
    assert (rows(desk, "SELECT * FROM operation"), sorted(desk.stores.vault.folder.rglob("*"))) == before
    return caught.value.code


def test_everything_open_goes_along_and_stays(desk: DeskWork, other: DeskWork, file: Path) -> None:
    ids = filled(desk)
    before = desk.reader.outbox()
    assert desk.commands.export(None, file, PASSPHRASE) == 4
    assert desk.reader.outbox() == before
    assert rows(desk, "SELECT act, subject FROM audit ORDER BY seq")[-4:] == [("exported", op_id) for op_id in ids]
    assert taken_in(other, file) == tuple(ids)
    recorded = (
        "SELECT op_id, report_id, number, kind, document, sha256, author_id, recorded_at, base_rev, depends_on FROM operation"
    )
    assert rows(other, recorded) == [row for row in rows(desk, recorded) if row[0] in ids]
    sides = "SELECT * FROM operation_base ORDER BY op_id"
    assert rows(other, sides) == [row for row in rows(desk, sides) if row[0] in ids]
    states = {item.op_id: item.state for item in other.reader.outbox()}
    queued = OperationState.QUEUED
    assert states == dict(zip(ids, (OperationState.CONFLICT, queued, queued, queued), strict=True))
    assert [row[0] for row in rows(other, "SELECT op_id FROM operation WHERE doubtful")] == [ids[3]], "it may have arrived"
    for content in (b"one", b"two"):
        assert other.stores.vault.get(hashlib.sha256(content).hexdigest()) == content
    assert rows(other, "SELECT act FROM audit") == [("imported",)] * 4


def test_a_conflict_is_decided_where_it_was_taken_to(desk: DeskWork, other: DeskWork, file: Path) -> None:
    ids = filled(desk)
    desk.commands.export([ids[0]], file, PASSPHRASE)
    taken_in(other, file)
    assert [item.op_id for item in other.reader.outbox()] == [ids[0]]
    card = other.reader.card(ids[0])
    assert card is not None
    other.put("r1", rev=9, status=S.IN_PROGRESS, assignee=LURAH.id)
    assert other.reader.card(ids[0]) == desk.reader.card(ids[0])
    [new] = other.commands.resolve(STAFF, ids[0], Choice.FIELD_REPORT)
    [blob] = other.work.pending_blobs(STAFF.id, other.clock())
    other.work.blob_stored(blob.sha256)
    assert [operation.op_id for operation in other.work.sendable(STAFF.id, other.clock())] == [new]


def test_what_an_action_builds_on_goes_along(desk: DeskWork, other: DeskWork, file: Path) -> None:
    _, first, second, _ = filled(desk)
    assert desk.commands.export([second], file, PASSPHRASE) == 2
    assert taken_in(other, file) == (first, second)
    other.work.blob_stored(hashlib.sha256(b"two").hexdigest())
    assert [operation.op_id for operation in other.work.sendable(STAFF.id, other.clock())] == [first, second]


def test_imported_twice_or_sent_from_elsewhere_it_is_one(desk: DeskWork, other: DeskWork, file: Path) -> None:
    ids = filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    assert taken_in(desk, file) == (), "where it came from it is already"
    assert taken_in(other, file) == tuple(ids)
    other.work.finish(ids[1], OperationState.APPLIED, result_rev=9)
    other.commands.resolve(STAFF, ids[0], Choice.WITHDRAW, reason="sudah")
    before = rows(other, "SELECT * FROM operation")
    assert taken_in(other, file) == ()
    assert rows(other, "SELECT * FROM operation") == before, "what was decided or has arrived stays so"


def test_what_builds_on_something_decided_here_does_not_wait_for_ever(desk: DeskWork, other: DeskWork, file: Path) -> None:
    first = desk.commands.record(STAFF, "r2", Move(to=S.COORDINATING, agency="SDA", reason="saluran besar"))
    desk.commands.export(None, file, PASSPHRASE)
    taken_in(other, file)
    other.work.finish(first, OperationState.CONFLICT, problem="status-changed")
    other.commands.resolve(STAFF, first, Choice.WITHDRAW, reason="sudah")
    second = desk.commands.record(STAFF, "r2", Move(to=S.DELEGATED, unit="PPSU-KLENDER"))
    third = desk.commands.record(STAFF, "r2", Move(to=S.IN_PROGRESS))
    desk.commands.export(None, file, PASSPHRASE)
    assert taken_in(other, file) == (second, third)
    assert [(card.item.op_id, card.item.problem) for card in other.reader.cards()] == [
        (second, "depends-on-refused"),
        (third, "depends-on-refused"),
    ]
    assert rows(other, "SELECT act, subject FROM audit ORDER BY seq")[-2:] == [("quarantined", second), ("quarantined", third)]


def test_what_was_given_up_on_the_way_out_comes_back(desk: DeskWork, file: Path) -> None:
    ids = filled(desk)
    desk.commands.resolve(STAFF, ids[0], Choice.FIELD_REPORT)
    ids = [item.op_id for item in desk.reader.outbox() if item.state is not OperationState.APPLIED]
    desk.commands.export(None, file, PASSPHRASE)
    desk.commands.withdraw_all(STAFF, "ganti komputer")
    assert taken_in(desk, file) == tuple(ids)
    assert {item.op_id for item in desk.reader.outbox() if item.state is OperationState.QUEUED} == set(ids)
    assert desk.commands.withdraw_all(STAFF, "sekali lagi") == len(ids)


def test_nothing_to_seal_makes_no_file(desk: DeskWork, file: Path) -> None:
    assert desk.commands.export(None, file, PASSPHRASE) == 0
    assert not file.exists()


def test_what_is_not_open_here_cannot_be_exported(desk: DeskWork, file: Path) -> None:
    filled(desk)
    arrived = desk.commands.record(STAFF, "r2", Note(text="x"))
    desk.work.finish(arrived, OperationState.APPLIED, result_rev=12)
    foreign = desk.commands.record(SUPERVISOR, "r2", Note(text="x"))
    desk.work.take_desk(STAFF, "staff")
    for op_id in ("nowhere", arrived, foreign):
        with pytest.raises(CommandRefused) as caught:
            desk.commands.export([op_id], file, PASSPHRASE)
        assert caught.value.code == "operation-not-found"
    assert not file.exists()


def test_the_sheet_says_what_is_said_of_a_photo(desk: DeskWork, file: Path, tmp_path: Path) -> None:
    photo = desk.commands.attach("r1", prepared())
    desk.commands.record(STAFF, "r1", Evidence(photos=(replace(photo, caption="Selokan", covered=True),)))
    desk.work.take_desk(STAFF, "staff")
    desk.commands.export(None, file, PASSPHRASE)
    unpack(file, PASSPHRASE, tmp_path / "here")
    sheet = (tmp_path / "here" / "LAPORAN.txt").read_text(encoding="utf-8")
    assert f"Foto {photo.sha256[:12]} (sesudah): Selokan [sebagian ditutupi]" in sheet


def test_the_sheet_tells_what_is_in_it(desk: DeskWork, file: Path, tmp_path: Path) -> None:
    filled(desk)
    desk.work.take_desk(STAFF, "staff")
    desk.stores.vault.remove(hashlib.sha256(b"two").hexdigest())
    desk.commands.export(None, file, PASSPHRASE)
    assert unpack(file, PASSPHRASE, tmp_path / "open" / "here")[0] == 4
    folder = tmp_path / "open" / "here"
    sheet = (folder / "LAPORAN.txt").read_text(encoding="utf-8")
    assert sheet.startswith(f"{MARK}\n")
    assert sheet.rstrip().endswith(MARK)
    for words in (
        STAFF.name,
        "Jumlah tindakan: 4",
        "JK-R1: Banjir di jalan Dermaga",
        "Beres",
        "perlu keputusan",
        "belum terkirim",
    ):
        assert words in sheet
    assert "<b>tebal</b>" in sheet
    assert "\u202e" not in sheet
    assert sheet.count("FILE TIDAK ADA") == 1
    photos = list((folder / "photos").iterdir())
    assert [(path.name, path.read_bytes()) for path in photos] == [(f"{hashlib.sha256(b'one').hexdigest()}.jpg", b"one")]
    assert len(msgspec.json.decode((folder / "operations.json").read_bytes())["operations"]) == 4


def test_a_folder_with_something_in_it_is_left_alone(desk: DeskWork, file: Path, tmp_path: Path) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    with pytest.raises(OfficerError) as caught:
        unpack(file, PASSPHRASE, tmp_path)
    assert caught.value.code == "folder-not-empty"
    with pytest.raises(OfficerError) as caught:
        unpack(file, PASSPHRASE, file / "below a file")
    assert caught.value.code == "file-unwritable"


def test_a_photo_that_goes_missing_at_export_stops_nothing_of_the_rest(
    desk: DeskWork, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(desk)

    def fails(sha256: str) -> bytes:
        raise StoreError(store="photos", problem="io")

    monkeypatch.setattr(desk.stores.vault, "get", fails)
    with pytest.raises(StoreError):
        desk.commands.export(None, file, PASSPHRASE)
    assert list(file.parent.glob("*.sealed")) == list(file.parent.glob(".*.part")) == []


def test_only_its_officer_takes_it_over(desk: DeskWork, other: DeskWork, file: Path) -> None:
    filled(desk)
    desk.work.take_desk(STAFF, f"centre-a|{STAFF.id}|staff|31|")
    desk.commands.export(None, file, PASSPHRASE)
    with pytest.raises(SealError) as caught:
        taken_in(other, file, SUPERVISOR, PASSPHRASE)
    assert (caught.value.code, caught.value.facts) == ("sealed-other-officer", {"officer": STAFF.name})
    other.work.take_desk(STAFF, f"centre-b|{STAFF.id}|staff|31|")
    assert refused(other, file) == "sealed-other-server"
    other.work.take_desk(SUPERVISOR, f"centre-a|{SUPERVISOR.id}|staff|31|")
    assert refused(other, file) == "other-officer"
    other.work.take_desk(STAFF, f"centre-a|{STAFF.id}|staff|31|")
    assert refused(other, file, "kata sandi lain") == "sealed-wrong-passphrase"
    assert len(taken_in(other, file)) == 4


Twist = Callable[[dict[str, Any]], object]


def rewritten(file: Path, twist: Twist, photos: dict[str, bytes] | None = None) -> None:
    """The file as a hostile hand that knows the passphrase would make it, without a key to sign it."""
    with unsealed(file, PASSPHRASE) as found, zipfile.ZipFile(found) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != SIGNATURE}
    work = msgspec.json.decode(parts["operations.json"])
    twist(work)
    parts |= {"operations.json": msgspec.json.encode(work), **(photos or {})}
    with sealed_to(file, PASSPHRASE) as writer, zipfile.ZipFile(writer, "w") as archive:  # type: ignore[call-overload]
        for name, data in parts.items():
            archive.writestr(name, data)


def _document(work: dict[str, Any], **changes: object) -> None:
    operation = work["operations"][0]
    document = msgspec.json.encode(msgspec.json.decode(operation["document"]) | changes)
    operation |= {"document": document.decode(), "sha256": hashlib.sha256(document).hexdigest()}


@pytest.mark.parametrize(
    "twist",
    [
        lambda work: work["operations"][0].update(sha256="0" * 64),
        lambda work: work["operations"][0].update(document="{}"),
        lambda work: work["operations"][0].update(document="[" * 5000),
        lambda work: work["operations"][0].update(op_id="../../etc/passwd"),
        lambda work: work["operations"][0].update(state="settled"),
        lambda work: work["operations"][0].update(base={"id": "r1"}),
        lambda work: work["operations"].append(work["operations"][0]),
        lambda work: work["operations"][0]["base"].update(id="r7"),
        lambda work: work["operations"][0]["mine"].update(updated_at="2026-03-02T03:00:00"),
        lambda work: work["operations"][0]["theirs"].update(rev=-1),
        lambda work: _document(work, author_id="o-someone"),
        lambda work: _document(work, op_id="01890000-0000-7000-8000-000000000000"),
        lambda work: _document(work, kind="unheard-of"),
        lambda work: _document(work, payload={"nothing": 1}),
        lambda work: _document(work, base_rev=-1),
        lambda work: _document(work, recorded_at="2026-03-02T03:00:00"),
        lambda work: work.clear(),
    ],
)
def test_a_hostile_file_is_refused_whole(desk: DeskWork, other: DeskWork, file: Path, twist: Twist) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    rewritten(file, twist)
    assert refused(other, file) == "sealed-damaged"


def test_what_only_was_packed_anew_is_taken(desk: DeskWork, other: DeskWork, file: Path) -> None:
    ids = filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    rewritten(file, lambda work: work.update(from_a_later_version=1))
    assert taken_in(other, file) == tuple(ids)


def test_a_later_format_is_told(desk: DeskWork, other: DeskWork, file: Path) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    rewritten(file, lambda work: work.update(format=2))
    assert refused(other, file) == "sealed-too-new"


def test_another_photo_under_its_hash_is_refused(desk: DeskWork, other: DeskWork, file: Path) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    first = min(hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    rewritten(file, lambda work: None, {f"photos/{first}": b"another"})
    with pytest.raises(SealError, match="sealed-damaged"):
        taken_in(other, file)
    assert other.reader.outbox() == []
    assert not other.stores.vault.has(first)


def test_names_in_it_never_become_paths(desk: DeskWork, file: Path, tmp_path: Path) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    rewritten(file, lambda work: None, {"../outside": b"x", "/absolute": b"x", "photos/../../out": b"x"})
    unpack(file, PASSPHRASE, tmp_path / "open")
    assert sorted(path.name for path in (tmp_path / "open").iterdir()) == ["LAPORAN.txt", "operations.json", "photos"]
    assert not (tmp_path / "outside").exists()


def test_the_same_action_with_another_content_is_refused(desk: DeskWork, file: Path) -> None:
    filled(desk)
    desk.commands.export(None, file, PASSPHRASE)
    rewritten(file, lambda work: _document(work, device_id="another"))
    assert refused(desk, file) == "sealed-damaged"


@pytest.mark.parametrize("content", [b"", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_something_else_inside_is_refused(other: DeskWork, file: Path, content: bytes) -> None:
    with sealed_to(file, PASSPHRASE) as writer:
        writer.write(content)
    assert refused(other, file) == "sealed-damaged"


def test_many_photos_come_back_as_they_were(desk: DeskWork, other: DeskWork, file: Path) -> None:
    contents = [bytes([number]) * 300_000 for number in range(6)]
    photos = tuple(desk.commands.attach("r1", prepared(content)) for content in contents)
    op_id = desk.commands.record(STAFF, "r1", Evidence(photos=photos))
    desk.commands.export(None, file, PASSPHRASE)
    assert taken_in(other, file) == (op_id,)
    assert [other.stores.vault.get(photo.sha256) for photo in photos] == contents
    assert len(other.work.pending_blobs(STAFF.id, other.clock())) == 6
