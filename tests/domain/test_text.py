"""Strangers' text cleaned for display, officers' text checked at entry."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.operations import MAX_TEXT_BYTES
from officer_app.domain.text import TextRefusedError, bytes_on_the_line, checked, clean


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Banjir &amp; macet", "Banjir & macet"),
        ("  Sampah   menumpuk \t di jalan ", "Sampah menumpuk di jalan"),
        ("satu\r\n\r\n\r\n dua\rtiga", "satu\ndua\ntiga"),
        ("hati\x00-hati\x1b[31m", "hati-hati[31m"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("Tolong. .", "Tolong."),
        ("", ""),
    ],
)
def test_dirty_text_is_made_readable(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_markup_stays_text() -> None:
    assert clean("<script>alert(1)</script>") == "<script>alert(1)</script>"


@given(raw=st.text())
def test_cleaned_text_has_nothing_invisible_and_no_loose_blanks(raw: str) -> None:
    shown = clean(raw)
    assert shown == shown.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n\n" not in shown
    assert "  " not in shown


@given(words=st.lists(st.text("abcdefghij,?", min_size=1), min_size=1))
def test_clean_text_is_left_alone(words: list[str]) -> None:
    text = " ".join(words)
    assert clean(text) == text


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
def test_empty_text_is_refused_only_where_it_is_needed(typed: str) -> None:
    with pytest.raises(TextRefusedError) as refused:
        checked(typed)
    assert refused.value.code == "text-empty"
    assert checked(typed, required=False) == ""


@pytest.mark.parametrize("typed", ["nol\0nol", "\ud800 setengah", "a\x01b", "\x1b[31mmerah", "\x7f", "a\x9bb"])
def test_text_that_cannot_be_stored_faithfully_is_refused(typed: str) -> None:
    with pytest.raises(TextRefusedError) as refused:
        checked(typed)
    assert refused.value.code == "text-not-text"


def test_the_limit_counts_bytes_not_letters() -> None:
    assert checked("é" * (MAX_TEXT_BYTES // 2)) == "é" * (MAX_TEXT_BYTES // 2)
    with pytest.raises(TextRefusedError) as refused:
        checked("é" * (MAX_TEXT_BYTES // 2) + "a")
    assert refused.value.code == "text-too-long"


def test_the_limit_counts_bytes_as_they_travel() -> None:
    lines = "baris\n" * (MAX_TEXT_BYTES // 7)
    assert len(msgspec.json.encode(checked(lines))) - 2 == bytes_on_the_line(lines.strip()) <= MAX_TEXT_BYTES
    with pytest.raises(TextRefusedError) as refused:
        checked('"' * (MAX_TEXT_BYTES // 2 + 1))
    assert refused.value.code == "text-too-long"


def test_page_breaks_of_pasted_text_are_new_lines() -> None:
    assert checked("satu\x0cdua\x0btiga\x85empat") == "satu\ndua\ntiga\nempat"


@given(typed=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_accepted_text_is_kept_to_the_letter(typed: str) -> None:
    assert checked(typed) == typed.strip()
    assert bytes_on_the_line(typed) == len(msgspec.json.encode(typed)) - 2
