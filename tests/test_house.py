"""The rules of the house that no linter knows: sizes, names, excuses, and paths of somebody's machine."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("officer_app", "ui", "widgets", "sync", "papers", "resources", "central", "develop")
MODULE_LINES = 400
FUNCTION_LINES = 40
BAD_NAMES = frozenset({"utils", "util", "helpers", "helper", "misc", "manager", "base", "common"})
# Rims of threads, where everything is caught and logged; each line of this list is a decision.
BROAD_EXCEPTS = frozenset(
    {
        "sync/care/caretaker.py",
        "sync/engine.py",
        "sync/waiting.py",
        "ui/threads/errand.py",
        "ui/map/page.py",
        "ui/detail/photo_loader.py",
        "ui/threads/sync.py",
        "ui/threads/work.py",
    }
)
# Data, not code: long by nature.
LONG_MODULES = frozenset[str]()
_TEXT = {
    ".py",
    ".toml",
    ".md",
    ".json",
    ".lock",
    ".txt",
    ".js",
    ".css",
    ".html",
    ".qss",
    ".ts",
    ".sh",
    ".svg",
    ".csv",
    ".cfg",
    "",
}
_MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|root|home|Users)/[\w.]|[A-Z]:\\\\?Users")
_REGISTRY = re.compile(r"pypi\.org|pythonhosted|deb\.debian|npmjs|registry\.|crates\.io")
_NOTE = re.compile(r"\b(TODO|FIXME|XXX)\b")


def product_modules() -> list[Path]:
    """Every Python file of the product."""
    return sorted([ROOT / "dev.py", *(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))])


def all_modules() -> list[Path]:
    """Every Python file, tests and benchmarks too."""
    return sorted([*product_modules(), *(file for folder in ("tests", "bench") for file in (ROOT / folder).rglob("*.py"))])


def name_of(file: Path) -> str:
    """The path as it stands in the lists above."""
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def texts() -> list[Path]:
    """Every text file that would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode != 0:  # an unpacked archive: no repository to ask
        pytest.skip("needs the git checkout")
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [file for file in files if file.suffix in _TEXT and file.is_file() and file != Path(__file__)]


def test_modules_stay_short() -> None:
    long = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in all_modules()}
    assert not {name: lines for name, lines in long.items() if lines > MODULE_LINES and name not in LONG_MODULES}


def test_functions_stay_short() -> None:
    long = [
        f"{name_of(file)}:{function.lineno} {function.name} ({length} lines)"
        for file in all_modules()
        for function in functions(file)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > FUNCTION_LINES
    ]
    assert not long


def test_no_module_is_a_bag() -> None:
    bags = [name_of(file) for file in all_modules() if BAD_NAMES & set(file.stem.split("_")) or BAD_NAMES & set(file.parts)]
    assert not bags


def test_everything_is_caught_only_at_a_threads_rim() -> None:
    broad = {
        f"{name_of(file)}:{node.lineno}"
        for file in product_modules()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _passes_on(node)
    }
    assert {place.partition(":")[0] for place in broad} == BROAD_EXCEPTS, sorted(broad)


def test_each_excuse_to_the_type_checker_names_its_code() -> None:
    bare = [
        f"{name_of(file)}:{number}"
        for file in all_modules()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*type:\s*ignore(?!\[)", line) or re.search(r"#\s*noqa(?!:)", line)
    ]
    assert not [place for place in bare if not place.startswith(name_of(Path(__file__)))]


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{name_of(file)}:{node.lineno}"
        for file in product_modules()
        for function in functions(file)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and "noqa: PLC0415" not in _line(file, node.lineno)
    ]
    assert not inside


def test_no_text_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name_of(file)}:{number}: {match[0]}"
        for file in texts()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for pattern in (_MACHINE_PATH, _REGISTRY)
        if (match := pattern.search(line))
    ]
    assert not found


def test_nothing_is_left_for_later_in_a_comment() -> None:
    others = [file for file in all_modules() if file != Path(__file__)]
    assert not [name_of(file) for file in others if _NOTE.search(file.read_text(encoding="utf-8"))]


def test_the_lock_files_name_hashes_and_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"requirements.lock": project["project"]["dependencies"]}
    wanted["requirements-dev.lock"] = wanted["requirements.lock"] + project["dependency-groups"]["dev"]
    for lock, requirements in wanted.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all("--hash=sha256:" in entry and "==" in entry for entry in entries), lock
        pinned = {entry.partition("==")[0].replace("_", "-").lower() for entry in entries}
        names = {re.split(r"[<>=!\[; ]", requirement)[0].replace("_", "-").lower() for requirement in requirements}
        assert names <= pinned, f"{lock} lacks {names - pinned}: python3 dev.py lock"


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    runtime, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime <= development


def _is_broad(caught: ast.expr | None) -> bool:
    names = {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)} if caught is not None else {"Exception"}
    return bool(names & {"Exception", "BaseException"})


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether it only cleans up: what was caught goes on as it came."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _line(file: Path, number: int) -> str:
    return file.read_text(encoding="utf-8").splitlines()[number - 1]
