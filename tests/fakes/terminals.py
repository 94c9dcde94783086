"""Real processes for a day at the desk: the central API, clients on terminals, and an officer's own HTTP calls."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
from PIL import Image, ImageDraw

from tests.fakes.central_process import CentralProcess

PASSWORD = "klender-2014-banjir"
_ROOT = Path(__file__).resolve().parents[2]
# officer-app that ends by SIGKILL at the so many-th passing of a moment.
_KILLED = """
import os, signal, sys
from sync.milestones import listening

def listener(name):
    global left
    left -= name == sys.argv[1]
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

left = int(sys.argv[2])
with listening(listener):
    from officer_app.__main__ import main

    sys.exit(main(sys.argv[3:]))
"""


class City:
    """The central API as a process of its own, with what an administrator does from a terminal."""

    def __init__(self, data: Path) -> None:
        self._server = CentralProcess(data)
        self._data = data

    @property
    def url(self) -> str:
        """Where clients find it."""
        return self._server.url

    def load(self, pack: Path, *options: str) -> dict[str, Any]:
        """Load a pack; the summary as JSON."""
        done = officer_app("central", "load", str(pack), "--data", str(self._data), "--json", *options)
        assert done.returncode == 0, done.stderr
        summary: dict[str, Any] = json.loads(done.stdout)
        return summary

    def add_officer(self, login: str, name: str, *, roles: tuple[str, ...], areas: tuple[str, ...], title: str = "") -> None:
        """Make an officer known, with the test's password."""
        arguments = [login, "--name", name, "--title", title, "--password-stdin"]
        for role in roles:
            arguments += ["--role", role]
        for area in areas:
            arguments += ["--area", area]
        done = officer_app("central", "officers", "add", "--data", str(self._data), *arguments, stdin=PASSWORD + "\n")
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._server.start()

    def stop(self) -> None:
        """Stop it as a system administrator would."""
        self._server.stop()


@dataclass
class Terminal:
    """One installation driven by the command line; every call is a process of its own, so each is a restart."""

    home: Path
    environment: dict[str, str] = field(default_factory=lambda: {"OFFICER_APP_PASSPHRASE": "hujan bulan juni"})

    def run(self, *arguments: str, stdin: str = "", expect: int | None = 0) -> str:
        """What a command printed; its exit code must be `expect`, unless that is None."""
        done = officer_app("--home", str(self.home), *arguments, stdin=stdin, environment=self.environment)
        assert expect in (None, done.returncode), f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    def killed(self, moment: str, *arguments: str, passing: int = 1, stdin: str = "") -> str:
        """What a command printed before it was killed at the so many-th passing of a moment of `sync.milestones`."""
        command = ["-c", _KILLED, moment, str(passing), "--home", str(self.home), *arguments]
        done = python(*command, stdin=stdin, environment=self.environment)
        assert done.returncode == -signal.SIGKILL, f"{moment} never came: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def ask(self, *arguments: str, expect: int | None = 0) -> Any:
        """A command's answer as JSON."""
        return json.loads(self.run(*arguments, "--json", expect=expect))

    def sign_in(self, url: str, login: str, password: str = PASSWORD) -> None:
        """Sign in, with the test's password if no other is given."""
        self.run("sign-in", url, "--user", login, "--password-stdin", stdin=password + "\n")

    def reports(self, *options: str) -> list[dict[str, Any]]:
        """The queue."""
        rows: list[dict[str, Any]] = self.ask("reports", "list", "--limit", "0", *options)["reports"]
        return rows

    def show(self, report: str) -> dict[str, Any]:
        """One report whole."""
        shown: dict[str, Any] = self.ask("reports", "show", report)
        return shown


class Caller:
    """An officer who talks to the Officer API by hand: what the central API lets him see, whatever client he has."""

    def __init__(self, url: str, login: str) -> None:
        self._base = f"{url}/officer/v1"
        body = {"login": login, "password": PASSWORD, "device_id": "by-hand"}
        answer = requests.post(f"{self._base}/session", json=body, timeout=30)
        assert answer.status_code in (200, 201), answer.text
        self.officer: dict[str, Any] = answer.json()["officer"]
        self._headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        """One call with the officer's token."""
        headers = {**self._headers, **options.pop("headers", {})}
        return requests.request(method, f"{self._base}{path}", headers=headers, timeout=30, **options)

    def everything(self) -> str:
        """All pages of the feed as text."""
        pages, cursor = [], None
        while True:
            answer = self.call("GET", "/changes", params={"limit": 2000, **({"cursor": cursor} if cursor else {})})
            assert answer.status_code == 200, answer.text
            pages.append(answer.text)
            cursor = answer.json()["cursor"]
            if not answer.json()["more"]:
                return "".join(pages)


def result_photo(path: Path, *, at: tuple[float, float], taken: datetime) -> bytes:
    """A photo as a phone takes it, with EXIF time and place, written to `path`; its bytes."""
    image = Image.new("RGB", (1600, 1200), (96, 128, 96))
    draw = ImageDraw.Draw(image)
    for index in range(0, 1600, 25):
        draw.line((index, 0, 1600 - index, 1200), fill=(index % 255, 90, 255 - index % 255), width=5)
    exif = Image.Exif()
    exif[271], exif[272] = "Nokia", "Lumia 520"
    exif.get_ifd(0x8769).update({36867: taken.strftime("%Y:%m:%d %H:%M:%S"), 36881: "+00:00"})
    lon, lat = at
    exif.get_ifd(0x8825).update({1: "S" if lat < 0 else "N", 2: _degrees(lat), 3: "E", 4: _degrees(lon)})
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=88, exif=exif)
    path.write_bytes(buffer.getvalue())
    return buffer.getvalue()


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def clear_text_in(folder: Path, *needles: bytes) -> list[str]:
    """Files below the folder that hold one of the needles in the clear."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files, "an empty folder proves nothing"
    return [str(path.relative_to(folder)) for path in files if any(needle in path.read_bytes() for needle in needles)]


def _degrees(value: float) -> tuple[float, float, float]:
    minutes, seconds = divmod(abs(value) * 3600, 60)
    degrees, minutes = divmod(minutes, 60)
    return (degrees, minutes, round(seconds, 4))


def officer_app(
    *arguments: str, stdin: str = "", environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """One run of the command line as a process."""
    return python("-m", "officer_app", *arguments, stdin=stdin, environment=environment)


def python(*arguments: str, stdin: str = "", environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """One run of the interpreter in the checkout."""
    surroundings = {**os.environ, **(environment or {}), "PYTHONWARNINGS": "default"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=_ROOT, input=stdin, capture_output=True, text=True, timeout=300, env=surroundings
    )
