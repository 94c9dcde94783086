"""The disk as it may be after the power failed: a pure replay of a recorder's log up to a cut.

What the model assumes of a disk and its file system:

- An fsync that returned has brought the bytes and the size of that one file to the disk, and nothing else: not its name. An fsync
  of a folder has brought the names in that folder, and nothing else.
- What was not synced may or may not be there, each part for itself: each sector of a file is as it was at some moment since the
  file's last fsync, its size likewise, each change of a name has or has not taken place. Nothing ties them: not their order, not
  one file to another, not a file's bytes to its name.
- A sector is never torn inside, a rename in one folder takes place whole, and a file is cut to a smaller size in one step.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random
from typing import Literal

SECTORS = (512, 4096)
_HEAD = struct.Struct("<IIQqQ")

Rule = Literal["none", "all", "some"]
# What survives: each file's path with its bytes. Folders end in a slash and have none.
Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the log; `kind` is the recorder's letter."""

    kind: str
    file: int
    at: int
    path: str
    data: bytes


def read_log(path: Path) -> list[Record]:
    """The records in their order."""
    log, found, start = path.read_bytes(), [], 0
    while start < len(log):
        length, path_length, file, at, kind = _HEAD.unpack_from(log, start)
        start += _HEAD.size
        name, data = log[start : start + path_length].decode(), log[start + path_length : start + length]
        found.append(Record(chr(kind), file, at, name, data))
        start += length
    return found


@dataclass(frozen=True, slots=True)
class Survival:
    """Which of what was not synced survives; `some` is drawn from the seed."""

    contents: Rule
    names: Rule
    seed: int = 0


