"""Photos made ready in a process of its own, so that the memory it takes can be told."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024
# Looks at one file after another in a process of its own and tells what became of each, and the most memory it ever held.
CHILD = """
import json, resource, sys
from pathlib import Path
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import PhotoError
from sync.photos.boxes import Box
from sync.photos.covering import covered_copy, plate_of
from sync.photos.preparing import prepare
from officer_app.domain.reports import Attachment

def ready(path, way):
    if way == "prepare":
        return prepare(path, role=PhotoRole.AFTER).photo
    data = path.read_bytes()
    citizens = Attachment(sha256="c" * 64, size=len(data), mime="image/jpeg", role=PhotoRole.CITIZEN)
    return covered_copy(citizens, plate_of(data), [Box(0, 0, 300, 300)]).photo

found = {}
for path in map(Path, sys.argv[2:]):
    try:
        photo = ready(path, sys.argv[1])
        found[path.name] = [photo.width, photo.height, photo.size]
    except PhotoError as error:
        found[path.name] = error.code
status = Path("/proc/self/status")
if status.exists():  # Linux counts the parent's memory into ru_maxrss
    peak = int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"found": found, "peak": peak}))
"""


def in_a_child(paths: list[Path], way: str = "prepare") -> tuple[dict[str, object], int]:
    """What became of each file, and the most memory that the process held, in bytes; `way` is `prepare` or `cover`."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHILD, way, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    told = json.loads(done.stdout)
    return told["found"], told["peak"]
