"""Area codes, and names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.areas import PROVINCE, AreaNames, covers, is_code, level_of, name_key, parent_of
from officer_app.domain.vocabulary import AreaLevel

two = st.integers(1, 99).map("{:02d}".format)
wards = st.builds("31.{}.{}.{:04d}".format, two, two, st.integers(1000, 9999))


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("31", AreaLevel.PROVINCE),
        ("31.75", AreaLevel.CITY),
        ("31.75.07", AreaLevel.DISTRICT),
        ("31.75.07.1003", AreaLevel.WARD),
        ("31.75.07.1003/RW 01", AreaLevel.NEIGHBOURHOOD),
    ],
)
def test_a_code_tells_its_level(code: str, level: AreaLevel) -> None:
    assert level_of(code) is level


@pytest.mark.parametrize("text", ["", "32", "31.7", "31.75.07.10", "31.75.07.1003/", "31.75.07.1003/a/b", "31.75 ", "31\n"])
def test_what_is_no_code_is_refused(text: str) -> None:
    assert not is_code(text)
    with pytest.raises(ValueError, match="not an area code"):
        level_of(text)


def test_an_area_does_not_cover_its_neighbour_with_the_same_beginning() -> None:
    assert covers("31.75", "31.75.07.1003")
    assert not covers("31.75.07.100", "31.75.07.1003")
    assert not covers("31.75.07.1003", "31.75")


@given(ward=wards)
def test_every_ancestor_covers_its_descendants_and_never_the_reverse(ward: str) -> None:
    seen = [f"{ward}/RW 01"]
    while (above := parent_of(seen[-1])) is not None:
        assert all(covers(above, below) and not covers(below, above) for below in seen)
        seen.append(above)
    assert seen[-1] == PROVINCE
    assert [level_of(code) for code in seen] == list(reversed(AreaLevel))


@pytest.mark.parametrize("spelling", ["Pondok Bambu", "KELURAHAN PONDOK BAMBU", "kel. pondok-bambu", "Kel Pondokbambu "])
def test_a_name_is_found_as_people_write_it(spelling: str) -> None:
    names = AreaNames()
    names.add("31.75.07.1001", "Pondok Bambu")
    assert names.find(spelling) == "31.75.07.1001"


def test_a_name_that_two_areas_share_finds_neither_but_the_code_does() -> None:
    names = AreaNames()
    names.add("31.71.01.1001", "Gambir", ["Gmbr"])
    names.add("31.71.02.1001", "Gambir")
    assert names.find("gambir") is None
    assert names.find("gmbr") == "31.71.01.1001"
    assert names.find(" 31.71.02.1001 ") == "31.71.02.1001"
    assert names.find("31.99") is None


@given(name=st.text(max_size=30))
def test_a_names_key_is_stable(name: str) -> None:
    assert name_key(f"  {name.upper()} ") == name_key(name.upper())