@dataclass(eq=False, slots=True)
class File:
    """A file's bytes: as they are, as they are on the disk, and what was done in between (None: cut or grown to that size)."""

    serial: int
    now: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    syncs: int = 0

    def change(self, at: int, data: bytes | None) -> None:
        """Write, or with None cut or grow to the size `at`."""
        _apply(self.now, at, data)
        self.pending.append((at, data))

    def sync(self) -> None:
        """All of it is on the disk."""
        if self.pending:
            self.durable = bytes(self.now)
            self.pending.clear()
            self.syncs += 1

    def survivor(self, rule: Rule, random: Random) -> bytes:
        """What is left of it."""
        if rule == "none" or not self.pending:
            return self.durable
        return bytes(self.now) if rule == "all" else self._torn(random)

    def _torn(self, random: Random) -> bytes:
        """Each sector at a moment of its own; most files are drawn towards one end, as real ones are."""
        sector, last = random.choice(SECTORS), len(self.pending)
        leaning = random.choice((0.0, 0.05, 0.5, 0.95, 1.0))
        moments: dict[int, int] = {}

        def moment() -> int:
            if random.random() < 0.3:
                return random.randint(0, last)
            return last if random.random() < leaning else 0

        size_at, size = moment(), len(self.durable)
        left = bytearray(self.durable)
        for number, (at, data) in enumerate(self.pending, 1):
            if data is None:
                if number <= size_at:
                    _apply(left, at, None)
                    size = at
                continue
            end = at + len(data)
            if number <= size_at:
                size = max(size, end)
            for place in range(at // sector, (end + sector - 1) // sector):
                if number <= moments.setdefault(place, moment()):
                    start, stop = max(place * sector, at), min((place + 1) * sector, end)
                    _apply(left, start, data[start - at : stop - at])
        return bytes(left[:size].ljust(size, b"\0"))


@dataclass(eq=False, slots=True)
class Folder:
    """A folder's names: as they are, as they are on the disk, and each change in between."""

    now: dict[str, "File | Folder"] = field(default_factory=dict)
    durable: dict[str, "File | Folder"] = field(default_factory=dict)
    pending: list[dict[str, "File | Folder | None"]] = field(default_factory=list)

    def change(self, names: dict[str, "File | Folder | None"]) -> None:
        """Names come and, with None, go: one step."""
        _rename(self.now, names)
        self.pending.append(names)

    def sync(self) -> None:
        """All names are on the disk."""
        self.durable = dict(self.now)
        self.pending.clear()

    def survivor(self, rule: Rule, random: Random) -> dict[str, "File | Folder"]:
        """The names that are left."""
        if rule == "none" or not self.pending:
            return self.durable
        if rule == "all":
            return self.now
        left = dict(self.durable)
        chance = random.choice((0.2, 0.5, 0.8))
        for names in self.pending:
            if random.random() < chance:
                _rename(left, names)
        return left


class Disk:
    """Everything below the recorded folder."""

    def __init__(self, root: Path) -> None:
        self._root = PurePosixPath(root)
        self._top = Folder()
        self._files: dict[int, File] = {}
        self._made = 0

    def take(self, record: Record) -> None:
        """Let one record happen."""
        match record.kind:
            case "c":
                self._made += 1
                self._files[record.file] = File(self._made)
                self._name(record.path, self._files[record.file])
            case "m":
                self._name(record.path, Folder())
            case "w":
                self._files[record.file].change(record.at, record.data)
            case "t":
                self._files[record.file].change(record.at, None)
            case "s":
                self._files[record.file].sync()
            case "d":
                self._folder(self._parts(record.path)).sync()
            case "r":
                self._rename(record.path, record.data.decode())
            case "u":
                self._name(record.path, None)
            case "=":
                pass
            case _:
                raise ValueError(f"the replay cannot follow {record.data.decode()} of {record.path}")

    def tree(self, survival: Survival, below: str = "") -> Tree:
        """What is there, of one folder, when the machine starts again; a folder that is gone holds nothing."""
        random = Random(survival.seed)
        found: Tree = {}
        for path, node in self._walk(below, survival.names, random):
            if isinstance(node, Folder):
                found[f"{path}/"] = b""
            else:
                found[path] = node.survivor(survival.contents, random)
        if survival.contents == "some":  # shared memory is made anew by whoever opens the database first, whatever it holds
            logs = [path for path in found if path.endswith("-wal")]
            found |= {f"{path.removesuffix('-wal')}-shm": random.randbytes(32_768) for path in logs}
        return found

    def key(self, survival: Survival, below: str = "") -> object:
        """Equal for equal trees, found without making them; None where the seed decides."""
        if "some" in (survival.contents, survival.names) and self._waits(below):
            return None
        whole = survival.contents == "all"
        return tuple(
            (path, node.serial, node.syncs, len(node.pending) if whole else 0) if isinstance(node, File) else path
            for path, node in self._walk(below, survival.names, Random(0))
        )

    def _waits(self, below: str) -> bool:
        """Whether there is anything in a folder, or of its own name, that was not synced."""
        folder: File | Folder | None = self._top
        for part in PurePosixPath(below).parts:
            if isinstance(folder, Folder) and folder.pending:
                return True
            folder = folder.now.get(part) if isinstance(folder, Folder) else None
        nodes = (node for _, node in self._walk(below, "all", Random(0)))
        return (isinstance(folder, Folder) and bool(folder.pending)) or any(node.pending for node in nodes)

    def _walk(self, below: str, names: Rule, random: Random) -> Iterator[tuple[str, File | Folder]]:
        folder: File | Folder | None = self._top
        for part in PurePosixPath(below).parts:
            folder = folder.survivor(names, random).get(part) if isinstance(folder, Folder) else None
        waiting = [("", folder)] if isinstance(folder, Folder) else []
        while waiting:
            start, folder = waiting.pop()
            for name, node in sorted(folder.survivor(names, random).items()):
                yield start + name, node
                if isinstance(node, Folder):
                    waiting.append((f"{start}{name}/", node))

    def _rename(self, former: str, latter: str) -> None:
        (*folder, name), (*target, new) = self._parts(former), self._parts(latter)
        node = self._folder(tuple(folder)).now[name]
        if folder == target:
            self._folder(tuple(folder)).change({name: None, new: node})
        else:
            self._name(former, None)
            self._name(latter, node)

    def _name(self, path: str, node: File | Folder | None) -> None:
        *folder, name = self._parts(path)
        self._folder(tuple(folder)).change({name: node})

    def _parts(self, path: str) -> tuple[str, ...]:
        return PurePosixPath(path).relative_to(self._root).parts

    def _folder(self, parts: tuple[str, ...]) -> Folder:
        found = self._top
        for part in parts:
            node = found.now[part]
            if not isinstance(node, Folder):
                raise ValueError(f"{part} is no folder")
            found = node
        return found


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    end = at if data is None else at + len(data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if data is None:
        del content[at:]
    else:
        content[at:end] = data


def _rename(names: dict[str, File | Folder], changes: dict[str, File | Folder | None]) -> None:
    for name, node in changes.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node
