"""The small town of the laboratory: one ward with its reports and officers, as a pack made from the demo pack."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from resources import path

WARD = "31.75.07.1003"
NEIGHBOUR_POINT = (106.917, -6.235)
# In the ward.
HERE = (106.91, -6.219)
# Kinds of operations that put one value in the place of another, whatever the status.
FIELD_KINDS = ("answer", "prioritise", "recategorise", "relocate", "assign")
CATEGORIES = ("sampah", "pohon", "saluran-air", "lainnya")
PASSWORD = "demo"
SUPERVISOR = "camat.durensawit"
AGENCY = "dinas-sumber-daya-air"
UNIT = "ppsu"
# Who sits where: an office computer that staff and field officer share, and two computers with one officer each.
DESKS: dict[str, tuple[str, ...]] = {
    "counter": ("staf.klender", "ppsu.klender"),
    "lurah": ("lurah.klender",),
    "field": ("ppsu2.klender",),
}
FIELD_OFFICERS = frozenset({"ppsu.klender", "ppsu2.klender"})
_FRESH = 90
_STREETS = ("Jl. Bojong Raya", "Jl. I Gusti Ngurah Rai", "Jl. Teratai Putih", "Jl. Dermaga", "Gang Mawar")
_MATTERS = (
    ("saluran-air", "Got mampet dan meluap"),
    ("sampah", "Sampah menumpuk tiga hari"),
    ("jalan", "Jalan berlubang dalam"),
)


def make_pack(folder: Path) -> None:
    """Write the pack: the demo's areas, officers and words, its reports of the ward, and fresh ones that nobody has touched."""
    demo = path("demo")
    folder.mkdir(parents=True)
    for file in demo.glob("*.*"):
        if file.suffix in (".json", ".geojson"):
            shutil.copyfile(file, folder / file.name)
    (folder / "pack.json").write_text(json.dumps({"name": "lab", "version": "1", "title": "Lab", "licence": "Apache-2.0"}))
    with (demo / "reports.jsonl").open(encoding="utf-8") as lines:
        own = [report for report in map(json.loads, lines) if report.get("ward") == WARD]
    for report in own:
        report.pop("photos", None)  # drawing the citizens' photos takes a second and adds nothing here
    newest = max(datetime.fromisoformat(report["received_at"]) for report in own)
    known = {category["code"] for category in json.loads((folder / "taxonomy.json").read_text())["categories"]}
    whole = [*own, *_fresh(newest, known)]
    (folder / "reports.jsonl").write_text("".join(json.dumps(report) + "\n" for report in whole), encoding="utf-8")


def _fresh(newest: datetime, known: set[str]) -> Iterator[dict[str, Any]]:
    for number in range(_FRESH):
        category, matter = _MATTERS[number % len(_MATTERS)]
        yield {
            "key": f"lab-{number:03d}",
            "channel": "lapor",
            "category": category if category in known else "lainnya",
            "text": f"{matter}, RT {number % 15 + 1:03d}.",
            "received_at": (newest - timedelta(minutes=7 * number)).isoformat(),
            "address": f"{_STREETS[number % len(_STREETS)]} No. {number + 1}",
            "ward": WARD,
            "status": "waiting",
        }
