"""What a rebuild of work.db found, for people: ids, numbers, kinds and times, no word of any report."""

from datetime import datetime

import msgspec

BACKUP, JOURNAL, DAMAGED = "backup", "journal", "damaged file"


class FoundOperation(msgspec.Struct, frozen=True):
    """An operation, and where what was recorded was found."""

    op_id: str
    report_id: str
    number: str
    kind: str
    author_id: str
    recorded_at: datetime
    state: str
    found_in: str


class MissingPhoto(msgspec.Struct, frozen=True):
    """A photo that an operation on its way needs and that this computer cannot read."""

    op_id: str
    number: str
    sha256: str


class Rebuilt(msgspec.Struct, frozen=True):
    """The differences. `name` is that of the report's file and of the folder with the damaged one.

    `operations` are those that the backup did not have, and all that are not settled. `drafts_since` is the time since which
    drafts may be lost, None when they are all there; without any backup it is the time of the first line of the audit.
    """

    name: str
    at: datetime
    reason: str
    backup: str | None
    backup_at: datetime | None
    operations: tuple[FoundOperation, ...]
    operations_total: int
    lost_operations: tuple[str, ...]
    drafts_since: datetime | None
    missing_photos: tuple[MissingPhoto, ...]
    audit_lines: int
    audit_lines_lost: int

    def lines(self) -> tuple[str, ...]:
        """The same for a notice, the worst first."""
        lost = [f"{op_id} · lost" for op_id in self.lost_operations]
        photos = [f"{photo.number} · photo {photo.sha256[:12]} cannot be read" for photo in self.missing_photos]
        drafts = [f"drafts since {_minute(self.drafts_since)} may be lost"] if self.drafts_since else []
        found = [
            f"{operation.number} · {operation.kind} · {_minute(operation.recorded_at)} · {operation.state} · {operation.found_in}"
            for operation in self.operations
        ]
        return (*lost, *photos, *drafts, *found)


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}Z"
