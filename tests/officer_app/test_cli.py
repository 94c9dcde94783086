"""The command line: what it takes, what it refuses, and that it answers fast."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from officer_app.build import build_name
from officer_app.cli import ALIASES, parse
from officer_app.cli_payloads import BUILDERS, TARGETS, takes_photos
from officer_app.domain.vocabulary import OperationKind

_LIGHT = """
import sys
from officer_app.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code or 0
heavy = {"PySide6", "sqlcipher3", "requests", "litestar", "sqlalchemy", "numpy", "shapely", "keyring", "msgspec"}
print(sorted(heavy & set(sys.modules)))
sys.exit(code)
"""


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", _LIGHT, *arguments], capture_output=True, text=True)


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["act", "--help"], ["act"], ["reports", "list", "--status", "x"]]
)
def test_help_and_usage_errors_import_nothing_heavy(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.stdout.splitlines()[-1] == "[]"
    assert ended.returncode == (0 if "--help" in arguments or "--version" in arguments else 2)
    assert "Traceback" not in ended.stderr


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith(f"officer-app {build_name.__wrapped__()}\n")


def test_without_a_command_the_window_opens() -> None:
    options = parse(["--home", "x", "--offscreen", "--size", "1366x768", "--exit-after", "2.5", "--screenshot", "y.png"])
    assert options.run is None
    assert (options.home, options.offscreen, options.size) == (Path("x"), True, (1366, 768))
    assert (options.exit_after, options.screenshot) == (2.5, Path("y.png"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--size", "1366"],
        ["--size", "ax9"],
        ["sign-in", "http://127.0.0.1:1"],
        ["reports"],
        ["reports", "list", "--limit", "-1"],
        ["reports", "list", "--sort", "colour"],
        ["act", "JK1", "explode"],
        ["act", "JK1", "relocate", "--point", "106.9"],
        ["act", "JK1", "relocate", "--point", "-6.2,106.9"],
        ["act", "JK1", "relocate", "--point", "nan,1"],
        ["act", "JK1", "prioritise", "--priority", "4"],
        ["act", "JK1", "evidence", "--photo", "x.jpg", "--role", "citizen"],
        ["nonsense"],
    ],
)
def test_nonsense_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_every_kind_of_operation_can_be_done_by_terminal() -> None:
    assert set(BUILDERS) == {kind.value for kind in OperationKind}
    assert set(TARGETS) == set(ALIASES)
    for kind in (*BUILDERS, *TARGETS):
        assert parse(["act", "JK1", kind]).kind == kind


def test_photos_go_with_moves_and_evidence_only() -> None:
    assert {kind for kind in (*BUILDERS, *TARGETS) if takes_photos(kind)} == {"move", "evidence", *TARGETS}


def test_each_command_names_a_function_that_exists() -> None:
    lines = (["sync"], ["outbox"], ["doctor"], ["sign-out"], ["reports", "list"], ["reports", "show", "x"], ["act", "x", "note"])
    for arguments in lines:
        options: argparse.Namespace = parse(arguments)
        for name in filter(None, (options.run, options.answer)):
            module, _, function = name.partition(":")
            source = Path(__file__).resolve().parents[2] / f"{module.replace('.', '/')}.py"
            assert f"def {function}(" in source.read_text(encoding="utf-8")


def test_the_documented_exit_codes_are_those_of_the_program() -> None:
    documented = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    for line in ("| 0 | done", "| 1 | failure", "| 2 | usage", "| 3 | work waits", "| 4 | something needs attention"):
        assert line in documented
    for kind in (*ALIASES, *(kind.value for kind in OperationKind)):
        assert f"`{kind}" in documented
