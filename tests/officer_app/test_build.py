"""Which build this is, in a checkout, in another worktree of it, and where nothing is known."""

from pathlib import Path

import pytest

from officer_app import __version__, build
from officer_app.build import build_name, commit_of

ONE, TWO = "1" * 40, "2" * 40


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that stands on a branch."""
    heads = tmp_path / ".git" / "refs" / "heads" / "kantor"
    heads.mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/kantor/pc\n")
    (heads / "pc").write_text(f"{ONE}\n")
    return tmp_path


def test_the_commit_of_a_branch(checkout: Path) -> None:
    assert commit_of(checkout) == ONE


def test_a_commit_that_stands_alone(checkout: Path) -> None:
    (checkout / ".git" / "HEAD").write_text(f"{TWO}\n")
    assert commit_of(checkout) == TWO


def test_a_branch_that_git_has_packed(checkout: Path) -> None:
    (checkout / ".git" / "refs" / "heads" / "kantor" / "pc").unlink()
    (checkout / ".git" / "packed-refs").write_text(f"# pack-refs\n{TWO} refs/heads/main\n{ONE} refs/heads/kantor/pc\n")
    assert commit_of(checkout) == ONE


def test_another_worktree(checkout: Path, tmp_path: Path) -> None:
    own = checkout / ".git" / "worktrees" / "two"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/kantor/pc\n")
    (own / "commondir").write_text("../..\n")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / ".git").write_text(f"gitdir: {own}\n")
    assert commit_of(tmp_path / "two") == ONE


def test_where_nothing_is_known(checkout: Path, tmp_path: Path) -> None:
    assert commit_of(tmp_path / "nowhere") is None
    (checkout / ".git" / "HEAD").write_bytes(b"\xff\xfe")
    assert commit_of(checkout) is None


@pytest.mark.parametrize(("commit", "name"), [(ONE, f"{__version__}+111111111"), ("<script>", __version__), (None, __version__)])
def test_the_name_of_a_build(monkeypatch: pytest.MonkeyPatch, commit: str | None, name: str) -> None:
    monkeypatch.setattr(build, "commit_of", lambda _: commit)
    assert build_name.__wrapped__() == name
