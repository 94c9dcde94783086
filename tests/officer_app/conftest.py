"""The small city's central API, and clients on the terminal as processes of their own."""

import io
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from central.clock import utc_now
from central.reports import insert_reports
from officer_app.__main__ import main
from tests.fakes.central_office import PASSWORD, new_report, seed
from tests.fakes.central_process import CentralServer
from tests.fakes.made_once import remember_authorities, remember_keys

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """One officer's terminal: `officer-app` with a home of its own, in this process or, as users run it, in one of its own."""

    def __init__(self, home: Path, server: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.server = server
        self.environment = {"OFFICER_APP_HOME": str(home), "OFFICER_APP_PASSPHRASE": "kata sandi"}
        self.in_process = True
        self._capsys = capsys

    def run(self, *arguments: str, answer: str = "") -> "subprocess.CompletedProcess[str]":
        """One command; no traceback ever reaches a person."""
        ended = self._here(arguments, answer) if self.in_process else self._apart(arguments, answer)
        assert "Traceback" not in ended.stderr, ended.stderr
        return ended

    def json(self, *arguments: str, code: int = 0, answer: str = "") -> Any:
        """The JSON of a command that ends with this code."""
        ended = self.run(*arguments, "--json", answer=answer)
        assert ended.returncode == code, (ended.returncode, ended.stdout, ended.stderr)
        return json.loads(ended.stdout)

    def sign_in(self, login: str) -> Any:
        """Begin a session."""
        return self.json("sign-in", self.server, "--user", login, "--password-stdin", answer=f"{PASSWORD}\n")

    def _apart(self, arguments: Sequence[str], answer: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "officer_app", *arguments]
        environment = {**os.environ, **self.environment}
        return subprocess.run(command, input=answer, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120)

    def _here(self, arguments: Sequence[str], answer: str) -> "subprocess.CompletedProcess[str]":
        self._capsys.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(answer))
            for name, value in self.environment.items():
                patch.setenv(name, value)
            remember_authorities(patch)
            code = main(arguments)
        out, err = self._capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, err)


@pytest.fixture(autouse=True)
def keys_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of each passphrase and salt once, and not for each command."""
    remember_keys(monkeypatch)


@pytest.fixture
def as_it_was(qapp: QApplication) -> Iterator[None]:
    """Leaves the process as it was before commands ran in it."""
    assert qapp is not None  # else the first command would make an application object without a screen
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    level, hooks = logging.getLogger().level, (sys.excepthook, threading.excepthook)
    yield
    for number, handler in signals.items():
        signal.signal(number, handler)
    logging.getLogger().setLevel(level)
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CentralServer]:
    """The small city, its reports minutes old."""
    with CentralServer(tmp_path / "central") as server:
        seed(server.storage)
        with server.storage.writing() as tx:
            insert_reports(tx, [new_report("fresh", "31.75.07.1003", at=utc_now())])
        yield server


@pytest.fixture
def terminal(tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Terminal:
    """A lurah's terminal, not signed in yet."""
    return Terminal(tmp_path / "home", centre.url, capsys)


@pytest.fixture
def camat(tmp_path: Path, centre: CentralServer, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Terminal:
    """The terminal of the district's supervisor, signed in."""
    camat = Terminal(tmp_path / "camat", centre.url, capsys)
    camat.sign_in("camat")
    return camat
