"""Files of a pack as they come: folders, encodings, broken JSON and CSV."""

import csv
from pathlib import Path

import pytest

from central.packs.files import files_of, read_json, read_rows, read_text
from central.packs.findings import FileBrokenError


def test_lists_files_by_posix_path_and_leaves_hidden_ones_out(tmp_path: Path) -> None:
    for name in ("b/x.json", "a.csv", ".git/config", "b/.DS_Store"):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text("x")
    assert files_of(tmp_path) == ["a.csv", "b/x.json"]


def test_bytes_that_are_not_utf8_become_surrogates_and_a_mark_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"\xef\xbb\xbfa\xffb")
    assert read_text(file) == "a\udcffb"


@pytest.mark.parametrize("content", ["{", "", "[1,]", "[" * 200_000, '{"a": ' + "9" * 5000 + "}"])
def test_what_is_no_json_is_a_broken_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(content)
    with pytest.raises(FileBrokenError, match="is not JSON"):
        read_json(file)


def test_a_missing_file_is_a_broken_file(tmp_path: Path) -> None:
    with pytest.raises(FileBrokenError, match="cannot be opened"):
        read_json(tmp_path / "x.json")


def test_rows_of_the_wrong_width_come_as_reasons_and_the_rest_as_rows(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('a, b\n1,2\n3\n\n"with, comma","two\nlines\u2028and a separator"\n4,5,6\n', encoding="utf-8")
    columns, rows = read_rows(file)
    assert columns == ("a", "b")
    assert list(rows) == [
        (1, {"a": "1", "b": "2"}),
        (2, "has 1 fields instead of 2"),
        (3, {"a": "with, comma", "b": "two\nlines\u2028and a separator"}),
        (4, "has 3 fields instead of 2"),
    ]


def test_a_cell_of_10_mib_is_read_and_the_process_wide_limit_is_put_back(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    file = tmp_path / "x.csv"
    file.write_text("a,b\n" + "x" * 10 * 2**20 + ",1\n2,3\n")
    _, rows = read_rows(file)
    (_, long), (_, short) = list(rows)
    assert isinstance(long, dict)
    assert len(long["a"]) == 10 * 2**20
    assert short == {"a": "2", "b": "3"}
    assert csv.field_size_limit() == before


def test_a_quote_that_is_never_closed_is_a_reason_and_not_an_endless_row(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('a,b\n1,2\n"open,3\n4,5\n')
    _, rows = read_rows(file)
    first, second = list(rows)
    assert first == (1, {"a": "1", "b": "2"})
    assert isinstance(second[1], str)
    assert second[1].startswith("is not CSV")
