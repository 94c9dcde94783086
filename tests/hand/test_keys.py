"""Keys where one does not expect them to do harm: Enter in the search, a word typed into nothing, the form that was closed."""

from tests.hand.conftest import SMALL, Opening
from tests.hand.hand import Hand
from tests.hand.town import Town


def test_enter_in_the_search_opens_a_hit_and_does_nothing_to_the_report_before(hand: Hand, town: Town) -> None:
    first = hand.ready()
    other = hand.until(lambda: [row for row in hand.rows() if first not in row], "another row")[0][:12]
    hand.press("/")
    hand.type(other)
    hand.press("Enter")
    hand.until(lambda: hand.pane_report() == other, "the report of the number")
    hand.press("N")
    hand.until(lambda: hand.find("Note", role=("text",)), "the form of the note")
    hand.type("Dicari dan ditemukan.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: [one.kind for one in town.done(other)] == ["note"], "the note at the centre", patience=30)
    assert town.done(first) == []


def test_a_word_typed_into_nothing_is_looked_for(hand: Hand, town: Town) -> None:
    first = hand.ready()
    hand.type("jajanan")
    hand.until(lambda: hand.focused_text() == "jajanan", "the word stands in the search")
    assert hand.pane_report() == first and not hand.find("Public answer", role=("text",))
    assert first not in str(hand.terminal.ask("outbox"))
    assert town.done(first) == []


def test_after_a_form_the_keys_are_the_lists_again(hand: Hand) -> None:
    first = hand.ready()
    hand.press("N")
    hand.until(lambda: hand.find("Note", role=("text",)), "the form of the note")
    hand.press("Esc")
    hand.until(lambda: not hand.find("Note", role=("text",)), "the form is closed")
    hand.press("J")
    hand.until(lambda: hand.pane_report() not in (None, first), "the next report")
    second = hand.settled()
    hand.press("Up")
    hand.until(lambda: hand.settled() == first, "the arrow goes up from there")
    assert second != first


def test_where_one_pane_is_shown_enter_reads_and_then_takes_on(opening: Opening, town: Town) -> None:
    hand = opening(size=SMALL)
    first = hand.until(hand.highlighted_row, "a report is highlighted", patience=60)
    hand.press("Enter")
    hand.until(lambda: hand.pane_report() == first, "the report has the window for itself")
    assert town.done(first) == []
    hand.press("Enter")
    hand.until(lambda: town.done(first), "taken on at the centre", patience=40)
    assert [one.kind for one in town.done(first)] == ["move"]


def test_a_part_of_an_agencys_name_hands_the_report_over(hand: Hand, town: Town) -> None:
    number = hand.ready()
    hand.press("2")
    hand.until(lambda: hand.sees("Agency"), "the form for an agency")
    hand.type("bina mar")
    hand.press("Tab")
    hand.until(lambda: (here := hand.focus()) is not None and here.role == "text", "the cursor is in the reason")
    hand.type("Saluran milik dinas.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.done(number), "handed over at the centre", patience=40)
    assert [one.kind for one in town.done(number)] == ["move"]
