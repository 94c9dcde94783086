"""`dev.py`: its options, its ports, and that everything it started ends with it."""

import argparse
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from develop import demo, machine

ROOT = Path(__file__).resolve().parents[1]

# A shell's background job ignores SIGINT, and what it starts inherits that.
_STARTS_SERVER = """
import signal
import sys
from pathlib import Path
from develop import demo
demo.PYTHON = sys.executable
signal.signal(signal.SIGINT, signal.default_int_handler)
data, port = Path(sys.argv[1]), int(sys.argv[2])
with demo.ending() as start:
    server = start(["central", "serve", "--data", str(data), "--port", str(port)], {}, data / "central.log")
    demo.await_server(f"http://127.0.0.1:{port}", server)
    print(server.pid, flush=True)
    server.wait()
"""


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_options_for_pytest_go_through_untouched(dev: ModuleType) -> None:
    assert dev.parser().parse_args(["test", "-k", "domain", "-x", "--lf"]).pytest == ["-k", "domain", "-x", "--lf"]
    assert dev.parser().parse_args(["test"]).pytest == []


def test_everything_is_shared_by_workers_and_what_was_asked_for_runs_in_one(dev: ModuleType) -> None:
    assert dev.test_runs(["-k", "domain"]) == {"pytest": ["-m", "pytest", "-k", "domain"]}
    whole = dev.test_runs([])
    assert "--ignore=tests/hand" in whole["pytest"]
    assert whole["hand"][-1] == "tests/hand", "what one run leaves out is another run"


def test_a_gate_that_fails_is_told_with_what_it_said(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "PYTHON", sys.executable)
    failing = "import sys; sys.stderr.write('broken\\n'); sys.exit(3)"
    monkeypatch.setattr(dev, "GATES", {"good": ["-c", "print('fine')"], "bad": ["-c", failing]})
    results = dev.run_gates(dict(os.environ))
    assert {name: code for name, (code, _) in results.items()} == {"good": 0, "bad": 3}
    assert capfd.readouterr().out.splitlines() == ["dev.py: good", "fine", "dev.py: bad", "broken"]


def test_the_folder_in_memory_is_lent_where_there_is_room(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "MEMORY_BYTES", 1)
    with dev.memory_folder() as folder:
        assert folder is None or Path(folder).is_dir()
    assert folder is None or not Path(folder).exists()
    monkeypatch.setattr(dev, "MEMORY_BYTES", 1 << 60)
    with dev.memory_folder() as folder:
        assert folder is None


def test_the_window_gets_its_options(dev: ModuleType) -> None:
    options = dev.parser().parse_args(["demo", "--offscreen", "--size", "1366x768", "--exit-after", "3", "--language", "en"])
    assert demo.window_arguments(options) == ["--offscreen", "--language", "en", "--size", "1366x768", "--exit-after", "3.0"]
    assert demo.window_arguments(dev.parser().parse_args(["demo"])) == []


def test_a_preferred_port_is_taken_when_it_is_free() -> None:
    free = demo.free_port(0)
    assert demo.free_port(free) == free
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert demo.free_port(taken.getsockname()[1]) != taken.getsockname()[1]


def test_a_process_of_the_project_keeps_its_compiled_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "compiled.py").write_text("", "utf-8")
    subprocess.run([sys.executable, "-c", "import compiled"], cwd=tmp_path, env=machine.surroundings(), check=True)
    assert list(tmp_path.glob("__pycache__/compiled.*.pyc"))


def test_every_system_library_is_named_with_its_package() -> None:
    pairs = [line.split() for line in machine.SYSTEM.read_text().splitlines() if not line.startswith("#")]
    assert all(len(pair) == 2 and ".so" in pair[0] for pair in pairs)
    assert len({library for library, _ in pairs}) == len(pairs)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux finds its libraries one by one")
def test_a_library_that_is_missing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tmp_path / "requirements-system.txt"
    wanted.write_text("# comment\nlibc.so.6 libc6\nlibnobody-has-this.so.9 libnobody9\n")
    monkeypatch.setattr(machine, "SYSTEM", wanted)
    assert "libnobody9" in machine.missing_packages("app")
    assert "libc6" not in machine.missing_packages("app")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux finds its libraries one by one")
def test_without_root_the_exact_command_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "missing_packages", lambda _kind: ["libegl1", "libnss3"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda tool: f"/usr/bin/{tool}")
    with pytest.raises(SystemExit) as ended:
        machine.install_system("app")
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libnss3" in str(ended.value)


def test_demo_data_of_yesterday_is_set_aside_and_todays_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "ROOT", tmp_path)
    place = tmp_path / "demo"
    for age, kept in ((3600, True), (100_000, False)):
        place.mkdir(exist_ok=True)
        (place / "state.json").write_text(json.dumps({"loaded": time.time() - age}))
        demo.set_aside_if_old(place)
        assert (place / "state.json").exists() is kept
    assert (tmp_path / "demo.former" / "state.json").exists()


def test_an_unknown_pack_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "prepare", lambda _kind: None)
    options = argparse.Namespace(pack=tmp_path / "nowhere", user=None)
    with pytest.raises(SystemExit, match="there is no pack at"):
        demo.demo(options)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the parent's death is told by Linux alone")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_server_ends_with_whoever_started_it(tmp_path: Path, number: signal.Signals) -> None:
    port = demo.free_port(0)
    command = [sys.executable, "-c", _STARTS_SERVER, str(tmp_path), str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True) as starter:
        assert starter.stdout is not None
        server = psutil.Process(int(starter.stdout.readline()))
        starter.send_signal(number)
        starter.wait(20)
        psutil.wait_procs([server], timeout=20)
        assert not server.is_running() or server.status() == psutil.STATUS_ZOMBIE
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/officer/v1/ping?nonce=x", timeout=2).close()
