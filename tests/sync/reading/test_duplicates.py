"""What may tell of the same thing: near, soon and alike, the likeliest first; and what was fixed there before."""

import math
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.operations import Move, Relocate
from officer_app.domain.vocabulary import Status
from sync.cells import cell_of, cells_around, distance
from sync.reading.duplicates import NEAR, SAME_PLACE
from tests.domain.samples import ARRIVED
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work

HERE = (106.9055, -6.2146)
METRE = 1 / 111_195


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        found.put("r1", rev=8, point=HERE, text="Got mampet di depan sekolah, air meluap")
        found.put("r2", rev=8, point=(0.0, 0.0))
        yield found


def north(metres: float) -> tuple[float, float]:
    return HERE[0], HERE[1] + metres * METRE


def found(desk: DeskWork) -> list[str]:
    return [one.report.id for one in desk.reader.duplicates("r1")]


def test_the_likeliest_comes_first_and_the_unlike_not_at_all(desk: DeskWork) -> None:
    desk.put("same", point=north(15), text="air meluap, got mampet depan sekolah", received_at=ARRIVED + timedelta(hours=2))
    desk.put("near", point=north(120), text="Banjir sebetis")
    desk.put("far", point=north(NEAR + 20), text="Got mampet di depan sekolah, air meluap")
    desk.put("old", point=north(5), received_at=ARRIVED - timedelta(days=15))
    desk.put("other", point=north(10), category="waste", text="Sampah menumpuk")
    desk.put("spam", point=HERE, status=Status.REJECTED)
    desk.put("merged", point=HERE, status=Status.DUPLICATE, merged_into="same")
    desk.put("vague", point=HERE, approximate=True)
    assert found(desk) == ["same", "near"]
    best = desk.reader.duplicates("r1")[0]
    assert (round(best.metres), best.apart, best.same_category) == (15, timedelta(hours=2), True)
    assert best.alike > 0.6


def test_another_category_in_the_same_words_is_a_candidate(desk: DeskWork) -> None:
    desk.put("words", point=north(30), category="waste", text="Got mampet di depan sekolah, air meluap!")
    assert found(desk) == ["words"]


@pytest.mark.parametrize("change", [{"point": None}, {"approximate": True}])
def test_a_report_without_an_exact_place_has_none(desk: DeskWork, change: dict[str, object]) -> None:
    desk.put("near", point=north(10))
    desk.put("r1", 9, **({"point": HERE} | change))
    assert found(desk) == []


def test_the_place_is_where_the_officer_put_it(desk: DeskWork) -> None:
    desk.put("near", point=north(2_000))
    assert found(desk) == []
    desk.commands.record(synthetic.STAFF, "r1", Relocate(point=north(1_990)))
    assert found(desk) == ["near"]


def test_earlier_fixes_at_the_same_place(desk: DeskWork) -> None:
    def done(name: str, days: int, **changes: object) -> None:
        resolved = ARRIVED - timedelta(days=days)
        received = resolved - timedelta(days=1)
        clocks = deadlines.resolve(deadlines.start(received, deadlines.ClockPolicy()), resolved)
        desk.put(name, 7, **({"point": north(10), "status": Status.DONE, "received_at": received, "clocks": clocks} | changes))

    done("month", 30)
    done("week", 7)
    done("year", 365)
    done("there", 7, point=north(SAME_PLACE + 5))
    done("waste", 7, category="waste")
    assert [one.report.id for one in desk.reader.fixed_before("r1")] == ["week", "month"]
    assert desk.reader.fixed_before("nowhere") == []


def test_nearby_are_open_ones_nearest_first(desk: DeskWork) -> None:
    desk.put("b", point=north(80), category="waste", received_at=ARRIVED - timedelta(days=300))
    desk.put("a", point=north(20))
    desk.put("c", point=north(20), status=Status.DONE)
    desk.put("d", point=north(900))
    assert [one.report.id for one in desk.reader.nearby("r1")] == ["a", "b"]
    desk.commands.record(synthetic.STAFF, "r1", Move(to=Status.IN_PROGRESS))
    assert [one.report.id for one in desk.reader.nearby("r1")] == ["a", "b"]


@given(st.floats(106, 107.5), st.floats(-7, -5), st.floats(0, 1_000), st.floats(0, 6.29))
def test_no_cell_in_reach_is_forgotten(lon: float, lat: float, metres: float, angle: float) -> None:
    reach = 0.999 * metres * METRE
    other = (lon + reach * math.sin(angle) / math.cos(math.radians(lat)), lat + reach * math.cos(angle))
    assert cell_of(other) in cells_around((lon, lat), max(metres, 1.0))
    assert distance((lon, lat), other) <= metres * 1.002 + 0.01
