"""Where an installation lives."""

import os
import stat
from pathlib import Path

import pytest
from platformdirs import user_data_path

from officer_app.paths import home_path, make_home
from sync.errors import OfficerError
from tests.fakes.terminals import officer_app


def test_the_command_line_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_APP_HOME", str(tmp_path / "named"))
    assert home_path(tmp_path / "chosen") == tmp_path / "chosen"
    assert home_path() == tmp_path / "named"


def test_without_a_word_it_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_APP_HOME", "  ")
    assert home_path() == user_data_path("crop-officer", appauthor=False)


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert home_path(Path("here")) == tmp_path / "here"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_may_look_into_a_home(tmp_path: Path) -> None:
    make_home(tmp_path / "a" / "home")
    assert stat.S_IMODE((tmp_path / "a" / "home").stat().st_mode) & 0o077 == 0
    make_home(tmp_path / "a" / "home")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_home_that_was_made_beforehand_is_closed_with_its_files(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    for name, mode in (("work.db", 0o644), ("secrets.enc", 0o666)):
        (home / name).touch()
        (home / name).chmod(mode)
    make_home(home)
    assert {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (home, *home.iterdir())} == {
        "home": 0,
        "work.db": 0,
        "secrets.enc": 0,
        "logs": 0,
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_all_that_a_terminal_writes_is_its_users_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    done = officer_app("--home", str(home), "doctor", environment={"OFFICER_APP_PASSPHRASE": "hujan bulan juni"})
    assert "Traceback" not in done.stderr
    written = [path for path in home.rglob("*") if path.is_file()]
    assert {"work.db", "cache.db", "installation.json"} <= {path.name for path in written}
    assert [str(path) for path in (home, *home.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_home_that_cannot_be_made_says_where_and_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OfficerError) as raised:
        make_home(tmp_path / "file" / "home")
    assert raised.value.code == "home-unwritable"
    assert raised.value.facts["path"] == str(tmp_path / "file" / "home")
