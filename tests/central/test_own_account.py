"""What officers do about their own sign-in: a password of their own, a code that works once, sessions seen and ended."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from argon2 import PasswordHasher
from sqlalchemy import select

from central import officers, schema
from central.revocation import deactivate, reset_password
from officer_app.domain.vocabulary import Role
from tests.fakes.central_office import PASSWORD, Caller, SetClock
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]
ROOT = Path(__file__).parents[2]
NEW = "kata-sandi-baru"


def slug(answer: requests.Response) -> str | None:
    return None if answer.ok else str(answer.json()["type"]).rpartition(":")[2]


def change(line: Caller, present: str, new: str) -> requests.Response:
    return line.call("POST", "/session/password", json={"password": present, "new_password": new})


def sign_in(line: Caller, password: str, new: str | None = None, login: str = "lurah") -> requests.Response:
    body = {"login": login, "password": password, "device_id": "device-1", "device_name": "PC-KELURAHAN"}
    return line.call("POST", "/session", json=body | ({"new_password": new} if new is not None else {}))


def hash_of(central: CentralServer, login: str) -> str:
    with central.storage.reading() as connection:
        query = select(schema.officer.c.password_hash).where(schema.officer.c.login == login)
        return str(connection.execute(query).scalar_one())


def test_the_own_password_is_changed_and_other_sessions_end(caller: Open) -> None:
    here, elsewhere = caller("lurah"), caller("lurah")
    assert change(here, PASSWORD, NEW).status_code == 204
    assert here.get("/me")["login"] == "lurah"
    assert slug(elsewhere.call("GET", "/me")) == "token-invalid"
    assert slug(sign_in(elsewhere, PASSWORD)) == "wrong-password"
    assert sign_in(elsewhere, NEW).status_code == 200


@pytest.mark.parametrize(
    ("new", "word"), [("pendek7", "too-short"), (PASSWORD, "same"), ("", "too-short"), ("\ud800" * 8, None), ("x" * 2000, None)]
)
def test_a_password_that_cannot_be_taken_is_told_and_changes_nothing(lurah: Caller, new: str, word: str | None) -> None:
    answer = change(lurah, PASSWORD, new)
    assert answer.status_code in (400, 422) and (word is None or answer.json()["detail"] == word)
    assert sign_in(lurah, PASSWORD).status_code == 200


def test_a_stolen_token_guesses_no_password(lurah: Caller) -> None:
    answers = [change(lurah, f"tebakan-{number}", NEW).status_code for number in range(14)]
    assert answers.count(401) == 10 and answers[-1] == 429
    assert lurah.get("/me")["login"] == "lurah", "a wrong password is no end of a session"


def test_the_sessions_are_listed_and_ended_one_by_one(caller: Open, clock: SetClock) -> None:
    here, there, stranger = caller("lurah"), caller(None), caller("camat")
    clock.move(timedelta(minutes=5))
    there.use(sign_in(there, PASSWORD).json())
    items = here.get("/sessions")["items"]
    assert [(item["current"], item.get("device_name"), item["begun_at"]) for item in items] == [
        (True, None, "2026-03-02T03:00:00Z"),
        (False, "PC-KELURAHAN", "2026-03-02T03:05:00Z"),
    ]
    assert len(stranger.get("/sessions")["items"]) == 1
    assert stranger.call("DELETE", f"/sessions/{items[1]['id']}").status_code == 404, "another officer's session is nobody's"
    assert here.call("DELETE", f"/sessions/{items[1]['id']}").status_code == 204
    assert slug(there.call("GET", "/me")) == "token-invalid"
    assert here.call("DELETE", f"/sessions/{items[1]['id']}").status_code == 404
    assert [item["current"] for item in here.get("/sessions")["items"]] == [True]


def test_all_other_sessions_end_at_once(caller: Open) -> None:
    here, others, stranger = caller("lurah"), [caller("lurah"), caller("lurah")], caller("camat")
    assert here.call("DELETE", "/sessions").status_code == 204
    assert [slug(line.call("GET", "/me")) for line in (here, *others, stranger)] == [None, "token-invalid", "token-invalid", None]


def held(line: Caller) -> "tuple[threading.Thread, list[requests.Response]]":
    """A long-poll that waits, as a desk's does."""
    cursor, answers = line.changes()["cursor"], list[requests.Response]()
    headers = {"Prefer": "wait=25, return=minimal"}
    thread = threading.Thread(
        target=lambda: answers.append(line.call("GET", "/changes", params={"cursor": cursor}, headers=headers))
    )
    thread.start()
    return thread, answers


