"""Who may do what: every call of docs/openapi.json, by every role, on what is theirs and on what is not.

The calls come from the document: a new one without a row here fails. A cell is the status of the answer, in the order of ROLES.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests

from central.reports import NewReport
from central.revocation import deactivate, revoke
from officer_app.domain.vocabulary import OperationKind, Role, Status, Visibility
from tests.fakes.central_office import (
    FAR,
    HOME,
    PASSWORD,
    Caller,
    SetClock,
    citizens_photo,
    new_report,
    op_id,
    photo,
    picture,
    seed,
    upload_headers,
)
from tests.fakes.central_process import CentralServer
from tests.fakes.central_rows import add_reports, event_count

DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())
CALLS = {(method, path) for path, item in DOCUMENT["paths"].items() for method in item}
ROLES = {Role.STAFF: "lurah", Role.FIELD: "field", Role.SUPERVISOR: "camat", Role.AGENCY: "dinas"}
Cell = tuple[int, int, int, int]

ALL, NONE, GONE, DONE = (200,) * 4, (404,) * 4, (410,) * 4, (204,) * 4
_SEEDS = count(100)
OPEN = {("get", "/ping"), ("get", "/health"), ("post", "/session"), ("post", "/session/refresh"), ("options", "/uploads")}
# What a call is asked for: something of the caller's own office; of another area; of the same area, but not handed to the
# agency; private; of another officer of the same area; nothing at all.
ON_REPORTS: dict[str, Cell] = {"own": ALL, "other": NONE, "unhanded": (200, 200, 200, 404), "private": ALL, "unknown": NONE}
ON_PHOTOS = ON_REPORTS | {"private": (200, 404, 200, 404)}
ON_ONES_OWN: dict[str, Cell] = {"own": ALL, "other": NONE, "colleague": NONE, "unknown": NONE}
# The desks of an office share; an id under which another office shares something says nothing of it.
ON_SHARED: dict[str, Cell] = {"own": (204, 403, 204, 403), "other": (204, 403, 204, 403), "unknown": (204, 403, 204, 403)}
ON_SESSIONS: dict[str, Cell] = {"own": DONE, "other": NONE, "colleague": NONE, "unknown": NONE}
ON_UPLOADS: dict[str, Cell] = {"own": DONE, "other": GONE, "colleague": GONE, "unknown": GONE}
MATRIX: dict[tuple[str, str], Mapping[str, Cell]] = {
    ("get", "/ping"): {"": ALL},
    ("get", "/health"): {"": ALL},
    ("post", "/session"): {"": ALL},
    ("post", "/session/refresh"): {"": ALL},
    ("delete", "/session"): {"": DONE},
    ("get", "/sessions"): {"": ALL},
    ("delete", "/sessions"): {"": DONE},
    ("delete", "/sessions/{session_id}"): ON_SESSIONS,
    ("get", "/me"): {"": ALL},
    ("get", "/reference"): {"": ALL},
    ("get", "/office"): {"": ALL},
    ("put", "/office/views/{item_id}"): ON_SHARED,
    ("delete", "/office/views/{item_id}"): ON_SHARED,
    ("put", "/office/templates/{item_id}"): ON_SHARED,
    ("delete", "/office/templates/{item_id}"): ON_SHARED,
    ("get", "/areas"): {"": ALL},
    ("get", "/roads"): {"": ALL},
    ("get", "/floods"): {"": ALL},
    ("get", "/changes"): {"": ALL},
    ("get", "/index"): {"": ALL},
    ("get", "/reports/{report_id}"): ON_REPORTS,
    ("get", "/reports/{report_id}/events"): ON_REPORTS,
    ("get", "/attachments/{sha256}"): ON_PHOTOS,
    ("post", "/operations"): {"own": ALL, "other": ALL, "unhanded": ALL, "private": ALL, "unknown": ALL},
    ("get", "/operations/{op_id}"): ON_ONES_OWN,
    # A citizen's photo was sent by no officer: a hash alone grants nothing.
    ("head", "/blobs/{sha256}"): ON_ONES_OWN | {"private": NONE},
    ("options", "/uploads"): {"": DONE},
    ("post", "/uploads"): {"": (201,) * 4},
    ("head", "/uploads/{upload_id}"): ON_UPLOADS | {"own": ALL},
    ("patch", "/uploads/{upload_id}"): ON_UPLOADS,
    ("delete", "/uploads/{upload_id}"): ON_UPLOADS,
    # The last one: nobody signs in with the former password afterwards.
    ("post", "/session/password"): {"": DONE},
}
REPORTS = {"own": "h1", "other": "f1", "unhanded": "r2", "private": "q1", "unknown": "none"}
# What becomes of a note on each of them.
NOTES = {"own": ("applied",) * 4, "other": ("conflict",) * 4, "unhanded": ("applied",) * 3 + ("conflict",)}
SEEN = {Role.STAFF: {"h1", "q1", "r1", "p1", "r2"}, Role.AGENCY: {"h1", "q1"}}
SEEN |= {Role.FIELD: SEEN[Role.STAFF], Role.SUPERVISOR: SEEN[Role.STAFF] | {"n1"}}

# Each kind of operation: what it says, the status that it is said in, and who may say it.
OFFICE, DESKS, EVERYBODY = {Role.STAFF, Role.SUPERVISOR}, {Role.STAFF, Role.SUPERVISOR, Role.AGENCY}, set(Role)
KINDS: dict[OperationKind, tuple[dict[str, Any], Status, set[Role]]] = {
    OperationKind.MOVE: ({"to": "in_progress"}, Status.DELEGATED, EVERYBODY),
    OperationKind.NOTE: ({"text": "x"}, Status.WAITING, EVERYBODY),
    OperationKind.ANSWER: ({"text": "x"}, Status.WAITING, DESKS),
    OperationKind.EVIDENCE: ({"photos": []}, Status.WAITING, EVERYBODY),
    OperationKind.ASSIGN: ({"officer": "o-field"}, Status.WAITING, OFFICE),
    OperationKind.RECATEGORISE: ({"category": "flood"}, Status.WAITING, DESKS),
    OperationKind.RELOCATE: ({"point": [106.81, -6.21]}, Status.WAITING, EVERYBODY),
    OperationKind.PRIORITISE: ({"priority": 2}, Status.WAITING, OFFICE),
    OperationKind.MERGE: ({"into": "h1"}, Status.WAITING, OFFICE),
    OperationKind.VALIDATE: ({}, Status.AWAITING_VALIDATION, {Role.SUPERVISOR}),
    OperationKind.RETURN: ({"reason": "x"}, Status.AWAITING_VALIDATION, {Role.SUPERVISOR}),
    OperationKind.REOPEN: ({"reason": "x"}, Status.DONE, {Role.SUPERVISOR}),
}


@dataclass
class City:
    """The small city with reports of every kind of owner, and lines to it."""

    server: CentralServer
    photos: Mapping[str, str]
    lines: list[Caller]

    def line(self, login: str | None) -> Caller:
        """An officer's line, or nobody's."""
        self.lines.append(Caller(self.server.url, login))
        return self.lines[-1]

    def target(self, call: tuple[str, str], name: str, mine: Caller) -> dict[str, str]:
        """What the call's address names: made by the caller, by an officer of elsewhere, by a colleague, or by nobody."""
        if not name:
            return {}
        path = call[1]
        if "{report_id}" in path or path == "/operations":
            return {"report_id": REPORTS[name]}
        if "{item_id}" in path:
            if name == "other":
                self.ask(("put", path), self.lines[0], {"item_id": "theirs"})
            return {"item_id": {"own": "mine", "other": "theirs"}.get(name, "nobodys")}
        if path.startswith("/attachments"):
            return {"sha256": self.photos.get(name, "0" * 64)}
        if name == "private":
            return {"sha256": self.photos["private"]}
        if name == "unknown":
            return {"sha256": "0" * 64, "op_id": op_id(), "upload_id": "0" * 32, "session_id": "0" * 32}
        maker = {"own": mine, "other": self.lines[0], "colleague": self.lines[1]}[name]
        return made_by(maker, path)

    def ask(self, call: tuple[str, str], line: Caller, names: Mapping[str, str]) -> requests.Response:
        """The answer to a call that lacks nothing but perhaps the right."""
        method, path = call
        options: dict[str, Any] = {}
        match call:
            case ("post", "/session"):
                options["json"] = {"login": "lurah", "password": PASSWORD, "device_id": "d"}
            case ("post", "/session/refresh"):
                options["json"] = {
                    "refresh_token": line.tokens.get("refresh_token") or self.line("lurah").tokens["refresh_token"]
                }
            case ("post", "/session/password"):
                options["json"] = {"password": PASSWORD, "new_password": f"{PASSWORD} lagi"}
            case ("post", "/operations"):
                author = line.tokens["officer"]["id"] if line.tokens else "o-lurah"
                note = {"op_id": op_id(), "kind": "note", "payload": {"text": "x"}, "author_id": author, "device_id": "d"}
                sent = note | {"report_id": names.get("report_id", "h1"), "recorded_at": "2026-03-02T03:00:00Z"}
                options["json"] = {"operations": [sent]}
            case ("put", "/office/views/{item_id}"):
                options["json"] = {"name": "x", "query": {}}
            case ("put", "/office/templates/{item_id}"):
                options["json"] = {"name": "x", "use": "answer", "text": "x"}
            case ("post", "/uploads"):
                options["headers"] = upload_headers(picture(70))
            case ("patch", _):
                options["headers"] = {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
                options["data"] = b"some of its bytes"
            case (_, "/areas"):
                options["params"] = {"level": "ward"}
        for name, value in names.items():
            path = path.replace(f"{{{name}}}", value)
        return line.call(method.upper(), path, **options)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """The city, with `h1` (public) and `q1` (private) handed to the agency of roads, and `f1` elsewhere."""
    with CentralServer(tmp_path / "data", clock=SetClock()) as server:
        seed(server.storage)
        kinds = {"own": (3, HOME, "bm"), "private": (4, HOME, "bm"), "other": (5, FAR, None)}
        taken = {name: citizens_photo(server.storage, number) for name, (number, _, _) in kinds.items()}
        hidden: dict[str, dict[str, Any]] = {"private": {"visibility": Visibility.PRIVATE}}
        for name, (_, ward, agency) in kinds.items():
            report = new_report(REPORTS[name], ward, photo=taken[name], agency=agency, **hidden.get(name, {}))
            add_reports(server.storage, report)
        lurah = Caller(server.url, "lurah")
        photos = {name: found.sha256 for name, found in taken.items()}
        photos["unhanded"] = lurah.upload(picture(6))
        lurah.do("r2", "evidence", {"photos": [photo(photos["unhanded"])]})
        lurah.close()
        made = City(server, photos, [])
        made.line("outsider"), made.line("province")
        yield made
        for line in made.lines:
            line.close()


def new_picture() -> bytes:
    """A photo that nobody has sent yet."""
    return picture(next(_SEEDS))


def made_by(line: Caller, path: str) -> dict[str, str]:
    """Something that this officer made and nobody else may touch."""
    if path.startswith("/uploads"):
        return {"upload_id": line.begin_upload(new_picture()).headers["Location"].rpartition("/")[2]}
    if path.startswith("/sessions"):
        [here] = [session for session in line.get("/sessions")["items"] if session["current"]]
        return {"session_id": here["id"]}
    if path.startswith("/blobs"):
        return {"sha256": line.upload(new_picture())}
    operation = line.operation("h1", "note", {"text": "x"})
    line.send(operation)
    if line.officer_id == "o-outsider":
        operation = line.operation("f1", "note", {"text": "x"})
        line.send(operation)
    return {"op_id": operation["op_id"]}


def test_every_call_of_the_document_has_a_row() -> None:
    assert set(MATRIX) == CALLS
    assert {(method, path) for method, path in CALLS if DOCUMENT["paths"][path][method].get("security") == []} == OPEN
    assert set(KINDS) == set(OperationKind)


@pytest.mark.parametrize("place", range(4), ids=list(ROLES))
def test_matrix(city: City, place: int) -> None:
    login = list(ROLES.values())[place]
    found: dict[tuple[str, str, str], int] = {}
    expected: dict[tuple[str, str, str], int] = {}
    for call, row in MATRIX.items():
        for name, cell in row.items():
            line = city.line(login)
            answer = city.ask(call, line, city.target(call, name, line))
            found[(*call, name)], expected[(*call, name)] = answer.status_code, cell[place]
    assert found == expected


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_theirs_answers_as_what_is_not_there(city: City, role: Role) -> None:
    line = city.line(ROLES[role])
    for call, row in MATRIX.items():
        for name in {"other", "colleague"} & set(row):
            if call == ("post", "/operations"):
                continue  # below
            real, unreal = (city.ask(call, line, city.target(call, target, line)) for target in (name, "unknown"))
            assert (real.status_code, real.content) == (unreal.status_code, unreal.content), (call, name)


@pytest.mark.parametrize("role", ROLES)
def test_lists_hold_exactly_what_the_role_sees(city: City, role: Role) -> None:
    line = city.line(ROLES[role])
    page = line.changes(limit=2000)
    assert {item["report"]["id"] for item in page["items"]} == SEEN[role]
    assert {item["id"] for item in line.get("/index")["items"]} == SEEN[role]
    private = next(item["report"] for item in page["items"] if item["report"]["id"] == "q1")
    shown = {a["sha256"] for a in private["attachments"]} | {a["sha256"] for a in line.report("q1")["attachments"]}
    assert shown == ({city.photos["private"]} if role in OFFICE else set())


@pytest.mark.parametrize("size", ["thumb", "full"])
def test_private_photo_is_for_the_office_in_every_size(city: City, size: str) -> None:
    for role, login in ROLES.items():
        answer = city.line(login).call("GET", f"/attachments/{city.photos['private']}", params={"size": size})
        assert answer.status_code == (200 if role in OFFICE else 404), role


@pytest.mark.parametrize("place", range(4), ids=list(ROLES))
def test_operations_on_what_is_not_theirs_are_told_nothing(city: City, place: int) -> None:
    line = city.line(list(ROLES.values())[place])
    for name, cell in (NOTES | {"private": NOTES["own"], "unknown": NOTES["other"]}).items():
        result = line.do(REPORTS[name], "note", {"text": "x"})
        assert result["status"] == cell[place], name
        if result["status"] == "conflict":
            assert (result["problem"]["detail"], "report" in result) == ("not-in-scope", False)


@pytest.mark.parametrize("role", ROLES)
def test_kinds_of_operations(city: City, role: Role) -> None:
    line = city.line(ROLES[role])
    found: dict[str, tuple[str, str | None, int]] = {}
    expected: dict[str, tuple[str, str | None, int]] = {}
    for kind, (payload, status, allowed) in KINDS.items():
        said = {"photos": [photo(line.upload(new_picture()))]} if kind is OperationKind.EVIDENCE else payload
        mine, theirs = f"{kind}-mine", f"{kind}-theirs"
        for report_id, ward, agency in ((mine, HOME, "bm"), (theirs, FAR, None)):
            add_reports(city.server.storage, in_status(new_report(report_id, ward, agency=agency), status))
            result = line.do(report_id, kind, said)
            word = result.get("problem", {}).get("detail")
            found[report_id] = (result["status"], word, event_count(city.server.storage, report_id))
        expected[mine] = ("applied", None, 2) if role in allowed else ("rejected", "wrong-role", 1)
        expected[theirs] = ("conflict", "not-in-scope", 1)
    assert found == expected


def in_status(new: NewReport, status: Status) -> NewReport:
    return replace(new, report=replace(new.report, status=status))


def spoil_nothing(line: Caller, city: City) -> None:
    line.session.headers.pop("Authorization")


def spoil_by_garbage(line: Caller, city: City) -> None:
    line.session.headers["Authorization"] = "Bearer " + "x" * 43


def spoil_by_signing_out(line: Caller, city: City) -> None:
    assert line.call("DELETE", "/session").status_code == 204


def spoil_by_revoking(line: Caller, city: City) -> None:
    assert revoke(city.server.storage, "lurah")


def spoil_by_deactivating(line: Caller, city: City) -> None:
    assert deactivate(city.server.storage, "lurah")


def spoil_by_rotation(line: Caller, city: City) -> None:
    assert line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]}).status_code == 200


