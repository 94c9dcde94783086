"""Points in polygons."""

from shapely.geometry import box

from officer_app.domain.area_index import AreaIndex


def test_a_point_is_located_in_its_area_borders_included() -> None:
    index = AreaIndex({"31.75.07.1002": box(106.9, -6.3, 107.0, -6.2), "31.75.07.1001": box(106.8, -6.3, 106.9, -6.2)})
    assert index.locate(106.95, -6.25) == "31.75.07.1002"
    assert index.locate(106.9, -6.25) == "31.75.07.1001"
    assert index.locate(106.7, -6.25) is None
    assert index.locate(-6.25, 106.95) is None


def test_nowhere_is_in_no_area() -> None:
    assert AreaIndex({}).locate(106.9, -6.2) is None
    assert AreaIndex({"31": box(106, -7, 107, -6)}).locate(0.0, 0.0) is None
