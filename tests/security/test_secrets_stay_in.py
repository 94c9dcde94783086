"""A whole day with every logger at its most talkative: no token, password, passphrase or key is anywhere it could be found."""

import base64
import http.client
import json
import logging
import traceback
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError

from central import schema
from central.clock import utc_now
from central.storage import Storage
from officer_app.credentials import PassphraseSecrets, StoredTokens
from officer_app.paths import secrets_file
from sync.errors import LineError, NotOurServer
from sync.remotes.officer_api import OfficerApi
from sync.remotes.wire import read_tokens
from sync.tokens import Tokens
from tests.fakes.central_office import PASSWORD, picture, seed
from tests.fakes.central_process import CentralServer
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.wire_answers import INSTANCE, tokens, tokens_answer
from tests.officer_app.conftest import Terminal, as_it_was
from tests.security.listeners import Listener, saying

__all__ = ["as_it_was"]

PASSPHRASE = "frasa-5520 hujan bulan juni"
WRONG = "salah-ketik-7731"
MARKER = "PENANDA-4417-jangan-dicatat"


class MovingClock:
    """The centre's time: the real one, and what was let pass."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> object:
        return utc_now() + self.ahead


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every logger of every library says everything, whatever level the product sets.

    But for the centre's database library, which is in no officer's process and prints every row that it reads.
    """
    monkeypatch.setattr(logging.Logger, "isEnabledFor", lambda logger, _level: not logger.name.startswith("sqlalchemy"))
    monkeypatch.setattr(http.client.HTTPConnection, "debuglevel", 1)
    monkeypatch.setenv("PYTHONASYNCIODEBUG", "1")


