"""Who sealed a file: signed whole by the installation, its key remembered, and nothing taken that is not covered."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from officer_app.domain.operations import Evidence, Note
from sync.errors import SealError
from sync.keys import StoreKey
from sync.sealed import sealing
from sync.sealed.exchange import SealedFile
from sync.sealed.met_keys import Trust
from sync.sealed.work import unpack
from sync.stores import open_stores
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.sealed_files import Parts, pack, parts_of, said, signed_anew
from tests.fakes.stuck_work import STAFF

PASSPHRASE = "kata sandi panjang"
OTHER_KEY = StoreKey(bytes(32))
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing to try: how dear it is, is the business of the tests of sealing."""
    monkeypatch.setattr(sealing, "_COST", 4)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path / "one") as found:
        found.work.take_desk(STAFF, f"centre-a|{STAFF.id}|staff|31|")
        yield found


@pytest.fixture
def other(tmp_path: Path) -> Iterator[DeskWork]:
    """A second computer: another key."""
    with desk_work(tmp_path / "two", OTHER_KEY) as found:
        yield found


@pytest.fixture
def file(tmp_path: Path, desk: DeskWork) -> Path:
    """Evidence with a photo and a note, sealed."""
    desk.commands.record(STAFF, "r1", Evidence(photos=(desk.commands.attach("r1", prepared(b"one")),)))
    desk.commands.record(STAFF, "r2", Note(text="menunggu alat"))
    path = tmp_path / "work.sealed"
    desk.commands.export(None, path, PASSPHRASE)
    return path


def look(desk: DeskWork, file: Path) -> SealedFile:
    return desk.commands.look_into(STAFF, file, PASSPHRASE)


def take(desk: DeskWork, file: Path) -> tuple[str, ...]:
    return desk.commands.import_sealed(STAFF, look(desk, file), PASSPHRASE)


def refused(desk: DeskWork, file: Path) -> str:
    """The code, the same for who takes it over and who lays it open to read."""
    with pytest.raises(SealError) as caught:
        look(desk, file)
    with pytest.raises(SealError) as again:
        unpack(file, PASSPHRASE, file.parent / "open")
    assert caught.value.code == again.value.code
    assert not (file.parent / "open").exists()
    assert desk.reader.outbox() == []
    return caught.value.code


def test_any_program_can_prove_the_signature(desk: DeskWork, file: Path) -> None:
    parts = parts_of(file, PASSPHRASE)
    signed = json.loads(dict(parts)["signature.json"])
    statement = json.loads(signed["statement"])
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(statement["public_key"]))
    key.verify(bytes.fromhex(signed["signature"]), b"officer-app/sealed-work/1\0" + signed["statement"].encode())
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in parts if name != "signature.json"}
    assert {entry["name"]: entry["sha256"] for entry in statement["entries"]} == hashes
    photo = f"photos/{hashlib.sha256(b'one').hexdigest()}"
    assert set(hashes) == {"operations.json", "LAPORAN.txt", photo}
    assert (statement["author_id"], statement["author_name"], statement["login"]) == (STAFF.id, STAFF.name, STAFF.login)
    assert statement["operations"] == 2


def test_it_is_seen_before_anything_is_taken(desk: DeskWork, other: DeskWork, file: Path) -> None:
    seen = look(other, file)
    assert (seen.trust, seen.met_at, seen.operations, seen.reports) == (Trust.FIRST, None, 2, 2)
    assert (seen.author_name, seen.login) == (STAFF.name, STAFF.login)
    assert seen.numbers == ("JK-R1", "JK-R2")
    assert seen.exported_at == desk.clock()
    assert other.reader.outbox() == []
    assert look(other, file).trust is Trust.FIRST, "looking alone remembers nothing"
    assert look(desk, file).trust is Trust.OWN


