"""The calls: what they ask, and what they take for an answer."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer

from sync.errors import LineError, NotOurServer, Refused
from sync.feed import FeedReport
from sync.remotes.officer_api import OfficerApi
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import HEADERS, INSTANCE, MOMENT, item, page, problem, report, tokens

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)
BASE = "/officer/v1"
JPEG = b"\xff\xd8\xff photo"
HASH = hashlib.sha256(JPEG).hexdigest()


@pytest.fixture
def api(httpserver: HTTPServer) -> Iterator[OfficerApi]:
    server = httpserver.url_for("").rstrip("/")
    made = OfficerApi(server, MemoryTokens(tokens(server)), clock=lambda: NOW, device_id="pc")
    yield made
    made.close()


def test_changes_ask_from_the_cursor(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(
        f"{BASE}/changes",
        query_string={"cursor": "c1", "limit": "1"},
        headers={"Authorization": "Bearer access-1"},
    ).respond_with_json(page(item("r7")), headers=HEADERS)
    found = api.changes("c1", limit=1)
    assert isinstance(found.items[0], FeedReport)
    assert found.cursor == "c2"


@pytest.mark.parametrize(
    ("answer", "news"),
    [(page(cursor="c1", more=True), True), (page(item("r7")), True), (page(), False)],
    ids=["only that there is something", "a centre that sends it along", "nothing"],
)
def test_whoever_waits_is_told_whether_there_is_anything(
    api: OfficerApi, httpserver: HTTPServer, answer: dict[str, object], news: bool
) -> None:
    httpserver.expect_request(
        f"{BASE}/changes",
        query_string={"cursor": "c1", "limit": "1"},
        headers={"Prefer": "wait=25, return=minimal", "Authorization": "Bearer access-1"},
    ).respond_with_json(answer, headers=HEADERS)
    assert api.await_changes("c1", 25) is news


def test_the_stored_instance_is_pinned(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/changes").respond_with_json(page(), headers={"Officer-Instance": "another"})
    with pytest.raises(NotOurServer):
        api.changes(None)
    assert api.instance == INSTANCE


def test_json_must_be_called_json(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/changes").respond_with_data(b"{}", headers=HEADERS, content_type="text/html")
    with pytest.raises(NotOurServer):
        api.changes(None)


def test_documents_by_tag(api: OfficerApi, httpserver: HTTPServer) -> None:
    body = b'{"type": "FeatureCollection", "features": []}'
    httpserver.expect_request(
        f"{BASE}/areas", query_string={"level": "ward"}, headers={"If-None-Match": '"1"'}
    ).respond_with_data("", status=304, headers=HEADERS)
    httpserver.expect_request(f"{BASE}/areas", query_string={"level": "ward"}).respond_with_data(
        body, headers={**HEADERS, "ETag": '"1"'}, content_type="application/geo+json"
    )
    found = api.areas("ward")
    assert found is not None
    assert (found.etag, found.body) == ('"1"', body)
    assert api.areas("ward", '"1"') is None


def test_reference_data_must_look_like_it(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/reference").respond_with_json({"hello": 1}, headers=HEADERS)
    with pytest.raises(NotOurServer):
        api.reference()


def test_a_report_and_its_history(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/reports/r 1").respond_with_json({"report": report("r 1")}, headers=HEADERS)
    httpserver.expect_request(f"{BASE}/reports/r 1/events", query_string={"after": "3", "limit": "200"}).respond_with_json(
        {"items": [{"seq": 4, "kind": "note", "at": MOMENT, "data": {}}], "more": False}, headers=HEADERS
    )
    assert api.report("r 1").report.id == "r 1"
    assert api.events("r 1", after=3).events[0].seq == 4


def test_the_index(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/index", query_string={"after": "r1", "limit": "2000"}).respond_with_json(
        {"items": [{"id": "r2", "rev": 5}], "more": True}, headers=HEADERS
    )
    found = api.index("r1")
    assert (found.revs, found.more) == ({"r2": 5}, True)


def test_a_photo_must_be_the_one_of_its_hash(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/attachments/{HASH}").respond_with_data(JPEG, headers=HEADERS, content_type="image/jpeg")
    httpserver.expect_request(f"{BASE}/attachments/{'0' * 64}").respond_with_data(
        JPEG, headers=HEADERS, content_type="image/jpeg"
    )
    httpserver.expect_request(f"{BASE}/attachments/html").respond_with_data(b"<html>", headers=HEADERS, content_type="text/html")
    assert api.attachment(HASH, "full") == JPEG
    assert api.attachment("0" * 64, "thumb") == JPEG
    for sha256 in ("0" * 64, "html"):
        with pytest.raises(NotOurServer):
            api.attachment(sha256, "full")


def test_operations_go_out_as_the_bytes_that_were_recorded(api: OfficerApi, httpserver: HTTPServer) -> None:
    first, second = b'{"op_id":"a",  "x":1}', b'{"op_id":"b"}'
    result = {"instance": INSTANCE, "status": "applied", "rev": 4}
    httpserver.expect_request(
        f"{BASE}/operations", method="POST", data=b'{"operations":[' + first + b"," + second + b"]}"
    ).respond_with_json({"results": [{"op_id": "a", **result}, {"op_id": "b", **result}]}, headers=HEADERS)
    assert [found.op_id for found in api.operations([first, second], ["a", "b"])] == ["a", "b"]


def test_a_stored_result_or_none(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/operations/a").respond_with_json(
        {"op_id": "a", "instance": INSTANCE, "status": "rejected", "problem": problem("validation", 400)}, headers=HEADERS
    )
    httpserver.expect_request(f"{BASE}/operations/b").respond_with_json(
        problem("not-found", 404), status=404, headers=HEADERS, content_type="application/problem+json"
    )
    found = api.operation("a")
    assert found is not None
    assert found.problem == "validation"
    assert api.operation("b") is None


TUS = {**HEADERS, "Tus-Resumable": "1.0.0"}


def test_an_upload_step_by_step(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(
        f"{BASE}/uploads",
        method="POST",
        headers={
            "Tus-Resumable": "1.0.0",
            "Upload-Length": "10",
            "Upload-Metadata": "sha256 YWJj,size MTA=,mime aW1hZ2UvanBlZw==",
        },
    ).respond_with_data("", status=201, headers={**TUS, "Location": "https://elsewhere.example/officer/v1/uploads/u-1"})
    httpserver.expect_request(f"{BASE}/uploads/u-1", method="HEAD").respond_with_data("", headers={**TUS, "Upload-Offset": "4"})
    httpserver.expect_request(
        f"{BASE}/uploads/u-1",
        method="PATCH",
        headers={"Upload-Offset": "4", "Content-Type": "application/offset+octet-stream"},
        data=b"456789",
    ).respond_with_data("", status=204, headers={**TUS, "Upload-Offset": "10"})
    # A Location on another host is no redirect: only its id is taken.
    upload = api.photos.create("abc", 10, "image/jpeg")
    assert upload == "u-1"
    assert api.photos.offset(upload, 10) == 4
    assert api.photos.send(upload, 4, b"456789", 10) == 10


@pytest.mark.parametrize("headers", [{}, {"Upload-Offset": "11"}, {"Upload-Offset": "-1"}, {"Upload-Offset": "\u0664"}])
def test_an_offset_that_cannot_be_is_not_our_servers(api: OfficerApi, httpserver: HTTPServer, headers: dict[str, str]) -> None:
    sent = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    httpserver.expect_request(f"{BASE}/uploads/u").respond_with_data("", status=200, headers={**TUS, **sent})
    with pytest.raises(NotOurServer):
        api.photos.offset("u", 10)


@pytest.mark.parametrize("location", ["", "/officer/v1/uploads/", "/officer/v1/uploads/a%2Fb", "x?y=1"])
def test_a_location_without_an_id_is_not_our_servers(api: OfficerApi, httpserver: HTTPServer, location: str) -> None:
    httpserver.expect_request(f"{BASE}/uploads").respond_with_data("", status=201, headers={**TUS, "Location": location})
    with pytest.raises(NotOurServer):
        api.photos.create("abc", 1, "image/jpeg")


def test_whether_a_photo_is_stored_is_the_centres_word(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request(f"{BASE}/blobs/h", method="HEAD").respond_with_data("", headers=HEADERS)
    httpserver.expect_ordered_request(f"{BASE}/blobs/h", method="HEAD").respond_with_data("", status=404, headers=HEADERS)
    httpserver.expect_ordered_request(f"{BASE}/blobs/h", method="HEAD").respond_with_data("<html>", content_type="text/html")
    httpserver.expect_ordered_request(f"{BASE}/blobs/h", method="HEAD").respond_with_data("<html>", status=404)
    assert api.photos.stored("h", 0)
    assert not api.photos.stored("h", 0)
    for _ in range(2):
        with pytest.raises(NotOurServer):
            api.photos.stored("h", 0)


def test_a_gone_upload_is_told_by_head_alone(api: OfficerApi, httpserver: HTTPServer) -> None:
    httpserver.expect_request(f"{BASE}/uploads/u").respond_with_data("", status=410, headers=TUS)
    with pytest.raises(LineError) as caught:
        api.photos.offset("u", 10)
    assert isinstance(caught.value, Refused)
    assert caught.value.code == "upload-gone"
