"""The wheel: what it holds, and that it works where the checkout is not."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from officer_app import __version__
from officer_app.build import commit_of

ROOT = Path(__file__).resolve().parents[1]
SIBLINGS = ("ui", "widgets", "sync", "papers", "resources", "central")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("crop_officer-*.whl"))


def test_no_sibling_lands_at_the_top(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"officer_app", f"crop_officer-{__version__}.dist-info"}
    for sibling in SIBLINGS:
        assert any(name.startswith(f"officer_app/_lib/{sibling}/") for name in names), sibling


def test_it_holds_what_the_app_needs_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert f"crop_officer-{__version__}.dist-info/licenses/LICENSE" in names
    sources = {path.relative_to(ROOT).as_posix() for folder in SIBLINGS for path in (ROOT / folder).rglob("*.py")}
    assert {f"officer_app/_lib/{source}" for source in sources} <= set(names)
    assert not [name for name in names if name.endswith((".pyc", ".db")) or "/tests/" in name]


def test_it_installs_and_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    # The dependencies come from this environment, without its link to the checkout.
    (site / "dependencies.pth").write_text(f"{_dependencies(tmp_path)}\n")
    installer = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(installer, check=True, capture_output=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for command, expected in (
        ([str(scripts / "officer-app"), "--version"], f"officer-app {_build()}\n"),
        ([str(python), "-c", _WHERE], "officer_app/_lib/sync"),
    ):
        ended = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
        assert ended.returncode == 0, ended.stderr
        assert expected in ended.stdout.replace(os.sep, "/")


def _build() -> str:
    commit = commit_of(ROOT)
    return f"{__version__}+{commit[:9]}" if commit else __version__


_WHERE = "import officer_app, sync.errors, central; print(sync.errors.__file__, central.__file__)"


def _dependencies(folder: Path) -> Path:
    """A view of this environment's packages in which no .pth file leads back to the checkout."""
    view = folder / "dependencies"
    view.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.suffix != ".pth":
            (view / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    return view
