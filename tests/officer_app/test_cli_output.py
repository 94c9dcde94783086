"""Text of strangers on a terminal, columns, and cutting."""

from hypothesis import given
from hypothesis import strategies as st

from officer_app.cli_output import cut, harmless, table


def test_a_report_cannot_steer_the_terminal() -> None:
    assert harmless("\x1b]0;owned\x07\x1b[2Jtext\r\u202egpj") == "�]0;owned��[2Jtext��gpj"
    assert harmless("banjir\nmacet é 路") == "banjir\nmacet é 路"


@given(text=st.text())
def test_no_escape_survives(text: str) -> None:
    assert not set(harmless(text)) & {"\x1b", "\x9b", "\x07", "\x08", "\r", "\u202e"}


@given(text=st.text(), width=st.integers(1, 60))
def test_a_cut_text_is_one_line_and_fits(text: str, width: int) -> None:
    line = cut(text, width)
    assert len(line.splitlines()) <= 1
    assert len(line) <= max(width, 1)


def test_columns_line_up_and_stay_narrow() -> None:
    shown = table(["Nomor", "Isi"], [["JK1", "pendek"], ["JK2603020001", "x" * 50], ["路路", "lebar"]], [12, 10])
    lines = shown.splitlines()
    assert lines[0] == "Nomor         Isi"
    assert lines[2] == "JK2603020001  xxxxxxxxx…"
    assert lines[3] == "路路          lebar"


def test_an_empty_table_has_its_head() -> None:
    assert table(["A", "B"], [], [5, 5]) == "A  B"
