"""F40: NUL, lone surrogates, 64 KiB, right-to-left, emoji: accepted as they are, or refused at entry with nothing changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import MAX_TEXT_BYTES, Answer, Note
from sync.errors import CommandRefused
from tests.fakes import synthetic
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat
from tests.fakes.desk_work import DeskWork, desk_work

STAFF = synthetic.STAFF
FAITHFUL = [
    "x" * MAX_TEXT_BYTES,
    "שלום ‏مرحبا",
    "👷🏽‍♀️🚧",
    "baris\nkedua",
    "<script>alert(1)</script>",
    "\u202egnp.exe",
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    """Stores with two reports."""
    with desk_work(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text-empty"),
        (" \n\t ", "text-empty"),
        ("nol \0 di sini", "text-not-text"),
        ("pasangan \ud800 sendiri", "text-not-text"),
        ("a\x1b[31mb", "text-not-text"),
        ("x" * (MAX_TEXT_BYTES + 1), "text-too-long"),
        ("é" * (MAX_TEXT_BYTES // 2 + 1), "text-too-long"),
    ],
)
def test_text_that_cannot_be_stored_faithfully_is_refused_at_entry(desk: DeskWork, text: str, code: str) -> None:
    for payload in (Note(text=text), Answer(text=text)):
        with pytest.raises(CommandRefused) as caught:
            desk.commands.record(STAFF, "r1", payload)
        assert caught.value.code == code
    assert desk.reader.outbox() == []


@pytest.mark.parametrize("text", FAITHFUL)
def test_every_other_text_is_taken_as_it_is(desk: DeskWork, text: str) -> None:
    desk.commands.record(STAFF, "r1", Note(text=f"  {text} "))
    assert desk.reader.outbox()[-1].payload == Note(text=text)


def test_they_come_back_from_the_real_centre_as_typed(seat: Seat, central: CentralServer) -> None:
    lurah = seat("lurah")
    lurah.sync()
    for text in FAITHFUL:
        lurah.note("r1", text)
    lurah.sync()
    detail = lurah.reader.detail("r1")
    assert detail is not None
    assert [line.data["text"] for line in detail.events if line.kind == "note"] == FAITHFUL
    assert lurah.outbox() == {}
