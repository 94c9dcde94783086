"""The small city's central API, and clients on the terminal as processes of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from central.clock import utc_now
from central.reports import insert_reports
from tests.fakes.central_office import PASSWORD, new_report, seed
from tests.fakes.central_process import CentralServer

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """One officer's terminal: `officer-app` with a home of its own."""

    def __init__(self, home: Path, server: str) -> None:
        self.home = home
        self.server = server
        self.environment = {**os.environ, "OFFICER_APP_HOME": str(home), "OFFICER_APP_PASSPHRASE": "kata sandi"}

    def run(self, *arguments: str, answer: str = "") -> "subprocess.CompletedProcess[str]":
        """One command; no traceback ever reaches a person."""
        command = [sys.executable, "-m", "officer_app", *arguments]
        ended = subprocess.run(command, input=answer, capture_output=True, text=True, env=self.environment, cwd=ROOT, timeout=60)
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


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CentralServer]:
    """The small city, its reports minutes old."""
    with CentralServer(tmp_path / "central") as server:
        seed(server.storage)
        with server.storage.writing() as tx:
            insert_reports(tx, [new_report("fresh", "31.75.07.1003", at=utc_now())])
        yield server


@pytest.fixture
def terminal(tmp_path: Path, centre: CentralServer) -> Terminal:
    """A lurah's terminal, not signed in yet."""
    return Terminal(tmp_path / "home", centre.url)
