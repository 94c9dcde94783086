"""Photos on their way up: what arrived lies in a file whose length is the offset; whole and verified, it becomes a blob."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import RowMapping, delete, insert, select, update

from central import schema
from central.blob_rows import held_blobs, record_blob
from central.blobs import ChecksumMismatchError
from central.clock import from_millis, to_millis
from central.pictures import FROM_DESKS, NotAPhotoError
from central.problems import ProblemError
from central.quotas import check_room
from central.storage import Storage, Writing
from officer_app.domain.officers import Officer

UPLOAD_LIFE = timedelta(days=7)
MAX_UNFINISHED, MAX_UNFINISHED_BYTES = 500, 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload of one officer; `offset` is how much of it has arrived."""

    id: str
    officer_id: str
    sha256: str
    size: int
    offset: int
    expires_at: datetime
    done: bool


class Uploads:
    """The unfinished photos of all officers; everything here blocks and belongs in a worker thread."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def create(self, officer: Officer, *, sha256: str, size: int, mime: str) -> Upload:
        """Begin an upload; one that the officer's earlier ones have made needless is whole at once."""
        with self._storage.writing() as tx:
            self._make_room(tx, officer, size)
            done = sha256 in held_blobs(tx.connection, self._storage.blobs, officer.id, [sha256])
            if not done:
                check_room(tx, self._storage, officer, size)
            row = {
                "id": uuid.uuid4().hex,
                "officer_id": officer.id,
                "sha256": sha256,
                "size": size,
                "mime": mime,
                "expires_at": to_millis(tx.now + UPLOAD_LIFE),
                "done": done,
            }
            tx.execute(insert(schema.upload).values(row))
        return self.find(officer, str(row["id"]))

    def find(self, officer: Officer, upload_id: str) -> Upload:
        """An upload of this officer; `upload-gone` for everybody else and when it is too old."""
        table = schema.upload
        with self._storage.reading() as connection:
            query = select(table).where(table.c.id == upload_id, table.c.officer_id == officer.id)
            row = connection.execute(query).mappings().first()
        if row is None or row["expires_at"] <= to_millis(self._storage.clock()):
            raise ProblemError("upload-gone")
        if row["done"] and not self._storage.blobs.is_sound(row["sha256"]):
            raise ProblemError("upload-gone")  # it was whole, but its bytes are lost: nothing is acknowledged
        return self._upload(row)

    def append(self, upload: Upload, offset: int, data: bytes) -> int:
        """Keep bytes that belong at this offset; the offset after them."""
        path = self._path(upload.id)
        path.touch(mode=0o600)
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)
        return offset + len(data)

    def cut_back(self, upload: Upload, offset: int) -> None:
        """Drop what lies beyond an offset."""
        with self._path(upload.id).open("r+b") as file:
            file.truncate(offset)

    def complete(self, upload: Upload) -> None:
        """Verify a whole upload and store its photo; `checksum-mismatch` or `not-a-photo`, and the upload is gone."""
        try:
            blob = self._storage.blobs.adopt(self._path(upload.id), upload.sha256, FROM_DESKS)
        except ChecksumMismatchError:
            self.remove(upload)
            raise ProblemError("checksum-mismatch") from None
        except NotAPhotoError as error:
            self.remove(upload)
            raise ProblemError("not-a-photo", str(error)) from None
        with self._storage.writing() as tx:
            record_blob(tx, blob, upload.officer_id)
            tx.execute(update(schema.upload).where(schema.upload.c.id == upload.id).values(done=True))

    def remove(self, upload: Upload) -> None:
        """Forget an upload and its bytes."""
        with self._storage.writing() as tx:
            tx.execute(delete(schema.upload).where(schema.upload.c.id == upload.id))
        self._path(upload.id).unlink(missing_ok=True)

    def _upload(self, row: RowMapping) -> Upload:
        path = self._path(row["id"])
        arrived = path.stat().st_size if path.is_file() else 0
        offset = row["size"] if row["done"] else arrived
        return Upload(
            row["id"], row["officer_id"], row["sha256"], row["size"], offset, from_millis(row["expires_at"]), row["done"]
        )

    def _make_room(self, tx: Writing, officer: Officer, size: int) -> None:
        """Forget the officer's oldest uploads that were not finished, as far as they and the new one are too many or too much."""
        table = schema.upload
        mine = select(table.c.id, table.c.size).where(table.c.officer_id == officer.id, ~table.c.done)
        count = 1
        for row in tx.execute(mine.order_by(table.c.expires_at.desc())).all():
            count, size = count + 1, size + row.size
            if count > MAX_UNFINISHED or size > MAX_UNFINISHED_BYTES:
                tx.execute(delete(table).where(table.c.id == row.id))
                self._path(row.id).unlink(missing_ok=True)

    def _path(self, upload_id: str) -> Path:
        return self._storage.uploads / upload_id
