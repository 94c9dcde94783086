"""Which photos the centre holds, and for whom."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from central import schema
from central.blobs import Blobs, StoredBlob
from central.storage import Writing

_CHUNK = 500


def record_blob(tx: Writing, blob: StoredBlob, holder: str | None = None) -> None:
    """Write down a stored photo, and the officer who sent it: only he may name it in an operation."""
    known = schema.blob.c.sha256 == blob.sha256
    if tx.execute(select(schema.blob.c.sha256).where(known)).first() is None:
        tx.execute(
            insert(schema.blob).values(
                sha256=blob.sha256,
                size=blob.size,
                mime=blob.mime,
                width=blob.width,
                height=blob.height,
                stored_at=tx.now_millis,
            )
        )
    held = schema.blob_holder
    mine = select(held.c.sha256).where(held.c.sha256 == blob.sha256, held.c.officer_id == holder)
    if holder is not None and tx.execute(mine).first() is None:
        tx.execute(insert(held).values(sha256=blob.sha256, officer_id=holder))


def held_blobs(connection: Connection, blobs: Blobs, officer_id: str, hashes: Iterable[str]) -> Mapping[str, StoredBlob]:
    """Those of the photos that are stored and verified for this officer.

    A row alone is no photo: after a restore its bytes may be missing, or be others. Then it is asked for again.
    """
    held = schema.blob.join(schema.blob_holder, schema.blob.c.sha256 == schema.blob_holder.c.sha256)
    wanted = list(hashes)[:_CHUNK]
    query = select(schema.blob).select_from(held)
    query = query.where(schema.blob_holder.c.officer_id == officer_id, schema.blob.c.sha256.in_(wanted))
    rows = connection.execute(query).mappings()
    held_by_row = (StoredBlob(row["sha256"], row["size"], row["mime"], row["width"], row["height"]) for row in rows)
    return {blob.sha256: blob for blob in held_by_row if blobs.is_sound(blob.sha256)}
