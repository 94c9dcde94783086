"""Which of some words somebody meant who misspelt one: letters put in, left out, changed or swapped."""

from collections.abc import Mapping

# Shorter words are never corrected; from this length on two letters may be wrong.
SHORTEST, _LONG = 4, 6


def nearest(word: str, known: Mapping[str, int]) -> str | None:
    """The known word that is nearest to one, the most frequent of several; None where none is near."""
    if len(word) < SHORTEST or any(char.isdigit() for char in word):
        return None
    most = 2 if len(word) >= _LONG else 1
    letters = set(word)
    found = [
        (steps, -known[other], other)
        for other in known
        if abs(len(other) - len(word)) <= most
        and len(letters ^ set(other)) <= 2 * most
        and (steps := distance(word, other, most)) <= most
    ]
    return min(found)[2] if found else None


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be put in, left out, changed or swapped with a neighbour; beyond `most` only that it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != wanted))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == wanted:
                step = min(step, earlier[j - 2] + 1)
            row.append(step)
        if min(row) > most:
            return most + 1
    return row[-1]
