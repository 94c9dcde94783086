"""Which reports and which photos an officer may see."""

import pytest

from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import PhotoRole, Role, Visibility

KLENDER = "31.75.07.1003"


def officer(*roles: Role, areas: tuple[str, ...] = (KLENDER,), agency: str | None = None) -> Officer:
    return Officer("o-1", "sari", "Sari", "Staf", frozenset(roles), areas, agency)


def test_an_office_sees_its_own_ward_and_no_other() -> None:
    assert officer(Role.STAFF).in_scope(KLENDER, None)
    assert not officer(Role.STAFF).in_scope("31.75.07.1004", None)


def test_the_province_sees_everything() -> None:
    assert officer(Role.SUPERVISOR, areas=("31",)).in_scope(KLENDER, "sda")


def test_an_agency_sees_only_what_was_handed_to_it() -> None:
    sda = officer(Role.AGENCY, areas=("31",), agency="sda")
    assert sda.in_scope(KLENDER, "sda")
    assert not sda.in_scope(KLENDER, "bpbd")
    assert not sda.in_scope(KLENDER, None)
    assert not officer(Role.AGENCY, areas=("31.71",), agency="sda").in_scope(KLENDER, "sda")


def test_an_agency_without_a_name_sees_nothing() -> None:
    assert not officer(Role.AGENCY, areas=("31",)).in_scope(KLENDER, None)


@pytest.mark.parametrize("role", [Role.FIELD, Role.AGENCY])
def test_a_private_reports_photo_is_for_office_and_supervisors(role: Role) -> None:
    assert not officer(role).may_see_photo(Visibility.PRIVATE, PhotoRole.CITIZEN)
    assert officer(role).may_see_photo(Visibility.PRIVATE, PhotoRole.AFTER)
    assert officer(role).may_see_photo(Visibility.PUBLIC, PhotoRole.CITIZEN)
    assert officer(role, Role.STAFF).may_see_photo(Visibility.PRIVATE, PhotoRole.CITIZEN)


def test_words_of_tomorrow_open_nothing_that_is_private() -> None:
    unknown = Visibility.read("semi-private")
    assert not officer(Role.FIELD).may_see_photo(unknown, PhotoRole.CITIZEN)
    assert not officer(Role.FIELD).may_see_photo(Visibility.PRIVATE, PhotoRole.read("neighbour"))
    assert officer(Role.STAFF).may_see_photo(unknown, PhotoRole.read("neighbour"))
