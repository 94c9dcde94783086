"""What somebody may have meant who misspelt a word: the words that reports here are written in, compared letter by letter.

Reads some thousand reports, so it is for a thread that has the time.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from officer_app.domain.searching import words_in
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.overlay import Overlay
from sync.reading.queue_pages import count_rows
from sync.records import QueueQuery

# So many reports are read for their words, the open ones among them, each of them so far.
_OPEN_READ, _CLOSED_READ, _READ = 4_000, 2_000, 1_000
# Shorter words are never corrected; from this length on two letters may be wrong.
_SHORTEST, _LONG = 4, 6


def corrected(database: Database, overlay: Overlay, query: QueueQuery) -> str | None:
    """What a search may have meant to say, with which it finds something; inside a snapshot."""
    typed = words_in(query.text)
    known = _known_words(database)
    better = [word if _is_known(word, known) else nearest(word, known) or word for word in typed]
    if tuple(better) == typed:
        return None
    meant = " ".join(better)
    return meant if count_rows(database, overlay, replace(query, meant=meant), 1) else None


def nearest(word: str, known: Counter[str]) -> str | None:
    """The known word that is nearest to one, the most frequent of several; None where none is near."""
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
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


def _is_known(word: str, known: Iterable[str]) -> bool:
    return any(word in other for other in known)


def _known_words(database: Database) -> Counter[str]:
    found: Counter[str] = Counter()
    sql = "SELECT substr(folded, 1, ?) FROM words WHERE rid {} ? ORDER BY rid DESC LIMIT ?"
    for side, limit in ((">=", _OPEN_READ), ("<", _CLOSED_READ)):
        for (text,) in database.rows(sql.format(side), (_READ, OPEN_RIDS, limit)):
            found.update(text.split())
    for (names,) in database.rows("SELECT folded FROM category"):
        found.update(names.split())
    return Counter({word: number for word, number in found.items() if len(word) >= _SHORTEST and word.isalpha()})
