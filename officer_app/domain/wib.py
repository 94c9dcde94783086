"""Jakarta's time: times are kept in UTC, the city's days, weeks and office hours are those of WIB."""

from datetime import timedelta, timezone

# UTC+7, without daylight saving.
WIB = timezone(timedelta(hours=7), "WIB")
