"""Tables as other programs read them."""

import csv
import io
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio.raw
import pytest

from officer_app.domain.wib import WIB
from papers import workbook
from papers.csv_table import harmless, write_csv
from papers.geopackage import field_names, spread, write_geopackage
from papers.sheet import Cell, Column, Kind
from papers.workbook import write_workbook
from sync.errors import OfficerError
from tests.fakes.tools import needs
from tests.papers.sheets import MARK, ROWS, sheet


def test_a_csv_opens_with_its_letters_columns_and_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    write_csv(sheet(), file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Number", "Received (WIB)", "Text", "Photos", "Place approximate", "Longitude", "Latitude"]
    assert rows[1][:2] == ["JK1", "2026-03-04 05:20"]
    assert rows[1][2].startswith("'=HYPERLINK") and "é 🌊" in rows[1][2] and "\x00" not in rows[1][2]
    assert rows[1][3:] == ["2", "no", "106.9", "-6.2"]
    assert rows[3][3:] == ["", "no", "", ""]
    assert len(rows) == 4


# Behind letters that nobody sees: no width, direction, variation, fillers, combining marks.
_UNSEEN = [f"{unseen}=1" for unseen in "\u200b\u200d\u2060\u202e\u2066\ufe0f\u00ad\u3164\u2800\u180e\u0301\U000e0041\u2028\u2003"]


@pytest.mark.parametrize(
    "start", ["=1+1", "+62 812", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1", "|cmd", "\r=1", "\ufeff=1", *_UNSEEN]
)
def test_what_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    assert harmless(start).startswith("'")


def test_ordinary_words_stay_as_they_are() -> None:
    for words in ("Banjir di jl. Dermaga = parah", "", " ", "\u200b", "\u200bBanjir = parah"):
        assert harmless(words) == words


def test_a_workbook_has_a_first_sheet_real_dates_and_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_workbook(sheet(), file)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["About", "Reports"]
    about = [cell.value for row in book["About"].iter_rows() for cell in row if cell.value]
    assert MARK in about and "Open reports" in about
    page = book["Reports"]
    first = {cell.value: page.cell(2, number) for number, cell in enumerate(page[1], 1)}
    assert first["Received (WIB)"].value == datetime(2026, 3, 4, 5, 20)  # noqa: DTZ001 - a workbook has no zones
    assert first["Received (WIB)"].is_date
    assert first["Text"].data_type == "s" and first["Text"].value.startswith("=HYPERLINK")
    assert first["Longitude"].value == 106.9 and first["Photos"].value == 2
    assert page.cell(4, 4).value is None
    assert page.freeze_panes == "B2"
    book.close()


def test_a_workbook_says_when_there_are_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(OfficerError, match="paper-too-many-rows"):
        write_workbook(sheet(), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_geopackage_is_read_by_gdal_with_proper_types(tmp_path: Path) -> None:
    needs("ogrinfo", "gdal-bin")
    file = tmp_path / "a.gpkg"
    write_geopackage(sheet(), file)
    assert list(tmp_path.iterdir()) == [file]
    layers = info(file)
    assert set(layers) == {"About", "reports", "reports without a place"}
    points = layers["reports"]
    for wanted in (
        "Geometry: Point",
        "Feature Count: 2",
        'ID["EPSG",4326]',
        "received_utc: DateTime (0.0)",
        "received_wib: String (0.0)",
        "photos: Integer (0.0)",
        "place_approximate: Integer(Boolean) (0.0)",
        "longitude: Real (0.0)",
        "POINT (106.9 -6.2)",
        "received_utc (DateTime) = 2026/03/03 22:20:00+00",
        "received_wib (String) = 2026-03-04 05:20",
    ):
        assert wanted in points, wanted
    without = layers["reports without a place"]
    for wanted in ("Geometry: None", "Feature Count: 1", "photos (Integer) = (null)", "longitude (Real) = (null)"):
        assert wanted in without, wanted
    assert MARK in layers["About"]


def test_a_geopackage_without_reports_still_has_its_layer(tmp_path: Path) -> None:
    needs("ogrinfo", "gdal-bin")
    write_geopackage(sheet(()), tmp_path / "a.gpkg")
    assert "Feature Count: 0" in info(tmp_path / "a.gpkg")["reports"]


def test_a_geopackage_of_many_batches_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("ogrinfo", "gdal-bin")
    monkeypatch.setattr("papers.geopackage._BATCH", 2)
    write_geopackage(sheet(ROWS * 4), tmp_path / "a.gpkg")
    layers = info(tmp_path / "a.gpkg", quiet=False)
    assert "Feature Count: 8" in layers["reports"] and "Feature Count: 4" in layers["reports without a place"]


def test_fields_have_names_of_their_own() -> None:
    columns = (Column("a", "Batas (WIB)"), Column("b", "Batas [WIB]"), Column("c", "…"), Column("d", "Geom", Kind.TEXT))
    assert field_names(columns) == ["batas_wib", "b", "c", "d"]


def test_every_moment_is_a_field_in_utc_and_one_in_wib_each_with_a_name_of_its_own() -> None:
    columns = (Column("a", "Masuk", Kind.MOMENT), Column("b", "Masuk", Kind.MOMENT), Column("c", "…", Kind.MOMENT))
    assert field_names(spread(columns)) == ["masuk_utc", "masuk_wib", "b_utc", "b_wib", "c_utc", "c_wib"]


def test_times_read_back_by_another_library_are_right_in_the_zone_that_their_names_say(tmp_path: Path) -> None:
    write_geopackage(sheet(), tmp_path / "a.gpkg")
    for layer in ("reports", "reports without a place"):
        meta, _, _, data = pyogrio.raw.read(tmp_path / "a.gpkg", layer=layer, datetime_as_string=True)
        values = dict(zip(meta["fields"], data, strict=True))
        named = [name for name in values if name.endswith(("_utc", "_wib"))]
        assert sorted(named) == ["received_utc", "received_wib"]
        for moment, text in zip(values["received_utc"], values["received_wib"], strict=True):
            at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
            assert at.utcoffset() == timedelta(0)
            assert f"{at.astimezone(WIB):%Y-%m-%d %H:%M}" == text


@pytest.mark.parametrize("write", [write_csv, write_workbook, write_geopackage])
def test_whoever_stops_the_rows_leaves_no_file(write: Any, tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield from ROWS * 10
        raise OfficerError("paper-stopped")

    kept = tmp_path / "kept.x"
    kept.write_text("before")
    with pytest.raises(OfficerError, match="paper-stopped"):
        write(sheet(rows()), kept.with_suffix(".gpkg"))
    assert [path.name for path in tmp_path.iterdir()] == ["kept.x"]


def info(file: Path, *, quiet: bool = True) -> dict[str, str]:
    """What GDAL's own program says of each layer; where it is to be `quiet`, a warning of it is an error."""
    told = subprocess.run(["ogrinfo", "-al", str(file)], capture_output=True, text=True, check=True)
    assert quiet is False or told.stderr == ""
    return {part.partition("\n")[0]: part for part in told.stdout.split("Layer name: ")[1:]}
