"""A pack's folder to write into."""

from pathlib import Path

import pytest

from tests.central.packs.folders import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "pack")
