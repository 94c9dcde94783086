"""Figures as a table for the terminal and for the page."""

from collections.abc import Sequence

from bench.measuring import Figure

HEADS = ("figure", "who", "reports", "median", "p95", "max", "unit", "n")


def rows_of(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """One row for each figure."""
    return [
        (
            figure.name,
            figure.who,
            "" if figure.size is None else f"{figure.size:,}",
            number(figure.median),
            number(figure.percentile(95)),
            number(max(figure.values)),
            figure.unit,
            str(len(figure.values)),
        )
        for figure in figures
    ]


def table_of(figures: Sequence[Figure]) -> str:
    """Aligned columns."""
    rows = [HEADS, *rows_of(figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    left = (0, 1, 6)
    return "\n".join(
        "  "
        + "  ".join(
            cell.ljust(width) if at in left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def number(value: float) -> str:
    """Three digits that count, thousands apart."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"
