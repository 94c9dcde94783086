"""The words of the terminal, in the officer's language: the same translation files as the window's."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.cli_output import indented, one_line
from officer_app.domain import deadlines
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Event
from officer_app.domain.vocabulary import OperationKind
from officer_app.exit_codes import Exit
from officer_app.translation import install_translator
from sync.changes import Connection
from sync.errors import OfficerError
from sync.records import Counts, OthersWork, OutboxItem, QueueRow, Reference, ReportDetail
from ui.words.labels import connection_words, error_words, kind_words, state_words
from ui.words.statuses import status_word
from ui.words.times import resolution_words, response_words, wib

_started: list[QCoreApplication] = []


def speak(language: str) -> None:
    """Use this language from here on; Qt's translations need an application object, but no window."""
    if QCoreApplication.instance() is None:
        _started.append(QCoreApplication([]))
    install_translator("en" if language == "en" else "id")


def nothing_waits() -> str:
    """That the outbox is empty."""
    return QCoreApplication.translate("Cli", "Nothing waits to be sent.")


def did_you_mean(meant: str) -> str:
    """What a search that found nothing may have meant to say."""
    return QCoreApplication.translate("Cli", "There is no such word. Did you mean “{words}”?").format(words=meant)


def signed_out_words() -> str:
    """That the session is over, and what becomes of the work."""
    return QCoreApplication.translate("Cli", "Signed out. What was not sent yet stays on this computer.")


def words_of(error: OfficerError) -> str:
    """An error in one sentence: what happened, what is safe, what to do."""
    return str(error_words(error))


def signed_in_words(officer: Officer, reference_areas: dict[str, str]) -> str:
    """Who is signed in, and for which areas."""
    areas = ", ".join(reference_areas.get(code, code) for code in officer.areas)
    words = QCoreApplication.translate("Cli", "Signed in: {name} ({areas})")
    return words.format(name=officer.name, areas=areas)


def sync_words(connection: Connection, problem: str | None, counts: Counts) -> str:
    """How the connection stands and what waits."""
    lines = [connection_words(connection)]
    if problem is not None:
        lines.append(str(error_words(problem)))
    if counts.unsent:
        lines.append(QCoreApplication.translate("Cli", "Not sent yet: {count}").format(count=counts.unsent))
    if counts.photos_unsent:
        lines.append(QCoreApplication.translate("Cli", "Photos not sent yet: {count}").format(count=counts.photos_unsent))
    if counts.attention:
        lines.append(QCoreApplication.translate("Cli", "Needs a decision: {count}").format(count=counts.attention))
    if not (counts.unsent or counts.attention):
        lines.append(nothing_waits())
    if counts.unread:
        words = QCoreApplication.translate("Cli", "Not fully readable: {count} (officer-app doctor lists what)")
        lines.append(words.format(count=counts.unread))
    return "\n".join(lines)


def queue_head() -> list[str]:
    """The head of the queue's table."""
    return [
        QCoreApplication.translate("Cli", "Number"),
        QCoreApplication.translate("Cli", "Status"),
        QCoreApplication.translate("Cli", "Category"),
        QCoreApplication.translate("Cli", "Area"),
        QCoreApplication.translate("Cli", "Clock"),
        QCoreApplication.translate("Cli", "Report"),
    ]


def queue_cells(row: QueueRow, reference: Reference, language: str, now: datetime) -> list[str]:
    """One report as a row of the queue's table; a mark before the number for unsent work and for what needs a person."""
    mark = "! " if row.attention else "^ " if row.unsent else ""
    return [
        f"{mark}{row.number}",
        status_word(row.status),
        category_word(row.category, reference, language),
        reference.areas.get(row.ward, row.ward),
        next_clock_words(row.clocks, now),
        row.text,
    ]


def next_clock_words(clocks: deadlines.Clocks, now: datetime) -> str:
    """The clock that is still open: the response's first, then the resolution's."""
    if clocks.responded_at is None and clocks.resolved_at is None:
        return response_words(deadlines.read_response(clocks, now))
    return resolution_words(deadlines.read_resolution(clocks, now))


def category_word(code: str, reference: Reference, language: str) -> str:
    """A category's name in the language of the run."""
    category = reference.categories.get(code)
    if category is None:
        return code
    return category.name_en if language == "en" else category.name


