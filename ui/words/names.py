"""Names from the reference data in the language of the window."""

from PySide6.QtCore import QLocale

from officer_app.domain.areas import PROVINCE, PROVINCE_NAME, parent_of
from sync.records import Reference


def category_name(reference: Reference, code: str) -> str:
    """A category's name; its code while the reference data is not here yet."""
    category = reference.categories.get(code)
    if category is None:
        return code
    english = QLocale().language() == QLocale.Language.English
    return (category.name_en if english else category.name) or category.name or code


def area_name(reference: Reference, code: str) -> str:
    """An area's name; an unknown one is called by the nearest area above it, or by its code."""
    if code == PROVINCE:
        return PROVINCE_NAME
    known: str | None = code
    while known is not None and known not in reference.areas:
        known = parent_of(known)
    return reference.areas[known] if known is not None else code
