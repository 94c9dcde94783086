"""PouchDB replicating from express-pouchdb, both on LevelDB: the peer of first syncs, quiet syncs and pushes."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import requests

from bench.peers.installing import HERE, PeerError
from bench.scenario import Bench

_PAGE = 2_000


def replicate(bench: Bench, url: str, token: str, folder: Path, writes: int) -> dict[str, Any]:
    """Fill a peer's server with the reports of a central API and let a peer's client replicate them; seconds of each step."""
    home = bench.peers.node()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = folder / "reports.jsonl"
    _write_lines(url, token, lines)
    program = ["node", str(HERE / "pouchdb_server.js"), str(folder / "server"), str(lines)]
    with subprocess.Popen(program, cwd=home, env=_environment(home), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = server.stdout.readline().strip()
            if not port:
                raise PeerError("express-pouchdb did not start")
            client = ["node", str(HERE / "pouchdb_client.js"), f"http://127.0.0.1:{port}", str(folder / "client"), str(writes)]
            done = subprocess.run(client, cwd=home, env=_environment(home), capture_output=True, text=True)
            if done.returncode:
                raise PeerError(f"PouchDB ended with {done.returncode}: {done.stderr[-1500:]}")
            found: dict[str, Any] = json.loads(done.stdout)
            return found
        finally:
            server.terminate()
            shutil.rmtree(folder, ignore_errors=True)


def _write_lines(url: str, token: str, path: Path) -> None:
    """Every report as a document of its own, with the same fields and the same history as in our feed."""
    cursor, more = None, True
    with path.open("w", encoding="utf-8") as file:
        while more:
            query = {"limit": str(_PAGE)} | ({"cursor": cursor} if cursor else {})
            headers = {"Authorization": f"Bearer {token}"}
            page = requests.get(f"{url}/officer/v1/changes", params=query, headers=headers, timeout=60).json()
            for item in page["items"]:
                if item["kind"] == "report":
                    document = item["report"] | {"_id": item["report"]["id"], "events": item["events"]}
                    file.write(json.dumps(document) + "\n")
            cursor, more = page["cursor"], page["more"]


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NODE_PATH": str(home / "node_modules"), "NODE_NO_WARNINGS": "1"}
