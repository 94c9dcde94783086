"""A pack's calendar.json: the office's hours and the holidays.

A mistake in it refuses the whole pack. What else is broken in a pack is left out and named; but the deadlines of its reports
would be counted without the calendar, and no later loading puts right what a citizen was promised.
"""

from pathlib import Path

from central.packs.files import read_json
from central.packs.findings import FileBrokenError, PackError
from central.packs.records import Pack
from central.wire_calendar import calendar_of
from officer_app.domain.calendar import CalendarError


def read_calendar(file: str, path: Path, pack: Pack) -> None:
    """Take in the calendar; PackError when it is none, or the second one."""
    if pack.calendar is not None:
        raise PackError(f"{file} is a second calendar. Nothing was changed. A pack has one; take the other out.")
    try:
        pack.calendar = calendar_of(read_json(path))
    except (CalendarError, FileBrokenError) as error:
        raise PackError(f"{file}: {error}. Nothing was changed. Mend the calendar and load the pack again.") from error
