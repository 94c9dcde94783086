"""Fixtures of an office against a central API in memory, for the conftest of whoever needs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre
from tests.fakes.wire_answers import tokens


@pytest.fixture
def centre(httpserver: HTTPServer) -> SmallCentre:
    """A central API with one waiting report, r1."""
    made = SmallCentre(httpserver)
    made.put("r1")
    return made


@pytest.fixture
def office(tmp_path: Path, httpserver: HTTPServer, centre: SmallCentre) -> Iterator[Office]:
    """An office that has pulled once."""
    url = httpserver.url_for("").rstrip("/")
    made = Office(tmp_path / "home", url, MemoryTokens(tokens(url)))
    made.sync()
    centre.log.clear()
    yield made
    made.close()
