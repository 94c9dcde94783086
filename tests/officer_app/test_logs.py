"""The log tells what happened and keeps secrets out."""

import logging
import sys
import threading
from collections.abc import Iterator
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
    ],
)
def test_what_looks_like_a_secret_is_blotted_out(log: Path, line: str) -> None:
    logging.getLogger("x").warning(line)
    try:
        raise ValueError(line)
    except ValueError:
        logging.getLogger("x").warning("with its traceback", exc_info=True)
    assert "s3cr3t" not in log.read_text()
    assert log.read_text().count("***") >= 2


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
