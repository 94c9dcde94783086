"""F24: 429 and 503 with Retry-After, in seconds and as a date under a skewed clock: honoured, against the server's own Date."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from werkzeug import Request, Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, refused

QUEUED, SETTLED = OperationState.QUEUED, OperationState.SETTLED


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("as_date", [False, True])
@pytest.mark.parametrize("skew_days", [-3, 0, 365])
def test_the_centre_is_left_alone_as_long_as_it_asks(
    office: Office, centre: SmallCentre, status: int, as_date: bool, skew_days: int
) -> None:
    office.pass_time(days=skew_days)
    op_id = office.note("r1")

    def busy(_: Request) -> Response:
        # The answer's own Date is the server's clock, and ours is years behind it: only their difference counts.
        until = datetime.now(UTC) + timedelta(seconds=600)
        return refused("unavailable", status, Retry_After=format_datetime(until, usegmt=True) if as_date else "600")

    centre.fail("POST /operations", busy)
    assert office.sync().connection is Connection.OFFLINE
    office.pass_time(seconds=590)
    office.sync()
    assert office.state(op_id) is QUEUED
    office.pass_time(seconds=15)
    office.sync()
    assert office.state(op_id) is SETTLED
    assert centre.applied == {op_id: 1}
