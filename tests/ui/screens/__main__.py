"""Pictures of every page and state: `python3 dev.py screens [--out DIR]`, in both languages, light and dark, on small screens.

Each screen and scale is a process of its own, because both are settled when Qt starts. The states are those that the tests of
accessibility walk through, and the pages of the demo pack with a central API.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.ui.screens.screen import screen_environment
from tests.ui.screens.sheets import write_index, write_sheets

ROOT = Path(__file__).resolve().parents[3]
SIZES = ((1366, 768), (1024, 700))
SCALES = (1.0, 1.5)
AT_ONCE = 2


def main() -> int:
    """Take the pictures, lay them out on sheets, and name what could not be taken."""
    options = _options()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    screens = [(size, scale) for size in SIZES for scale in SCALES if _wanted(options.only, size, scale)]
    with tempfile.TemporaryDirectory(prefix="crop-screens-") as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        work = Path(folder)
        _load(work / "central")
        codes = list(pool.map(lambda screen: _take(work, out, *screen), screens))
    sheets = write_sheets(out)
    sys.stdout.write(f"{write_index(out, sheets)}\n")
    return 1 if any(codes) else 0


def _take(work: Path, out: Path, size: tuple[int, int], scale: float) -> int:
    name = f"{size[0]}x{size[1]}-{round(scale * 100)}"
    folder = work / name
    folder.mkdir()
    order = {"data": str(work / "central"), "work": str(folder), "out": str(out / name)}
    command = [sys.executable, "-m", "tests.ui.screens.pictures", json.dumps(order)]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, **screen_environment(folder, size, scale)}, check=False)
    sys.stdout.write(f"{name}: {'taken' if ended.returncode == 0 else 'FAILED'}\n")
    return ended.returncode


def _load(data: Path) -> None:
    command = [sys.executable, "-m", "officer_app", "central", "load", "resources/demo", "--data", str(data), "--shift-to-now"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _wanted(only: str | None, size: tuple[int, int], scale: float) -> bool:
    return only is None or f"{size[0]}x{size[1]}-{round(scale * 100)}" in only.split(",")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py screens", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / ".screens", help="where the pictures go (.screens)")
    parser.add_argument("--only", help="these screens alone, such as 1366x768-100,1024x700-150")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
