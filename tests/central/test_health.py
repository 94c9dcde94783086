"""What of the server is down, as whoever watches it and every client are told."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from central import health
from central.storage import Storage
from tests.fakes.central_office import Caller, seed
from tests.fakes.central_process import CentralProcess, CentralServer

Open = Callable[[str | None], Caller]
ROOT = Path(__file__).parents[2]


def test_all_is_well(caller: Open, central_server: CentralServer) -> None:
    answer = caller(None).call("GET", "/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "notices": []})
    assert answer.headers["Officer-Instance"] == central_server.storage.instance


@pytest.fixture
def without_database(central_server: CentralServer) -> Iterator[CentralServer]:
    """The database's file is gone from under the running server: a disk that was unmounted."""
    data = central_server.data
    central_server.storage._engine.dispose()
    shutil.move(data / "central.db", data / "elsewhere.db")
    (data / "central.db").mkdir()
    yield central_server
    central_server.storage._engine.dispose()
    (data / "central.db").rmdir()
    shutil.move(data / "elsewhere.db", data / "central.db")


@pytest.mark.expects_errors
@pytest.mark.parametrize(
    "call", [("GET", "/ping"), ("GET", "/health"), ("GET", "/me"), ("POST", "/session"), ("GET", "/changes")]
)
def test_a_database_that_is_down_is_said_and_is_no_fault_of_the_request(
    lurah: Caller, without_database: CentralServer, call: tuple[str, str]
) -> None:
    body = {"login": "lurah", "password": "x" * 8, "device_id": "d"} if call[0] == "POST" else None
    answer = lurah.call(*call, json=body)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:officer:problem:unavailable"), answer.text
    assert list(answer.json()["fields"]) == ["database"] and int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Officer-Instance"], "a client knows that it is the server that says so"


def test_it_answers_again_when_the_database_is_back(lurah: Caller, central_server: CentralServer) -> None:
    data = central_server.data
    central_server.storage._engine.dispose()
    shutil.move(data / "central.db", data / "elsewhere.db")
    (data / "central.db").mkdir()
    assert lurah.call("GET", "/health").status_code == 503
    (data / "central.db").rmdir()
    shutil.move(data / "elsewhere.db", data / "central.db")
    assert lurah.call("GET", "/health").status_code == 200
    assert lurah.get("/me")["login"] == "lurah"


def test_each_part_that_is_down_is_named(lurah: Caller, central_server: CentralServer, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.move(central_server.data / "blobs", central_server.data / "gone")
    assert list(lurah.call("GET", "/health").json()["fields"]) == ["photos"]
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 62)
    assert list(lurah.call("GET", "/health").json()["fields"]) == ["disk", "photos"]
    shutil.move(central_server.data / "gone", central_server.data / "blobs")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    storage = Storage.open(tmp_path / "data")
    seed(storage)
    storage.close()
    return tmp_path / "data"


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "officer_app", "central", "officers", "list", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_the_databases_address_comes_from_a_file_or_the_environment(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{(data / 'central.db').as_posix()}"
    (tmp_path / "address").write_text(f"{address}\n")
    empty = tmp_path / "empty"
    by_file = run("--data", str(empty), "--database-file", str(tmp_path / "address"))
    assert by_file.returncode == 0 and "lurah" in by_file.stdout, by_file.stderr
    monkeypatch.setenv("OFFICER_CENTRAL_DATABASE", address)
    by_environment = run("--data", str(empty))
    assert by_environment.returncode == 0 and "lurah" in by_environment.stdout, by_environment.stderr


def test_an_address_with_its_password_is_refused_where_every_user_reads_it(data: Path) -> None:
    refused = run("--data", str(data), "--database", "postgresql://officer:rahasia@db.example/officer")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--database-file" in refused.stderr and "rahasia" not in refused.stderr
    for missing in (run("--data", str(data), "--database-file", str(data / "nowhere")),):
        assert missing.returncode == 1 and "Traceback" not in missing.stderr


def test_the_servers_own_log_says_when(data: Path) -> None:
    data.chmod(0o755)
    arguments = ["-m", "officer_app", "central", "serve", "--data", str(data), "--port", "0"]
    server = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    server.stdout.readline()
    server.terminate()
    said = server.communicate(timeout=20)[1]
    assert "open to other users" in said
    first = said.splitlines()[0].split()
    assert first[0].endswith("Z") and first[0][10] == "T" and first[1] == "WARNING"


def test_health_of_a_process_as_a_watchman_asks(data: Path) -> None:
    with CentralProcess(data) as central:
        assert Caller(central.url).call("GET", "/health").json()["status"] == "ok"
