"""The lists of words that reports, officers and operations are described with.

A newer server may use words that are not in a list. `OpenWord` lists keep such a word as it came (decision 0035).
"""

from enum import StrEnum
from functools import lru_cache
from typing import Self, cast

LONGEST_WORD = 64


class OpenWord(StrEnum):
    """A list that a newer server may lengthen.

    The constructor takes the words of this version only. `read` also takes others: they compare as themselves, equal no member
    and are in no set of members, so that whatever needs a known word does not apply to them.
    """

    @classmethod
    def read(cls, word: str) -> Self:
        """The member with this word, or the word as it came; longer words are cut."""
        found = cls._value2member_map_.get(word)
        return cast("Self", found) if found is not None else cast("Self", _foreign_word(cls, word[:LONGEST_WORD]))

    @property
    def is_known(self) -> bool:
        """Whether this version knows the word."""
        return self._value_ in type(self)._value2member_map_


@lru_cache(maxsize=1_024)
def _foreign_word(kind: type[OpenWord], word: str) -> OpenWord:
    found = str.__new__(kind, word)
    found._name_ = found._value_ = word
    return found


class Status(OpenWord):
    """Where a report stands in the workflow."""

    WAITING = "waiting"
    COORDINATING = "coordinating"
    DELEGATED = "delegated"
    IN_PROGRESS = "in_progress"
    AWAITING_VALIDATION = "awaiting_validation"
    DONE = "done"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


CLOSED_STATUSES = frozenset({Status.DONE, Status.REJECTED, Status.DUPLICATE})
OPEN_STATUSES = frozenset(Status) - CLOSED_STATUSES


class Channel(OpenWord):
    """How a citizen's report reached the city."""

    QLUE = "qlue"
    EMAIL = "email"
    TWITTER = "twitter"
    FACEBOOK = "facebook"
    BALAI_WARGA = "balai_warga"
    PETAJAKARTA = "petajakarta"
    LAPOR = "lapor"
    WAZE = "waze"
    JAKI = "jaki"
    MEDIA = "media"


class Role(StrEnum):
    """What an officer may do; one officer may hold several roles."""

    STAFF = "staff"
    FIELD = "field"
    SUPERVISOR = "supervisor"
    AGENCY = "agency"


class AreaLevel(StrEnum):
    """The administrative levels, from the whole province down to the RW."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"
    NEIGHBOURHOOD = "neighbourhood"


class Visibility(OpenWord):
    """Whether a report's photo may be seen by everybody who may see the report."""

    PUBLIC = "public"
    PRIVATE = "private"


class OperationKind(StrEnum):
    """What an officer may do to a report; each is one operation of the Officer API."""

    MOVE = "move"
    NOTE = "note"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    ASSIGN = "assign"
    RECATEGORISE = "recategorise"
    RELOCATE = "relocate"
    PRIORITISE = "prioritise"
    MERGE = "merge"
    VALIDATE = "validate"
    RETURN = "return"
    REOPEN = "reopen"


class PhotoRole(OpenWord):
    """What a photo shows: what the citizen saw, or the place before, during or after the work."""

    CITIZEN = "citizen"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Need(StrEnum):
    """What a legal move asks for besides the report itself."""

    REASON = "reason"
    AGENCY = "agency"
    UNIT = "unit"
    ANSWER = "answer"
    PHOTO = "photo"
    INTO = "into"


class Field(StrEnum):
    """A value of a report that one officer's operation may put in the place of another's."""

    PUBLIC_ANSWER = "public_answer"
    PRIORITY = "priority"
    CATEGORY = "category"
    POINT = "point"
    ADDRESS = "address"
    ASSIGNEE = "assignee"
    AGENCY = "agency"
    UNIT = "unit"
