"""The demo pack's calendar: the city's office hours, and Indonesia's public holidays as they were decreed.

Sources: the joint decrees of three ministers (SKB 3 Menteri) of 21 August 2013 for 2014, of 14 October 2024 and 7 August 2025 for
2025, and of 19 September 2025 for 2026, as the press reprinted them; days of collective leave too, on which offices are closed.
Of 2027 only the days that never move stand here; the others are to be filled in from its decree.
"""

from central.wire_calendar import Calendar
from officer_app.domain.calendar import Weekday, WorkCalendar

NOTE = (
    "Office hours in WIB. Holidays and days of collective leave by the joint decrees of three ministers (SKB 3 Menteri) for "
    "2014, 2025 and 2026. For 2027 only the days that never move are here: fill in the others from its decree."
)
# Days by weekday: from when until when the office works.
_HOURS = [
    *((day, "07:30", "16:00") for day in (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY)),
    (Weekday.FRIDAY, "07:30", "16:30"),
]
_NEW_YEAR, _LABOUR, _PANCASILA = "Tahun Baru Masehi", "Hari Buruh Internasional", "Hari Lahir Pancasila"
_FREEDOM, _CHRISTMAS = "Proklamasi Kemerdekaan", "Hari Raya Natal"
_ASCENT, _MOON, _SILENCE = "Isra Mikraj Nabi Muhammad SAW", "Tahun Baru Imlek", "Hari Suci Nyepi"
_FEAST, _SACRIFICE, _HIJRA, _BIRTH = "Idul Fitri", "Idul Adha", "Tahun Baru Islam", "Maulid Nabi Muhammad SAW"
_FRIDAY, _EASTER, _HEAVEN, _WAISAK = "Wafat Yesus Kristus", "Paskah", "Kenaikan Yesus Kristus", "Hari Raya Waisak"
_LEAVE = "Cuti bersama"

_HOLIDAYS = {
    2014: {
        _NEW_YEAR: "01-01", _BIRTH: "01-14", _MOON: "01-31", _SILENCE: "03-31", _FRIDAY: "04-18", _LABOUR: "05-01",
        _WAISAK: "05-15", _ASCENT: "05-27", _HEAVEN: "05-29", _FEAST: "07-28 07-29", _FREEDOM: "08-17", _SACRIFICE: "10-05",
        _HIJRA: "10-25", _CHRISTMAS: "12-25", _LEAVE: "07-30 07-31 08-01 12-26",
    },
    2025: {
        _NEW_YEAR: "01-01", _ASCENT: "01-27", _MOON: "01-29", _SILENCE: "03-29", _FEAST: "03-31 04-01", _FRIDAY: "04-18",
        _EASTER: "04-20", _LABOUR: "05-01", _WAISAK: "05-12", _HEAVEN: "05-29", _PANCASILA: "06-01", _SACRIFICE: "06-06",
        _HIJRA: "06-27", _FREEDOM: "08-17", _BIRTH: "09-05", _CHRISTMAS: "12-25",
        _LEAVE: "01-28 03-28 04-02 04-03 04-04 04-07 05-13 05-30 06-09 08-18 12-26",
    },
    2026: {
        _NEW_YEAR: "01-01", _ASCENT: "01-16", _MOON: "02-17", _SILENCE: "03-19", _FEAST: "03-21 03-22", _FRIDAY: "04-03",
        _EASTER: "04-05", _LABOUR: "05-01", _HEAVEN: "05-14", _SACRIFICE: "05-27", _WAISAK: "05-31", _PANCASILA: "06-01",
        _HIJRA: "06-16", _FREEDOM: "08-17", _BIRTH: "08-25", _CHRISTMAS: "12-25",
        _LEAVE: "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    },
    2027: {_NEW_YEAR: "01-01", _LABOUR: "05-01", _PANCASILA: "06-01", _FREEDOM: "08-17", _CHRISTMAS: "12-25"},
}  # fmt: skip


def calendar() -> Calendar:
    """The calendar as a pack's file has it."""
    days = [
        (f"{year}-{day}", name)
        for year, holidays in _HOLIDAYS.items()
        for name, written in holidays.items()
        for day in written.split()
    ]
    return Calendar.of(WorkCalendar.of(_HOURS, days))
