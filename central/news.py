"""What changed since a revision, as little as it takes to know whom to wake."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, select

from central import schema
from central.storage import read_fact, read_rev
from officer_app.domain.areas import parent_of
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role

# After so many changes at once everybody is woken: to look each of them up would take longer.
_MOST_CHANGES = 5000

Place = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class News:
    """The wards and agencies whose reports changed up to a revision; None means that it may be anybody's."""

    rev: int
    epoch: str
    places: frozenset[Place] | None = frozenset()
    _areas: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        above = (area for ward, _ in self.places or () for area in _upwards(ward))
        object.__setattr__(self, "_areas", frozenset(above))

    def concerns(self, officer: Officer) -> bool:
        """Whether something of it may lie in the officer's scope."""
        if self.places is None:
            return True
        if not any(area in self._areas for area in officer.areas):
            return False
        return officer.roles != {Role.AGENCY} or any(officer.in_scope(*place) for place in self.places)


def read_news(connection: Connection, since: int) -> News:
    """What was committed after a revision."""
    last, epoch = read_rev(connection), read_fact(connection, "epoch") or ""
    if last == since:
        return News(last, epoch)
    if not since < last <= since + _MOST_CHANGES:
        return News(last, epoch, None)
    # A report that left a place is told of there as well.
    places = frozenset(place for table in (schema.report, schema.departure) for place in _places(connection, table, since, last))
    # A revision without a report is a sign to all, as after a restore.
    return News(last, epoch, places or None)


def _places(connection: Connection, table: Table, since: int, last: int) -> Iterator[Place]:
    query = select(table.c.ward, table.c.agency).where(table.c.rev > since, table.c.rev <= last).distinct()
    return ((row.ward, row.agency) for row in connection.execute(query))


def _upwards(code: str | None) -> Iterator[str]:
    while code is not None:
        yield code
        code = parent_of(code)