def report_words(detail: ReportDetail, reference: Reference, language: str, now: datetime) -> str:
    """One report as text: its head, what the citizen wrote, its history, and what is still on its way."""
    report = detail.report
    place = ", ".join(part for part in (report.address, reference.areas.get(report.ward, report.ward)) if part)
    category = category_word(report.category, reference, language)
    # What people wrote stands moved in, so that none of its lines can pass for one of ours.
    lines = [
        "  ".join((one_line(report.number), status_word(report.status), one_line(category))),
        f"{wib(report.received_at, now)}  {one_line(place)}",
        next_clock_words(report.clocks, now),
        "",
        indented(report.text),
    ]
    if report.public_answer:
        words = QCoreApplication.translate("Cli", "Public answer: {text}").format(text=report.public_answer)
        lines += ["", indented(words).strip()]
    lines += ["", *(_event_words(event, now) for event in detail.events)]
    lines += [operation_words(item, now) for item in detail.operations]
    return "\n".join(lines)


def operation_words(item: OutboxItem, now: datetime) -> str:
    """One line about something on its way: what, where it is, why it waits."""
    parts = [one_line(item.number), kind_words(item.kind), state_words(item.state), wib(item.recorded_at, now)]
    if item.bytes_total:
        parts.append(f"{100 * item.bytes_sent // item.bytes_total} %")
    if item.next_try is not None:
        parts.append(QCoreApplication.translate("Cli", "next try {time}").format(time=wib(item.next_try, now)))
    if item.problem:
        parts.append(str(error_words(item.problem)))
    return "  ".join(parts)


def others_words(others: OthersWork) -> str:
    """That another officer's work waits here; never what it is."""
    words = QCoreApplication.translate("Cli", "Waits for {name} to sign in: {count}")
    return words.format(name=others.name, count=others.count)


def exported_words(count: int, file: str) -> str:
    """What was sealed into a file."""
    if not count:
        return nothing_waits()
    words = QCoreApplication.translate("Cli", "Sealed into {file}: {count}. Everything stays on this computer too.")
    return words.format(count=count, file=file)


def imported_words(count: int) -> str:
    """What was taken over from a sealed file."""
    if not count:
        return QCoreApplication.translate("Cli", "Everything in the file is on this computer already.")
    return QCoreApplication.translate("Cli", "Taken over: {count}. The next sync sends them.").format(count=count)


def unsealed_words(count: int, folder: str) -> str:
    """Where a sealed file was laid open."""
    words = QCoreApplication.translate(
        "Cli", "Unsealed into {folder}: {count}. Anyone who can open that folder can read everything."
    )
    return words.format(count=count, folder=folder)


def discarded_words(count: int) -> str:
    """That work was given up on the way out."""
    return QCoreApplication.translate("Cli", "Discarded: {count}. The server receives none of it.").format(count=count)


def discard_reason() -> str:
    """The reason on record where work is discarded by signing out and none is given."""
    return QCoreApplication.translate("Cli", "Discarded when signing out")


def act_words(number: str, ended: Exit) -> str:
    """What became of an action."""
    if ended is Exit.DONE:
        words = QCoreApplication.translate("Cli", "{number}: received by the server.")
    elif ended is Exit.WAITING:
        words = QCoreApplication.translate("Cli", "{number}: saved on this computer; it is sent when the connection is back.")
    else:
        words = QCoreApplication.translate("Cli", "{number}: kept on this computer; it needs a decision (see the outbox).")
    return words.format(number=number)


def _event_words(event: Event, now: datetime) -> str:
    known = event.kind in {kind.value for kind in OperationKind}
    what = kind_words(OperationKind(event.kind)) if known else _other_event(event.kind)
    who = event.actor.name if event.actor else ""
    text = next((str(event.data[key]) for key in ("text", "answer", "reason") if event.data.get(key)), "")
    parts = (wib(event.at, now), one_line(what), one_line(who), indented(text).strip())
    return "  ".join(part for part in parts if part)


def _other_event(kind: str) -> str:
    if kind == "received":
        return QCoreApplication.translate("Cli", "Received")
    return QCoreApplication.translate("Cli", "Unknown ({kind})").format(kind=kind)
