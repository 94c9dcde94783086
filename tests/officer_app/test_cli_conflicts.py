"""`officer-app conflicts` against the real central API: shown side by side, decided, and what the centre has then."""

import re
from pathlib import Path
from typing import Any

import pytest

from officer_app.cli import CHOICES
from sync.records import Choice
from tests.fakes.central_office import picture
from tests.fakes.central_process import CentralServer
from tests.fakes.terminals import Terminal as Process
from tests.officer_app.conftest import Terminal


@pytest.fixture
def lurah(terminal: Terminal) -> Terminal:
    terminal.sign_in("lurah")
    terminal.json("sync")
    return terminal


def result(lurah: Terminal, tmp_path: Path, number: int = 7) -> str:
    """A result with a photo, saved and not sent; the id of its operation."""
    photo = tmp_path / "hasil.jpg"
    photo.write_bytes(picture(number, (800, 600)))
    given = ["result", "--text", "Sudah ditambal", "--photo", str(photo), "--no-sync"]
    op_id: str = lurah.json("act", "r1", *given, code=3)["op_id"]
    return op_id


def at_the_centre(camat: Terminal, *action: str) -> None:
    """The supervisor does something meanwhile."""
    camat.json("sync")
    camat.json("act", *action)


def only_card(lurah: Terminal) -> dict[str, Any]:
    """What needs a decision after a sync."""
    lurah.json("sync", code=4)
    [card] = lurah.json("conflicts", "list", code=4)["conflicts"]
    return dict(card)


def history(terminal: Terminal, report: str = "r1") -> list[str]:
    terminal.json("sync")
    return [event["kind"] for event in terminal.json("reports", "show", report)["events"]]


