"""Which time counts in this deployment: its calendar and the categories whose clocks go by it, as configuration has them."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from central import schema
from central.storage import StorageError, Writing, insert_many, read_fact
from central.wire_calendar import Calendar, calendar_of
from officer_app.domain.calendar import AROUND_THE_CLOCK, CalendarError, WorkCalendar, WorkingTime

CALENDAR = "calendar"


class WorkingTimes:
    """Reads the configuration, and reads it again only after it changed; used by whoever has the connection."""

    def __init__(self) -> None:
        self._read: tuple[str | None, WorkingTime] | None = None

    def at(self, connection: Connection) -> WorkingTime:
        """What counts, as this connection sees it; StorageError when what is stored makes no calendar."""
        version = read_fact(connection, "reference_version")
        former = self._read
        if former is not None and former[0] == version:
            return former[1]
        found = read_working_time(connection)
        self._read = version, found
        return found


def read_working_time(connection: Connection) -> WorkingTime:
    """What counts; around the clock where nobody configured anything else."""
    return WorkingTime(read_calendar(connection) or AROUND_THE_CLOCK, frozenset(read_office_hours(connection)))


def read_calendar(connection: Connection) -> WorkCalendar | None:
    """The office's calendar, None where none was ever configured."""
    written = read_fact(connection, CALENDAR)
    if written is None:
        return None
    try:
        return calendar_of(msgspec.json.decode(written))
    except (CalendarError, msgspec.DecodeError) as error:
        raise StorageError(
            f"The office's calendar that is stored cannot be used: {error}. Load a pack whose calendar.json is right."
        ) from error


def read_office_hours(connection: Connection) -> set[str]:
    """The categories whose clocks count office hours."""
    return set(connection.execute(select(schema.office_hours.c.category)).scalars())


def store_calendar(tx: Writing, calendar: WorkCalendar) -> bool:
    """Put a calendar in the place of the former; returns whether it differs."""
    written = msgspec.json.encode(Calendar.of(calendar)).decode()
    if tx.fact(CALENDAR) == written:
        return False
    tx.set_fact(CALENDAR, written)
    return True


def store_office_hours(tx: Writing, counted: dict[str, bool]) -> set[str]:
    """Say of these categories whether their clocks count office hours; returns those for which that is new."""
    stored = read_office_hours(tx.connection)
    begins = {code for code, counts in counted.items() if counts} - stored
    ends = {code for code, counts in counted.items() if not counts} & stored
    if ends:
        tx.execute(delete(schema.office_hours).where(schema.office_hours.c.category.in_(ends)))
    insert_many(tx, insert(schema.office_hours), [{"category": code} for code in sorted(begins)])
    return begins | ends
