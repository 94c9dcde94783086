"""The closed lists of words that reports, officers and operations are described with."""

from enum import StrEnum


class Status(StrEnum):
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


class Channel(StrEnum):
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


class Visibility(StrEnum):
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


class PhotoRole(StrEnum):
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
