"""What a result photo's facts say, without accusing anybody."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.evidence import NEAR_METRES, Check, Finding, Verdict, distance, lacks_evidence, review
from officer_app.domain.operations import Evidence, Move, Photo
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import PhotoRole, Status
from officer_app.domain.workflow import Workflow
from tests.domain.samples import ARRIVED, PLACE, citizens_photo, photo, report

points = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def verdicts(candidate: Photo, about: Report | None = None, used: tuple[str, ...] = ()) -> dict[Check, Verdict]:
    return {finding.check: finding.verdict for finding in review(candidate, about or report(), used)}


def test_a_photo_taken_after_and_near_is_good() -> None:
    found = verdicts(photo(taken_at=ARRIVED + timedelta(hours=1), point=PLACE))
    assert found == {Check.TIME: Verdict.GOOD, Check.PLACE: Verdict.GOOD, Check.UNIQUE: Verdict.GOOD}


def test_without_facts_nothing_is_claimed() -> None:
    found = verdicts(photo())
    assert (found[Check.TIME], found[Check.PLACE]) == (Verdict.UNKNOWN, Verdict.UNKNOWN)


@pytest.mark.parametrize(
    ("role", "early", "verdict"),
    [
        (PhotoRole.AFTER, timedelta(minutes=10), Verdict.GOOD),
        (PhotoRole.AFTER, timedelta(minutes=11), Verdict.DOUBTFUL),
        (PhotoRole.DURING, timedelta(days=3), Verdict.DOUBTFUL),
        (PhotoRole.BEFORE, timedelta(days=3), Verdict.GOOD),
    ],
)
def test_an_older_photo_is_doubtful_unless_it_shows_the_place_before(role: PhotoRole, early: timedelta, verdict: Verdict) -> None:
    assert verdicts(photo(role=role, taken_at=ARRIVED - early))[Check.TIME] is verdict


def test_a_far_photo_is_doubtful_and_the_distance_is_told() -> None:
    findings = review(photo(point=(PLACE[0], PLACE[1] + 0.01)), report())
    place = next(finding for finding in findings if finding.check is Check.PLACE)
    assert place.verdict is Verdict.DOUBTFUL
    assert place.value == pytest.approx(1112, abs=1)


@given(photo_at=points, now_at=points, then=st.floats(0, 2e7))
def test_what_was_measured_when_it_was_sent_stays(
    photo_at: tuple[float, float], now_at: tuple[float, float], then: float
) -> None:
    for about in (report(point=now_at), report(point=None), report(point=now_at, approximate=True)):
        found = {one.check: one for one in review(replace(photo(point=photo_at), metres=then), about)}[Check.PLACE]
        assert found.value == then
        assert found.verdict is (Verdict.GOOD if then <= NEAR_METRES else Verdict.DOUBTFUL)


def test_a_reports_approximate_place_proves_nothing() -> None:
    assert verdicts(photo(point=PLACE), report(approximate=True))[Check.PLACE] is Verdict.UNKNOWN
    assert verdicts(photo(point=PLACE), report(point=None))[Check.PLACE] is Verdict.UNKNOWN


@pytest.mark.parametrize("used", ["a" * 64, "b" * 64])
def test_a_photo_used_for_another_report_is_doubtful_by_blob_and_by_original(used: str) -> None:
    assert verdicts(photo(), used=(used,))[Check.UNIQUE] is Verdict.DOUBTFUL


def test_the_citizens_own_photo_is_no_result() -> None:
    about = report(attachments=(citizens_photo("b" * 64),))
    assert verdicts(photo(), about)[Check.UNIQUE] is Verdict.DOUBTFUL


def test_the_same_officers_photo_on_this_report_is_no_doubt() -> None:
    assert verdicts(photo(), report())[Check.UNIQUE] is Verdict.GOOD


def test_a_known_distance() -> None:
    monas, klender = (106.8272, -6.1754), (106.9006, -6.2128)
    assert distance(monas, klender) == pytest.approx(9120, abs=40)


@given(a=points, b=points)
def test_a_distance_is_symmetric_bounded_and_zero_at_home(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-3)
    assert 0 <= distance(a, b) <= 20_015_200
    assert distance(a, a) == 0
    assert NEAR_METRES > 0


def copy_of(citizens: str, **changes: object) -> Photo:
    made = photo("d" * 64, PhotoRole.BEFORE, original_sha256=citizens)
    return replace(made, **({"covered": True} | changes))  # type: ignore[arg-type]


def test_a_covered_copy_of_the_citizens_photo_says_that_and_nothing_else() -> None:
    about = report(attachments=(citizens_photo("c" * 64),))
    assert review(copy_of("c" * 64), about) == (Finding(Check.COPY, Verdict.UNKNOWN),)
    for other in (copy_of("c" * 64, covered=False), copy_of("c" * 64, role=PhotoRole.AFTER)):
        assert verdicts(other, about)[Check.UNIQUE] is Verdict.DOUBTFUL
    assert verdicts(copy_of("e" * 64), about)[Check.UNIQUE] is Verdict.GOOD


def test_covering_changes_nothing_about_the_facts() -> None:
    plain = photo(taken_at=ARRIVED + timedelta(hours=1), point=PLACE)
    assert review(replace(plain, covered=True), report()) == review(plain, report())


def test_a_result_needs_more_than_a_copy() -> None:
    about = report(Status.IN_PROGRESS, attachments=(citizens_photo("c" * 64),))
    copy, own = copy_of("c" * 64), photo()
    workflow = Workflow()

    def lacks(*photos: Photo, to: Status = Status.AWAITING_VALIDATION) -> bool:
        return lacks_evidence(Move(to=to, answer="Beres", photos=photos), about, workflow)

    assert lacks(copy) and lacks(copy, copy)
    assert not lacks(copy, own) and not lacks(own)
    assert not lacks(), "that none is there is the workflow's to say"
    assert not lacks(copy, to=Status.COORDINATING), "what needs no photo may have any"
    assert not lacks_evidence(Evidence(photos=(copy,)), about, workflow)
