"""Settings survive broken files and newer versions."""

import json
from pathlib import Path

import pytest

from officer_app.settings import Settings, load, save


def test_a_new_home_has_indonesian_and_the_systems_look(tmp_path: Path) -> None:
    settings = load(tmp_path).settings
    assert (settings.language, settings.theme, settings.server, settings.tiles_url) == ("id", "system", "", "")
    assert not (tmp_path / "settings.json").exists()


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    chosen = Settings(server="https://crop.example", login="sari", language="en", theme="dark", notifications=False)
    save(tmp_path, chosen)
    assert load(tmp_path).settings == chosen


def test_fields_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": "en", "density": "compact", "views": [{"name": "Terlambat"}]}))
    settings = load(tmp_path).settings
    settings.theme = "dark"
    save(tmp_path, settings)
    written = json.loads(file.read_text())
    assert (written["density"], written["views"], written["theme"]) == ("compact", [{"name": "Terlambat"}], "dark")


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe", b'{"language": "fr"}', b'{"notifications": "often"}', b"[]"])
def test_a_broken_file_is_set_aside_not_overwritten(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(broken)
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == broken
    save(tmp_path, loaded.settings)
    assert load(tmp_path).set_aside is None


def test_settings_have_no_place_for_a_secret() -> None:
    assert not [name for name in Settings.__struct_fields__ if "password" in name or "token" in name]
