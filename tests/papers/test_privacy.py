"""What of a report may leave."""

from dataclasses import fields

from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole, Visibility
from papers.privacy import is_private, leaving
from tests.ui.desk_samples import report

PHOTO = Attachment(sha256="ab" * 32, size=10, mime="image/jpeg", role=PhotoRole.CITIZEN)
# Each field of a report was looked at: a new one has to be put into one of these.
MAY_LEAVE = {
    "id", "number", "channel", "category", "status", "ward", "received_at", "updated_at", "clocks", "rev", "visibility", "agency",
    "unit", "assignee", "priority", "merged_into",
}  # fmt: skip
STAYS = {"text", "point", "approximate", "address", "neighbourhood", "public_answer", "attachments"}


def test_a_public_report_leaves_as_it_is() -> None:
    found = report()
    assert leaving(found) is found and not is_private(found)


def test_of_a_private_one_nothing_leaves_that_could_name_somebody() -> None:
    found = leaving(report(visibility=Visibility.PRIVATE, public_answer="ya", attachments=(PHOTO,), approximate=True))
    assert is_private(found)
    assert {name: getattr(found, name) for name in STAYS} == {
        "text": "",
        "point": None,
        "approximate": False,
        "address": None,
        "neighbourhood": None,
        "public_answer": None,
        "attachments": (),
    }


def test_every_field_of_a_report_was_looked_at() -> None:
    assert {field.name for field in fields(Report)} == MAY_LEAVE | STAYS
