"""What lies over and under the reports: heat, open reports by area, floods; counted as a slow count does, and said in words."""

import json
import math
import os
import random
import signal

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from shapely.geometry import Point, shape

from tests.fakes.map_driver import MapDriver, map_points
from ui.map.layers import Layers, Show

WEST, EAST = "31.75.07.1003", "31.75.07.1004"
WAITING, DONE, APPROXIMATE = 0, 5, 0x80
POLYGONS = {
    WEST: [[106.80, -6.30], [106.90, -6.28], [106.90, -6.20], [106.85, -6.25], [106.80, -6.20], [106.80, -6.30]],
    EAST: [[106.90, -6.28], [107.00, -6.30], [107.00, -6.20], [106.90, -6.20], [106.90, -6.28]],
}
FLOODED = [[106.84, -6.26], [106.86, -6.26], [106.86, -6.24], [106.84, -6.24], [106.84, -6.26]]
OPEN_AT = "crop.desk._ground.areas.map((area) => [area.code, area.open])"


def areas(level: str = "ward", suffix: str = "") -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"code": code + suffix, "name": f"Area {code[-1]}", "level": level, "approximate": False},
                    "geometry": {"type": "Polygon", "coordinates": [ring]},
                }
                for code, ring in POLYGONS.items()
            ],
        }
    ).encode()


def floods(*states: int) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {"state": state, "changed": "2017-02-21T01:39:36Z"},
            "geometry": {"type": "Polygon", "coordinates": [[[lon + 0.03 * place, lat] for lon, lat in FLOODED]]},
        }
        for place, state in enumerate(states)
    ]
    return json.dumps({"type": "FeatureCollection", "as_of": "2017-02-21T06:00:00Z", "features": features}).encode()


def scattered(seed: int, count: int) -> list[tuple[str, float, float, int]]:
    chance = random.Random(seed)
    return [
        (
            f"r{number:05}",
            round(106.78 + 0.25 * chance.random(), 5),
            round(-6.32 + 0.14 * chance.random(), 5),
            chance.choice((0, 3, 5, 6)),
        )
        for number in range(count)
    ]


def counted(rows: list[tuple[str, float, float, int]]) -> dict[str, int]:
    shapes = {code: shape({"type": "Polygon", "coordinates": [ring]}) for code, ring in POLYGONS.items()}
    still = [Point(lon, lat) for _, lon, lat, status in rows if status < DONE]
    return {code: sum(area.contains(point) for point in still) for code, area in shapes.items()}


def legend(driver: MapDriver) -> list[str]:
    words = "row.children.length ? [...row.children].map((part) => part.textContent).join(' ') : row.textContent"
    found = driver.ask(f"[...document.querySelector('.legend .rows').children].map((row) => {words})")
    assert isinstance(found, list)
    return [" ".join(str(row).split()) for row in found]


def show(driver: MapDriver, layers: Layers) -> None:
    driver.pane.set_layers(layers, chosen=True)
    driver.wait_for(f"crop.desk._layers._shown.show === '{layers.show}'")


def test_open_reports_are_counted_by_area_as_a_slow_count_does(map_driver: MapDriver) -> None:
    rows = scattered(1, 3000)
    pane = map_driver.open(*rows)
    pane.set_areas(areas(), approximate=False)
    show(map_driver, Layers(Show.AREAS))
    map_driver.wait_for("crop.desk._layers._shades.state.done")
    assert dict(map_driver.ask(OPEN_AT)) == counted(rows)  # type: ignore[call-overload]


def test_a_change_counts_as_a_fresh_count_does(map_driver: MapDriver) -> None:
    rows = scattered(2, 600)
    pane = map_driver.open(*rows)
    pane.set_areas(areas(), approximate=False)
    show(map_driver, Layers(Show.AREAS))
    map_driver.wait_for("crop.desk._layers._shades.state.done")
    chance = random.Random(3)
    for _ in range(10):
        at = chance.randrange(len(rows))
        moved = (rows[at][0], 106.78 + 0.25 * chance.random(), -6.32 + 0.14 * chance.random(), chance.choice((0, 5)))
        fresh = (f"s{chance.random()}", 106.85, -6.28, 0)
        gone = rows.pop(chance.randrange(len(rows)))
        rows = [moved if row[0] == moved[0] else row for row in rows] + [fresh]
        changed = [fresh] if gone[0] == moved[0] else [moved, fresh, fresh]
        pane.update_points(map_points(*changed), [gone[0]])
    assert map_driver.place("s") is None
    assert dict(map_driver.ask(OPEN_AT)) == counted(rows)  # type: ignore[call-overload]


def test_five_classes_hold_about_as_many_areas_each(map_driver: MapDriver) -> None:
    map_driver.open()
    assert map_driver.ask("crop.classesOf([])") == []
    assert map_driver.ask("crop.classesOf([0, 0])") == []
    assert map_driver.ask("crop.classesOf([0, 3, 3, 3])") == [3]
    assert map_driver.ask("crop.classesOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0])") == [2, 4, 6, 8, 10]


