"""Answer templates as JSON: an officer's own ones and what he has not finished, which this computer keeps, and the office's."""

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from officer_app.domain.templates import MOST, AnswerTemplate

# The keys under which an officer's own templates are kept, and what he has typed of templates and not saved.
TEMPLATES_OF = "templates:"
UNFINISHED_OF = "unfinished-templates:"


class _Kept(msgspec.Struct, omit_defaults=True, kw_only=True):
    id: str
    name: str
    use: str
    text: str
    category: str | None = None
    shared: bool = False
    tag: str = ""


def template_as_document(template: AnswerTemplate) -> dict[str, object]:
    """What a template says, as the JSON object that the central API takes."""
    document: dict[str, object] = {"name": template.name, "use": template.use, "text": template.text}
    return document if template.category is None else document | {"category": template.category}


def write_templates(templates: Iterable[AnswerTemplate]) -> str:
    """Templates as JSON text."""
    return msgspec.json.encode([_kept(template) for template in templates]).decode()


def read_templates(text: str | bytes) -> list[AnswerTemplate]:
    """The templates in a JSON list; one that cannot be understood is left out and spoils none of the others."""
    try:
        raw = msgspec.json.decode(text, type=list[msgspec.Raw])
    except msgspec.MsgspecError:
        return []
    return [found for found in map(_template, raw[:MOST]) if found is not None]


def shared_template(raw: msgspec.Raw) -> AnswerTemplate | None:
    """One that the office shares, None where it cannot be understood."""
    found = _template(raw)
    return replace(found, shared=True) if found is not None else None


def _kept(template: AnswerTemplate) -> _Kept:
    return _Kept(
        id=template.template_id,
        name=template.name,
        use=template.use,
        text=template.text,
        category=template.category,
        shared=template.shared,
        tag=template.tag,
    )


def _template(raw: msgspec.Raw) -> AnswerTemplate | None:
    try:
        kept = msgspec.json.decode(raw, type=_Kept)
    except msgspec.MsgspecError:
        return None
    return AnswerTemplate(
        template_id=kept.id,
        name=kept.name,
        use=kept.use,
        text=kept.text,
        category=kept.category,
        shared=kept.shared,
        tag=kept.tag,
    )
