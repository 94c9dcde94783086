"""All 51 cases have a test of their own, and docs/faults.md tells where."""

import ast
import re
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
CASES = [f"F{number:02}" for number in range(1, 52)]


def modules() -> dict[str, Path]:
    """The module of each case, by its number; power loss has a room of its own."""
    found = {f"F{path.name[6:8]}": path for path in FOLDER.glob("test_f[0-9][0-9]_*.py")}
    return found | {"F07": FOLDER / "powerloss" / "test_power_loss.py"}


def test_every_case_has_a_test_that_says_what_must_hold() -> None:
    found = modules()
    assert sorted(found) == CASES
    for case, path in found.items():
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert told.startswith(case), path.name


def test_the_page_names_each_of_them() -> None:
    page = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (F\d\d) \|.*\| `([^`]+)` \|$", page, re.MULTILINE))
    assert rows == {case: path.relative_to(FOLDER).as_posix() for case, path in modules().items()}
