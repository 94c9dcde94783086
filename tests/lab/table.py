"""The laboratory's result: a document for scripts, a table for people, and whether it is as it must be."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.lab.day_of_city import Findings
from tests.lab.kills import POINTS
from tests.lab.photo_line import Costs

MEDIAN_COST, LARGEST_COST = 1.05, 1.25
# With so many kills every named point has its turn.
ALL_POINTS = 200
_COUNTED = ("lost", "duplicated", "overwritten", "photos_missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A whole run: the day, the photos, the small disk (None where that part was left out)."""

    seed: int
    kills: int
    day: Findings
    photos: Costs | None
    disk: dict[str, Any] | None
    seconds: float
    absent: frozenset[str] = frozenset()

    @property
    def wrong(self) -> dict[str, list[str]]:
        """What went wrong in any part, by kind."""
        verdict, disk, photos = self.day.verdict, self.disk or {}, self.photos or Costs()
        found = {kind: [*getattr(verdict, kind), *disk.get(kind, ())] for kind in _COUNTED}
        found["photos_missing"] += photos.missing
        found["defects"] = [*self.day.defects, *disk.get("defects", ()), *photos.defects]
        return found

    @property
    def not_hit(self) -> list[str]:
        """Named points that no kill fell on, though there were enough of them."""
        if self.kills < ALL_POINTS:
            return []
        return [point for point in POINTS if not self.day.hits[point] and point not in self.absent]

    @property
    def dear(self) -> bool:
        """Whether photos cost more on the broken line than they may."""
        ratios = self.photos.ratios if self.photos else []
        return bool(ratios) and (median(ratios) > MEDIAN_COST or max(ratios) > LARGEST_COST)

    @property
    def good(self) -> bool:
        """Whether everything is as it must be."""
        return not (any(self.wrong.values()) or self.day.verdict.without_card or self.not_hit or self.dear)


def document(result: Result) -> dict[str, Any]:
    """Everything, as `--json` prints it."""
    day, wrong = result.day, result.wrong
    return {
        "seed": result.seed,
        "good": result.good,
        "operations": day.operations,
        "kills": sum(day.hits.values()),
        "central_kills": day.centre_kills,
        "restored_from_backup": day.restored,
        "lost": len(wrong["lost"]),
        "duplicated": len(wrong["duplicated"]),
        "silently_overwritten": len(wrong["overwritten"]),
        "photos_missing": len(wrong["photos_missing"]),
        "conflicts_with_card": day.verdict.with_card,
        "conflicts_without_card": day.verdict.without_card,
        "photo_line": _photo_line(result.photos),
        "disk_full": _without_details(result.disk),
        "requests": day.requests,
        "seconds": round(result.seconds, 1),
        "hits": {point: day.hits[point] for point in (*POINTS, *sorted(day.hits.keys() - POINTS.keys()))},
        "not_hit": result.not_hit,
        "not_in_the_product": sorted(result.absent),
        "missed_moments": dict(day.misses.most_common()),
        "weather": dict(day.fates.most_common()),
        "supervisor": dict(day.meddled.most_common()),
        "decisions": dict(day.decided.most_common()),
        "refusals": dict(day.refused.most_common()),
        "typed_again": day.repeated,
        "wrong": wrong,
    }


def text(result: Result) -> str:
    """The table."""
    found = document(result)
    rows = [
        ("operations shown as saved", found["operations"]),
        ("clients killed", found["kills"]),
        ("central API killed", found["central_kills"]),
        ("restored from backup", found["restored_from_backup"]),
        ("lost", found["lost"]),
        ("duplicated", found["duplicated"]),
        ("silently overwritten", found["silently_overwritten"]),
        ("photos missing", found["photos_missing"]),
        ("conflicts with a card", found["conflicts_with_card"]),
        ("conflicts without a card", found["conflicts_without_card"]),
        ("wire bytes over file bytes", _costs_in_words(result.photos)),
        ("disk full", _disk_in_words(result.disk)),
        ("requests", found["requests"]),
        ("seconds", found["seconds"]),
    ]
    lines = [f"| {name:28} | {value!s:52} |" for name, value in rows]
    head = [f"| {'seed ' + str(result.seed):28} | {'':52} |", f"|{'-' * 30}|{'-' * 54}|"]
    return "\n".join([*head, *lines, "", *_hits(result), *_complaints(result)])


def _hits(result: Result) -> list[str]:
    named = [f"{point} {result.day.hits[point]}" for point in POINTS if point not in result.absent]
    others = [f"{name} {count}" for name, count in sorted(result.day.hits.items()) if name not in POINTS]
    lines = [f"kills by point: {', '.join(named)}; {', '.join(others)}"]
    if result.absent:
        lines.append(f"points that the product does not have: {', '.join(sorted(result.absent))}")
    if result.not_hit:
        lines.append(f"NOT HIT: {', '.join(result.not_hit)}")
    return lines


def _complaints(result: Result) -> list[str]:
    return [f"{kind}: {line}" for kind, lines in result.wrong.items() for line in lines]


def _photo_line(costs: Costs | None) -> dict[str, Any] | None:
    if costs is None or not costs.ratios:
        return None
    cost = {"median": round(median(costs.ratios), 4), "max": round(max(costs.ratios), 4)}
    return {"photos": len(costs.ratios), "bytes": sum(costs.sizes), "cuts": costs.cuts, **cost}


def _costs_in_words(costs: Costs | None) -> str:
    line = _photo_line(costs)
    if line is None:
        return "not measured"
    return f"median {line['median']:.3f}, max {line['max']:.3f} ({line['photos']} photos, {line['cuts']} cuts)"


def _without_details(disk: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if disk is None else {name: value for name, value in disk.items() if not isinstance(value, list)}


def _disk_in_words(disk: dict[str, Any] | None) -> str:
    if disk is None:
        return "not tried"
    if "skipped" in disk:
        return f"SKIPPED: {disk['skipped']}"
    if "refused_for_space" not in disk:
        return "FAILED"
    return f"{disk['operations']} saved, {disk['refused_for_space']} refused, {disk['kills']} kills"
