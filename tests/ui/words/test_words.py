"""Every code has words, and the words are fit for a person."""

import ast
import re
from pathlib import Path

import pytest

from officer_app.domain.vocabulary import Channel, OperationKind, PhotoRole, Role
from officer_app.domain.workflow import Refusal
from sync import errors
from sync.changes import Connection
from sync.errors import OfficerError, Unreachable
from sync.records import OperationState
from ui.words import error_sentences
from ui.words.labels import (
    channel_words,
    connection_words,
    error_words,
    has_words,
    kind_words,
    photo_role_words,
    refusal_words,
    role_words,
    state_words,
)

ROOT = Path(__file__).resolve().parents[3]
FAMILY = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, OfficerError)}
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def raised_codes(folder: str) -> set[str]:
    """The literal codes that a folder's modules give to errors of the family (first argument)."""
    codes: set[str] = set()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in FAMILY and isinstance(node.args[0].value, str):
                codes.add(node.args[0].value)
    return codes


def told_problems() -> set[str]:
    """Codes that the engine stores with an operation: hyphenated literals of the modules that decide its end."""
    codes: set[str] = set()
    reasons = {"too-long", "too-slow", "offset-stands-still"}  # why something is not our server: for the log
    for module in ("planner", "push", "uploads", "setting_aside"):
        for node in ast.walk(ast.parse((ROOT / "sync" / f"{module}.py").read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and "-" in node.value
                and CODE.fullmatch(node.value)
            ):
                codes.add(node.value)
    return codes - reasons


def default_codes() -> set[str]:
    return {value.code for name, value in vars(errors).items() if name in FAMILY}


def protocol_slugs() -> set[str]:
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    paragraph = text.partition("Slugs: ")[2].partition("\n- ")[0]
    return {slug for slug in re.findall(r"`([a-z-]+)`", paragraph) if CODE.fullmatch(slug)}


def test_the_collectors_find_something() -> None:
    assert {"cursor-expired", "wrong-password", "checksum-mismatch"} <= protocol_slugs()
    assert {"unreachable", "disk-full", "photo-unreadable"} <= default_codes()
    assert raised_codes("sync")


@pytest.mark.parametrize("folder", ["sync", "officer_app", "ui", "papers"])
def test_every_code_that_is_raised_has_words(folder: str) -> None:
    assert {code for code in raised_codes(folder) if not has_words(code)} == set()


def test_every_problem_that_the_engine_stores_has_words() -> None:
    assert {"refused-repeatedly", "photo-missing"} <= told_problems()
    assert {code for code in told_problems() if not has_words(code)} == set()


def test_every_default_slug_and_refusal_has_words() -> None:
    texts = {"text-empty", "text-too-long", "text-not-text"}
    photos = {"photo-unreadable", "photo-empty", "photo-too-large", "photo-not-found", "photo-unknown-format"}
    conflicts = {"status-changed", "assignee-changed", "value-changed", "not-in-scope", "gone", "dependency-failed"}
    wanted = default_codes() | protocol_slugs() | {refusal.value for refusal in Refusal} | texts | photos | conflicts
    assert {code for code in wanted if not has_words(code)} == set()


def test_words_are_short_and_name_what_is_safe() -> None:
    for code, (title, text) in error_sentences.SENTENCES.items():
        assert title and not title.endswith("."), code
        assert len(title) <= 90, code
        assert text.endswith("."), code
        assert len(re.findall(r"[.?!](?:\s|$)", text)) <= 2, code


def test_facts_fill_the_sentence_and_a_missing_fact_does_no_harm() -> None:
    assert "12" in error_words("too-many-photos", {"limit": 12}).title
    assert error_words("too-many-photos").title == "At most … photos go with one action"
    assert "Cakung-1" in str(error_words(OfficerError("report-not-found", report="Cakung-1")))


def test_facts_of_strangers_are_not_read_as_a_format() -> None:
    words = error_words(OfficerError("report-not-found", report="{code} {0} %s"))
    assert "{code} {0} %s" in words.title


def test_an_unknown_code_is_named() -> None:
    words = error_words(Unreachable("teapot"))
    assert "teapot" in words.title
    assert "kept" in words.text


def test_every_member_of_the_vocabulary_has_a_word() -> None:
    words = [
        *map(kind_words, OperationKind),
        *map(state_words, OperationState),
        *map(connection_words, Connection),
        *map(channel_words, Channel),
        *map(role_words, Role),
        *map(photo_role_words, PhotoRole),
        *(refusal_words(refusal).title for refusal in Refusal),
    ]
    assert all(words)
