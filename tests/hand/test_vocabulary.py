"""The tier itself: what a hand does arrives, and what the screen says is read."""

import pytest

from tests.hand.conftest import Opening
from tests.hand.hand import Hand
from tests.hand.town import CLERK, Town


def test_what_is_done_by_keys_arrives_at_the_centre(hand: Hand, town: Town) -> None:
    first = hand.ready()
    hand.press("J")
    hand.until(lambda: hand.pane_report() != first, "the next report")
    second = hand.settled()
    hand.press("N")
    hand.until(lambda: hand.find("Note", role=("text",)), "the form of the note")
    hand.type("Petugas sudah berangkat.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: [one.kind for one in town.done(second)] == ["note"], "the note at the centre", patience=30)
    assert town.done(first) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_clicked_is_what_says_so(opening: Opening, town: Town, language: str) -> None:
    hand = opening(language=language)
    first = hand.ready()
    number = hand.until(lambda: [row for row in hand.rows() if first not in row], "another row")[0][:12]
    hand.click_row(number)
    hand.until(lambda: hand.settled() == number, "the clicked report is open")
    hand.click("Outbox")
    hand.wait_for("Send all now")
    hand.press("Esc")
    hand.until(lambda: hand.settled() == number, "the queue stands as it stood")


def test_what_a_colleague_did_is_read_on_the_screen(hand: Hand, town: Town) -> None:
    number = hand.ready()
    town.officer(CLERK).run("act", number, "note", "--text", "Sudah saya telepon pelapor tadi.")
    hand.until(lambda: hand.reads("Sudah saya telepon pelapor tadi."), "the colleague's note", patience=60)
