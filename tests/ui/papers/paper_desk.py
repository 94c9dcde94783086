"""A desk whose queue holds public and private reports, and a request for each paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole, Status, Visibility
from officer_app.translation import install_translator
from sync.records import QueueQuery
from tests.ui.desk_samples import ME, NOW, report
from tests.ui.office_desk import OfficeDesk, jpeg
from ui.papers.making import Making
from ui.papers.request import PaperKind, PaperRequest, PaperResult

SECRET, SECRET_STREET = "RAHASIA keluarga Pak Ahmad", "Gang Rahasia 7"
PHOTO = "ab" * 32
AWAY = "cd" * 32


def many(count: int) -> list[Report]:
    """Reports with numbers from 1, every tenth private, every seventh without a place."""
    return [numbered(number) for number in range(1, count + 1)]


def numbered(number: int) -> Report:
    """The report with this number."""
    received = NOW - timedelta(minutes=number)
    changes: dict[str, Any] = {
        "id": f"report-{number}",
        "number": f"JK2603{number:06}",
        "text": f"=Air menggenang di gang {number}; mohon bantuan",
        "received_at": received,
        "clocks": deadlines.start(received, ClockPolicy()),
        "point": None if number % 7 == 0 else (106.9 + number / 100_000, -6.2),
        "assignee": ME if number % 2 else None,
        "unit": "ppsu",
        "agency": "sda",
        "rev": number,
    }
    if number % 10 == 0:
        changes |= {"visibility": Visibility.PRIVATE, "text": SECRET, "address": SECRET_STREET, "public_answer": SECRET}
        changes |= {"attachments": (photo(PHOTO),), "point": (106.123456, -6.654321)}
    return report(**changes)


def photo(sha256: str, caption: str | None = None) -> Attachment:
    """A citizen's photo."""
    return Attachment(sha256=sha256, size=10, mime="image/jpeg", role=PhotoRole.CITIZEN, caption=caption)


def keep_photo(office: OfficeDesk, sha256: str = PHOTO) -> None:
    """Put a photo into the vault as one that the centre sent."""
    office.stores.vault.put_fetched(sha256, "thumb", jpeg())


def request(office: OfficeDesk, kind: PaperKind, path: Path, **changes: Any) -> PaperRequest:
    """An order for the open reports."""
    fields: dict[str, Any] = {"kind": kind, "path": path, "officer": office.officer, "now": NOW, "family": "DejaVu Sans"}
    if "report_ids" not in changes:
        fields["query"] = QueueQuery(statuses=(Status.WAITING,))
    return PaperRequest(**(fields | changes))


def make(office: OfficeDesk, kind: PaperKind, path: Path, **changes: Any) -> PaperResult:
    """Make a paper in this thread."""
    return Making(office.stores, request(office, kind, path, **changes), Event(), lambda _count: None).make()


@contextmanager
def language(name: str) -> Iterator[None]:
    """Speak another language for a while."""
    install_translator(name)
    try:
        yield
    finally:
        install_translator("en")
