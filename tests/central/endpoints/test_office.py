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
    found = lurah.get("/office")
    assert all(len(found[kind][0].pop("tag")) == 32 for kind in ("views", "templates"))
    assert found == {"views": [{"id": "v1", **VIEW}], "templates": [{"id": "t1", **TEMPLATE}]}


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


def test_a_larger_office_takes_nothing_of_another_office_away(caller: Open, lurah: Caller, outsider: Caller) -> None:
    put(lurah, "views", "v1", VIEW | {"name": "Klender"})
    put(outsider, "views", "v1", VIEW | {"name": "Halim"})
    province = caller("province")
    assert sorted(names(province)) == ["Halim", "Klender"]
    # Which of the two is meant is not said: neither is touched.
    assert put(province, "views", "v1", VIEW | {"name": "Provinsi"}) == 412
    assert province.call("DELETE", "/office/views/v1").status_code == 412
    assert (names(lurah), names(outsider)) == (["Klender"], ["Halim"])
    tag = next(item["tag"] for item in province.get("/office")["views"] if item["name"] == "Klender")
    changed = province.call("PUT", "/office/views/v1", json=VIEW | {"name": "Dari provinsi"}, headers={"If-Match": f'"{tag}"'})
    assert changed.status_code == 204
    assert (names(lurah), names(outsider)) == (["Dari provinsi"], ["Halim"])
    tag = next(item["tag"] for item in province.get("/office")["views"] if item["name"] == "Halim")
    assert province.call("DELETE", "/office/views/v1", headers={"If-Match": f'"{tag}"'}).status_code == 204
    assert (names(lurah), names(outsider)) == (["Dari provinsi"], [])


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


def tag(caller: Caller, kind: str = "templates") -> str:
    return str(caller.get("/office")[kind][0]["tag"])


def put_over(caller: Caller, seen: str, body: Any, kind: str = "templates") -> Any:
    return caller.call("PUT", f"/office/{kind}/x1", json=body, headers={"If-Match": f'"{seen}"'})


@pytest.mark.parametrize(("kind", "body"), [("templates", TEMPLATE), ("views", VIEW)])
def test_who_has_not_seen_a_change_overwrites_nothing(lurah: Caller, camat: Caller, kind: str, body: Any) -> None:
    first = lurah.call("PUT", f"/office/{kind}/x1", json=body).headers["ETag"].strip('"')
    assert tag(lurah, kind) == first
    assert put_over(camat, first, body | {"name": "Dari camat"}, kind).status_code == 204
    late = put_over(lurah, first, body | {"name": "Dari lurah"}, kind)
    assert (late.status_code, late.json()["type"]) == (412, "urn:officer:problem:item-changed")
    gone = lurah.call("DELETE", f"/office/{kind}/x1", headers={"If-Match": f'"{first}"'})
    assert gone.status_code == 412
    assert names(lurah, kind) == ["Dari camat"]
    # Who has looked again may.
    assert put_over(lurah, tag(lurah, kind), body | {"name": "Dari lurah"}, kind).status_code == 204
    assert lurah.call("DELETE", f"/office/{kind}/x1", headers={"If-Match": f'"{tag(lurah, kind)}"'}).status_code == 204


def test_a_change_is_right_to_repeat_when_its_answer_was_lost(lurah: Caller) -> None:
    put(lurah, "templates", "x1", TEMPLATE)
    seen, new = tag(lurah), TEMPLATE | {"text": "Sudah kami terima."}
    answers = [put_over(lurah, seen, new) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 204]
    assert answers[0].headers["ETag"] == answers[1].headers["ETag"] == f'"{tag(lurah)}"'
    leaves = [lurah.call("DELETE", "/office/templates/x1", headers={"If-Match": f'"{tag_}"'}) for tag_ in (tag(lurah), "x")]
    assert [answer.status_code for answer in leaves] == [204, 204]


def test_what_was_taken_away_meanwhile_does_not_come_back_by_itself(lurah: Caller) -> None:
    put(lurah, "templates", "x1", TEMPLATE)
    seen = tag(lurah)
    lurah.call("DELETE", "/office/templates/x1")
    assert put_over(lurah, seen, TEMPLATE | {"text": "Lain"}).status_code == 412
    assert names(lurah, "templates") == []
    assert lurah.call("PUT", "/office/templates/x1", json=TEMPLATE, headers={"If-Match": "*"}).status_code == 204


@pytest.mark.parametrize("given", ["", "tag", 'W/"', '""', '"' + "x" * 500 + '"'])
def test_a_tag_that_is_none_matches_nothing(lurah: Caller, given: str) -> None:
    put(lurah, "templates", "x1", TEMPLATE)
    answer = lurah.call("PUT", "/office/templates/x1", json=TEMPLATE | {"text": "Lain"}, headers={"If-Match": given})
    assert answer.status_code == 412
