"""The fixture of real processes: the central API, `officer-app` on terminals, and between them a line that can be cut."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from central.storage import Storage
from tests.fakes.central_office import PASSWORD, Caller, seed
from tests.fakes.central_process import CentralProcess
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from tests.fakes.terminals import Terminal, officer_app


@dataclass
class TerminalCity:
    """The small city of `tests.fakes.central_office`, run as users run it."""

    central: CentralProcess
    proxy: CuttingProxy
    folder: Path
    homes: int = field(default=0)

    def desk(self, login: str) -> Terminal:
        """A new installation, signed in and synced."""
        self.homes += 1
        desk = Terminal(self.folder / f"home-{self.homes}-{login}")
        desk.sign_in(self.proxy.url, login, PASSWORD)
        desk.run("sync")
        return desk

    def purge(self, report_id: str, reason: str) -> None:
        """Erase a report at the centre, as its administrator does."""
        done = officer_app("central", "purge", report_id, "--reason", reason, "--data", str(self.central.data))
        assert done.returncode == 0, done.stderr

    def caller(self, login: str) -> Caller:
        """An officer who asks the central API directly, past the line."""
        return Caller(self.central.url, login)

    def history(self, report_id: str) -> list[dict[str, Any]]:
        """All that happened to a report, as the centre has it."""
        events: list[dict[str, Any]] = self.caller("province").get(f"/reports/{report_id}/events", params={"limit": 1000})[
            "items"
        ]
        return events

    def times(self, report_id: str, op_id: str) -> int:
        """How often an operation took effect."""
        return sum(event.get("op_id") == op_id for event in self.history(report_id))


@pytest.fixture
def terminal_city(tmp_path: Path) -> Iterator[TerminalCity]:
    """The small city as processes."""
    storage = Storage.open(tmp_path / "central")
    seed(storage)
    storage.close()
    with CentralProcess(tmp_path / "central") as central, cutting_proxy("127.0.0.1", central.port) as proxy:
        yield TerminalCity(central, proxy, tmp_path)
