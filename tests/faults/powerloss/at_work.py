"""An officer's days at one computer, as a program: `python -m tests.faults.powerloss.at_work FOLDER`, under the recorder.

Each chapter is lived through in a process of its own, one after the other; some kill themselves, and the next one finds what is
left.
"""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move, Note
from officer_app.domain.vocabulary import Status
from officer_app.installation import Installation
from sync.cache import CacheStore
from sync.care.ballast import Space
from sync.care.caretaker import Caretaker
from sync.commands import Commands
from sync.database import Database
from sync.durable import make_folder
from sync.feed import FeedReport
from sync.milestones import listening
from sync.photos import vault
from sync.records import Choice, OperationState
from sync.tokens import Tokens
from sync.work import WorkStore
from tests.domain.samples import report
from tests.fakes import synthetic, wire_answers
from tests.fakes.desk_work import prepared
from tests.faults.powerloss import mishaps
from tests.faults.powerloss.marks import (
    OFFICER,
    OTHER,
    attach,
    become,
    keep_draft,
    keeping,
    kill_at,
    mark,
    record,
    recording,
)

HOME = "data/crop-officer"
STICK, EXPORTED = "stick", "work.sealed"
PASSPHRASE = "a passphrase"
SERVER = "http://centre.example"
EPOCHS = ("e1", "e2")
EPOCH = f"epoch:{wire_answers.INSTANCE}"
# Revisions of the first epoch begin here; those of the second are below.
FIRST_EPOCH = 1_000
PAGE = 3
_SMALL = Space(ballast=64 * 1024, little=1, plenty=1)


def page(cache: CacheStore, whose: str, number: int, *, first_rev: int = FIRST_EPOCH) -> None:
    """The next page of the feed: reports that come together, and its cursor."""
    revs = range(first_rev + PAGE * number, first_rev + PAGE * (number + 1))
    made = [report(id=f"{whose}{number}-{rev % PAGE}", number=f"JK{whose}{rev}".upper(), rev=rev) for rev in revs]
    cache.apply_page([FeedReport(each) for each in made], f"{whose}{number}", synthetic.NOW)


def tokens_of(officer: Officer, number: int) -> Tokens:
    """The officer's tokens after so many refreshes."""
    return replace(wire_answers.tokens(SERVER, f"access-{number}", f"refresh-{number}"), officer=officer)


def save_tokens(installation: Installation, officer: Officer, number: int) -> None:
    """What the session does when tokens are fetched or refreshed."""
    with keeping("tokens", f"access-{number}"):
        installation.tokens.save(tokens_of(officer, number))


def opened(folder: Path) -> Installation:
    """The installation."""
    return Installation.open(folder / HOME, lambda _new: PASSPHRASE, clock=synthetic.clock)


def found(folder: Path) -> None:
    """The first start, signing in, the first pages."""
    installation = opened(folder)
    for theme in ("dark", "light"):
        with keeping("theme", theme):
            installation.settings.theme = "dark" if theme == "dark" else "light"
            installation.save_settings()
    # Whoever opens the installation once the tokens are there makes it this officer's desk.
    with keeping("meta/author", OFFICER.id):
        for number in (1, 2, 3):
            save_tokens(installation, OFFICER, number)
        installation.close()
        installation = opened(folder)
    with closing(installation.stores.open_cache()) as cache, closing(installation.stores.open_work()) as work:
        with keeping(f"meta/{EPOCH}", EPOCHS[0]):
            work.set_meta(EPOCH, EPOCHS[0])
        synthetic.put_reference(cache)
        for number in range(3):
            page(cache, "a", number)
        cache.mark_synced(synthetic.NOW)
    installation.close()


def act(folder: Path) -> None:
    """Notes, moves, photos and drafts while pages come in; killed when the last commit has just returned."""
    installation = opened(folder)
    with closing(installation.stores.open_commands()) as commands:
        pulling = threading.Thread(target=_pull, args=(installation,))
        pulling.start()
        record(commands, "a0-0", Note(text="Sudah dicek"))
        record(commands, "a0-0", Move(to=Status.IN_PROGRESS))
        keep_draft(commands, "a0-1", "note", "Warga bil")
        keep_draft(commands, "a0-1", "note", "Warga bilang sudah surut")
        before = attach(commands, "a0-0", b"before" * 900)
        after = attach(commands, "a0-0", b"after" * 3000)
        record(commands, "a0-0", before)
        record(commands, "a0-0", Move(to=Status.AWAITING_VALIDATION, answer="Beres", photos=after.photos))
        _change_drafts(commands)
        pulling.join()
        for number in range(4):
            record(commands, f"a{number % 3}-2", Note(text=f"Catatan ke-{number} " + "panjang " * 400 * number))
        record(commands, "a1-0", attach(commands, "a1-0", b"the same" * 500))
        record(commands, "a1-1", attach(commands, "a1-1", b"the same" * 500))
        with listening(kill_at("C2")):
            record(commands, "a2-1", Note(text="Tersimpan, tetapi layar padam"))


