"""What a search compares: however a text was written, it is found as people type it."""

import pytest

from officer_app.domain.searching import folded, too_short, units_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Banjir di RT.012/RW.03", "rt 12"),
        ("Banjir di RT012 RW003", "rw 3"),
        ("RT/RW 003/011 Klender", "rt 3 rw 11"),
        ("Telepon 0812-3456-7890", "081234567890"),
        ("Telepon 081234567890", "0812-3456"),
        ("Ruko Blok B-12", "b12"),
        ("Ruko Blok B12", "blok b-12"),
        ("Sejak hari Jum\u2019at pagi", "jumat"),
        ("Sejak hari Jum'at pagi", "JUM\u2019AT"),
        ("Café di Straße", "cafe strasse"),
        ("pe\ufb01lteran mati", "filter"),
        ("ban\u200bjir se\u00adlutut", "banjir selutut"),
        ("Jl. A. Yani no. 5", "jl a yani no 5"),
        ("anak-anak sekolah", "anak anak"),
        ("Lampu\nmati\tdi gang", "lampu mati gang"),
    ],
)
def test_a_text_is_found_however_it_was_written(written: str, typed: str) -> None:
    units = units_of(typed)
    assert units and not too_short(typed)
    assert all(unit in folded(written) for unit in units), (folded(written), units)


@pytest.mark.parametrize(("written", "typed"), [("kart 12 warga", "rt 12"), ("jl dermaga", "er"), ("nomor 15", "5")])
def test_short_words_are_found_only_where_a_word_begins(written: str, typed: str) -> None:
    units = units_of(typed)
    assert not units or not all(unit in folded(written) for unit in units)


def test_what_is_too_short_is_told() -> None:
    assert (units_of("x"), too_short("x")) == ((), ("x",))
    assert (units_of("banjir x"), too_short("banjir x")) == (("banjir",), ("x",))
    assert (units_of(" , "), too_short(" , ")) == ((), ())
    assert units_of("jalan 5") == ("jalan 5",), "a digit says something beside a word"


def test_a_flood_of_text_is_bounded() -> None:
    assert len(units_of("kata1 " * 30)) == 1 and len(units_of(" ".join(f"kata{n}" for n in range(99)))) == 8
