"""What stands in a week's or month's report, as HTML for paper: every name is escaped, no citizen's text is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.deadlines import ClockState, read_resolution, read_response
from officer_app.domain.officers import Officer
from sync.figure_records import Grouping, MeasureLine, Period, Standing, StandingLine, standing_query
from sync.reading import Reader
from sync.records import QueueQuery, QueueRow, Reference
from ui.supervision.columns import measure_columns, standing_columns
from ui.supervision.figure_words import OfficerName, PeriodName, grouping_words, next_level, period_of, period_words
from ui.supervision.figures_model import FigureColumn, Line
from ui.supervision.trends import Trend, chart_of
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word
from ui.words.times import duration, wib
from widgets.line_chart import Chart

# So many of the late reports are named; how many more there are is said.
LATE_SHOWN = 60
_NAME_SHARE = " width='18%'"
_MANY = 10
_NAME_SHARE_OF_MANY, _SMALL_HEAD = " width='9%'", " style='font-size:5.8pt'"
_STYLE = """
body{font-size:9pt;color:#1b1f24}
h1{font-size:16pt;margin-bottom:2px} h2{font-size:11.5pt;margin-top:14px;margin-bottom:4px} p{margin:2px 0}
table{border-collapse:collapse} th{background:#eef0f3;font-size:7.5pt} td{font-size:8pt}
.mark{color:#8c1d18;font-weight:600} .muted{color:#5c6167}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigures:
    """Everything that a report on paper says, as of one moment."""

    officer: Officer
    at: datetime
    name: PeriodName
    period: Period
    grouping: Grouping
    areas: Grouping
    standings: tuple[StandingLine, ...]
    measures: tuple[MeasureLine, ...]
    weeks: tuple[MeasureLine, ...]
    late: tuple[QueueRow, ...]
    reference: Reference
    officer_name: OfficerName

    def late_count(self) -> int:
        """How many reports are late now."""
        return sum(line.counts[Standing.LATE] for line in self.standings)


def gather(reader: Reader, officer: Officer, name: PeriodName, grouping: Grouping, now: datetime) -> ReportFigures:
    """Read the figures of a report; not for the GUI thread."""
    everything, period = QueueQuery(), period_of(name, now)
    areas = next_level("", officer.areas)
    late = reader.queue(standing_query(everything, Standing.LATE, now), limit=LATE_SHOWN).rows
    names = {row.assignee: reader.officer_name(row.assignee) for row in late if row.assignee is not None}
    measures = reader.measures(everything, grouping, period, now)
    if grouping is Grouping.OFFICER:
        names |= {line.key: reader.officer_name(line.key) for line in measures if line.key}
    return ReportFigures(
        officer=officer,
        at=now,
        name=name,
        period=period,
        grouping=grouping,
        areas=areas,
        standings=reader.standings(everything, areas, now),
        measures=measures,
        weeks=reader.measures(everything, Grouping.WEEK, trend_period(name, now), now),
        late=late,
        reference=reader.reference(),
        officer_name=names.get,
    )


def trend_period(name: PeriodName, now: datetime) -> Period:
    """The weeks that a trend shows beside a period: thirteen, or a year's."""
    return period_of(PeriodName.YEAR if name is PeriodName.YEAR else PeriodName.QUARTER, now)


def title_of(name: PeriodName) -> str:
    """What the report is called."""
    if name in (PeriodName.WEEK, PeriodName.LAST_WEEK):
        return QCoreApplication.translate("PaperReport", "Weekly supervision report")
    if name in (PeriodName.MONTH, PeriodName.LAST_MONTH):
        return QCoreApplication.translate("PaperReport", "Monthly supervision report")
    return QCoreApplication.translate("PaperReport", "Supervision report")


def mark_words() -> str:
    """The mark that every page carries."""
    return QCoreApplication.translate("PaperReport", "FOR OFFICIAL USE: do not share. Personal data (UU PDP 27/2022).")


def first_part(figures: ReportFigures) -> str:
    """Head, overview and measures."""
    officer, reference = figures.officer, figures.reference
    areas = ", ".join(area_name(reference, code) for code in officer.areas)
    title = ", ".join(filter(None, (officer.name, officer.title)))
    made = QCoreApplication.translate("PaperReport", "Made by {0} on {1} WIB, for {2}").format(title, wib(figures.at), areas)
    standings = standing_columns(QueueQuery(), figures.areas, figures.at, reference, figures.officer_name)
    columns = measure_columns(
        QueueQuery(), figures.grouping, figures.period, figures.at, reference, figures.officer_name
    )  # fmt: skip
    few = QCoreApplication.translate(
        "PaperReport",
        "Median and 90 % by nearest rank; pauses at other agencies do not count, and categories in office "
        "hours count only office hours. “Too few” means fewer than 5 reports. Look at the workload before "
        "you compare.",
    )
    now = QCoreApplication.translate("PaperReport", "What is open now")
    how = QCoreApplication.translate("PaperReport", "How reports of the period were answered, by {0}")
    return _page(
        f"<h1>{escape(title_of(figures.name))}: {escape(period_words(figures.period))}</h1>",
        f"<p class='mark'>{escape(mark_words())}</p><p class='muted'>{escape(made)}</p>",
        f"<h2>{escape(now)}</h2>",
        _table(standings, figures.standings),
        f"<h2>{escape(how.format(grouping_words(figures.grouping)))}</h2>",
        _table(columns, figures.measures),
        f"<p class='muted'>{escape(few)}</p>",
    )


def charts(figures: ReportFigures) -> tuple[tuple[Trend, Chart], ...]:
    """The charts of the weeks."""
    return tuple((trend, chart_of(trend, figures.weeks)) for trend in (Trend.REPORTS, Trend.IN_TIME))


def weeks_part(figures: ReportFigures) -> str:
    """The weeks as a table, beside the charts."""
    columns = measure_columns(
        QueueQuery(), Grouping.WEEK, trend_period(figures.name, figures.at), figures.at, figures.reference, figures.officer_name
    )
    return _page(_table(columns, figures.weeks))


def late_part(figures: ReportFigures) -> str:
    """The late ones by name: number, matter, place and how late; never what the citizen wrote."""
    heading = QCoreApplication.translate("PaperReport", "What is late")
    if not figures.late:
        words = QCoreApplication.translate("PaperReport", "Nothing is late.")
        return _page(f"<h2>{escape(heading)}</h2><p>{escape(words)}</p>")
    titles = (
        QCoreApplication.translate("PaperReport", "Number"),
        QCoreApplication.translate("PaperReport", "Category"),
        QCoreApplication.translate("PaperReport", "Kelurahan"),
        QCoreApplication.translate("PaperReport", "Status"),
        QCoreApplication.translate("PaperReport", "Assigned to"),
        QCoreApplication.translate("PaperReport", "Missed deadline"),
    )
    rows = [_late_cells(row, figures) for row in figures.late]
    more = figures.late_count() - len(rows)
    rest = QCoreApplication.translate("PaperReport", "and {0} more").format(QLocale().toString(more)) if more > 0 else ""
    head = "".join(f"<th align='left'>{escape(title)}</th>" for title in titles)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in rows)
    table = f"<table width='100%' border='1' cellpadding='3' cellspacing='0'><thead><tr>{head}</tr></thead>{body}</table>"
    return _page(f"<h2>{escape(heading)}: {figures.late_count()}</h2>", table, f"<p class='muted'>{escape(rest)}</p>")


def _late_cells(row: QueueRow, figures: ReportFigures) -> tuple[str, ...]:
    response, resolution = read_response(row.clocks, figures.at), read_resolution(row.clocks, figures.at)
    if response.state is ClockState.LATE:
        late = QCoreApplication.translate("PaperReport", "first response, late by {0}").format(duration(response.remaining))
    else:
        late = QCoreApplication.translate("PaperReport", "resolution, late by {0}").format(duration(resolution.remaining))
    who = figures.officer_name(row.assignee) or row.assignee if row.assignee is not None else "–"
    reference = figures.reference
    return (
        row.number,
        category_name(reference, row.category),
        area_name(reference, row.ward),
        status_word(row.status),
        who or "–",
        late,
    )


def _table(columns: Sequence[FigureColumn[Line]], lines: Sequence[Line]) -> str:
    aligned: Callable[[FigureColumn[Line]], str] = lambda column: "left" if column.name else "right"  # noqa: E731
    # Many columns leave no room for their longest words otherwise.
    share, style = (_NAME_SHARE_OF_MANY, _SMALL_HEAD) if len(columns) > _MANY else (_NAME_SHARE, "")
    head = "".join(
        f"<th align='{aligned(column)}'{style}{share if column.name else ''}>{escape(column.title)}</th>" for column in columns
    )
    body = "".join(
        "<tr>" + "".join(f"<td align='{aligned(column)}'>{escape(column.text(line))}</td>" for column in columns) + "</tr>"
        for line in lines
    )
    return f"<table width='100%' border='1' cellpadding='3' cellspacing='0'><thead><tr>{head}</tr></thead>{body}</table>"


def _page(*parts: str) -> str:
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
