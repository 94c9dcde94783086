"""A tile server's address: what is one, and where its tiles lie."""

import pytest

from ui.map.tiles import Tiles


@pytest.mark.parametrize(
    ("url", "address", "sharp"),
    [
        (
            "https://tiles.example.org/{z}/{x}/{y}.png",
            "https://tiles.example.org/3/4/5.png",
            "https://tiles.example.org/3/4/5.png",
        ),
        ("http://10.0.0.5:8080/{z}/{x}/{y}{r}.png", "http://10.0.0.5:8080/3/4/5.png", "http://10.0.0.5:8080/3/4/5@2x.png"),
        ("https://{s}.tiles.example/{y}?x={x}&z={z}", "https://a.tiles.example/5?x=4&z=3", "https://a.tiles.example/5?x=4&z=3"),
    ],
)
def test_where_a_tile_lies(url: str, address: str, sharp: str) -> None:
    assert Tiles(url, "somebody").address(3, 4, 5) == address
    assert Tiles(url, "somebody").address(3, 4, 5, sharp=True) == sharp
    assert Tiles(url, "somebody").has_sharp is ("{r}" in url)


def test_neighbours_come_from_different_servers_where_there_are_several() -> None:
    tiles = Tiles("https://{s}.tiles.example/{z}/{x}/{y}.png", "somebody")
    assert {tiles.address(9, column, 0).partition(".")[0] for column in range(3)} == {"https://a", "https://b", "https://c"}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tiles.example/{z}/{x}/{y}.png",
        "ftp://tiles.example/{z}/{x}/{y}.png",
        "file:///{z}/{x}/{y}.png",
        "javascript:alert('{z}{x}{y}')",
        "https://tiles.example/tile.png",
        "https://tiles.example/{z}/{x}/{y}.png?key={key}",
        "https://name:word@tiles.example/{z}/{x}/{y}.png",
        "https://{x}.example/{z}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://tiles.example; script-src *; /{z}/{x}/{y}.png",
    ],
)
def test_no_tile_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"tile address|server's name"):
        Tiles(url, "somebody")