def test_classes_stand_in_the_legend_with_numbers_and_areas_say_theirs(map_driver: MapDriver) -> None:
    rows = (("a", 106.83, -6.26, WAITING), ("b", 106.95, -6.25, WAITING), ("c", 106.95, -6.24, 3), ("d", 106.95, -6.23, DONE))
    pane = map_driver.open(*rows)
    pane.set_areas(areas(), approximate=False)
    show(map_driver, Layers(Show.AREAS))
    map_driver.wait_for("crop.desk._layers._shades.state.done && document.querySelectorAll('.legend .rows div').length === 3")
    assert legend(map_driver) == ["Open reports by kelurahan", "0", "1", "2"]
    assert map_driver.ask("crop.desk._layers._shades._levelFor(9)") == "ward", "no districts here"
    place = map_driver.ask("(({x, y}) => [x, y])(crop.desk._map.latLngToContainerPoint([-6.26, 106.98]))")
    assert isinstance(place, list)
    map_driver.hover(QPoint(*map(round, place)))
    map_driver.wait_for("!document.querySelector('.tip').hidden")
    assert map_driver.ask("document.querySelector('.tip').innerText") == "Area 4\nOpen reports: 2"
    before = map_driver.ask("crop.desk._map.getZoom()")
    map_driver.click(QPoint(*map(round, place)))
    map_driver.wait_for(f"crop.desk._map.getZoom() > {before}")


def test_only_the_selected_report_stays_while_others_are_counted(map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.83, -6.26, 0), ("b", 106.95, -6.25, 0))
    pane.select("a")
    for way in (Show.HEAT, Show.AREAS):
        show(map_driver, Layers(way))
        assert map_driver.ask("crop.desk._reports._drawn.length") == 0
        assert map_driver.ask("crop.desk._reports.at(crop.desk._map.latLngToContainerPoint([-6.26, 106.83])).number") == 0
        assert map_driver.ask("crop.desk._reports.at(crop.desk._map.latLngToContainerPoint([-6.25, 106.95]))") is None
    show(map_driver, Layers())
    assert map_driver.ask("crop.desk._reports._drawn.length") == 2


def test_neighbourhoods_are_shaded_close_by_and_approximate_places_are_in_none(map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.83, -6.26, 0), ("b", 106.83, -6.262, APPROXIMATE), ("c", 106.83, -6.264, DONE | APPROXIMATE))
    pane.set_areas([areas(), areas("neighbourhood", "/RW 01")], approximate=False)
    pane.locate("a")
    show(map_driver, Layers(Show.AREAS))
    map_driver.wait_for("crop.desk._layers._shades.state.done && crop.desk._layers._shades.state.level === 'neighbourhood'")
    assert dict(map_driver.ask(OPEN_AT))[f"{WEST}/RW 01"] == 1  # type: ignore[call-overload]
    map_driver.wait_for("document.querySelector('.legend .foot-note') !== null")
    assert legend(map_driver) == ["Open reports by RW", "0", "1", "1 more at approximate places"]


def test_heat_is_strongest_where_most_reports_lie_and_adds_up(map_driver: MapDriver) -> None:
    many = [(f"m{number:03}", 106.83 + number % 10 / 5000, -6.26 + number // 10 / 5000, 0) for number in range(100)]
    pane = map_driver.open(*many, ("z", 106.95, -6.22, 0))
    pane.set_areas(areas(), approximate=False)
    show(map_driver, Layers(Show.HEAT))
    map_driver.wait_for("crop.desk._layers._heat.peak > 0")
    alpha = """((lat, lon) => {
      const heat = crop.desk._layers._heat;
      const at = crop.desk._map.latLngToLayerPoint([lat, lon]).subtract(heat._bounds.min).multiplyBy(window.devicePixelRatio);
      return heat._context.getImageData(Math.round(at.x), Math.round(at.y), 1, 1).data[3];
    })"""
    assert int(str(map_driver.ask(f"{alpha}(-6.259, 106.831)"))) > 180
    assert map_driver.ask(f"{alpha}(-6.22, 106.9)") == 0
    around = map_driver.ask(
        "crop.desk._layers._heat.around(crop.worldX(106.831), crop.worldY(-6.259), crop.desk._map.getZoom()).count"
    )
    assert around == 100
    rows = legend(map_driver)
    assert rows[0] == "Reports per km²" and len(rows) == 6 and all(row.startswith("up to ") for row in rows[1:])
    assert "about 100 reports within" in str(map_driver.ask(
        "crop.desk._layers.tip(crop.desk._map.latLngToContainerPoint([-6.259, 106.831]))"
    )).lower()  # fmt: skip


def test_heat_follows_a_change(map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.83, -6.26, 0), ("b", 106.95, -6.25, 0))
    show(map_driver, Layers(Show.HEAT))
    map_driver.wait_for("crop.desk._layers._heat.peak > 0")
    before = float(str(map_driver.ask("crop.desk._layers._heat.peak")))
    pane.update_points(map_points(*((f"n{number}", 106.83, -6.26, 0) for number in range(9))), [])
    map_driver.wait_for(f"crop.desk._layers._heat.peak > {5 * before}")


def test_floods_are_drawn_told_and_dated(map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.80, -6.22, 0), ("b", 106.99, -6.29, 0))
    pane.set_floods(floods(2, 4, 1, 9), "21 Feb 13:00")
    show(map_driver, Layers(Show.POINTS, floods=True))
    map_driver.wait_for("document.querySelectorAll('.legend .rows div').length === 4")
    assert legend(map_driver)[1:] == ["Floods", "over 150 cm 1", "10–70 cm 1", "take care, depth unknown 1", "as of 21 Feb 13:00"]
    tip = map_driver.ask("crop.desk._layers.tip(crop.desk._map.latLngToContainerPoint([-6.25, 106.85]))")
    assert tip == "Flood: 10–70 cm\nsince 21 Feb 08:39", "Jakarta's time"
    show(map_driver, Layers(Show.POINTS, floods=False))
    assert map_driver.ask("crop.desk._map.hasLayer(crop.desk._layers._floods)") is False
    assert map_driver.ask("crop.desk._layers.tip(crop.desk._map.latLngToContainerPoint([-6.25, 106.85]))") == ""


