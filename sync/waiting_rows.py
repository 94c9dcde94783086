"""What waits to go out, read from work.db for the decisions of `sync.work_queue`."""

from collections.abc import Sequence

import msgspec

from sync.database import Database
from sync.sql_lists import json_list
from sync.work_queue import Waiting


def read_waiting(database: Database, author_id: str) -> list[Waiting]:
    """An officer's operations that have not gone out, oldest first."""
    rows = database.rows(
        """SELECT o.op_id, o.report_id, o.next_try, o.depends_on,
                  EXISTS (SELECT 1 FROM operation_blob ob JOIN blob b ON b.sha256 = ob.sha256
                          WHERE ob.op_id = o.op_id AND NOT b.stored)
           FROM operation o WHERE o.state IN ('queued', 'sending', 'uncertain') AND o.author_id = ? ORDER BY o.seq""",
        (author_id,),
    )
    return [Waiting(row[0], row[1], row[2], _links(row[3]), bool(row[4])) for row in rows]


def read_foundations(database: Database, waiting: Sequence[Waiting]) -> dict[str, str]:
    """The states of the operations that these build on."""
    wanted = {op_id for operation in waiting for op_id in operation.depends_on}
    if not wanted:
        return {}
    return dict(
        database.rows("SELECT op_id, state FROM operation WHERE op_id IN (SELECT value FROM json_each(?))", (json_list(wanted),))
    )


def read_photos_due(database: Database, author_id: str) -> int | None:
    """When the first photo of an unsent operation is due, None when none waits."""
    found: int | None = database.value(
        """SELECT min(b.next_try)
           FROM blob b JOIN operation_blob ob ON ob.sha256 = b.sha256 JOIN operation o ON o.op_id = ob.op_id
           WHERE o.author_id = ? AND o.state IN ('queued', 'sending', 'uncertain') AND NOT b.stored""",
        (author_id,),
    )
    return found


def _links(text: str) -> tuple[str, ...]:
    return () if text == "[]" else msgspec.json.decode(text, type=tuple[str, ...])
