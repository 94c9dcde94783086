"""`officer-app central …` as a user runs it: in processes of its own, or in this one where only its answer matters."""

import io
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from central.storage import Storage
from officer_app.__main__ import main
from tests.fakes.central_office import Caller, seed
from tests.fakes.central_process import CentralProcess

ROOT = Path(__file__).parents[2]
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "officer_app", "central", *arguments]
    return subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in this process."""

    def run_here(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(["central", *arguments])
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return run_here


@pytest.fixture
def data(tmp_path: Path) -> Path:
    storage = Storage.open(tmp_path / "data")
    seed(storage)
    storage.close()
    return tmp_path / "data"


def test_serve_until_asked_to_stop(data: Path) -> None:
    with CentralProcess(data) as central:
        line = Caller(central.url, "lurah")
        assert {item["id"] for item in line.get("/index")["items"]} == {"r1", "p1", "r2"}
        central.stop()
        assert central.exit_code == 0
        with pytest.raises(requests.ConnectionError):
            line.get("/me")
        central.start()
        assert line.get("/me")["login"] == "lurah"
        line.close()


def test_killed_in_the_middle_it_has_what_it_confirmed(data: Path) -> None:
    with CentralProcess(data) as central:
        line = Caller(central.url, "lurah")
        rev = line.do("r1", "note", {"text": "confirmed"})["rev"]
        central.kill()
        assert central.exit_code == -signal.SIGKILL
        central.start()
        assert line.report("r1")["rev"] == rev
        assert line.get("/reports/r1/events", params={"after": 1})["items"][0]["data"] == {"text": "confirmed"}
        line.close()


def test_add_and_list_officers(data: Path, here: Command) -> None:
    arguments = [
        "officers",
        "add",
        "Baru",
        "--name",
        "Pak Baru",
        "--role",
        "staff",
        "--area",
        "31.75.07.1004",
        "--data",
        str(data),
    ]
    added = run(*arguments, "--password-stdin", stdin="sandi-panjang\n")
    assert (added.returncode, added.stdout) == (0, "baru may sign in.\n"), added.stderr
    listed = json.loads(here("officers", "list", "--json", "--data", str(data)).stdout)
    assert {"login": "baru", "areas": ["31.75.07.1004"]}.items() <= {
        name: value for officer in listed if officer["login"] == "baru" for name, value in officer.items()
    }.items()
    assert "sandi" not in json.dumps(listed)
    again = here(*arguments, "--password-stdin", stdin="sandi-panjang\n")
    assert (again.returncode, again.stdout) == (1, "")
    assert "--replace" in again.stderr
    assert "baru\tPak Baru\tstaff\t31.75.07.1004" in here("officers", "list", "--data", str(data)).stdout


@pytest.mark.parametrize(
    ("changes", "password", "words"),
    [
        (["--area", "nowhere"], "sandi-panjang", "Not an area code"),
        (["--area", "31.01"], "sandi-panjang", "No area has the code"),
        ([], "short", "at least 8"),
        (["--agency", "none"], "sandi-panjang", "No agency"),
        (["--name", " "], "sandi-panjang", "needs a name"),
    ],
)
def test_officer_who_cannot_be_added(data: Path, here: Command, changes: list[str], password: str, words: str) -> None:
    arguments = ["officers", "add", "x", "--name", "X", "--role", "staff", "--area", "31.75.07.1004", "--data", str(data)]
    answer = here(*arguments, *changes, "--password-stdin", stdin=password + "\n")
    assert answer.returncode == 1
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr


def test_port_in_use_is_a_sentence(data: Path, here: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = here("serve", "--data", str(data), "--port", str(taken.getsockname()[1]))
    assert answer.returncode == 1
    assert answer.stderr.startswith("Port ")
    assert "Traceback" not in answer.stderr


def test_folder_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = run("serve", "--data", str(tmp_path / "file"))
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)


def test_restored_changes_the_epoch(data: Path, here: Command) -> None:
    storage = Storage.open(data)
    before = storage.epoch()
    storage.close()
    assert here("restored", "--data", str(data)).returncode == 0
    storage = Storage.open(data)
    assert storage.epoch() != before
    storage.close()


def test_purge_beside_a_running_server(data: Path, here: Command) -> None:
    with CentralProcess(data) as central:
        line = Caller(central.url, "lurah")
        report, cursor = line.report("r1"), line.changes()["cursor"]
        done = run("purge", report["number"], "--reason", "permintaan pelapor", "--data", str(data))
        assert (done.returncode, done.stdout.splitlines()[0].split(".")[0]) == (0, f"{report['number']} was erased with 1 photo")
        page = line.changes(cursor, limit=10)
        assert [(item["kind"], item["id"], item["reason"]) for item in page["items"]] == [("purged", "r1", "permintaan pelapor")]
        assert line.call("GET", f"/attachments/{report['attachments'][0]['sha256']}").status_code == 404
        line.close()
    again = json.loads(here("purge", "r1", "--reason", "x", "--json", "--data", str(data)).stdout)
    assert again == {"report_id": "r1", "number": report["number"], "photos": 0, "already": True}
    unknown = here("purge", "nowhere", "--reason", "x", "--data", str(data))
    assert (unknown.returncode, unknown.stdout, unknown.stderr) == (
        1,
        "",
        "No report has the number or id nowhere. Nothing was erased.\n",
    )
    assert run("purge", "r2", "--data", str(data)).returncode == 2, "without a reason nothing is erased"


def test_purge_wakes_those_who_wait(data: Path) -> None:
    with CentralProcess(data) as central:
        line = Caller(central.url, "lurah")
        cursor = line.changes()["cursor"]
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(line.get, "/changes", params={"cursor": cursor}, headers={"Prefer": "wait=25"})
            assert run("purge", "r1", "--reason", "x", "--data", str(data)).returncode == 0
            assert [item["kind"] for item in waiting.result(30)["items"]] == ["purged"]
        line.close()


def test_openapi_is_printed() -> None:
    assert run("openapi").stdout == (ROOT / "docs" / "openapi.json").read_text()
