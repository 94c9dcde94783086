"""Work that the centre could not take, as the engine leaves it: recorded, then ended by an answer while the report moved on."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move, Payload
from officer_app.domain.vocabulary import Status
from sync import audit
from sync.database import FULL, Database
from sync.errors import CommandRefused, PhotoError
from sync.feed import FeedGone
from sync.records import Choice, DecisionCard, OperationState, StoredOperation
from sync.report_rows import document_of
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, prepared

STAFF, SUPERVISOR, LURAH = synthetic.STAFF, synthetic.SUPERVISOR, synthetic.LURAH
MINE: Mapping[str, object] = {"status": Status.IN_PROGRESS, "assignee": STAFF.id}
GONE: Mapping[str, object] = {"id": None}


def stuck(
    desk: DeskWork,
    payload: Payload,
    before: Mapping[str, object],
    after: Mapping[str, object],
    problem: str,
    *,
    officer: Officer = STAFF,
    state: OperationState = OperationState.CONFLICT,
    report_id: str = "r1",
) -> str:
    """Record an action on a report as it was `before`; the centre refuses it, the report being as in `after` (GONE: away)."""
    desk.put(report_id, rev=8, **before)
    op_id = desk.commands.record(officer, report_id, payload)
    theirs = None
    if after is GONE:
        desk.cache.apply_page([FeedGone(report_id, 9, "left")], "c9", desk.clock())
    else:
        theirs = document_of(desk.put(report_id, rev=9, **{**before, **after}))
    desk.work.finish(op_id, state, problem=problem, theirs=theirs if state is OperationState.CONFLICT else None)
    return op_id


def result(desk: DeskWork, *contents: bytes, answer: str = "Sudah disedot") -> Move:
    """A result with photos that are kept at r1."""
    photos = tuple(desk.commands.attach("r1", prepared(content)) for content in contents or (b"a result photo",))
    return Move(to=Status.AWAITING_VALIDATION, answer=answer, photos=photos)


def work_db(desk: DeskWork) -> Database:
    """A connection of its own to work.db."""
    return Database(desk.stores.home / "work.db", synthetic.KEY.database("work.db"), synchronous=FULL)


def facts(desk: DeskWork) -> list[tuple[str, str]]:
    """The audit as acts and what they are about; the chain is whole."""
    database = work_db(desk)
    try:
        assert audit.breaks(database) == []
        return [(row[0], row[1]) for row in database.rows("SELECT act, subject FROM audit ORDER BY seq")]
    finally:
        database.close()


def resolution(desk: DeskWork, op_id: str) -> tuple[str, str | None, list[str]] | None:
    """What was decided about an operation."""
    database = work_db(desk)
    try:
        row = database.row("SELECT choice, reason, operations FROM resolution WHERE op_id = ?", (op_id,))
    finally:
        database.close()
    return None if row is None else (row[0], row[1], msgspec.json.decode(row[2]))


def card(desk: DeskWork, op_id: str) -> DecisionCard:
    """What there is to decide about an operation, which is also in the list."""
    found = desk.reader.card(op_id)
    assert found is not None
    assert found in desk.reader.cards()
    return found


def due(desk: DeskWork) -> list[StoredOperation]:
    """What goes out next, its photos being at the centre."""
    for blob in desk.work.pending_blobs(STAFF.id, desk.clock()):
        desk.work.blob_stored(blob.sha256)
    return desk.work.sendable(STAFF.id, desk.clock())


def guard(operation: StoredOperation) -> dict[str, Any]:
    """What an operation relies on, as it is sent."""
    return dict(msgspec.json.decode(operation.document)["guard"])


def refused(desk: DeskWork, op_id: str, choice: Choice, reason: str | None = None) -> str:
    """The code of a decision that changed nothing."""
    before = facts(desk), desk.reader.outbox(), desk.reader.drafts("r1"), resolution(desk, op_id)
    with pytest.raises((CommandRefused, PhotoError)) as caught:
        desk.commands.resolve(STAFF, op_id, choice, reason=reason)
    assert (facts(desk), desk.reader.outbox(), desk.reader.drafts("r1"), resolution(desk, op_id)) == before
    return caught.value.code
