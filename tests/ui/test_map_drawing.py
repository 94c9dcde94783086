"""The page's own arithmetic: clusters count every report once, and changes give what a fresh count gives."""

import random

from tests.fakes.map_driver import MapDriver

STATUSES = 8
# Sums over all clusters of the world at a zoom: counts, statuses, singles that are not where their report is.
SUMS = """(() => {
  const { points, clusters } = crop.desk._reports;
  return [0, 4, 8, 10, 11.5, 13, 14].map((zoom) => {
    const box = points.bounds();
    const found = clusters.inView(zoom, box.west - 1e-6, box.north - 1e-6, box.east + 1e-6, box.south + 1e-6);
    const statuses = new Array(9).fill(0);
    found.forEach((cluster) => cluster.statuses.forEach((count, status) => { statuses[status] += count; }));
    const astray = found.filter((cluster) => cluster.count === 1
      && (Math.abs(points.x[cluster.first] - cluster.x) > 1e-9 || Math.abs(points.y[cluster.first] - cluster.y) > 1e-9));
    const listed = found.slice(0, 50).every((cluster) => clusters.members(cluster, 1e6).length === cluster.count);
    return { count: found.reduce((sum, cluster) => sum + cluster.count, 0), statuses, astray: astray.length, listed };
  });
})()"""
# The same close to the ground, in a small rectangle: reports that no cluster or more than one holds, clusters that miscount.
CLOSE = """(() => {
  const { points, clusters } = crop.desk._reports;
  const box = { west: points.x[7] - 4e-6, east: points.x[7] + 4e-6, north: points.y[7] - 4e-6, south: points.y[7] + 4e-6 };
  return [15, 16, 16.5, 17, 18, 19, 20].map((zoom) => {
    const found = clusters.inView(zoom, box.west, box.north, box.east, box.south);
    const holders = new Map();
    const miscounted = found.filter((cluster) => {
      const members = clusters.members(cluster, 1e6);
      members.forEach((number) => holders.set(number, (holders.get(number) || 0) + 1));
      return members.length !== cluster.count;
    });
    const astray = [];
    points.within(box.west, box.north, box.east, box.south, (number) => {
      if (holders.get(number) !== 1) {
        astray.push(number);
      }
    });
    return { miscounted: miscounted.length, astray: astray.length, some: found.length > 0 };
  });
})()"""
FRESH = "(() => { const r = crop.desk._reports; r.clusters = new crop.Clusters(r.points); })()"


def scattered(seed: int, count: int) -> list[tuple[str, float, float, int]]:
    chance = random.Random(seed)
    towns = [(106.7 + chance.random() * 0.3, -6.35 + chance.random() * 0.3) for _ in range(12)]
    rows = []
    for number in range(count):
        lon, lat = chance.choice(towns)
        lon, lat = chance.gauss(lon, 0.01), chance.gauss(lat, 0.01)
        rows.append(
            (
                f"r{number:06}",
                round(lon, 3 if number % 5 == 0 else 6),
                round(lat, 3 if number % 5 == 0 else 6),
                chance.randrange(STATUSES),
            )
        )
    return rows


def test_every_report_is_in_exactly_one_cluster_at_every_zoom(map_driver: MapDriver) -> None:
    rows = scattered(1, 4000)
    map_driver.open(*rows)
    expected = [sum(row[3] == status for row in rows) for status in range(STATUSES + 1)]
    found = map_driver.ask(SUMS)
    assert isinstance(found, list)
    for sums in found:
        assert sums == {"count": 4000, "statuses": expected, "astray": 0, "listed": True}
    assert map_driver.ask(CLOSE) == [{"miscounted": 0, "astray": 0, "some": True}] * 7


def test_changes_count_as_a_fresh_count_does(map_driver: MapDriver) -> None:
    rows = scattered(2, 1500)
    map_driver.open(*rows)
    chance = random.Random(3)
    now = {number: list(row[1:]) for number, row in enumerate(rows)}
    map_driver.ask(SUMS)
    map_driver.ask(CLOSE)
    for _ in range(12):
        changes = []
        for _ in range(40):
            number = chance.randrange(len(now) + 1)
            if number < len(now) and chance.random() < 0.3:
                now[number] = [0, 0, 0xFF]
            elif number < len(now) and chance.random() < 0.5 and now[number][2] != 0xFF:
                now[number][2] = chance.randrange(STATUSES)
            else:
                now[number] = [106.7 + chance.random() * 0.3, -6.35 + chance.random() * 0.3, chance.randrange(STATUSES)]
            changes.append([number, *now[number]])
        map_driver.ask(f"crop.desk._reports.change({changes})")
        map_driver.ask(f"crop.desk._reports.change({changes[-5:]})")
    after_changes, close_after = map_driver.ask(SUMS), map_driver.ask(CLOSE)
    map_driver.ask(FRESH)
    assert after_changes == map_driver.ask(SUMS)
    assert close_after == map_driver.ask(CLOSE)
    expected = [sum(row[2] == status for row in now.values()) for status in range(STATUSES + 1)]
    assert isinstance(after_changes, list)
    assert after_changes[0] == {"count": sum(expected), "statuses": expected, "astray": 0, "listed": True}
    assert map_driver.ask("crop.desk._reports.points.shown()") == sum(expected)


def test_points_that_are_nowhere_are_not_shown(map_driver: MapDriver) -> None:
    nan = float("nan")
    map_driver.open(("a", 106.8, -6.2, 0), ("b", nan, -6.2, 0), ("c", 106.8, nan, 0), ("d", 0.0, -90.0, 0))
    assert map_driver.ask("crop.desk._reports.points.shown()") == 1
    assert map_driver.place("b") is None
