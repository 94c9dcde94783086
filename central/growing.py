"""Columns and indexes that came later, added to a database that an earlier version made; nothing else is touched.

New columns are empty there, so only those that may be are added: what needs more than that is another version of the schema.
"""

from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.schema import CreateColumn


def add_missing_indexes(connection: Connection, metadata: MetaData) -> tuple[str, ...]:
    """Add the indexes that the tables of a database lack; answers their names."""
    inspector = inspect(connection)
    added = []
    for table in metadata.sorted_tables:
        there = {index["name"] for index in inspector.get_indexes(table.name)}
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index.name not in there:
                index.create(connection, checkfirst=True)
                added.append(str(index.name))
    return tuple(added)


def add_missing_columns(connection: Connection, metadata: MetaData) -> tuple[str, ...]:
    """Add what the tables of a database lack; answers what was added, as table.column."""
    inspector, quote = inspect(connection), connection.dialect.identifier_preparer.quote
    added = []
    for table in metadata.sorted_tables:
        there = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there and column.nullable:
                definition = CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(text(f"ALTER TABLE {quote(table.name)} ADD COLUMN {definition}"))
                added.append(f"{table.name}.{column.name}")
    return tuple(added)
