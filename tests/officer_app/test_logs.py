"""The log tells what happened and keeps secrets out."""

import logging
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from officer_app import logs


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    level = logging.getLogger().level
    yield logs.start(tmp_path)
    logs.stop()
    logging.getLogger().setLevel(level)


def test_it_writes_below_the_home(log: Path, tmp_path: Path) -> None:
    logging.getLogger("sync.pull").info("page of 500")
    assert log.is_relative_to(tmp_path)
    assert "sync.pull: page of 500" in log.read_text()


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer s3cr3t-value",
        '{"access_token": "s3cr3t-value", "x": 1}',
        "refresh_token=s3cr3t-value",
        "{'password': 's3cr3t-value'}",
        "{'password': 'two s3cr3t words, with \\'quotes\\' s3cr3t'}",
        '"{\\"refresh_token\\":\\"s3cr3t-value\\"}"',
        "send: b'GET / HTTP/1.1\\r\\nAuthorization: Bearer s3cr3t-value\\r\\n\\r\\n'",
        'send: b\'POST / HTTP/1.1\\r\\n\\r\\n{"login":"a","password":"s3cr3t-value"}\'',
        "header ('Authorization', 'Bearer s3cr3t-value')",
        "Proxy-Authorization: Basic s3cr3t-value==",
        "Set-Cookie: sid=s3cr3t-value; Path=/; other=s3cr3t",
        "form ('passphrase', 's3cr3t value')",
        "OFFICER_APP_PASSPHRASE=s3cr3t-value",
        "PRAGMA key = \"x'5ec7e75ec7e75ec7e75ec7e7s3cr3t'\"".replace("s3cr3t", ""),
        "proxy http://user:s3cr3t-value@proxy.example:3128",
        "store_key: s3cr3t-value",
    ],
)
def test_what_looks_like_a_secret_is_blotted_out(log: Path, line: str) -> None:
    logging.getLogger("x").warning(line)
    try:
        raise ValueError(line)
    except ValueError:
        logging.getLogger("x").warning("with its traceback", exc_info=True)
    assert "s3cr3t" not in log.read_text()
    assert "5ec7e7" not in log.read_text()
    assert log.read_text().count("***") >= 2


@pytest.mark.parametrize("line", ["the token of the feed is known", "page 3: 500 items", "https://centre.example/officer/v1/me"])
def test_what_is_no_secret_stays_readable(log: Path, line: str) -> None:
    logging.getLogger("x").warning(line)
    assert line in log.read_text()


def test_strangers_words_cannot_pass_for_an_entry_or_steer_a_terminal(log: Path) -> None:
    forged = "kind\n2026-03-04 03:20:00,000 ERROR MainThread sync: all is lost\r\x1b]52;c;aGk=\x07\u202eetal\x9b2J\x00"
    logging.getLogger("x").warning("an item: %s", forged)
    text = log.read_text()
    entries = [line for line in text.splitlines() if line[:1] != " "]
    assert len(entries) == 1
    assert not set(text) & {"\x1b", "\x07", "\r", "\x00", "\x9b", "\u202e"}
    assert "\\x1b]52" in text


def test_an_entry_without_end_is_cut(log: Path) -> None:
    logging.getLogger("x").warning("an answer: %s", "x" * 10_000_000)
    assert log.stat().st_size < 40_000
    assert log.read_text().endswith(" more)\n")


def test_text_that_utf8_does_not_know_is_logged_all_the_same(log: Path) -> None:
    record = logging.makeLogRecord({"name": "x", "msg": "a name: %s", "args": ("foto\udcff.jpg",)})
    # To this handler alone: what collects the output of tests cannot hold such a letter either.
    next(one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler)).handle(record)
    assert "foto\\udcff.jpg" in log.read_text()


def test_the_level_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    logging.getLogger("x").debug("unseen")
    monkeypatch.setenv("OFFICER_APP_LOG", "debug")
    logs.start(tmp_path)
    logging.getLogger("x").debug("seen")
    monkeypatch.setenv("OFFICER_APP_LOG", "nonsense")
    logs.start(tmp_path)
    logging.getLogger("x").debug("unseen again")
    assert "unseen" not in log.read_text()
    assert "seen" in log.read_text()


@pytest.mark.expects_errors
def test_an_unforeseen_error_is_one_sentence_on_screen_and_a_traceback_in_the_log(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = RuntimeError("the unforeseen")
    sys.excepthook(RuntimeError, error, None)
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert "Traceback" not in shown
    assert "the unforeseen" not in shown
    assert str(log) in shown
    assert "RuntimeError: the unforeseen" in log.read_text()


@pytest.mark.expects_errors
def test_an_error_in_a_thread_is_logged_too(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "in a thread" in log.read_text()
    assert "Traceback" not in capsys.readouterr().err


def test_starting_again_does_not_write_twice(log: Path, tmp_path: Path) -> None:
    logs.start(tmp_path)
    logging.getLogger("x").warning("once")
    assert log.read_text().count("once") == 1


def test_old_logs_are_dropped(log: Path, tmp_path: Path) -> None:
    for _ in range(70):
        logging.getLogger("x").info("x" * 100_000)
    files = list((tmp_path / "logs").iterdir())
    assert 2 <= len(files) <= 6
    assert sum(file.stat().st_size for file in files) < 7 * 1024 * 1024
