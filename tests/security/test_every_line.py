"""Each line of attack of docs/security.md has its tests, and they are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
_NAME = re.compile(r"`((?:tests/[\w/]+/)?test_\w+\.py)`")


def lines() -> list[list[str]]:
    """The cells of each row of the first table."""
    table = PAGE.split("| attack | rule | test |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.strip().splitlines()[1:]]


LINES = lines()


def named(cell: str) -> list[Path]:
    """The files that a cell names; one without a folder lies beside the one before it."""
    found: list[Path] = []
    for name in _NAME.findall(cell):
        found.append(ROOT / name if "/" in name else found[-1].with_name(name))
    return found


def test_the_table_is_read_whole() -> None:
    assert len(LINES) >= 42
    assert all(len(cells) == 3 and all(cells) for cells in LINES)
    attacks = [cells[0] for cells in LINES]
    assert len(set(attacks)) == len(attacks)


@pytest.mark.parametrize("cells", LINES, ids=[cells[0][:40] for cells in LINES])
def test_each_line_names_tests_that_are_there(cells: list[str]) -> None:
    files = named(cells[2])
    assert files, "a line of attack without a test"
    for file in files:
        assert file.is_file(), file
        assert re.search(r"^def test_", file.read_text(encoding="utf-8"), re.MULTILINE), file


def test_each_decision_and_document_that_the_page_names_is_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", PAGE)
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []
