"""F19: a redirect to another host is not followed, and no token leaks there."""

from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.office import Office, picture
from tests.fakes.small_centre import SmallCentre


@pytest.fixture
def stranger() -> Iterator[HTTPServer]:
    """Another host, which would take everything."""
    server = HTTPServer("127.0.0.1", 0)
    server.start()
    server.expect_request("/").respond_with_data("")
    yield server
    server.stop()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("call", ["GET /changes", "POST /operations", "PATCH /uploads", "HEAD /blobs"])
def test_nothing_goes_there(office: Office, centre: SmallCentre, stranger: HTTPServer, status: int, call: str) -> None:
    op_id = office.evidence("r1", picture())

    def away(request: Request) -> Response:
        return Response("", status, {"Location": stranger.url_for(request.path)})

    centre.fail(call, away)
    assert office.sync().connection is Connection.NOT_OUR_SERVER
    assert stranger.log == []
    office.sync_later()
    assert office.state(op_id) is OperationState.SETTLED
    assert centre.applied == {op_id: 1}