def test_the_first_twenty_reports_are_named(desk: DeskWork, other: DeskWork, tmp_path: Path) -> None:
    for number in range(23):
        desk.put(f"q{number:02}")
        desk.commands.record(STAFF, f"q{number:02}", Note(text="catatan"))
    desk.commands.export(None, tmp_path / "many", PASSPHRASE)
    seen = look(other, tmp_path / "many")
    assert (seen.reports, len(seen.numbers), seen.numbers[-1]) == (23, 20, "JK-Q19")


def test_the_key_is_known_from_the_first_use_on_and_after_a_start(other: DeskWork, file: Path, tmp_path: Path) -> None:
    met = other.clock()
    assert len(take(other, file)) == 2
    other.clock.tick(days=3)
    seen = look(other, file)
    assert (seen.trust, seen.met_at) == (Trust.KNOWN, met)
    stores = open_stores(tmp_path / "two", OTHER_KEY, clock=other.clock)
    commands = stores.open_commands()
    try:
        assert commands.look_into(STAFF, file, PASSPHRASE).trust is Trust.KNOWN
    finally:
        commands.close()
        stores.close()


def test_an_installation_signs_with_the_same_key_each_time(desk: DeskWork, file: Path, tmp_path: Path) -> None:
    desk.clock.tick(days=1)
    desk.commands.export(None, tmp_path / "again", PASSPHRASE)
    keys = {said(parts_of(path, PASSPHRASE))["public_key"] for path in (file, tmp_path / "again")}
    assert len(keys) == 1
    assert synthetic.KEY.secret.hex() not in keys
    assert synthetic.KEY.signing() not in (synthetic.KEY.photos(), synthetic.KEY.proof(), synthetic.KEY.journal())


def test_another_key_for_the_same_officer_and_computer_is_told(other: DeskWork, file: Path) -> None:
    take(other, file)
    pack(file, PASSPHRASE, signed_anew(parts_of(file, PASSPHRASE), STRANGER))
    assert look(other, file).trust is Trust.CHANGED
    take(other, file)
    assert look(other, file).trust is Trust.KNOWN, "a person took it over"


def test_a_key_met_elsewhere_does_not_pass_for_another_computers(other: DeskWork, file: Path) -> None:
    parts = parts_of(file, PASSPHRASE)
    take(other, file)
    pack(file, PASSPHRASE, signed_anew(parts, STRANGER, {"computer": "PC-STRANGER"}))
    assert look(other, file).trust is Trust.FIRST
    take(other, file)
    pack(file, PASSPHRASE, signed_anew(parts, STRANGER))
    assert look(other, file).trust is Trust.CHANGED


def test_who_exported_here_is_not_to_be_played_by_another_key(desk: DeskWork, file: Path) -> None:
    pack(file, PASSPHRASE, signed_anew(parts_of(file, PASSPHRASE), STRANGER))
    assert look(desk, file).trust is Trust.CHANGED


def test_a_file_of_an_earlier_version_is_taken_and_told(other: DeskWork, file: Path) -> None:
    signed = parts_of(file, PASSPHRASE)
    pack(file, PASSPHRASE, [part for part in signed if part[0] != "signature.json"])
    seen = look(other, file)
    assert (seen.trust, seen.computer, seen.public_key) == (Trust.UNSIGNED, None, None)
    assert len(take(other, file)) == 2
    assert look(other, file).trust is Trust.UNSIGNED
    pack(file, PASSPHRASE, signed)
    take(other, file)
    pack(file, PASSPHRASE, [part for part in signed if part[0] != "signature.json"])
    assert look(other, file).trust is Trust.LAPSED, "whoever takes the signature off is told of"


def _with(parts: Parts, name: str, data: bytes) -> Parts:
    return [(each, data if each == name else content) for each, content in parts]


Hand = Callable[[Parts], Parts]


