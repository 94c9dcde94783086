"""The process that takes new reports in, through the centre's own code, and says when each was committed.

python -m bench.load.writer DATA --begin T --seconds S --count N --seed S     # T on the machine's monotonic clock
"""

import argparse
import random
import sys
import time
import uuid
from datetime import datetime
from pathlib import Path

from sqlalchemy import RowMapping, select

from bench.province.words import TOPICS
from central import schema
from central.packs import storing
from central.packs.records import PackArea
from central.reports import NewReport, insert_reports
from central.storage import Storage
from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.reports import Attachment, Event, Report
from officer_app.domain.vocabulary import AreaLevel, Channel, PhotoRole, Status

_CHANNELS = (Channel.QLUE, Channel.QLUE, Channel.QLUE, Channel.PETAJAKARTA, Channel.TWITTER, Channel.JAKI)
_PHOTO_SHARE = 0.7


class Writer:
    """Makes new reports and stores them; in one ward where it is named, else in all."""

    def __init__(self, storage: Storage, seed: int, ward: str | None = None) -> None:
        self._storage = storage
        self._dice = random.Random(f"{seed}/writer")
        self._run = uuid.uuid4().hex
        with storage.reading() as connection:
            wards, _ = storing.stored_areas(connection, (AreaLevel.WARD,))
            self._policies = storing.policies(connection)
            self._photos = connection.execute(select(schema.blob).order_by(schema.blob.c.sha256)).mappings().all()
        self._wards = [area for area in wards if ward in (None, area.code)]
        self._flood = next(topic for topic in TOPICS if topic.category == "banjir")
        self._shares = [self._dice.lognormvariate(0, 1) for _ in self._wards]

    def store(self, count: int) -> None:
        """Store so many in one transaction and say so: id, revision, when."""
        with self._storage.writing() as tx:
            new = [self._new(tx.now) for _ in range(count)]
            stored = insert_reports(tx, new)
        moment = time.monotonic()
        for report in stored:
            sys.stdout.write(f"{report.id} {report.rev} {moment:.6f}\n")
        sys.stdout.flush()

    def _new(self, now: datetime) -> NewReport:
        dice = self._dice
        ward: PackArea = dice.choices(self._wards, self._shares)[0]
        report_id = str(uuid.uuid4())
        text = f"{dice.choice(self._flood.subjects)} di {ward.name}, {dice.choice(self._flood.predicates)}"
        photo = dice.choice(self._photos) if self._photos and dice.random() < _PHOTO_SHARE else None
        report = Report(
            id=report_id,
            number="",
            channel=dice.choice(_CHANNELS),
            category="banjir",
            text=text,
            status=Status.WAITING,
            ward=ward.code,
            received_at=now,
            updated_at=now,
            clocks=deadlines.start(now, self._policies.get("banjir", ClockPolicy())),
            rev=0,
            point=ward.label,
        )
        event = Event(seq=1, kind="received", at=now, data={})
        attachments = (_attachment(photo),) if photo else ()
        source = f"bench:{self._run}:{report_id}"
        return NewReport(report=report, source_key=source, raw_text=text, events=(event,), attachments=attachments)


def _attachment(row: RowMapping) -> Attachment:
    names = ("sha256", "size", "mime", "width", "height")
    return Attachment(role=PhotoRole.CITIZEN, **{name: row[name] for name in names})


def main() -> int:
    """Store the evening's reports at their times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--database")
    parser.add_argument("--begin", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    storage = Storage.open(options.data, database=options.database)
    writer, dice = Writer(storage, options.seed), random.Random(options.seed)
    # Most come in the middle of the evening.
    for due in sorted(dice.triangular(0, options.seconds, options.seconds * 0.45) for _ in range(options.count)):
        time.sleep(max(0.0, options.begin + due - time.monotonic()))
        writer.store(1)
    storage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
