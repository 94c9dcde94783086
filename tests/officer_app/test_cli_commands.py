"""The commands as processes against the real central API: what they write, and with which code they end."""

import json
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.fakes.central_office import PASSWORD, picture
from tests.fakes.central_process import CentralServer
from tests.officer_app.conftest import Terminal


def operations(centre: CentralServer) -> list[str]:
    with centre.storage.reading() as connection:
        rows = connection.exec_driver_sql("SELECT kind FROM event WHERE op_id IS NOT NULL ORDER BY report_id, seq")
        return [str(row[0]) for row in rows]


def test_a_lurahs_day(terminal: Terminal, centre: CentralServer, tmp_path: Path) -> None:
    terminal.in_process = False
    assert terminal.sign_in("lurah")["areas"] == ["31.75.07.1003"]
    synced = terminal.json("sync")
    assert (synced["connection"], synced["unsent"], synced["problem"]) == ("online", 0, None)
    rows = terminal.json("reports", "list", "--limit", "0")["reports"]
    assert {row["id"] for row in rows} == {"r1", "p1", "r2", "fresh"}
    number = next(row["number"] for row in rows if row["id"] == "fresh")
    assert terminal.json("act", number, "take-on")["status"] == "in_progress"
    assert terminal.json("act", number, "note", "--text", "-", answer="PDAM sudah ditelepon")["state"] in {"settled", "applied"}
    photo = tmp_path / "hasil.jpg"
    photo.write_bytes(picture(7, (1200, 900)))
    done = terminal.json("act", "fresh", "result", "--text", "Sudah disedot", "--photo", str(photo))
    assert done["status"] == "awaiting_validation"
    assert operations(centre) == ["move", "note", "move"]
    shown = terminal.json("reports", "show", number)
    assert shown["report"]["public_answer"] == "Sudah disedot"
    assert [event["kind"] for event in shown["events"]] == ["received", "move", "note", "move"]
    assert shown["operations"] == []
    assert terminal.json("outbox") == {"operations": [], "others": []}


def test_work_without_a_line_waits_and_goes_out_once(terminal: Terminal, centre: CentralServer) -> None:
    terminal.sign_in("lurah")
    terminal.json("sync")
    centre.stop()
    assert terminal.json("sync", code=1)["connection"] == "offline"
    taken = terminal.json("act", "r1", "take-on", code=3)
    assert (taken["status"], taken["state"]) == ("in_progress", "queued")
    terminal.json("act", "r1", "note", "--text", "menunggu alat", "--no-sync", code=3)
    waiting = terminal.json("outbox", code=3)["operations"]
    assert [item["kind"] for item in waiting] == ["move", "note"]
    offline = terminal.json("sync", code=3)
    assert (offline["unsent"], offline["problem"]) == (2, "unreachable")
    assert [row["id"] for row in terminal.json("reports", "list", "--unsent")["reports"]] == ["r1"]
    centre.start()
    terminal.json("outbox", "--retry")
    terminal.json("sync")
    assert operations(centre) == ["move", "note"]


