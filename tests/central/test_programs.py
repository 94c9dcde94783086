"""Each desk names its build, and an operator sees which builds are in use."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from central.programs import programs_in_use
from officer_app.build import build_name
from sync.remotes.officer_api import OfficerApi
from tests.central.test_security_log import lines
from tests.fakes.central_office import PASSWORD, Caller, SetClock
from tests.fakes.central_process import CentralServer
from tests.fakes.laid_city import lay_city
from tests.fakes.memory_tokens import MemoryTokens

Open = Callable[[str | None], Caller]
ROOT = Path(__file__).parents[2]


def named(line: Caller, program: str) -> Caller:
    line.session.headers["User-Agent"] = program
    return line


def test_a_desk_names_its_build(central_server: CentralServer, clock: SetClock) -> None:
    api = OfficerApi(central_server.url, MemoryTokens(), clock=clock, device_id="d1", device_name="PC", stop=threading.Event())
    try:
        api.sign_in("lurah", PASSWORD)
    finally:
        api.close()
    said = [line for line in lines(central_server.data) if line["event"] == "signed-in"]
    assert [line["program"] for line in said] == [f"crop-officer/{build_name()}"]


def test_what_is_in_use_is_listed(caller: Open, central_server: CentralServer, clock: SetClock) -> None:
    old = [named(caller(None), "crop-officer/0.1.0+1") for _ in range(2)]
    new = named(caller(None), "crop-officer/0.2.0+2 <b>" + "x" * 200)
    for line, login in ((old[0], "lurah"), (old[1], "lurah"), (new, "camat")):
        line.sign_in(login)
    assert [(use.program, use.sessions, use.officers) for use in programs_in_use(central_server.storage)] == [
        ("crop-officer/0.1.0+1", 2, 1),
        (("crop-officer/0.2.0+2 <b>" + "x" * 200)[:64], 1, 1),
    ]
    clock.move(timedelta(minutes=5))
    named(old[0], "crop-officer/0.2.0+2")
    old[0].use(old[0].call("POST", "/session/refresh", json={"refresh_token": old[0].tokens["refresh_token"]}).json())
    old[1].call("DELETE", "/session")
    after = [(use.program or "")[:20] for use in programs_in_use(central_server.storage)]
    assert after == ["crop-officer/0.2.0+2"] * 2, "an update is seen at the next contact"


def test_an_operator_reads_it_as_words_and_as_json(tmp_path: Path) -> None:
    lay_city(tmp_path, SetClock())
    command = [sys.executable, "-m", "officer_app", "central", "programs", "--data", str(tmp_path)]
    ended = partial(subprocess.run, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert ended(command).stdout == "Nobody is signed in.\n"
    with CentralServer(tmp_path) as central:
        line = named(Caller(central.url), "crop-officer/0.1.0+1")
        line.sign_in("lurah")
        line.close()
    assert ended(command).stdout == "crop-officer/0.1.0+1: 1 sessions of 1 officers\n"
    [use] = json.loads(ended([*command, "--json"]).stdout)["programs"]
    assert (use["program"], use["sessions"], use["officers"]) == ("crop-officer/0.1.0+1", 1, 1)
    assert use["last_seen"]
