"""How much each colleague has open, read off the GUI thread and said beside their names."""

from collections.abc import Mapping, Sequence

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject

from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.queue_groups import GroupLine
from sync.reading import Reader
from sync.records import Group, QueueQuery
from ui.actions.form import ActionForm
from ui.actions.specs import NOBODY, FieldKind
from ui.desk import Desk
from ui.threads.reading import ReadingThread

_JOB = "workloads"
_OPEN = QueueQuery(statuses=tuple(status for status in Status if status in OPEN_STATUSES), group=Group.OFFICER)


class Workloads(QObject):
    """Reads them for one form at a time; where that fails, the names stand alone."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: ActionForm | None = None
        self._feed = ReadingThread(desk.stores, self, name=_JOB)
        self._feed.answered.connect(self._answered)

    def tell(self, form: ActionForm) -> None:
        """Say them in a form, where it names a colleague."""
        self._form = form
        if any(field.kind is FieldKind.OFFICER for field in form.spec.fields):
            now = self._desk.clock()

            def read(reader: Reader) -> tuple[GroupLine, ...]:
                return reader.group_lines(_OPEN, now)

            self._feed.ask(_JOB, read)

    def stop(self) -> None:
        """End the thread; nothing more is told."""
        self._feed.stop()

    def _answered(self, _name: str, lines: Sequence[GroupLine]) -> None:
        form = self._form
        if form is None or not shiboken6.isValid(form):
            return
        work = {line.key: (line.number, line.late) for line in lines}
        for field in form.spec.fields:
            if field.kind is FieldKind.OFFICER:
                form.box(field.name).renew_choices(with_work(form.choices(field.kind), work))


def with_work(choices: Sequence[tuple[str, str]], work: Mapping[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """Colleagues with what they have open, the least first; the officer at the desk stays on top and nobody below."""
    first, others = choices[:1], choices[1:]
    told = [(key, _told(words, work.get(key, (0, 0))) if key != NOBODY else words) for key, words in (*first, *others)]

    def rank(entry: tuple[str, str]) -> tuple[bool, int, int, str]:
        opened, late = work.get(entry[0], (0, 0))
        return entry[0] == NOBODY, opened, late, entry[1].casefold()

    return [*told[: len(first)], *sorted(told[len(first) :], key=rank)]


def _told(words: str, work: tuple[int, int]) -> str:
    opened, late = work
    if late:
        return QCoreApplication.translate("Workloads", "{0}  ·  {1} open, {2} late").format(words, opened, late)
    return QCoreApplication.translate("Workloads", "{0}  ·  {1} open").format(words, opened)
