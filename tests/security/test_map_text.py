"""What strangers write on the real map: labels, lists, names of areas and roads, credits. Letters, and nothing that runs."""

import json
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.map_driver import MapDriver, map_points
from tests.security.corpus import Trap, huge, payloads
from ui.map.tiles import Tiles

HERE = (106.85, -6.2)
LABEL = """new Promise((done) => crop.desk._bridge.label(0, (text) => {
  crop.desk._panels.showTip(text, L.point(60, 60));
  const tip = document.querySelector('.tip');
  let sum = 0;
  for (let at = 0; at < tip.textContent.length; at++) {
    sum += tip.textContent.charCodeAt(at);
  }
  done([tip.textContent.length, sum, tip.children.length, tip.hidden]);
}))"""
LIST = """new Promise((done) => {
  const [{cluster}] = crop.desk._reports._drawn.filter((place) => place.cluster.count > 1);
  crop.desk._listing.open(cluster, crop.desk._reports, L.point(60, 60));
  const wait = () => {
    const rows = [...document.querySelectorAll('.listing .text')];
    rows.length ? done(rows.map((row) => [row.textContent.length, row.children.length])) : setTimeout(wait, 10);
  };
  wait();
})"""


class Says:
    """Answers every question for a label with what the test set last."""

    text = ""

    def __call__(self, _report_id: str) -> str:
        return self.text


@pytest.fixture
def says() -> Iterator[Says]:
    yield Says()


def texts(trap: Trap) -> list[tuple[str, str]]:
    # Neither JSON nor the channel to the page can carry half a surrogate pair, and Qt reads U+FFFE in front as a byte order.
    return [(name, text) for name, text in payloads(trap) if "\ud800" not in text]


def test_labels_and_lists_are_letters(map_driver: MapDriver, says: Says, trap: Trap) -> None:
    map_driver.open(("a", *HERE, 0), ("b", *HERE, 5), label_of=says)
    for name, text in texts(trap):
        says.text = text
        units = memoryview(text.encode("utf-16-le")).cast("H")
        assert _list(map_driver.ask(LABEL)) == [len(units), sum(units), 0, not text], name
        assert _list(map_driver.ask(LIST)) == [[len(units), 0]] * 2, name
    says.text = huge(1)
    assert _list(map_driver.ask(LABEL))[0] == len(says.text)
    assert map_driver.ask("[window.pwned, document.querySelectorAll('.listing .text *, .tip *').length]") == [None, 0]
    assert map_driver.place("a") is not None


def test_names_on_the_ground_and_credits_are_letters(map_driver: MapDriver, trap: Trap) -> None:
    tiles = Tiles("http://127.0.0.1:9/{z}/{x}/{y}.png", "<img src=x onerror=window.pwned=1>")
    pane = map_driver.open(("a", *HERE, 0), tiles=tiles)
    for name, text in texts(trap)[::2]:
        pane.set_areas(json.dumps(_ground("Polygon", text)).encode(), approximate=False, own=(text,))
        pane.set_roads(json.dumps(_ground("LineString", text)).encode(), attribution=text)
        assert map_driver.place("a") is not None, name
        credit = _list(
            map_driver.ask(
                "((e) => [e.textContent.includes(crop.desk._panels._credits.get('roads')), e.children.length])"
                "(document.querySelector('.credit'))"
            )
        )
        assert credit == [True, 0], name
    assert map_driver.ask("window.pwned") is None
    pane.show_points(map_points(("b", *HERE, 1)))
    assert map_driver.place("b") is not None


def hostile_grounds() -> Iterator[bytes]:
    """GeoJSON that is none, or too much."""
    nested: dict[str, object] = {"type": "GeometryCollection", "geometries": []}
    for _ in range(400):
        nested = {"type": "GeometryCollection", "geometries": [nested]}
    many = [[106.8 + number / 1e7, -6.2] for number in range(200_000)]
    odd: list[object] = [[], [[]], [[[]]], [1], [[1]], [["a", "b"], [None, {}]], [[1e308, -1e308], [1e308, 1e308]], many, [many]]
    shapes: list[object] = [
        *({"type": kind, "coordinates": found} for kind in ("Polygon", "MultiPolygon", "LineString") for found in odd),
        nested,
        {"type": "Polygon"},
        {"type": "__proto__", "coordinates": {"length": 1e9}},
        {"type": "constructor", "geometries": "x" * 1000},
    ]
    features = [
        {"type": "Feature", "properties": {"code": "1", "name": "x", "cls": 1, "level": "constructor"}, "geometry": shape}
        for shape in shapes
    ]
    yield json.dumps({"type": "FeatureCollection", "features": features}).encode()
    for feature in features[:12:4]:
        yield json.dumps({"type": "FeatureCollection", "features": [feature, None, 7, {"geometry": 1}]}).encode()
    yield b'{"features":{"length":1000000000},"__proto__":{"polluted":1}}'
    yield b'{"type":"FeatureCollection","features":[' + b"[" * 50_000
    yield json.dumps({"features": [{"properties": None, "geometry": nested}] * 50}).encode()


@pytest.mark.expects_errors
def test_hostile_ground_leaves_a_map_that_works(qtbot: QtBot, map_driver: MapDriver, trap: Trap) -> None:
    pane = map_driver.open(("a", *HERE, 0))
    for ground in hostile_grounds():
        pane.set_areas([ground, ground], approximate=True, own=("__proto__", ""))
        pane.set_roads(ground, attribution="x")
        assert map_driver.ask("1 + 1") == 2
    pane.set_areas(json.dumps(_ground("Polygon", "Klender")).encode(), approximate=False, own=())
    pane.set_roads(json.dumps(_ground("LineString", "Jalan")).encode())
    pane.locate("a")
    qtbot.waitUntil(lambda: map_driver.place("a") is not None, timeout=10_000)
    assert map_driver.ask("crop.desk._ground.areas.length") == 2
    assert map_driver.ask("({}).polluted ?? 'clean'") == "clean"


def test_places_nowhere_are_not_on_the_map(qtbot: QtBot, map_driver: MapDriver) -> None:
    inf, nan = float("inf"), float("nan")
    rows = [
        (f"n{at}", lon, lat, 0)
        for at, (lon, lat) in enumerate(((nan, nan), (inf, -inf), (106.8, 90.0), (1e30, 0.0), (0.0, 1e30)))
    ]
    pane = map_driver.open(("a", *HERE, 0), *rows)
    assert map_driver.place("a") is not None
    pane.update_points(map_points(*((f"m{at}", *row[1:]) for at, row in enumerate(rows))), ["n0"])
    pane.locate("a")
    qtbot.waitUntil(lambda: map_driver.place("a") is not None, timeout=10_000)
    assert map_driver.ask("Number.isFinite(crop.desk._map.getZoom())") is True


def _ground(kind: str, text: str) -> dict[str, object]:
    ring = [[106.8, -6.3], [106.9, -6.3], [106.9, -6.1], [106.8, -6.1], [106.8, -6.3]]
    properties = {"code": text, "name": text, "level": "ward", "cls": text, "approximate": text}
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": [ring] if kind == "Polygon" else ring},
    }
    plain = {**feature, "properties": {**properties, "cls": 1, "level": "city"}}
    return {"type": "FeatureCollection", "features": [feature, plain], "attribution": text}


def _list(answer: object) -> list[object]:
    assert isinstance(answer, list), answer
    return answer
