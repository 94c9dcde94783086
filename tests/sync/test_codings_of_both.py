"""Desks and centres that know the coding of small bodies, and those that do not: they understand each other in any pairing."""

from dataclasses import dataclass, field

import pytest

from central import answers
from central.codings import Packed, Taken, coded, plain
from central.endpoints import calling
from officer_app.domain.compact import CODING
from sync.changes import Connection
from sync.records import OperationState
from sync.remotes.line import Line
from sync.remotes.packing import Packing
from tests.fakes.city_fixtures import Seat, kinds, reports
from tests.fakes.office import Office


@dataclass
class Overheard:
    """The codings that bodies went in."""

    asked: list[str | None] = field(default_factory=list)
    answered: list[str | None] = field(default_factory=list)


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Overheard:
    """Listens at the centre."""
    found = Overheard()

    def answer(body: bytes, taken: Taken) -> Packed:
        packed = coded(body, taken)
        found.answered.append(packed.coding)
        return packed

    def ask(data: bytes, coding: str | None, limit: int) -> bytes:
        found.asked.append(coding)
        return plain(data, coding, limit)

    monkeypatch.setattr(answers, "coded", answer)
    monkeypatch.setattr(calling, "plain", ask)
    return found


@pytest.fixture
def older_centre(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Makes the centre one that has never heard of the coding: it does not even look how a body is coded."""
    came: list[str | None] = []

    def as_it_came(data: bytes, coding: str | None, _: int) -> bytes:
        came.append(coding)
        return data

    monkeypatch.setattr(answers, "coded", lambda body, taken: coded(body, Taken(gzip=taken.gzip)))
    monkeypatch.setattr(calling, "plain", as_it_came)
    return came


def accepts(office: Office, codings: str) -> None:
    """Make the desk one that takes these codings, and has learnt of no other."""
    line = office.api._line
    assert isinstance(line, Line)
    line._session.headers["Accept-Encoding"] = codings
    line._packing = Packing()


def worked(office: Office, *, times: int = 2) -> None:
    """Work goes out and comes back."""
    office.sync()
    for _ in range(times):
        op_id = office.note("r1", "Sudah dicek di lokasi oleh petugas kami, akan dikerjakan besok pagi.")
        assert office.sync().connection is Connection.ONLINE
        assert office.state(op_id) is OperationState.SETTLED
    assert reports(office) == {"r1", "p1", "r2"}
    assert kinds(office, "r1") == ["received", *["note"] * times]


def test_both_know_it(seat: Seat, overheard: Overheard) -> None:
    worked(seat("lurah"))
    assert overheard.asked == [None, CODING, CODING], "signing in, then work"
    assert CODING in overheard.answered


def test_a_desk_that_knows_it_and_a_centre_that_does_not(seat: Seat, older_centre: list[str | None]) -> None:
    worked(seat("lurah"))
    assert older_centre == [None, None, None]


@pytest.mark.parametrize("codings", ["gzip", "identity"])
def test_a_centre_that_knows_it_and_a_desk_that_does_not(seat: Seat, overheard: Overheard, codings: str) -> None:
    lurah = seat("lurah")
    overheard.answered.clear()
    accepts(lurah, codings)
    worked(lurah)
    assert overheard.asked == [None, None, None]
    assert set(overheard.answered) <= {None, codings}


def test_a_centre_that_is_set_back_to_an_older_one_loses_no_work(
    seat: Seat, overheard: Overheard, monkeypatch: pytest.MonkeyPatch
) -> None:
    lurah = seat("lurah")
    lurah.sync()
    assert CODING in overheard.answered
    came: list[str | None] = []

    def as_it_came(data: bytes, coding: str | None, _: int) -> bytes:
        came.append(coding)
        return data

    monkeypatch.setattr(calling, "plain", as_it_came)
    worked(lurah)
    assert came == [CODING, None, None], "not understood once, sent plain at once, and from then on"
