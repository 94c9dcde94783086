"""A job on a home that ends by SIGKILL at the first, the second, ... passing of named moments, each on a copy of its own.

The processes are real; one interpreter starts them all by forking, so that a hundred deaths take no longer than one start.
"""

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import os, shutil, signal, sys
from pathlib import Path
from sync.milestones import listening
from tests.fakes import synthetic
from sync.stores import open_stores

{job}

def dying(home, passing, moments):
    left = passing
    def listener(name):
        nonlocal left
        left -= name in moments
        if name in moments and left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    with listening(listener):
        job(home)
    os._exit(0)

template, into, *moments = sys.argv[1:]
for passing in range(1, 500):
    home = Path(into) / str(passing)
    shutil.copytree(template, home)
    child = os.fork()
    if child == 0:
        try:
            dying(home, passing, moments)
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(3)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        continue
    sys.exit(os.waitstatus_to_exitcode(status))
"""


def deaths(job: str, template: Path, into: Path, *moments: str) -> list[Path]:
    """The homes that the killed left behind, in the order of the moments; the last home is of the one that came to its end.

    `job` is Python source that defines `job(home)`.
    """
    into.mkdir()
    command = [sys.executable, "-c", _PROGRAM.format(job=job), str(template), str(into), *moments]
    surroundings = {**os.environ, "PYTHONWARNINGS": "default"}
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=300, env=surroundings)
    assert done.returncode == 0, done.stderr
    return sorted(into.iterdir(), key=lambda home: int(home.name))
