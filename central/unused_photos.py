"""Photos that officers sent and no report carries: erased after a while. One that is needed after all is asked for again."""

import contextlib
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select

from central import schema
from central.clock import to_millis
from central.storage import Storage

# A desk sends the operation within days of its photos; one that comes later is told `missing_blobs` and sends them again.
UNUSED_LIFE = timedelta(days=7)

_AT_ONCE = 500
_YOUNG = timedelta(days=1)


def erase_unused(storage: Storage) -> int:
    """Erase photos that no report carries; how many."""
    blob, holder, attachment, upload = schema.blob, schema.blob_holder, schema.attachment, schema.upload
    with storage.writing() as tx:
        query = (
            select(blob.c.sha256)
            .where(
                blob.c.stored_at < to_millis(tx.now - UNUSED_LIFE),
                blob.c.sha256.in_(select(holder.c.sha256)),  # not what packs brought
                ~select(attachment.c.sha256).where(attachment.c.sha256 == blob.c.sha256).exists(),
            )
            .order_by(blob.c.stored_at)
            .limit(_AT_ONCE)
        )
        unused = tx.execute(query).scalars().all()
        for table in (upload, holder, blob):
            tx.execute(delete(table).where(table.c.sha256.in_(unused)))
    # After the commit, because nobody may wait for it: what an end in between leaves is a stray.
    for sha256 in unused:
        storage.blobs.remove(sha256)
    return len(unused)


def erase_strays(storage: Storage, now: datetime) -> int:
    """Erase files of photos that no row knows, in one of the folder's 256 parts, another one each hour; how many."""
    part = f"{int(now.timestamp()) // 3600 % 256:02x}"
    folder: Path = storage.data / "blobs" / part
    with storage.reading() as connection:
        table = schema.blob
        known = set(connection.execute(select(table.c.sha256).where(table.c.sha256.startswith(part))).scalars())
    erased = 0
    for path in sorted(folder.glob("*")):
        with contextlib.suppress(FileNotFoundError):
            if path.name not in known and path.stat().st_mtime < (now - _YOUNG).timestamp():
                storage.blobs.remove(path.name)
                erased += 1
    return erased
