#!/usr/bin/env python3
"""Set-up, demo and tests of CROP Officer: `python3 dev.py demo` and `python3 dev.py test` do everything on a fresh machine.

Standard library only, Python 3.11 or newer, Linux, macOS and Windows.
"""

import argparse
import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import re
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
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
STAMP = VENV / "officer-stamp.json"
LOCKS = {"app": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
SYSTEM = ROOT / "requirements-system.txt"
DEMO = ROOT / ".demo"
DEMO_PACK = ROOT / "resources" / "demo"
DEMO_PASSWORD, ADDED_PASSWORD = "demo", "demo-demo"  # a pack says its own; who is added needs eight letters
DEMO_MAX_AGE = 86_400.0

TEST_TOOLS = {"dbus-run-session": "dbus-daemon", "gnome-keyring-daemon": "gnome-keyring"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
GATES = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "mypy dev.py": ["-m", "mypy", "dev.py"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}


def say(text: str) -> None:
    """One line of progress."""
    print(f"dev.py: {text}", flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what to do."""
    raise SystemExit(f"dev.py: {text}")


def prepare(kind: str) -> None:
    """Bring this checkout's .venv and the system's libraries to what the lock file names; at once when they are."""
    if sys.version_info < (3, 11):  # noqa: UP036  (people do start it with an older Python)
        stop("needs Python 3.11 or newer")
    wanted = {"python": sys.version, "root": str(ROOT), "lock": hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()}
    stamps = _read_json(STAMP)
    if stamps.get(kind) == wanted and Path(PYTHON).exists():
        return
    install_system(kind)
    if not Path(PYTHON).exists() or stamps.get("python", sys.version) != sys.version:
        say("makes .venv")
        venv.create(VENV, with_pip=True, clear=VENV.exists(), symlinks=os.name != "nt")
        stamps = {}
    install_packages(kind)
    link_checkout()
    STAMP.write_text(json.dumps({**stamps, "python": sys.version, kind: wanted}))


def install_packages(kind: str) -> None:
    """Install the pinned packages, each checked against its hashes."""
    lock = LOCKS[kind]
    total = len(re.findall(r"^[a-z0-9].*==", lock.read_text(), re.MULTILINE))
    say(f"installs the packages of {lock.name} (the first time this takes a few minutes)")
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(lock)]
    pipe, together = subprocess.PIPE, subprocess.STDOUT
    process = subprocess.Popen(command, stdout=pipe, stderr=together, text=True, encoding="utf-8", errors="replace")
    assert process.stdout is not None
    words: list[str] = []
    for line in process.stdout:
        words.append(line)
        if line.startswith(("Collecting ", "Requirement already")):
            done = sum(word.startswith(("Collecting ", "Requirement already")) for word in words)
            if sys.stdout.isatty():
                print(f"\r  {done} of at most {total}: {line.removeprefix('Collecting ').strip()[:50]:50}", end="", flush=True)
            elif done % 10 == 0:
                print(f"  {done} of at most {total}", flush=True)
        elif line.startswith("Installing"):
            print("\r  unpacks them" + " " * 60, flush=True)
    if process.wait():
        stop("the packages could not be installed; nothing else was changed. pip's last words:\n" + "".join(words[-8:]))


def link_checkout() -> None:
    """Make the checkout importable in .venv, and `officer-app` a command there."""
    site = next(path for path in (*VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages") if path.is_dir())
    (site / "crop_officer_checkout.pth").write_text(f"{ROOT}\n")
    if os.name == "nt":
        (BIN / "officer-app.cmd").write_text(f'@"{PYTHON}" -m officer_app %*\n')
        return
    script = BIN / "officer-app"
    script.write_text(f"#!{PYTHON}\nimport sys\n\nfrom officer_app.__main__ import main\n\nsys.exit(main())\n")
    script.chmod(0o755)


def install_system(kind: str) -> None:
    """Install what Qt and the tests need of the system: by apt as root, else say the command."""
    missing = missing_packages(kind)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        stop("Qt needs system libraries; install what your system calls these: " + " ".join(missing))
    if os.geteuid() != 0:
        stop("Qt needs system libraries. Run this, then start again:\n  sudo apt-get update && sudo " + " ".join(command))
    say("installs system libraries: " + " ".join(missing))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, stdout=subprocess.DEVNULL, env=environment)
    command[4:] = [current_name(name) for name in missing]
    if subprocess.run(command, stdout=subprocess.DEVNULL, env=environment).returncode:
        stop("apt-get could not install them; its words are above")


def missing_packages(kind: str) -> list[str]:
    """Debian packages whose library, tool or font is not there; none on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    pairs = [line.split() for line in SYSTEM.read_text().splitlines() if not line.startswith("#")]
    missing = {package for library, package in pairs if not loads(library)}
    if not any(next(Path(folder).expanduser().rglob("*.[to]t[fc]"), None) for folder in FONT_FOLDERS):
        missing.add("fonts-dejavu-core")
    if importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    if kind == "dev" and os.geteuid() == 0:  # without them the tests of the OS keyring are skipped, which is no reason to stop
        missing |= {package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None}
    return sorted(missing)


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def current_name(package: str) -> str:
    """The package's name in this release: several got a `t64` at their end when times became 64 bits wide."""
    renamed = f"{package}t64"
    known = subprocess.run(["apt-cache", "show", renamed], capture_output=True).returncode == 0
    return renamed if known else package


def lock(_options: argparse.Namespace) -> int:
    """Write the lock files anew from pyproject.toml: hashes for all platforms, no host names."""
    prepare("dev")
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "uv"], check=True)
    words = "--no-config --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -q"
    command = [PYTHON, "-m", "uv", "pip", "compile", *words.split(), "--upgrade", "--python-version", "3.11", "pyproject.toml"]
    for kind, extra in (("dev", ["--group", "dev"]), ("app", ["-c", str(LOCKS["dev"])])):
        subprocess.run([*command, *extra, "-o", str(LOCKS[kind])], check=True, cwd=ROOT)
        if "://" in LOCKS[kind].read_text():
            stop(f"{LOCKS[kind].name} names a host; it must not")
    return 0


def demo(options: argparse.Namespace) -> int:
    """Start the central API with a pack, sign an officer in and open the window; ends all of it together."""
    prepare("app")
    pack = (options.pack or DEMO_PACK).resolve()
    if not pack.is_dir():
        stop(f"there is no pack at {pack}")
    place = DEMO / (pack.name if pack == DEMO_PACK else f"{pack.name}-{hashlib.sha256(str(pack).encode()).hexdigest()[:8]}")
    place.mkdir(parents=True, exist_ok=True)
    set_aside_if_old(place)
    data, state = place / "central", _read_json(place / "state.json")
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
    loaded = float(_read_json(place / "state.json").get("loaded") or time.time())
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


def qt_environment() -> dict[str, str]:
    """WebEngine's sandbox stays on, except where the system cannot give it: as root, and without user namespaces."""
    if not sys.platform.startswith("linux"):
        return {}
    probe = [] if os.geteuid() == 0 or shutil.which("unshare") is None else ["unshare", "-U", "true"]
    denied = os.geteuid() == 0 or (probe and subprocess.run(probe, capture_output=True).returncode != 0)
    return {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if denied else {}


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


def _read_json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def test(options: argparse.Namespace) -> int:
    """Run every gate and all tests, and say how each ended."""
    prepare("dev")
    environment = {**os.environ, **qt_environment()}
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    # Whole files to one worker: a window's WebEngine processes are then started once for a file.
    parallel = [] if options.pytest else ["-n", "2", "--dist", "loadfile"]
    gates = {**GATES, "pytest": ["-m", "pytest", *parallel, *options.pytest]}
    results: dict[str, tuple[int, float]] = {}
    for name, arguments in gates.items():
        say(name)
        began = time.monotonic()
        code = subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment).returncode
        results[name] = (code, time.monotonic() - began)
    for name, (code, seconds) in results.items():
        say(f"{name:14} {'passed' if code == 0 else f'FAILED ({code})':12} {seconds:6.1f} s")
    return 0 if not any(code for code, _ in results.values()) else 1


def screenshots(_options: argparse.Namespace) -> int:
    """Take the pictures of docs/images from the real window."""
    prepare("app")
    return subprocess.run([PYTHON, "docs/make_screenshots.py"], cwd=ROOT, env={**os.environ, **qt_environment()}).returncode


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("demo", help="open the window on the demo pack")
    show.add_argument("--pack", type=Path, help="another pack, such as ../shared/jakarta")
    show.add_argument("--as", dest="user", help="another officer of the pack")
    show.add_argument("--home", type=Path, help="another home for the officer's installation")
    show.add_argument("--language", choices=["id", "en"])
    show.add_argument("--size", metavar="WxH")
    show.add_argument("--offscreen", action="store_true", help="without a screen")
    show.add_argument("--screenshot", type=lambda text: Path(text).resolve(), metavar="FILE")
    show.add_argument("--exit-after", type=float, metavar="SECONDS")
    show.set_defaults(run=demo)
    check = commands.add_parser("test", help="all gates and tests", prefix_chars="\0", add_help=False)
    check.add_argument("pytest", nargs="*", help="arguments for pytest")
    check.set_defaults(run=test)
    commands.add_parser("lock", help="write the lock files anew").set_defaults(run=lock)
    commands.add_parser("screenshots", help="take the pictures of docs/images anew").set_defaults(run=screenshots)
    return top


if __name__ == "__main__":
    options = parser().parse_args()
    sys.exit(options.run(options))
