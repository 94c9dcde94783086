"""A folder kept in memory, to be laid out again and again."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LaidFile:
    """A file of the folder, or a folder in it, which has no content."""

    path: Path
    mode: int
    content: bytes | None


def kept(folder: Path) -> tuple[LaidFile, ...]:
    """The folder as it lies there."""
    return tuple(
        LaidFile(path.relative_to(folder), path.stat().st_mode & 0o777, path.read_bytes() if path.is_file() else None)
        for path in (folder, *sorted(folder.rglob("*")))
    )


def lay(files: tuple[LaidFile, ...], folder: Path) -> None:
    """Write them below a folder, beside what is there."""
    for file in files:
        path = folder / file.path
        if file.content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.write_bytes(file.content)
        path.chmod(file.mode)
