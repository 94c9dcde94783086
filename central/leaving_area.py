"""Who may move a report out of the area that they answer for by correcting its place."""

from sqlalchemy import Connection

from central.placing import Places
from officer_app.domain.areas import covers
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Payload, Relocate
from officer_app.domain.reports import Report
from officer_app.domain.workflow import may_move_out


def moves_out(connection: Connection, places: Places, officer: Officer, report: Report, payload: Payload) -> bool:
    """Whether a correction takes the report to a kelurahan that is none of the officer's, and their role may not do that."""
    if not isinstance(payload, Relocate) or may_move_out(officer.roles):
        return False
    ward = places.ward_at(connection, payload.point)
    return ward not in (None, report.ward) and not any(covers(area, str(ward)) for area in officer.areas)
