"""What somebody may have meant who misspelt a word: the words that reports here are written in, compared letter by letter.

Reads some thousand reports, so it is for a thread that has the time.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from officer_app.domain.searching import words_in
from officer_app.domain.spelling import SHORTEST, nearest
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.overlay import Overlay
from sync.reading.queue_pages import count_rows
from sync.records import QueueQuery

# So many reports are read for their words, the open ones among them, each of them so far.
_OPEN_READ, _CLOSED_READ, _READ = 4_000, 2_000, 1_000


def corrected(database: Database, overlay: Overlay, query: QueueQuery) -> str | None:
    """What a search may have meant to say, with which it finds something; inside a snapshot."""
    typed = words_in(query.text)
    known = _known_words(database)
    better = [word if _is_known(word, known) else nearest(word, known) or word for word in typed]
    if tuple(better) == typed:
        return None
    meant = " ".join(better)
    return meant if count_rows(database, overlay, replace(query, meant=meant), 1) else None


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
    return Counter({word: number for word, number in found.items() if len(word) >= SHORTEST and word.isalpha()})
