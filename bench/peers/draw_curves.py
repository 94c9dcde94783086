"""Draw curves over size: `python draw_curves.py RESULTS FOLDER`, by a Python that has Matplotlib; prints the files as JSON."""

import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "crop-officer"
mpl.rcParams["svg.fonttype"] = "none"
from matplotlib import pyplot as plt  # noqa: E402

Curve = list[tuple[int, float, float, float]]


def main(results: Path, folder: Path) -> None:
    """One picture for each unit of each scenario."""
    drawn: dict[str, list[str]] = {}
    for name, result in json.loads(results.read_text(encoding="utf-8"))["results"].items():
        curves: dict[str, dict[str, Curve]] = defaultdict(lambda: defaultdict(list))
        for figure in result["outcome"]["figures"]:
            if figure["curve"] and figure["size"] is not None:
                values = figure["values"]
                point = figure["size"], statistics.median(values), min(values), max(values)
                curves[figure["unit"]][f"{figure['name']} ({figure['who']})"].append(point)
        drawn[name] = [_picture(name, unit, lines, folder) for unit, lines in sorted(curves.items())]
    print(json.dumps(drawn))


def _picture(name: str, unit: str, lines: dict[str, Curve], folder: Path) -> str:
    figure, axes = plt.subplots(figsize=(8, 4.5))
    for label, points in sorted(lines.items()):
        sizes, medians, lows, highs = zip(*sorted(points), strict=True)
        (line,) = axes.plot(sizes, medians, marker="o", label=label)
        axes.fill_between(sizes, lows, highs, alpha=0.15, color=line.get_color())
    axes.set(xscale="log", yscale="log", xlabel="reports", ylabel=unit, title=f"{name} over the number of reports")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(fontsize=8)
    file = f"{name.lower()}-{''.join(letter if letter.isalnum() else '-' for letter in unit.lower())}.svg"
    metadata: dict[str, Any] = {"Date": None}
    figure.savefig(folder / file, bbox_inches="tight", metadata=metadata)
    plt.close(figure)
    return file


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
