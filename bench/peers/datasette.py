"""Datasette over a plain SQLite file that sqlite-utils made of the same reports, asked over HTTP on loopback."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import requests
import sqlite_utils

from bench.peers.installing import PeerError
from bench.scenario import Bench
from sync.reading import Reader

_COLUMNS = ("id", "number", "status", "closed", "risk", "received_at", "category", "ward", "text")
_QUERY = """SELECT r.id, r.number, r.status, r.closed, r.risk, r.received_at, r.category, r.ward, w.folded
            FROM report r JOIN words w ON w.rid = r.rid"""
_STARTS_WITHIN = 60.0


def make_file(reader: Reader, file: Path) -> None:
    """The reports of a home as a user of sqlite-utils would lay them down, with full-text search for parts of words."""
    file.unlink(missing_ok=True)
    database = sqlite_utils.Database(file)
    rows = (dict(zip(_COLUMNS, row, strict=True)) for row in reader._db.rows(_QUERY))
    table = database.table("report", pk="id")
    table.insert_all(rows, batch_size=5_000)
    for columns in (["closed", "risk", "id"], ["status", "closed", "risk", "id"], ["received_at", "id"]):
        table.create_index(columns)
    table.enable_fts(["text"], tokenize="trigram")
    database.close()


class Datasette:
    """A running Datasette."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def search(self, text: str, statuses: Sequence[str]) -> int:
        """How many of a page of rows there are for a query in the queue's order."""
        parameters = {"_search": f'"{text}"', "_searchmode": "raw", "status__in": ",".join(statuses)}
        parameters |= {"_sort": "risk", "_size": "100", "_shape": "array", "_nocount": "1", "_nofacet": "1"}
        answer = self._session.get(f"{self._url}/reports/report.json", params=parameters, timeout=60)
        answer.raise_for_status()
        return len(answer.json())


@contextlib.contextmanager
def running(bench: Bench, file: Path) -> Iterator[Datasette]:
    """Datasette as its users start it, with time for long queries."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [
        str(bench.peers.python()),
        "-m",
        "datasette",
        str(file),
        "--port",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "60000",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        _await(url, process)
        yield Datasette(url)
    finally:
        process.terminate()
        process.wait(20)


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            requests.get(f"{url}/-/versions.json", timeout=5)
            return
        time.sleep(0.1)
    raise PeerError("Datasette did not start")
