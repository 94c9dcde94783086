"""F18: a captive portal answers GET, POST, PATCH and HEAD with 200 and HTML: offline, and nothing changes."""

import pytest

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, ok, portal, result

QUEUED, SETTLED, UNCERTAIN = OperationState.QUEUED, OperationState.SETTLED, OperationState.UNCERTAIN
CALLS = ["GET /reference", "GET /changes", "HEAD /blobs", "POST /uploads", "PATCH /uploads", "HEAD /uploads", "POST /operations"]


@pytest.mark.parametrize("call", CALLS)
def test_nothing_of_it_is_believed(office: Office, centre: SmallCentre, call: str) -> None:
    photo, note = office.evidence("r1", picture(side=700)), office.note("r1")
    office.pass_time(minutes=11)
    if call == "HEAD /uploads":  # asked only after a line that broke
        centre.fail("PATCH /uploads", lambda _: None, portal)
        office.sync()
        office.pass_time(hours=1)
    centre.fail(call, portal)
    state = office.sync()
    assert state.connection is Connection.NOT_OUR_SERVER
    assert {office.state(photo), office.state(note)} <= {QUEUED, SETTLED}
    assert office.sync_later().connection is Connection.ONLINE
    assert (office.state(photo), office.state(note)) == (SETTLED, SETTLED)
    assert set(centre.applied.values()) == {1}


def test_an_answer_to_another_question_is_no_answer(office: Office, centre: SmallCentre) -> None:
    """A cache in between gives the answer of somebody else's request: well formed, of our centre, and not ours."""
    op_id, other = office.note("r1"), "019caf14-c280-7000-8000-000000000001"
    centre.fail("POST /operations", lambda _: ok({"results": [result(other, "applied", rev=1)]}))
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert office.state(op_id) is UNCERTAIN
    office.sync_later()
    assert centre.applied == {op_id: 1}
    assert office.state(op_id) is SETTLED
