"""Ping, signing in, rotation, signing out."""

import hashlib
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
from sqlalchemy import select, update

from central import schema
from tests.fakes.central_office import Caller, SetClock
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]


def slug(answer: object) -> str:
    return str(answer.json()["type"]).rpartition(":")[2]  # type: ignore[attr-defined]


def test_ping_echoes_and_names_the_instance(caller: Open, central_server: CentralServer) -> None:
    answer = caller(None).call("GET", "/ping", params={"nonce": "n-1 é"})
    assert answer.status_code == 200
    said = answer.json()
    assert said["service"] == "officer-api"
    assert said["nonce"] == "n-1 é"
    assert said["instance"] == answer.headers["Officer-Instance"] == central_server.storage.instance
    assert said["epoch"] == central_server.storage.epoch()
    assert said["time"] == "2026-03-02T03:00:00Z"
    assert answer.headers["Date"]


def test_sign_in_answers_tokens_and_officer(lurah: Caller) -> None:
    assert lurah.tokens["officer"] == {
        "id": "o-lurah",
        "login": "lurah",
        "name": "Siti Rahma",
        "title": "Lurah",
        "roles": ["staff"],
        "areas": ["31.75.07.1003"],
    }
    assert lurah.tokens["access_expires_at"] == "2026-03-02T03:15:00Z"
    assert lurah.tokens["refresh_expires_at"] == "2026-04-01T03:00:00Z"
    assert lurah.get("/me") == lurah.tokens["officer"]


def test_tokens_are_not_stored(lurah: Caller, central_server: CentralServer) -> None:
    with central_server.storage.reading() as connection:
        stored = str(connection.execute(select(schema.session)).all())
    assert lurah.tokens["access_token"] not in stored
    assert lurah.tokens["refresh_token"] not in stored


def test_login_is_compared_without_case_and_blanks(caller: Open) -> None:
    assert caller(None).sign_in(" LURAH ").status_code == 200


@pytest.mark.parametrize(("login", "password"), [("lurah", "wrong"), ("nobody", "rahasia-sekali"), ("lu\0rah", "x"), ("", "")])
def test_wrong_password(caller: Open, login: str, password: str) -> None:
    answer = caller(None).sign_in(login, password)
    assert (answer.status_code, slug(answer)) == (401, "wrong-password")


def test_officer_who_left_may_not_sign_in_and_loses_his_session(lurah: Caller, central_server: CentralServer) -> None:
    with central_server.storage.writing() as tx:
        tx.execute(update(schema.officer).where(schema.officer.c.login == "lurah").values(active=False))
    assert slug(lurah.call("GET", "/me")) == "officer-inactive"
    assert (
        slug(lurah.call("POST", "/session/refresh", json={"refresh_token": lurah.tokens["refresh_token"]})) == "officer-inactive"
    )
    assert lurah.sign_in("lurah").status_code == 401


def test_guesses_at_the_same_time_are_counted_too(caller: Open) -> None:
    lines = [caller(None) for _ in range(14)]
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda line=line: answers.append(line.sign_in("lurah", "wrong").status_code)) for line in lines
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(401) == 10
    assert answers.count(429) == 4


def test_success_forgets_failures(caller: Open) -> None:
    line = caller(None)
    for _ in range(9):
        line.sign_in("lurah", "wrong")
    assert line.sign_in("lurah").status_code == 200
    assert line.sign_in("lurah", "wrong").status_code == 401


def test_access_token_expires_and_refresh_goes_on(lurah: Caller, clock: SetClock) -> None:
    clock.move(timedelta(minutes=15))
    answer = lurah.call("GET", "/me")
    assert (answer.status_code, slug(answer)) == (401, "token-expired")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    lurah.use(lurah.call("POST", "/session/refresh", json={"refresh_token": lurah.tokens["refresh_token"]}).json())
    assert lurah.get("/me")["login"] == "lurah"


def test_refresh_rotates_both_tokens(lurah: Caller) -> None:
    first = dict(lurah.tokens)
    second = lurah.call("POST", "/session/refresh", json={"refresh_token": first["refresh_token"]}).json()
    assert {second["access_token"], second["refresh_token"]}.isdisjoint({first["access_token"], first["refresh_token"]})
    assert slug(lurah.call("GET", "/me")) == "token-invalid"


