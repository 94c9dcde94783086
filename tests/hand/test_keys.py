"""Keys where one does not expect them to do harm: Enter in the search, a word typed into nothing, the form that was closed."""

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