def _change_drafts(commands: Commands) -> None:
    mark("begun", "draft/a0-1/note", None)
    record(commands, "a0-1", Note(text="Warga bilang sudah surut"))
    mark("kept", "draft/a0-1/note", None)
    keep_draft(commands, "a0-2", "move.done.answer", "Terima kasih")
    keep_draft(commands, "a0-2", "note", "x" * 20_000)
    keep_draft(commands, "a0-2", "note", "")
    gone = attach(commands, "a0-2", b"wrong photo" * 300).photos[0].sha256
    with keeping(f"attached/a0-2/{gone}", None), keeping(f"photo/{gone}", None):
        commands.detach("a0-2", gone)
    attach(commands, "a0-2", b"a photo that waits in the draft" * 200)


def _pull(installation: Installation) -> None:
    with closing(installation.stores.open_cache()) as cache:
        for number in range(3, 9):
            page(cache, "a", number)


def stumble(folder: Path) -> None:
    """Killed while the vault makes a folder, before its name is on the disk."""
    installation = opened(folder)
    vars(vault)["sync_folder"] = lambda _folder: os.kill(os.getpid(), signal.SIGKILL)
    with closing(installation.stores.open_commands()) as commands:
        commands.attach("a1-1", prepared(b"the folder is there, its name is not" * 200))


def send(folder: Path) -> None:
    """The engine sends, hears, settles; the centre refuses some; killed between a page and its cursor."""
    installation = opened(folder)
    stores = installation.stores
    with closing(stores.open_work()) as work, closing(stores.open_cache()) as cache, closing(stores.open_commands()) as commands:
        _upload(work)
        save_tokens(installation, OFFICER, 4)
        due = [operation.op_id for operation in work.sendable(OFFICER.id, synthetic.NOW)]
        become(work, due, "sending", lambda work: work.mark_sending(due))
        taken, doubtful, refused, rest = due[:3], due[3], due[4], due[5:]
        become(work, [doubtful], "uncertain", lambda work: work.mark_uncertain([doubtful], synthetic.NOW, "no-answer"))
        become(work, rest, "queued", lambda work: work.release(rest))
        _hear(work, cache, taken)
        end, theirs = OperationState.CONFLICT, msgspec.json.encode(report(id="a0-1", rev=FIRST_EPOCH + 400))
        become(work, [refused], "conflict", lambda work: work.finish(refused, end, problem="guard", theirs=theirs))
        work.keep_journal()
        poison = record(commands, "a1-2", Note(text="Tidak diterima"))
        become(work, [poison], "sending", lambda work: work.mark_sending([poison]))
        become(work, [poison], "quarantined", lambda work: work.finish(poison, OperationState.QUARANTINED, problem="rejected"))
        with closing(stores.open_reader()) as reader:
            reader.outbox()
            Database.checkpoint(work._db)
            Database.checkpoint(cache._db)
        record(commands, "a1-2", Note(text="Setelah dirapikan"))
        record(commands, "a1-1", attach(commands, "a1-1", b"the folder is there, its name is not" * 200))
        with listening(kill_at("C16")):
            page(cache, "a", 9)