@pytest.mark.parametrize(
    "hand",
    [
        lambda parts: _with(parts, "LAPORAN.txt", b"lain"),
        lambda parts: _with(parts, "operations.json", dict(parts)["operations.json"] + b" "),
        lambda parts: [("catatan.txt", b"x"), *parts],
        lambda parts: [*parts, ("photos/" + "0" * 64, b"x")],
        lambda parts: [part for part in parts if not part[0].startswith("photos/")],
        lambda parts: _with(parts, "signature.json", b"{}"),
        lambda parts: _with(parts, "signature.json", b""),
        lambda parts: _with(parts, "signature.json", b"[" * 5000),
        lambda parts: _with(parts, "signature.json", b'{"format":1,"statement":"","signature":"zz"}'),
        lambda parts: _with(parts, "signature.json", dict(parts)["signature.json"].replace(b"o-", b"p-", 1)),
        lambda parts: signed_anew(parts, STRANGER, {"public_key": said(parts)["public_key"]}),
        lambda parts: signed_anew(parts, STRANGER, {"entries": said(parts)["entries"] * 2}),
        lambda parts: signed_anew(parts, STRANGER, {"entries": []}),
        lambda parts: signed_anew(parts, STRANGER, {"operations": 1}),
        lambda parts: signed_anew(parts, STRANGER, {"author_id": "o-someone"}),
        lambda parts: signed_anew(parts, STRANGER, {"author_name": "Orang Lain"}),
        lambda parts: signed_anew(parts, STRANGER, {"exported_at": "2026-01-01T00:00:00Z"}),
        lambda parts: signed_anew(parts, STRANGER, {"computer": "x" * 201}),
    ],
)
def test_what_the_signature_does_not_cover_refuses_the_file(other: DeskWork, file: Path, hand: Hand) -> None:
    pack(file, PASSPHRASE, hand(parts_of(file, PASSPHRASE)))
    assert refused(other, file) == "sealed-signature"


def test_a_name_that_is_there_twice_refuses_the_file(other: DeskWork, file: Path) -> None:
    parts = parts_of(file, PASSPHRASE)
    pack(file, PASSPHRASE, [*parts, ("LAPORAN.txt", dict(parts)["LAPORAN.txt"])])
    assert refused(other, file) == "sealed-damaged"


def test_a_signature_of_a_later_version_is_told(other: DeskWork, file: Path) -> None:
    pack(file, PASSPHRASE, _with(parts_of(file, PASSPHRASE), "signature.json", b'{"format": 2, "more": []}'))
    assert refused(other, file) == "sealed-too-new"


def test_a_file_replaced_after_it_was_seen_is_not_taken(desk: DeskWork, other: DeskWork, file: Path) -> None:
    seen = look(other, file)
    desk.commands.record(STAFF, "r2", Note(text="yang lain"))
    desk.commands.export(None, file, PASSPHRASE)
    with pytest.raises(SealError, match="sealed-changed"):
        other.commands.import_sealed(STAFF, seen, PASSPHRASE)
    assert other.reader.outbox() == []


def test_a_photo_that_was_gone_at_the_export_is_no_hole(desk: DeskWork, other: DeskWork, tmp_path: Path) -> None:
    photo = desk.commands.attach("r1", prepared(b"gone"))
    op_id = desk.commands.record(STAFF, "r1", Evidence(photos=(photo,)))
    for path in (desk.stores.home / "photos").rglob(f"{photo.sha256}*"):
        path.unlink()
    assert not desk.stores.vault.has(photo.sha256)
    desk.commands.export([op_id], tmp_path / "a", PASSPHRASE)
    assert look(other, tmp_path / "a").trust is Trust.FIRST


@pytest.mark.parametrize("name", ["", "PC-\udcff", "komputer " * 60])
def test_a_computer_with_an_odd_name_signs_too(
    desk: DeskWork, other: DeskWork, file: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: name)
    commands = desk.stores.open_commands()
    try:
        commands.export(None, file, PASSPHRASE)
    finally:
        commands.close()
    assert look(other, file).trust is Trust.FIRST
