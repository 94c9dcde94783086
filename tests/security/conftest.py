"""What tests of hostile input share: the trap that payloads lead to, and the window's own fixtures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.canary import Canary
from tests.security.corpus import Trap
from tests.security.listeners import Bystander
from tests.ui.conftest import driver, map_driver, map_page_cache, nothing_lingers, office, open_page

__all__ = ["driver", "map_driver", "map_page_cache", "nothing_lingers", "office", "open_page"]


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    """A server and a file that nobody may touch while the test runs."""
    with Bystander() as server, Canary(tmp_path / "canary.png") as file:
        yield Trap(f"http://127.0.0.1:{server.port}", str(file.path))
        assert server.connections == 0, server.heard
        assert not file.was_opened(), "a hostile text made somebody open a file"
