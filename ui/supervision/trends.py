"""Weeks of figures as a chart and as words."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from sync.figure_records import Measure, MeasureLine, Spans
from ui.supervision.figure_words import measure_words
from widgets.line_chart import Chart, ChartLine

_HOUR = 3600.0


class Trend(StrEnum):
    """What a chart of weeks shows."""

    REPORTS = "reports"
    RESPONSE = "response"
    RESOLUTION = "resolution"
    IN_TIME = "in_time"


def trend_words(trend: Trend) -> str:
    """A chart to choose."""
    words = {
        Trend.REPORTS: QCoreApplication.translate("Trends", "Reports"),
        Trend.RESPONSE: QCoreApplication.translate("Trends", "First response"),
        Trend.RESOLUTION: QCoreApplication.translate("Trends", "Resolution"),
        Trend.IN_TIME: QCoreApplication.translate("Trends", "In time"),
    }
    return words[trend]


def chart_of(trend: Trend, weeks: tuple[MeasureLine, ...]) -> Chart:
    """The chart of these weeks; a week with too few reports has no time and no share."""
    steps = tuple(_step(line.key) for line in weeks)
    match trend:
        case Trend.RESPONSE:
            return Chart(steps, _times([line.response for line in weeks], _HOUR), _unit_hours())
        case Trend.RESOLUTION:
            return Chart(steps, _times([line.resolution for line in weeks], 24 * _HOUR), _unit_days())
        case Trend.IN_TIME:
            first = ChartLine(trend_words(Trend.RESPONSE), tuple(_share(line.response_promises()) for line in weeks))
            second = ChartLine(trend_words(Trend.RESOLUTION), tuple(_share(line.resolution_promises()) for line in weeks))
            return Chart(steps, (first, second), " %")
        case _:
            shown = (Measure.RECEIVED, Measure.RESOLVED, Measure.OPEN_AT_END)
            lines = (ChartLine(measure_words(each), tuple(float(line.counts.get(each, 0)) for line in weeks)) for each in shown)
            return Chart(steps, tuple(lines))


def chart_words(trend: Trend, chart: Chart) -> str:
    """A chart for those who do not see it: its name, and where each line begins and ends."""
    parts = [trend_words(trend)]
    for line in chart.lines:
        known = [value for value in line.values if value is not None]
        if known:
            words = QCoreApplication.translate("Trends", "{0}: from {1} to {2}")
            ends = (f"{round(value, 1):g}{chart.unit}" for value in (known[0], known[-1]))
            parts.append(words.format(line.name, *ends))
    return ". ".join(parts)


def _times(spans: list[Spans], unit: float) -> tuple[ChartLine, ...]:
    def values(name: str) -> tuple[float | None, ...]:
        found = (None if each.few else getattr(each, name) for each in spans)
        return tuple(None if span is None else span.total_seconds() / unit for span in found)

    median, p90 = QCoreApplication.translate("Trends", "Median"), QCoreApplication.translate("Trends", "90 %")
    return ChartLine(median, values("median")), ChartLine(p90, values("p90"))


def _share(promises: tuple[int, int]) -> float | None:
    kept, decided = promises
    return None if Spans(decided).few else 100.0 * kept / decided


def _step(key: str) -> str:
    day = date.fromisoformat(key)
    return f"{day.day} {QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)}"


def _unit_hours() -> str:
    return QCoreApplication.translate("Trends", " h")


def _unit_days() -> str:
    return QCoreApplication.translate("Trends", " d")
