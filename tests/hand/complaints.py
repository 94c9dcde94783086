"""What a program complains about, in its log and beside it, read on from where it was read before."""

import re
from pathlib import Path

_DIED = re.compile(r"Traceback|Error:|Fatal Python error")
_TROUBLE = re.compile(r" (?:ERROR|CRITICAL) ")


class Complaints:
    """Reads the logs of one installation; `said` is what the program wrote to its terminal."""

    def __init__(self, logs: Path, said: Path) -> None:
        self._logs, self._said = logs, said
        # A log that is put aside keeps its number on the disk, so it is not read twice.
        self._read: dict[int, int] = {}
        self._found: list[str] = []

    def all(self) -> list[str]:
        """Every line that tells of an error, the oldest first."""
        for file in sorted(self._logs.glob("*")) if self._logs.is_dir() else []:
            self._found += [line for line in self._new_lines(file) if _TROUBLE.search(line)]
        self._found += [line for line in self._new_lines(self._said) if _DIED.search(line)]
        return list(self._found)

    def _new_lines(self, file: Path) -> list[str]:
        if not file.is_file():
            return []
        with file.open("rb") as lines:
            number, size = (about := file.stat()).st_ino, about.st_size
            start = self._read.get(number, 0)
            if size <= start:
                return []
            lines.seek(start)
            # A line is read when it is whole.
            whole, end, _ = lines.read().rpartition(b"\n")
        self._read[number] = start + len(whole) + len(end)
        return whole.decode("utf-8", "replace").splitlines()
