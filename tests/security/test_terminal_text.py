"""What strangers wrote, on a terminal and on paper: it steers nothing, looks like nothing of ours, and stays exact in JSON."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from officer_app.cli_output import cut, put, put_json, warn
from officer_app.domain.operations import Note
from officer_app.domain.reports import Actor, Event, Report
from officer_app.installation import Installation
from sync.errors import CommandRefused
from sync.feed import FeedReport
from sync.records import OperationState
from sync.sealed import sealing
from sync.sealed.work import unpack
from tests.fakes.desk_work import desk_work, prepared
from tests.fakes.stuck_work import STAFF
from tests.fakes.window_office import NOW, report
from tests.fakes.wire_answers import OFFICER, tokens
from tests.officer_app.conftest import Terminal, as_it_was
from tests.security.corpus import Trap, payloads

__all__ = ["as_it_was"]

PASSPHRASE = "kata sandi"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TRAP = Trap("http://127.0.0.1:9", "/no/such/canary.png")
TEXTS = [text for _, text in payloads(TRAP) if "\ud800" not in text]
FORGED = "x\n2026-03-04 Taken on  You\r\n9. Laporan JK999: palsu\u2028   Tindakan: palsu\x0b\x85"


def test_every_payload_is_harmless_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for _, text in payloads(TRAP):
        put(text)
        warn(text)
        out, err = capsys.readouterr()
        assert out == err
        assert not STEERING.search(out)
        assert out.encode()


def test_json_stays_exact_and_is_as_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    for text in TEXTS:
        put_json({"text": text, text[:50]: [text]})
        out = capsys.readouterr().out
        assert not STEERING.search(out)
        assert json.loads(out) == {"text": text, text[:50]: [text]}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "cp437", "utf-8", "utf-16"])
def test_a_terminal_of_another_alphabet_gets_marks_and_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "out"
    with file.open("w", encoding=encoding, newline="\n") as stream:
        monkeypatch.setattr("sys.stdout", stream)
        put("banjir \U0001f30a di 路 – …")
        put_json({"text": "\U0001f30a 路 é"})
    shown, document = file.read_text(encoding=encoding).split("\n", 1)
    assert shown.startswith("banjir ")
    assert json.loads(document) == {"text": "\U0001f30a 路 é"}


def test_cutting_a_flood_takes_no_time() -> None:
    began = time.thread_time()
    for text in (*TEXTS, "x" * 4_000, "路" * 4_000, "a" + "\u0301" * 1_000_000, " " * 1_000_000):
        line = cut(text, 40)
        assert len(line) <= 4 * 41
        assert len(line.splitlines()) <= 1
    assert time.thread_time() - began < 2.0


def events(text: str) -> tuple[Event, ...]:
    actor = Actor(id="officer-9", name=text, title=text)
    kinds = ("received", "note", "answer", "move", text[:30] or "?")
    return tuple(
        Event(seq=seq, kind=kind, at=NOW + timedelta(minutes=seq), actor=actor, op_id=None, data={"text": text, "to": text})
        for seq, kind in enumerate(kinds, 1)
    )


def hostile(number: int, text: str) -> Report:
    made = report(number, text=text, public_answer=text, address=text, agency=text, unit=text, assignee=OFFICER.id)
    return replace(made, number=f"JK{number:04}{text[:20]}", category=text[:30] or "?", ward="31.75.07.1003")


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], as_it_was: None) -> Iterator[Terminal]:
    """A terminal of an office to which strangers have written, with work of its officer that repeats them."""
    home = tmp_path / "home"
    installation = Installation.open(home, lambda _new: PASSPHRASE)
    installation.tokens.save(tokens("https://centre.example"))
    installation._check_cache()
    cache = installation.stores.open_cache()
    reports = [hostile(number, text[:20_000]) for number, text in enumerate([*TEXTS, FORGED], 1)]
    cache.apply_page([FeedReport(made, events(made.text[:3_000])) for made in reports], "cursor-1", NOW)
    cache.close()
    commands, work = installation.stores.open_commands(), installation.stores.open_work()
    for made in reports[::4]:
        try:
            op_id = commands.record(OFFICER, made.id, Note(text=f"x{made.text}"))
        except CommandRefused as refused:
            assert refused.code == "text-not-text"
            continue
        work.finish(op_id, OperationState.CONFLICT, problem="status-changed")
    commands.close()
    work.close()
    installation.close()
    yield Terminal(home, "https://centre.example", capsys)


def lines_of_ours(shown: str) -> list[str]:
    """The lines that begin at the left, where only the app's own words begin."""
    return [line for line in shown.splitlines() if line and not line.startswith(" ")]


