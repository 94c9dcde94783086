"""Composes the texts of reports from prepared pieces, plain or as typed on a phone."""

import random
from itertools import product

from bench.province.places import Ward
from bench.province.words import CLOSERS, OPENERS, SINCE, Topic, shortened

_SHORT_SHARE = 0.35
_LONGEST = 200
_OPENERS = (OPENERS, tuple(map(shortened, OPENERS)))
_CLOSERS = (CLOSERS, tuple(map(shortened, CLOSERS)))


class Texts:
    """The texts of one topic."""

    def __init__(self, topic: Topic) -> None:
        plain = [
            f"{subject} {predicate}{since}" for subject, predicate, since in product(topic.subjects, topic.predicates, SINCE)
        ]
        self._sentences = (plain, [shortened(sentence) for sentence in plain])

    def compose(self, ward: Ward, dice: random.Random) -> str:
        """One report's text: a greeting perhaps, the complaint, where, and a plea perhaps."""
        random_ = dice.random
        short = random_() < _SHORT_SHARE
        sentences, openers, closers = self._sentences[short], _OPENERS[short], _CLOSERS[short]
        phrases = ward.short_phrases if short else ward.phrases
        opener = openers[int(random_() * len(openers))]
        sentence = sentences[int(random_() * len(sentences))]
        phrase = phrases[int(random_() * len(phrases))]
        closer = closers[int(random_() * len(closers))]
        if not opener and not short:
            sentence = sentence[0].upper() + sentence[1:]
        text = f"{opener}{sentence} {phrase}{closer}"
        return text if len(text) <= _LONGEST else f"{sentence} {phrase}"
