"""A running client, seen from the laboratory: ask it, kill it, and be told how it ended."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
# A command that takes longer hangs; that is a defect, not weather.
HANGS_AFTER = 180.0
_END = 20.0
# Of a traceback the end tells most.
_TOLD = 700
_PASSPHRASE = "hujan bulan juni"


class ClientKilledError(Exception):
    """The client was ended by SIGKILL; `at` is the crash point it named, "" when it could not say."""

    def __init__(self, at: str) -> None:
        super().__init__(at)
        self.at = at


class ClientBrokeError(Exception):
    """The client ended by itself, or had to be ended because it hung: a defect."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command line answered."""

    exit: int
    out: Any

    @property
    def error(self) -> str | None:
        """The error's code, if it was one."""
        error = self.out.get("error") if isinstance(self.out, dict) else None
        return str(error["code"]) if error else None


class Client:
    """One process of officer-app, working for one home."""

    def __init__(self, home: Path, errors: Path, sheet: dict[str, Any]) -> None:
        self._home = home
        self._errors = errors
        self._hung = False
        with errors.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.lab.client", json.dumps(sheet)],
                cwd=ROOT,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._read()

    def ask(self, *argv: str, stdin: str = "") -> Answer:
        """Run a command line and wait for it; ClientKilledError, ClientBrokeError."""
        self._order({"argv": ["--home", str(self._home), "--language", "en", *argv], "stdin": stdin})
        answer = self._read()
        return Answer(answer["exit"], answer["out"])

    def arm(self, point: str, passing: int) -> None:
        """From now on it ends itself at the so many-th passing of a moment."""
        self._order({"point": point, "passing": passing})

    def kill(self) -> None:
        """End it as a power cut does; from any thread, also when it has ended already."""
        self._process.kill()

    def close(self) -> dict[str, int]:
        """Let it end by itself; how often it passed each moment. Nothing where it was killed."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            rest = process.communicate(timeout=_END)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            rest = process.communicate()[0]
        except OSError:  # it was gone before its input was closed
            process.kill()
            process.wait()
            rest = ""
        for pipe in (process.stdin, process.stdout):
            pipe.close()
        lines = [json.loads(line) for line in rest.splitlines() if line.endswith("}")]
        passed: dict[str, int] = next((line["passed"] for line in lines if "passed" in line), {})
        return passed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self.kill()
        self.close()

    def _order(self, order: dict[str, Any]) -> None:
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
        except OSError:
            self._tell_end("")

    def _read(self) -> dict[str, Any]:
        watch = threading.Timer(HANGS_AFTER, self._end_hanging)
        watch.start()
        try:
            assert self._process.stdout is not None
            line = self._process.stdout.readline()
        finally:
            watch.cancel()
            watch.join()
        said: dict[str, Any] = json.loads(line) if line.endswith("\n") else {}
        if not said or "killed" in said:
            self._tell_end(said.get("killed", ""))
        return said

    def _tell_end(self, at: str) -> None:
        code = self._process.wait(_END)
        if self._hung:
            raise ClientBrokeError(f"a command took more than {HANGS_AFTER:.0f} s")
        if code != -signal.SIGKILL:
            told = self._errors.read_text(encoding="utf-8")[-_TOLD:]
            raise ClientBrokeError(f"the client ended by itself with {code}: {told}")
        raise ClientKilledError(at)

    def _end_hanging(self) -> None:
        self._hung = True
        self._process.kill()


def environment() -> dict[str, str]:
    """What every client's process finds around it: a passphrase and no keyring."""
    return {
        **os.environ,
        "OFFICER_APP_PASSPHRASE": _PASSPHRASE,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "OFFICER_APP_LOG": "info",
    }
