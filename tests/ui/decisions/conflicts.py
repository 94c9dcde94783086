"""Work that needs a person, on the stores of an office desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from officer_app.domain.operations import Move, Payload, Photo
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.feed import FeedGone, FeedReport
from sync.photos.preparing import prepare
from sync.records import OperationState
from sync.report_rows import document_of
from tests.ui.desk_samples import ME, NOW, report
from tests.ui.office_desk import OfficeDesk, jpeg

SITI = Actor(id="officer-2", name="Siti Rahma", title="Staf")
MINE = report(status=Status.IN_PROGRESS, assignee=ME, rev=20, updated_at=NOW - timedelta(hours=2))
ANSWER = "Saluran sudah dibersihkan."


def kept_photo(office: OfficeDesk, seed: int = 1, report_id: str = "report-1") -> Photo:
    """A photo attached to a report's draft."""
    commands = office.stores.open_commands()
    photo = commands.attach(report_id, prepare(jpeg(seed), role=PhotoRole.AFTER))
    commands.close()
    return photo


def result(office: OfficeDesk) -> Move:
    """A result with a photo."""
    return Move(to=Status.AWAITING_VALIDATION, answer=ANSWER, photos=(kept_photo(office),))


def by_siti(kind: str, minutes_ago: int = 20, seq: int = 2, **data: object) -> Event:
    """Something that a colleague did at the centre."""
    at = NOW - timedelta(minutes=minutes_ago)
    return Event(seq=seq, kind=kind, at=at, actor=SITI, op_id=f"theirs-{seq}", data={"kind": kind, **data})


def conflict(
    office: OfficeDesk,
    payload: Payload | None = None,
    *,
    base: Report = MINE,
    problem: str = "status-changed",
    events: Sequence[Event] = (),
    **theirs: object,
) -> str:
    """The officer does something (a result unless told otherwise), and the centre has moved on; answers the operation's id."""
    office.fill(base)
    op_id = office.record(payload or result(office), base.id)
    now_there = replace(base, rev=30, updated_at=NOW - timedelta(minutes=20), **theirs)  # type: ignore[arg-type]
    cache = office.stores.open_cache()
    cache.apply_page([FeedReport(now_there, tuple(events))], "cursor-2", NOW)
    cache.close()
    work = office.stores.open_work()
    work.finish(op_id, OperationState.CONFLICT, problem=problem, theirs=document_of(now_there))
    work.close()
    return op_id


def closed(office: OfficeDesk) -> str:
    """A result for a report that a colleague has finished meanwhile."""
    return conflict(office, events=[by_siti("validate")], status=Status.DONE, public_answer="Sudah ditangani.")


def quarantined(office: OfficeDesk, problem: str = "too-large") -> str:
    """A result that the centre does not take as it is."""
    office.fill(MINE)
    op_id = office.record(result(office))
    office.finish(op_id, OperationState.QUARANTINED, problem)
    return op_id


def gone(office: OfficeDesk) -> str:
    """A result for a report that has left the officer's area."""
    office.fill(MINE)
    op_id = office.record(result(office))
    cache = office.stores.open_cache()
    cache.apply_page([FeedGone(MINE.id, 40, "left")], "cursor-3", NOW)
    cache.mark_synced(NOW)
    cache.close()
    office.finish(op_id, OperationState.CONFLICT, "not-in-scope")
    return op_id
