"""Photos come by the dialog, by dragging and by pasting, each as a hand does it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fakes.terminals import digest, result_photo
from tests.hand.hand import Hand
from tests.hand.town import Town


def in_progress(hand: Hand) -> str:
    """Open a report that is being worked on; its number."""
    hand.ready()
    hand.click("In progress", role="check box")
    hand.until(lambda: all(hand.words.ends(row, "In progress") for row in hand.rows()), "those in progress only")
    hand.click_row(hand.rows()[0].split(",")[0])
    return hand.settled()


def test_the_photo_dialog_opens_and_the_photo_arrives_with_the_result(hand: Hand, town: Town, tmp_path: Path) -> None:
    number = in_progress(hand)
    photo = tmp_path / "bukti.jpg"
    result_photo(photo, at=(106.9, -6.21), taken=datetime.now(UTC) - timedelta(minutes=3))
    hand.press("R")
    hand.wait_for("Choose photos…", role="button")
    hand.type("Sudah dibersihkan, terima kasih.")
    hand.click("Choose photos…", role="button")
    hand.until(lambda: hand.eyes.windows()[-1].role == "dialog", "the dialog opens")
    hand.until(hand.typing, "the name has the keys")
    hand.type(str(photo))
    hand.press("Enter")
    with suppress(AssertionError):  # the first Enter may only take what the dialog proposes for the name
        hand.until(lambda: hand.eyes.windows()[-1].role != "dialog", "the dialog closes", patience=4)
    if hand.eyes.windows()[-1].role == "dialog":
        hand.press("Enter")
    hand.wait_for("Photo {0}: caption", patience=30)
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.report(number)["status"] == "awaiting_validation", "the result at the centre", patience=60)
    assert [kept["role"] for kept in town.photos(number)][-1] == "after"
    assert all(kept["sha256"] != digest(b"") for kept in town.photos(number))
