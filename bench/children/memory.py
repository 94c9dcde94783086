"""How much memory a process holds."""

from pathlib import Path


def peak_bytes() -> int:
    """The most that this process ever held."""
    return _status("VmHWM")


def held_bytes(pid: int | str = "self") -> int:
    """What a process holds now."""
    return _status("VmRSS", pid)


def _status(name: str, pid: int | str = "self") -> int:
    # Not ru_maxrss: on Linux that counts the parent's memory at the fork too.
    text = Path(f"/proc/{pid}/status").read_text()
    return int(text.split(f"{name}:")[1].split()[0]) * 1024
