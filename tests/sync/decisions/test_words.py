"""What an officer wrote, carried over: told to colleagues, and found again in the window's forms."""

import pytest
from hypothesis import given

from officer_app.domain.operations import (
    MAX_TEXT_BYTES,
    Assign,
    Move,
    Note,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Return,
    Validate,
)
from officer_app.domain.text import bytes_on_the_line
from officer_app.domain.vocabulary import Role, Status
from sync.decisions.words import action_words, draft_of, is_chosen, moment_words, told
from sync.records import Category, Colleague, Reference
from tests.domain.samples import ARRIVED, payloads
from ui.actions.forms import form_for
from ui.actions.offers import Action, base_of
from ui.actions.specs import NOBODY, payload_of

REFERENCE = Reference(
    agencies={"SDA": "Sumber Daya Air"},
    units={"PPSU": "PPSU Klender"},
    officers={"o-2": Colleague("o-2", "Budi", "", frozenset({Role.FIELD}), ())},
    categories={"flood": Category("flood", "Banjir", "Flood", None)},  # type: ignore[arg-type]
)


# Fields that not every text fits.
_SPECIAL = {"priority": "2", "point": "-6.21460, 106.90550"}


@pytest.mark.parametrize("action", list(Action))
def test_what_comes_back_fills_the_form_that_it_was_typed_in(action: Action) -> None:
    spec = form_for(action)
    values = {field.name: _SPECIAL.get(field.name, f"isi {field.name}") for field in spec.fields} if spec is not None else {}
    assert draft_of(payload_of(action, values)) == {f"{base_of(action)}.{name}": text for name, text in values.items()}


def test_nobody_in_particular_comes_back_as_the_form_says_it() -> None:
    assert draft_of(Assign(officer=None)) == {"assign.officer": NOBODY}


def test_what_has_no_form_brings_nothing_back() -> None:
    assert draft_of(Move(to=Status.IN_PROGRESS)) == {}


def test_choices_are_told_from_texts() -> None:
    chosen = {field for field in draft_of(Move(to=Status.COORDINATING, agency="SDA", unit="U", reason="x")) if is_chosen(field)}
    assert chosen == {"move.coordinating.agency", "move.coordinating.unit"}
    assert is_chosen("assign.officer")


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (Move(to=Status.COORDINATING, agency="SDA"), "dikoordinasikan, kepada Sumber Daya Air"),
        (Move(to=Status.COORDINATING, agency="XYZ"), "dikoordinasikan, kepada XYZ"),
        (Move(to=Status.DELEGATED, unit="PPSU"), "didisposisikan, kepada PPSU Klender"),
        (Move(to=Status.IN_PROGRESS), "ditindaklanjuti"),
        (Assign(officer="o-2"), "ditugaskan kepada Budi"),
        (Assign(officer="o-3"), "ditugaskan kepada o-3"),
        (Assign(), "ditugaskan kepada siapa saja"),
        (Recategorise(category="flood"), "kategori diubah menjadi Banjir"),
        (Recategorise(category="other"), "kategori diubah menjadi other"),
        (Relocate(point=(106.8, -6.2)), "lokasi diperbaiki menjadi -6.200000, 106.800000"),
        (Prioritise(priority=3), "prioritas 3"),
        (Validate(), "hasil divalidasi"),
        (Return(reason="x"), "hasil dikembalikan"),
    ],
)
def test_an_action_is_told_in_a_few_words(payload: Payload, words: str) -> None:
    assert action_words(payload, REFERENCE) == words


def test_a_moment_is_told_in_the_citys_time() -> None:
    assert moment_words(ARRIVED) == "02-03-2026 08.30 WIB"


@given(payloads)
def test_everything_can_be_told_in_notes_that_are_taken(payload: Payload) -> None:
    pieces = told(payload, ARRIVED, REFERENCE, opening="Pembuka.", closing="Penutup.")
    assert pieces[0].startswith("Pembuka.\nTindakan: ")
    assert pieces[-1].endswith("Penutup.")
    assert all(0 < bytes_on_the_line(Note(text=piece).text) <= MAX_TEXT_BYTES for piece in pieces)
