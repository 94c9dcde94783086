"""How much of the disk photos may take: of one officer and one office in a day, and what stays free for work without photos."""

import shutil
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from central import schema
from central.clock import to_millis
from central.problems import ProblemError
from central.storage import Storage, Writing
from officer_app.domain.officers import Officer

_MIB = 1024 * 1024
# A busy field officer brings some hundred photos of 1 MB in a day.
OF_OFFICER, OF_OFFICE = 1024 * _MIB, 4096 * _MIB
# What operations may still write when photos are refused; less on a small disk.
RESERVE, _RESERVE_SHARE = 256 * _MIB, 20
_DAY = timedelta(days=1)


def check_room(tx: Writing, storage: Storage, officer: Officer, size: int) -> None:
    """`storage-full` where the officer, the office or the disk has no room for a photo of this size."""
    usage = shutil.disk_usage(storage.data)
    if usage.free - size < min(RESERVE, usage.total // _RESERVE_SHARE):
        raise _full("The disk is kept free for work without photos.")
    own = _stored(tx, schema.blob_holder.c.officer_id == officer.id)
    if own + size > OF_OFFICER:
        raise _full(f"The officer's photos of a day take {own // _MIB} of {OF_OFFICER // _MIB} MiB.")
    same_areas = select(schema.officer.c.areas).where(schema.officer.c.id == officer.id).scalar_subquery()
    office = select(schema.officer.c.id).where(schema.officer.c.areas == same_areas)
    if _stored(tx, schema.blob_holder.c.officer_id.in_(office)) + size > OF_OFFICE:
        raise _full(f"The office's photos of a day take {OF_OFFICE // _MIB} MiB.")


def _stored(tx: Writing, whose: ColumnElement[bool]) -> int:
    """The bytes of photos that came in the last day."""
    held = schema.blob.join(schema.blob_holder, schema.blob.c.sha256 == schema.blob_holder.c.sha256)
    query = select(func.coalesce(func.sum(schema.blob.c.size), 0)).select_from(held)
    return int(tx.execute(query.where(whose, schema.blob.c.stored_at > to_millis(tx.now - _DAY))).scalar_one())


def _full(detail: str) -> ProblemError:
    return ProblemError("storage-full", detail, headers={"Retry-After": "3600"})
