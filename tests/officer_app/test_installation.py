"""Homes: new ones, old ones, broken ones; and one officer after another at the same PC."""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from officer_app.domain.operations import Note
from officer_app.installation import Installation
from officer_app.settings import load
from sync.changes import Connection
from sync.errors import OfficerError, WrongKey, WrongPassword
from sync.records import QueueQuery
from tests.fakes.central_office import PASSWORD, seed
from tests.fakes.central_process import CentralServer


def answering(passphrase: str | None) -> "Asked":
    return Asked(passphrase)


class Asked:
    """Answers the question for a passphrase and remembers whether it was for a new one."""

    def __init__(self, answer: str | None) -> None:
        self.answer = answer
        self.questions: list[bool] = []

    def __call__(self, new: bool) -> str | None:
        self.questions.append(new)
        return self.answer


def opened(home: Path, passphrase: str = "kata sandi") -> Installation:
    return Installation.open(home, answering(passphrase))


def synced(installation: Installation) -> Connection:
    engine = installation.engine(stop=threading.Event(), on_change=lambda _: None, on_state=lambda _: None)
    try:
        return engine.run_once().connection
    finally:
        engine.close()


def numbers(installation: Installation) -> set[str]:
    reader = installation.stores.open_reader()
    try:
        return {row.report_id for row in reader.queue(QueueQuery()).rows}
    finally:
        reader.close()


def test_a_new_home_asks_for_a_new_passphrase_and_an_old_one_for_its_own(tmp_path: Path) -> None:
    asked = answering("kata sandi")
    for new in (True, False):
        installation = Installation.open(tmp_path, asked)
        assert installation.secrets_kind == "passphrase"
        installation.close()
        assert asked.questions[-1] is new
    assert json.loads((tmp_path / "installation.json").read_text())["secrets"] == "passphrase"


def test_the_environment_answers_for_whoever_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_APP_PASSPHRASE", "kata sandi")
    for _ in range(2):
        Installation.open(tmp_path, lambda _new: pytest.fail("nobody to ask")).close()


@pytest.mark.parametrize("by_environment", [True, False])
def test_a_new_passphrase_has_eight_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_environment: bool) -> None:
    if by_environment:
        monkeypatch.setenv("OFFICER_APP_PASSPHRASE", "pendek7")
    with pytest.raises(OfficerError) as raised:
        Installation.open(tmp_path, answering("pendek7"))
    assert (raised.value.code, raised.value.facts) == ("passphrase-too-short", {"letters": 8})
    assert not (tmp_path / "secrets.enc").exists() and not (tmp_path / "installation.json").exists()
    monkeypatch.delenv("OFFICER_APP_PASSPHRASE", raising=False)
    opened(tmp_path).close()


def test_nobody_to_ask_and_no_keyring_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficerError) as raised:
        Installation.open(tmp_path, answering(None))
    assert raised.value.code == "passphrase-needed"
    opened(tmp_path).close()


def test_a_wrong_passphrase_opens_nothing_and_harms_nothing(tmp_path: Path) -> None:
    opened(tmp_path).close()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and "lock" not in file.name}
    with pytest.raises(WrongKey):
        opened(tmp_path, "salah")
    assert {file: file.read_bytes() for file in before} == before
    opened(tmp_path).close()


def test_a_lost_key_is_told_and_no_new_one_is_made(tmp_path: Path) -> None:
    opened(tmp_path).close()
    (tmp_path / "secrets.enc").unlink()
    with pytest.raises(WrongKey) as raised:
        opened(tmp_path)
    assert raised.value.code == "key-missing"
    assert not (tmp_path / "secrets.enc").exists()


@pytest.mark.parametrize("broken", [b"", b"{}", b'{"id": "x", "secrets": "floppy"}'])
def test_a_broken_installation_file_is_told(tmp_path: Path, broken: bytes) -> None:
    opened(tmp_path).close()
    (tmp_path / "installation.json").write_bytes(broken)
    with pytest.raises(OfficerError) as raised:
        opened(tmp_path)
    assert raised.value.code == "installation-damaged"


def test_stores_without_their_installation_file_are_not_taken_for_a_new_home(tmp_path: Path) -> None:
    opened(tmp_path).close()
    (tmp_path / "installation.json").unlink()
    with pytest.raises(OfficerError) as raised:
        opened(tmp_path)
    assert raised.value.code == "installation-damaged"


def test_two_that_open_a_new_home_at_once_agree(tmp_path: Path) -> None:
    found: list[str] = []

    def open_it() -> None:
        installation = opened(tmp_path)
        found.append(installation.stores.device_id)
        installation.close()

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


