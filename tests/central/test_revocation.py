"""Access taken away from the command line while the server runs: sessions end at once, work stays."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from central.officers import OfficerRefusedError
from central.revocation import deactivate, revoke
from tests.fakes.central_office import PASSWORD, Caller, picture
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]
ROOT = Path(__file__).parents[2]


def run(*arguments: str, data: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "officer_app", "central", "officers", *arguments, "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=60, check=False)


def slug(line: Caller) -> str | None:
    answer = line.call("GET", "/me")
    return None if answer.ok else str(answer.json()["type"]).rpartition(":")[2]


def refreshed(line: Caller) -> int:
    return line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]}).status_code


def test_all_sessions_of_one_end_at_once(caller: Open, central_server: CentralServer) -> None:
    lines, other = [caller("lurah"), caller("lurah")], caller("camat")
    done = run("revoke", "LURAH", data=central_server.data)
    assert (done.returncode, done.stdout) == (0, "2 sessions ended. Who knows the password may sign in again.\n"), done.stderr
    assert [slug(line) for line in lines] == ["token-invalid"] * 2
    assert [refreshed(line) for line in lines] == [401, 401]
    assert slug(other) is None
    assert caller("lurah").get("/me")["login"] == "lurah", "the password still opens"
    assert json.loads(run("revoke", "lurah", "--json", data=central_server.data).stdout) == {"sessions": 1}
    assert json.loads(run("revoke", "lurah", "--json", data=central_server.data).stdout) == {"sessions": 0}


def test_session_whose_refresh_answer_was_lost_ends_too(caller: Open, central_server: CentralServer) -> None:
    line = caller("lurah")
    former = line.tokens["refresh_token"]
    assert refreshed(line) == 200
    assert revoke(central_server.storage, "lurah") == 1
    assert line.call("POST", "/session/refresh", json={"refresh_token": former}).status_code == 401


def test_who_is_deactivated_comes_in_no_more_and_leaves_the_work(caller: Open, central_server: CentralServer) -> None:
    lurah, camat = caller("lurah"), caller("camat")
    lurah.do("r1", "move", {"to": "in_progress"})
    sent = lurah.operation("r1", "note", {"text": "pekerjaan saya"})
    lurah.send(sent)
    sha256 = lurah.upload(picture(51))
    done = run("deactivate", "lurah", data=central_server.data)
    assert (done.returncode, done.stdout) == (0, "lurah may not sign in any more. 1 session ended.\n"), done.stderr
    assert (slug(lurah), refreshed(lurah)) == ("officer-inactive", 401)
    assert lurah.sign_in("lurah").status_code == 401
    assert "lurah" not in run("list", data=central_server.data).stdout
    report = camat.report("r1")
    assert (report["assignee"], report["status"]) == ("o-lurah", "in_progress")
    assert camat.get("/reports/r1/events")["items"][-1]["actor"] == {"id": "o-lurah", "name": "Siti Rahma", "title": "Lurah"}
    assert "o-lurah" not in {officer["id"] for officer in camat.get("/reference")["officers"]}
    assert camat.do("r2", "assign", {"officer": "o-lurah"})["status"] == "rejected"

    words = [
        "add",
        "lurah",
        "--name",
        "Siti Rahma",
        "--role",
        "staff",
        "--area",
        "31.75.07.1003",
        "--replace",
        "--password-stdin",
    ]
    assert run(*words, data=central_server.data, stdin=PASSWORD + "\n").returncode == 0
    assert (slug(lurah), refreshed(lurah)) == ("token-invalid", 401), "the former sessions stay ended"
    back = caller("lurah")
    assert back.get(f"/operations/{sent['op_id']}")["status"] == "applied"
    assert back.call("HEAD", f"/blobs/{sha256}").status_code == 200


@pytest.mark.parametrize("act", [revoke, deactivate])
def test_unknown_login_is_a_sentence(central_server: CentralServer, act: Callable[..., int]) -> None:
    with pytest.raises(OfficerRefusedError, match="No officer has the login nobody"):
        act(central_server.storage, "nobody")
    assert not (central_server.data / "audit.log").exists()


def test_the_audit_log_names_act_and_officer(caller: Open, central_server: CentralServer) -> None:
    caller("lurah")
    revoke(central_server.storage, "lurah")
    deactivate(central_server.storage, "lurah")
    lines = [json.loads(line) for line in (central_server.data / "audit.log").read_text().splitlines()]
    said = {"at": "2026-03-02T03:00:00Z", "officer": "o-lurah", "login": "lurah"}
    assert lines == [said | {"act": "revoked", "sessions": 1}, said | {"act": "deactivated", "sessions": 0}]
