"""Tiles brought for the map: each once, the newest kept, and a server that fails is left alone for a while."""

import threading
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot
from werkzeug import Request, Response

from sync.remotes.tiles import Tile
from ui.map.tile_source import REST, TileSource
from ui.map.tiles import Tiles


class Hand:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def source(hand: Hand, httpserver: HTTPServer) -> Iterator[TileSource]:
    made = TileSource(Tiles(f"http://{httpserver.host}:{httpserver.port}/{{z}}/{{x}}/{{y}}{{r}}.png", "x"), hand)
    yield made
    made.close()


def brought(qtbot: QtBot, source: TileSource, name: str) -> object:
    with qtbot.waitSignal(source.post.arrived, timeout=10_000) as arrived:
        source.want(name)
    assert arrived.args[0] == name
    return arrived.args[1]


def test_a_tile_is_brought_from_where_it_lies(qtbot: QtBot, source: TileSource, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/3/4/5@2x.png").respond_with_data(b"picture", content_type="image/png")
    assert brought(qtbot, source, "tiles/3/4/5@2x") == Tile("image/png", b"picture")


def test_wanted_twice_at_once_it_is_fetched_once(qtbot: QtBot, source: TileSource, httpserver: HTTPServer) -> None:
    go = threading.Event()

    def slow(_: Request) -> Response:
        go.wait(10)
        return Response(b"picture", content_type="image/png")

    httpserver.expect_request("/3/4/5.png").respond_with_handler(slow)
    with qtbot.waitSignal(source.post.arrived, timeout=10_000):
        source.want("tiles/3/4/5")
        source.want("tiles/3/4/5")
        go.set()
    assert len(httpserver.log) == 1


def test_a_server_that_fails_is_left_alone_for_a_while(
    qtbot: QtBot, source: TileSource, httpserver: HTTPServer, hand: Hand
) -> None:
    httpserver.expect_request("/3/4/5.png").respond_with_data("<html>", content_type="text/html")
    httpserver.expect_request("/3/4/6.png").respond_with_data(b"picture", content_type="image/png")
    assert brought(qtbot, source, "tiles/3/4/5") is None
    assert brought(qtbot, source, "tiles/3/4/6") is None
    assert len(httpserver.log) == 1
    hand.now += REST
    assert brought(qtbot, source, "tiles/3/4/6") == Tile("image/png", b"picture")


def test_those_not_asked_for_longest_are_forgotten(source: TileSource) -> None:
    large = Tile("image/png", bytes(10 * 1024 * 1024))
    for number in range(3):
        source.keep(f"tiles/3/4/{number}", large)
    assert source.kept("tiles/3/4/0") == large
    source.keep("tiles/3/4/3", large)
    assert source.kept("tiles/3/4/1") is None
    assert source.kept("tiles/3/4/0") == large


def test_after_the_end_nothing_is_fetched(source: TileSource, httpserver: HTTPServer) -> None:
    source.close()
    source.want("tiles/3/4/5")
    assert httpserver.log == []
