"""F27: the centre says that it has it, or is at it, and then drops it: sent again until it is settled."""

from werkzeug import Request, Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, ok, result

APPLIED, QUEUED, SETTLED = OperationState.APPLIED, OperationState.QUEUED, OperationState.SETTLED


def test_taken_in_and_never_seen_in_the_feed(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")

    def promises(_: Request) -> Response:
        return ok({"results": [result(op_id, "applied", rev=99)]})

    centre.fail("POST /operations", promises, promises)
    office.sync()
    assert (office.state(op_id), centre.applied) == (QUEUED, {}), "asked after, and offered again"
    for _ in range(4):
        office.sync_later()
    assert centre.applied == {op_id: 1}
    assert office.state(op_id) is SETTLED
    assert centre.calls("POST /operations") == 3


def test_what_the_centre_does_know_is_not_sent_again(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    known = result(op_id, "applied", rev=99)
    centre.fail("POST /operations", lambda _: ok({"results": [known]}))
    centre.fail("GET /operations", *[lambda _: ok(known)] * 3)
    for _ in range(3):
        office.sync_later()
    assert office.state(op_id) is APPLIED
    assert centre.calls("POST /operations") == 1


def test_at_it_and_then_dropped(office: Office, centre: SmallCentre) -> None:
    op_id = office.note("r1")
    centre.judge = lambda _: {"status": "in_progress"}
    for _ in range(3):
        assert office.sync_later().connection is Connection.ONLINE
        assert office.state(op_id) is QUEUED
    centre.judge = lambda _: None
    office.sync_later()
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}


def test_a_photo_vouched_for_and_then_dropped(office: Office, centre: SmallCentre) -> None:
    op_id = office.evidence("r1", picture())

    def lose(_: Request) -> None:
        centre.blobs.clear()

    centre.fail("POST /operations", lose)
    assert office.sync().connection is Connection.ONLINE
    assert office.state(op_id) is SETTLED
    assert centre.calls("POST /operations") == 2
    assert centre.calls("POST /uploads") == 2
