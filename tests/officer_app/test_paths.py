"""Where an installation lives."""

import os
import stat
from pathlib import Path

import pytest
from platformdirs import user_data_path

from officer_app.paths import home_path, make_home
from sync.errors import OfficerError


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


def test_a_home_that_cannot_be_made_says_where_and_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OfficerError) as raised:
        make_home(tmp_path / "file" / "home")
    assert raised.value.code == "home-unwritable"
    assert raised.value.facts["path"] == str(tmp_path / "file" / "home")
