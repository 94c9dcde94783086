"""What `officer-app doctor` and `sync` tell about the self-care of a home, on the terminal as users run it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from officer_app.doctor_care import care_document, dismiss_notices, notice_words
from sync.care.notices import Notice
from tests.fakes import synthetic
from tests.fakes.terminals import Terminal
from tests.fakes.worked_home import back_up, make_worked_home, spoil, zero_page
from ui.words import error_sentences
from ui.words.error_sentences_care import CARE_SENTENCES

NOTICES = ("work-rebuilt", "restart-to-repair", "journal-failed", "backup-failed", "check-failed", "disk-nearly-full")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


def test_a_new_home_is_cared_for(terminal: Terminal) -> None:
    found = terminal.ask("doctor")
    assert [backup["file"] for backup in found["backups"]] == ["work-1.db"]
    assert (found["backups"][0]["verified"], found["backups"][0]["problems"]) == (None, [])
    assert found["journal"]["whole"]
    assert found["ballast"]["bytes"] == 16 * 1024 * 1024
    assert found["last_check"] is not None
    assert (found["notices"], found["problems"]) == ([], [])
    checked = terminal.ask("doctor", "--check-backups")
    assert checked["backups"][0]["verified"] is True
    assert "backups.1.file: work-1.db" in terminal.run("doctor").splitlines()


def test_a_damaged_backup_is_found_and_named(terminal: Terminal) -> None:
    terminal.ask("doctor")
    spoil(terminal.home / "backup" / "work-1.db", 9 * 4_096)
    assert terminal.ask("doctor")["problems"] == []
    found = terminal.ask("doctor", "--check-backups", expect=4)
    assert (found["problems"], found["backups"][0]["verified"]) == (["backup-damaged"], False)


def test_a_rebuild_is_told_until_it_is_dismissed(terminal: Terminal) -> None:
    terminal.ask("doctor")
    zero_page(terminal.home / "work.db", 0)
    found = terminal.ask("--language", "en", "doctor", expect=4)
    (notice,) = found["notices"]
    assert (notice["code"], found["problems"]) == ("work-rebuilt", ["work-rebuilt"])
    assert "repaired" in notice["words"]
    assert found["integrity"] == ["ok"]
    terminal.run("doctor", "--dismiss", expect=4)
    assert terminal.ask("doctor")["notices"] == []


def test_the_document_of_a_worked_home(tmp_path: Path) -> None:
    worked = make_worked_home(tmp_path / "home", rounds=2)
    stores = synthetic.open_temporary(worked.home)
    back_up(stores)
    stores.board.put("check-failed", ["work.db: satu"], count=1)
    problems = ["clock-wrong"]
    document = care_document(stores, problems, check_backups=True)
    assert problems == ["clock-wrong", "check-failed"]
    backups = document["backups"]
    assert isinstance(backups, list)
    assert (backups[0]["operations"], backups[0]["verified"]) == (12, True)
    (stores.places.backups / "work-1.db").write_bytes(b"x" * 5_000)
    assert "backup-damaged" in _problems(lambda found: care_document(stores, found, check_backups=False))
    dismiss_notices(stores)
    assert stores.notices() == ()
    stores.places.journal.unlink()
    assert care_document(stores, [], check_backups=False)["journal"] == {"entries": 0, "whole": False, "last": None}
    stores.close()


@pytest.mark.parametrize("code", [*NOTICES, "disk-full-ballast-used"])
def test_every_notice_has_a_sentence(code: str) -> None:
    facts: dict[str, str | int] = {
        "operations": 3,
        "lost": 1,
        "megabytes": 120,
        "count": 2,
        "reason": "disk-full",
        "file": "x.json",
    }
    words = notice_words(Notice(code, facts))
    assert code in CARE_SENTENCES
    assert CARE_SENTENCES[code] == error_sentences.SENTENCES[code]
    assert "{" not in words and "…" not in words


def _problems(ask: Callable[[list[str]], object]) -> list[str]:
    found: list[str] = []
    ask(found)
    return found
