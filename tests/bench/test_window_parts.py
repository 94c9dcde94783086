"""The small parts with which the window is measured."""

import os
import sys
from pathlib import Path

import pytest

from bench.scenarios.listed import SCENARIOS
from bench.window.memory import memory_of
from bench.window.open_keyring import OpenKeyring
from bench.window.surroundings import user_environment


def test_an_open_keyring_keeps_and_forgets(tmp_path: Path) -> None:
    keyring = OpenKeyring(tmp_path / "keyring.json")
    assert keyring.get_password("service", "name") is None
    keyring.set_password("service", "name", "word")
    assert OpenKeyring(tmp_path / "keyring.json").get_password("service", "name") == "word"
    keyring.delete_password("service", "name")
    assert keyring.get_password("service", "name") is None


def test_a_user_has_compiled_modules() -> None:
    environment = user_environment()
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PATH"] == os.environ["PATH"]


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own count")
def test_memory_is_what_the_kernel_counts() -> None:
    found = memory_of(os.getpid())
    assert 0 < found.pss <= found.rss


def test_the_windows_scenarios_are_listed() -> None:
    assert {"P5", "P6", "P7", "P8", "P9"} <= set(SCENARIOS)
