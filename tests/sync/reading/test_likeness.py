"""Likeness of words, and how often a proposal is right: measured on real reports of Jakarta, polite phrases and all."""

import csv
import math
import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from sync.reading.duplicates import NEAR, WITHIN, Alike
from sync.reading.likeness import alikeness, telling_words
from tests.domain.samples import report

POLITE = (
    "mohon segera ditindaklanjuti, terima kasih",
    "Selamat pagi pak, tolong dibantu ya. Terima kasih.",
    "Assalamualaikum wr wb, mohon bantuannya segera. Makasih",
)


@dataclass(frozen=True)
class Real:
    """A real report's category and words."""

    category: str
    text: str


@pytest.fixture(scope="module")
def jakarta(shared: Path) -> list[Real]:
    with (shared / "jakarta/reports/crm_jaki_2023_sample.csv").open(encoding="utf-8", newline="") as file:
        return [Real(row["category"], row["description"]) for row in csv.DictReader(file)]


def test_the_same_words_are_alike_whatever_their_letters() -> None:
    assert alikeness("banjir", "BANJIR!") == 1.0
    assert alikeness("", "banjir") == alikeness("ab", "ab") == 0.0
    assert alikeness("banjir di dermaga", "sampah menumpuk") < 0.2


@pytest.mark.parametrize("polite", POLITE)
def test_polite_phrases_are_no_likeness(polite: str) -> None:
    assert telling_words(polite) == []
    one, other = f"Lampu jalan padam. {polite}", f"Sampah menumpuk di kali. {polite}"
    assert alikeness(one, other) == alikeness("Lampu jalan padam", "Sampah menumpuk di kali") < 0.15
    assert alikeness(polite, polite) == 0.0


def test_tags_of_an_app_are_no_likeness() -> None:
    assert alikeness("#cuacaekstrim #drainaseburuk Kali meluap", "#cuacaekstrim #drainaseburuk Genangan di pasar") < 0.2


def test_another_category_147_metres_away_and_three_days_older_is_not_proposed() -> None:
    one, other = f"Pohon tumbang menutup jalan, {POLITE[0]}", f"Lampu jalan padam di depan masjid, {POLITE[0]}"
    assert not candidate(147, timedelta(days=-3), same_category=False, alike=alikeness(one, other)).is_likely
    assert not candidate(5, timedelta(hours=1), same_category=False, alike=1.0).is_likely
    assert candidate(12, timedelta(hours=-2), same_category=True, alike=0.6).is_likely


@pytest.mark.parametrize(("neighbours", "precision", "recall"), [("any", 0.98, 0.75), ("same category", 0.95, 0.75)])
def test_a_proposal_is_right(jakarta: list[Real], neighbours: str, precision: float, recall: float) -> None:
    """Each report among six real ones around it; every other report was sent a second time, shorter and with polite words."""
    chance = random.Random(1)
    right = wrong = sent_again = 0
    for one in jakarta * 4:
        others = [other for other in jakarta if other is not one and (neighbours == "any" or other.category == one.category)]
        found = [(beside(chance, one, other), False) for other in chance.sample(others, min(6, len(others)))]
        if chance.random() < 0.5:
            sent_again += 1
            found.append((again(chance, one), True))
        if not found:
            continue
        best, is_same = max(found, key=lambda entry: entry[0].score)
        right += best.is_likely and is_same
        wrong += best.is_likely and not is_same
    assert right / (right + wrong) >= precision, (right, wrong)
    assert right / sent_again >= recall, (right, sent_again)


def beside(chance: random.Random, one: Real, other: Real) -> Alike:
    """Another report somewhere around, some days before or after."""
    apart = timedelta(days=chance.uniform(-1, 1) * WITHIN.days)
    text = f"{one.text} {chance.choice(POLITE)}"
    return candidate(
        NEAR * math.sqrt(chance.random()), apart, same_category=one.category == other.category, alike=alikeness(text, other.text)
    )


def again(chance: random.Random, one: Real) -> Alike:
    """The same report once more: a phone that knows its place badly, soon, in fewer words, now and then another category."""
    words = " ".join(word for word in one.text.split() if chance.random() > 0.3)
    alike = alikeness(one.text, f"{words} {chance.choice(POLITE)}")
    apart = timedelta(days=chance.expovariate(1))
    return candidate(abs(chance.gauss(0, 25)), apart, same_category=chance.random() < 0.95, alike=alike)


def candidate(metres: float, apart: timedelta, *, same_category: bool, alike: float) -> Alike:
    """A candidate of these facts."""
    return Alike(report=report(), metres=metres, apart=apart, same_category=same_category, alike=alike)