@pytest.mark.parametrize("end", ["deactivate", "reset", "elsewhere", "password"])
def test_who_is_signed_out_while_held_is_answered_at_once(caller: Open, central_server: CentralServer, end: str) -> None:
    line, other, bystander = caller("lurah"), caller("lurah"), caller("camat")
    waiting, answers = held(line)
    calm, undisturbed = held(bystander)
    bell = central_server._running._server._centre.waiting  # type: ignore[union-attr]
    while bell.count < 2:
        threading.Event().wait(0.02)
    match end:
        case "deactivate":
            deactivate(central_server.storage, "lurah")
        case "reset":
            reset_password(central_server.storage, "lurah")
        case "elsewhere":
            other.call("DELETE", "/sessions")
        case "password":
            change(other, PASSWORD, NEW)
    waiting.join(10)
    assert not waiting.is_alive(), "held for as long as it may be"
    assert slug(answers[0]) == ("officer-inactive" if end == "deactivate" else "token-invalid")
    assert calm.is_alive() and not undisturbed
    bystander.do("r1", "note", {"text": "lanjut"})
    calm.join(10)
    assert undisturbed[0].status_code == 200


def test_a_one_time_code_asks_for_a_password_and_works_once(caller: Open, central_server: CentralServer) -> None:
    before, line = caller("lurah"), caller(None)
    command = [sys.executable, "-m", "officer_app", "central", "officers", "reset-password", "lurah", "--json", "--hours", "2"]
    done = subprocess.run(
        [*command, "--data", str(central_server.data)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    said = json.loads(done.stdout)
    assert done.returncode == 0 and len(said["code"]) == 14
    assert slug(before.call("GET", "/me")) == "token-invalid"
    assert slug(sign_in(line, PASSWORD)) == "wrong-password", "the former password is over"
    assert slug(sign_in(line, said["code"])) == "password-change-needed"
    assert slug(sign_in(line, said["code"], "pendek7")) == "password-refused"
    assert slug(sign_in(line, said["code"], said["code"])) == "password-refused"
    tokens = sign_in(line, said["code"], NEW)
    assert tokens.status_code == 200
    line.use(tokens.json())
    assert line.get("/me")["login"] == "lurah"
    assert slug(sign_in(line, said["code"], NEW)) == "wrong-password", "a code works once"
    assert sign_in(line, NEW).status_code == 200


def test_a_code_ends(caller: Open, central_server: CentralServer, clock: SetClock) -> None:
    code, until = reset_password(central_server.storage, "lurah", timedelta(hours=2))
    assert until == clock.now + timedelta(hours=2)
    clock.move(timedelta(hours=2))
    assert slug(sign_in(caller(None), code, NEW)) == "code-expired"
    again, _ = reset_password(central_server.storage, "lurah")
    assert again != code and sign_in(caller(None), again, NEW).status_code == 200


def test_a_weaker_hash_is_made_anew_at_the_next_sign_in(
    lurah: Caller, central_server: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hash_of(central_server, "lurah")
    assert sign_in(lurah, PASSWORD).status_code == 200
    assert hash_of(central_server, "lurah") == before, "it is as strong as is asked for"
    stronger = PasswordHasher(time_cost=2, memory_cost=64, parallelism=1)
    monkeypatch.setattr(officers, "_hasher", stronger)
    assert slug(sign_in(lurah, "salah")) == "wrong-password"
    assert hash_of(central_server, "lurah") == before
    assert sign_in(lurah, PASSWORD).status_code == 200
    after = hash_of(central_server, "lurah")
    assert after != before and not stronger.check_needs_rehash(after)
    assert sign_in(lurah, PASSWORD).status_code == 200 and hash_of(central_server, "lurah") == after


def told(central: CentralServer, *arguments: str) -> Any:
    command = [sys.executable, "-m", "officer_app", "central", "officers", *arguments, "--data", str(central.data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_an_operator_changes_one_thing_of_an_officer_and_no_other(lurah: Caller, central_server: CentralServer) -> None:
    before = lurah.get("/me")
    assert told(central_server, "change", "LURAH", "--title", "Plt. Lurah").returncode == 0
    assert lurah.get("/me") == before | {"title": "Plt. Lurah"}, "and the session stays"
    assert sign_in(lurah, PASSWORD).status_code == 200
    assert told(central_server, "change", "lurah", "--area", "31.75.07.1004").returncode == 0
    assert lurah.get("/me")["areas"] == ["31.75.07.1004"]
    for wrong in (["change", "lurah"], ["change", "nobody", "--name", "x"], ["change", "lurah", "--area", "x"]):
        done = told(central_server, *wrong)
        assert (done.returncode, done.stdout) == (1, "") and len(done.stderr) > 20, wrong
    assert lurah.get("/me")["areas"] == ["31.75.07.1004"]


def test_another_password_by_the_operator_ends_the_sessions(lurah: Caller, central_server: CentralServer) -> None:
    officers.add_officer(
        central_server.storage,
        login="lurah",
        password=NEW,
        name="Siti Rahma",
        title="Lurah",
        roles=[Role.STAFF],
        areas=["31.75.07.1003"],
        replaces=True,
    )
    assert slug(lurah.call("GET", "/me")) == "token-invalid"
