"""Offices have small screens and large letters: the window and its dialogs fit whatever screen they open on."""

from pathlib import Path

import pytest

from tests.ui.screens.screen import on_a_screen

HERE = Path(__file__).parent


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 1.5), ((1024, 700), 1.0), ((1024, 700), 1.5)])
def test_no_words_are_cut_in_any_state(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    ended = on_a_screen(tmp_path, size, scale, HERE / "words.py")
    assert ended.returncode == 0 and "4 passed" in ended.stdout, ended.stdout


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 1.25), ((1366, 768), 1.5), ((1024, 700), 1.5)])
def test_the_window_and_its_dialogs_stay_within_the_screen(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    ended = on_a_screen(tmp_path, size, scale, HERE / "fits.py")
    assert ended.returncode == 0 and "4 passed" in ended.stdout, ended.stdout


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.25), ((1024, 700), 1.25)])
def test_no_words_are_cut_with_large_text_on_a_low_screen(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    ended = on_a_screen(tmp_path, size, scale, HERE / "large_words.py")
    assert ended.returncode == 0 and "7 passed" in ended.stdout, ended.stdout
