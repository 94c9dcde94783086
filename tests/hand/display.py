"""A screen of its own: an X server, a window manager, a session bus and the accessibility bus; all of it ends together."""

import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil

from develop.machine import TEST_TOOLS, tool_path
from tests.hand.fingers import Fingers
from tests.hand.glass import Glass
from tests.hand.wire import Wire

# What the tier needs of the system.
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "at-spi-bus-launcher", "import")
_PATIENCE = 20.0
_END = 5.0


def missing_tools() -> dict[str, str]:
    """Programs that are not there, each with Debian's package."""
    if not sys.platform.startswith("linux"):
        return {"Xvfb": "an X server"}
    return {name: TEST_TOOLS[name] for name in TOOLS if tool_path(name) is None}


class Display:
    """One screen; programs started with its `environment` appear on it."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.size = size
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._wire: Wire | None = None
        self._fingers: Fingers | None = None
        self._glass: Glass | None = None
        self.environment: dict[str, str] = {}

    @property
    def wire(self) -> Wire:
        """The accessibility bus."""
        assert self._wire is not None, "the screen is off"
        return self._wire

    @property
    def glass(self) -> Glass:
        """What lies above the windows."""
        assert self._glass is not None, "the screen is off"
        return self._glass

    @property
    def fingers(self) -> Fingers:
        """Mouse and keyboard."""
        assert self._fingers is not None, "the screen is off"
        return self._fingers

    def start(self) -> None:
        """Switch everything on; each part is awaited by what it says of itself."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        width, height = self.size
        screen = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", "-dpi", "96"]
        number = self._start_telling("-displayfd", "Xvfb", *screen)
        self.environment = self._surroundings(f":{number}")
        address = self._start_telling("--print-address", "dbus-daemon", "--session", "--nofork")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self._start("openbox", "--sm-disable")
        self._start("at-spi-bus-launcher", "--launch-immediately")
        self._wire = Wire(address)
        self._fingers = Fingers(self.environment)
        self._glass = Glass(self.environment["DISPLAY"])

    def stop(self) -> None:
        """Switch everything off, with what the buses started by themselves."""
        if self._wire is not None:
            self._wire.close()
            self._wire = None
        if self._fingers is not None:
            self._fingers.close()
            self._fingers = None
        if self._glass is not None:
            self._glass.close()
            self._glass = None
        started = [psutil.Process(process.pid) for process in self._processes if process.poll() is None]
        family = [child for parent in started for child in parent.children(recursive=True)]
        for process in reversed(self._processes):
            process.terminate()
        for process in reversed(self._processes):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_END)
        _, alive = psutil.wait_procs(family, timeout=1)
        for child in alive:
            child.kill()
        for process in self._processes:
            process.kill()
            process.wait(_END)
        self._processes.clear()

    def _surroundings(self, display: str) -> dict[str, str]:
        """What programs on this screen are told: nothing of the screen of whoever runs the tests."""
        dropped = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORMTHEME", "AT_SPI_BUS_ADDRESS"}
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        own = {
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "1",
        }
        return kept | own

    def _start(self, name: str, *arguments: str, pass_fds: Sequence[int] = ()) -> "subprocess.Popen[bytes]":
        path = tool_path(name)
        assert path is not None, name
        process = subprocess.Popen(
            [path, *arguments],
            env=self.environment or os.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=tuple(pass_fds),
            preexec_fn=die_with_parent,
        )
        self._processes.append(process)
        return process

    def _start_telling(self, option: str, name: str, *arguments: str) -> str:
        """Start a program that writes where it is to a descriptor, and wait for that line."""
        reader, writer = os.pipe()
        try:
            self._start(name, *arguments, _told_by(option, writer), *_number(option, writer), pass_fds=(writer,))
        finally:
            os.close(writer)
        with os.fdopen(reader) as told:
            assert select.select([told], [], [], _PATIENCE)[0], f"{name} said nothing"
            line = told.readline().strip()
        assert line, f"{name} ended instead of starting"
        return line


def die_with_parent() -> None:
    """Run in a child before its program: it ends when the tests are killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _told_by(option: str, writer: int) -> str:
    return f"{option}={writer}" if option.startswith("--") else option


def _number(option: str, writer: int) -> list[str]:
    return [] if option.startswith("--") else [str(writer)]
