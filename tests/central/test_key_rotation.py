"""The key of the tokens is changed by removing its file: nobody signs in again, and who copied the former one is out."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from central.refresh_tokens import KEY_FILE, RefreshToken, TokenKey
from central.storage import Storage, StorageError
from tests.central.test_own_account import ROOT, slug
from tests.fakes.central_office import Caller, SetClock
from tests.fakes.central_process import CentralServer


def renew(line: Caller, token: str) -> requests.Response:
    return line.call("POST", "/session/refresh", json={"refresh_token": token})


def forged(central: CentralServer, line: Caller, key: TokenKey, clock: SetClock) -> str:
    """A later token of the officer's session, as whoever copied the key and knows the ids makes it."""
    own = central.storage.token_key.read(line.tokens["refresh_token"])
    assert own is not None
    return key.written(RefreshToken(own.session_id, line.officer_id, own.number + 5, clock.now))


def test_another_key_ends_no_session_and_shuts_out_the_former_one(
    lurah: Caller, central_server: CentralServer, clock: SetClock
) -> None:
    former = TokenKey.of_folder(central_server.data)
    copied = forged(central_server, lurah, former, clock)
    central_server.stop()
    before = (central_server.data / KEY_FILE).read_bytes()
    (central_server.data / KEY_FILE).unlink()
    central_server.start()
    assert (central_server.data / KEY_FILE).read_bytes() != before
    assert slug(renew(lurah, copied)) == "token-invalid"
    assert lurah.get("/me")["login"] == "lurah"
    clock.move(timedelta(days=2))
    answer = renew(lurah, lurah.tokens["refresh_token"])
    assert answer.status_code == 200, "signed with the former key, but known by its hash"
    lurah.use(answer.json())
    assert lurah.get("/me")["login"] == "lurah"
    assert former.read(lurah.tokens["refresh_token"]) is None
    assert renew(lurah, lurah.tokens["refresh_token"]).status_code == 200


def test_before_that_whoever_holds_the_key_makes_tokens(lurah: Caller, central_server: CentralServer, clock: SetClock) -> None:
    """What the change is for: the forged token above is as good as the officer's own while its key is in use."""
    copied = forged(central_server, lurah, TokenKey.of_folder(central_server.data), clock)
    assert renew(lurah, copied).status_code == 200


@pytest.mark.parametrize("content", [b"", b"x", bytes(31)])
def test_a_file_without_a_key_signs_nothing(tmp_path: Path, content: bytes) -> None:
    Storage.open(tmp_path).close()
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(StorageError, match="no key of 32 bytes"):
        Storage.open(tmp_path)
    command = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(tmp_path), "--port", "0"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (1, "") and "Remove it" in told.stderr and "Traceback" not in told.stderr
    (tmp_path / KEY_FILE).unlink()
    Storage.open(tmp_path).close()
