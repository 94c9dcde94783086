"""What is said of a photo: what it shows, what was written under it, and whether parts of it are covered."""

from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Photo
from officer_app.domain.reports import Attachment
from sync.errors import OfficerError
from ui.words.labels import photo_role_words

# Beside words, so that meaning rests on neither alone.
COVERED_SIGN = "■"


def photo_words(photo: Attachment | Photo) -> str:
    """All of it in one line, as it stands below the large photo and as a screen reader says it."""
    words = photo_role_words(photo.role)
    if photo.caption:
        words = f"{words}: {' '.join(photo.caption.split())}"
    return f"{words}  {covered_words()}" if photo.covered else words


def photo_label(photo: Attachment | Photo) -> str:
    """What stands on the foot of a small photo."""
    role = photo_role_words(photo.role)
    return f"{role} {COVERED_SIGN}" if photo.covered else role


def absent_words(error: OfficerError) -> str:
    """Why a small photo is not shown: what came is no picture, or nothing has come yet."""
    if error.code.startswith("photo-"):
        return QCoreApplication.translate("Photos", "This photo cannot be read")
    return QCoreApplication.translate("Photos", "Not on this computer yet")


def covered_words() -> str:
    """That parts of a photo are covered."""
    return f"{COVERED_SIGN} " + QCoreApplication.translate("Photos", "parts covered")


def covered_count(count: int) -> str:
    """Of how many photos parts are covered."""
    return f"{COVERED_SIGN} " + QCoreApplication.translate("Photos", "parts covered on {0}").format(count)
