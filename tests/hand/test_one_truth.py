"""The highlighted row, the open report and what keys act on are one and the same, whatever moved the rows."""

from functools import partial

from tests.hand.conftest import Opening
from tests.hand.hand import Hand, number_in
from tests.hand.town import CHIEF, CLERK, PASSWORD, Town


def visible_numbers(hand: Hand) -> list[str]:
    """The numbers of the rows in sight."""
    return [number for row in hand.rows() if (number := number_in(row)) is not None]


def opens(hand: Hand, number: str) -> None:
    """Wait until the report is open and its row highlighted: a busy window takes a click later than it answers what it shows."""
    hand.until(lambda: hand.settled() == number, f"{number} is open")


def click_every_row(hand: Hand) -> None:
    """Click each row in sight; each opens what it says."""
    for number in visible_numbers(hand)[:4]:
        hand.click_row(number)
        opens(hand, number)


def test_after_an_action_took_the_row_away_a_click_opens_what_it_highlights(hand: Hand, town: Town) -> None:
    hand.ready()
    hand.click("Waiting", role="check box")
    hand.until(lambda: len(visible_numbers(hand)) > 3 and hand.settled(), "waiting reports only")
    taken = visible_numbers(hand)[1]
    hand.click_row(taken)
    opens(hand, taken)
    hand.press("Enter")
    hand.until(lambda: taken not in visible_numbers(hand), "the row has gone")
    click_every_row(hand)
    noted = hand.settled()
    hand.press("N")
    hand.wait_for("Note", role="text")
    hand.type("Untuk laporan yang disorot.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.done(noted), "the note at the centre", patience=40)
    assert [one.kind for one in town.done(noted)] == ["note"]
    assert {one.number for one in town.done()} == {taken, noted}


def test_a_report_that_the_filter_hides_is_open_and_no_other_row_is_highlighted(hand: Hand) -> None:
    hand.ready()
    others = [row for row in hand.rows() if not hand.words.ends(row, "Waiting")]
    hidden = str(number_in(others[0]))
    hand.click("Waiting", role="check box")
    hand.until(lambda: hidden not in visible_numbers(hand), "waiting reports only")
    hand.press("Ctrl+K")
    hand.until(lambda: getattr(hand.focus(), "role", "") == "text", "the palette")
    hand.type(hidden)
    hand.press("Enter")
    hand.until(lambda: hand.pane_report() == hidden, "the hidden report is open")
    assert hand.highlighted_row() in (None, hidden)
    click_every_row(hand)


def test_what_a_colleague_moves_away_leaves_one_truth(hand: Hand, town: Town) -> None:
    hand.ready()
    hand.click("Waiting", role="check box")
    hand.until(lambda: len(visible_numbers(hand)) > 4 and hand.settled(), "waiting reports only")
    mine, other = visible_numbers(hand)[0:2]
    hand.click_row(mine)
    opens(hand, mine)
    for number in (mine, other):
        town.officer(CLERK).run("act", number, "take-on")
    hand.until(lambda: not {mine, other} & set(visible_numbers(hand)), "both rows have gone", patience=60)
    assert hand.pane_report() == mine
    assert hand.highlighted_row() is None
    click_every_row(hand)


def test_whoever_comes_next_to_the_computer_finds_a_living_desk(opening: Opening, town: Town) -> None:
    hand = opening(CHIEF)
    hand.ready()
    for login, words in ((CLERK, "Dari petugas kedua."), (CHIEF, "Dari petugas pertama.")):
        change_officer(hand, town, login)
        click_every_row(hand)
        number = hand.settled()
        hand.press("N")
        hand.until(hand.typing, "the form of the note")
        hand.type(words)
        hand.press("Ctrl+Enter")
        hand.until(partial(has_note_of, town, number, login), "the note at the centre", patience=40)


def has_note_of(town: Town, number: str, login: str) -> bool:
    """Whether the newest that was done to a report is a note of this officer."""
    return [(one.kind, one.author) for one in town.done(number)][-1:] == [("note", login)]


def change_officer(hand: Hand, town: Town, login: str) -> None:
    """Sign out, and sign somebody else in."""
    hand.click("Settings")
    # What tells of the note lies over no button.
    hand.click("Sign out", role="button")
    hand.wait_for("Password", role="password text")
    sign_in(hand, town, login)
    hand.ready()


def sign_in(hand: Hand, town: Town, login: str) -> None:
    """Fill in the sign-in page by keyboard."""
    for words, text in (("Server", town.url), ("Name", login), ("Password", PASSWORD)):
        hand.click(words, role=("text", "password text"))
        hand.press("Ctrl+A")
        hand.type(text)
    hand.press("Enter")
