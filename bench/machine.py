"""What machine and which versions figures were taken on."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

import sqlcipher3

PACKAGES = (
    "PySide6_Essentials",
    "PySide6_WebEngine",
    "sqlcipher3-wheels",
    "msgspec",
    "requests",
    "litestar",
    "uvicorn",
    "SQLAlchemy",
    "Pillow",
)


def describe() -> dict[str, str]:
    """Names and versions, for the page; nothing that names this very machine."""
    found = {
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": _memory(),
        "Python": platform.python_version(),
        "SQLite of the centre": sqlite3.sqlite_version,
        "SQLite of the client": sqlcipher3.dbapi2.sqlite_version,
        "durability": "work.db synchronous=FULL, cache.db synchronous=NORMAL, central.db synchronous=FULL, all WAL",
    }
    return found | {name: _version(name) for name in PACKAGES if _version(name)}


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return ""


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    info = Path("/proc/meminfo")
    if not info.exists():
        return ""
    kib = int(info.read_text().split("MemTotal:")[1].split()[0])
    return f"{kib / 1024 / 1024:.0f} GiB"
