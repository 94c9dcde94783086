"""The file behind the journal: no damage goes unseen, and what is whole is read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.sealed.log import Entry, SealedLog

KEY = b"k" * 32
FINDING = 5
SAID = [b"satu", b"dua" * 700, b"", b"empat" * 9_000, b"lima"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log"


def written(path: Path, said: list[bytes] = SAID) -> SealedLog:
    log = SealedLog(path, KEY)
    last = log.begin_anew(said[:1], path.with_suffix(".former"))
    for data in said[1:]:
        last = log.append([data], last)
    return log


def read(log: SealedLog) -> list[bytes]:
    return [entry.data for entry in log.read().entries]


def ends(log: SealedLog) -> list[int]:
    return [0, *(entry.end for entry in log.read().entries)]


def test_what_was_appended_is_read_in_order(path: Path) -> None:
    log = written(path)
    assert (read(log), log.read().holes) == (SAID, 0)
    last = log.last()
    assert last is not None
    assert (last.data, last.end) == (SAID[-1], log.read().end)
    assert log.ends_with(last)
    assert b"dua" not in path.read_bytes()


def test_several_at_once_are_several(path: Path) -> None:
    log = SealedLog(path, KEY)
    last = log.append([b"b", b"c"], log.begin_anew([b"a"], path.with_suffix(".former")))
    assert (read(log), last) == ([b"a", b"b", b"c"], log.last())


def test_it_grows_past_its_spare_space(path: Path) -> None:
    said = [bytes([number]) * 100_000 for number in range(1, 12)]
    log = written(path, said)
    last = log.last()
    assert last is not None
    assert (read(log), last.data) == (said, said[-1])


def test_another_process_is_noticed(path: Path) -> None:
    first, second = written(path), SealedLog(path, KEY)
    seen = first.last()
    assert seen is not None
    second.append([b"enam"], seen)
    assert not first.ends_with(seen)
    second.begin_anew([b"baru"], path.with_suffix(".former"))
    assert not first.ends_with(seen)


@settings(max_examples=60)
@given(st.integers(0, 400_000))
def test_cut_anywhere_the_entries_before_the_cut_are_read(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    log = written(tmp_path_factory.mktemp("cut") / "log")
    content, places = log.path.read_bytes(), ends(log)
    cut = min(cut, len(content))
    log.path.write_bytes(content[:cut])
    whole = sum(place <= cut for place in places) - 1
    assert read(log) == SAID[:whole]
    last = log.last()
    # Behind: only zeros, then it is the end; else the whole file has to be read to know.
    assert last is None or last.data == SAID[whole - 1]


@settings(max_examples=80)
@given(st.integers(0, 60_000), st.integers(1, 255), st.booleans())
def test_a_changed_byte_costs_its_entry_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, at: int, difference: int, block: bool
) -> None:
    log = written(tmp_path_factory.mktemp("flip") / "log")
    content, places = bytearray(log.path.read_bytes()), ends(log)
    at = min(at, places[-1] - 1)
    end = min(at + 512, places[-1]) if block else at + 1
    for place in range(at, end):
        content[place] ^= difference
    log.path.write_bytes(content)
    # The last bytes of an entry only help to find it from behind; what it says is whole without them.
    kept = [data for data, begin, stop in zip(SAID, places, places[1:], strict=False) if stop - FINDING <= at or begin >= end]
    found = log.read()
    assert [entry.data for entry in found.entries] == kept
    in_the_middle = 0 < len(kept) < len(SAID) and kept[-1] == SAID[-1]
    assert found.holes == (1 if in_the_middle else 0)


def test_after_a_torn_end_it_goes_on_at_the_last_whole_entry(path: Path) -> None:
    log = written(path)
    content, places = log.path.read_bytes(), ends(log)
    log.path.write_bytes(content[: places[-1] - FINDING - 1] + bytes(5_000))
    assert log.last() is None
    found = log.read()
    assert (len(found.entries), found.holes) == (len(SAID) - 1, 0)
    log.append([b"lagi"], found.entries[-1])
    assert (read(log), log.read().holes) == ([*SAID[:-1], b"lagi"], 0)
    assert log.last() == log.read().entries[-1]


def test_entries_in_another_order_do_not_open(path: Path) -> None:
    log = written(path, [b"a" * 10, b"b" * 10, b"c" * 10])
    content, (_, one, two, three) = log.path.read_bytes(), ends(log)
    log.path.write_bytes(content[:one] + content[two:three] + content[one:two] + content[three:])
    assert read(log) == [b"a" * 10]


def test_an_entry_of_an_earlier_file_does_not_open(path: Path) -> None:
    log = written(path, [b"a" * 10, b"b" * 10])
    earlier, places = log.path.read_bytes(), ends(log)
    log.begin_anew([b"c" * 10], path.with_suffix(".former"))
    now = bytearray(log.path.read_bytes())
    now[places[1] : places[2]] = earlier[places[1] : places[2]]
    log.path.write_bytes(now)
    assert read(log) == [b"c" * 10]
    assert read(SealedLog(path.with_suffix(".former"), KEY)) == [b"a" * 10, b"b" * 10]


def test_another_key_opens_nothing(path: Path) -> None:
    written(path)
    other = SealedLog(path, b"x" * 32)
    assert (other.last(), other.read().entries) == (None, ())


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    log = SealedLog(path, KEY)
    for ask in (log.read, log.last, lambda: log.ends_with(Entry(b"", b"", 0))):
        with pytest.raises(FileNotFoundError):
            ask()
