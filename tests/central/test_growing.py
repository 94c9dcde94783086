"""A database of an earlier version gets the columns that came since; what stands in it stays."""

from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, Table, Text, inspect

from central import schema
from central.growing import add_missing_columns, add_missing_indexes
from central.report_rows import attachments_of
from central.storage import Storage
from tests.fakes.central_office import seed


def columns(storage: Storage, table: str) -> list[str]:
    with storage.reading() as connection:
        return [column["name"] for column in inspect(connection).get_columns(table)]


def test_a_column_that_came_later_is_added_once(tmp_path: Path) -> None:
    storage = Storage.open(tmp_path / "central")
    seed(storage)
    with storage.reading() as connection:
        before = attachments_of(connection, ["r1", "p1"])
    with storage.writing() as tx:
        tx.connection.exec_driver_sql("ALTER TABLE attachment DROP COLUMN covered")
    assert "covered" not in columns(storage, "attachment")
    storage.close()
    for _ in range(2):
        storage = Storage.open(tmp_path / "central")
        assert columns(storage, "attachment").count("covered") == 1
        with storage.reading() as connection:
            assert attachments_of(connection, ["r1", "p1"]) == before
        storage.close()


def test_an_index_that_came_later_is_made_once(tmp_path: Path) -> None:
    storage = Storage.open(tmp_path / "central")
    with storage.writing() as tx:
        tx.connection.exec_driver_sql("DROP INDEX report_by_merged_into")
    storage.close()
    for _ in range(2):
        storage = Storage.open(tmp_path / "central")
        with storage.reading() as connection:
            names = [index["name"] for index in inspect(connection).get_indexes("report")]
        assert names.count("report_by_merged_into") == 1
        with storage.writing() as tx:
            assert add_missing_indexes(tx.connection, schema.metadata) == ()
        storage.close()


def test_a_whole_database_is_left_alone(storage: Storage) -> None:
    with storage.writing() as tx:
        assert add_missing_columns(tx.connection, schema.metadata) == ()


def test_only_what_may_be_empty_is_added(storage: Storage) -> None:
    later = MetaData()
    Table("unit", later, Column("code", Text, primary_key=True), Column("crew", Integer), Column("boss", Text, nullable=False))
    with storage.writing() as tx:
        assert add_missing_columns(tx.connection, later) == ("unit.crew",)
    assert {"crew", "boss"} & set(columns(storage, "unit")) == {"crew"}
