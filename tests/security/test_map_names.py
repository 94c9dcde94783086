"""The map's own scheme serves the names it knows, letter by letter, and nothing beside them."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from tests.fakes.map_driver import MapDriver
from ui.map.page import SCRIPTS, build_page
from ui.map.scheme import MapContents, _name_of
from ui.map.tile_source import TileSource
from ui.map.tiles import Tiles

OURS = ("", "start.js", "map.css", "fit.svg", "qwebchannel.js", "points/1", *(f"{name}.js" for name in SCRIPTS))
LEAFLET = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
KNOWN = frozenset((*OURS, *LEAFLET))
TWISTS = (
    "../{}", "..%2f{}", "..\\{}", "..%5c{}", "%2e%2e/{}", "%2e%2e%2f{}", "....//{}", "./{}", "/{}", "//{}", "{}/", "{}/.",
    "{}/..", "{}%00", "{}%00.css", "{}%20", "{} ", "{}.", "{};x", "{}?x", "{}?", "{}%3fx", "{}%23", "{}~", "{}.map", "{}.bak",
    "{}::$DATA", "a/../{}", "images/../{}", "%252e%252e%252f{}", "{}%c0%af", "%c0%ae%c0%ae/{}", "file:///{}", "qrc:/{}",
    "\u2025/{}", "{}\u200b",
)  # fmt: skip
FILES = (
    "etc/passwd",
    "map_scheme.py",
    "statuses.py",
    "index.html",
    "points/2",
    "points/",
    "points/-1",
    "areas/1",
    "leaflet-src.js",
)
METHODS = ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND")


@cache
def contents() -> MapContents:
    """A page with one set of points."""
    made = MapContents(None)
    made.set_document(build_page())
    made.offer("points/1", b"123456789")
    return made


def test_every_known_name_is_served() -> None:
    assert {name for name in KNOWN if contents().find(name) is None} == set()


@given(
    st.one_of(st.text(max_size=30), st.sampled_from(sorted(KNOWN)).flatmap(lambda name: st.text(max_size=3).map(name.__add__)))
)
def test_no_other_name_is(name: str) -> None:
    assert (contents().find(name) is not None) is (name in KNOWN)


@given(
    scheme=st.sampled_from(["crop", "CROP", "file", "qrc", "http"]),
    host=st.sampled_from(["map", "MAP", "map.", "map:80", "map:", "a@map", "a:b@map", "", "elsewhere", "map%2f", "map\\x"]),
    twist=st.sampled_from(TWISTS),
    name=st.sampled_from(sorted((*KNOWN, *FILES))),
    tail=st.sampled_from(["", "#", "#x", "?", "?x", ";", "%00"]),
)
def test_no_way_of_writing_an_address_leads_elsewhere(scheme: str, host: str, twist: str, name: str, tail: str) -> None:
    url = QUrl(f"{scheme}://{host}/{twist.format(name)}{tail}")
    found = _name_of(url)
    if found is not None and contents().find(found) is not None:
        assert found in KNOWN
        assert url.toString(QUrl.ComponentFormattingOption.FullyEncoded).rstrip("/") == f"crop://map/{found}".rstrip("/")


@given(name=st.one_of(st.text(max_size=20), st.from_regex(r"tiles/[\d@x/.%-]{0,20}", fullmatch=True)))
def test_only_places_that_exist_are_tiles(name: str) -> None:
    source = _source()
    if source.is_tile(name):
        kind, zoom, column, row = name.removesuffix("@2x").split("/")
        assert kind == "tiles"
        assert 0 <= int(zoom) <= 22
        assert 0 <= int(column) < 2 ** int(zoom) and 0 <= int(row) < 2 ** int(zoom)
        assert name.removesuffix("@2x") == f"tiles/{int(zoom)}/{int(column)}/{int(row)}"


@pytest.mark.parametrize(
    "name",
    [
        "tiles/01/1/1",
        "tiles/1/00/1",
        "tiles/\u0661/0/0",
        "tiles/1/2/0",
        "tiles/23/0/0",
        "tiles/1/1/1@3x",
        "tiles/1/1/1\n",
        "tiles/1/1",
    ],
)
def test_a_place_has_one_spelling(name: str) -> None:
    assert _source().is_tile("tiles/1/1/1") and _source().is_tile("tiles/1/1/1@2x")
    assert not _source().is_tile(name)


@cache
def _source() -> TileSource:
    made = TileSource(Tiles("https://tiles.example/{z}/{x}/{y}{r}.png", "x"))
    made.close()
    return made


@pytest.mark.expects_errors
def test_the_real_page_gets_known_names_by_get_alone(map_driver: MapDriver, tmp_path: Path) -> None:
    map_driver.open(("one", 106.80, -6.20, 0))
    names = [twist.format(name) for twist in TWISTS for name in ("map.css", "etc/passwd")] + [*FILES, *KNOWN]
    asked = "Promise.all(NAMES.map((name) => fetch(name).then((answer) => answer.ok && answer.url, () => false)))"
    answers = map_driver.ask(asked.replace("NAMES", json.dumps(names)))
    assert isinstance(answers, list)
    served = {str(url).removeprefix("crop://map/") for url in answers if url}
    assert served <= KNOWN, served - KNOWN
    assert len(served) > 15
    tried = "Promise.all(METHODS.map((method) => fetch('map.css', {method}).then((answer) => answer.ok, () => false)))"
    assert map_driver.ask(tried.replace("METHODS", json.dumps(METHODS))) == [False] * len(METHODS)
