"""What P2 and P3 measure, in one run: a desk that is up to date, quiet syncs, then pushes; and the peer doing the same."""

import functools
import shutil
from typing import Any

from bench.centres import borrowed
from bench.children.running import child
from bench.peers.pouchdb import replicate
from bench.scenario import Bench

_QUIET = 20
_REPORTS = 10_000


@functools.cache
def figures_at_the_desk(bench: Bench) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the client told, and the peer."""
    scratch = bench.scratch("desk")
    home = scratch / "home"
    shutil.rmtree(home, ignore_errors=True)
    with borrowed(bench, min(bench.size, _REPORTS), "desk") as centre:
        child("first_sync", home, centre.url, centre.login, centre.password)
        told = child("quiet_and_push", home, _QUIET, bench.repeat)
        peer = replicate(bench, centre.url, centre.token(), scratch / "pouchdb", 500 * bench.repeat)
    shutil.rmtree(scratch, ignore_errors=True)
    return told, peer
