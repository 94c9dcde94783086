"""Who may move a report out of the area that they answer for by correcting its place, as far as this computer knows the areas."""

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Payload, Relocate
from officer_app.domain.reports import Report
from officer_app.domain.workflow import Refusal, may_move_out
from sync.errors import CommandRefused
from sync.reading import Reader
from sync.reading.whereabouts import Grounds


class LeavingArea:
    """Keeps the shapes that it has read; belongs to the one thread of its reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._grounds = Grounds()

    def check(self, officer: Officer, report: Report, payload: Payload) -> None:
        """CommandRefused with `leaves-area` where the place is outside and the role may not move the report there."""
        if not isinstance(payload, Relocate) or may_move_out(officer.roles):
            return
        where = self._grounds.place(self._reader, payload.point, officer)
        if where.outside and where.ward != report.ward:
            raise CommandRefused(Refusal.LEAVES_AREA.value, report=report.number)
