"""Whether an officer may see a photo: only on a report in his scope, and there only where its privacy allows it."""

from sqlalchemy import select

from central import schema
from central.scope import sees_report
from central.storage import Storage
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import PhotoRole, Visibility


def visible_photo(storage: Storage, officer: Officer, sha256: str) -> str | None:
    """The MIME type of a photo that the officer may see, None where he may not or where there is none."""
    photo, report = schema.attachment, schema.report
    query = select(photo.c.role, photo.c.mime, report.c.visibility).distinct()
    query = query.select_from(photo.join(report, report.c.id == photo.c.report_id))
    with storage.reading() as connection:
        rows = connection.execute(query.where(photo.c.sha256 == sha256, sees_report(officer))).all()
    seen = (row.mime for row in rows if officer.may_see_photo(Visibility(row.visibility), PhotoRole(row.role)))
    return next(seen, None)
