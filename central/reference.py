"""The words and rules of the deployment, for one officer."""

from sqlalchemy import Connection, Table, exists, select

from central import schema, wire
from central.officers import list_officers
from central.scope import shares_area
from central.storage import Storage, read_fact
from central.wire_calendar import Calendar
from central.working_time import read_calendar, read_office_hours
from officer_app.domain.officers import Officer
from officer_app.domain.workflow import Step, Workflow


def read_reference(storage: Storage, officer: Officer, workflow: Workflow) -> wire.Reference:
    """What the officer's client needs to name and to offer things."""
    with storage.reading() as connection:
        return wire.Reference(
            version=read_fact(connection, "reference_version") or "",
            categories=_categories(connection),
            calendar=_calendar(connection),
            agencies=_named(connection, schema.agency),
            units=_named(connection, schema.unit),
            officers=_colleagues(connection, officer),
            workflow=[
                wire.Step(
                    source=step.source, target=step.target, kind=step.kind, roles=sorted(step.roles), needs=sorted(step.needs)
                )
                for step in workflow.steps
            ],
            areas_version=read_fact(connection, "areas_version") or "",
            approximate_areas=bool(connection.execute(select(exists().where(schema.area.c.approximate))).scalar()),
        )


def _categories(connection: Connection) -> list[wire.Category]:
    rows = connection.execute(select(schema.category).order_by(schema.category.c.code)).mappings()
    counted = read_office_hours(connection)
    owner = schema.category_owner.c
    # An agency that nobody can hand anything to is no owner.
    known = select(owner.code, owner.agency).join(schema.agency, schema.agency.c.code == owner.agency)
    owners = {row.code: row.agency for row in connection.execute(known)}
    return [wire.Category(**row, office_hours=row["code"] in counted, agency=owners.get(row["code"])) for row in rows]


def _calendar(connection: Connection) -> Calendar | None:
    calendar = read_calendar(connection)
    return None if calendar is None else Calendar.of(calendar)


def _named(connection: Connection, table: Table) -> list[wire.Named]:
    return [wire.Named(**row) for row in connection.execute(select(table).order_by(table.c.code)).mappings()]


def _colleagues(connection: Connection, officer: Officer) -> list[wire.Colleague]:
    return [
        wire.Colleague(id=other.id, name=other.name, title=other.title, roles=sorted(other.roles), areas=list(other.areas))
        for other in list_officers(connection)
        if shares_area(officer, other.areas)
    ]


def _step(step: Step) -> wire.Step:
    return wire.Step(source=step.source, target=step.target, kind=step.kind, roles=sorted(step.roles), needs=sorted(step.needs))
