"""Every call of the API, asked by officers who must not see anything: nothing leaks, not even that something exists."""

import re
from collections.abc import Callable

import pytest
import requests

from central.app import make_routes
from central.centre import Centre
from central.storage import Storage
from tests.fakes.central_office import BASE, Caller, op_id, photo, picture
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]

# Every call and whether a stranger gets an answer (without anything of others in it) or is told that there is nothing.
OPEN = {("GET", "/ping"), ("GET", "/health"), ("POST", "/session"), ("POST", "/session/refresh"), ("OPTIONS", "/uploads")}
OWN = {
    ("GET", "/me"),
    ("GET", "/reference"),
    ("GET", "/office"),
    ("GET", "/areas"),
    ("GET", "/roads"),
    ("GET", "/floods"),
    ("GET", "/changes"),
    ("GET", "/index"),
    ("POST", "/operations"),
    ("POST", "/uploads"),
    ("DELETE", "/session"),
    ("POST", "/session/password"),
    ("GET", "/sessions"),
    ("DELETE", "/sessions"),
}
ONE = {
    ("GET", "/reports/{report_id}"): 404,
    ("GET", "/reports/{report_id}/events"): 404,
    ("GET", "/attachments/{sha256}"): 404,
    ("DELETE", "/sessions/{session_id}"): 404,
    ("GET", "/operations/{op_id}"): 404,
    ("HEAD", "/blobs/{sha256}"): 404,
    ("HEAD", "/uploads/{upload_id}"): 410,
    ("PATCH", "/uploads/{upload_id}"): 410,
    ("DELETE", "/uploads/{upload_id}"): 410,
    # An id is the caller's own: under it there is nothing of others, neither to be told nor to be changed.
    ("PUT", "/office/views/{item_id}"): 204,
    ("DELETE", "/office/views/{item_id}"): 204,
    ("PUT", "/office/templates/{item_id}"): 204,
    ("DELETE", "/office/templates/{item_id}"): 204,
}
SHARED = {"views": {"name": "rahasia", "query": {}}, "templates": {"name": "rahasia", "use": "answer", "text": "rahasia"}}
# What belongs to the home ward and to nobody else.
SECRETS = re.compile(r'Jalan rusak (r1|p1|r2|n1)|"(r1|p1|r2|n1)"|rahasia|Siti Rahma|o-lurah|o-camat|o-field')


@pytest.fixture
def world(lurah: Caller, caller: Open) -> dict[str, str]:
    """What the lurah has made, by the names of the addresses' parts."""
    sha256 = lurah.upload(picture(50))
    operation = lurah.operation("r1", "evidence", {"photos": [photo(sha256)], "text": "rahasia"})
    lurah.send(operation)
    for kind, body in SHARED.items():
        assert lurah.call("PUT", f"/office/{kind}/i1", json=body).status_code == 204
    location = lurah.begin_upload(picture(51)).headers["Location"]
    return {
        "report_id": "r1",
        "sha256": sha256,
        "op_id": operation["op_id"],
        "upload_id": location.rpartition("/")[2],
        "item_id": "i1",
        "session_id": next(item["id"] for item in lurah.get("/sessions")["items"]),
    }


def ask(line: Caller, call: tuple[str, str], world: dict[str, str]) -> requests.Response:
    method, path = call
    for name, value in world.items():
        path = path.replace(f"{{{name}}}", value)
    headers = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"} if method == "PATCH" else {}
    if method == "PUT":
        return line.call(method, path, json=SHARED["views" if "views" in path else "templates"])
    return line.call(method, path, headers=headers, params={"level": "neighbourhood"} if path == "/areas" else None)


def test_every_route_is_looked_at_here(storage: Storage) -> None:
    known = OPEN | OWN | set(ONE)
    routes = make_routes(Centre(storage)).routes
    served = {
        (method, re.sub(r"\{(\w+):str\}", r"{\1}", route.path).removeprefix(BASE))
        for route in routes
        for method in route.methods
        if not (method == "OPTIONS" and not route.path.endswith("/uploads"))
    }
    assert served - {("GET", "/openapi.json")} == known


@pytest.mark.parametrize("call", sorted(OWN | set(ONE)))
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x", "Basic abc", "Bearer \u00e9"])
def test_nobody_gets_in_without_a_token(caller: Open, call: tuple[str, str], authorization: str | None) -> None:
    world = {"report_id": "r1", "sha256": "0" * 64, "op_id": op_id(), "upload_id": "u"}
    line = caller(None)
    if authorization is not None:
        line.session.headers["Authorization"] = authorization.encode("latin-1")
    answer = ask(line, call, world)
    assert answer.status_code == 401
    assert answer.headers["Officer-Instance"]
    if call[0] != "HEAD":
        assert answer.json()["type"] == "urn:officer:problem:token-invalid"


@pytest.mark.parametrize("call", sorted(ONE))
def test_strangers_are_told_that_there_is_nothing(
    outsider: Caller, lurah: Caller, world: dict[str, str], call: tuple[str, str]
) -> None:
    nothing = {"report_id": "none", "sha256": "0" * 64, "op_id": op_id(), "upload_id": "0" * 32, "item_id": "none"}
    real, unreal = ask(outsider, call, world), ask(outsider, call, nothing)
    assert real.status_code == unreal.status_code == ONE[call]
    assert real.content == unreal.content
    assert ask(lurah, call, world).status_code < 300


@pytest.mark.parametrize("login", ["outsider", "dinas"])
def test_lists_of_a_stranger_hold_nothing_of_others(caller: Open, world: dict[str, str], login: str) -> None:
    line = caller(login)
    for path in (
        "/changes",
        "/index",
        "/areas?level=neighbourhood",
        "/roads",
        "/floods",
        "/me",
        *(["/office"] if login == "outsider" else []),
    ):
        answer = line.call("GET", path)
        assert answer.status_code == 200
        assert not SECRETS.search(answer.text), (path, answer.text)
        if login == "outsider":
            assert "31.75.07.1003/RW" not in answer.text
    results = line.send(
        *(line.operation(report_id, "note", {"text": "x"}) for report_id in ("r1", "p1", "none")),
        line.operation("r1", "evidence", {"photos": [photo(world["sha256"])]}),
        line.operation("x1", "merge", {"into": "r1"}),
    )
    assert all(result["status"] in ("conflict", "rejected") and "report" not in result for result in results)
    assert not SECRETS.search(str(results).replace("'", '"'))


def test_colleagues_are_those_who_share_an_area(outsider: Caller, lurah: Caller) -> None:
    assert {o["id"] for o in outsider.get("/reference")["officers"]} == {"o-outsider", "o-province", "o-dinas", "o-sudin"}
    assert "o-outsider" not in {o["id"] for o in lurah.get("/reference")["officers"]}


def test_another_officers_photo_cannot_be_hung_on_an_own_report(outsider: Caller, world: dict[str, str]) -> None:
    result = outsider.do("x1", "evidence", {"photos": [photo(world["sha256"])]})
    assert (result["status"], result["missing"]) == ("missing_blobs", [world["sha256"]])


def test_access_ends_with_the_scope(lurah: Caller, world: dict[str, str], central_server: CentralServer) -> None:
    lurah.do("r1", "relocate", {"point": [106.87, -6.25]})
    for call in (("GET", "/reports/{report_id}"), ("GET", "/reports/{report_id}/events"), ("GET", "/attachments/{sha256}")):
        assert ask(lurah, call, world).status_code == 404
    again = lurah.get(f"/operations/{world['op_id']}")
    assert (again["status"], "report" in again) == ("applied", False)
