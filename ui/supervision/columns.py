"""The columns of the overview and of a period's measures, in the language of the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from sync.figure_records import (
    Grouping,
    Measure,
    MeasureLine,
    Period,
    Spans,
    Standing,
    StandingLine,
    measure_query,
    narrowed,
    standing_query,
)
from sync.records import QueueQuery, Reference
from ui.supervision.figure_words import (
    OfficerName,
    grouping_words,
    head_of,
    is_few,
    key_words,
    load_words,
    measure_words,
    share_words,
    span_words,
    standing_hint,
    standing_words,
)
from ui.supervision.figures_model import FigureColumn
from widgets.tones import Tone

_TONES = {Standing.LATE: Tone.BAD, Standing.AT_RISK: Tone.WARNING}


def standing_columns(
    base: QueueQuery, grouping: Grouping, now: datetime, reference: Reference, officer_name: OfficerName
) -> tuple[FigureColumn[StandingLine], ...]:
    """The columns of the live overview within `base`."""
    name: FigureColumn[StandingLine] = FigureColumn(
        title=grouping_words(grouping),
        text=lambda line: key_words(grouping, line.key, reference, officer_name),
        value=lambda line: key_words(grouping, line.key, reference, officer_name),
        name=True,
    )
    return (name, *(_standing_column(base, grouping, now, standing) for standing in Standing))


def _standing_column(base: QueueQuery, grouping: Grouping, now: datetime, standing: Standing) -> FigureColumn[StandingLine]:
    def count(line: StandingLine) -> int:
        return line.counts.get(standing, 0)

    return FigureColumn(
        title=standing_words(standing),
        hint=standing_hint(standing),
        text=lambda line: QLocale().toString(count(line)),
        value=count,
        query=lambda line: standing_query(narrowed(base, grouping, line.key), standing, now) if count(line) else None,
        tone=lambda line: _TONES.get(standing, Tone.PLAIN) if count(line) else Tone.MUTED,
    )


def measure_columns(
    base: QueueQuery, grouping: Grouping, period: Period, now: datetime, reference: Reference, officer_name: OfficerName
) -> tuple[FigureColumn[MeasureLine], ...]:
    """The columns of a period's measures within `base`: counts and spans beside the workload, never a rank alone."""
    made = _Columns(base, grouping, period, now)
    name: FigureColumn[MeasureLine] = FigureColumn(
        title=grouping_words(grouping),
        hint=QCoreApplication.translate("Figures", "Sort the list as you like; a position in it is not a rating"),
        text=lambda line: _named(grouping, line, reference, officer_name),
        value=lambda line: line.key if grouping is Grouping.WEEK else key_words(grouping, line.key, reference, officer_name),
        name=True,
    )
    return (
        name,
        made.count(Measure.RECEIVED),
        *(made.load() if grouping is not Grouping.OFFICER else ()),
        made.count(Measure.ANSWERED),
        *made.response(),
        made.count(Measure.RESOLVED),
        *made.resolution(),
        *(made.count(measure) for measure in (Measure.RETURNED, Measure.REOPENED)),
        made.doubtful(),
        made.count(Measure.OPEN_AT_END),
    )


def _named(grouping: Grouping, line: MeasureLine, reference: Reference, officer_name: OfficerName) -> str:
    name, head = key_words(grouping, line.key, reference, officer_name), head_of(grouping, line.key, reference)
    return f"{name} · {head}" if head else name


