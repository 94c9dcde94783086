"""Bringing a machine to what the checkout needs: system libraries, .venv, packages; at once when it is there."""

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
STAMP = VENV / "officer-stamp.json"
LOCKS = {"app": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
SYSTEM = ROOT / "requirements-system.txt"

TEST_TOOLS = {
    "dbus-run-session": "dbus-daemon",
    "gnome-keyring-daemon": "gnome-keyring",
    "cc": "gcc",
    "pdftotext": "poppler-utils",
    "ogrinfo": "gdal-bin",
    "zbarimg": "zbar-tools",
    # A screen of its own for tests/hand: an X server, a window manager, mouse and keys, what the screen says, and its pixels.
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus-daemon",
    "at-spi-bus-launcher": "at-spi2-core",
    "import": "imagemagick",
}
# Where systems keep programs that are not meant to be started by hand.
TOOL_FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


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
    stamps = read_json(STAMP)
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
    if kind == "dev" and os.geteuid() == 0:  # without them some tests are skipped, which is no reason to stop
        missing |= {package for tool, package in TEST_TOOLS.items() if tool_path(tool) is None}
    return sorted(missing)


def tool_path(tool: str) -> str | None:
    """Where a program of the tests lies, also where people do not start it from."""
    return shutil.which(tool) or shutil.which(tool, path=os.pathsep.join(TOOL_FOLDERS))


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


def lock() -> int:
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


def surroundings() -> dict[str, str]:
    """What a process of the project finds around it, as at a user's: its compiled modules are kept for the next one."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | qt_environment()


def qt_environment() -> dict[str, str]:
    """WebEngine's sandbox stays on, except where the system cannot give it: as root, and without user namespaces."""
    if not sys.platform.startswith("linux"):
        return {}
    probe = [] if os.geteuid() == 0 or shutil.which("unshare") is None else ["unshare", "-U", "true"]
    denied = os.geteuid() == 0 or (probe and subprocess.run(probe, capture_output=True).returncode != 0)
    return {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if denied else {}


def read_json(file: Path) -> dict[str, Any]:
    """What a file of ours holds, nothing where it is missing or broken."""
    try:
        found = json.loads(file.read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
