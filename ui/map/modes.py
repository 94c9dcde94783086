"""What an officer may do with places on the map, one at a time."""

from enum import StrEnum


class Mode(StrEnum):
    """Measure a way, choose a place for a form, or copy one."""

    MEASURE = "measure"
    CHOOSE = "choose"
    COPY = "copy"
