"""Notices stay until they are dismissed, through restarts and whatever the disk does."""

from pathlib import Path

import pytest

from sync.care.notices import Notice, NoticeBoard


def test_they_stay_until_dismissed(tmp_path: Path) -> None:
    board = NoticeBoard(tmp_path)
    assert board.all() == ()
    board.put("disk-nearly-full", megabytes=120)
    board.put("check-failed", ["work.db: satu", "work.db: dua"], count=2)
    again = NoticeBoard(tmp_path)
    assert again.all() == (
        Notice("check-failed", {"count": 2}, ("work.db: satu", "work.db: dua")),
        Notice("disk-nearly-full", {"megabytes": 120}),
    )
    again.dismiss("check-failed")
    again.dismiss("check-failed")
    assert [notice.code for notice in board.all()] == ["disk-nearly-full"]


def test_the_last_word_under_a_code_counts(tmp_path: Path) -> None:
    board = NoticeBoard(tmp_path)
    for megabytes in (120, 90):
        board.put("disk-nearly-full", megabytes=megabytes)
    assert board.all() == (Notice("disk-nearly-full", {"megabytes": 90}),)


def test_listeners_hear_of_changes_only(tmp_path: Path) -> None:
    board, heard = NoticeBoard(tmp_path), []

    def listener() -> None:
        heard.append(len(board.all()))

    board.listen(listener)
    board.put("backup-failed")
    board.put("backup-failed")
    board.dismiss("backup-failed")
    board.dismiss("backup-failed")
    board.ignore(listener)
    board.put("backup-failed")
    assert heard == [1, 0]


def test_a_damaged_one_hides_no_other(tmp_path: Path) -> None:
    board = NoticeBoard(tmp_path)
    board.put("backup-failed")
    (tmp_path / "notices" / "broken.json").write_bytes(b"{")
    assert [notice.code for notice in board.all()] == ["backup-failed"]


def test_what_cannot_be_written_is_said_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "notices").write_text("a file where the folder should be")
    board, heard = NoticeBoard(tmp_path), []
    board.listen(lambda: heard.append(1))
    board.put("journal-failed", reason="disk-full")
    board.put("journal-failed", reason="disk-full")
    assert (board.all(), heard) == ((Notice("journal-failed", {"reason": "disk-full"}),), [1])
    board.dismiss("journal-failed")
    assert (board.all(), heard) == ((), [1, 1])


def test_a_code_is_a_slug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="slug"):
        NoticeBoard(tmp_path).put("../../work.db")
