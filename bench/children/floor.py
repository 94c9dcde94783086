"""The floor of a first sync: `floor HOME URL TOKEN`.

Download the same pages one after the other, decode them, and insert all of it into the same encrypted schema with its indexes,
one executemany a table in one transaction. Nothing is compared, merged, resumed or told.
"""

import json
import secrets
import sys
import time
from pathlib import Path

import requests
from sqlcipher3 import dbapi2

from officer_app.collector import calm_collector
from sync.cache import CacheStore
from sync.cache_schema import CACHE_SCHEMA
from sync.database import NORMAL, Database
from sync.feed import FeedReport
from sync.migrations import bring_up
from sync.pull_planner import PAGE
from sync.remotes.wire import read_page
from sync.report_rows import REPORT_COLUMNS, document_of, folded_of, hashes_of, joined_history, row_of


def main(home: Path, url: str, token: str) -> None:
    """Tell how long each step took, and how many bytes came."""
    calm_collector()
    began = time.perf_counter()
    bodies = _download(url, token)
    downloaded = time.perf_counter()
    items = [item for body in bodies for item in read_page(body).items if isinstance(item, FeedReport)]
    decoded = time.perf_counter()
    _insert(home, items)
    inserted = time.perf_counter()
    times = {"download": downloaded - began, "decode": decoded - downloaded, "insert": inserted - decoded}
    times |= {
        "plain": _ablated(home / "plain", items, encrypted=False),
        "textless": _ablated(home / "textless", items, text=False),
    }
    print(json.dumps({"reports": len(items), "seconds": inserted - began, "bytes": sum(map(len, bodies)), **times}))


def _download(url: str, token: str) -> list[bytes]:
    bodies, cursor, more = [], None, True
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {token}"
        while more:
            query = {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
            reply = session.get(f"{url}/officer/v1/changes", params=query, timeout=60)
            reply.raise_for_status()
            bodies.append(reply.content)
            # Both stand at the end of a page: found without decoding all of it twice.
            told = json.loads(b"{" + reply.content[reply.content.rindex(b'"cursor":') :])
            cursor, more = told["cursor"], told["more"]
    return bodies


def _ablated(home: Path, items: list[FeedReport], *, encrypted: bool = True, text: bool = True) -> float:
    """Seconds of the same insert without one of the things that it has to do."""
    began = time.perf_counter()
    _insert(home, items, encrypted=encrypted, text=text)
    return time.perf_counter() - began


def _insert(home: Path, items: list[FeedReport], *, encrypted: bool = True, text: bool = True) -> None:
    home.mkdir(parents=True, exist_ok=True)
    database = Database(home / "cache.db", secrets.token_hex(32), synchronous=NORMAL, bulk=True)
    if not encrypted:
        database.close()
        (home / "cache.db").unlink()
        database.connection = dbapi2.connect(str(home / "cache.db"), isolation_level=None)
        database.connection.execute("PRAGMA journal_mode = WAL")
        database.connection.execute(f"PRAGMA synchronous = {NORMAL}")
    bring_up(database, CACHE_SCHEMA)
    numbered = list(enumerate(items, start=1))
    words = [(rid, folded_of(item.report)) for rid, item in numbered]
    with database.writing():
        database.execute_many(
            f"INSERT INTO report ({', '.join(REPORT_COLUMNS)}) VALUES ({', '.join('?' * len(REPORT_COLUMNS))})",
            [(rid, *row_of(item.report), 0, 0) for rid, item in numbered],
        )
        database.execute_many("INSERT INTO body VALUES (?, ?)", [(rid, document_of(item.report)) for rid, item in numbered])
        database.execute_many("INSERT INTO words VALUES (?, ?)", words)
        if text:
            database.execute_many("INSERT INTO words_fts (rowid, folded) VALUES (?, ?)", words)
        histories = [(rid, joined_history(None, item.events)) for rid, item in numbered if item.events]
        database.execute_many("INSERT INTO history VALUES (?, ?)", histories)
        uses = [(sha256, rid) for rid, item in numbered for sha256 in hashes_of(item.report)]
        database.execute_many("INSERT OR IGNORE INTO photo_use VALUES (?, ?)", uses)
    CacheStore(database).close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
