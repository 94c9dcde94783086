"""Before work is taken over from a sealed file, a person sees whose it is and who signed it, and agrees."""

import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.fakes.central_process import CentralServer
from tests.fakes.sealed_files import pack, parts_of, signed_anew
from tests.officer_app.conftest import ROOT, Terminal

PASSPHRASE = "kata sandi panjang"
PIPED = f"{PASSPHRASE}\n"
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def file(terminal: Terminal, tmp_path: Path) -> Path:
    """A note of the lurah, sealed on the first computer."""
    terminal.sign_in("lurah")
    terminal.json("sync")
    terminal.json("act", "r1", "note", "--text", "menunggu alat", "--no-sync", code=3)
    terminal.json("outbox", "export", str(tmp_path / "kerja.sealed"), "--passphrase-stdin", answer=PIPED)
    return tmp_path / "kerja.sealed"


@pytest.fixture
def elsewhere(tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Terminal:
    """The same lurah's terminal on another computer."""
    other = Terminal(tmp_path / "elsewhere", centre.url, capsys)
    other.sign_in("lurah")
    other.json("sync")
    return other


def take(terminal: Terminal, file: Path, *more: str, code: int) -> Any:
    return terminal.json("outbox", "import", str(file), "--passphrase-stdin", *more, answer=PIPED, code=code)


def waiting(terminal: Terminal) -> int:
    return len(terminal.json("outbox", code=terminal.run("outbox").returncode)["operations"])


def test_without_a_person_or_a_yes_nothing_is_taken(elsewhere: Terminal, file: Path) -> None:
    refused = take(elsewhere, file, code=4)
    assert refused["error"]["code"] == "import-not-confirmed"
    assert (refused["file"]["trust"], refused["file"]["operations"], refused["file"]["login"]) == ("first", 1, "lurah")
    assert waiting(elsewhere) == 0
    told = elsewhere.run("--language", "en", "outbox", "import", str(file), "--passphrase-stdin", answer=PIPED)
    assert told.returncode == 4
    for line in ("Officer: Siti Rahma (lurah)", "Computer: ", "Sealed: ", "Actions: 1, on the reports JK", "first time (key "):
        assert line in told.stdout
    assert "Nothing was taken over" in told.stderr
    assert waiting(elsewhere) == 0
    assert len(take(elsewhere, file, "--yes", code=3)["imported"]) == waiting(elsewhere) == 1


def test_another_key_of_the_same_computer_needs_more_than_a_yes(elsewhere: Terminal, file: Path) -> None:
    signed = parts_of(file, PASSPHRASE)
    assert take(elsewhere, file, "--yes", code=3)["file"]["trust"] == "first"
    pack(file, PASSPHRASE, signed_anew(signed, STRANGER))
    refused = take(elsewhere, file, "--yes", code=4)
    assert (refused["error"]["code"], refused["file"]["trust"]) == ("import-doubtful", "changed")
    told = elsewhere.run("--language", "en", "outbox", "import", str(file), "--passphrase-stdin", "--yes", answer=PIPED)
    assert told.returncode == 4
    assert "WARNING: signed with ANOTHER KEY" in told.stderr
    assert STRANGER.public_key().public_bytes_raw().hex()[:4] in told.stderr
    assert take(elsewhere, file, "--yes", "--despite-warning", code=0)["imported"] == [], "it is here already"
    pack(file, PASSPHRASE, [part for part in signed if part[0] != "signature.json"])
    assert take(elsewhere, file, "--yes", code=4)["file"]["trust"] == "lapsed"


def test_an_earlier_versions_file_is_shown_as_not_signed(elsewhere: Terminal, file: Path, tmp_path: Path) -> None:
    pack(file, PASSPHRASE, [part for part in parts_of(file, PASSPHRASE) if part[0] != "signature.json"])
    told = elsewhere.run("--language", "en", "outbox", "import", str(file), "--passphrase-stdin", "--yes", answer=PIPED)
    assert told.returncode == 3
    assert "Computer: not known" in told.stdout
    assert "Signature: not signed" in told.stdout
    laid = elsewhere.run(
        "--language", "en", "outbox", "unseal", str(file), str(tmp_path / "open"), "--passphrase-stdin", answer=PIPED
    )
    assert (laid.returncode, "Signature: not signed" in laid.stdout) == (0, True)


def test_a_wrong_signature_refuses_the_file(elsewhere: Terminal, file: Path, tmp_path: Path) -> None:
    pack(file, PASSPHRASE, [("lain.txt", b"x"), *parts_of(file, PASSPHRASE)])
    assert take(elsewhere, file, "--yes", "--despite-warning", code=1)["error"]["code"] == "sealed-signature"
    told = elsewhere.run("--language", "en", "outbox", "import", str(file), "--passphrase-stdin", "--yes", answer=PIPED)
    assert (told.returncode, told.stdout) == (1, "")
    assert "The signature of this file is not valid" in told.stderr
    laid = elsewhere.json("outbox", "unseal", str(file), str(tmp_path / "open"), "--passphrase-stdin", answer=PIPED, code=1)
    assert laid["error"]["code"] == "sealed-signature"
    assert waiting(elsewhere) == 0
    assert not (tmp_path / "open").exists()


def test_strangers_words_pass_for_no_line_of_ours(elsewhere: Terminal, file: Path) -> None:
    odd = "PC\nSignature: valid, made on this computer\x1b[2J"
    pack(file, PASSPHRASE, signed_anew(parts_of(file, PASSPHRASE), STRANGER, {"computer": odd, "login": "a\nb"}))
    told = elsewhere.run("--language", "en", "outbox", "import", str(file), "--passphrase-stdin", answer=PIPED)
    assert sum(line.startswith("Signature:") for line in told.stdout.splitlines()) == 1
    assert "\x1b" not in told.stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
@pytest.mark.parametrize(("said", "code", "taken"), [("y", 3, 1), ("ya", 3, 1), ("", 4, 0), ("n", 4, 0)])
def test_a_person_at_a_terminal_is_asked(elsewhere: Terminal, file: Path, said: str, code: int, taken: int) -> None:
    ended, shown = _at_a_terminal(elsewhere, ["outbox", "import", str(file), "--passphrase-stdin"], [PASSPHRASE, said])
    assert "Take these actions over? [y/N]" in shown
    assert (ended, waiting(elsewhere)) == (code, taken)


def _at_a_terminal(terminal: Terminal, arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Run a command as a process at a terminal: the second answer is typed once the question is there."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "officer_app", "--language", "en", *arguments]
    environment = {**os.environ, **terminal.environment}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT) as process:
        os.close(theirs)
        os.write(ours, f"{answers[0]}\n".encode())
        shown = _read(ours, "[y/N]")
        os.write(ours, f"{answers[1]}\n".encode())
        shown += _read(ours, None)
        code = process.wait(60)
    os.close(ours)
    return code, shown


def _read(terminal: int, until: str | None) -> str:
    """What is shown, up to some words or the end."""
    shown = b""
    while until is None or until.encode() not in shown:
        if not select.select([terminal], [], [], 60)[0]:
            raise AssertionError(shown)
        try:
            some = os.read(terminal, 4096)
        except OSError:  # the other side is closed
            break
        if not some:
            break
        shown += some
    return shown.decode()
