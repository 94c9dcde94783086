"""How much of whose work waits."""

from sync.records import OthersWork
from ui.words.others import others_short, others_words


def test_nobodys_work_needs_no_words() -> None:
    assert others_words(()) == "" and others_short(()) == ""


def test_each_officer_has_a_line_and_a_narrow_place_has_the_sum() -> None:
    others = (OthersWork("a", "Siti Rahma", 3), OthersWork("b", "Budi Santoso", 1))
    assert [line.split(" wait")[0] for line in others_words(others).splitlines()] == [
        "3 action(s) of Siti Rahma",
        "1 action(s) of Budi Santoso",
    ]
    assert "4" in others_short(others) and "Siti" not in others_short(others)
    assert "Siti Rahma" in others_short(others[:1])


def test_a_name_cannot_fill_the_window() -> None:
    others = (OthersWork("a", "Siti\n\n" + "Rahma " * 100, 1),)
    assert len(others_words(others)) < 160 and "\n" not in others_words(others)
    assert len(others_short(others)) < 60
