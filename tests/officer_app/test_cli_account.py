"""Password and sessions on the terminal, and what a deactivated officer's terminal still shows."""

import pytest

from central.revocation import deactivate, reset_password
from tests.fakes.central_office import PASSWORD
from tests.fakes.central_process import CentralServer
from tests.officer_app.conftest import Terminal

NEW = "kata-sandi-baru"


@pytest.fixture
def signed_in(terminal: Terminal) -> Terminal:
    terminal.sign_in("lurah")
    terminal.json("sync")
    return terminal


def sign_in(terminal: Terminal, *lines: str, code: int = 0) -> object:
    answer = "".join(f"{line}\n" for line in lines)
    return terminal.json("sign-in", terminal.server, "--user", "lurah", "--password-stdin", answer=answer, code=code)


def test_the_password_is_changed_from_standard_input(signed_in: Terminal, camat: Terminal) -> None:
    assert signed_in.json("password", "--password-stdin", answer=f"{PASSWORD}\n{NEW}\n") == {"changed": True}
    assert "password" in signed_in.run("--language", "en", "password", "--password-stdin", answer=f"salah\n{NEW}\n").stderr
    assert signed_in.json("sync")["connection"] == "online", "this session stays"
    sign_in(camat, PASSWORD, code=4)
    sign_in(camat, NEW)


def test_a_password_that_cannot_be_taken_is_told(signed_in: Terminal) -> None:
    error = signed_in.json("password", "--password-stdin", answer=f"{PASSWORD}\npendek\n", code=1)["error"]
    assert error["code"] == "password-refused"
    assert signed_in.json("password", code=2)["error"]["code"] == "missing-option"


def test_sessions_are_listed_and_ended(signed_in: Terminal, camat: Terminal) -> None:
    sign_in(camat, PASSWORD)
    here, there = signed_in.json("sessions")["sessions"]
    assert (here["current"], there["current"]) == (True, False) and there["device_name"]
    listed = signed_in.run("--language", "en", "sessions").stdout
    assert "this computer" in listed and there["id"] in listed
    assert len(signed_in.json("sessions", "--end", there["id"])["sessions"]) == 1
    assert camat.json("sync", code=4)["connection"] == "signed_out"
    sign_in(camat, PASSWORD)
    assert len(signed_in.json("sessions", "--end-others")["sessions"]) == 1


def test_a_one_time_code_takes_the_new_password_from_the_second_line(terminal: Terminal, centre: CentralServer) -> None:
    code, _ = reset_password(centre.storage, "lurah")
    refused = sign_in(terminal, code, code=1)
    assert isinstance(refused, dict) and refused["error"]["code"] == "password-change-needed"
    sign_in(terminal, code, NEW)
    assert terminal.json("sync")["connection"] == "online"


def test_a_deactivated_officers_terminal_shows_nothing_from_the_next_contact_on(
    signed_in: Terminal, centre: CentralServer
) -> None:
    assert "Jalan rusak r1" in signed_in.run("reports", "show", "r1").stdout
    signed_in.json("act", "r1", "note", "--text", "belum terkirim", "--no-sync", code=3)
    deactivate(centre.storage, "lurah")
    assert signed_in.json("sync", code=4)["problem"] == "officer-inactive"
    for command in (["reports", "show", "r1"], ["reports", "list"], ["reports", "list", "--unsent"]):
        assert "Jalan rusak" not in signed_in.run(*command).stdout, command
    assert signed_in.json("reports", "list", code=4)["error"]["code"] == "not-signed-in"
    assert signed_in.json("sync", code=4)["error"]["code"] == "not-signed-in"
