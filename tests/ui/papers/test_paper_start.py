"""Nothing that makes papers is loaded before somebody makes one."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
HEAVY = ("xlsxwriter", "pyogrio", "segno", "folium", "numpy", "PySide6.QtPrintSupport", "papers.web_map", "ui.papers.making")


def test_the_window_starts_without_them() -> None:
    code = f"import sys, ui.frame.main_window; print([name for name in {HEAVY!r} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