def refresh(line: Caller, token: str) -> requests.Response:
    return line.call("POST", "/session/refresh", json={"refresh_token": token})


def test_lost_answer_to_refresh_signs_nobody_out(lurah: Caller, clock: SetClock) -> None:
    old = lurah.tokens["refresh_token"]
    assert refresh(lurah, old).status_code == 200, "its answer is lost"
    clock.move(timedelta(hours=9))
    again = refresh(lurah, old)
    assert again.status_code == 200
    lurah.use(again.json())
    assert lurah.get("/me")["login"] == "lurah"
    assert refresh(lurah, again.json()["refresh_token"]).status_code == 200


def test_two_programs_of_one_computer_may_offer_the_same_token(lurah: Caller, clock: SetClock) -> None:
    old = lurah.tokens["refresh_token"]
    lurah.use(refresh(lurah, old).json())
    lurah.get("/me")
    clock.move(timedelta(seconds=20))
    # The second one is told that its token is over, looks again, and finds the one that the first has kept.
    assert slug(refresh(lurah, old)) == "token-invalid"
    assert lurah.get("/me")["login"] == "lurah"
    assert refresh(lurah, lurah.tokens["refresh_token"]).status_code == 200


@pytest.mark.parametrize("copied", ["former", "lost"])
def test_a_refresh_token_that_two_hold_ends_the_session_for_both(lurah: Caller, clock: SetClock, copied: str) -> None:
    tokens = {"former": lurah.tokens["refresh_token"]}
    tokens["lost"] = refresh(lurah, tokens["former"]).json()["refresh_token"]
    lurah.use(refresh(lurah, tokens["former"]).json())
    lurah.get("/me")
    clock.move(timedelta(minutes=2))
    assert slug(refresh(lurah, tokens[copied])) == "token-invalid"
    assert slug(lurah.call("GET", "/me")) == "token-invalid"
    assert slug(refresh(lurah, lurah.tokens["refresh_token"])) == "token-invalid"


def test_nobody_makes_a_refresh_token_of_his_own(lurah: Caller) -> None:
    mine = lurah.tokens["refresh_token"]
    for forged in (mine[:-4] + ("AAAA" if mine[-4:] != "AAAA" else "BBBB"), "A" + mine[1:], mine[:-10], mine + "AAAA", "é", ""):
        assert slug(refresh(lurah, forged)) in ("token-invalid", "validation"), forged
    assert refresh(lurah, mine).status_code == 200, "and the session stands"


def test_an_opaque_token_of_an_earlier_version_goes_on(lurah: Caller, central_server: CentralServer) -> None:
    with central_server.storage.writing() as tx:
        former = {"refresh_hash": hashlib.sha256(b"opaque").hexdigest(), "number": None}
        tx.execute(update(schema.session).values(former))
    lurah.use(refresh(lurah, "opaque").json())
    assert lurah.get("/me")["login"] == "lurah"
    assert refresh(lurah, lurah.tokens["refresh_token"]).status_code == 200


def test_refresh_token_lives_thirty_days(lurah: Caller, clock: SetClock) -> None:
    clock.move(timedelta(days=30))
    answer = lurah.call("POST", "/session/refresh", json={"refresh_token": lurah.tokens["refresh_token"]})
    assert (answer.status_code, slug(answer)) == (401, "token-invalid")


def test_sign_out_revokes_both_tokens(lurah: Caller) -> None:
    assert lurah.call("DELETE", "/session").status_code == 204
    assert slug(lurah.call("GET", "/me")) == "token-invalid"
    assert slug(lurah.call("POST", "/session/refresh", json={"refresh_token": lurah.tokens["refresh_token"]})) == "token-invalid"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"login": "a", "password": "b"}, "device_id"),
        ({"login": 1, "password": "b", "device_id": "d"}, "login"),
        ({"login": "a", "password": None, "device_id": "d"}, "password"),
        ({"login": "a", "password": "b", "device_id": "d\n"}, "device_id"),
        ([], "body"),
    ],
)
def test_malformed_sign_in_names_the_field(caller: Open, body: object, field: str) -> None:
    answer = caller(None).call("POST", "/session", json=body)
    assert (answer.status_code, slug(answer)) == (400, "validation")
    assert list(answer.json()["fields"]) == [field]
