"""A table with what people really write."""

from collections.abc import Iterable
from datetime import UTC, datetime

from papers.sheet import Cell, Column, Kind, Sheet, Words

RECEIVED = datetime(2026, 3, 3, 22, 20, tzinfo=UTC)
MARK = "For official use, do not share · made by Budi"
COLUMNS = (
    Column("number", "Number"),
    Column("received", "Received", Kind.MOMENT),
    Column("text", "Text"),
    Column("photos", "Photos", Kind.COUNT),
    Column("approximate", "Place approximate", Kind.FLAG),
    Column("lon", "Longitude", Kind.DEGREES),
    Column("lat", "Latitude", Kind.DEGREES),
)
NASTY = '=HYPERLINK("http://x.example";"klik")\r\nbaris dua; \x00\x07 \u00e9 \U0001f30a'
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("JK1", RECEIVED, NASTY, 2, False, 106.9, -6.2),
    ("JK2", RECEIVED, "biasa", 0, True, 106.91, -6.21),
    ("JK3", RECEIVED, "(private report)", None, False, None, None),
)


def sheet(rows: Iterable[tuple[Cell, ...]] = ROWS) -> Sheet:
    """The table."""
    return Sheet(
        title="Reports",
        columns=COLUMNS,
        rows=rows,
        mark=MARK,
        about=(("Made by", "Budi"), ("Filter", "Open reports")),
        words=Words(about="About", without_place="reports without a place", yes="yes", no="no"),
    )
