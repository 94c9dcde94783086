"""A tile server's address: what is one, and which servers it allows."""

import pytest

from ui.map_tiles import Tiles


@pytest.mark.parametrize(
    ("url", "origins"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", ("https://tiles.example.org:443",)),
        ("http://10.0.0.5:8080/{z}/{x}/{y}{r}.png", ("http://10.0.0.5:8080",)),
        (
            "https://{s}.tiles.example/{z}/{x}/{y}.png",
            ("https://a.tiles.example:443", "https://b.tiles.example:443", "https://c.tiles.example:443"),
        ),
    ],
)
def test_origins_of_a_tile_address(url: str, origins: tuple[str, ...]) -> None:
    assert Tiles(url, "somebody").origins() == origins


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
