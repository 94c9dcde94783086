"""Homes with many reports: synced once from a centre by the real engine, and kept between runs."""

import hashlib
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import keyring

from bench.centres import Serving, province, serving
from bench.scenario import Bench
from bench.window.open_keyring import OpenKeyring
from officer_app.cli_sync import run_round
from officer_app.installation import Installation
from sync.errors import OfficerError
from sync.views import SESSION_OF

ROOT = Path(__file__).resolve().parents[1]
KEYRING = "bench-keyring.json"
# What makes a kept home useless when it changes.
_SCHEMAS = ("sync/cache_schema.py", "sync/work_schema.py")
_SYNCED = "bench-synced"


@dataclass(frozen=True, slots=True)
class ServedHome:
    """A home that knows every report of its running centre, signed in as the province's supervisor."""

    home: Path
    centre: Serving


@contextmanager
def synced_home(bench: Bench, size: int) -> Iterator[ServedHome]:
    """A home with so many cached reports beside its running centre; made where it is not kept from an earlier run."""
    home = bench.folder / "homes" / f"{size}-{bench.seed}"
    data = province(bench, size)
    with serving(data) as centre:
        stamp = _stamp(data)
        mark = home / _SYNCED
        if mark.exists() and mark.read_text() == stamp:
            sign_in(home, centre)
        else:
            bench.say(f"syncs a home with {size:,} reports")
            new_home(home)
            sign_in(home, centre)
            _sync_whole(home)
            mark.write_text(stamp)
        _forget_session(home)
        yield ServedHome(home, centre)


def new_home(home: Path) -> None:
    """An empty folder for a home, whatever lay there."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)


def sign_in(home: Path, centre: Serving, url: str = "") -> None:
    """Sign the supervisor in, at the centre itself or by another way to it."""
    installation = open_home(home)
    try:
        installation.sign_in(url or centre.url, centre.login, centre.password)
    finally:
        installation.close()


def open_home(home: Path) -> Installation:
    """A home of the bench, open; its keyring is a file in it, so that no person and no desktop is needed."""
    keyring.set_keyring(OpenKeyring(home / KEYRING))
    return Installation.open(home, lambda _new: None)


def _sync_whole(home: Path) -> None:
    installation = open_home(home)
    try:
        state = run_round(installation, threading.Event()).state
    finally:
        installation.close()
    if state.problem is not None or state.last_sync is None:
        raise OfficerError(state.problem or "not-synced")


def _forget_session(home: Path) -> None:
    """Start as a new officer does: what another scenario looked at last would be shown first, all reports on the map perhaps."""
    installation = open_home(home)
    try:
        officer, work = installation.officer, installation.stores.open_work()
        assert officer is not None, "nobody is signed in"
        work.set_meta(f"{SESSION_OF}{officer.id}", "")
        work.close()
    finally:
        installation.close()


def _stamp(data: Path) -> str:
    digest = hashlib.sha256(f"{(data / 'central.db').stat().st_ino}".encode())
    for name in _SCHEMAS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()