@pytest.fixture
def desk(tmp_path: Path, centre: CentralServer) -> Iterator[Installation]:
    installation = opened(tmp_path / "home")
    yield installation
    installation.close()


def test_signing_in_remembers_server_and_name_never_the_password(desk: Installation, centre: CentralServer) -> None:
    nobody = desk.officer
    assert nobody is None
    assert desk.api(threading.Event()) is None
    officer = desk.sign_in(centre.url, "lurah", PASSWORD)
    assert desk.officer == officer
    settings = load(desk.home).settings
    assert (settings.server, settings.login) == (centre.url, "lurah")
    assert synced(desk) is Connection.ONLINE
    assert numbers(desk) == {"r1", "p1", "r2", "fresh"}
    for file in filter(Path.is_file, desk.home.rglob("*")):
        data = file.read_bytes()
        assert PASSWORD.encode() not in data, file
        assert b"Jalan rusak" not in data, file
        assert desk.tokens.load() is not None
        tokens = desk.tokens.load()
        assert tokens is not None
        assert tokens.access_token.encode() not in data, file
        assert tokens.refresh_token.encode() not in data, file


def test_a_wrong_password_changes_nothing(desk: Installation, centre: CentralServer) -> None:
    with pytest.raises(WrongPassword):
        desk.sign_in(centre.url, "lurah", "salah")
    assert desk.officer is None
    assert desk.settings.server == ""


def test_the_next_officer_never_sees_what_was_fetched_for_the_last(desk: Installation, centre: CentralServer) -> None:
    desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)
    desk.sign_out()
    assert desk.officer is None
    desk.sign_in(centre.url, "outsider", PASSWORD)
    assert numbers(desk) == set()
    synced(desk)
    assert numbers(desk) == {"x1"}


def test_the_same_officer_keeps_the_cache(desk: Installation, centre: CentralServer) -> None:
    desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)
    desk.sign_out()
    centre.stop()
    centre.start()
    desk.sign_in(centre.url, "lurah", PASSWORD)
    assert numbers(desk) == {"r1", "p1", "r2", "fresh"}


def test_a_crash_in_the_middle_of_signing_in_shows_nothing_of_the_last_officer(
    desk: Installation, centre: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)

    def crash(_installation: Installation) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Installation, "_check_cache", crash)
        with pytest.raises(KeyboardInterrupt):
            desk.sign_in(centre.url, "outsider", PASSWORD)
    again = opened(desk.home)
    assert again.officer is not None
    assert again.officer.login == "outsider"
    assert numbers(again) == set()
    again.close()


def test_unsent_work_survives_a_colleague(desk: Installation, centre: CentralServer) -> None:
    lurah = desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)
    commands = desk.stores.open_commands()
    commands.record(lurah, "r1", Note(text="hubungi PDAM"))
    commands.close()
    desk.sign_out()
    desk.sign_in(centre.url, "outsider", PASSWORD)
    synced(desk)
    with centre.storage.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM operation").scalar() == 0
    desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)
    with centre.storage.reading() as connection:
        assert connection.exec_driver_sql("SELECT author_id FROM operation").scalars().all() == [lurah.id]


def test_another_deployment_is_refused_while_work_waits(desk: Installation, centre: CentralServer, tmp_path: Path) -> None:
    lurah = desk.sign_in(centre.url, "lurah", PASSWORD)
    synced(desk)
    commands = desk.stores.open_commands()
    commands.record(lurah, "r1", Note(text="hubungi PDAM"))
    commands.close()
    with CentralServer(tmp_path / "other") as other:
        seed(other.storage)
        with pytest.raises(OfficerError) as raised:
            desk.sign_in(other.url, "lurah", PASSWORD)
        assert raised.value.code == "other-server-work"
        assert desk.officer is None
        desk.sign_in(centre.url, "lurah", PASSWORD)
        synced(desk)
        desk.sign_in(other.url, "lurah", PASSWORD)
        assert numbers(desk) == set()


def test_signing_out_without_a_line_works(desk: Installation, centre: CentralServer) -> None:
    desk.sign_in(centre.url, "lurah", PASSWORD)
    centre.stop()
    desk.sign_out()
    assert desk.officer is None
    with pytest.raises(OfficerError) as raised:
        synced(desk)
    assert raised.value.code == "not-signed-in"


def test_no_real_keyring_is_touched_by_tests() -> None:
    assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.null.Keyring"
    assert type(keyring.get_keyring()).__module__ == "keyring.backends.null"