def _upload(work: WorkStore) -> None:
    for blob in work.pending_blobs(OFFICER.id, synthetic.NOW):
        for offset in (0, blob.size // 2, blob.size):
            with keeping(f"blob/{blob.sha256}", [offset, 0]):
                work.blob_upload(blob.sha256, "uploads/1", offset)
        with keeping(f"blob/{blob.sha256}", [blob.size, 1]):
            work.blob_stored(blob.sha256)


def _hear(work: WorkStore, cache: CacheStore, taken: Sequence[str]) -> None:
    """Answers, in the order of the engine: the cache first, the operation second, let go when the cache holds its revision."""
    by_report = {operation.op_id: operation.report_id for operation in work.unsettled(OFFICER.id)}
    for number, op_id in enumerate(taken):
        rev = FIRST_EPOCH + 500 + number
        now = report(id=by_report[op_id], number=f"JKN{rev}", rev=rev)
        if number:  # the first one's report comes with the feed
            cache.apply_reports([FeedReport(now)])
        become(work, [op_id], "applied", partial(_finish, op_id=op_id, rev=rev))
        if not number:
            cache.apply_reports([FeedReport(now)])
        become(work, [op_id], "settled", lambda work: work.settle(cache.taken_in(by_report.values())))


def _finish(work: WorkStore, *, op_id: str, rev: int) -> None:
    work.finish(op_id, OperationState.APPLIED, result_rev=rev)


def decide(*, killed: bool) -> Callable[[Path], None]:
    """A person decides about what the centre could not take; killed in the middle of it."""

    def chapter(folder: Path) -> None:
        installation = opened(folder)
        with closing(installation.stores.open_reader()) as reader, closing(installation.stores.open_commands()) as commands:
            op_ids = {card.item.state.value: card.item.op_id for card in reader.cards()}
            conflict, poison = op_ids["conflict"], op_ids["quarantined"]
            with listening(kill_at("C20", int(killed))), keeping(f"state/{conflict}", "discarded"), recording() as told:
                for op_id in commands.resolve(OFFICER, conflict, Choice.SEND_AGAIN):
                    told(op_id, ())
            with keeping(f"state/{poison}", "discarded"):
                commands.resolve(OFFICER, poison, Choice.WITHDRAW, reason="Keliru")
        installation.close()

    return chapter


def care(time: int) -> Callable[[Path], None]:
    """A note, and what the caretaker does of itself: backups, a new journal, tidying; killed in the backups' rotation."""

    def chapter(folder: Path) -> None:
        installation = opened(folder)
        with closing(installation.stores.open_commands()) as commands:
            record(commands, "a2-2", Note(text=f"Sebelum cadangan ke-{time}"))
        with listening(kill_at("C19", time)):
            with closing(installation.stores.work_database()) as database:
                installation.stores.backups.take(database)
            stop = threading.Event()
            Caretaker(
                installation.stores, clock=synthetic.clock, stop=stop, on_notice=lambda _notices: None, space=_SMALL
            ).run_once()
        installation.close()

    return chapter


def export(folder: Path) -> None:
    """What is not sent is sealed into a file elsewhere: told as exported, it is relied on."""
    make_folder(folder / STICK)
    installation = opened(folder)
    with closing(installation.stores.open_commands()) as commands:
        for _ in range(2):
            commands.export(None, folder / STICK / EXPORTED, PASSPHRASE)
            mark("kept", STICK, [EXPORTED])
    installation.close()


def restore(folder: Path) -> None:
    """The centre was restored from a backup: its revisions begin anew, and what it took in is offered again."""
    installation = opened(folder)
    stores = installation.stores
    with closing(stores.open_work()) as work, closing(stores.open_cache()) as cache, closing(stores.open_commands()) as commands:
        page(cache, "a", 9)
        record(commands, "a2-0", Note(text="Sebelum pusat dipulihkan"))
        cache.begin_epoch()
        _offer_again(work)
        with keeping(f"meta/{EPOCH}", EPOCHS[1]):
            work.set_meta(EPOCH, EPOCHS[1])
        page(cache, "a", 0, first_rev=0)
        record(commands, "a0-0", Note(text="Sesudahnya"))
    installation.close()


def _offer_again(work: WorkStore) -> None:
    rows = work._db.rows(
        """SELECT op_id, ob.sha256 FROM operation LEFT JOIN operation_blob ob USING (op_id)
           WHERE state IN ('applied', 'settled')"""
    )
    sent = sorted({sha256 for _, sha256 in rows if sha256 is not None})
    for sha256 in sent:
        mark("begun", f"blob/{sha256}", None)
    again = sorted({op_id for op_id, _ in rows})
    become(work, again, "queued", lambda work: work.reoffer(synthetic.NOW - timedelta(days=30)))
    for sha256 in sent:
        mark("kept", f"blob/{sha256}", None)


def relieve(folder: Path) -> None:
    """Another officer signs in while the window still looks at the first one's reports."""
    installation = opened(folder)
    with closing(installation.stores.open_reader()) as window:
        window.counts()
        with keeping("tokens", None):
            installation.tokens.clear()
        with keeping("meta/author", OTHER.id):
            save_tokens(installation, OTHER, 5)
            relieved = opened(folder)
        with closing(relieved.stores.open_cache()) as cache, closing(relieved.stores.open_commands()) as commands:
            synthetic.put_reference(cache)
            for number in range(2):
                page(cache, "b", number)
            record(commands, "b0-0", Note(text="Giliran saya"), OTHER)
        window.counts()
    relieved.close()
    installation.close()


_KILLED = -signal.SIGKILL
# In the order in which they are lived through, with how each ends.
DAYS: tuple[tuple[Callable[[Path], None], int], ...] = (
    (found, 0),
    (act, _KILLED),
    (stumble, _KILLED),
    (send, _KILLED),
    (decide(killed=True), _KILLED),
    (decide(killed=False), 0),
    *((care(time), _KILLED if time else 0) for time in (0, 1, 2, 3, 4, 0)),
    (export, 0),
    (restore, 0),
    (relieve, 0),
    (mishaps.age, 0),
    *((mishaps.upgrade(name), _KILLED if number else 0) for number, name in enumerate(mishaps.OLD_HOMES)),
    (mishaps.upgrade_again, 0),
    (mishaps.spoil, 0),
    *((mishaps.rebuild(time), _KILLED if time else 0) for time in mishaps.REBUILDS),
)


def live_through(folder: Path) -> None:
    """All the days, each chapter in a process forked from this one; SystemExit when one does not end as it should."""
    for chapter, end in DAYS:
        child = os.fork()
        if child == 0:
            try:
                chapter(folder)
            except BaseException:  # noqa: BLE001 - this process goes no further, whatever happened
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != end:
            sys.exit(f"{chapter.__qualname__} ended with {os.waitstatus_to_exitcode(status)}, not {end}")


if __name__ == "__main__":
    live_through(Path(sys.argv[1]))
