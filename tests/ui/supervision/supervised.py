"""An office whose supervisor has results to look at and figures to read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.reading import Reader
from sync.records import QueueQuery
from tests.ui.desk_samples import NOW, report
from tests.ui.office_desk import OfficeDesk

PHOTOS = (
    Attachment(sha256="a" * 64, size=9, mime="image/jpeg", role=PhotoRole.CITIZEN),
    Attachment(sha256="b" * 64, size=9, mime="image/jpeg", role=PhotoRole.AFTER, taken_at=NOW - timedelta(hours=1)),
)


def result(number: int, **changes: object) -> Report:
    """A result that waits to be validated; the higher its number, the older and the more at risk it is."""
    received = NOW - timedelta(hours=6 * number)
    clocks = deadlines.respond(deadlines.start(received, ClockPolicy()), received + timedelta(minutes=30 * number))
    fields: dict[str, object] = {
        "id": f"result-{number}",
        "number": f"JK26030400{number:02d}",
        "status": Status.AWAITING_VALIDATION,
        "received_at": received,
        "clocks": clocks,
        "public_answer": f"Sudah kami tangani, nomor {number}",
        "attachments": PHOTOS,
        "assignee": "officer-2",
    }
    return report(**(fields | changes))


def closed(number: int, **changes: object) -> Report:
    """A report that is done."""
    made = result(number)
    clocks = deadlines.resolve(made.clocks, made.received_at + timedelta(hours=2 * number))
    return replace(made, id=f"closed-{number}", number=f"JK26030390{number:02d}", status=Status.DONE, clocks=clocks, **changes)  # type: ignore[arg-type]


def fill(office: OfficeDesk, reports: Iterable[Report]) -> None:
    """Put reports into the cache."""
    office.fill(*reports)


def rows_of(reader: Reader, query: QueueQuery) -> int:
    """How many rows a query shows."""
    return len(reader.queue(query, None, 5_000).rows)


def show(office: OfficeDesk, page: QWidget, size: tuple[int, int] = (1274, 700)) -> None:
    """Show a page as the window would, with what is stored told to it."""
    page.resize(*size)
    page.show()
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(widget.window().focusWidget() or widget, key, modifier)
