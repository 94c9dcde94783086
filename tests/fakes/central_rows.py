"""What stands in a centre's database, counted; and reports put into it."""

from sqlalchemy import Table, func, select

from central import schema
from central.reports import NewReport, insert_reports
from central.storage import Storage


def add_reports(storage: Storage, *reports: NewReport) -> None:
    """Take more reports in."""
    with storage.writing() as tx:
        insert_reports(tx, reports)


def event_count(storage: Storage, report_id: str) -> int:
    """How many lines a report's history has."""
    with storage.reading() as connection:
        query = select(func.count()).select_from(schema.event).where(schema.event.c.report_id == report_id)
        return int(connection.execute(query).scalar_one())


def row_count(storage: Storage, table: Table, **columns: object) -> int:
    """How many rows of a table have these values."""
    query = select(func.count()).select_from(table)
    with storage.reading() as connection:
        return int(connection.execute(query.where(*(table.c[name] == value for name, value in columns.items()))).scalar_one())
