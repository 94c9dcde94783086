"""What the report's page rehearses with before a first report comes."""

from datetime import datetime

from officer_app.domain.deadlines import ClockPolicy, start
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Channel, Status


def made_up_report(now: datetime) -> Report:
    """A report of nobody, with words enough to load what writes them."""
    return Report(
        id="",
        number="JK0000000000",
        channel=Channel.QLUE,
        category="abcdefghijklmnopqrstuvwxyz",
        text="abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789",
        status=Status.WAITING,
        ward="",
        received_at=now,
        updated_at=now,
        clocks=start(now, ClockPolicy()),
        rev=0,
        point=(0.0, 0.0),
    )
