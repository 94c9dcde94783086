"""Stops that something outside makes (the server is away, ends a session, tells of a colleague), and those with words typed."""

from tests.hand.colleague import Colleague
from tests.hand.tour import Tour
from tests.hand.tour_states import WARD, go_to, open_report
from tests.hand.town import CHIEF, CLERK, PASSWORD, Town

_NOTED = "Petugas sudah berangkat."
# The window asks the server again after some seconds.
_PATIENCE = 40


def sign_in_elsewhere(town: Town) -> None:
    """The chief is signed in at three other computers too."""
    for _ in range(3):
        Colleague(town, CHIEF)


def note(tour: Tour, number: str) -> None:
    """Write a note at a report and send it."""
    open_report(tour, number)
    tour.hand.press("N")
    tour.hand.until(tour.hand.typing, "the note's form")
    tour.hand.type(_NOTED)
    tour.hand.press("Ctrl+Enter")
    tour.hand.until(lambda: tour.sight.has("UndoButton"), "the note can be taken back")


def offline(tour: Tour) -> None:
    """The server is away and a note waits in the outbox, chosen there."""
    number = tour.town.numbers("delegated", WARD)[0]
    if tour.town.answers:
        tour.town.stop()
        note(tour, number)
        tour.hand.press("Ctrl+R")
        tour.hand.wait_for("Offline. You can go on working; nothing is lost.", role="label", patience=_PATIENCE)
    go_to(tour, "Outbox")
    tour.hand.until(lambda: tour.sight.has("OutboxPage"), "the outbox")
    if tour.hand.row(number) is None:
        # Undo took it back.
        note(tour, number)
        go_to(tour, "Outbox")
    tour.hand.click_row(number)


def session_ended(tour: Tour) -> None:
    """The server answers again, and has ended the session."""
    if not tour.town.answers:
        tour.town.start()
        tour.town.revoke(CHIEF)
        go_to(tour, "Queue")
        tour.hand.press("Ctrl+R")
    tour.back_to(tour.bare)
    tour.hand.wait_for("Your session has ended", role="label", patience=_PATIENCE)


def signed_in_again(tour: Tour) -> None:
    """The password was typed in the dialog and the session goes on: what is sent now reaches the server."""
    if tour.hand.sees("Your session has ended", role="label"):
        tour.click("Sign in again", "StatusBar")
        tour.hand.until(tour.hand.typing, "the password's field")
        tour.hand.type(PASSWORD)
        tour.hand.press("Enter")
        tour.hand.until(lambda: not tour.hand.sees("Your session has ended", role="label"), "signed in", patience=_PATIENCE)
        number = tour.town.numbers("delegated", WARD)[0]
        note(tour, number)
        go_to(tour, "Outbox")
        tour.click("Send all now", "OutboxPage")
        tour.hand.until(lambda: any(one.kind == "note" for one in tour.town.done(number)), "the note", patience=_PATIENCE)


def told(tour: Tour) -> None:
    """A colleague assigned two reports to the chief: the list behind the bell has them, and one leads to its report."""
    first, second = tour.town.numbers("waiting", WARD)[:2]
    go_to(tour, "Notifications")
    if tour.hand.row(first) is None:
        clerk = Colleague(tour.town, CLERK)
        for number in (first, second):
            clerk.assign(number, tour.town.officer_id(CHIEF))
        tour.hand.press("Ctrl+R")
    row = tour.hand.until(lambda: tour.hand.row(first), "the list tells of it", patience=_PATIENCE)
    tour.hand.click_at(*row.center)
    tour.hand.until(lambda: tour.hand.pane_report() == first, "the report is open")
    go_to(tour, "Notifications")


def undone(tour: Tour) -> None:
    """A note was taken back, which a message says with a way to the report."""
    note(tour, tour.town.numbers("delegated", WARD)[0])
    go_to(tour, "Settings")
    tour.hand.press("Z")
    tour.hand.until(lambda: tour.sight.has("Toast"), "the message")


def reason_typed(tour: Tour) -> None:
    """A decision that wants a reason has one."""
    go_to(tour, "Outbox")
    tour.click("Decide…", "OutboxPage")
    tour.hand.until(lambda: tour.sight.has("ChoicesPanel"), "the choices")
    tour.click("Withdraw it…", "ChoicesPanel")
    tour.hand.until(tour.hand.typing, "the reason's field")
    tour.hand.press("Ctrl+A")
    tour.hand.type("Sudah ditangani rekan.")


def giving_up(tour: Tour) -> None:
    """Signing out with unsent work, all of which is to be given up: its number and a reason are typed."""
    note(tour, tour.town.numbers("delegated", WARD)[0])
    go_to(tour, "Settings")
    tour.click("Sign out", "SettingsPage")
    tour.hand.until(lambda: tour.sight.has("SignOutCard"), "what to do with it")
    tour.click("Discard them…", "SignOutCard")
    tour.hand.until(tour.hand.typing, "the number's field")
    tour.hand.type(str(len(tour.hand.terminal.ask("outbox", expect=None)["operations"])))
    tour.hand.press("Tab")
    tour.hand.type("Salah laporan.")
