"""What the desks of an office share, as it goes over the line."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

ItemName = Annotated[str, Meta(min_length=1, max_length=80)]


class NewView(msgspec.Struct, kw_only=True):
    """A saved view of the queue: the client's own words for what it shows, kept as they are."""

    name: ItemName
    query: dict[str, Any]


class SharedView(NewView, kw_only=True):
    """A saved view that is shared; `tag` names its content."""

    id: str
    tag: str


class NewTemplate(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A text for answers: for what it is used (`answer`, or the status of a move), for one category or for all."""

    name: ItemName
    use: Annotated[str, Meta(pattern="^[a-z_]{1,32}$(?!\\n)")]
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    category: Annotated[str, Meta(max_length=64)] | None = None


class Template(NewTemplate, kw_only=True):
    """A template that is shared; `tag` names its content."""

    id: str
    tag: str


class Office(msgspec.Struct, kw_only=True):
    """What the desks of an office share."""

    views: list[SharedView]
    templates: list[Template]
