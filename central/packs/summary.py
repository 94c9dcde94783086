"""What loading a pack did, for a program and for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from central.packs.findings import REFUSAL_WORDS
from central.packs.records import Problem

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSummary:
    """The account of one loading; every report read is accepted, there already, or refused: the four numbers add up.

    The other counts are of what is new in storage; `floods` is None where no newer state of the floods came. `approximate`
    reports stand at their ward's label point.
    """

    pack: str
    read: int
    accepted: int
    already_there: int
    refused: Mapping[str, int]
    approximate: int
    areas: Mapping[str, int] = field(default_factory=dict)
    roads: int = 0
    categories: int = 0
    agencies: int = 0
    units: int = 0
    officers: int = 0
    calendar: bool = False
    events: int = 0
    photos: int = 0
    floods: int | None = None
    shifted_seconds: float | None = None
    broken: tuple[Problem, ...] = ()
    refused_rows: tuple[Problem, ...] = ()
    mended: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The summary as a JSON object."""
        return asdict(self)

    def as_text(self) -> str:
        """The summary in sentences; long lists are cut, the JSON holds them whole."""
        return "\n".join([*self._counts(), *self._lists()]) + "\n"

    def _counts(self) -> list[str]:
        refused = sum(self.refused.values())
        lines = [
            f"Pack “{self.pack}”: {self.read:,} reports read, {self.accepted:,} accepted, {self.already_there:,} already there, "
            f"{refused:,} refused."
        ]
        lines += [f"  refused: {count:,} ({reason}: {REFUSAL_WORDS[reason]})" for reason, count in self.refused.items()]
        if self.approximate:
            lines.append(f"  {self.approximate:,} had no point and stand at their ward's middle.")
        areas = ", ".join(f"{count:,} {level}" for level, count in self.areas.items()) or "none"
        lines.append(
            f"New: areas {areas}; {self.roads:,} roads; {self.categories:,} categories; {self.agencies:,} agencies; "
            f"{self.units:,} units; {self.officers:,} officers; {self.events:,} events; {self.photos:,} photos."
        )
        if self.calendar:
            lines.append("The office's calendar is new or changed: deadlines from now on go by it where a category says so.")
        if self.floods is not None:
            lines.append(f"A new state of the floods: {self.floods:,} areas under water.")
        if self.shifted_seconds is not None:
            lines.append(f"All times were moved by {self.shifted_seconds / 86_400:,.1f} days.")
        return lines

    def _lists(self) -> list[str]:
        return [
            *_listed("Could not be read and was left out", self.broken),
            *_listed("Was put right", self.mended),
            *_listed("Files left aside", self.skipped),
        ]


def _listed(title: str, problems: Iterable[Problem]) -> list[str]:
    found = list(problems)
    if not found:
        return []
    lines = [f"{title} ({len(found):,}):", *(f"  {in_words(problem)}" for problem in found[:_SHOWN])]
    return lines if len(found) <= _SHOWN else [*lines, f"  and {len(found) - _SHOWN:,} more; --json lists them all."]


def in_words(problem: Problem) -> str:
    """One problem as a line: file, row, field, reason."""
    row = "" if problem.row is None else f", row {problem.row}"
    field_name = "" if problem.field is None else f", {problem.field}"
    return f"{problem.file}{row}{field_name}: {problem.reason}"
