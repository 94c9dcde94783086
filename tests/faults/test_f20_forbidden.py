"""F20: 403 from a proxy is tried again; 403 in the centre's own words needs a person."""

from werkzeug import Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre, refused

SETTLED, QUARANTINED = OperationState.SETTLED, OperationState.QUARANTINED
PROXYS = Response("<html>Access denied by policy</html>", 403, content_type="text/html")


def test_a_proxys_word_is_not_the_centres(office: Office, centre: SmallCentre) -> None:
    note, photo = office.note("r1"), office.evidence("r1", picture())
    for call in ("PATCH /uploads", "POST /operations", "GET /changes"):
        centre.fail(call, lambda _: PROXYS)
        assert office.sync().connection is Connection.OFFLINE
        office.pass_time(hours=1)
    assert office.sync_later().connection is Connection.ONLINE
    assert (office.state(note), office.state(photo)) == (SETTLED, SETTLED)


def test_the_centres_word_is_kept_for_a_person_and_the_others_flow(office: Office, centre: SmallCentre) -> None:
    centre.put("r2")
    office.sync()
    op_id, other = office.note("r1"), office.note("r2")

    def no(request: object) -> Response | None:
        return refused("forbidden", 403) if op_id in request.get_data(as_text=True) else None  # type: ignore[attr-defined]

    centre.fail("POST /operations", no, no, no)
    office.sync()
    office.sync_later()
    assert (office.state(op_id), office.outbox()[op_id].problem) == (QUARANTINED, "forbidden")
    assert office.state(other) is SETTLED
