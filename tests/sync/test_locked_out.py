"""A desk whose officer may not sign in any more: at the next contact nothing of the city stays legible, and no work is lost."""

import threading

from central.officers import add_officer
from central.revocation import deactivate, revoke
from officer_app.domain.operations import Note
from officer_app.domain.vocabulary import Role
from sync.changes import Connection
from sync.errors import INACTIVE
from sync.fetching import PhotoFetcher
from sync.waiting import ChangeWaiter
from tests.fakes.central_office import PASSWORD
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat, reports
from tests.fakes.office import Office


def note(office: Office, text: str) -> None:
    office.commands.record(office.officer, "r1", Note(text=text))


def test_who_is_deactivated_reads_nothing_after_the_next_contact(seat: Seat, central: CentralServer) -> None:
    lurah, camat = seat("lurah"), seat("camat")
    lurah.sync()
    camat.sync()
    assert lurah.reader.detail("r1") is not None
    kept = lurah.reader.reports(["r1"])["r1"].attachments[0].sha256
    PhotoFetcher(lurah.api, lurah.stores.vault).fetch(kept, "full")
    note(lurah, "belum terkirim")
    deactivate(central.storage, "lurah")
    state = lurah.sync()
    assert (state.connection, state.problem) == (Connection.SIGNED_OUT, INACTIVE)
    assert lurah.tokens.load() is None
    # Only what unsent work builds on stays with it, in the store that holds the work; nobody opens that without signing in.
    assert lurah.reader.rows(["r1", "r2", "p1"]) == {} and reports(lurah) <= {"r1"}
    assert lurah.stores.vault.fetched(kept, "full") is None, "photos that were looked at are gone too"
    assert len(lurah.reader.outbox()) == 1, "what was not sent stays, encrypted, for when they come back"
    assert camat.sync().connection is Connection.ONLINE and camat.reader.detail("r1") is not None


def test_a_session_that_only_ended_leaves_the_desk_to_be_worked_at(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    revoke(central.storage, "lurah")
    state = lurah.sync()
    assert (state.connection, state.problem) == (Connection.SIGNED_OUT, "signed-out")
    assert lurah.reader.detail("r1") is not None and lurah.tokens.load() is not None


def test_whoever_comes_back_goes_on_with_their_work(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    note(lurah, "belum terkirim")
    deactivate(central.storage, "lurah")
    lurah.sync()
    add_officer(
        central.storage,
        login="lurah",
        password=PASSWORD,
        name="Siti Rahma",
        title="Lurah",
        roles=[Role.STAFF],
        areas=["31.75.07.1003"],
        replaces=True,
    )
    lurah.api.sign_in("lurah", PASSWORD)
    assert lurah.sync().connection is Connection.ONLINE
    assert lurah.reader.outbox() == [] and lurah.reader.detail("r1") is not None


def test_a_held_desk_hears_of_it_at_once(seat: Seat, central: CentralServer) -> None:
    lurah, told = seat("lurah"), threading.Event()
    lurah.sync()
    stop = threading.Event()
    waiter = ChangeWaiter(lurah.api, lurah.engine.cursor_to_wait_at, told.set, stop, wait=25)
    thread = threading.Thread(target=waiter.run)
    thread.start()
    bell = central._running._server._centre.waiting  # type: ignore[union-attr]
    while not bell.count:
        threading.Event().wait(0.01)
    deactivate(central.storage, "lurah")
    assert told.wait(10), "the engine is woken, and looks"
    stop.set()
    thread.join(30)