class _Columns:
    """Makes the columns that share a query, a grouping and a period."""

    def __init__(self, base: QueueQuery, grouping: Grouping, period: Period, now: datetime) -> None:
        self._base, self._grouping, self._period, self._now = base, grouping, period, now

    def query(self, measure: Measure) -> Callable[[MeasureLine], QueueQuery | None]:
        """What opens the reports that a line counts, if it counts any."""

        def asked(line: MeasureLine) -> QueueQuery | None:
            if not line.counts.get(measure, 0):
                return None
            period = self._period.week(line.key) if self._grouping is Grouping.WEEK else self._period
            return measure_query(narrowed(self._base, self._grouping, line.key), measure, period, self._now)

        return asked

    def count(self, measure: Measure) -> FigureColumn[MeasureLine]:
        """A counted number."""
        return FigureColumn(
            title=measure_words(measure),
            text=lambda line: QLocale().toString(line.counts.get(measure, 0)),
            value=lambda line: line.counts.get(measure, 0),
            query=self.query(measure),
            tone=lambda line: Tone.PLAIN if line.counts.get(measure, 0) else Tone.MUTED,
        )

    def doubtful(self) -> FigureColumn[MeasureLine]:
        """What is in time only by a time in doubt."""
        hint = QCoreApplication.translate(
            "Figures",
            "In time only by work that a connected computer sent long after the time that it says; not counted as in time",
        )
        return replace(self.count(Measure.DOUBTFUL), hint=hint)

    def response(self) -> tuple[FigureColumn[MeasureLine], ...]:
        """How quickly the first response came."""
        hint = QCoreApplication.translate("Figures", "From arrival to the first action or answer")
        median = QCoreApplication.translate("Figures", "First response, median")
        ninety = QCoreApplication.translate("Figures", "First response, 90 %")
        share = QCoreApplication.translate("Figures", "Response in time")
        return (
            self._span(median, hint, _response, Measure.ANSWERED, p90=False),
            self._span(ninety, hint, _response, Measure.ANSWERED, p90=True),
            self._share(share, MeasureLine.response_promises, Measure.LATE_RESPONSE),
        )

    def resolution(self) -> tuple[FigureColumn[MeasureLine], ...]:
        """How quickly it was closed."""
        hint = QCoreApplication.translate(
            "Figures",
            "From arrival to closing, without pauses at other agencies; only office hours where the category counts office hours",
        )
        median = QCoreApplication.translate("Figures", "Resolution, median")
        ninety = QCoreApplication.translate("Figures", "Resolution, 90 %")
        share = QCoreApplication.translate("Figures", "Resolution in time")
        return (
            self._span(median, hint, _resolution, Measure.RESOLVED, p90=False),
            self._span(ninety, hint, _resolution, Measure.RESOLVED, p90=True),
            self._share(share, MeasureLine.resolution_promises, Measure.LATE_RESOLUTION),
        )

    def load(self) -> tuple[FigureColumn[MeasureLine], ...]:
        """The workload beside it all."""
        return (
            FigureColumn(
                title=QCoreApplication.translate("Figures", "Officers"),
                hint=QCoreApplication.translate("Figures", "Officers with at least one of these reports"),
                text=lambda line: QLocale().toString(line.officers),
                value=lambda line: line.officers,
            ),
            FigureColumn(
                title=QCoreApplication.translate("Figures", "Reports per officer"),
                hint=QCoreApplication.translate("Figures", "Reports received per officer: look at this before you compare"),
                text=load_words,
                value=MeasureLine.per_officer,
            ),
        )

    def _span(
        self, title: str, hint: str, spans: Callable[[MeasureLine], Spans], measure: Measure, *, p90: bool
    ) -> FigureColumn[MeasureLine]:
        def span(line: MeasureLine) -> timedelta | None:
            return spans(line).p90 if p90 else spans(line).median

        def value(line: MeasureLine) -> float | None:
            found = span(line)
            return None if found is None or spans(line).few else found.total_seconds()

        return FigureColumn(
            title=title,
            hint=hint,
            text=lambda line: span_words(span(line), spans(line)),
            value=value,
            query=self.query(measure),
            tone=lambda line: Tone.MUTED if spans(line).few else Tone.PLAIN,
        )

    def _share(self, title: str, promises: Callable[[MeasureLine], tuple[int, int]], late: Measure) -> FigureColumn[MeasureLine]:
        def value(line: MeasureLine) -> float | None:
            kept, decided = promises(line)
            return None if is_few(decided) else kept / decided

        return FigureColumn(
            title=title,
            hint=QCoreApplication.translate(
                "Figures", "Deadlines met, of those met or missed so far; press to see the missed ones"
            ),
            text=lambda line: share_words(promises(line)),
            value=value,
            query=self.query(late),
            tone=lambda line: Tone.MUTED if value(line) is None else Tone.PLAIN,
        )


def _response(line: MeasureLine) -> Spans:
    return line.response


def _resolution(line: MeasureLine) -> Spans:
    return line.resolution
