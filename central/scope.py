"""What an officer may see, as a condition of SQL: the same rule as `Officer.in_scope`."""

from sqlalchemy import ColumnElement, and_, false, or_

from central import schema
from officer_app.domain.areas import covers
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role

_WARD_DOTS = 3


def sees_report(officer: Officer) -> ColumnElement[bool]:
    """Rows of table `report` that lie in the officer's scope."""
    return _sees(officer, schema.report.c.ward, schema.report.c.agency)


def saw_departed(officer: Officer) -> ColumnElement[bool]:
    """Rows of table `departure` whose report lay in the officer's scope before."""
    return _sees(officer, schema.departure.c.ward, schema.departure.c.agency)


def within(column: ColumnElement[str], area: str) -> ColumnElement[bool]:
    """Whether a column's area code is the area or lies inside it."""
    # Below `31.75` all codes begin with `31.75.` or `31.75/`; in ASCII the slash follows the dot, and the nought the slash.
    return or_(column == area, and_(column >= area + ".", column < area + "0"))


def same_scope_key(officer: Officer) -> str:
    """A text that differs where two scopes may differ."""
    pure = officer.roles == {Role.AGENCY}
    return "|".join(
        [*sorted(officer.areas), "agency:" + (officer.agency or "") if pure else "all", "photos" if _sees_all(officer) else ""]
    )


def shares_area(officer: Officer, areas: tuple[str, ...]) -> bool:
    """Whether one of the officer's areas covers one of these, or the other way round."""
    return any(covers(mine, other) or covers(other, mine) for mine in officer.areas for other in areas)


def _sees(officer: Officer, ward: ColumnElement[str], agency: ColumnElement[str | None]) -> ColumnElement[bool]:
    inside = or_(false(), *(_inside(ward, area) for area in officer.areas))
    if officer.roles == {Role.AGENCY}:
        return and_(inside, agency == officer.agency) if officer.agency is not None else false()
    return inside


def _inside(ward: ColumnElement[str], area: str) -> ColumnElement[bool]:
    # Nothing lies below a ward but neighbourhoods, which no report's `ward` holds: one equality, one index.
    return ward == area if area.count(".") == _WARD_DOTS else within(ward, area)


def _sees_all(officer: Officer) -> bool:
    return bool(officer.roles & {Role.STAFF, Role.SUPERVISOR})