def test_each_state_of_a_flood_has_a_pattern_of_its_own(map_driver: MapDriver) -> None:
    map_driver.open()
    opacity = "((p) => p.getContext('2d').getImageData(0, 0, 10, 10).data.filter((_, at) => at % 4 === 3).join())"
    pictures = map_driver.ask(f"crop.desk._layers._floods._patterns.map({opacity})")
    assert isinstance(pictures, list) and len(set(pictures)) == 4, "told apart without any colour"


def test_no_flood_and_no_information_are_two_things(map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.80, -6.22, 0))
    pane.set_floods(floods(), "21 Feb 13:00")
    map_driver.wait_for("document.querySelector('.legend .foot-note') !== null")
    assert legend(map_driver)[1:] == ["Floods", "No area is flooded · as of 21 Feb 13:00"]
    pane.set_floods(None)
    map_driver.wait_for("document.querySelector('.legend .foot-note') === null")


@pytest.mark.expects_errors
@pytest.mark.parametrize(
    "document", [b"", b"{", b"[]", b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [1]}}]}', b"\xff"]
)
def test_broken_floods_leave_a_working_map(map_driver: MapDriver, document: bytes) -> None:
    pane = map_driver.open(("a", 106.80, -6.22, 0))
    pane.set_floods(document, "now")
    pane.set_floods(floods(3), "21 Feb 13:00")
    assert map_driver.place("a") is not None
    assert map_driver.ask("crop.desk._layers._floods.areas.length") == 1


def test_layers_and_floods_come_back_with_a_page_that_died(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.83, -6.26, 0))
    pane.set_floods(floods(3), "21 Feb 13:00")
    show(map_driver, Layers(Show.HEAT))
    with qtbot.waitSignals([pane.ready, pane.drawn], timeout=30_000):
        os.kill(map_driver.web.page().renderProcessPid(), signal.SIGKILL)
    map_driver.wait_for("crop.desk._layers._shown.show === 'heat'")
    map_driver.wait_for("crop.desk._layers._floods.areas.length === 1")


def test_a_place_lies_in_an_area_as_geometry_has_it(map_driver: MapDriver) -> None:
    map_driver.open()
    chance = random.Random(7)
    rings = [
        [
            [106.8 + 0.1 * math.cos(turn / 40) * (1 + chance.random()), -6.2 + 0.1 * math.sin(turn / 40)]
            for turn in range(0, 251, 3)
        ],
        [[106.79, -6.21], [106.81, -6.21], [106.81, -6.19], [106.79, -6.19]],
    ]
    polygon = {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}
    area = shape(polygon).buffer(0)
    places = [(106.55 + 0.5 * chance.random(), -6.32 + 0.24 * chance.random()) for _ in range(3000)]
    found = map_driver.ask(
        f"(() => {{ const area = crop.outlineOf({json.dumps(polygon)}); return {json.dumps(places)}"
        ".map(([lon, lat]) => Number(crop.lies(area, crop.worldX(lon), crop.worldY(lat)))).join(''); })()"
    )
    clear = [at for at, place in enumerate(places) if area.boundary.distance(Point(place)) > 1e-5]
    assert isinstance(found, str) and len(found) == 3000 and len(clear) > 2900
    assert [found[at] == "1" for at in clear] == [area.contains(Point(places[at])) for at in clear]
    assert 500 < found.count("1") < 2500
