"""What was noticed while a pack was read: broken rows, rows put right, files that nobody knows."""

from dataclasses import dataclass, field

from central.packs.records import Problem, Where

OUTSIDE = "outside"
NO_PLACE = "no-place"
UNKNOWN_AREA = "unknown-area"
TOO_LONG = "too-long"
DUPLICATE = "duplicate"
BROKEN = "broken"

REFUSAL_WORDS = {
    OUTSIDE: "lies outside all areas",
    NO_PLACE: "names no place: neither a point nor an area",
    UNKNOWN_AREA: "names an area that the pack does not have",
    TOO_LONG: "its text is longer than 64 KiB",
    DUPLICATE: "repeats a report that stands earlier in the pack",
    BROKEN: "cannot be read",
}


class PackError(Exception):
    """A pack that cannot be loaded at all; its text is a sentence for a person."""


class FileBrokenError(PackError):
    """One file of a pack that cannot be read; `row` is the line, where one is known."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


class RowBrokenError(PackError):
    """One row of a pack that cannot be read, by the field that is at fault."""

    def __init__(self, field: str | None, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class RowRefusedError(RowBrokenError):
    """One row that is not taken in although it can be read; `code` is one of this module's reasons."""

    def __init__(self, code: str, field: str | None = None) -> None:
        super().__init__(field, REFUSAL_WORDS[code])
        self.code = code


@dataclass(slots=True)
class Findings:
    """The running account of a pack's reading; each of the `read` report rows ends accepted, there already or refused."""

    read: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    refused_rows: list[Problem] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)
    mended: list[Problem] = field(default_factory=list)
    skipped: list[Problem] = field(default_factory=list)

    def file_broken(self, file: str, error: FileBrokenError) -> None:
        """Note that a file could not be read."""
        self.broken.append(Problem(file, error.row, None, error.reason))

    def row_broken(self, where: Where, error: RowBrokenError) -> None:
        """Note that a row could not be read."""
        self.broken.append(Problem(where.file, where.row, error.field, error.reason))

    def report_broken(self, where: Where, error: RowBrokenError) -> None:
        """Note that a report's row could not be read or is not taken in, and count it as refused."""
        code = error.code if isinstance(error, RowRefusedError) else BROKEN
        self.refused[code] = self.refused.get(code, 0) + 1
        if code == BROKEN:
            self.row_broken(where, error)
        else:
            self.refused_rows.append(Problem(where.file, where.row, error.field, error.reason))

    def put_right(self, where: Where, field: str | None, reason: str) -> None:
        """Note that something was wrong and has been put right."""
        self.mended.append(Problem(where.file, where.row, field, reason))

    def skip(self, file: str, reason: str) -> None:
        """Note that a file is left aside."""
        self.skipped.append(Problem(file, None, None, reason))
