"""What an office's desks share: seen where areas meet, changed only by desks that cover them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.central_office import Caller

Open = Callable[[str | None], Caller]
VIEW = {"name": "Banjir RW 05", "query": {"query": {"categories": ["flood"]}, "urgency": "late"}}
TEMPLATE = {"name": "Sudah diterima", "use": "answer", "text": "Terima kasih, laporan {nomor} sudah kami terima."}


def put(caller: Caller, kind: str, name: str, body: Any) -> int:
    return caller.call("PUT", f"/office/{kind}/{name}", json=body).status_code


def names(caller: Caller, kind: str = "views") -> list[str]:
    return [item["name"] for item in caller.get("/office")[kind]]


def test_what_is_shared_comes_back_as_it_was(lurah: Caller) -> None:
    assert lurah.get("/office") == {"views": [], "templates": []}
    assert put(lurah, "views", "v1", VIEW) == put(lurah, "templates", "t1", TEMPLATE) == 204
    assert lurah.get("/office") == {"views": [{"id": "v1", **VIEW}], "templates": [{"id": "t1", **TEMPLATE}]}


def test_the_same_id_replaces_and_a_deletion_is_right_to_repeat(lurah: Caller) -> None:
    put(lurah, "views", "v1", VIEW)
    put(lurah, "views", "v1", VIEW | {"name": "Baru"})
    assert names(lurah) == ["Baru"]
    assert [lurah.call("DELETE", "/office/views/v1").status_code for _ in range(2)] == [204, 204]
    assert names(lurah) == []


def test_seen_where_areas_meet_and_nowhere_else(caller: Open, lurah: Caller, camat: Caller, outsider: Caller) -> None:
    put(lurah, "views", "v1", VIEW)
    assert names(camat) == names(caller("field")) == names(caller("province")) == ["Banjir RW 05"]
    assert names(outsider) == []


def test_a_desk_changes_its_own_and_what_lies_below_it_only(caller: Open, lurah: Caller, camat: Caller, outsider: Caller) -> None:
    put(camat, "views", "v1", VIEW)
    put(lurah, "views", "v2", VIEW)
    assert put(lurah, "views", "v1", VIEW | {"name": "Ambil alih"}) == 403
    assert lurah.call("DELETE", "/office/views/v1").status_code == 403
    # Who does not see it learns nothing of it, and changes nothing of it.
    assert put(outsider, "views", "v2", VIEW | {"name": "Milik Halim"}) == 204
    assert outsider.call("DELETE", "/office/views/v1").status_code == 204
    assert (names(outsider), sorted(names(lurah))) == (["Milik Halim"], ["Banjir RW 05", "Banjir RW 05"])
    assert put(camat, "views", "v2", VIEW | {"name": "Dari kecamatan"}) == 204
    assert sorted(names(lurah)) == ["Banjir RW 05", "Dari kecamatan"]


@pytest.mark.parametrize("login", ["field", "dinas"])
def test_only_desks_share(caller: Open, login: str) -> None:
    officer = caller(login)
    assert put(officer, "views", "v1", VIEW) == 403
    assert officer.call("DELETE", "/office/views/v1").status_code == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("views", {"name": "", "query": {}}),
        ("views", {"name": "x" * 81, "query": {}}),
        ("views", {"name": "x", "query": []}),
        ("views", {"name": "x"}),
        ("templates", TEMPLATE | {"text": ""}),
        ("templates", TEMPLATE | {"text": "x" * 4001}),
        ("templates", TEMPLATE | {"use": "Answer!"}),
    ],
)
def test_what_is_not_as_the_document_says_is_refused_whole(lurah: Caller, kind: str, body: Any) -> None:
    answer = lurah.call("PUT", f"/office/{kind}/x1", json=body)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:officer:problem:validation")
    assert lurah.get("/office") == {"views": [], "templates": []}


def test_an_office_keeps_so_many_and_no_more(lurah: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("central.office.MOST", 2)
    assert [put(lurah, "views", f"v{number}", VIEW) for number in range(3)] == [204, 204, 400]
    assert put(lurah, "views", "v1", VIEW | {"name": "Baru"}) == 204


def test_it_knows_whether_it_has_changed(lurah: Caller) -> None:
    etag = lurah.call("GET", "/office").headers["ETag"]
    assert lurah.call("GET", "/office", headers={"If-None-Match": etag}).status_code == 304
    put(lurah, "views", "v1", VIEW)
    assert lurah.call("GET", "/office", headers={"If-None-Match": etag}).status_code == 200