def test_the_commands_show_hostile_reports_as_text(terminal: Terminal) -> None:
    listed = terminal.run("reports", "list", "--limit", "0")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, len(TEXTS) + 2), "one line for each"
    document = terminal.json("reports", "list", "--limit", "0")
    assert len(document["reports"]) == len(TEXTS) + 1
    waiting = [item["report_id"] for item in terminal.json("outbox", code=4)["operations"]]
    for number in (*range(1, len(TEXTS), 24), len(TEXTS) + 1):
        report_id = f"report-{number:05}"
        shown = terminal.run("reports", "show", report_id)
        assert shown.returncode == 0
        # Number, place, clock, public answer; then the history and what is on its way.
        assert len(lines_of_ours(shown.stdout)) == 4 + len(events("x")) + waiting.count(report_id), shown.stdout
        whole: dict[str, Any] = terminal.json("reports", "show", report_id)
        assert whole["report"]["text"] == [*TEXTS, FORGED][number - 1][:20_000]
    for command in (("outbox",), ("conflicts", "list")):
        said = terminal.run(*command)
        assert said.returncode == 4
        for text in (listed.stdout, said.stdout, said.stderr):
            assert not STEERING.search(text)


def test_errors_repeat_what_was_typed_harmlessly(terminal: Terminal) -> None:
    for text in ("\x1b]0;title\x07", "\u202egpj", "{0} %s {code}", "-- <b>", "../../etc/passwd"):
        ended = terminal.run("reports", "show", "--", text)
        assert ended.returncode == 2
        assert not STEERING.search(ended.stderr)


def test_a_sealed_files_sheet_has_no_line_but_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_COST", 4)
    # A desk of before recorded these too.
    monkeypatch.setattr("officer_app.domain.text._CONTROLS", re.compile("\0"))
    folder = tmp_path / "open"
    with desk_work(tmp_path / "home") as desk:
        desk.work.take_desk(replace(STAFF, name=FORGED), "staff")
        for number, text in enumerate([*TEXTS, FORGED]):
            desk.put(f"h{number}", text=text[:5_000], number=f"JK{number}{text[:20]}".replace("\0", ""))
            if "\0" not in text:
                desk.commands.record(STAFF, f"h{number}", Note(text=f"x{text[:5_000]}"))
        desk.commands.record(STAFF, "r1", Note(text=FORGED))
        desk.commands.attach("r1", prepared(b"one"))
        count = desk.commands.export(None, tmp_path / "work.sealed", "kata sandi panjang")
    assert unpack(tmp_path / "work.sealed", "kata sandi panjang", folder)[0] == count
    sheet = (folder / "LAPORAN.txt").read_text(encoding="utf-8")
    ours = re.compile(r"RAHASIA - .*|Pekerjaan petugas .*|Petugas: .*|Disalin: .*|Jumlah tindakan: \d+|\d+\. Laporan .*")
    assert [line for line in lines_of_ours(sheet) if not ours.fullmatch(line)] == []
    assert len([line for line in lines_of_ours(sheet) if re.match(r"\d+\. Laporan", line)]) == count
    assert not STEERING.search(sheet.replace("\t", " "))
