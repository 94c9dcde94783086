"""Passwords of many officers changed at once: codes for all whom a file names, or nothing."""

import csv
import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from central.officers import OfficerRefusedError
from central.reset_by_file import reset_by_file
from central.revocation import reset_password
from tests.central.test_own_account import NEW, ROOT, sign_in, slug
from tests.fakes.central_office import PASSWORD, Caller
from tests.fakes.central_process import CentralServer


def run(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "officer_app", "central", "officers", "reset-passwords", *arguments, "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def codes_in(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def test_all_whom_the_file_names_get_a_code_that_works_once(lurah: Caller, central_server: CentralServer, tmp_path: Path) -> None:
    logins, codes = tmp_path / "logins", tmp_path / "codes.csv"
    logins.write_text("\ufeff# kelurahan\nLURAH  # Siti\n\ncamat\r\nlurah\n", encoding="utf-8")
    assert reset_by_file(central_server.storage, logins, codes, timedelta(hours=2)) == 2
    if os.name == "posix":
        assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    rows = codes_in(codes)
    assert [row["login"] for row in rows] == ["lurah", "camat"]
    assert rows[0]["until"] == "2026-03-02T05:00+00:00"
    assert slug(lurah.call("GET", "/me")) == "token-invalid"
    for row in rows:
        assert slug(sign_in(lurah, PASSWORD, login=row["login"])) == "wrong-password"
        assert slug(sign_in(lurah, row["code"], login=row["login"])) == "password-change-needed"
        assert sign_in(lurah, row["code"], NEW, login=row["login"]).status_code == 200
    assert sign_in(lurah, PASSWORD, login="outsider").status_code == 200, "nobody else"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"lurah\nnobody\n", "Line 2: No officer has the login nobody"),
        (b"", "names no login"),
        (b"# lurah\n", "names no login"),
        (b"\xff\xfe", "cannot be read"),
        (b"x\n" * 600_000, "longer than a list"),
    ],
)
def test_one_wrong_line_changes_nothing(
    lurah: Caller, central_server: CentralServer, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "logins").write_bytes(content)
    told = run(central_server.data, str(tmp_path / "logins"), str(tmp_path / "codes"))
    assert (told.returncode, told.stdout) == (1, "")
    assert said in told.stderr and "Traceback" not in told.stderr
    assert not (tmp_path / "codes").exists()
    assert lurah.get("/me")["login"] == "lurah"


def test_a_file_that_is_there_is_never_replaced(lurah: Caller, central_server: CentralServer, tmp_path: Path) -> None:
    (tmp_path / "logins").write_text("lurah\n")
    (tmp_path / "codes").write_text("of yesterday")
    told = run(central_server.data, str(tmp_path / "logins"), str(tmp_path / "codes"))
    assert told.returncode == 1 and "cannot be made" in told.stderr
    assert (tmp_path / "codes").read_text() == "of yesterday"
    assert lurah.get("/me")["login"] == "lurah"
    done = run(central_server.data, str(tmp_path / "logins"), str(tmp_path / "other"), "--json", "--hours", "3")
    assert json.loads(done.stdout) == {"officers": 1, "codes": str(tmp_path / "other")}
    assert (tmp_path / "other").read_text().splitlines()[1].startswith("lurah,")


def test_what_was_reset_before_it_failed_has_its_code(
    central_server: CentralServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logins").write_text("lurah\ncamat\n")

    def fails_later(storage: object, login: str, life: timedelta) -> object:
        if login == "camat":
            raise OfficerRefusedError("the disk is full")
        return reset_password(storage, login, life)  # type: ignore[arg-type]

    monkeypatch.setattr("central.reset_by_file.reset_password", fails_later)
    with pytest.raises(OfficerRefusedError):
        reset_by_file(central_server.storage, tmp_path / "logins", tmp_path / "codes", timedelta(hours=2))
    assert [row["login"] for row in codes_in(tmp_path / "codes")] == ["lurah"]