class Day:
    """One officer's day at the terminal; keeps all that was printed and every secret that there was."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.printed = ""
        self.secrets = {PASSWORD, WRONG, PASSPHRASE}
        self.keys: set[bytes] = set()
        self._kept = PassphraseSecrets(secrets_file(terminal.home), PASSPHRASE)

    def run(self, *arguments: str, answer: str = "") -> int:
        """One command, and what it left behind noted down."""
        ended = self.terminal.run(*arguments, answer=answer)
        self.printed += ended.stdout + ended.stderr
        self.note()
        return ended.returncode

    def note(self) -> None:
        """Note the secrets that are kept now."""
        if not secrets_file(self.terminal.home).exists():
            return
        found = StoredTokens(self._kept).load()
        if found is not None:
            self.secrets |= {found.access_token, found.refresh_token}
        key = self._kept.get("store-key")
        if key is not None:
            self.keys.add(key)

    def needles(self) -> set[bytes]:
        """Every secret in every spelling."""
        words = {word.encode() for word in self.secrets}
        words |= {base64.b64encode(word)[:-2] for word in words} | {quote_plus(word.decode()).encode() for word in words}
        for key in self.keys:
            words |= {key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key), repr(key).encode()[2:-1]}
        return words


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def centre(tmp_path: Path, clock: MovingClock, talkative: None) -> Iterator[CentralServer]:
    with CentralServer(tmp_path / "central", clock=clock) as server:  # type: ignore[arg-type]
        seed(server.storage)
        yield server


@pytest.fixture
def day(tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Day:
    made = Day(Terminal(tmp_path / "home", centre.url, capsys))
    made.terminal.environment |= {"OFFICER_APP_LOG": "debug", "OFFICER_APP_PASSPHRASE": PASSPHRASE}
    return made


def files_with(needles: set[bytes], *folders: Path) -> list[str]:
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 5
    return [f"{file.name}: {needle!r}" for file in files for needle in needles if needle in file.read_bytes()]


@pytest.mark.expects_errors
def test_a_days_files_logs_and_output_hold_no_secret(day: Day, centre: CentralServer, clock: MovingClock, tmp_path: Path) -> None:
    photo = tmp_path / "hasil.jpg"
    photo.write_bytes(picture(7, (900, 700)))
    url = centre.url
    assert day.run("sign-in", url, "--user", "lurah", "--password-stdin", answer=f"{WRONG}\n") != 0
    assert day.run("sign-in", url, "--user", "lurah", "--password-stdin", answer=f"{PASSWORD}\n") == 0
    assert day.run("sync") == 0
    day.run("act", "r1", "take-on")
    day.run("act", "r1", "note", "--text", MARKER)
    clock.ahead += timedelta(minutes=16)  # the access token is over: it is renewed on the way
    assert day.run("sync") == 0
    day.run("act", "r1", "result", "--text", f"Selesai {MARKER}", "--photo", str(photo), "--caption", MARKER)
    centre.stop()
    day.run("act", "r2", "note", "--text", MARKER)
    day.run("sync")
    centre.start()
    with Listener(saying(b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n")) as portal:
        day.run("sign-in", f"http://127.0.0.1:{portal.port}", "--user", "lurah", "--password-stdin", answer=f"{PASSWORD}\n")
    day.run("outbox", "--retry")
    day.run("doctor", "--json")
    clock.ahead += timedelta(days=40)  # the session is over for good
    day.run("sync")
    day.run("sign-in", url, "--user", "lurah", "--password-stdin", answer=f"{PASSWORD}\n")
    day.run("sign-out")
    assert len(day.secrets) >= 3 + 2 * 3, "signed in twice and renewed once"
    assert len(day.keys) == 1
    logs = "".join(file.read_text() for file in (day.terminal.home / "logs").iterdir())
    assert "urllib3" in logs and "DEBUG" in logs, "a log in which nobody spoke proves nothing"
    assert files_with(day.needles(), day.terminal.home, centre.data) == []
    assert not [needle for needle in day.needles() if needle.decode("latin-1") in day.printed]
    assert files_with({MARKER.encode()}, day.terminal.home) == [], "an office's files are encrypted, and its log knows no reports"


def test_errors_and_objects_do_not_repeat_secrets() -> None:
    """Whoever prints an error, its traceback or an object for debugging prints no secret."""
    said: list[str] = []
    typed = "password-SECRET"
    answers = (
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/1.1 302 Go\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nOfficer-Instance: other\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 No\r\nContent-Length: 999\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"",
    )
    for answer in answers:
        with Listener(saying(answer)) as server:
            url = f"http://127.0.0.1:{server.port}"
            store = MemoryTokens(tokens(url, "access-SECRET", "refresh-SECRET"))
            api = OfficerApi(url, store, clock=utc_now, device_id="pc")
            for call in (
                api.me,
                api.ping,
                lambda api=api: api.sign_in("lurah", typed),
                lambda api=api: api.changes(None),
            ):
                with pytest.raises(LineError) as caught:
                    call()
                said += [*traceback.format_exception(caught.value), repr(caught.value), str(caught.value.facts)]
            said += [repr(one) for one in (api, api.photos, store.load(), api._line, api._session, vars(api))]
            api.close()
    assert "SECRET" not in "".join(said)
    assert "access-SECRET" in Tokens.to_bytes(tokens("x", "access-SECRET")).decode()


@pytest.mark.parametrize("token", ["a\r\nX-Injected: yes", "a b", "a\x00", "rahasia\u2028", "", "x" * 5000, 7])
@pytest.mark.parametrize("field", ["access_token", "refresh_token"])
def test_a_token_that_is_no_single_word_is_not_taken(field: str, token: object) -> None:
    """It would become another header, or an error that repeats it."""
    with pytest.raises(NotOurServer):
        read_tokens(json.dumps({**tokens_answer(), field: token}).encode(), "https://centre.example", INSTANCE)


def test_the_centres_own_errors_do_not_repeat_what_was_stored(tmp_path: Path) -> None:
    storage = Storage.open(tmp_path / "central")
    try:
        with pytest.raises(SQLAlchemyError) as caught, storage.writing() as tx:
            for _ in range(2):
                tx.execute(insert(schema.agency).values(code=MARKER, name=MARKER))
        assert MARKER not in "".join(traceback.format_exception(caught.value))
    finally:
        storage.close()
