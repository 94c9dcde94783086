"""Reports find their ward: by point, by code, by any spelling of its name."""

import pytest
from shapely.geometry import Polygon, box

from central.packs.findings import NO_PLACE, OUTSIDE, UNKNOWN_AREA, RowRefusedError
from central.packs.placing import Placed, Placing
from central.packs.records import PackArea
from officer_app.domain.areas import level_of

_WARD = "31.75.04.1002"
_RW = f"{_WARD}/RW 03"


def _area(code: str, name: str, shape: Polygon) -> PackArea:
    return PackArea(code=code, name=name, level=level_of(code), geometry=shape, label=(106.02, -6.02))


@pytest.fixture
def placing() -> Placing:
    areas = [
        _area(_WARD, "Tengah", box(106.0, -6.1, 106.1, -6.0)),
        _area("31.75.04.1003", "Gedong", box(106.1, -6.1, 106.2, -6.0)),
        _area("31.75.04", "Kramat Jati", box(106.0, -6.1, 106.4, -6.0)),
        _area(_RW, "RW 03", box(106.0, -6.1, 106.15, -6.05)),
    ]
    return Placing(areas, {_WARD: ("Kampung Tengah",)})


def test_a_point_finds_its_ward_and_its_neighbourhood(placing: Placing) -> None:
    assert placing.place((106.05, -6.08), ()) == Placed(_WARD, _RW, (106.05, -6.08), approximate=False)
    assert placing.place((106.05, -6.02), ()) == Placed(_WARD, None, (106.05, -6.02), approximate=False)


def test_a_neighbourhood_that_reaches_into_the_next_ward_is_not_that_ward_s(placing: Placing) -> None:
    assert placing.place((106.12, -6.08), ()).neighbourhood is None


@pytest.mark.parametrize("name", [_WARD, "Tengah", "KELURAHAN TENGAH", "kel. kampung tengah", " Kampung-Tengah "])
def test_a_name_or_code_finds_the_ward_and_its_label_point(placing: Placing, name: str) -> None:
    assert placing.place(None, [name]) == Placed(_WARD, None, (106.02, -6.02), approximate=True)


def test_the_first_name_that_is_known_counts(placing: Placing) -> None:
    assert placing.place(None, ["31.99.99.9999", "Gedong"]).ward == "31.75.04.1003"


@pytest.mark.parametrize(
    ("point", "names", "code"),
    [
        ((107.0, -6.0), ("Tengah",), OUTSIDE),
        (None, (), NO_PLACE),
        (None, ("Atlantis",), UNKNOWN_AREA),
        (None, ("Kramat Jati",), UNKNOWN_AREA),
    ],
)
def test_what_belongs_nowhere_is_refused_with_the_reason(
    placing: Placing, point: tuple[float, float] | None, names: tuple[str, ...], code: str
) -> None:
    with pytest.raises(RowRefusedError) as caught:
        placing.place(point, names)
    assert caught.value.code == code
