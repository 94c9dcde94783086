"""The state of the floods comes with the reference data that changed, costs nothing on quiet days, and may be missing."""

import msgspec
from werkzeug import Request, Response

from tests.fakes.office import Office
from tests.fakes.small_centre import Fault, SmallCentre, ok, refused
from tests.fakes.wire_answers import INSTANCE

FLOODS = {"type": "FeatureCollection", "features": [], "as_of": "2017-02-21T06:00:00Z"}


def reference(version: str) -> Fault:
    """The reference data under another version, as after a new state of the floods."""
    body = {"version": version, "categories": [], "agencies": [], "units": [], "officers": [], "workflow": []}
    return lambda _request: ok({**body, "areas_version": "1", "approximate_areas": False}, {"ETag": f'"{version}"'})


def test_a_new_state_is_fetched_when_the_reference_data_changed_and_not_otherwise(office: Office, centre: SmallCentre) -> None:
    office.sync()
    centre.log.clear()
    office.pass_time(minutes=11)
    office.sync()
    assert (centre.calls("GET /reference"), centre.calls("GET /floods")) == (1, 0), "a quiet day"
    centre.fail("GET /reference", reference("2"))
    centre.fail("GET /floods", lambda _request: ok(FLOODS, {"ETag": '"f1"'}))
    office.pass_time(minutes=11)
    office.sync()
    assert office.reader.document("floods") == msgspec.json.encode(FLOODS)
    assert any(change.reference for change in office.changes)


def test_what_is_known_of_the_floods_is_asked_for_by_its_tag(office: Office, centre: SmallCentre) -> None:
    tags: list[str | None] = []

    def unchanged(request: Request) -> Response:
        tags.append(request.headers.get("If-None-Match"))
        return Response("", 304, {"Officer-Instance": INSTANCE})

    for version, floods in (("2", lambda _request: ok(FLOODS, {"ETag": '"f1"'})), ("3", unchanged)):
        centre.fail("GET /reference", reference(version))
        centre.fail("GET /floods", floods)
        office.pass_time(minutes=11)
        assert office.sync().problem is None
    assert tags == ['"f1"']
    assert office.reader.document("floods") == msgspec.json.encode(FLOODS)


def test_a_centre_that_does_not_know_of_floods_is_no_problem(office: Office, centre: SmallCentre) -> None:
    centre.fail("GET /reference", reference("2"))
    centre.fail("GET /floods", lambda _request: refused("not-found", 404))
    centre.put("r2")
    office.pass_time(minutes=11)
    assert office.sync().problem is None
    assert office.reader.detail("r2") is not None
