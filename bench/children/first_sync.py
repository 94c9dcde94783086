"""The first sync of an officer into a new home by the real engine: `first_sync HOME URL LOGIN PASSWORD`."""

import json
import sys
import time
from pathlib import Path

from bench.children.desk import Desk
from bench.children.memory import peak_bytes


def main(home: Path, url: str, login: str, password: str) -> None:
    """Sign in, sync, and tell how long the sync took and what is there to be found afterwards."""
    desk = Desk(home)
    desk.sign_in(url, login, password)
    began, cpu = time.perf_counter(), time.process_time()
    desk.sync()
    seconds, busy = time.perf_counter() - began, time.process_time() - cpu
    reader = desk.installation.stores.open_reader()
    reports = reader._db.value("SELECT count(*) FROM report")
    found = reader._db.value("SELECT count(*) FROM words_fts WHERE words_fts MATCH ?", ('"banjir"',))
    reader.close()
    assert desk.line is not None
    pages = [asked.seconds for asked in desk.line.asked if asked.path == "/changes"]
    told = {"reports": reports, "found": found, "seconds": seconds, "cpu": busy, "peak": peak_bytes(), "waited": sum(pages)}
    desk.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4])
