"""What lies at the map's address, and what it may ask for."""

import os

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlScheme

from ui.map.page import build_page
from ui.map.scheme import SCHEME, MapContents, MapRequestGuard, content_policy, register_scheme
from ui.map.tiles import Tiles

TILES = Tiles("https://{s}.tiles.example/{z}/{x}/{y}.png", "somebody")
Kind = QWebEngineUrlRequestInfo.ResourceType
PICTURE, SCRIPT, FETCH = Kind.ResourceTypeImage, Kind.ResourceTypeScript, Kind.ResourceTypeXhr


def test_registering_twice_is_once(qapp: object) -> None:
    register_scheme()
    assert QWebEngineUrlScheme.schemeByName(SCHEME).syntax() == QWebEngineUrlScheme.Syntax.Host


def test_every_file_that_the_page_names_is_served() -> None:
    contents = MapContents(None)
    contents.set_document(build_page())
    names = [part.split('"')[0] for part in build_page().html.replace('href="', 'src="').split('src="')[1:]]
    assert len(names) > 10
    for name in ["", *names, "fit.svg", "images/layers.png"]:
        served = contents.find(name)
        assert served is not None, name
        assert served[0]
        assert served[1]


@pytest.mark.parametrize(
    "name",
    [
        "?",
        "index.html",
        "map.css/",
        "./map.css",
        "../map/map.css",
        "..%2fmap.css",
        "images/../map.css",
        "/etc/passwd",
        "images/",
        "leaflet-src.js",
        "MAP.CSS",
        "map.css\0",
        "points/1",
    ],
)
def test_no_other_name_is_served(name: str) -> None:
    assert MapContents(None).find(name) is None


def test_data_is_served_while_it_is_offered() -> None:
    contents = MapContents(None)
    contents.offer("points/1", b"123456789")
    contents.offer("areas/2", lambda: b"{}")
    assert contents.find("points/1") == (b"application/octet-stream", b"123456789")
    assert contents.find("areas/2") == (b"application/geo+json", b"{}")
    contents.withdraw(["points/1", "never offered"])
    assert contents.find("points/1") is None


def test_the_policy_allows_no_inline_script_and_no_other_server() -> None:
    policy = dict(part.strip().split(" ", 1) for part in content_policy(tiles=False).split(";"))
    assert policy["default-src"] == policy["worker-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == policy["img-src"] == policy["style-src"] == "'self'"
    with_tiles = dict(part.strip().split(" ", 1) for part in content_policy(tiles=True).split(";"))
    assert with_tiles.pop("img-src") == "'self' data:"
    policy.pop("img-src")
    assert with_tiles == policy


def test_the_web_engine_has_no_names_and_no_network(qapp: object) -> None:
    switches = os.environ["QTWEBENGINE_CHROMIUM_FLAGS"]
    register_scheme()
    assert os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] == switches
    assert switches.count("--host-resolver-rules=") == switches.count("--force-webrtc-ip-handling-policy=") == 1


@pytest.mark.parametrize(
    ("url", "kind", "without", "with_tiles"),
    [
        ("crop://map/", Kind.ResourceTypeMainFrame, True, True),
        ("crop://map/leaflet.js", SCRIPT, True, True),
        ("crop://other/leaflet.js", SCRIPT, False, False),
        ("https://a.tiles.example/1/2/3.png", PICTURE, False, False),
        ("https://a.tiles.example:443/1/2/3.png", PICTURE, False, False),
        ("https://a.tiles.example:8443/1/2/3.png", PICTURE, False, False),
        ("http://a.tiles.example/1/2/3.png", PICTURE, False, False),
        ("https://d.tiles.example/1/2/3.png", PICTURE, False, False),
        ("https://a.tiles.example.org/1/2/3.png", PICTURE, False, False),
        ("https://a.tiles.example/1/2/3.js", SCRIPT, False, False),
        ("https://a.tiles.example/1/2/3", FETCH, False, False),
        ("https://elsewhere.example/x.png", PICTURE, False, False),
        ("file:///etc/passwd", PICTURE, False, False),
        ("qrc:/qtwebchannel/qwebchannel.js", SCRIPT, False, False),
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", PICTURE, False, True),
        ("data:text/html,hello", Kind.ResourceTypeMainFrame, False, False),
        ("ws://a.tiles.example/", Kind.ResourceTypeWebSocket, False, False),
    ],
)
def test_the_guard_lets_only_ours_pass(url: str, kind: Kind, without: bool, with_tiles: bool) -> None:
    assert MapRequestGuard(MapContents(None)).allows(QUrl(url), kind, b"GET") is without
    assert MapRequestGuard(MapContents(TILES)).allows(QUrl(url), kind, b"GET") is with_tiles
    assert MapRequestGuard(MapContents(TILES)).allows(QUrl(url), kind, b"POST") is False
