"""What stands at the centre, read from its disk alone: by SQL, and by the hashes of the photos' bytes; no product code."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_PLAIN = ("public_answer", "priority", "category", "address", "agency", "unit", "assignee")
DONE = frozenset({"applied", "already_applied"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a report's history."""

    report: str
    seq: int
    kind: str
    op_id: str | None
    actor: str | None
    data: dict[str, Any]

    @property
    def photos(self) -> tuple[str, ...]:
        """The hashes of the photos that it brings."""
        return tuple(photo["sha256"] for photo in self.data.get("photos", ()))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a report stands."""

    status: str
    assignee: str | None


@dataclass(slots=True)
class Truth:
    """The centre's database and photos.

    `results` are the ends of operations by id (applied, already_applied, rejected), `conflicted` those that ended in a conflict,
    `sound` the hashes of photos whose bytes on disk are the right ones, `attached` (report, hash) of what officers added,
    `fields` the values of each report that officers replace, by the names of their guards.
    """

    results: dict[str, str] = field(default_factory=dict)
    conflicted: set[str] = field(default_factory=set)
    history: list[Happening] = field(default_factory=list)
    reports: dict[str, Standing] = field(default_factory=dict)
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    attached: list[tuple[str, str]] = field(default_factory=list)
    sound: set[str] = field(default_factory=set)

    def lines_of(self, report: str) -> list[Happening]:
        """A report's history in its order."""
        return [line for line in self.history if line.report == report]


def read_truth(data: Path) -> Truth:
    """Read the data folder of a central API that is stopped or idle."""
    database = sqlite3.connect(f"file:{data / 'central.db'}?mode=ro", uri=True, timeout=30)
    try:
        database.execute("BEGIN")
        results = {
            op_id: json.loads(result)["status"] for op_id, result in database.execute("SELECT op_id, result FROM operation")
        }
        conflicted = {row[0] for row in database.execute("SELECT op_id FROM conflicted_operation")}
        lines = database.execute("SELECT report_id, seq, kind, op_id, actor_id, data FROM event ORDER BY report_id, seq")
        history = [
            Happening(report, seq, kind, op_id, actor, json.loads(content)) for report, seq, kind, op_id, actor, content in lines
        ]
        reports = {row[0]: Standing(row[1], row[2]) for row in database.execute("SELECT id, status, assignee FROM report")}
        fields = {row[0]: _fields(row) for row in database.execute(f"SELECT id, lon, lat, {', '.join(_PLAIN)} FROM report")}
        attached = list(database.execute("SELECT report_id, sha256 FROM attachment WHERE added_by IS NOT NULL"))
    finally:
        database.close()
    named = {sha256 for _, sha256 in attached} | {sha256 for line in history for sha256 in line.photos}
    sound = {sha256 for sha256 in named if _is_sound(data / "blobs" / sha256[:2] / sha256, sha256)}
    return Truth(results, conflicted, history, reports, fields, attached, sound)


def _fields(row: tuple[Any, ...]) -> dict[str, Any]:
    point = None if row[1] is None else [row[1], row[2]]
    return {"point": point, **dict(zip(_PLAIN, row[3:], strict=True))}


def _is_sound(file: Path, sha256: str) -> bool:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
