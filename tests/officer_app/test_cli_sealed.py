"""Work in a sealed file by the terminal, and the ways out of a session with unsent work."""

from pathlib import Path

import pytest

from tests.fakes.central_office import picture
from tests.fakes.central_process import CentralServer
from tests.officer_app.conftest import Terminal

PASSPHRASE = "kata sandi panjang"
PIPED = f"{PASSPHRASE}\n"


@pytest.fixture
def lurah(terminal: Terminal) -> Terminal:
    terminal.sign_in("lurah")
    terminal.json("sync")
    return terminal


@pytest.fixture
def elsewhere(tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Terminal:
    """The same lurah's terminal on another computer."""
    other = Terminal(tmp_path / "elsewhere", centre.url, capsys)
    other.sign_in("lurah")
    other.json("sync")
    return other


def work(lurah: Terminal, tmp_path: Path) -> list[str]:
    """A note and photos that wait."""
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture(3))
    note = lurah.json("act", "r1", "note", "--text", "menunggu alat", "--no-sync", code=3)
    evidence = lurah.json("act", "r2", "evidence", "--photo", str(photo), "--no-sync", code=3)
    return [note["op_id"], evidence["op_id"]]


def kinds(terminal: Terminal, report: str) -> list[str]:
    terminal.json("sync")
    return [event["kind"] for event in terminal.json("reports", "show", report)["events"]]


def test_work_taken_to_another_computer_arrives_once(lurah: Terminal, elsewhere: Terminal, tmp_path: Path) -> None:
    ids = work(lurah, tmp_path)
    file = tmp_path / "kerja.sealed"
    assert lurah.json("outbox", "export", str(file), "--passphrase-stdin", answer=PIPED) == {"exported": 2, "file": str(file)}
    taken = elsewhere.json("outbox", "import", str(file), "--passphrase-stdin", "--yes", answer=PIPED, code=3)
    assert taken["imported"] == ids
    assert [item["op_id"] for item in elsewhere.json("outbox", code=3)["operations"]] == ids
    elsewhere.json("sync")
    lurah.json("sync")
    assert lurah.json("outbox")["operations"] == elsewhere.json("outbox")["operations"] == []
    assert (kinds(lurah, "r1"), kinds(lurah, "r2")) == (["received", "note"], ["received", "evidence"])
    again = elsewhere.json("outbox", "import", str(file), "--passphrase-stdin", "--yes", answer=PIPED)
    assert (again["imported"], again["file"]["trust"]) == ([], "known")


def test_one_action_can_be_sealed_alone(lurah: Terminal, tmp_path: Path) -> None:
    ids = work(lurah, tmp_path)
    file = tmp_path / "kerja.sealed"
    told = lurah.json("outbox", "export", str(file), "--op", ids[1], "--passphrase-stdin", answer=PIPED)
    assert told["exported"] == 1
    unknown = ["outbox", "export", str(tmp_path / "x"), "--op", "nothing", "--passphrase-stdin"]
    assert lurah.json(*unknown, answer=PIPED, code=2)["error"]["code"] == "operation-not-found"


def test_a_file_is_laid_open_by_whoever_has_the_passphrase(
    lurah: Terminal, tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str]
) -> None:
    work(lurah, tmp_path)
    file, folder = tmp_path / "kerja.sealed", tmp_path / "terbuka"
    lurah.run("outbox", "export", str(file), "--passphrase-stdin", answer=PIPED)
    stranger = Terminal(tmp_path / "nobody", centre.url, capsys)
    unseal = ["outbox", "unseal", str(file), str(folder), "--passphrase-stdin"]
    assert stranger.json(*unseal, answer="bukan ini\n", code=1)["error"]["code"] == "sealed-wrong-passphrase"
    told = stranger.run(*unseal, answer="bukan ini\n")
    assert (told.returncode, told.stdout) == (1, "")
    told = stranger.json(*unseal, answer=PIPED)
    assert (told["operations"], told["folder"]) == (2, str(folder))
    assert (told["signed_by"]["login"], told["signed_by"]["author_name"]) == ("lurah", "Siti Rahma")
    assert not (tmp_path / "nobody").exists(), "reading needs no installation"
    assert "menunggu alat" in (folder / "LAPORAN.txt").read_text(encoding="utf-8")
    assert len(list((folder / "photos").iterdir())) == 1
    assert stranger.json(*unseal, answer=PIPED, code=1)["error"]["code"] == "folder-not-empty"
    assert "2" in stranger.run(*unseal[:3], str(tmp_path / "lagi"), "--passphrase-stdin", answer=PIPED).stdout


