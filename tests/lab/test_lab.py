"""A small day in the laboratory: a few kills, some at named points, a broken line for two photos, and nothing lost."""

import json
from pathlib import Path

import pytest

from tests.lab.command import run
from tests.lab.kills import POINTS, How
from tests.lab.shift import plan
from tests.lab.table import document, text


@pytest.mark.timeout(600)  # half a minute on an idle computer
def test_a_small_day_loses_doubles_and_overwrites_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, 7, 8, 2, photos=2, disk=False)
    found = document(result)
    assert found["wrong"] == {kind: [] for kind in ("lost", "duplicated", "overwritten", "photos_missing", "defects")}
    assert result.good
    assert found["operations"] > 0
    assert found["restored_from_backup"] == 1
    assert sum(found["hits"].values()) >= 6
    assert sum(found["hits"][point] for point in POINTS) >= 3
    assert found["photo_line"]["photos"] == 2
    assert json.loads(json.dumps(found)) == found
    assert "| lost                         | 0 " in text(result)


def test_every_named_point_has_its_turn_in_two_hundred_kills() -> None:
    shifts = [shift for own in plan(1, 200, 3) for shift in own]
    assert len(shifts) == 200
    named = [shift.kill.point for shift in shifts if shift.kill.how in (How.POINT, How.TRAP)]
    assert set(named) == set(POINTS)
    assert min(named.count(point) for point in POINTS) >= 5
    assert {shift.kill.how for shift in shifts} == set(How)


@pytest.mark.parametrize("kills", [1, 10, 60, 1000])
def test_the_plan_is_that_of_the_seed(kills: int) -> None:
    assert plan(3, kills, 3) == plan(3, kills, 3) != plan(4, kills, 3)
    assert sum(map(len, plan(3, kills, 3))) == kills