def test_reassigned_it_goes_to_the_new_owner(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on")
    op_id = result(lurah, tmp_path)
    at_the_centre(camat, "r1", "assign", "--officer", "Budi")
    card = only_card(lurah)
    assert (card["op_id"], card["problem"]) == (op_id, "assignee-changed")
    assert card["choices"] == ["field-report", "ask-back", "send-again", "keep-draft", "withdraw"]
    shown = lurah.json("conflicts", "show", op_id[:18])
    assert [shown[side]["assignee"] for side in ("base", "mine", "theirs")] == ["o-lurah", "o-lurah", "o-field"]
    assert [shown[side]["status"] for side in ("base", "mine", "theirs")] == ["in_progress", "awaiting_validation", "in_progress"]
    decided = lurah.json("conflicts", "resolve", op_id[:18], "field-report")
    assert decided["choice"] == "field-report"
    assert [entry["state"] for entry in decided["operations"]] == ["settled"]
    assert history(camat) == ["received", "move", "assign", "evidence"]
    assert camat.json("reports", "show", "r1")["report"]["status"] == "in_progress"
    assert camat.json("reports", "show", "r1")["report"]["public_answer"] is None, "never public by itself"
    assert lurah.json("conflicts", "list") == {"conflicts": []}
    again = lurah.json("conflicts", "resolve", op_id, "withdraw", "--reason", "x", code=1)
    assert again["error"]["code"] == "already-decided"


def test_reassigned_he_takes_it_back_and_finishes_it(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on")
    result(lurah, tmp_path)
    at_the_centre(camat, "r1", "assign", "--officer", "Budi")
    lurah.json("conflicts", "resolve", only_card(lurah)["op_id"], "ask-back", "--reason", "sudah selesai di lapangan")
    assert history(camat) == ["received", "move", "assign", "assign", "note"]
    assert camat.json("reports", "show", "r1")["report"]["assignee"] == "o-lurah"


def test_closed_it_is_attached(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "delegate", "--unit", "PPSU", "--no-sync", code=3)
    at_the_centre(camat, "r1", "reject", "--reason", "sudah ditangani dinas")
    card = only_card(lurah)
    assert card["choices"] == ["attach", "ask-reopen", "withdraw"]
    lurah.json("conflicts", "resolve", card["op_id"], "attach")
    assert history(camat) == ["received", "move", "note"]
    assert camat.json("reports", "show", "r1")["report"]["status"] == "rejected"


def test_merged_it_goes_to_the_original(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on")
    result(lurah, tmp_path)
    at_the_centre(camat, "r1", "merge", "--into", "r2")
    card = only_card(lurah)
    assert card["choices"] == ["to-canonical", "withdraw"]
    lurah.json("conflicts", "resolve", card["op_id"], "to-canonical")
    assert history(camat, "r2") == ["received", "evidence"]


def test_out_of_the_area_it_can_be_read_exported_and_withdrawn(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on", "--no-sync", code=3)
    at_the_centre(camat, "r1", "relocate", "--point", "106.87,-6.25")
    card = only_card(lurah)
    assert (card["problem"], card["choices"]) == ("not-in-scope", ["withdraw"])
    shown = lurah.json("conflicts", "show", card["op_id"])
    assert (shown["base"]["text"], shown["theirs"]) == ("Jalan rusak r1", None)
    refused = lurah.json("conflicts", "resolve", card["op_id"], "send-again", code=1)
    assert refused["error"]["code"] == "choice-not-possible"
    assert lurah.json("conflicts", "resolve", card["op_id"], "withdraw", code=1)["error"]["code"] == "needs-reason"
    decided = lurah.json("conflicts", "resolve", card["op_id"], "withdraw", "--reason", "pindah kelurahan")
    assert decided["operations"] == []
    assert lurah.json("outbox") == {"operations": [], "others": []}


def test_without_a_line_the_decision_is_saved_and_goes_out_later(
    lurah: Terminal, camat: Terminal, centre: CentralServer, tmp_path: Path
) -> None:
    lurah.json("act", "r1", "take-on")
    result(lurah, tmp_path)
    at_the_centre(camat, "r1", "assign", "--officer", "Budi")
    op_id = only_card(lurah)["op_id"]
    centre.stop()
    decided = lurah.json("conflicts", "resolve", op_id, "field-report", code=3)
    assert [entry["state"] for entry in decided["operations"]] == ["queued"]
    centre.start()
    lurah.json("outbox", "--retry")
    assert history(camat) == ["received", "move", "assign", "evidence"]


def test_c20_killed_while_deciding_nothing_is_half(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on")
    op_id = result(lurah, tmp_path)
    at_the_centre(camat, "r1", "assign", "--officer", "Budi")
    before = only_card(lurah)
    Process(lurah.home, lurah.environment).killed("C20", "conflicts", "resolve", op_id, "field-report")
    assert lurah.json("conflicts", "list", code=4)["conflicts"] == [before]
    assert [item["op_id"] for item in lurah.json("outbox", code=4)["operations"]] == [op_id]
    lurah.json("conflicts", "resolve", op_id, "field-report")
    assert history(camat) == ["received", "move", "assign", "evidence"]


def test_people_see_the_three_versions_side_by_side(lurah: Terminal, camat: Terminal, tmp_path: Path) -> None:
    lurah.json("act", "r1", "take-on")
    op_id = result(lurah, tmp_path)
    at_the_centre(camat, "r1", "assign", "--officer", "Budi")
    lurah.json("sync", code=4)
    listed = lurah.run("--language", "en", "conflicts", "list")
    assert listed.returncode == 4
    assert op_id[:18] in listed.stdout
    assert "field-report" in listed.stdout
    shown = lurah.run("--language", "en", "conflicts", "show", op_id)
    assert shown.returncode == 0
    [head] = [line for line in shown.stdout.splitlines() if line.startswith("Field")]
    assert [head.index(words) for words in ("As you saw it", "As you meant it", "On the server now")]
    [status] = [line for line in shown.stdout.splitlines() if line.startswith("Status")]
    assert "In progress" in status
    assert "Awaiting validation" in status
    assert "Budi" in shown.stdout
    assert "withdraw  (--reason)" in shown.stdout
    decided = lurah.run("--language", "en", "conflicts", "resolve", op_id, "keep-draft")
    assert (decided.returncode, decided.stderr) == (0, "")
    assert "draft" in decided.stdout or "form" in decided.stdout
    assert lurah.run("--language", "en", "conflicts", "list").stdout == "Nothing needs a decision.\n"


def test_a_strangers_words_cannot_steer_the_terminal(lurah: Terminal, camat: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    # A desk and a server of before took these in too.
    monkeypatch.setattr("officer_app.domain.text._CONTROLS", re.compile("\0"))
    lurah.json("act", "r1", "take-on")
    lurah.json("act", "r1", "coordinate", "--agency", "bm", "--reason", "jalan kota", "--no-sync", code=3)
    at_the_centre(camat, "r1", "answer", "--text", "\x1b[2J\x1b]0;judul\x07 \u202etxt.exe")
    at_the_centre(camat, "r1", "reject", "--reason", "\x1b[31mmerah")
    card = only_card(lurah)
    for arguments in (["list"], ["show", card["op_id"]]):
        told = lurah.run("conflicts", *arguments)
        assert not {"\x1b", "\x07", "\u202e"} & set(told.stdout + told.stderr)


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["show", "0"], 2, "operation-not-found"),
        (["show", "nothing"], 2, "operation-not-found"),
        (["show", " "], 2, "operation-not-found"),
        (["resolve", "nothing", "withdraw", "--reason", "x"], 2, "operation-not-found"),
    ],
)
def test_an_id_must_name_one_action(lurah: Terminal, arguments: list[str], code: int, error: str) -> None:
    for text in ("satu", "dua"):
        lurah.json("act", "r1", "note", "--text", text, "--no-sync", code=3)
    assert lurah.json("conflicts", *arguments, code=code)["error"]["code"] == error
    told = lurah.run("conflicts", *arguments)
    assert (told.returncode, told.stdout) == (code, "")
    assert len(told.stderr.strip()) > 20


def test_what_waits_needs_no_decision(lurah: Terminal) -> None:
    op_id = lurah.json("act", "r1", "note", "--text", "halo", "--no-sync", code=3)["op_id"]
    assert lurah.json("conflicts", "show", op_id, code=1)["error"]["code"] == "already-decided"
    assert lurah.json("conflicts", "resolve", op_id, "withdraw", "--reason", "x", code=1)["error"]["code"] == "already-decided"
    assert lurah.json("outbox", code=3)["operations"][0]["op_id"] == op_id


def test_signed_out_nothing_is_shown(lurah: Terminal) -> None:
    lurah.run("sign-out")
    for arguments in (["list"], ["show", "x"], ["resolve", "x", "withdraw"]):
        assert lurah.json("conflicts", *arguments, code=4)["error"]["code"] == "not-signed-in"


def test_the_words_of_the_choices_are_the_engines() -> None:
    assert tuple(choice.value for choice in Choice) == CHOICES
