"""A screen of a size and a scale for a process of its own: a window's screen is settled when Qt starts."""

import json
import os
import subprocess
import sys
from pathlib import Path


def screen_environment(folder: Path, size: tuple[int, int], scale: float) -> dict[str, str]:
    """What a process needs in its environment to find itself on such a screen."""
    width, height = size
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen = {"name": "office", "x": 0, "y": 0, "width": width, "height": height, **dots}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_SCALE_FACTOR": str(scale)}


def on_a_screen(
    folder: Path, size: tuple[int, int], scale: float, module: Path, *select: str
) -> subprocess.CompletedProcess[str]:
    """Run a module of tests on such a screen; `select` are further words for pytest."""
    environment = {**os.environ, **screen_environment(folder, size, scale)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", str(module), *select]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
