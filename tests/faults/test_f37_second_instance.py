"""F37: a second process beside the first, a lock left behind by one that was killed, a home on a network drive: all safe.

The second window is in tests/officer_app/test_second_start.py; tables of mounts in tests/officer_app/test_network_home.py.
"""

import os
from contextlib import closing
from pathlib import Path

import pytest

from officer_app import network_home
from officer_app.domain.operations import Note
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.locks import lock_now
from tests.fakes import synthetic
from tests.fakes.desk_work import desk_work
from tests.fakes.terminal_fixtures import TerminalCity
from tests.fakes.worked_home import ME


def test_a_command_beside_an_open_home(terminal_city: TerminalCity) -> None:
    """Two processes record at the same desk: both are saved, in one journal, and each arrives once."""
    desk = terminal_city.desk("lurah")
    running = desk.home / "running"
    with (running / "1-held").open("wb") as other:
        assert lock_now(other.fileno())
        op_ids = [desk.ask("act", "r1", "note", "--text", text, "--no-sync", expect=3)["op_id"] for text in ("satu", "dua")]
        assert [path.name for path in running.iterdir()] == ["1-held"], "who is here stays noted, who left does not"
        assert not (desk.home / "cache.unchecked").exists()
    desk.run("outbox", "--retry")
    assert [terminal_city.times("r1", op_id) for op_id in op_ids] == [1, 1]


def test_locks_of_the_killed_keep_nobody_out(terminal_city: TerminalCity) -> None:
    desk = terminal_city.desk("lurah")
    desk.killed("C2", "act", "r1", "note", "--text", "satu", "--no-sync")
    assert len(list((desk.home / "running").iterdir())) == 1
    assert len(desk.ask("outbox", expect=3)["operations"]) == 1
    assert list((desk.home / "running").iterdir()) == []
    assert (desk.home / "cache.unchecked").exists(), "an unclean end was noticed"
    assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
    assert not (desk.home / "cache.unchecked").exists()


def test_two_stores_of_one_home_write_one_history(tmp_path: Path) -> None:
    with desk_work(tmp_path / "home") as desk:
        second = synthetic.open_temporary(tmp_path / "home")
        with closing(second.open_commands()) as commands:
            saved = [each.record(ME, "r1", Note(text=str(n))) for n in range(5) for each in (desk.commands, commands)]
        assert [item.op_id for item in desk.reader.outbox()] == saved
        assert desk.stores.check() == []
        second.close()


def test_a_network_home_is_refused_before_any_store_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_home, "network_kind", lambda path: "cifs" if path == Path(os.path.realpath(tmp_path)) else None)
    with pytest.raises(OfficerError) as refused:
        Installation.open(tmp_path, lambda _: "kata sandi")
    assert refused.value.code == "home-on-network"
    assert list(tmp_path.iterdir()) == []
