"""How old operations are by the centre's own days: a computer's clock may be years off, the order of recording never is.

Each day on which the centre was met is marked with the last operation recorded until then. So, when it is restored from a backup,
it is known what it may have lost, and what it has held for so long that it may have forgotten its answer.
"""

from datetime import date, timedelta

import msgspec

# What a restored centre is offered again, and for how long what that needs is kept here.
REOFFERED = timedelta(days=30)
# Enough days to look back a month, also for an office that is open every day.
_KEPT = 40

# The fact of work.db that holds them.
DAYS = "days"

# Days of the centre as ISO dates, each with a number of `operation.seq`; oldest first.
Marks = tuple[tuple[str, int], ...]


def read_marks(text: str | None) -> Marks:
    """The marks in a fact of work.db; none where it cannot be read."""
    if text is None:
        return ()
    try:
        return msgspec.json.decode(text, type=Marks)
    except msgspec.MsgspecError:
        return ()


def written(marks: Marks) -> str:
    """The marks as a fact of work.db."""
    return msgspec.json.encode(marks).decode()


def with_day(marks: Marks, day: date, seq: int) -> Marks:
    """The marks with another day; unchanged where it is marked already, or the centre's clock went back."""
    if marks and marks[-1][0] >= day.isoformat():
        return marks
    return (*marks, (day.isoformat(), seq))[-_KEPT:]


def older_than(marks: Marks, span: timedelta) -> int | None:
    """The last operation that is surely so old by the centre's latest day, None where no day is known."""
    return last_until(marks, date.fromisoformat(marks[-1][0]) - span) if marks else None


def last_until(marks: Marks, day: date) -> int:
    """The last operation that was recorded until the end of a day as far as that is known, 0 where it is not."""
    return max((seq for marked, seq in marks if marked <= day.isoformat()), default=0)
