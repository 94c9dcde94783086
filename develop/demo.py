"""The demo: the central API with a pack, an officer signed in, and the window; all of it ends together."""

import argparse
import contextlib
import ctypes
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from develop.machine import PYTHON, ROOT, prepare, qt_environment, read_json, say, stop

DEMO = ROOT / ".demo"
DEMO_PACK = ROOT / "resources" / "demo"
DEMO_PASSWORD, ADDED_PASSWORD = "demo", "demo-demo"  # a pack says its own; who is added needs eight letters
DEMO_MAX_AGE = 86_400.0


def demo(options: argparse.Namespace) -> int:
    """Start the central API with a pack, sign an officer in and open the window; ends all of it together."""
    prepare("app")
    pack = (options.pack or DEMO_PACK).resolve()
    if not pack.is_dir():
        stop(f"there is no pack at {pack}")
    place = DEMO / (pack.name if pack == DEMO_PACK else f"{pack.name}-{hashlib.sha256(str(pack).encode()).hexdigest()[:8]}")
    place.mkdir(parents=True, exist_ok=True)
    set_aside_if_old(place)
    data, state = place / "central", read_json(place / "state.json")
    if not state.get("loaded"):
        state = {"loaded": time.time(), "users": load_pack(pack, data), "passphrase": secrets.token_urlsafe(16)}
    state["port"] = free_port(int(state.get("port", 0)))
    (place / "state.json").write_text(json.dumps(state))
    user = options.user or state["users"][0]
    home = (options.home or place / f"home-{user}").resolve()
    with ending() as start:
        server = f"http://127.0.0.1:{state['port']}"
        central = start(["central", "serve", "--data", str(data), "--port", str(state["port"])], {}, place / "central.log")
        environment = {"OFFICER_APP_HOME": str(home), "OFFICER_APP_PASSPHRASE": state["passphrase"]}
        if not signed_in(server, user, home):
            await_server(server, central)
            sign_in(server, user, DEMO_PASSWORD if (pack / "officers.json").exists() else ADDED_PASSWORD, home, environment)
        return start(window_arguments(options), environment | qt_environment(), None).wait()


def load_pack(pack: Path, data: Path) -> list[str]:
    """Load a pack into fresh data with its newest report minutes old; returns the officers to sign in as."""
    say(f"loads {pack.name}")
    run_app(["central", "load", str(pack), "--data", str(data), "--shift-to-now"])
    if (pack / "officers.json").exists():
        return ["lurah.klender", "staf.klender"]
    with contextlib.closing(sqlite3.connect(next(data.glob("*.db")))) as database:
        busiest = "SELECT ward FROM report GROUP BY ward ORDER BY count(*) DESC, ward LIMIT 1"
        ward = str(database.execute(busiest).fetchone()[0])
    for login, name, role, area in (
        ("lurah", f"Lurah {ward}", "staff", ward),
        ("provinsi", "Biro Pemerintahan", "supervisor", "31"),
    ):
        words = [login, "--name", name, "--role", role, "--area", area, "--password-stdin"]
        run_app(["central", "officers", "add", "--data", str(data), *words], ADDED_PASSWORD)
    return ["lurah", "provinsi"]


def signed_in(server: str, user: str, home: Path) -> bool:
    """Whether this officer signed in at this address before: then the window need not wait for the server."""
    marker = home / "demo-signed-in"
    return marker.exists() and marker.read_text() == f"{server} {user}"


def sign_in(server: str, user: str, password: str, home: Path, environment: dict[str, str]) -> None:
    """Sign the demo officer in."""
    say(f"signs in as {user} (password: {password})")
    run_app(["--home", str(home), "sign-in", server, "--user", user, "--password-stdin"], password, environment)
    (home / "demo-signed-in").write_text(f"{server} {user}")


def await_server(server: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the central API answers; it is given up when its process ended."""
    while process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"{server}/officer/v1/ping?nonce=dev", timeout=5).close()  # noqa: S310
            return
        time.sleep(0.05)
    stop("the central API did not start; central.log in .demo says why")


def set_aside_if_old(place: Path) -> None:
    """Start the demo anew when its data is older than a day, since its clocks would all be late; one former demo is kept."""
    loaded = float(read_json(place / "state.json").get("loaded") or time.time())
    if time.time() - loaded > DEMO_MAX_AGE:
        former = place.with_name(f"{place.name}.former")
        shutil.rmtree(former, ignore_errors=True)
        place.rename(former)
        place.mkdir()
        say(f"the demo data was older than a day and is built anew; the former lies in {former.relative_to(ROOT)}")


def window_arguments(options: argparse.Namespace) -> list[str]:
    """What of the demo's options the window takes itself."""
    arguments: list[str] = ["--offscreen"] if options.offscreen else []
    given = {name: getattr(options, name) for name in ("language", "size", "screenshot", "exit_after")}
    pairs = [(f"--{name.replace('_', '-')}", str(value)) for name, value in given.items() if value is not None]
    return arguments + [word for pair in pairs for word in pair]


def free_port(preferred: int) -> int:
    """A free port on loopback, the preferred one where possible."""
    for port in (preferred, 0):
        with socket.socket() as listener, contextlib.suppress(OSError):
            if os.name != "nt":  # on Windows this would share a port in use
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
            return int(listener.getsockname()[1])
    raise SystemExit("dev.py: no free port on loopback")


Start = Callable[[list[str], dict[str, str], Path | None], "subprocess.Popen[bytes]"]


@contextlib.contextmanager
def ending() -> Iterator[Start]:
    """Start parts of the app that all end when this block ends, however it ends."""
    started: list[subprocess.Popen[bytes]] = []

    def start(arguments: list[str], environment: dict[str, str], log: Path | None) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl-C reaches only this process, which then ends the others in order.
        with contextlib.ExitStack() as files:
            output = files.enter_context(log.open("ab")) if log else None
            process = subprocess.Popen(
                [PYTHON, "-m", "officer_app", *arguments],
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform.startswith("linux") else None,
            )
        started.append(process)
        return process

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit(0))
    try:
        yield start
    except KeyboardInterrupt:
        say("ends")
    finally:
        for process in reversed(started):
            _end(process)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG: also when this process is killed outright


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_app(arguments: list[str], answer: str = "", environment: dict[str, str] | None = None) -> None:
    """Run one command of the app; its own words say what went wrong."""
    command = [PYTHON, "-m", "officer_app", *arguments]
    if subprocess.run(command, input=answer, text=True, env={**os.environ, **(environment or {})}, cwd=ROOT).returncode:
        stop(f"`officer-app {' '.join(arguments[:2])}` did not work; see above")
