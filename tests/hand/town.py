"""A central API with the demo pack and officers who act on their own computers by command line; copied from one made before."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from develop.demo import free_port
from tests.fakes.central_process import CentralProcess
from tests.fakes.terminals import Terminal, officer_app

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "demo"
PASSWORD = "demo"
PASSPHRASE = "hujan bulan juni"
CHIEF, CLERK, FIELD = "lurah.klender", "staf.klender", "ppsu.klender"


@dataclass(frozen=True, slots=True)
class Done:
    """One operation that took effect at the centre; `author` is the login."""

    number: str
    author: str
    kind: str
    recorded_at: datetime


class Town:
    """The centre as a process of its own, and the homes of those who work with it."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._server = CentralProcess(folder / "central", port)
        self.port = port
        # What was done before is not told.
        self._before: frozenset[str] = frozenset()
        self.answers = False

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Answer."""
        self._server.start()
        self.answers = True

    def stop(self) -> None:
        """Answer no more."""
        self._server.stop()
        self.answers = False

    def revoke(self, login: str) -> None:
        """End all sessions of an officer, as the office does whose computer was stolen."""
        done = officer_app("central", "officers", "revoke", login, "--data", str(self._folder / "central"))
        assert done.returncode == 0, done.stderr

    def home(self, login: str) -> Path:
        """An officer's installation."""
        return self._folder / f"home-{login}"

    def officer(self, login: str) -> Terminal:
        """An officer at a computer of their own, by command line; signed in when asked for first."""
        terminal = Terminal(self.home(login), {"OFFICER_APP_PASSPHRASE": PASSPHRASE})
        if not self.home(login).exists():
            terminal.sign_in(self.url, login, PASSWORD)
            terminal.run("sync")
        return terminal

    def report(self, number: str) -> dict[str, Any]:
        """A report as the centre has it."""
        found = self._rows("SELECT * FROM report WHERE number = ?", number)
        assert found, f"the centre has no {number}"
        return found[0]

    def numbers(self, status: str, ward: str) -> list[str]:
        """The numbers of a ward's reports in a status, those with photos first."""
        query = (
            "SELECT number FROM report r WHERE status = ? AND ward = ? ORDER BY"
            " (SELECT count(*) FROM attachment a WHERE a.report_id = r.id) DESC, number"
        )
        return [str(row["number"]) for row in self._rows(query, status, ward)]

    def history(self, number: str) -> list[dict[str, Any]]:
        """All that happened to a report, as the centre has it."""
        query = "SELECT e.* FROM event e JOIN report r ON r.id = e.report_id WHERE r.number = ? ORDER BY e.seq"
        return self._rows(query, number)

    def photos(self, number: str) -> list[dict[str, Any]]:
        """A report's photos at the centre, the oldest first."""
        query = "SELECT a.* FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.number = ? ORDER BY a.rowid"
        return self._rows(query, number)

    def officer_id(self, login: str) -> str:
        """What the centre calls an officer."""
        return str(self._rows("SELECT id FROM officer WHERE login = ?", login)[0]["id"])

    def mains(self) -> dict[str, str]:
        """The main report of each that was merged into another: what is done to the one takes effect there."""
        query = "SELECT r.number, m.number AS main FROM report r JOIN report m ON m.id = r.merged_into"
        return {row["number"]: row["main"] for row in self._rows(query)}

    def done(self, number: str | None = None, *, ever: bool = False) -> list[Done]:
        """What officers did that took effect, the oldest first; all of it, or what was done to one report; `ever` before too."""
        query = (
            "SELECT r.number, o.login, e.kind, e.op_id, e.recorded_at FROM event e JOIN report r ON r.id = e.report_id"
            " JOIN officer o ON o.id = e.actor_id WHERE e.op_id IS NOT NULL ORDER BY e.recorded_at"
        )
        found = [
            Done(row["number"], row["login"], row["kind"], datetime.fromtimestamp(row["recorded_at"] / 1000, UTC))
            for row in self._rows(query)
            if ever or row["op_id"] not in self._before
        ]
        return [one for one in found if number in (None, one.number)]

    def forget(self) -> None:
        """Tell of what is done from now on, and not of what was done before."""
        self._before = frozenset(row["op_id"] for row in self._rows("SELECT op_id FROM event WHERE op_id IS NOT NULL"))

    def _rows(self, query: str, *values: str) -> list[dict[str, Any]]:
        with closing(self._open()) as database:
            return [dict(row) for row in database.execute(query, values)]

    def _open(self) -> sqlite3.Connection:
        file = next((self._folder / "central").glob("*.db"))
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        return database


class TownPlan:
    """A town made once and copied for each test: loading, signing in and the first sync are not what tests here are about."""

    def __init__(self, folder: Path, logins: tuple[str, ...] = (CHIEF, CLERK)) -> None:
        self._folder = folder / "plan"
        self._port = free_port(0)
        self._folder.mkdir(parents=True)
        done = officer_app("central", "load", str(PACK), "--data", str(self._folder / "central"), "--shift-to-now")
        assert done.returncode == 0, done.stderr
        town = Town(self._folder, self._port)
        town.start()
        try:
            for login in logins:
                town.officer(login)
        finally:
            town.stop()

    def build(self, folder: Path, change: Callable[[Path], None] | None = None) -> Town:
        """A town that answers, with data of its own at the plan's address; `change` sees its folder before."""
        shutil.copytree(self._folder, folder / "town")
        if change is not None:
            change(folder / "town")
        town = Town(folder / "town", self._port)
        town.start()
        return town
