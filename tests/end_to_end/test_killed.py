"""Whatever was shown as saved is there after the process is killed, at any moment."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from resources import path
from tests.fakes.terminals import City, Terminal

# An officer at work: each line that it prints is one "saved on this computer" that the officer has seen.
_AT_WORK = """
import sys
from pathlib import Path
from officer_app.domain.operations import Note
from officer_app.installation import Installation

installation = Installation.open(Path(sys.argv[1]), lambda _new: None)
commands = installation.stores.open_commands()
for number in range(10_000):
    print(commands.record(installation.officer, sys.argv[2], Note(text=f"Catatan ke-{number}")), flush=True)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """An installation that has synced once and is offline now."""
    city = City(tmp_path_factory.mktemp("city"))
    city.load(path("demo"), "--shift-to-now")
    city.start()
    desk = Terminal(tmp_path_factory.mktemp("desk") / "home")
    desk.sign_in(city.url, "staf.klender", "demo")
    desk.run("sync")
    city.stop()
    yield desk


@pytest.mark.parametrize("seen", [1, 3, 17])
def test_what_was_shown_as_saved_survives_a_kill(desk: Terminal, seen: int) -> None:
    report = desk.reports("--limit", "1")[0]["id"]
    before = _recorded(desk)
    command = [sys.executable, "-c", _AT_WORK, str(desk.home), report]
    with subprocess.Popen(command, env={**os.environ, **desk.environment}, stdout=subprocess.PIPE, text=True) as officer:
        assert officer.stdout is not None
        shown = [officer.stdout.readline().strip() for _ in range(seen)]
        officer.kill()
        shown += [line.strip() for line in officer.stdout if line.endswith("\n")]
    after = _recorded(desk)
    assert all(shown)
    assert after[: len(before)] == before, "nothing of before is lost or changed"
    assert set(shown) <= set(after)
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]


def _recorded(desk: Terminal) -> list[str]:
    return [operation["op_id"] for operation in desk.ask("outbox", expect=None)["operations"]]