@pytest.mark.parametrize(
    ("arguments", "answer", "code", "error"),
    [
        (["export", "{tmp}/a.sealed"], "", 2, "missing-option"),
        (["export", "{tmp}/a.sealed", "--passphrase-stdin"], "pendek\n", 1, "passphrase-too-short"),
        (["export", "{tmp}/there", "--passphrase-stdin"], PIPED, 2, "file-exists"),
        (["export", "{tmp}/no/folder/a", "--passphrase-stdin"], PIPED, 1, "file-unwritable"),
        (["import", "{tmp}/nowhere", "--passphrase-stdin"], PIPED, 1, "file-unreadable"),
        (["import", "{tmp}/there", "--passphrase-stdin"], PIPED, 1, "sealed-foreign"),
        (["import", "{tmp}/there"], "", 2, "missing-option"),
    ],
)
def test_what_cannot_be_done_is_told(
    lurah: Terminal, tmp_path: Path, arguments: list[str], answer: str, code: int, error: str
) -> None:
    work(lurah, tmp_path)
    (tmp_path / "there").write_bytes(b"PK a zip")
    given = [word.format(tmp=tmp_path) for word in arguments]
    assert lurah.json("outbox", *given, answer=answer, code=code)["error"]["code"] == error
    told = lurah.run("outbox", *given, answer=answer)
    assert (told.returncode, told.stdout) == (code, "")
    assert error not in told.stderr
    assert (tmp_path / "there").read_bytes() == b"PK a zip"


def test_another_officers_work_is_neither_taken_nor_hidden(lurah: Terminal, tmp_path: Path, centre: CentralServer) -> None:
    work(lurah, tmp_path)
    file = tmp_path / "kerja.sealed"
    assert lurah.json("sign-out", "--export", str(file), "--passphrase-stdin", answer=PIPED) == {
        "exported": 2,
        "discarded": 0,
        "kept": 2,
    }
    lurah.sign_in("field")
    lurah.json("sync")
    refused = lurah.json("outbox", "import", str(file), "--passphrase-stdin", answer=PIPED, code=1)
    assert (refused["error"]["code"], refused["error"]["facts"]) == ("sealed-other-officer", {"officer": "Siti Rahma"})
    waiting = lurah.json("outbox")
    assert waiting == {"operations": [], "others": [{"officer_id": "o-lurah", "name": "Siti Rahma", "count": 2}]}
    words = lurah.run("--language", "en", "outbox").stdout
    assert "Nothing waits to be sent." in words
    assert "Waits for Siti Rahma to sign in: 2" in words
    lurah.run("sign-out")
    lurah.sign_in("lurah")
    lurah.json("sync")
    assert (kinds(lurah, "r1"), kinds(lurah, "r2")) == (["received", "note"], ["received", "evidence"])


def test_signing_out_keeps_the_work_unless_its_number_is_said(lurah: Terminal, tmp_path: Path) -> None:
    work(lurah, tmp_path)
    for arguments, code, error in (
        (["--discard"], 2, "missing-option"),
        (["--yes-discard", "2"], 2, "missing-option"),
        (["--discard", "--yes-discard", "1"], 2, "discard-count"),
        (["--export", str(tmp_path / "a")], 2, "missing-option"),
    ):
        assert lurah.json("sign-out", *arguments, code=code)["error"]["code"] == error
        assert lurah.json("outbox", code=3)["operations"]
    assert lurah.json("sync")["connection"] == "online", "still signed in"


def test_discarded_work_stays_on_record_and_never_goes_out(lurah: Terminal, tmp_path: Path, centre: CentralServer) -> None:
    work(lurah, tmp_path)
    told = lurah.json("sign-out", "--discard", "--yes-discard", "2", "--reason", "salah laporan")
    assert told == {"exported": 0, "discarded": 2, "kept": 0}
    lurah.sign_in("lurah")
    lurah.json("sync")
    assert lurah.json("outbox")["operations"] == []
    assert kinds(lurah, "r1") == ["received"]


def test_signing_out_says_what_was_done(lurah: Terminal, tmp_path: Path) -> None:
    work(lurah, tmp_path)
    sealed = lurah.run("--language", "en", "sign-out", "--export", str(tmp_path / "a"), "--passphrase-stdin", answer=PIPED)
    assert sealed.returncode == 0
    assert f"Sealed into {tmp_path / 'a'}: 2." in sealed.stdout
    assert "Signed out." in sealed.stdout
    lurah.sign_in("lurah")
    discarded = lurah.run("--language", "en", "sign-out", "--discard", "--yes-discard", "2")
    assert "Discarded: 2" in discarded.stdout
    assert lurah.json("sign-out", "--discard", "--yes-discard", "0", code=4)["error"]["code"] == "not-signed-in"
