"""The tours by command: `python3 dev.py hand --tour` makes all of them, `--tour field` one; how long each took is said."""

import subprocess
import sys
from pathlib import Path

from tests.hand.tour_shares import SHARES

_FILE = Path(__file__).with_name("test_tour.py")
EVERY = "every"
# Two go over what has no buttons.
_OTHERS = {"keys": "test_every_key_changes_what_is_seen", "palette": "test_every_command_of_the_palette_changes_what_is_seen"}


def names() -> list[str]:
    """What can be asked for."""
    return [*SHARES, *_OTHERS]


def make(name: str) -> int:
    """Make a tour, or every one; 0 when nothing was found."""
    asked = names() if name == EVERY else [name]
    tests = [f"{_FILE}::{_OTHERS.get(one, f'test_everything_is_pressed[{one}]')}" for one in asked]
    how = ["-m", "pytest", "-q", "-p", "no:randomly", "--tb=short", "--durations=0", "--durations-min=5"]
    return subprocess.run([sys.executable, *how, *tests], cwd=_FILE.parents[2]).returncode