def spoil_by_the_other_token(line: Caller, city: City) -> None:
    line.session.headers["Authorization"] = f"Bearer {line.tokens['refresh_token']}"


def spoil_by_time(line: Caller, city: City) -> None:
    clock = city.server.storage.clock
    assert isinstance(clock, SetClock)
    clock.move(timedelta(minutes=15))


SPOILT: dict[Callable[[Caller, City], None], str] = {
    spoil_nothing: "token-invalid",
    spoil_by_garbage: "token-invalid",
    spoil_by_signing_out: "token-invalid",
    spoil_by_revoking: "token-invalid",
    spoil_by_deactivating: "officer-inactive",
    spoil_by_rotation: "token-invalid",
    spoil_by_the_other_token: "token-invalid",
    spoil_by_time: "token-expired",
}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__.removeprefix("spoil_"))
def test_no_call_is_open_without_a_good_token(city: City, spoil: Callable[[Caller, City], None]) -> None:
    line = city.line("lurah")
    names = {call: city.target(call, next(iter(row)), line) for call, row in MATRIX.items() if call not in OPEN}
    spoil(line, city)
    for call, target in names.items():
        answer = city.ask(call, line, target)
        assert (answer.status_code, answer.headers.get("WWW-Authenticate")) == (401, "Bearer"), call
        assert answer.headers["Officer-Instance"]
        if call[0] != "head":
            assert answer.json()["type"] == f"urn:officer:problem:{SPOILT[spoil]}", call
    assert event_count(city.server.storage, "h1") == 2, "only the note from before"


def test_open_calls_need_no_token_and_mind_no_bad_one(city: City) -> None:
    for authorization in (None, "Bearer bad"):
        line = city.line(None)
        if authorization:
            line.session.headers["Authorization"] = authorization
        assert {call: city.ask(call, line, {}).status_code for call in OPEN} == {call: MATRIX[call][""][0] for call in OPEN}


def test_signing_out_ends_ones_own_session_alone(city: City) -> None:
    here, there, colleague = city.line("lurah"), city.line("lurah"), city.line("camat")
    assert here.call("DELETE", "/session").status_code == 204
    assert here.call("GET", "/me").status_code == 401
    assert [line.get("/me")["login"] for line in (there, colleague)] == ["lurah", "camat"]
    access_as_refresh = {"refresh_token": there.tokens["access_token"]}
    assert there.call("POST", "/session/refresh", json=access_as_refresh).status_code == 401
    for line in (there, colleague):
        answer = line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]})
        assert answer.json()["officer"]["login"] == line.tokens["officer"]["login"]
