"""A table as an OGC GeoPackage: a layer of points in WGS 84, a table of reports without a place, and one that says what it is.

A GeoPackage keeps date and time in UTC. Each moment is two fields that say so: `…_utc` to reckon with, `…_wib` as people read it.
"""

import errno
import re
import struct
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from papers.sheet import Cell, Column, Kind, Sheet, clean, wib_text
from papers.whole_file import unwritable, whole_file

POINTS = "reports"
# So many rows are in memory at once; behind the first so many, times without milliseconds are spelled without them.
_BATCH = 200_000
# A point in well-known binary, little-endian.
_POINT = struct.Struct("<BIdd")
# GDAL's number for a time zone that is UTC.
_UTC = 100
# The version and the spelling of times that older readers take without a word.
_OPTIONS = {"VERSION": "1.2", "DATETIME_PRECISION": "MILLISECOND"}
_LOCAL = "_wib"
_NOT_A_NAME = re.compile(r"\W+")


def write_geopackage(sheet: Sheet, path: Path) -> None:
    """Write a table; OfficerError where that fails, and nothing is left then. Columns `lon` and `lat` hold degrees."""
    # GDAL takes 0.2 s to load and most days nobody needs it.
    import pyogrio.errors  # noqa: PLC0415

    with whole_file(path) as part:
        try:
            _write(sheet, part)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError) as error:
            raise unwritable(path, str(error)) from error
        sheet.check()


def field_names(columns: Sequence[Column]) -> list[str]:
    """The columns' titles as names of fields, each another."""
    names: list[str] = []
    for column in columns:
        local = column.name.endswith(_LOCAL)
        ending = _LOCAL if local else "_utc" if column.kind is Kind.MOMENT else ""
        title, own = (text.removesuffix(_LOCAL) if local else text for text in (column.title, column.name))
        whole = f"{_NOT_A_NAME.sub('_', title.lower()).strip('_') or own}{ending}"
        names.append(whole if whole not in (*names, "fid", "geom") else f"{own}{ending}")
    return names


def spread(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, with a text in WIB behind each moment."""
    found: list[Column] = []
    for column in columns:
        found.append(column)
        if column.kind is Kind.MOMENT:
            found.append(Column(f"{column.name}{_LOCAL}", f"{column.title}{_LOCAL}", Kind.TEXT, column.width))
    return tuple(found)


def _write(sheet: Sheet, part: Path) -> None:
    from pyogrio import read_info  # noqa: PLC0415

    written = _write_layers(sheet, part)
    # GDAL only prints some failures of a full disk: what is not in the file was not written.
    for layer, count in written.items():
        if read_info(str(part), layer=layer, force_feature_count=True)["features"] != count:
            raise OSError(errno.ENOSPC, "rows are missing")


def _write_layers(sheet: Sheet, part: Path) -> dict[str, int]:
    columns = spread(sheet.columns)
    names = [column.name for column in columns]
    lon, lat = names.index("lon"), names.index("lat")
    about = ((sheet.title, sheet.mark), *sheet.about)
    _layer(part, sheet.words.about, [Column("name", "name"), Column("says", "says")], about, None, sheet)
    written: dict[str, int] = {}
    rows = (_spread_row(row, sheet.columns) for row in sheet.rows)
    while batch := list(islice(rows, _BATCH)):
        for placed in (True, False):
            found = [row for row in batch if (row[lon] is not None) == placed]
            if found:
                points = [_POINT.pack(1, 1, row[lon], row[lat]) for row in found] if placed else None
                name = POINTS if placed else sheet.words.without_place
                _layer(part, name, columns, found, points, sheet, append=name in written)
                written[name] = written.get(name, 0) + len(found)
    if POINTS not in written:
        _layer(part, POINTS, columns, [], [], sheet)
    return {sheet.words.about: len(about), POINTS: 0} | written


def _spread_row(row: tuple[Cell, ...], columns: Sequence[Column]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for cell, column in zip(row, columns, strict=True):
        cells.append(cell)
        if column.kind is Kind.MOMENT:
            cells.append(wib_text(cell) if isinstance(cell, datetime) else None)
    return tuple(cells)


def _layer(
    part: Path, name: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], points: list[bytes] | None, sheet: Sheet,
    *, append: bool = False,
) -> None:  # fmt: skip
    import numpy as np  # noqa: PLC0415
    from pyogrio.raw import write  # noqa: PLC0415

    moments = [place for place, column in enumerate(columns) if column.kind is Kind.MOMENT]
    names = field_names(columns)
    write(
        str(part),
        geometry=None if points is None else np.array(points, dtype=object),
        field_data=[np.array(list(_cells(rows, place, column)), dtype=_dtype(column)) for place, column in enumerate(columns)],
        field_mask=[
            np.array([row[place] is None for row in rows], dtype=bool) if column.kind is Kind.COUNT else None
            for place, column in enumerate(columns)
        ],
        fields=names,
        layer=name,
        driver="GPKG",
        geometry_type=None if points is None else "Point",
        crs=None if points is None else "EPSG:4326",
        append=append,
        gdal_tz_offsets={names[place]: np.full(len(rows), _UTC, dtype="int32") for place in moments},
        layer_metadata=None if append else {"DESCRIPTION": sheet.mark},
        **({} if append else _OPTIONS),
    )


def _cells(rows: Sequence[tuple[Cell, ...]], place: int, column: Column) -> Iterator[Any]:
    for row in rows:
        cell = row[place]
        match cell:
            case datetime():
                yield cell.astimezone(UTC).replace(tzinfo=None)
            case str():
                yield clean(cell)
            case None if column.kind is Kind.DEGREES:
                yield float("nan")
            case None if column.kind is Kind.COUNT:
                yield 0
            case _:
                yield cell


def _dtype(column: Column) -> Any:
    return {
        Kind.TEXT: object,
        Kind.COUNT: "int32",
        Kind.MOMENT: "datetime64[ms]",
        Kind.FLAG: "bool",
        Kind.DEGREES: "float64",
    }[column.kind]
