"""What an operator reads of who came in, who did not, and who changed who may: in order, bounded, without secrets."""

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from central import security_log
from central.security_log import KEPT_FILES, MOST_ALIKE, SecurityLog
from tests.fakes.central_office import PASSWORD, START, Caller, SetClock
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]
ROOT = Path(__file__).parents[2]


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "security.log").read_text().splitlines()]


def events(folder: Path) -> list[str]:
    return [str(line["event"]) for line in lines(folder)]


def test_who_came_in_and_who_did_not(caller: Open, central_server: CentralServer) -> None:
    line = caller(None)
    line.sign_in("lurah", "salah-sekali")
    line.sign_in("hunter2-my-password", "x")
    line.sign_in("lurah")
    said = [
        {name: fact for name, fact in line.items() if name not in ("device", "program")} for line in lines(central_server.data)
    ]
    where = {"at": "2026-03-02T03:00:00Z", "address": "127.0.0.1"}
    assert said == [
        where | {"event": "sign-in-failed", "level": "notice", "login": "lurah"},
        where | {"event": "sign-in-failed", "level": "notice"},
        where | {"event": "signed-in", "level": "info", "officer": "o-lurah", "login": "lurah"},
    ]
    assert stat.S_IMODE((central_server.data / "security.log").stat().st_mode) == 0o600


def test_a_guesser_is_seen_to_be_held_back(caller: Open, central_server: CentralServer, clock: SetClock) -> None:
    line = caller(None)
    for _ in range(12):
        line.sign_in("camat", "tebakan")
        clock.move(timedelta(seconds=1))
    assert events(central_server.data).count("sign-in-failed") == MOST_ALIKE
    held = [line for line in lines(central_server.data) if line["event"] == "sign-in-held-back"]
    assert held and held[0]["login"] == "camat" and held[0]["address"] == "127.0.0.1"
    clock.move(timedelta(minutes=2))
    line.sign_in("nobody", "x")
    folded = [line["repeated"] for line in lines(central_server.data) if line["event"] == "repeated"]
    assert folded == [10 - MOST_ALIKE], "what was not written is counted"


def test_a_copied_token_is_an_alert(lurah: Caller, central_server: CentralServer, clock: SetClock) -> None:
    old = lurah.tokens["refresh_token"]
    lurah.use(lurah.call("POST", "/session/refresh", json={"refresh_token": old}).json())
    lurah.get("/me")
    clock.move(timedelta(minutes=5))
    lurah.call("POST", "/session/refresh", json={"refresh_token": old})
    lurah.call("POST", "/session/refresh", json={"refresh_token": "x" * 43})
    lurah.session.headers["Authorization"] = "Bearer " + "y" * 43
    lurah.call("GET", "/me")
    told = [(line["event"], line["level"], line.get("login")) for line in lines(central_server.data)][1:]
    assert told == [("token-reused", "alert", "lurah"), ("token-refused", "notice", None), ("token-refused", "info", None)]


def test_no_secret_stands_in_it(caller: Open, central_server: CentralServer) -> None:
    line = caller("lurah")
    tokens = [str(line.tokens[name]) for name in ("access_token", "refresh_token")]
    line.call("POST", "/session/password", json={"password": PASSWORD, "new_password": "kata-sandi-baru"})
    line.sign_in("lurah", "salah-sekali")
    line.call("DELETE", "/session")
    line.call("GET", "/me")
    text = (central_server.data / "security.log").read_text()
    assert "password-changed" in text
    assert not [secret for secret in (*tokens, PASSWORD, "kata-sandi-baru", "salah-sekali") if secret in text]


def test_what_an_operator_changes_is_told(lurah: Caller, central_server: CentralServer) -> None:
    def run(*arguments: str, stdin: str = "") -> None:
        command = [sys.executable, "-m", "officer_app", "central", *arguments, "--data", str(central_server.data)]
        done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr

    scope = ("--role", "staff", "--area", "31.75.07.1003")
    run("officers", "add", "baru", "--name", "Baru", *scope, "--password-stdin", stdin="kata-sandi-baru\n")
    run("officers", "change", "baru", "--title", "Staf")
    run("officers", "reset-password", "baru")
    run("officers", "revoke", "baru")
    run("officers", "deactivate", "baru")
    run("restored")
    told = [line for line in lines(central_server.data) if line["event"] != "signed-in"]
    assert [line["event"] for line in told] == [
        "officer-added",
        "officer-changed",
        "password-reset",
        "revoked",
        "deactivated",
        "restored",
    ]
    assert [line["login"] for line in told[:5]] == ["baru"] * 5 and told[0]["roles"] == "staff"
    assert all(datetime.fromisoformat(line["at"]).tzinfo == UTC for line in told)


@pytest.mark.skipif(sys.platform == "win32", reason="one file there, which an administrator empties")
def test_it_never_outgrows_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security_log, "MOST_BYTES", 2_000)
    clock = SetClock(START)
    logs = [SecurityLog(tmp_path, clock) for _ in range(3)]  # as several workers have
    for number in range(600):
        logs[number % 3].note("sign-in-failed", address=f"10.0.{number // 250}.{number % 250}")
        clock.move(timedelta(seconds=61))
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["security.log", *(f"security.log.{number}" for number in range(1, KEPT_FILES + 1))]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < (KEPT_FILES + 1) * 2_400
    whole = [json.loads(line) for name in files for line in (tmp_path / name).read_text().splitlines()]
    assert max(line["at"] for line in whole) == max(line["at"] for line in lines(tmp_path)), "the newest is in the first file"


def test_a_flood_costs_a_minute_a_bounded_number_of_lines(tmp_path: Path) -> None:
    clock = SetClock(START)
    log = SecurityLog(tmp_path, clock)
    for number in range(20_000):
        log.note("sign-in-failed", address=f"10.{number // 65_025}.{number // 255 % 255}.{number % 255}")
    assert len(lines(tmp_path)) == security_log.MOST_IN_A_MINUTE
    clock.move(timedelta(minutes=1))
    log.note("signed-in", officer="o-1")
    assert [line.get("repeated") for line in lines(tmp_path)[-2:]] == [20_000 - security_log.MOST_IN_A_MINUTE, None]


def test_a_log_that_cannot_be_written_costs_no_request(caller: Open, central_server: CentralServer) -> None:
    (central_server.data / "security.log").mkdir()
    assert caller(None).sign_in("lurah").status_code == 200
