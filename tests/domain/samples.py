"""Reports, officers and photos for tests of the domain, and Hypothesis strategies of them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    PhotoFacts,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
)
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Status

ARRIVED = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PLACE = (106.9055, -6.2146)


def report(status: Status = Status.WAITING, **changes: object) -> Report:
    """A flood report in Klender, fresh unless said otherwise."""
    fields: dict[str, object] = {
        "id": "r-1",
        "number": "JK2603020001",
        "channel": Channel.QLUE,
        "category": "flood",
        "text": "Banjir di jalan Dermaga",
        "status": status,
        "ward": "31.75.07.1003",
        "received_at": ARRIVED,
        "updated_at": ARRIVED,
        "clocks": deadlines.start(ARRIVED, ClockPolicy()),
        "rev": 7,
        "point": PLACE,
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def photo(sha256: str = "a" * 64, role: PhotoRole = PhotoRole.AFTER, **facts: object) -> Photo:
    """A result photo; `facts` are those of its original."""
    known: dict[str, object] = {"original_sha256": "b" * 64, "original_size": 4_000_000, "source": "jpeg", **facts}
    original = PhotoFacts(**known)  # type: ignore[arg-type]
    return Photo(sha256=sha256, size=900_000, mime="image/jpeg", width=2560, height=1920, role=role, facts=original)


def citizens_photo(sha256: str, original: str | None = None) -> Attachment:
    """A photo that came with a report."""
    return Attachment(sha256=sha256, size=1, mime="image/jpeg", role=PhotoRole.CITIZEN, original_sha256=original)


moments = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(lambda naive: naive.replace(tzinfo=UTC))  # noqa: DTZ001
spans = st.timedeltas(timedelta(0), timedelta(days=30))
texts = st.one_of(st.none(), st.sampled_from(["", " ", "sudah ditangani"]))
photo_sets = st.sampled_from([(), (photo(),), (photo(), photo("c" * 64, PhotoRole.BEFORE))])
payloads: st.SearchStrategy[Payload] = st.one_of(
    st.builds(Move, to=st.sampled_from(Status), reason=texts, agency=texts, unit=texts, answer=texts, photos=photo_sets),
    st.builds(Note, text=st.just("sudah dicek")),
    st.builds(Answer, text=st.just("sedang ditangani")),
    st.builds(Evidence, photos=photo_sets),
    st.builds(Assign, officer=st.sampled_from([None, "o-2"])),
    st.builds(Recategorise, category=st.just("waste")),
    st.builds(Relocate, point=st.just((106.8, -6.2)), address=texts),
    st.builds(Prioritise, priority=st.integers(0, 3)),
    st.builds(Merge, into=st.just("r-2")),
    st.builds(Validate, answer=texts),
    st.builds(Return, reason=st.sampled_from(["", "foto buram"])),
    st.builds(Reopen, reason=st.sampled_from(["", "banjir lagi"])),
)
