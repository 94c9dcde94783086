"""Erasing a report for good, as the law on personal data (UU PDP) lets a citizen ask: what it said, its history and its photos.

What stays tells nothing of it: a tombstone in the feed for those who saw it, the id and number that nothing else may take, and
the results of officers' operations, which hold no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, insert, or_, select

from central import audit, schema
from central.durable import remove_for_good
from central.reports import depart, find_report, source_hash
from central.storage import Storage, Writing
from officer_app.domain.reports import Report
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import Status


class PurgeRefusedError(Exception):
    """A report that cannot be erased; its text is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What became of a report; `photos` counts the files that were erased with it."""

    report_id: str
    number: str
    photos: int
    already: bool = False


def purge_report(storage: Storage, named: str, reason: str) -> Purged:
    """Erase the report with this number or id; one that was erased before stays so. PurgeRefusedError when there is none."""
    try:
        said = checked(reason, required=True)
    except TextRefusedError as error:
        raise PurgeRefusedError("Say why with --reason, in plain text: the officers who had the report will read it.") from error
    done = _purge(storage, named, said)
    audit.note(
        storage,
        "purged",
        {"report": done.report_id, "number": done.number, "photos": done.photos, "already": done.already, "reason": said},
    )
    return done


def _purge(storage: Storage, named: str, reason: str) -> Purged:
    # The photos go before the rows that name them: where a power cut comes between, the same call ends the work.
    with storage.writing() as tx:
        row = tx.execute(_report_named(named)).mappings().first()
        if row is None:
            return _erased_before(tx, named)
        report = find_report(tx.connection, row["id"])
        assert report is not None
        photos = _only_here(tx, report)
        for upload_id in _forget(tx, report, row["source_key"], reason, photos):
            remove_for_good(storage.uploads / upload_id)
        for sha256 in photos:
            storage.blobs.remove(sha256)
    storage.fold_log()
    return Purged(report.id, report.number, len(photos))


def _report_named(named: str) -> Select[tuple[str, str]]:
    table = schema.report
    return select(table.c.id, table.c.source_key).where(or_(table.c.id == named, table.c.number == named))


def _erased_before(tx: Writing, named: str) -> Purged:
    table = schema.erasure
    row = tx.execute(select(table).where(or_(table.c.report_id == named, table.c.number == named))).mappings().first()
    if row is None:
        raise PurgeRefusedError(f"No report has the number or id {named}. Nothing was erased.")
    return Purged(row["report_id"], row["number"], 0, already=True)


def _forget(tx: Writing, report: Report, source_key: str, reason: str, photos: Sequence[str]) -> Sequence[str]:
    """Take the report and these photos out of the database; the uploads of them that were not finished."""
    upload = schema.upload
    uploads = tx.execute(select(upload.c.id).where(upload.c.sha256.in_(photos))).scalars().all()
    into = report.merged_into if report.status is Status.DUPLICATE else None
    for table in (schema.event, schema.attachment, schema.field_write):
        tx.execute(delete(table).where(table.c.report_id == report.id))
    tx.execute(delete(schema.report).where(schema.report.c.id == report.id))
    for table in (upload, schema.blob_holder, schema.blob):
        tx.execute(delete(table).where(table.c.sha256.in_(photos)))
    depart(tx, report, "merged" if into else "purged", reason, into)
    kept = {"report_id": report.id, "number": report.number, "source_hash": source_hash(source_key), "into": into}
    tx.execute(insert(schema.erasure).values(kept | {"at": tx.now_millis}))
    return uploads


def _only_here(tx: Writing, report: Report) -> list[str]:
    table = schema.attachment
    mine = {photo.sha256 for photo in report.attachments}
    shared = tx.execute(select(table.c.sha256).where(table.c.sha256.in_(mine), table.c.report_id != report.id)).scalars()
    return sorted(mine - set(shared))
