"""Starting a child of the bench and reading what it measured."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.errors import BenchError

ROOT = Path(__file__).resolve().parents[2]


class ChildError(BenchError):
    """A child that ended badly; the text is what it said."""


def child(name: str, *arguments: object) -> dict[str, Any]:
    """Run `bench.children.NAME` to its end; what it printed last, read as JSON."""
    command = [sys.executable, "-m", f"bench.children.{name}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise ChildError(f"{name} ended with {done.returncode}: {done.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return found
