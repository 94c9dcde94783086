"""The curves over size, drawn as SVG by Matplotlib, which lives among the peers and not in the product."""

import json
import subprocess
from pathlib import Path

from bench.peers.installing import Peers

_DRAWER = Path(__file__).resolve().parent / "peers" / "draw_curves.py"


def draw(results: Path, folder: Path, peers: Peers) -> dict[str, list[str]]:
    """Draw every curve of the kept results into the folder; answers the files of each scenario."""
    done = subprocess.run([peers.python(), _DRAWER, results, folder], capture_output=True, text=True, check=True)
    drawn: dict[str, list[str]] = json.loads(done.stdout)
    return drawn