def test_a_conflict_needs_a_person(terminal: Terminal, camat: Terminal) -> None:
    terminal.sign_in("lurah")
    terminal.json("sync")
    terminal.json("act", "r1", "reject", "--reason", "bukan wewenang", "--no-sync", code=3)
    camat.json("sync")
    camat.json("act", "r1", "coordinate", "--agency", "Bina Marga", "--reason", "jalan kota")
    synced = terminal.json("sync", code=4)
    assert synced["attention"] == 1
    assert terminal.json("outbox", code=4)["operations"][0]["state"] == "conflict"
    assert terminal.run("reports", "show", "r1").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["act", "nowhere", "take-on"], 2, "report-not-found"),
        (["reports", "show", "nowhere"], 2, "report-not-found"),
        (["reports", "list", "--category", "bulan"], 2, "unknown-word"),
        (["act", "r1", "coordinate", "--agency", "bulan", "--reason", "x"], 2, "unknown-word"),
        (["act", "r1", "note", "--text", "x", "--photo", "y.jpg"], 2, "unknown-word"),
        (["act", "r1", "note"], 2, "missing-option"),
        (["act", "r1", "evidence"], 2, "missing-option"),
        (["act", "r1", "relocate"], 2, "missing-option"),
        (["act", "r1", "prioritise"], 2, "missing-option"),
        (["act", "r1", "note", "--text", "  "], 1, "text-empty"),
        (["act", "r1", "validate"], 1, "no-such-move"),
        (["act", "r1", "reject", "--reason", ""], 1, "needs-reason"),
        (["act", "r1", "evidence", "--photo", "nowhere.jpg"], 1, "photo-not-found"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_recorded(
    signed_in: Terminal, arguments: list[str], code: int, error: str
) -> None:
    assert signed_in.json(*arguments, code=code)["error"]["code"] == error
    told = signed_in.run(*arguments)
    assert (told.returncode, told.stdout) == (code, "")
    assert len(told.stderr.strip()) > 20
    assert error not in told.stderr, "people get words, not codes"
    assert signed_in.json("outbox") == {"operations": [], "others": []}


@pytest.fixture
def signed_in(terminal: Terminal) -> Terminal:
    terminal.sign_in("lurah")
    terminal.json("sync")
    return terminal


def test_every_kind_of_action_arrives(signed_in: Terminal, centre: CentralServer, tmp_path: Path) -> None:
    photo = tmp_path / "foto.png"
    photo.write_bytes(picture(3))
    for arguments in (
        ["r1", "answer", "--text", "Segera kami tangani"],
        ["r1", "assign", "--officer", "Budi"],
        ["r1", "assign"],
        ["r1", "recategorise", "--category", "flood"],
        ["r1", "relocate", "--point", "106.83,-6.24", "--address", "Jl. Dermaga 5"],
        ["r1", "prioritise", "--priority", "2"],
        ["r1", "evidence", "--photo", str(photo), "--role", "before", "--caption", "sebelum"],
        ["r1", "delegate", "--unit", "PPSU"],
        ["r2", "merge", "--into", "r1"],
        ["p1", "coordinate", "--agency", "bm", "--reason", "jalan kota"],
        ["p1", "hand-back", "--reason", "jalan lingkungan"],
        ["p1", "move", "--to", "rejected", "--reason", "laporan ganda"],
    ):
        signed_in.json("act", *arguments)
    once = ["answer", "evidence", "merge", "prioritise", "recategorise", "relocate"]
    assert sorted(operations(centre)) == sorted([*once, "assign", "assign", "move", "move", "move", "move"])


def test_a_supervisors_decisions_arrive(signed_in: Terminal, camat: Terminal, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture(5))
    signed_in.json("act", "r1", "take-on")
    for decision in (["return", "--reason", "foto buram"], ["validate"], ["reopen", "--reason", "rusak lagi"]):
        if decision[0] != "reopen":
            signed_in.json("sync")
            signed_in.json("act", "r1", "result", "--text", "Selesai", "--photo", str(photo))
        camat.json("sync")
        camat.json("act", "r1", *decision)
    signed_in.json("sync")
    assert signed_in.json("reports", "show", "r1")["report"]["status"] == "in_progress"


def test_who_sent_a_result_cannot_validate_it(camat: Terminal, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture(5))
    camat.json("sync")
    camat.json("act", "r1", "take-on")
    camat.json("act", "r1", "result", "--text", "Selesai", "--photo", str(photo))
    told = camat.run("act", "r1", "validate")
    assert told.returncode == 1 and "divalidasi oleh orang lain" in told.stderr
    # The same once the server has it, from its history.
    camat.json("sync")
    assert camat.json("act", "r1", "validate", code=1)["error"]["code"] == "own-result"
    assert camat.json("outbox")["operations"] == []


def test_the_queue_is_filtered(signed_in: Terminal) -> None:
    def listed(*arguments: str) -> list[str]:
        return [row["id"] for row in signed_in.json("reports", "list", *arguments)["reports"]]

    assert set(listed("--status", "waiting")) == {"r1", "p1", "r2", "fresh"}
    assert listed("--status", "done") == []
    assert listed("--text", "fresh") == ["fresh"]
    assert set(listed("--area", "kelurahan klender")) == {"r1", "p1", "r2", "fresh"}
    assert listed("--area", "Halim") == []
    assert listed("--category", "flood") == []
    assert len(listed("--limit", "2")) == 2
    assert listed("--sort", "newest")[0] == "fresh"


def test_a_misspelt_search_is_told_what_may_have_been_meant(signed_in: Terminal) -> None:
    told = signed_in.run("--language", "en", "reports", "list", "--text", "jlaan rusak")
    assert (told.returncode, told.stderr.strip()) == (0, "There is no such word. Did you mean “jalan rusak”?")
    assert "Jalan rusak" in signed_in.run("reports", "list", "--text", "jalan rusak").stdout
    assert signed_in.run("reports", "list", "--text", "jalan rusak").stderr == ""


def test_people_get_a_table_and_words_in_their_language(signed_in: Terminal) -> None:
    indonesian = signed_in.run("reports", "list").stdout
    english = signed_in.run("--language", "en", "reports", "list").stdout
    assert "Menunggu" in indonesian
    assert "Waiting" in english
    assert "Klender" in english
    assert "JK" in english
    assert "Jalan rusak r1" in signed_in.run("reports", "show", "r1").stdout


def test_without_signing_in_nothing_is_shown(terminal: Terminal) -> None:
    for arguments in (["sync"], ["reports", "list"], ["act", "r1", "take-on"], ["outbox", "--retry"]):
        assert terminal.json(*arguments, code=4)["error"]["code"] == "not-signed-in"


def test_signing_out_hides_the_reports(signed_in: Terminal) -> None:
    assert signed_in.run("sign-out").returncode == 0
    assert signed_in.json("reports", "list", code=4)["error"]["code"] == "not-signed-in"
    assert signed_in.json("reports", "show", "r1", code=4)["error"]["code"] == "not-signed-in"


def test_a_wrong_password_and_a_dead_server_are_told_apart(terminal: Terminal, centre: CentralServer) -> None:
    sign_in = ["sign-in", centre.url, "--user", "lurah", "--password-stdin"]
    assert terminal.json(*sign_in, code=4, answer="salah\n")["error"]["code"] == "wrong-password"
    centre.stop()
    assert terminal.json(*sign_in, code=1, answer=f"{PASSWORD}\n")["error"]["code"] == "unreachable"
    assert terminal.json("sign-in", "http://elsewhere.example", "--user", "x", "--password-stdin", code=1)["error"]["code"]


def test_a_captive_portal_gets_no_password(terminal: Terminal) -> None:
    seen: list[str] = []

    class Portal(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append("GET")
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Welcome to the cafe</html>")

        def do_POST(self) -> None:
            seen.append("POST")
            self.do_GET()

        def log_message(self, *_arguments: object) -> None:
            return

    portal = HTTPServer(("127.0.0.1", 0), Portal)
    serving = threading.Thread(target=portal.serve_forever)
    serving.start()
    try:
        url = f"http://127.0.0.1:{portal.server_port}"
        ended = terminal.json("sign-in", url, "--user", "lurah", "--password-stdin", code=1, answer=f"{PASSWORD}\n")
    finally:
        portal.shutdown()
        serving.join()
        portal.server_close()
    assert ended["error"]["code"] == "not-our-server"
    assert "POST" not in seen


def test_a_wrong_passphrase_is_told(signed_in: Terminal) -> None:
    signed_in.environment["OFFICER_APP_PASSPHRASE"] = "salah"
    for arguments in (["sync"], ["reports", "list"], ["outbox"]):
        assert signed_in.json(*arguments, code=4)["error"]["code"] == "wrong-passphrase"
    del signed_in.environment["OFFICER_APP_PASSPHRASE"]
    assert signed_in.json("sync", code=4)["error"]["code"] == "passphrase-needed"


def test_the_doctor_tells_how_things_stand_and_no_secrets(signed_in: Terminal, centre: CentralServer) -> None:
    found = signed_in.json("doctor")
    assert found["problems"] == []
    assert found["integrity"] == ["ok"]
    assert found["cursor"]
    assert found["secrets"]["kind"] == "passphrase"
    assert found["connection"]["state"] == "online"
    assert found["connection"]["clock_ahead_s"] == pytest.approx(0, abs=5)
    assert found["versions"]["sqlcipher"]
    assert tuple(map(int, found["versions"]["sqlite"].split("."))) > (3, 51, 2)
    assert found["paths"]["home"] == str(signed_in.home)
    assert found["disk"]["free_bytes"] > 0
    everything = json.dumps(found) + signed_in.run("doctor").stdout
    assert "token" not in everything
    assert "kata sandi" not in everything
    centre.stop()
    assert signed_in.json("doctor")["connection"]["state"] == "unreachable"


def test_the_doctor_speaks_also_where_nothing_opens(signed_in: Terminal) -> None:
    signed_in.environment["OFFICER_APP_PASSPHRASE"] = "salah"
    found = signed_in.json("doctor", code=4)
    assert found["problems"] == ["wrong-passphrase"]
    assert found["versions"]["sqlite"]
    assert found["error"]["words"]


def test_the_doctor_of_an_empty_home_says_that_nobody_signed_in(terminal: Terminal) -> None:
    found = terminal.json("doctor")
    assert found["connection"] == {"state": "never-signed-in"}
    assert found["officer"] is None


def test_a_damaged_work_store_is_rebuilt_and_set_aside(signed_in: Terminal) -> None:
    op_id = signed_in.json("act", "r1", "note", "--text", "belum terkirim", "--no-sync", code=3)["op_id"]
    work = signed_in.home / "work.db"
    for beside in signed_in.home.glob("work.db-*"):
        beside.unlink()
    work.write_bytes(b"\x00" * work.stat().st_size)
    damaged = work.read_bytes()
    assert [found["op_id"] for found in signed_in.json("outbox", code=3)["operations"]] == [op_id]
    assert "work-rebuilt" in signed_in.json("doctor", code=4)["problems"]
    assert [path.read_bytes() for path in signed_in.home.glob("damaged-*/work.db")] == [damaged]
    signed_in.json("outbox", "--retry")
    assert signed_in.json("outbox")["operations"] == []


def test_a_copied_home_tells_nothing(signed_in: Terminal, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(picture(9))
    signed_in.json("act", "r1", "take-on")
    signed_in.json("act", "r1", "result", "--text", "Rahasia kelurahan", "--photo", str(photo), "--no-sync", code=3)
    for file in filter(Path.is_file, signed_in.home.rglob("*")):
        data = file.read_bytes()
        for word in (b"Jalan rusak", b"Rahasia kelurahan", b"access_token", b"refresh_token", b"JFIF", b"SQLite format"):
            assert word not in data, (file, word)
    for store in ("work.db", "cache.db"):
        database = sqlite3.connect(signed_in.home / store)
        with pytest.raises(sqlite3.DatabaseError):
            database.execute("SELECT count(*) FROM sqlite_master")
        database.close()


def test_the_head_of_a_list_ends_quietly(signed_in: Terminal) -> None:
    ended = signed_in.run("reports", "list", "--limit", "1")
    assert len(ended.stdout.splitlines()) == 2
