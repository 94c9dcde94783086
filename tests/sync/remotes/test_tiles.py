"""Tiles from an office's own map server: pictures of the right kind and size, asked for without a word about who asks."""

import threading
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer

from sync.errors import NotOurServer, Unreachable
from sync.remotes.line import Patience
from sync.remotes.tiles import LIMIT, Tile, TileLine

PATH = "/3/4/5.png"


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def line(httpserver: HTTPServer, stop: threading.Event) -> Iterator[TileLine]:
    made = TileLine(httpserver.url_for("/"), stop, Patience(connect=2.0, stall=1.0))
    yield made
    made.close()


@pytest.mark.parametrize("mime", ["image/png", "image/jpeg", "image/webp; x=y", "IMAGE/PNG"])
def test_a_picture_comes_as_it_is(line: TileLine, httpserver: HTTPServer, mime: str) -> None:
    httpserver.expect_request(PATH).respond_with_data(b"picture", content_type=mime)
    assert line.fetch(httpserver.url_for(PATH)) == Tile(mime.partition(";")[0].lower(), b"picture")
    request = httpserver.log[0][0]
    told = {name.lower() for name, _ in request.headers.items()}
    assert told == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize("status", [204, 404])
def test_where_there_is_no_tile_there_is_none(line: TileLine, httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request(PATH).respond_with_data("", status=status)
    assert line.fetch(httpserver.url_for(PATH)) is None


@pytest.mark.parametrize(
    ("status", "mime", "body"),
    [
        (200, "text/html", b"<html>"),
        (200, "image/svg+xml", b"<svg/>"),
        (200, "", b"picture"),
        (302, "image/png", b""),
        (401, "image/png", b""),
        (500, "image/png", b""),
        (200, "image/png", b"x" * (LIMIT + 1)),
    ],
)
def test_anything_else_is_no_tile(line: TileLine, httpserver: HTTPServer, status: int, mime: str, body: bytes) -> None:
    httpserver.expect_request(PATH).respond_with_data(
        body, status=status, content_type=mime, headers={"Location": httpserver.url_for("/elsewhere")}
    )
    with pytest.raises(NotOurServer):
        line.fetch(httpserver.url_for(PATH))
    assert [request.path for request, _ in httpserver.log] == [PATH]


def test_without_a_line_there_is_an_error_and_after_the_stop_too(line: TileLine, stop: threading.Event) -> None:
    with pytest.raises(Unreachable):
        line.fetch("http://127.0.0.1:9/3/4/5.png")
    stop.set()
    with pytest.raises(Unreachable) as caught:
        line.fetch("http://127.0.0.1:9/3/4/5.png")
    assert caught.value.code == "stopped"
